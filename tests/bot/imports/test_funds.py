"""The files about money: programmes, rules, conditions, lines of grants and contracts."""

from datetime import date

import pytest

from domain.funding.contracts import Requirement
from domain.funding.grants import GrantLine
from domain.funding.programmes import Bill
from domain.quality.due_dates import DueDate
from domain.quality.report_rules import Per, ReportForm, When
from domain.support.deployments import CoverPaid
from storage.store import Store
from tests.bot.imports.files import LEADER, bring, brought, said, text, told, tried
from tests.make import TODAY

TRUST = (
    "URN,EstablishmentName,Trusts (code),Trusts (name)\n"
    "107438,Keelham Primary School,2044,Moor Trust\n"
    "107440,Thackley Primary School,2044,Moor Trust\n"
    "107255,Eldwick Primary School,,\n"
)
PROGRAMMES = "programme,funder,cover_paid,bill,rate,reimbursement,fee,areas\n"
RULES = "programme,school_year,when,reports,forms,interim_due,final_due\n"
GRANTS = "reference,programme,holder,school_year,kind,amount,schools\n"
CONTRACTS = "contract,lead_organisation,grants,requirement,due,days,starts,ends,cover_paid\n"
MONEY = (
    "OA-1,Opportunity Area,107438,2026-27,new,900,\nOA-2,Opportunity Area,107255,2026-27,new,5,\n"
)
SUPPORT = (
    "leader_email,school_urn,focus,days_agreed,start,end,programme,grant,cover_paid,reference\n"
)


@pytest.fixture
def hub(store: Store) -> Store:
    """A hub with a leader, a trust of two schools and a school of its own."""
    brought(store, text("schools.csv", TRUST), text("people.csv", LEADER))
    return store


def test_a_programme_is_kept_by_its_name_however_it_is_written(hub: Store) -> None:
    row = "Opportunity Area,The area,same day,agreed,350,300,50,Reading;Maths\n"
    brought(hub, text("p.csv", PROGRAMMES + row))
    [kept] = hub.imports.snapshot().programmes.values()
    assert (kept.name, kept.cover_paid, kept.bill) == (
        "Opportunity Area",
        CoverPaid.SAME_DAY,
        Bill.AGREED,
    )
    assert (kept.rate, kept.areas) == (35_000, ("Reading", "Maths"))
    again = "opportunity  AREA,The area,,,,,,\n"
    assert "changed programme" not in told(tried(hub, text("p.csv", PROGRAMMES + row)))
    brought(hub, text("p.csv", PROGRAMMES + again))
    [kept] = hub.imports.snapshot().programmes.values()
    assert kept.rate == 35_000


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("A,,,,,,,", "funder is missing."),
        (
            "A,F,sometimes,,,,,",
            "cover_paid is “sometimes”; it may be never, same day, day before, always.",
        ),
        ("A,F,,half,,,,", "bill is “half”; it may be used, agreed."),
        ("A,F,,,lots,,,", "rate is “lots”, not an amount in pounds."),
        ("b,F,,,,,,", "b stands in row 2 already."),
    ],
)
def test_what_a_programme_cannot_be(hub: Store, row: str, problem: str) -> None:
    plan = bring(hub, text("p.csv", f"{PROGRAMMES}B,F,,,,,,\n{row}\n"))
    assert said(plan) == [f"3: {problem}"]


def test_amounts_that_do_not_add_up_are_noted(hub: Store) -> None:
    plan = brought(hub, text("p.csv", f"{PROGRAMMES}A,F,,,350,300,90,\n"))
    assert plan.notes == [
        "p.csv, row 2: 300 and 90 are not 350. Kept; the fee shown is what is left: £50.00."
    ]


def test_a_rule_takes_the_place_of_the_one_that_says_of_the_same_money(hub: Store) -> None:
    key, forms = "Opportunity Area,2026/27,only carried forward", "template;annotated plan"
    first = f"{key},each grant,{forms},,11/12/2026\n"
    brought(hub, text("r.csv", RULES + first))
    [kept] = hub.imports.snapshot().rules.values()
    assert kept.key == ("Opportunity Area", "2026-27", When.ONLY_CARRIED_FORWARD)
    assert kept.forms == (ReportForm.TEMPLATE, ReportForm.ANNOTATED_PLAN)
    assert kept.final == DueDate(date(2026, 12, 11))
    brought(hub, text("r.csv", RULES + first.replace("each grant", "combined")))
    [kept] = hub.imports.snapshot().rules.values()
    assert kept.per is Per.HOLDER
    assert brought(hub, text("r.csv", RULES + "*,*,any money,combined,template,middle,end+10\n"))
    assert hub.imports.snapshot().rules["*", "*", When.ANY_MONEY].final == DueDate(after_end=10)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("*,*,any money,combined,,,", "forms is missing."),
        (
            "*,*,any money,combined,essay,,",
            "forms is “essay”; it may be template, annotated plan.",
        ),
        (
            "*,*,some money,combined,template,,",
            "when is “some money”; it may be only carried forward, any money, no money.",
        ),
        (
            "*,202-21,any money,combined,template,,",
            "school_year is “202-21”; write it like 2020-21.",
        ),
        (
            "*,*,any money,combined,template,soon,",
            (
                "interim_due is “soon”; it may be a date, middle, end+15 (school days after the "
                "end), or empty for none."
            ),
        ),
        (
            "Opportunity Area,2020-21,any money,combined,template,,",
            "Row 2 says the same of Opportunity Area, 2020-21, any money.",
        ),
    ],
)
def test_what_a_rule_cannot_be(hub: Store, row: str, problem: str) -> None:
    first = "Opportunity Area,2020-21,any money,combined,template,,\n"
    assert said(bring(hub, text("r.csv", f"{RULES}{first}{row}\n"))) == [f"3: {problem}"]
    assert hub.imports.snapshot().rules == {}


def test_conditions_are_kept_by_programme_and_name(hub: Store) -> None:
    header = "programme,condition,days,at_least,due\n"
    brought(hub, text("c.csv", f"{header}A,plan,20,,\nA,records,5,90,\n"))
    brought(hub, text("c.csv", f"{header}A,plan,25,,\n"))
    kept = [each.requires for each in hub.imports.snapshot().conditions.values()]
    assert kept == [Requirement("plan", 25), Requirement("records", 5, 90)]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("A,plan,0,,", "days is “0”, not a number of school days from 1 to 366."),
        ("A,records,5,120,", "at_least is “120”, not a share from 1 to 100 of a hundred."),
        ("A,agreement,,,", "Row 2 has the same programme and condition."),
    ],
)
def test_what_a_condition_cannot_be(hub: Store, row: str, problem: str) -> None:
    rows = f"programme,condition,days,at_least,due\nA,agreement,,,\n{row}\n"
    assert said(bring(hub, text("c.csv", rows))) == [f"3: {problem}"]


def test_a_trusts_grant_is_parted_among_its_schools(hub: Store) -> None:
    row = "OA-9,P,2044,2026-27,new,9500,107438=3500; 107440=£6,000\n"
    brought(hub, text("g.csv", GRANTS + row.replace("£6,000", "6000")))
    [kept] = hub.imports.snapshot().grants.values()
    schools = hub.organisations
    keelham, thackley = schools.by_urn(107438), schools.by_urn(107440)
    assert keelham is not None
    assert thackley is not None
    assert kept.lines == (GrantLine(keelham.id, 350_000), GrantLine(thackley.id, 600_000))
    assert (kept.share_of(keelham.id), kept.awarded_on) == (350_000, TODAY)
    again = text("g.csv", GRANTS + row.replace("£6,000", "6000"))
    assert brought(hub, again).changes == []


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (
            "2044,2026-27,new,9500,107438=3400;107440=6000",
            "schools add up to £9,400.00, and amount is £9,500.00.",
        ),
        ("2044,2026-27,new,9500,107438=9500;107440", "schools must have an amount each, or none."),
        ("107255,2026-27,new,9500,107255=9500", "schools are for a trust's grant."),
        ("2044,2026-27,new,9500,107438=tbc", "schools have “107438=tbc”, not an amount in pounds."),
        (
            "2044,2026-27,new,9500,Keelham",
            "schools have “Keelham”, not a URN and its amount such as 107438=3500.",
        ),
        ("2044,2026-27,new,9500,107438=1;107438=9499", "schools name one school twice."),
        (
            "2044,2026-27,new,9500,999999=9500",
            "schools is 999999, and no school or trust on the roster has that number.",
        ),
    ],
)
def test_how_a_grant_cannot_be_parted(hub: Store, row: str, problem: str) -> None:
    assert said(bring(hub, text("g.csv", f"{GRANTS}OA-9,P,{row}\n"))) == [f"2: {problem}"]


def test_a_school_of_another_trust_is_taken_with_a_note(hub: Store) -> None:
    brought(hub, text("p.csv", "programme,funder\nP,F\n"))
    plan = brought(hub, text("g.csv", f"{GRANTS}OA-9,P,2044,2026-27,new,5,107255\n"))
    assert plan.notes == [
        "g.csv, row 2: Eldwick Primary School is not one of Moor Trust's schools. Kept."
    ]


def test_a_contract_covers_grants_and_asks_things(hub: Store) -> None:
    rows = (
        "CON-1,2044,OA-1;OA-2,agreement,,,05/10/2026,31/07/2027,always\n"
        "CON-1,2044,OA-1;OA-2,statement of expenditure,16/07/2027,,,,\n"
    )
    brought(hub, text("g.csv", GRANTS + MONEY), text("c.csv", CONTRACTS + rows))
    [kept] = hub.imports.snapshot().contracts.values()
    grants = hub.imports.snapshot().grants
    assert [grants[each].reference for each in kept.grants] == ["OA-1", "OA-2"]
    assert kept.requirements == (
        Requirement("agreement"),
        Requirement("statement of expenditure", due=date(2027, 7, 16)),
    )
    assert (kept.starts, kept.ends) == (date(2026, 10, 5), date(2027, 7, 31))
    assert brought(hub, text("c.csv", CONTRACTS + rows)).changes == []


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("CON-1,2044,OA-1,plan,,,,,", "Row 2 has the same contract but another grants."),
        (
            "CON-1,107255,OA-1;OA-2,plan,,,,,",
            "Row 2 has the same contract but another lead_organisation.",
        ),
        ("CON-1,2044,OA-1;OA-2,agreement,,,,,", "Row 2 has the same contract and requirement."),
        ("CON-2,2044,OA-2,plan,,,,,", "grants is OA-2, which the contract CON-1 covers already."),
        ("CON-2,2044,OA-7,plan,,,,,", "grants is “OA-7”, and there is no grant of that reference."),
        ("CON-2,2044,OA-3,plan,,0,,,", "days is “0”, not a number of school days from 1 to 366."),
    ],
)
def test_what_a_contract_cannot_say(hub: Store, row: str, problem: str) -> None:
    grants = f"{GRANTS}{MONEY}OA-3,Opportunity Area,107255,2026-27,new,5,\n"
    rows = f"{CONTRACTS}CON-1,2044,OA-1;OA-2,agreement,,,,,\n{row}\n"
    assert said(bring(hub, text("g.csv", grants), text("c.csv", rows))) == [f"3: {problem}"]


def test_cover_is_paid_by_the_supports_own_rule_else_its_contracts_else_its_programmes(
    hub: Store,
) -> None:
    def support(reference: str, programme: str, grant: str, cover: str = "") -> str:
        who = "asha@schools.example,107438,Reading,4,01/09/2026,"
        return f"{who},{programme},{grant},{cover},{reference}\n"

    brought(
        hub,
        text("p.csv", f"{PROGRAMMES}Opportunity Area,F,day before,,,,,\n"),
        text("g.csv", f"{GRANTS}{MONEY}"),
        text(
            "d.csv",
            SUPPORT
            + support("A", "opportunity area", "OA-1", "never")
            + support("B", "opportunity area", "OA-1")
            + support("C", "Opportunity Area", "")
            + support("D", "", ""),
        ),
        text("c.csv", f"{CONTRACTS}CON-1,2044,OA-1,agreement,,,,,always\n"),
    )
    kept = hub.deployments.some(hub.imports.snapshot().deployments).values()
    assert {each.reference: each.cover_paid for each in kept} == {
        "A": CoverPaid.NEVER,
        "B": CoverPaid.ALWAYS,
        "C": CoverPaid.DAY_BEFORE,
        "D": CoverPaid.NEVER,
    }
