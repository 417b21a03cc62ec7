"""Scopes: the part of all that the hub keeps with which a person may do something.

A scope says of one subject whether it belongs to it (`holds`). Storage turns the same scope into a
condition for lists (`storage/support/scopes.py`), so that people can open exactly what they see
listed.
"""

from dataclasses import dataclass

from domain.digests.channels import Channel
from domain.funding.funding import Funding
from domain.library.documents import LibraryDocument
from domain.people.people import Person, Role
from domain.support.deployments import Deployment
from domain.visits.copies import CopiedRecord
from domain.visits.visits import Record

Subject = Deployment | Record | CopiedRecord | Person | Channel | LibraryDocument | Funding


@dataclass(frozen=True, slots=True)
class Everything:
    """All that the hub keeps."""

    def holds(self, _subject: Subject) -> bool:
        """Whether the subject belongs to it: always."""
        return True


@dataclass(frozen=True, slots=True)
class Led:
    """Support that a person leads, and its records.

    `active` leaves out support that is over or paused. `by_others` leaves out the support itself
    and the person's own records: only colleagues' records are left.
    """

    person: int
    active: bool = False
    by_others: bool = False

    def holds(self, subject: Subject) -> bool:
        """Whether the subject is such support, a record of it, or money that pays for it."""
        if isinstance(subject, Funding):
            return not (self.active or self.by_others) and self.person in subject.leaders
        support, record = _deployment(subject), _record(subject)
        if not support.led_by(self.person) or (self.active and not support.active):
            return False
        return not self.by_others or (record is not None and record.leader.id != self.person)


@dataclass(frozen=True, slots=True)
class Made:
    """A person's own records, whoever leads the support now."""

    person: int

    def holds(self, subject: Subject) -> bool:
        """Whether the subject is such a record."""
        record = _record(subject)
        return record is not None and record.leader.id == self.person


@dataclass(frozen=True, slots=True)
class Joined:
    """Colleagues' records, of support that a person leads, to which that person added own time."""

    person: int

    def holds(self, subject: Subject) -> bool:
        """Whether the subject is such a record."""
        record = _record(subject)
        if record is None or not Led(self.person, by_others=True).holds(subject):
            return False
        return any(share.leader.id == self.person for share in record.shares)


@dataclass(frozen=True, slots=True)
class OfOrganisations:
    """Support of some organisations, and the copies of its records once these are in sight.

    A record without its copy never belongs to it. With `but` only copies do, without those of that
    person's own visits, and money, without that of support which the person leads.
    """

    organisations: frozenset[int]
    but: int | None = None

    def holds(self, subject: Subject) -> bool:
        """Whether the subject is such support, such a copy, or money that schools may see."""
        if isinstance(subject, Funding):
            own = self.but is not None and self.but in subject.leaders
            return subject.for_schools and bool(subject.places & self.organisations) and not own
        if _deployment(subject).organisation not in self.organisations:
            return False
        if isinstance(subject, CopiedRecord):
            return subject.in_sight and subject.record.leader.id != self.but
        return isinstance(subject, Deployment) and self.but is None


@dataclass(frozen=True, slots=True)
class Employed:
    """The leaders whom some organisations employ: the people alone, none of their records."""

    organisations: frozenset[int]

    def holds(self, subject: Subject) -> bool:
        """Whether the subject is such a person."""
        return isinstance(subject, Person) and bool(subject.at(Role.LEADER) & self.organisations)


@dataclass(frozen=True, slots=True)
class OfContracts:
    """The money under contracts of some lead organisations, and the reports on it."""

    organisations: frozenset[int]

    def holds(self, subject: Subject) -> bool:
        """Whether the subject comes under such a contract."""
        return isinstance(subject, Funding) and bool(subject.leads & self.organisations)


@dataclass(frozen=True, slots=True)
class Owed:
    """The reports that a person owes."""

    person: int

    def holds(self, subject: Subject) -> bool:
        """Whether the subject is such a report."""
        return isinstance(subject, Funding) and subject.ower == self.person


@dataclass(frozen=True, slots=True)
class ForRole:
    """The documents of the library for those who hold a role, while they are on the shelf."""

    role: Role

    def holds(self, subject: Subject) -> bool:
        """Whether the subject is such a document."""
        if not isinstance(subject, LibraryDocument) or subject.edition is None:
            return False
        return self.role in subject.roles


Part = Everything | Led | Made | Joined | OfOrganisations | Employed | OfContracts | Owed | ForRole


@dataclass(frozen=True, slots=True)
class Scope:
    """All that belongs to at least one of its parts; without parts it is empty."""

    parts: tuple[Part, ...] = ()

    def holds(self, subject: Subject) -> bool:
        """Whether the subject is in the scope."""
        return any(part.holds(subject) for part in self.parts)

    @property
    def whole(self) -> "Scope":
        """The scope without the parts in which people see copies, not the records themselves."""
        return Scope(tuple(p for p in self.parts if not isinstance(p, OfOrganisations)))


def _deployment(subject: Subject) -> Deployment:
    if isinstance(subject, CopiedRecord):
        return subject.record.deployment
    if isinstance(subject, Person | Channel | LibraryDocument | Funding):
        raise TypeError("a person, a channel, a document or money is no deployment")
    return subject.deployment if isinstance(subject, Record) else subject


def _record(subject: Subject) -> Record | None:
    if isinstance(subject, CopiedRecord):
        return subject.record
    return subject if isinstance(subject, Record) else None
