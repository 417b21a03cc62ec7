"""Records read for a file: each as its school reads it, with what else its reader may read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.making.lists import ListRequest
from cards.line_breaks import breakable
from cards.phrases import listed, plain_day
from domain.hub_part import HubPart, hub_part_for
from domain.pages import COUNTED
from domain.people.organisations import Organisation
from domain.people.people import Person
from domain.scopes import Scope
from domain.visits.copies import Answer, Copy
from domain.visits.school_copy import SchoolCopy, SchoolMissed, SchoolVisit, for_school
from domain.visits.visits import Record
from storage.store import Store


@dataclass(frozen=True, slots=True)
class WholeRecord:
    """What of a record no school reads.

    `own` is the reader's own minutes, None where there are none, and `made` says that the record is
    the reader's own. `part` is what was written for the hub alone, None for whoever may not read
    it. `place` is the school or trust, `email` the leader's address.
    """

    record: Record
    place: Organisation
    email: str
    own: int | None
    made: bool
    part: HubPart | None


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A record as its school reads it, and the whole of it for whoever may read that."""

    read: SchoolCopy
    sent: Copy | None
    whole: WholeRecord | None = None

    @property
    def visit(self) -> SchoolVisit | None:
        """What was done; None for a visit that did not happen."""
        return self.read.what if isinstance(self.read.what, SchoolVisit) else None

    @property
    def missed(self) -> SchoolMissed | None:
        """Why it did not happen; None where it did."""
        return self.read.what if isinstance(self.read.what, SchoolMissed) else None

    @property
    def answer(self) -> str:
        """Where the school's answer stands, in words; empty where it gets no copy."""
        if self.sent is None:
            return ""
        if self.sent.response is None:
            return "No answer yet" if self.sent.sent_at else "Not sent"
        agreed = self.sent.response.answer is Answer.AGREED
        since = "" if self.sent.answers(self.read) else ", corrected since"
        return f"{'Agreed' if agreed else 'Not right'}{since}"


def rows_in(seen: Scope, wanted: ListRequest, store: Store) -> Iterator[VisitRow]:
    """The records of a list, newest first."""
    narrowed = wanted.narrowed
    found = store.records.batches(
        seen, wanted.now, organisation=narrowed.school, first=narrowed.since
    )
    known = _Known(store)
    for records in found:
        copies = store.copies.some(record.id for record in records)
        known.learn(records)
        for record in records:
            sent, whole = copies.get(record.id), seen.whole.holds(record)
            yield VisitRow(
                for_school(record), sent, known.whole(record, wanted.reader) if whole else None
            )


class _Known:
    """Places and addresses that were read; each is read one time for all records."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._places: dict[int, Organisation] = {}
        self._emails: dict[int, str] = {}

    def learn(self, records: Sequence[Record]) -> None:
        """Reads those of more records."""
        places = {record.deployment.organisation for record in records} - self._places.keys()
        leaders = {record.leader.id for record in records} - self._emails.keys()
        if places:
            self._places |= self._store.organisations.some(places)
        if leaders:
            self._emails |= {one.id: one.email for one in self._store.people.some(leaders)}

    def whole(self, record: Record, reader: Person) -> WholeRecord:
        """The record for a reader who may read it as it is."""
        return WholeRecord(
            record=record,
            place=self._places[record.deployment.organisation],
            email=self._emails[record.leader.id],
            own=_own(record, reader),
            made=record.leader.id == reader.id,
            part=hub_part_for(reader, record),
        )


def are_many(seen: Scope, wanted: ListRequest, store: Store) -> bool:
    """Whether a list has more records than are counted."""
    narrowed = wanted.narrowed
    page = store.records.page(
        seen, wanted.now, 1, organisation=narrowed.school, first=narrowed.since
    )
    return page.total > COUNTED


def narrowed_to(seen: Scope, wanted: ListRequest, store: Store) -> str:
    """To what such a list is narrowed, in words; empty where it is not."""
    narrowed = wanted.narrowed
    since = breakable(f"from {plain_day(narrowed.since)} on") if narrowed.since else ""
    return listed((_school(seen, wanted, store), since))


def _school(seen: Scope, wanted: ListRequest, store: Store) -> str:
    """The name of the one school; it is read off a record, as any id can stand on a button."""
    if not wanted.narrowed.school:
        return ""
    page = store.records.page(seen, wanted.now, 1, organisation=wanted.narrowed.school)
    return next((record.deployment.school for record in page.rows), "one place")


def _own(record: Record, reader: Person) -> int | None:
    if record.leader.id == reader.id:
        return record.what.minutes
    return next((share.minutes for share in record.shares if share.leader.id == reader.id), None)
