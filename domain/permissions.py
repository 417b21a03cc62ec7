"""Who may do what: one table, and what is not in it is refused."""

from enum import StrEnum

from domain import whose
from domain.people.people import Person, Role
from domain.scopes import Scope, Subject


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
    SEE_CONTRACT = "see a contract and what shows that its requirements are met"
    TICK_REQUIREMENT = "tick a requirement of a contract, and undo it"


ALLOWED: dict[tuple[Role, Act], whose.Rule] = {
    (Role.LEADER, Act.RECORD): whose.led_active,
    (Role.LEADER, Act.SEE): whose.led_or_made,
    (Role.LEADER, Act.LIST_AS_OWN): whose.made_or_joined,
    (Role.LEADER, Act.CORRECT): whose.made,
    (Role.LEADER, Act.DELETE): whose.made,
    (Role.LEADER, Act.ADD_TIME): whose.colleagues,
    (Role.LEADER, Act.CLOSE_STEP): whose.led,
    (Role.LEADER, Act.ADD_EVIDENCE): whose.made_or_joined,
    (Role.SCHOOL_CONTACT, Act.SEE): whose.supported,
    (Role.SCHOOL_CONTACT, Act.ANSWER): whose.supported_by_others,
    (Role.OFFICER, Act.RECORD): whose.everything,
    (Role.OFFICER, Act.SEE): whose.everything,
    (Role.OFFICER, Act.CORRECT): whose.everything,
    (Role.OFFICER, Act.DELETE): whose.everything,
    (Role.OFFICER, Act.CLOSE_STEP): whose.everything,
    (Role.OFFICER, Act.READ_HUB_NOTE): whose.everything,
    (Role.OFFICER, Act.RECORD_FOR): whose.everything,
    (Role.OFFICER, Act.KEEP_ROSTER): whose.everything,
    (Role.OFFICER, Act.RUN): whose.everything,
    (Role.OFFICER, Act.NOTE_ANSWER): whose.everything,
    (Role.OFFICER, Act.ANSWER_FLAG): whose.everything,
    (Role.OFFICER, Act.POST_HERE): whose.everything,
    (Role.OVERSEER, Act.SEE): whose.own_contracts,
    (Role.OVERSEER, Act.POST_HERE): whose.own_contracts,
    (Role.OVERSEER, Act.SEE_MISSING): whose.own_contracts,
    (Role.HOME_HEAD, Act.SEE_STAFF): whose.employed,
    (Role.OFFICER, Act.CHASE): whose.everything,
    (Role.OFFICER, Act.SEE_MISSING): whose.everything,
    (Role.OFFICER, Act.READ_DIGESTS): whose.everything,
    (Role.OFFICER, Act.GO_LIVE): whose.everything,
    (Role.OFFICER, Act.KEEP_SUPPORT): whose.everything,
    (Role.LEADER, Act.READ_DOCUMENT): whose.for_role(Role.LEADER),
    (Role.HOME_HEAD, Act.READ_DOCUMENT): whose.for_role(Role.HOME_HEAD),
    (Role.SCHOOL_CONTACT, Act.READ_DOCUMENT): whose.for_role(Role.SCHOOL_CONTACT),
    (Role.OVERSEER, Act.READ_DOCUMENT): whose.for_role(Role.OVERSEER),
    (Role.OFFICER, Act.READ_DOCUMENT): whose.everything,
    (Role.OFFICER, Act.PUBLISH): whose.everything,
    (Role.LEADER, Act.SEE_GRANT): whose.led,
    (Role.SCHOOL_CONTACT, Act.SEE_GRANT): whose.supported,
    (Role.OVERSEER, Act.SEE_GRANT): whose.own_contracts,
    (Role.OFFICER, Act.SEE_GRANT): whose.everything,
    (Role.LEADER, Act.SEE_AGREEMENT): whose.led,
    # The copy without what the support is for, but its focus.
    (Role.HOME_HEAD, Act.SEE_AGREEMENT): whose.employed,
    (Role.SCHOOL_CONTACT, Act.SEE_AGREEMENT): whose.supported,
    (Role.OVERSEER, Act.SEE_AGREEMENT): whose.own_contracts,
    (Role.OFFICER, Act.SEE_AGREEMENT): whose.everything,
    (Role.OFFICER, Act.KEEP_GRANTS): whose.everything,
    (Role.LEADER, Act.READ_REPORT): whose.led_or_owed,
    (Role.SCHOOL_CONTACT, Act.READ_REPORT): whose.supported_or_owed,
    (Role.OVERSEER, Act.READ_REPORT): whose.own_contracts_or_owed,
    (Role.OFFICER, Act.READ_REPORT): whose.everything,
    (Role.LEADER, Act.FILL_REPORT): whose.owed,
    (Role.SCHOOL_CONTACT, Act.FILL_REPORT): whose.owed,
    (Role.SCHOOL_CONTACT, Act.ADD_WORD): whose.supported_by_others,
    (Role.OVERSEER, Act.FILL_REPORT): whose.own_contracts_or_owed,
    (Role.OFFICER, Act.FILL_REPORT): whose.everything,
    (Role.OFFICER, Act.JUDGE_REPORT): whose.everything,
    (Role.OFFICER, Act.ADD_EVIDENCE): whose.everything,
    (Role.OFFICER, Act.READ_AUDIT): whose.everything,
    (Role.LEADER, Act.SEE_PLACE): whose.led,
    (Role.HOME_HEAD, Act.SEE_PLACE): whose.employed,
    (Role.SCHOOL_CONTACT, Act.SEE_PLACE): whose.supported,
    (Role.OVERSEER, Act.SEE_PLACE): whose.own_contracts,
    (Role.OFFICER, Act.SEE_PLACE): whose.everything,
    (Role.LEADER, Act.SEE_PLAN): whose.led,
    (Role.SCHOOL_CONTACT, Act.SEE_PLAN): whose.supported,
    (Role.OVERSEER, Act.SEE_PLAN): whose.own_contracts,
    (Role.OFFICER, Act.SEE_PLAN): whose.everything,
    (Role.LEADER, Act.EDIT_PLAN): whose.led,
    (Role.SCHOOL_CONTACT, Act.EDIT_PLAN): whose.supported,
    (Role.OFFICER, Act.EDIT_PLAN): whose.everything,
    (Role.SCHOOL_CONTACT, Act.AGREE_PLAN): whose.supported_by_others,
    (Role.OFFICER, Act.NOTE_PLAN): whose.everything,
    (Role.SCHOOL_CONTACT, Act.ASK_SUPPORT): whose.supported,
    (Role.SCHOOL_CONTACT, Act.SEE_REQUEST): whose.supported,
    (Role.SCHOOL_CONTACT, Act.CHANGE_REQUEST): whose.made,
    (Role.SCHOOL_CONTACT, Act.ANSWER_HUB): whose.supported,
    (Role.OFFICER, Act.ASK_SUPPORT): whose.everything,
    (Role.OFFICER, Act.SEE_REQUEST): whose.everything,
    (Role.OFFICER, Act.CHANGE_REQUEST): whose.everything,
    (Role.OFFICER, Act.ANSWER_HUB): whose.everything,
    (Role.OFFICER, Act.ANSWER_REQUEST): whose.everything,
    (Role.LEADER, Act.ANSWER_OFFER): whose.owed,
    (Role.HOME_HEAD, Act.ANSWER_OFFER): whose.employed,
    (Role.SCHOOL_CONTACT, Act.ANSWER_OFFER): whose.supported_by_others,
    (Role.HOME_HEAD, Act.WITHDRAW_RELEASE): whose.employed,
    (Role.OFFICER, Act.WITHDRAW_RELEASE): whose.everything,
    (Role.OFFICER, Act.KEEP_OFFER): whose.everything,
    (Role.OVERSEER, Act.SEE_CONTRACT): whose.own_contracts,
    (Role.OFFICER, Act.SEE_CONTRACT): whose.everything,
    (Role.OVERSEER, Act.TICK_REQUIREMENT): whose.own_contracts,
    (Role.OFFICER, Act.TICK_REQUIREMENT): whose.everything,
}


def scope(person: Person | None, act: Act, *roles: Role) -> Scope:
    """The part of everything with which a person may do `act`.

    It goes by all roles of the person, or by `roles` alone. It is empty for a stranger, and for
    somebody who left.
    """
    if person is None or person.left:
        return Scope()
    held = sorted({a.role for a in person.appointments if not roles or a.role in roles})
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
    return scope(person, Act.SEE, Role.SCHOOL_CONTACT, Role.OVERSEER)


def missing_records(person: Person | None) -> tuple[Scope, Scope]:
    """The support of which a person sees all records that are missing, and that of own ones."""
    return scope(person, Act.SEE_MISSING), scope(person, Act.RECORD, Role.LEADER)
