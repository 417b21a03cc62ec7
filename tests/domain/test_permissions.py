"""Who may do what with whose record: every role, act and relation."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.digests.channels import Audience, Channel
from domain.funding.funding import Funding
from domain.people.organisations import KnownPlace
from domain.people.people import Person, Role
from domain.permissions import Act, can, listed_records, missing_records, scope
from domain.scopes import Led, Made, OfContracts, OfOrganisations, Scope, Subject
from domain.support.commissions import Commission, CommissionState, SupportWanted
from domain.support.deployments import UNAGREED, Status
from domain.support.offers import AskedParty, Consent, ConsentState, Party
from domain.visits.copies import CopiedRecord, Copy
from tests.make import FARIDA, NOW, TOM, deployment, person, record

SHARED = deployment(leaders=(FARIDA, TOM), leads=frozenset({91}))
OWN = record(deployment=SHARED)
IN_SIGHT = CopiedRecord(OWN, Copy(OWN.id, NOW), NOW)
DELETED = replace(OWN, deleted_at=NOW)
HELD = replace(IN_SIGHT, at=NOW - timedelta(minutes=1))
LEADER = person(id=1)
REQUEST = Commission(
    1,
    70,
    "Peel Park",
    4,
    NOW,
    SupportWanted("Phonics", "Fun"),
    CommissionState.REQUESTED,
    NOW,
    NOW,
)
COLLEAGUE = person(id=2)
OUTSIDER = person(id=3)
HEAD = person((Role.SCHOOL_CONTACT, 70), id=4)
OTHER_HEAD = person((Role.SCHOOL_CONTACT, 71), id=5)
EMPLOYER = person((Role.HOME_HEAD, 90), id=6)
OVERSEER = person((Role.OVERSEER, 91), id=7)
OTHER_OVERSEER = person((Role.OVERSEER, 70), id=7)
OFFICER = person(Role.OFFICER, id=8)
# What is done with money and the reports on it: with no record.
READS = {Act.SEE_GRANT, Act.READ_REPORT, Act.SEE_AGREEMENT}
KEEPS = {Act.KEEP_GRANTS, Act.FILL_REPORT, Act.JUDGE_REPORT}
# What is done with an offer of support, and the questions to its parties.
OFFERS = {Act.ANSWER_OFFER, Act.WITHDRAW_RELEASE, Act.KEEP_OFFER}
REQUESTS = {Act.ASK_SUPPORT, Act.SEE_REQUEST, Act.CHANGE_REQUEST, Act.ANSWER_HUB}
REQUESTS |= {Act.ANSWER_REQUEST}
PLANS = {Act.SEE_PLAN, Act.EDIT_PLAN, Act.AGREE_PLAN, Act.NOTE_PLAN}
# What is done with an organisation: with no record.
PLACES = {Act.SEE_PLACE}
WORDS = {Act.ADD_WORD}
CONTRACTS = {Act.SEE_CONTRACT, Act.TICK_REQUIREMENT}
OF_NO_RECORD = READS | KEEPS | OFFERS | REQUESTS | PLANS | PLACES | WORDS | CONTRACTS
EVERYTHING = set(Act) - {Act.ADD_TIME, Act.ANSWER, Act.LIST_AS_OWN, Act.SEE_STAFF} - OF_NO_RECORD

EXPECTED = [
    (
        LEADER,
        {Act.RECORD, Act.SEE, Act.LIST_AS_OWN, Act.CORRECT, Act.DELETE, Act.CLOSE_STEP}
        | {Act.ADD_EVIDENCE},
    ),
    (COLLEAGUE, {Act.RECORD, Act.SEE, Act.ADD_TIME, Act.CLOSE_STEP}),
    (OUTSIDER, set()),
    (HEAD, {Act.SEE, Act.ANSWER}),
    (OTHER_HEAD, set()),
    (EMPLOYER, set()),
    (OVERSEER, {Act.SEE, Act.POST_HERE, Act.SEE_MISSING}),
    (OTHER_OVERSEER, set()),
    (OFFICER, EVERYTHING),
    (None, set()),
    (person(Role.OFFICER, id=8, left=True), set()),
]


@pytest.mark.parametrize(("who", "allowed"), EXPECTED)
@pytest.mark.parametrize("act", [act for act in Act if act not in OF_NO_RECORD])
def test_what_each_may_do_with_a_record(who: Person | None, allowed: set[Act], act: Act) -> None:
    assert can(who, act, IN_SIGHT) is (act in allowed)


@pytest.mark.parametrize(("who", "allowed"), EXPECTED)
@pytest.mark.parametrize("subject", [OWN, HELD], ids=["the record itself", "a copy that is held"])
def test_a_contact_has_copies_alone_and_those_once_they_are_in_sight(
    who: Person | None, allowed: set[Act], subject: Subject
) -> None:
    own = set() if who is HEAD else allowed
    assert {act for act in Act if can(who, act, subject)} - OF_NO_RECORD == own


@pytest.mark.parametrize(
    ("changes", "seen"),
    [
        ({"at": NOW - timedelta(minutes=1)}, False),
        ({"copy": Copy(OWN.id, NOW + timedelta(hours=1), sent_at=NOW)}, True),
        ({"copy": None}, True),
        ({"record": DELETED}, True),
        ({"record": DELETED, "copy": Copy(OWN.id, NOW + timedelta(minutes=1))}, False),
        ({"record": DELETED, "copy": Copy(OWN.id, NOW + timedelta(minutes=1), 1, NOW)}, True),
    ],
    ids=[
        "held",
        "sent and corrected",
        "imported",
        "deleted in sight",
        "deleted unseen",
        "deleted after it went",
    ],
)
def test_what_is_in_sight_of_a_school(changes: dict[str, Any], seen: bool) -> None:
    later = NOW + timedelta(hours=1) if "record" in changes else NOW
    assert can(HEAD, Act.SEE, replace(IN_SIGHT, **{"at": later} | changes)) is seen


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        (OFFICER, REQUESTS),
        # Who asked, and a colleague of the same school.
        (HEAD, REQUESTS - {Act.ANSWER_REQUEST}),
        (
            person((Role.SCHOOL_CONTACT, 70), id=9),
            {*REQUESTS} - {Act.ANSWER_REQUEST, Act.CHANGE_REQUEST},
        ),
        *((who, set()) for who in (LEADER, COLLEAGUE, OUTSIDER, EMPLOYER, OVERSEER, None)),
    ],
)
def test_what_each_may_do_with_a_request(who: Person | None, allowed: set[Act]) -> None:
    assert {act for act in REQUESTS if can(who, act, REQUEST)} == allowed
    # Of another school: it is an officer's alone.
    elsewhere = replace(REQUEST, organisation=71, asked_by=99)
    assert {act for act in REQUESTS if can(who, act, elsewhere)} == (
        allowed if who is OFFICER else set()
    )


def test_a_scope_is_made_of_what_each_role_gives() -> None:
    both = person(Role.LEADER, (Role.SCHOOL_CONTACT, 99), id=1)
    assert set(scope(both, Act.SEE).parts) == {Led(1), Made(1), OfOrganisations(frozenset({99}))}
    assert scope(both, Act.SEE, Role.SCHOOL_CONTACT).parts == (OfOrganisations(frozenset({99})),)
    assert scope(OFFICER, Act.SEE, Role.LEADER) == scope(None, Act.SEE) == Scope()


def test_an_overseer_has_what_is_under_the_contracts_of_own_organisations() -> None:
    assert scope(OVERSEER, Act.SEE) == Scope((OfContracts(frozenset({91})),))
    for subject in (SHARED, OWN, IN_SIGHT, HELD):
        assert can(OVERSEER, Act.SEE, subject)
        # Who oversees other contracts sees none of it, though the school is their own.
        assert not can(OTHER_OVERSEER, Act.SEE, subject)
    assert not can(OVERSEER, Act.SEE, deployment())


def test_a_channel_is_an_officers_to_choose() -> None:
    channel = Channel(1, "19:c", "", Audience.ALL)
    assert can(OFFICER, Act.POST_HERE, channel)
    for who in (LEADER, HEAD, EMPLOYER, OVERSEER, None):
        assert not can(who, Act.POST_HERE, channel)


def test_nobody_records_on_a_deployment_that_is_over() -> None:
    ended = deployment(status=Status.COMPLETED)
    assert not can(LEADER, Act.RECORD, ended)
    assert can(LEADER, Act.SEE, ended)


def test_a_leader_keeps_own_records_after_the_deployment_went_to_another() -> None:
    handed_on = record(deployment=deployment(leaders=(TOM,)))
    assert all(can(LEADER, act, handed_on) for act in (Act.SEE, Act.CORRECT, Act.DELETE))
    assert not can(LEADER, Act.SEE, handed_on.deployment)


def test_nobody_answers_for_a_school_about_an_own_record() -> None:
    both = person(Role.LEADER, (Role.SCHOOL_CONTACT, 70), id=1)
    assert can(both, Act.SEE, OWN)
    assert not can(both, Act.ANSWER, OWN)


def test_roles_add_up_and_never_take_away() -> None:
    both = person(Role.LEADER, (Role.SCHOOL_CONTACT, 99), id=1)
    assert all(can(both, act, OWN) for act in (Act.SEE, Act.CORRECT, Act.DELETE))


def test_a_time_of_ones_own_or_an_answer_is_given_for_a_record_and_not_for_support() -> None:
    assert not can(COLLEAGUE, Act.ADD_TIME, SHARED)
    assert not can(HEAD, Act.ANSWER, SHARED)


@pytest.mark.parametrize("subject", [LEADER, Channel(1, "19:c", "", Audience.ALL)])
def test_to_ask_for_a_leaders_right_over_a_person_or_channel_is_a_fault(
    subject: Person | Channel,
) -> None:
    with pytest.raises(TypeError):
        can(LEADER, Act.SEE, subject)


def test_a_head_sees_own_leaders_and_none_of_their_records() -> None:
    own = person((Role.LEADER, 90), id=1)
    assert can(EMPLOYER, Act.SEE_STAFF, own)
    assert not can(EMPLOYER, Act.SEE_STAFF, person((Role.LEADER, 92), id=2))
    assert not can(EMPLOYER, Act.SEE_STAFF, person((Role.OFFICER, 90), id=3))
    assert not can(EMPLOYER, Act.SEE_STAFF, OWN)
    assert not can(OFFICER, Act.SEE_STAFF, own)


@pytest.mark.parametrize("who", [each for each, _ in EXPECTED])
def test_contracts_are_their_overseers_and_the_officers_alone(who: Person | None) -> None:
    # What others have of the support and of the money gives them nothing of the contract.
    contract = Funding(leads=frozenset({91}), for_schools=False)
    allowed = {act for act in CONTRACTS if can(who, act, contract)}
    assert allowed == (CONTRACTS if who in (OVERSEER, OFFICER) else set())


MONEY = Funding(
    leaders=frozenset({LEADER.id}), places=frozenset({70}), leads=frozenset({91}), ower=9
)
OWER = person((Role.SCHOOL_CONTACT, 99), id=9)


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        (LEADER, READS),
        (OUTSIDER, set()),
        (HEAD, READS | WORDS),
        (OTHER_HEAD, set()),
        (EMPLOYER, set()),
        (OVERSEER, READS | {Act.FILL_REPORT}),
        (OWER, {Act.READ_REPORT, Act.FILL_REPORT}),
        (OFFICER, READS | KEEPS),
        (person(Role.OFFICER, id=8, left=True), set()),
        (None, set()),
    ],
)
def test_what_each_may_do_with_money_and_the_reports_on_it(
    who: Person | None, allowed: set[Act]
) -> None:
    assert {act for act in READS | KEEPS | WORDS if can(who, act, MONEY)} == allowed


def test_nobody_adds_a_schools_word_to_a_report_on_support_that_they_lead() -> None:
    both = person(Role.LEADER, (Role.SCHOOL_CONTACT, 70), id=LEADER.id)
    assert can(both, Act.READ_REPORT, MONEY) and not can(both, Act.ADD_WORD, MONEY)
    assert not can(HEAD, Act.ADD_WORD, replace(MONEY, for_schools=False))


def test_who_sees_an_organisation_that_gets_support() -> None:
    elm = KnownPlace(70, frozenset({1, 2}), frozenset({91}))
    seen = {LEADER, COLLEAGUE, HEAD, OVERSEER, OFFICER}
    every = (*seen, OUTSIDER, OTHER_HEAD, EMPLOYER, OTHER_OVERSEER, None)
    assert {who for who in every if can(who, Act.SEE_PLACE, elm)} == seen
    # Its own head sees who is employed there, whoever supports it.
    assert can(person((Role.HOME_HEAD, 70), id=9), Act.SEE_PLACE, elm)
    assert not can(person((Role.HOME_HEAD, 70), id=9, left=True), Act.SEE_PLACE, elm)
    nobodys = KnownPlace(71)
    assert {who for who in every if can(who, Act.SEE_PLACE, nobodys)} == {OTHER_HEAD, OFFICER}


def test_a_school_reads_a_report_once_it_was_handed_in() -> None:
    before = replace(MONEY, for_schools=False)
    assert not can(HEAD, Act.READ_REPORT, before)
    assert can(LEADER, Act.READ_REPORT, before) and can(OVERSEER, Act.READ_REPORT, before)


ASKED = {
    Party.LEADER: AskedParty(
        Consent(1, 1, Party.LEADER, 1, 90, ConsentState.ASKED), frozenset({1, 2})
    ),
    Party.HOME_HEAD: AskedParty(
        Consent(2, 1, Party.HOME_HEAD, 1, 90, ConsentState.ASKED), frozenset({1, 2})
    ),
    Party.SCHOOL: AskedParty(
        Consent(3, 1, Party.SCHOOL, None, 70, ConsentState.ASKED), frozenset({1})
    ),
}


@pytest.mark.parametrize(
    ("who", "answers"),
    [
        (LEADER, {Party.LEADER}),
        (COLLEAGUE, set()),
        (OUTSIDER, set()),
        (HEAD, {Party.SCHOOL}),
        (OTHER_HEAD, set()),
        (EMPLOYER, {Party.HOME_HEAD}),
        (person((Role.HOME_HEAD, 91), id=6), set()),
        (OVERSEER, set()),
        (OFFICER, set()),
        (person(Role.LEADER, (Role.SCHOOL_CONTACT, 70), id=1), {Party.LEADER}),
        (person(Role.LEADER, (Role.HOME_HEAD, 90), id=1), {Party.LEADER, Party.HOME_HEAD}),
        (person((Role.HOME_HEAD, 90), id=1), {Party.HOME_HEAD}),
        (person(Role.LEADER, id=1, left=True), set()),
        (None, set()),
    ],
)
def test_each_answers_own_questions_about_an_offer_and_nobody_a_schools_about_themselves(
    who: Person | None, answers: set[Party]
) -> None:
    assert {party for party in Party if can(who, Act.ANSWER_OFFER, ASKED[party])} == answers
    keeps = who is OFFICER
    withdraws = keeps or Party.HOME_HEAD in answers
    assert can(who, Act.WITHDRAW_RELEASE, ASKED[Party.HOME_HEAD]) is withdraws
    assert all(can(who, Act.KEEP_OFFER, each) is keeps for each in ASKED.values())


@pytest.mark.parametrize("status", UNAGREED)
def test_support_that_waits_for_its_yeses_is_seen_by_officers_alone(status: Status) -> None:
    proposed = deployment(leaders=(FARIDA, TOM), status=status)
    seen = [who for who in (LEADER, HEAD, EMPLOYER, OVERSEER) if can(who, Act.SEE, proposed)]
    assert seen == [] and can(OFFICER, Act.SEE, proposed)


def test_records_by_others_are_listed_for_officers_overseers_and_contacts() -> None:
    both = person(Role.OFFICER, (Role.SCHOOL_CONTACT, 70), id=8)
    assert listed_records(both) == listed_records(OFFICER) == scope(OFFICER, Act.SEE)
    assert listed_records(HEAD) == Scope((OfOrganisations(frozenset({70})),))
    assert listed_records(OVERSEER) == scope(OVERSEER, Act.SEE)
    for who in (LEADER, EMPLOYER, None):
        assert not listed_records(who).parts


def test_a_leader_sees_that_own_records_are_missing_and_an_officer_all_of_them() -> None:
    whole, own = missing_records(LEADER)
    assert not whole.parts and own == Scope((Led(1, active=True),))
    whole, own = missing_records(OFFICER)
    assert whole == scope(OFFICER, Act.SEE_MISSING) and not own.parts
    assert not any(each.parts for each in missing_records(HEAD))


def test_who_employs_a_leader_sees_what_was_agreed_and_no_money() -> None:
    agreed = replace(MONEY, employers=EMPLOYER.at(Role.HOME_HEAD))
    of_money = READS | KEEPS | WORDS | PLANS
    assert {act for act in of_money if can(EMPLOYER, act, agreed)} == {Act.SEE_AGREEMENT}


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        (LEADER, {Act.SEE_PLAN, Act.EDIT_PLAN}),
        (HEAD, {Act.SEE_PLAN, Act.EDIT_PLAN, Act.AGREE_PLAN}),
        (OVERSEER, {Act.SEE_PLAN}),
        (OFFICER, {Act.SEE_PLAN, Act.EDIT_PLAN, Act.NOTE_PLAN}),
    ],
    ids=["leader", "contact", "overseer", "officer"],
)
def test_what_each_may_do_with_a_plan(who: Person, allowed: set[Act]) -> None:
    assert {act for act in PLANS if can(who, act, MONEY)} == allowed


def test_nobody_answers_a_plan_for_a_school_about_own_support() -> None:
    assert not can(HEAD, Act.AGREE_PLAN, replace(MONEY, leaders=frozenset({HEAD.id})))
