"""Sent files from when they come until somebody said what they are, or nobody did."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.subjects.library.purposes import choices_for, purpose_of
from bot.turns.lasting import touch
from bot.turns.reply import Card, Reply, Say, Show
from bot.turns.turn import Turn
from cards.library.kept_files import (
    QuestionView,
    file_of_no_use,
    file_question,
    forgotten_file,
    not_taken,
)
from cards.phrases import short_day
from domain.errors import Problem, refuse
from domain.library.kept_files import KIND, LIBRARY, MOST_WAITING, KeptFile, Standing, slot_of
from domain.library.sent_files import MOST_AT_ONCE, Received
from domain.people.people import Person, Role
from storage.store import Store

FORM = "kept_file"


def receive(turn: Turn, store: Store) -> Reply:
    """Keeps what came of a message's files, and asks about the first; says why not of others."""
    came = turn.needed if isinstance(turn.needed, tuple) else (Problem("", "files_not_here"),)
    problems = [each for each in came if isinstance(each, Problem)]
    sound = [each for each in came if isinstance(each, Received)]
    if len(turn.files) > MOST_AT_ONCE:
        problems.append(Problem("", "files_too_many"))
    useful = [each for each in sound if choices_for(each.kind, turn.speaker, turn.now, store)]
    if sound and not useful:
        names = [each.name for each in sound]
        return Say(file_of_no_use(names, turn.hub, leader=turn.speaker.has(Role.LEADER)))
    kept = _kept(useful, problems, turn, store)
    if not kept:
        return Say(not_taken(problems, turn.hub))
    return Say(_asked(kept[0], problems, turn, store), slot_of(kept[0].id))


def _kept(
    files: Iterable[Received], problems: list[Problem], turn: Turn, store: Store
) -> list[KeptFile]:
    """The files to ask about; one that waits for its answer already is not kept anew."""
    kept = []
    for file in files:
        same = store.kept_files.same(turn.speaker.id, file.sha256)
        if same is not None and same.standing is Standing.ASKED:
            kept.append(same)
            continue
        if store.kept_files.count_waiting(turn.speaker.id) >= MOST_WAITING:
            problems.append(Problem("", "files_waiting"))
            break
        id_ = store.kept_files.keep(file, turn.speaker.id, turn.now)
        coded = {"kind": file.kind, "size": len(file.content)}
        store.audit.add(turn.now, turn.speaker.id, "file.kept", f"file:{id_}", **coded)
        kept.append(_got(id_, store))
    return list({file.id: file for file in kept}.values())


def _asked(file: KeptFile, problems: Sequence[Problem], turn: Turn, store: Store) -> Card:
    """The question about a file, which is put now."""
    again = file.asked_at is not None
    store.kept_files.note_asked(file.id, turn.now)
    return question(_got(file.id, store), turn.speaker, turn.now, store, problems, again=again)


def question(
    file: KeptFile,
    person: Person,
    now: datetime,
    store: Store,
    problems: Sequence[Problem] = (),
    *,
    again: bool = False,
) -> Card:
    """The question what a file is; `again` says that it was put before, and the file sent twice."""
    before = "You sent this file already; it is still waiting for an answer." if again else ""
    view = QuestionView(
        file,
        choices_for(file.kind, person, now, store),
        now.astimezone(ZoneInfo(person.zone)),
        before=before or _sent_before(file, person, store),
        others=len([each for each in store.kept_files.unasked(person.id) if each.id != file.id]),
        problems=problems,
    )
    return file_question(view, store.hub)


def _sent_before(file: KeptFile, person: Person, store: Store) -> str:
    """When the same file was sent and answered before; empty where it was not."""
    earlier = store.kept_files.same(person.id, file.sha256, but=file.id)
    if earlier is None:
        return ""
    zone = ZoneInfo(person.zone)
    day = short_day(earlier.sent_at.astimezone(zone).date(), file.sent_at.astimezone(zone).date())
    return f"You sent the same file on {day}, and said what it was."


def card(file: KeptFile, person: Person, now: datetime, store: Store) -> Card:
    """What a message about a file shows now, for its sender."""
    if file.standing in (Standing.FORGOTTEN, Standing.TAKEN_OFF):
        return forgotten_file(
            file, in_time=file.removed_at is not None and file.removed_at < file.until
        )
    purpose = purpose_of(file.purpose)
    if purpose is None:
        return question(file, person, now, store)
    return purpose.card(file, person, now, store)


def is_form(file: KeptFile) -> bool:
    """Whether the card of a file is a form, which no update of its message may wipe."""
    if file.standing is not Standing.WAITING:
        return False
    return file.purpose == LIBRARY or file.requirement is not None


def as_it_stands(turn: Turn, id_: int, store: Store) -> Show:
    """What the message of the speaker's own file shows from now on, in its place."""
    file = own_file(turn, id_, store)
    shown = card(file, turn.speaker, turn.now, store)
    if is_form(file):
        return Show(shown, form=FORM)
    touch(slot_of(id_), store, turn.now)
    return Show(shown, slot_of(id_))


def own_file(turn: Turn, id_: int, store: Store) -> KeptFile:
    """The speaker's own file; anybody else's is refused, whatever it is."""
    file = store.kept_files.get(id_)
    if file is None or file.person != turn.speaker.id:
        raise refuse("not_yours")
    return file


def answer(file: KeptFile, name: str, subject: str, turn: Turn, store: Store) -> None:
    """Keeps a file as what its sender says that it is; the next one is asked about then."""
    if turn.now >= file.until:
        raise refuse("file_forgotten")
    purpose = purpose_of(name)
    if purpose is None or file.kind not in purpose.kinds:
        raise refuse("file_not_that")
    purpose.take(file, subject, turn, store)
    coded = {"purpose": name, "whose": subject}
    store.audit.add(turn.now, turn.speaker.id, "file.answered", f"file:{file.id}", **coded)
    ask_next(turn.speaker, turn.conversation.id, turn.now, store)


def ask_again(file: KeptFile, turn: Turn, store: Store) -> None:
    """Asks once more what a file is, whatever was said before; not of one that is gone."""
    purpose = purpose_of(file.purpose)
    if purpose is None or file.removed_at or store.kept_files.content(file.id) is None:
        return
    store.kept_files.ask_again(file.id, turn.now)
    store.audit.add(turn.now, turn.speaker.id, "file.asked_again", f"file:{file.id}")
    purpose.let_go(file, turn, store)


def forget(file: KeptFile, turn: Turn, store: Store) -> None:
    """Forgets a file that its sender needs no more; one that is kept for good stays."""
    if file.standing in (Standing.ASKED, Standing.WAITING):
        store.kept_files.forget([file.id], turn.now)
        store.audit.add(turn.now, turn.speaker.id, "file.forgotten", f"file:{file.id}")
        ask_next(turn.speaker, turn.conversation.id, turn.now, store)


def ask_next(person: Person, chat: str, now: datetime, store: Store) -> None:
    """Has the next of a person's files asked about, as a message of its own."""
    for file in store.kept_files.unasked(person.id)[:1]:
        store.kept_files.note_asked(file.id, now)
        # A file's number is given anew once it is forgotten, so that it alone is no key.
        key = f"{KIND}:{file.id}:{file.sent_at.isoformat()}"
        store.outbox.put(KIND, str(file.id), key, chat, now)


def forget_unanswered(now: datetime, store: Store) -> list[KeptFile]:
    """Forgets what waited for as long as files do; its message says so."""
    over = store.kept_files.over(now)
    if over:
        store.kept_files.forget([file.id for file in over], now)
    for file in over:
        store.audit.add(now, None, "file.forgotten", f"file:{file.id}")
        touch(slot_of(file.id), store, now)
    return over


def _got(id_: int, store: Store) -> KeptFile:
    file = store.kept_files.get(id_)
    assert file is not None
    return file
