"""What an officer publishes of the files they sent, and withdraws."""

import re
from datetime import datetime

from rapidfuzz import fuzz

from bot.subjects.access import require
from bot.subjects.again import Problems
from bot.subjects.library.documents import document_of
from bot.subjects.support.searching import choices as as_choices
from bot.subjects.support.searching import find
from bot.turns.lasting import touch
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.actions.library import PublishFile
from cards.library.kept_files import FileChoice
from cards.library.publishing import PublishView, publish_form, published_card, withdraw_form
from cards.phrases import clock
from domain.errors import Problem, Refused, refuse
from domain.library.documents import Edition, LibraryDocument
from domain.library.kept_files import LIBRARY, KeptFile, Standing, slot_of
from domain.library.publishing import (
    PublishContext,
    Publishing,
    PublishValues,
    WithdrawValues,
    judge_publishing,
)
from domain.library.sent_files import FileType
from domain.operations.files import PDF_TEXT
from domain.people.people import Person
from domain.permissions import Act, can
from domain.support.finding import Dataset
from storage.store import Store

# How alike a file's name and a title are where the one is likely the next edition of the other.
ALIKE = 80
MOST_TITLES = 1_000
# What a file's name has beside its title, to tell one version from another.
_VERSION_WORDS = frozenset({"final", "new", "version", "draft", "copy"})


def choices(person: Person, _now: datetime, _store: Store) -> list[FileChoice]:
    """That a file is for the library, for who may publish."""
    if not can(person, Act.PUBLISH, person):
        return []
    facts = ("a new document, or the next version of one",)
    return [FileChoice(LIBRARY, "", "For the library", facts)]


def take(file: KeptFile, _subject: str, turn: Turn, store: Store) -> None:
    """Has a file wait for its form; nobody reads it by that."""
    require(turn, Act.PUBLISH, "officers_only")
    store.kept_files.choose(file.id, LIBRARY)


def let_go(file: KeptFile, _turn: Turn, store: Store) -> None:
    """Refuses that a file which is on the shelf becomes something else."""
    if store.library.of_file(file.id) is not None:
        raise refuse("published_already")


def card(file: KeptFile, _person: Person, _now: datetime, store: Store) -> Card:
    """What the file's message shows: its form, or what became of it."""
    edition = store.library.of_file(file.id)
    document = store.library.get(edition.document) if edition else None
    if edition is None or document is None:
        return form(file, _guessed(file, store), store)
    announced = store.shelf.announces(edition.id)
    return published_card(document, edition, store.hub, announced=announced)


def form(
    file: KeptFile, values: PublishValues, store: Store, problems: tuple[Problem, ...] = ()
) -> Card:
    """The form of a file, with what was typed and what is wrong with it."""
    near = as_choices(find(Dataset.DOCUMENTS, values.document, store))
    view = PublishView(
        file=file,
        values=values,
        problems=problems,
        near=near,
        seen=store.shelf.newest(),
        same=_same_anywhere(file, store),
    )
    return publish_form(view, store.hub)


def publish(file: KeptFile, action: PublishFile, turn: Turn, store: Store) -> None:
    """Publishes a file; raises Refused with what is wrong, or with what happened meanwhile.

    One that was published already stays as it was.
    """
    require(turn, Act.PUBLISH, "officers_only")
    if file.standing is Standing.SETTLED and file.purpose == LIBRARY:
        return
    if file.standing is not Standing.WAITING or file.purpose != LIBRARY:
        raise refuse("file_forgotten")
    new = _judged(action.typed, store)
    document = _document(new, turn, store)
    if new.document is not None:
        _refuse_doubts(file, document, action, turn, store)
        store.shelf.change(document, new.kind, new.roles)
    edition = store.shelf.publish(file, document, new.changed, turn.now, announced=not new.quiet)
    store.kept_files.settle(file, LIBRARY, f"edition:{edition}", turn.now)
    if file.kind is FileType.PDF:
        store.work.put(PDF_TEXT, turn.speaker.id, turn.now, str(edition))
    told = {"document": document, "edition": edition, "quiet": new.quiet}
    store.audit.add(turn.now, turn.speaker.id, "edition.published", f"edition:{edition}", **told)
    touch(slot_of(file.id), store, turn.now)


def withdraw_card(
    about: tuple[LibraryDocument, Edition],
    turn: Turn,
    _store: Store,
    values: WithdrawValues,
    problems: Problems = (),
) -> Card:
    """The question why an edition is withdrawn."""
    document, edition = about
    return withdraw_form(document, edition, values, turn.hub, problems)


def withdraw(edition: Edition, why: str, turn: Turn, store: Store) -> bool:
    """Takes an edition off the shelf; gives whether it did, or somebody had before."""
    if _held(edition, store).withdrawn:
        return False
    store.shelf.withdraw(edition.id, edition.document, turn.speaker.id, why, turn.now)
    subject = f"edition:{edition.id}"
    store.audit.add(turn.now, turn.speaker.id, "edition.withdrawn", subject)
    return True


def put_back(edition: Edition, turn: Turn, store: Store) -> None:
    """Puts an edition on the shelf again."""
    if not _held(edition, store).withdrawn:
        return
    store.shelf.put_back(edition.id, edition.document)
    subject = f"edition:{edition.id}"
    store.audit.add(turn.now, turn.speaker.id, "edition.put_back", subject)


def _held(edition: Edition, store: Store) -> Edition:
    """The edition as it stands once nobody else can change its document."""
    store.shelf.hold(edition.document)
    found = store.library.edition(edition.id)
    assert found is not None
    return found


def _judged(values: PublishValues, store: Store) -> Publishing:
    known = store.library.titled(values.document) if values.document.strip() else None
    taken = bool(values.called.strip() and store.library.titled(values.called))
    return judge_publishing(values, PublishContext(known, taken))


def _document(new: Publishing, turn: Turn, store: Store) -> int:
    """The id of the document, which is held, or made now."""
    if new.document is not None:
        document_of(turn, new.document.id, Act.PUBLISH, store)
        store.shelf.hold(new.document.id)
        return new.document.id
    id_ = store.shelf.add(new.called, new.kind, new.roles)
    # Somebody made one of that title at this very moment.
    if id_ is None:
        raise refuse("title_taken", "called", typed=new.called)
    return id_


def _refuse_doubts(
    file: KeptFile, document: int, action: PublishFile, turn: Turn, store: Store
) -> None:
    """Refuses the same file again, and once what somebody published meanwhile, or an older file."""
    page = store.library.editions(document, 1)
    newest = page.rows[0] if page.rows else None
    if newest is None:
        return
    same = store.shelf.same(document, file.sha256)
    current = store.library.get(document)
    counts = current.edition.number if current and current.edition else None
    if same is not None and same == counts:
        raise refuse("same_edition", "document", number=same)
    if newest.id > action.seen:
        raise Refused(_published_since(newest, turn, store))
    if same is not None and not action.sure:
        raise refuse("older_edition", "", number=same, newest=newest.number)


def _published_since(newest: Edition, turn: Turn, store: Store) -> Problem:
    by = store.people.get(newest.by) if newest.by else None
    at = clock(newest.at.astimezone(turn.local.tzinfo))
    facts = {"by": by.name if by else "", "number": newest.number, "at": at}
    return Problem("document", "published_since", facts)


def _same_anywhere(file: KeptFile, store: Store) -> str:
    """That this very file is on the shelf already: where."""
    found = store.shelf.same_anywhere(file.sha256)
    if found is None:
        return ""
    title, number = found
    return f"This file is {store.hub.words.one('edition')} {number} of “{title}” already."


def _guessed(file: KeptFile, store: Store) -> PublishValues:
    """The document of which a file is likely the next edition, by its name."""
    stem = _plain_name(file.name)
    best = max(
        store.library.like((), MOST_TITLES),
        key=lambda one: fuzz.ratio(stem, one[1].casefold()),
        default=None,
    )
    if best is None or fuzz.ratio(stem, best[1].casefold()) < ALIKE:
        return PublishValues()
    return PublishValues(document=best[1])


def _plain_name(name: str) -> str:
    """A file's name without its ending and without what people put there to tell versions."""
    stem = name.rpartition(".")[0] or name
    words = re.sub(r"[-_()]", " ", stem).casefold().split()
    return " ".join(
        word for word in words if word not in _VERSION_WORDS and not word.strip("v.").isdecimal()
    )
