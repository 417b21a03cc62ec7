"""The grants file, and grants that a deployment names: none is taken unchecked."""

import pytest

from domain.funding.grants import GrantKind
from storage.store import Store
from tests.bot.imports.files import LEADER, SCHOOLS, bring, brought, said, text, told, tried

HEADER = "reference,programme,holder,school_year,kind,amount,from\n"
OLD = "OA-1,Opportunity Area,107438,2025-26,new,12000,\n"
NEW = "OA-2,Opportunity Area,107438,2026/27,c/f,4200.50,OA-1\n"
ELDWICKS = "OA-3,Opportunity Area,107255,2026-27,top-up,900,\n"
SUPPORT = "leader_email,school_urn,focus,days_agreed,start,end,grant\n"
ROW = "asha@schools.example,107438,Reading,4,01/09/2026,,"


@pytest.fixture
def hub(store: Store) -> Store:
    """A hub with a leader and two schools."""
    brought(store, text("schools.csv", SCHOOLS), text("people.csv", LEADER))
    return store


def test_grants_are_kept_by_their_reference_in_whatever_order(hub: Store) -> None:
    file = text("g.csv", HEADER + NEW + OLD + ELDWICKS)
    assert "new grant OA-2, Keelham Primary School" in told(tried(hub, file))
    assert brought(hub, file).notes == [
        "g.csv, row 2: no file has the programme Opportunity Area yet. It is made."
    ]
    kept = {g.reference: g for g in hub.imports.snapshot().grants.values()}
    assert (kept["OA-2"].kind, kept["OA-2"].amount) == (GrantKind.CARRIED_FORWARD, 420_050)
    assert (kept["OA-2"].school_year, kept["OA-2"].carried_from) == ("2026-27", "OA-1")
    assert kept["OA-3"].kind is GrantKind.ADDITIONAL
    assert brought(hub, file).changes == []
    brought(hub, text("g.csv", HEADER + ELDWICKS.replace("900", "950")))
    assert {g.amount for g in hub.imports.snapshot().grants.values()} == {
        1_200_000,
        420_050,
        95_000,
    }


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("A,P,107438,2026-27,new,tbc,", "amount is “tbc”, not an amount in pounds."),
        ("A,P,107438,2026-27,new,-5,", "amount is “-5”, not an amount in pounds."),
        ("A,P,107438,2026-27,new,4200.005,", "amount is “4200.005”, not an amount in pounds."),
        ("A,P,107438,202-21,new,5,", "school_year is “202-21”; write it like 2020-21."),
        (
            "A,P,107438,2020-22,new,5,",
            "school_year is “2020-22”, which is not one school year.",
        ),
        (
            "A,P,107438,2026-27,extra,5,",
            "kind is “extra”; it may be new, carried forward, additional.",
        ),
        ("OA-1,P,107438,2026-27,new,5,", "OA-1 stands in row 2 already."),
        (
            "A,P,107438,2026-27,carried forward,5,X",
            "from is “X”, and there is no grant of that reference.",
        ),
        ("A,P,107255,2026-27,c/f,5,OA-1", "from is OA-1, which another holder has."),
        (
            "A,P,107438,2025-26,c/f,5,OA-1",
            "from is OA-1, which is of 2025-26: no earlier year.",
        ),
        (
            "A,P,107438,2026-27,c/f,13000,OA-1",
            "carried forward is £13,000.00, more than the £12,000.00 of OA-1.",
        ),
    ],
)
def test_what_cannot_stand_is_said_by_its_row(hub: Store, row: str, problem: str) -> None:
    assert said(bring(hub, text("g.csv", f"{HEADER}{OLD}{row}\n"))) == [f"3: {problem}"]
    assert hub.imports.snapshot().grants == {}


def test_what_is_carried_forward_from_nowhere_is_noted(hub: Store) -> None:
    brought(hub, text("p.csv", "programme,funder\nOpportunity Area,The area\n"))
    [note] = brought(hub, text("g.csv", HEADER + NEW.replace(",OA-1", ","))).notes
    assert note == "g.csv, row 2: OA-2 is carried forward, and from is empty. Kept."


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("NO-SUCH-GRANT", "grant is “NO-SUCH-GRANT”, and there is no grant of that reference."),
        ("OA-1;NO-SUCH", "grant is “NO-SUCH”, and there is no grant of that reference."),
        (
            "OA-3",
            (
                "grant is OA-3, which is Eldwick Primary School's, and the support is at Keelham "
                "Primary School."
            ),
        ),
        ("OA-1;OA-1", "grant names one grant twice."),
    ],
)
def test_a_deployment_names_grants_that_are_there(hub: Store, cell: str, problem: str) -> None:
    grants = text("g.csv", HEADER + OLD + NEW + ELDWICKS)
    assert said(bring(hub, grants, text("d.csv", f"{SUPPORT}{ROW}{cell}\n"))) == [f"2: {problem}"]


def test_several_grants_of_the_school_or_its_trust_pay_in_their_order(hub: Store) -> None:
    trust = "URN,EstablishmentName,Trusts (code),Trusts (name)\n107438,Keelham,2044,Moor Trust\n"
    moors = "OA-4,Opportunity Area,2044,2026-27,new,800,\n"
    files = (text("s.csv", trust), text("g.csv", HEADER + OLD + NEW + moors))
    support = text("d.csv", f"{SUPPORT}{ROW}OA-4;OA-1 ; OA-2\n")
    brought(hub, support, *files)
    [kept] = hub.imports.snapshot().deployments.values()
    named = {grant.id: grant.reference for grant in hub.imports.snapshot().grants.values()}
    assert [named[grant] for grant in kept.grants] == ["OA-4", "OA-1", "OA-2"]
    assert brought(hub, support).changes == []
