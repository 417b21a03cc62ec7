"""Who may do what: one table, and what is not in it is refused."""

from collections.abc import Callable
from enum import StrEnum

from domain.people.people import Person, Role
from domain.scopes import (
    Employed,
    Everything,
    ForRole,
    Joined,
    Led,
    Made,
    OfContracts,
    OfOrganisations,
    Owed,
    Part,
    Scope,
    Subject,
)


class Act(StrEnum):
    """What a person may wish to do with a subject."""

    RECORD = "record"
    SEE = "see"
    LIST_AS_OWN = "have in the list of own visits"
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
    SEE_MISSING = "see of all leaders which records are missing"
    SEE_STAFF = "see where own staff give support, and the days"
    READ_DIGESTS = "read and switch digests"
    GO_LIVE = "let prompts and copies go"
    KEEP_SUPPORT = "add and change support"
    READ_DOCUMENT = "read a document of the library"
    PUBLISH = "publish and withdraw documents"
    ADD_EVIDENCE = "hang files on a record"
    SEE_GRANT = "see a grant"
    SEE_AGREEMENT = "see what was agreed about support"
    KEEP_GRANTS = "add, change and end grants"
    READ_REPORT = "read a report"
    FILL_REPORT = "fill in a report and hand it in"
    ADD_WORD = "add a word to a report of one's school"
    JUDGE_REPORT = "accept, return and waive a report"
    READ_AUDIT = "read who changed what"
    SEE_PLACE = "see a school, trust or other organisation"
    SEE_PLAN = "see an action plan"
    EDIT_PLAN = "change an action plan"
    AGREE_PLAN = "answer an action plan for its school"
    NOTE_PLAN = "note a school's answer to an action plan"
    ASK_SUPPORT = "ask for support"
    SEE_REQUEST = "see a request for support"
    CHANGE_REQUEST = "change and withdraw a request"
    ANSWER_HUB = "answer what the hub asked about a request"
    ANSWER_REQUEST = "find a leader for a request, ask about it, decline it"
    ANSWER_OFFER = "say yes or no to support that is proposed"
    WITHDRAW_RELEASE = "withdraw the release of a leader"
    KEEP_OFFER = "make offers, note answers to them and close them"


Rule = Callable[[Person], tuple[Part, ...]]


def _everything(_person: Person) -> tuple[Part, ...]:
    return (Everything(),)


def _led(person: Person) -> tuple[Part, ...]:
    return (Led(person.id),)


def _led_active(person: Person) -> tuple[Part, ...]:
    return (Led(person.id, active=True),)


def _led_or_made(person: Person) -> tuple[Part, ...]:
    return (Led(person.id), Made(person.id))


def _made(person: Person) -> tuple[Part, ...]:
    return (Made(person.id),)


def _made_or_joined(person: Person) -> tuple[Part, ...]:
    return (Made(person.id), Joined(person.id))


def _colleagues(person: Person) -> tuple[Part, ...]:
    return (Led(person.id, by_others=True),)


def _supported(person: Person) -> tuple[Part, ...]:
    at = person.at(Role.SCHOOL_CONTACT)
    return (OfOrganisations(at),) if at else ()


def _supported_by_others(person: Person) -> tuple[Part, ...]:
    """Nobody answers for a school about a record of their own."""
    at = person.at(Role.SCHOOL_CONTACT)
    return (OfOrganisations(at, but=person.id),) if at else ()


def _own_contracts(person: Person) -> tuple[Part, ...]:
    at = person.at(Role.OVERSEER)
    return (OfContracts(at),) if at else ()


def _employed(person: Person) -> tuple[Part, ...]:
    at = person.at(Role.HOME_HEAD)
    return (Employed(at),) if at else ()


def _led_or_owed(person: Person) -> tuple[Part, ...]:
    return (Led(person.id), Owed(person.id))


def _supported_or_owed(person: Person) -> tuple[Part, ...]:
    return (*_supported(person), Owed(person.id))


def _own_contracts_or_owed(person: Person) -> tuple[Part, ...]:
    return (*_own_contracts(person), Owed(person.id))


def _owed(person: Person) -> tuple[Part, ...]:
    return (Owed(person.id),)


def _for_role(role: Role) -> Rule:
    return lambda _person: (ForRole(role),)


ALLOWED: dict[tuple[Role, Act], Rule] = {
    (Role.LEADER, Act.RECORD): _led_active,
    (Role.LEADER, Act.SEE): _led_or_made,
    (Role.LEADER, Act.LIST_AS_OWN): _made_or_joined,
    (Role.LEADER, Act.CORRECT): _made,
    (Role.LEADER, Act.DELETE): _made,
    (Role.LEADER, Act.ADD_TIME): _colleagues,
    (Role.LEADER, Act.CLOSE_STEP): _led,
    (Role.LEADER, Act.ADD_EVIDENCE): _made_or_joined,
    (Role.SCHOOL_CONTACT, Act.SEE): _supported,
    (Role.SCHOOL_CONTACT, Act.ANSWER): _supported_by_others,
    (Role.OFFICER, Act.RECORD): _everything,
    (Role.OFFICER, Act.SEE): _everything,
    (Role.OFFICER, Act.CORRECT): _everything,
    (Role.OFFICER, Act.DELETE): _everything,
    (Role.OFFICER, Act.CLOSE_STEP): _everything,
    (Role.OFFICER, Act.READ_HUB_NOTE): _everything,
    (Role.OFFICER, Act.RECORD_FOR): _everything,
    (Role.OFFICER, Act.KEEP_ROSTER): _everything,
    (Role.OFFICER, Act.RUN): _everything,
    (Role.OFFICER, Act.NOTE_ANSWER): _everything,
    (Role.OFFICER, Act.ANSWER_FLAG): _everything,
    (Role.OFFICER, Act.POST_HERE): _everything,
    (Role.OVERSEER, Act.SEE): _own_contracts,
    (Role.OVERSEER, Act.POST_HERE): _own_contracts,
    (Role.OVERSEER, Act.SEE_MISSING): _own_contracts,
    (Role.HOME_HEAD, Act.SEE_STAFF): _employed,
    (Role.OFFICER, Act.CHASE): _everything,
    (Role.OFFICER, Act.SEE_MISSING): _everything,
    (Role.OFFICER, Act.READ_DIGESTS): _everything,
    (Role.OFFICER, Act.GO_LIVE): _everything,
    (Role.OFFICER, Act.KEEP_SUPPORT): _everything,
    (Role.LEADER, Act.READ_DOCUMENT): _for_role(Role.LEADER),
    (Role.HOME_HEAD, Act.READ_DOCUMENT): _for_role(Role.HOME_HEAD),
    (Role.SCHOOL_CONTACT, Act.READ_DOCUMENT): _for_role(Role.SCHOOL_CONTACT),
    (Role.OVERSEER, Act.READ_DOCUMENT): _for_role(Role.OVERSEER),
    (Role.OFFICER, Act.READ_DOCUMENT): _everything,
    (Role.OFFICER, Act.PUBLISH): _everything,
    (Role.LEADER, Act.SEE_GRANT): _led,
    (Role.SCHOOL_CONTACT, Act.SEE_GRANT): _supported,
    (Role.OVERSEER, Act.SEE_GRANT): _own_contracts,
    (Role.OFFICER, Act.SEE_GRANT): _everything,
    (Role.LEADER, Act.SEE_AGREEMENT): _led,
    # The copy without what the support is for, but its focus.
    (Role.HOME_HEAD, Act.SEE_AGREEMENT): _employed,
    (Role.SCHOOL_CONTACT, Act.SEE_AGREEMENT): _supported,
    (Role.OVERSEER, Act.SEE_AGREEMENT): _own_contracts,
    (Role.OFFICER, Act.SEE_AGREEMENT): _everything,
    (Role.OFFICER, Act.KEEP_GRANTS): _everything,
    (Role.LEADER, Act.READ_REPORT): _led_or_owed,
    (Role.SCHOOL_CONTACT, Act.READ_REPORT): _supported_or_owed,
    (Role.OVERSEER, Act.READ_REPORT): _own_contracts_or_owed,
    (Role.OFFICER, Act.READ_REPORT): _everything,
    (Role.LEADER, Act.FILL_REPORT): _owed,
    (Role.SCHOOL_CONTACT, Act.FILL_REPORT): _owed,
    (Role.SCHOOL_CONTACT, Act.ADD_WORD): _supported_by_others,
    (Role.OVERSEER, Act.FILL_REPORT): _own_contracts_or_owed,
    (Role.OFFICER, Act.FILL_REPORT): _everything,
    (Role.OFFICER, Act.JUDGE_REPORT): _everything,
    (Role.OFFICER, Act.ADD_EVIDENCE): _everything,
    (Role.OFFICER, Act.READ_AUDIT): _everything,
    (Role.LEADER, Act.SEE_PLACE): _led,
    (Role.HOME_HEAD, Act.SEE_PLACE): _employed,
    (Role.SCHOOL_CONTACT, Act.SEE_PLACE): _supported,
    (Role.OVERSEER, Act.SEE_PLACE): _own_contracts,
    (Role.OFFICER, Act.SEE_PLACE): _everything,
    (Role.LEADER, Act.SEE_PLAN): _led,
    (Role.SCHOOL_CONTACT, Act.SEE_PLAN): _supported,
    (Role.OVERSEER, Act.SEE_PLAN): _own_contracts,
    (Role.OFFICER, Act.SEE_PLAN): _everything,
    (Role.LEADER, Act.EDIT_PLAN): _led,
    (Role.SCHOOL_CONTACT, Act.EDIT_PLAN): _supported,
    (Role.OFFICER, Act.EDIT_PLAN): _everything,
    (Role.SCHOOL_CONTACT, Act.AGREE_PLAN): _supported_by_others,
    (Role.OFFICER, Act.NOTE_PLAN): _everything,
    (Role.SCHOOL_CONTACT, Act.ASK_SUPPORT): _supported,
    (Role.SCHOOL_CONTACT, Act.SEE_REQUEST): _supported,
    (Role.SCHOOL_CONTACT, Act.CHANGE_REQUEST): _made,
    (Role.SCHOOL_CONTACT, Act.ANSWER_HUB): _supported,
    (Role.OFFICER, Act.ASK_SUPPORT): _everything,
    (Role.OFFICER, Act.SEE_REQUEST): _everything,
    (Role.OFFICER, Act.CHANGE_REQUEST): _everything,
    (Role.OFFICER, Act.ANSWER_HUB): _everything,
    (Role.OFFICER, Act.ANSWER_REQUEST): _everything,
    (Role.LEADER, Act.ANSWER_OFFER): _owed,
    (Role.HOME_HEAD, Act.ANSWER_OFFER): _employed,
    (Role.SCHOOL_CONTACT, Act.ANSWER_OFFER): _supported_by_others,
    (Role.HOME_HEAD, Act.WITHDRAW_RELEASE): _employed,
    (Role.OFFICER, Act.WITHDRAW_RELEASE): _everything,
    (Role.OFFICER, Act.KEEP_OFFER): _everything,
}


def scope(person: Person | None, act: Act, role: Role | None = None) -> Scope:
    """The part of everything with which a person may do `act`.

    It goes by all roles of the person, or by `role` alone. It is empty for a stranger, and for
    somebody who left.
    """
    if person is None or person.left:
        return Scope()
    held = sorted({a.role for a in person.appointments if role in (None, a.role)})
    rules = (ALLOWED.get((each, act)) for each in held)
    return Scope(tuple(part for rule in rules if rule is not None for part in rule(person)))


def can(person: Person | None, act: Act, subject: Subject) -> bool:
    """Whether one of the person's roles allows `act` with `subject`.

    A school may see a record once its copy is in sight: ask that with a `CopiedRecord`.
    """
    return scope(person, act).holds(subject)


def listed_records(person: Person | None) -> Scope:
    """The records by others that are listed for a person.

    They are an officer's, else those under own contracts and a school's copies.
    """
    if person is not None and person.has(Role.OFFICER):
        return scope(person, Act.SEE, Role.OFFICER)
    roles = (Role.SCHOOL_CONTACT, Role.OVERSEER)
    return Scope(tuple(part for role in roles for part in scope(person, Act.SEE, role).parts))


def missing_records(person: Person | None) -> tuple[Scope, Scope]:
    """The support of which a person sees all records that are missing, and that of own ones."""
    return scope(person, Act.SEE_MISSING), scope(person, Act.RECORD, Role.LEADER)
