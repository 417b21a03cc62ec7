"""The library as a person may read it: its list, its documents and their editions."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from zoneinfo import ZoneInfo

from bot.subjects.file_words import ASKED_BEFORE, ON_ITS_WAY
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.actions.library import ShowEditions, ShowLibrary
from cards.library.documents import (
    PAGE as EDITIONS,
)
from cards.library.documents import (
    DocumentView,
    EditionsView,
    document_card,
    editions_card,
)
from cards.library.library import PAGE, LibraryView, library
from domain.errors import refuse
from domain.library.documents import NEW_FOR, DocumentKind, Edition, LibraryDocument
from domain.operations.files import DOCUMENT
from domain.people.people import Person
from domain.permissions import Act, can, scope
from domain.support.finding import words_of
from storage.store import Store


def list_card(turn: Turn, wanted: ShowLibrary, store: Store, note: str = "") -> Card:
    """A page of what is there for the speaker; `note` says how it is narrowed."""
    seen = scope(turn.person, Act.READ_DOCUMENT)
    above = store.library.get(wanted.before) if wanted.before else None
    if above is not None and not seen.holds(above):
        above = None
    found = store.library.page(seen, PAGE, above, words_of(wanted.words))
    if above is not None and not found.rows:
        # What stood on this page is off the shelf since.
        return list_card(turn, wanted.model_copy(update={"before": None}), store, note)
    older, newer = found.beside(partial(_below, wanted))
    since = new_since(turn.today, store)
    view = LibraryView(
        rows=found.rows,
        total=found.total,
        first=found.first,
        new=frozenset(d.id for d in found.rows if d.edition and is_new(d.edition, since, turn)),
        older=older,
        newer=newer,
        publishes=can(turn.person, Act.PUBLISH, turn.speaker),
        agreements=store.agreements.any_in(scope(turn.person, Act.SEE_AGREEMENT)),
        note=note or (f"Only “{wanted.words}”." if wanted.words else ""),
    )
    return library(view, turn.hub)


def meant(turn: Turn, words: str, store: Store) -> LibraryDocument | None:
    """The one document that words mean: by its title, or by its kind if there is one alone."""
    seen, sought = scope(turn.person, Act.READ_DOCUMENT), words.strip().lower()
    whole = store.library.titled(words)
    if whole is not None and whole.edition is not None and seen.holds(whole):
        return whole
    named = words_of(sought)
    kind = DocumentKind(sought) if sought in set(DocumentKind) else None
    ways = [(named, kind), (named, None), ((), kind)] if kind else [(named, None)]
    for these, of_kind in ways:
        found, there = store.library.alone(seen, these, of_kind)
        if there:
            return found
    return None


def narrowed_card(turn: Turn, words: str, store: Store) -> Card:
    """The list of what has these words in its title; where nothing has, all of it and that."""
    seen = scope(turn.person, Act.READ_DOCUMENT)
    if store.library.page(seen, 1, None, words_of(words)).rows:
        return list_card(turn, ShowLibrary(words=words), store)
    return list_card(turn, ShowLibrary(), store, f"Nothing is called “{words}”: here is all.")


def shown_card(
    turn: Turn, document: LibraryDocument, edition: Edition | None, store: Store, note: str = ""
) -> Card:
    """A document with one of its editions."""
    publishes = can(turn.person, Act.PUBLISH, turn.speaker)
    counts = document.edition is not None and edition is not None
    is_current = counts and document.edition == edition
    view = DocumentView(
        document=document,
        edition=edition,
        day=_day(edition, turn) if edition else turn.today,
        today=turn.today,
        new=bool(is_current and edition and is_new(edition, new_since(turn.today, store), turn)),
        publishes=publishes,
        earlier=publishes and store.library.editions(document.id, 1).total > int(is_current),
        names=_names([edition] if edition and publishes else [], store),
        note=note,
    )
    return document_card(view, turn.hub)


def editions_page(turn: Turn, wanted: ShowEditions, store: Store) -> Card:
    """A page of a document's editions, for officers."""
    document = document_of(turn, wanted.document, Act.PUBLISH, store)
    found = store.library.editions(document.id, EDITIONS, wanted.before)
    if wanted.before is not None and not found.rows:
        return editions_page(turn, ShowEditions(document=document.id), store)
    older, newer = found.beside(
        lambda last: ShowEditions(document=document.id, before=last.number if last else None)
    )
    names = _names(found.rows, store)
    view = EditionsView(document, found.rows, found.total, found.first, names, older, newer)
    return editions_card(view, turn.hub)


def document_of(turn: Turn, id_: int, act: Act, store: Store) -> LibraryDocument:
    """The document, for a person who may do `act` with it."""
    document = store.library.get(id_)
    if document is None or not can(turn.person, act, document):
        raise refuse("not_yours")
    return document


def edition_of(turn: Turn, id_: int, store: Store) -> tuple[LibraryDocument, Edition]:
    """An edition with its document, for a person who may open it.

    Only officers open others than the one that counts.
    """
    edition = store.library.edition(id_)
    document = store.library.get(edition.document) if edition else None
    if edition is None or document is None or not may_open(turn.person, document, edition):
        raise refuse("not_on_shelf")
    return document, edition


def may_open(person: Person | None, document: LibraryDocument, edition: Edition) -> bool:
    """Whether a person may have the file of an edition."""
    if can(person, Act.PUBLISH, document):
        return True
    counts = document.edition is not None and document.edition.id == edition.id
    return counts and can(person, Act.READ_DOCUMENT, document)


def may_have_edition(person: Person, edition: int, store: Store) -> bool:
    """The same, by the edition's id."""
    found = store.library.edition(edition)
    document = store.library.get(found.document) if found else None
    return found is not None and document is not None and may_open(person, document, found)


def have_opened(turn: Turn, edition: Edition, store: Store) -> str:
    """Has an edition's file come into the speaker's chat; gives what to say of it."""
    is_new_work = store.work.put(DOCUMENT, turn.speaker.id, turn.now, str(edition.id))
    return ON_ITS_WAY if is_new_work else ASKED_BEFORE


def new_since(today: date, store: Store) -> date:
    """The first day of the twenty school days in which an edition is new."""
    return store.calendars.calendar().previous_school_day(today, NEW_FOR)


def is_new(edition: Edition, since: date, turn: Turn) -> bool:
    """Whether an edition is new; what the product brings never is."""
    return edition.by is not None and _day(edition, turn) >= since


def _below(wanted: ShowLibrary, last: LibraryDocument | None) -> ShowLibrary:
    return wanted.model_copy(update={"before": last.id if last else None})


def _day(edition: Edition, turn: Turn) -> date:
    zone = turn.person.zone if turn.person else turn.hub.zone
    return edition.at.astimezone(ZoneInfo(zone)).date()


def _names(editions: Iterable[Edition], store: Store) -> dict[int, str]:
    """What those are called who published or withdrew editions, by id."""
    return store.people.names(id_ for each in editions for id_ in (each.by, each.withdrawn_by))
