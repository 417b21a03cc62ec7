"""A record's flag as it stands now, whoever reads of it."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from cards.visits.concerns import ConcernView
from domain.people.people import Person
from domain.permissions import Act, can
from domain.visits.concerns import Concern, ConcernState, for_channel
from domain.visits.visits import Record
from storage.store import Store


def as_it_stands(concern: Concern, record: Record, store: Store) -> Concern:
    """The flag; it waits again where the officer who took it left or may answer flags no more."""
    if concern.state is not ConcernState.TAKEN or not concern.taken_by:
        return concern
    return with_taker(concern, record, store.people.get(concern.taken_by))


def with_taker(concern: Concern, record: Record, taker: Person | None) -> Concern:
    """A taken flag; it waits again where its taker left or may answer flags no more."""
    if taker is None or (not taker.left and can(taker, Act.ANSWER_FLAG, record)):
        return concern
    return replace(concern, state=ConcernState.ASKED, taken_by=None, taken_at=None)


def view(concern: Concern, record: Record, now: datetime, zone: str, store: Store) -> ConcernView:
    """The flag as it stands, with all that a channel may read of its visit."""
    concern = as_it_stands(concern, record, store)
    return ConcernView(
        concern,
        for_channel(record),
        now.astimezone(ZoneInfo(zone)),
        _name(concern.taken_by, store),
        _name(concern.resolved_by, store),
    )


def _name(person: int | None, store: Store) -> str:
    found = store.people.get(person) if person else None
    return found.name if found else ""
