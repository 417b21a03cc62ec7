"""Scopes: the part of all that the hub keeps with which a person may do something.

A scope says of one subject whether it belongs to it (`holds`). Storage turns the same scope into a
condition for lists (`storage/support/scopes.py`), so that people can open exactly what they see
listed.
"""

from dataclasses import dataclass

from domain.digests.channels import Channel
from domain.funding.funding import Funding
from domain.library.documents import LibraryDocument
from domain.people.organisations import KnownPlace
from domain.people.people import Person, Role
from domain.support.commissions import Commission
from domain.support.deployments import UNAGREED, Deployment
from domain.support.offers import AskedParty, Party
from domain.visits.copies import CopiedRecord
from domain.visits.visits import Record

Subject = (
    Deployment
    | Record
    | CopiedRecord
    | Person
    | Channel
    | LibraryDocument
    | Funding
    | KnownPlace
    | AskedParty
    | Commission
)
# Subjects that belong to no support.
_OF_NONE = (Person, Channel, LibraryDocument, Funding, KnownPlace, AskedParty, Commission)


@dataclass(frozen=True, slots=True)
class Everything:
    """All that the hub keeps."""

    def holds(self, _subject: Subject) -> bool:
        """Whether the subject belongs to it: always."""
        return True


@dataclass(frozen=True, slots=True)
class Led:
    """Support that a person leads, and its records; none that waits for its yeses.

    `active` leaves out support that is over or paused. `by_others` leaves out the support itself
    and the person's own records: only colleagues' records are left.
    """

    person: int
    active: bool = False
    by_others: bool = False

    def holds(self, subject: Subject) -> bool:
        """Whether the subject is such support, a record of it, its money, or where it is given."""
        if isinstance(subject, Funding | KnownPlace):
            return not (self.active or self.by_others) and self.person in subject.leaders
        if isinstance(subject, Commission):
            return False
        support, record = _deployment(subject), _record(subject)
        if not support.led_by(self.person) or (self.active and not support.running):
            return False
        if support.status in UNAGREED:
            return False
        return not self.by_others or (record is not None and record.leader.id != self.person)


@dataclass(frozen=True, slots=True)
class Made:
    """A person's own records, whoever leads the support now, and the requests of that person."""

    person: int

    def holds(self, subject: Subject) -> bool:
        """Whether the subject is such a record, or such a request."""
        if isinstance(subject, Commission):
            return subject.asked_by == self.person
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
    """Support of some organisations, the copies of its records once these are in sight, requests.

    A record without its copy never belongs to it, nor does support that waits for its yeses. With
    `but` only copies do, without those of that person's own visits; questions whether a school
    agrees to support by somebody else; and plans and money of support that somebody else leads.
    """

    organisations: frozenset[int]
    but: int | None = None

    def holds(self, subject: Subject) -> bool:
        """Whether the subject is such support, copy or request, money schools may see, or one."""
        if isinstance(subject, KnownPlace | Commission):
            return self.but is None and subject.organisation in self.organisations
        if isinstance(subject, Funding):
            theirs = subject.for_schools and bool(subject.places & self.organisations)
            return theirs and self.but not in subject.leaders
        if isinstance(subject, AskedParty):
            at_school = subject.consent.party is Party.SCHOOL and self.but is not None
            others = self.but not in subject.leaders
            return at_school and others and subject.consent.organisation in self.organisations
        support = _deployment(subject)
        if support.organisation not in self.organisations or support.status in UNAGREED:
            return False
        if isinstance(subject, CopiedRecord):
            return subject.in_sight and subject.record.leader.id != self.but
        return isinstance(subject, Deployment) and self.but is None


@dataclass(frozen=True, slots=True)
class Employed:
    """Some organisations, the leaders whom they employ and release, and what was agreed of these.

    It has the people alone, none of their records.
    """

    organisations: frozenset[int]

    def holds(self, subject: Subject) -> bool:
        """Whether the subject is such a person, question or agreement, or one of them."""
        if isinstance(subject, KnownPlace):
            return subject.organisation in self.organisations
        if isinstance(subject, Funding):
            return bool(subject.employers & self.organisations)
        if isinstance(subject, AskedParty):
            asked = subject.consent
            return asked.party is Party.HOME_HEAD and asked.organisation in self.organisations
        return isinstance(subject, Person) and bool(subject.at(Role.LEADER) & self.organisations)


@dataclass(frozen=True, slots=True)
class OfContracts:
    """What is under contracts of some lead organisations: money, support, records, schools.

    Support that waits for its yeses is not.
    """

    organisations: frozenset[int]

    def holds(self, subject: Subject) -> bool:
        """Whether the subject comes under such a contract."""
        if isinstance(subject, Funding | KnownPlace):
            return bool(subject.leads & self.organisations)
        if isinstance(subject, Person | Channel | LibraryDocument | AskedParty):
            return False
        support = _deployment(subject)
        return support.status not in UNAGREED and bool(support.leads & self.organisations)


@dataclass(frozen=True, slots=True)
class Owed:
    """The reports that a person owes, and whether that person is to lead some support."""

    person: int

    def holds(self, subject: Subject) -> bool:
        """Whether the subject is such a report, or such a question."""
        if isinstance(subject, AskedParty):
            asked = subject.consent
            return asked.party is Party.LEADER and asked.leader == self.person
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
    if isinstance(subject, _OF_NONE):
        raise TypeError("a person, channel, document, organisation, money or question is none")
    return subject.deployment if isinstance(subject, Record) else subject


def _record(subject: Subject) -> Record | None:
    if isinstance(subject, CopiedRecord):
        return subject.record
    return subject if isinstance(subject, Record) else None
