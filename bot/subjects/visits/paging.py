"""A page of a long list of records, below the record that a button names."""

from collections.abc import Iterable
from typing import Any, TypeVar

from bot.subjects.visits import receipts
from bot.turns.turn import Turn
from cards.actions.visits import MyVisits, ShowRecords
from cards.visits.answers import in_list
from cards.visits.my_visits import PAGE
from domain.pages import Page
from domain.scopes import Scope
from domain.visits.copies import Answer, CopiedRecord, Copy
from domain.visits.visits import Record
from storage.store import Store

Wanted = TypeVar("Wanted", MyVisits, ShowRecords)


def page(turn: Turn, scope: Scope, wanted: MyVisits | ShowRecords, store: Store) -> Page[Record]:
    """A page of the records in a scope, as the button `wanted` narrows it.

    A record that is not there and one that the person may not see both give the first page.
    """
    above = _above(turn, scope, wanted.before, store)
    return store.records.page(
        scope, turn.now, PAGE, above, organisation=wanted.school, first=wanted.since
    )


def below(wanted: Wanted, last: Record | None) -> Wanted:
    """The button for the page below a record, narrowed as this one; None is the first page."""
    return wanted.model_copy(update={"before": last.id if last else None})


def copy_notes(
    rows: Iterable[Record], turn: Turn, store: Store
) -> tuple[dict[int, str], frozenset[int]]:
    """Where the school's copy of each record stands, in a few words, by record.

    Beside them: the records to which their schools object as they stand.
    """
    records = tuple(rows)
    known = store.copies.some(record.id for record in records)
    objected = frozenset(r.id for r in records if _objected(known.get(r.id), r))
    notes = {
        r.id: _copy_note(known.get(r.id), r, turn, store) for r in records if r.id not in objected
    }
    return notes, objected


def _objected(copy: Copy | None, record: Record) -> bool:
    response = copy.response if copy else None
    disputed = response is not None and response.answer is Answer.DISPUTED
    return copy is not None and disputed and copy.answers(record)


def _copy_note(copy: Copy | None, record: Record, turn: Turn, store: Store) -> str:
    reach = receipts.reach(copy, record, store)
    return in_list(copy, reach, record, turn.local, turn.hub)


def _above(turn: Turn, scope: Scope, before: int | None, store: Store) -> Record | None:
    record = store.visits.get(before) if before else None
    if record is None:
        return None
    # Whether a record is there must not be read off the page that its id gives.
    copied = CopiedRecord(record, store.copies.of(record.id), turn.now)
    return record if scope.holds(copied) else None


def kept(wanted: MyVisits | ShowRecords, found: Page[Record]) -> dict[str, Any]:
    """What a button beside a page keeps of it: nothing of a place where no page can begin."""
    return wanted.model_dump() | ({"before": None} if found.top else {})
