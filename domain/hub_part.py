"""What of a record only its leader and the hub's officers read."""

from dataclasses import dataclass

from domain.people.people import Person
from domain.permissions import Act, can
from domain.visits.visits import Record, Visit


@dataclass(frozen=True, slots=True)
class HubPart:
    """The leader's wish that the hub looks at a record, with the note for it."""

    note: str = ""


def hub_part(record: Record) -> HubPart | None:
    """The part of the record that is for the hub; None where it was not asked to look."""
    if isinstance(record.what, Visit) and record.what.flagged:
        return HubPart(record.what.hub_note)
    return None


def hub_part_for(person: Person, record: Record) -> HubPart | None:
    """The part for the hub as the record's leader and officers read it; None for all others."""
    trusted = person.id == record.leader.id or can(person, Act.READ_HUB_NOTE, record)
    return hub_part(record) if trusted else None
