"""Files that hang on a record as evidence: chosen by who sent them, opened by who may see them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.subjects.access import record_of
from bot.subjects.visits import copies, receipts
from bot.turns.lasting import touch
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.library.kept_files import FileChoice, file_for_next, file_with_record
from cards.phrases import PROGRESS, short_day
from cards.visits.evidence import EvidenceRow, EvidenceView, evidence
from domain.errors import refuse
from domain.library.kept_files import (
    EVIDENCE,
    MOST_EVIDENCE,
    NEXT,
    PUT_BACK,
    KeptFile,
    Standing,
    of_visit,
    slot_of,
)
from domain.people.people import Person, Role
from domain.permissions import Act, can, scope
from domain.visits.copies import CopiedRecord
from domain.visits.visits import Record, Visit
from storage.store import Store

# Own records that a file is offered for: older ones are found by their words.
RECENT = 4


def choices(person: Person, now: datetime, store: Store) -> list[FileChoice]:
    """The next record of a person, and their last ones."""
    if not person.has(Role.LEADER):
        return []
    visit = store.hub.words.one("visit")
    found: list[FileChoice] = []
    if store.deployments.of_leader(person.id):
        saved = f"Kept with that {store.hub.words.one('record')} once you save it"
        found.append(FileChoice(EVIDENCE, NEXT, f"For the {visit} you record next", (saved,)))
    own = scope(person, Act.ADD_EVIDENCE, Role.LEADER)
    today = now.astimezone(ZoneInfo(person.zone)).date()
    for record in store.records.page(own, now, RECENT).rows:
        did = record.what
        how = PROGRESS[did.progress] if isinstance(did, Visit) else "Did not happen"
        facts = (f"Evidence for the {visit} of {short_day(record.on, today)}", how)
        found.append(FileChoice(EVIDENCE, of_visit(record.id), record.deployment.school, facts))
    return found


def take(file: KeptFile, subject: str, turn: Turn, store: Store) -> None:
    """Hangs a file on the record that its sender chose, or keeps it for the next one."""
    if subject == NEXT:
        store.kept_files.choose(file.id, EVIDENCE, NEXT)
        return
    kind, _, id_ = subject.partition(":")
    if kind != "visit":
        raise refuse("file_not_that")
    record = record_of(turn, int(id_), Act.ADD_EVIDENCE, store)
    _judge(file, record, store)
    store.kept_files.settle(file, EVIDENCE, subject, turn.now)
    _note(turn, "evidence.added", file, record, store)


def _judge(file: KeptFile, record: Record, store: Store) -> None:
    if record.deleted:
        raise refuse("deleted")
    there = store.kept_files.evidence(record.id)
    if any(each.sha256 == file.sha256 for each in there):
        raise refuse("file_hangs_there")
    if len(there) >= MOST_EVIDENCE:
        raise refuse("evidence_full")


def chosen_card(file: KeptFile, person: Person, now: datetime, store: Store) -> Card:
    """What stands in place of the question once a file is evidence."""
    record = store.visits.get(file.visit) if file.visit else None
    if record is None:
        return file_for_next(file, now.astimezone(ZoneInfo(person.zone)), store.hub)
    return file_with_record(file, record, store.hub)


def follow(record: Record, turn: Turn, store: Store) -> None:
    """Hangs on a new record what waits for it; a deleted one takes its files along."""
    if record.version == 1 and record.recorded_at == turn.now and not record.deleted:
        for file in store.kept_files.settle_next(turn.speaker.id, record.id, turn.now):
            store.audit.add(turn.now, turn.speaker.id, "evidence.added", f"file:{file}")
            touch(slot_of(file), store, turn.now)
    until = record.deleted_at + PUT_BACK if record.deleted_at else None
    store.kept_files.follow_record(record.id, until)


def let_go(file: KeptFile, turn: Turn, store: Store) -> None:
    """Has what shows a record follow that a file hangs on it no more."""
    if file.visit is not None:
        _touch(file.visit, turn, store)


def may_open(person: Person | None, id_: int, now: datetime, store: Store) -> bool:
    """Whether a person may have a file that hangs on a record.

    A school may have what the leader lets it see, once its copy of the record is in sight.
    """
    found = _with_record(id_, store)
    if found is None:
        return False
    file, record = found
    if file.standing is not Standing.SETTLED or record.deleted:
        return False
    if can(person, Act.SEE, record):
        return True
    return file.for_school and can(
        person, Act.SEE, CopiedRecord(record, store.copies.of(record.id), now)
    )


def bring(id_: int, turn: Turn, store: Store) -> None:
    """Has a file brought into the speaker's chat, where it comes as a message of its own."""
    if not may_open(turn.person, id_, turn.now, store):
        raise refuse("not_yours")
    store.work.put(EVIDENCE, turn.speaker.id, turn.now, str(id_))


def file_of(turn: Turn, id_: int, store: Store) -> tuple[KeptFile, Record]:
    """A file with its record, for who may see it as its leader does."""
    found = _with_record(id_, store)
    if found is None or not can(turn.person, Act.SEE, found[1]):
        raise refuse("not_yours")
    if found[1].deleted:
        raise refuse("deleted")
    return found


def list_card(record: Record, turn: Turn, store: Store, taken_off: KeptFile | None = None) -> Card:
    """The files of a record; `taken_off` is one that can be put back."""
    person = turn.speaker
    rows = [
        EvidenceRow(
            file,
            may_share=can(person, Act.CORRECT, record),
            may_take_off=may_take_off(person, file, record),
        )
        for file in store.kept_files.evidence(record.id)
    ]
    adds = can(person, Act.ADD_EVIDENCE, record) and person.has(Role.LEADER)
    view = EvidenceView(record, tuple(rows), turn.local, adds=adds, taken_off=taken_off)
    return evidence(view, turn.hub)


def share(file: KeptFile, record: Record, turn: Turn, store: Store, *, on: bool) -> None:
    """Lets the school see a file with its copy, or no more."""
    if not can(turn.person, Act.CORRECT, record):
        raise refuse("not_yours")
    if file.standing is not Standing.SETTLED:
        raise refuse("evidence_gone")
    if file.for_school is not on:
        store.kept_files.show_school(file.id, shown=on)
        _note(turn, "evidence.shared" if on else "evidence.unshared", file, record, store)


def take_off(file: KeptFile, record: Record, turn: Turn, store: Store) -> None:
    """Takes a file off a record."""
    if not may_take_off(turn.speaker, file, record):
        raise refuse("not_yours")
    if file.standing is Standing.SETTLED:
        store.kept_files.take_off(file.id, turn.now)
        _note(turn, "evidence.taken_off", file, record, store)


def put_back(file: KeptFile, record: Record, turn: Turn, store: Store) -> None:
    """Undoes that, while the file is there still."""
    if not may_take_off(turn.speaker, file, record):
        raise refuse("not_yours")
    if file.standing is not Standing.TAKEN_OFF:
        return
    if file.removed_at is None or turn.now - file.removed_at >= PUT_BACK:
        raise refuse("file_forgotten")
    _judge(file, record, store)
    store.kept_files.put_back(file.id)
    _note(turn, "evidence.put_back", file, record, store)


def may_take_off(person: Person, file: KeptFile, record: Record) -> bool:
    """Whether a person may take a file off a record: who sent it, and who may correct it."""
    own = file.person == person.id and can(person, Act.ADD_EVIDENCE, record)
    return own or can(person, Act.CORRECT, record)


def _with_record(id_: int, store: Store) -> tuple[KeptFile, Record] | None:
    file = store.kept_files.get(id_)
    record = store.visits.get(file.visit) if file and file.visit else None
    return (file, record) if file and record else None


def _note(turn: Turn, verb: str, file: KeptFile, record: Record, store: Store) -> None:
    about = {"record": record.id}
    store.audit.add(turn.now, turn.speaker.id, verb, f"file:{file.id}", **about)
    _touch(record.id, turn, store)


def _touch(record: int, turn: Turn, store: Store) -> None:
    touch(receipts.slot(record), store, turn.now)
    touch(copies.slot(record), store, turn.now)
