"""Who may do what: one table, and what is not in it is refused."""

from collections.abc import Callable
from enum import StrEnum

from domain.digests.channels import Channel
from domain.people.people import Person, Role
from domain.support.deployments import Deployment
from domain.visits.visits import Record


class Act(StrEnum):
    """What a person may wish to do with a subject."""

    RECORD = "record"
    SEE = "see"
    CORRECT = "correct"
    DELETE = "delete"
    ADD_TIME = "add own time"
    CLOSE_STEP = "close a step"
    READ_HUB_NOTE = "read the hub's note"
    RECORD_FOR = "record for another"
    KEEP_ROSTER = "keep the roster"
    RUN = "see how the bot does"
    ANSWER = "answer a copy"
    NOTE_ANSWER = "note an answer given otherwise"
    ANSWER_FLAG = "answer a flag"
    POST_HERE = "have the hub's posts in a channel"
    CHASE = "chase what is owed"
    READ_DIGESTS = "read and switch digests"
    GO_LIVE = "let prompts and copies go"


Subject = Deployment | Record | Person | Channel
Rule = Callable[[Person, Subject], bool]


def _deployment(subject: Subject) -> Deployment:
    if isinstance(subject, Person | Channel):
        raise TypeError("a person or a channel is no deployment")
    return subject.deployment if isinstance(subject, Record) else subject


def _always(_person: Person, _subject: Subject) -> bool:
    return True


def _leads(person: Person, subject: Subject) -> bool:
    return _deployment(subject).led_by(person.id)


def _leads_active(person: Person, subject: Subject) -> bool:
    return _leads(person, subject) and _deployment(subject).active


def _made(person: Person, subject: Subject) -> bool:
    return isinstance(subject, Record) and subject.leader.id == person.id


def _leads_or_made(person: Person, subject: Subject) -> bool:
    return _leads(person, subject) or _made(person, subject)


def _colleague(person: Person, subject: Subject) -> bool:
    return (
        isinstance(subject, Record) and _leads(person, subject) and subject.leader.id != person.id
    )


def _contact(person: Person, subject: Subject) -> bool:
    return _deployment(subject).organisation in person.at(Role.SCHOOL_CONTACT)


def _other_contact(person: Person, subject: Subject) -> bool:
    """Nobody answers for a school about an own record."""
    return (
        isinstance(subject, Record) and _contact(person, subject) and subject.leader.id != person.id
    )


def _of_own_contract(_person: Person, _subject: Subject) -> bool:
    """An overseer's right over a channel for own contracts: while no contracts are kept, none is one."""
    return False


ALLOWED: dict[tuple[Role, Act], Rule] = {
    (Role.LEADER, Act.RECORD): _leads_active,
    (Role.LEADER, Act.SEE): _leads_or_made,
    (Role.LEADER, Act.CORRECT): _made,
    (Role.LEADER, Act.DELETE): _made,
    (Role.LEADER, Act.ADD_TIME): _colleague,
    (Role.LEADER, Act.CLOSE_STEP): _leads,
    (Role.SCHOOL_CONTACT, Act.SEE): _contact,
    (Role.SCHOOL_CONTACT, Act.ANSWER): _other_contact,
    (Role.OFFICER, Act.RECORD): _always,
    (Role.OFFICER, Act.SEE): _always,
    (Role.OFFICER, Act.CORRECT): _always,
    (Role.OFFICER, Act.DELETE): _always,
    (Role.OFFICER, Act.CLOSE_STEP): _always,
    (Role.OFFICER, Act.READ_HUB_NOTE): _always,
    (Role.OFFICER, Act.RECORD_FOR): _always,
    (Role.OFFICER, Act.KEEP_ROSTER): _always,
    (Role.OFFICER, Act.RUN): _always,
    (Role.OFFICER, Act.NOTE_ANSWER): _always,
    (Role.OFFICER, Act.ANSWER_FLAG): _always,
    (Role.OFFICER, Act.POST_HERE): _always,
    (Role.OVERSEER, Act.POST_HERE): _of_own_contract,
    (Role.OFFICER, Act.CHASE): _always,
    (Role.OFFICER, Act.READ_DIGESTS): _always,
    (Role.OFFICER, Act.GO_LIVE): _always,
}


def can(person: Person | None, act: Act, subject: Subject) -> bool:
    """Whether `person` may do `act` with `subject`: true if one of the person's roles allows it."""
    if person is None or person.left:
        return False
    rules = (ALLOWED.get((appointment.role, act)) for appointment in person.appointments)
    return any(rule(person, subject) for rule in rules if rule is not None)
