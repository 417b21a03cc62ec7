"""Money and proposed support in a deployments file: kept, and looked at."""

import pytest

from storage.store import Store
from tests.bot.imports.files import LEADER, SCHOOLS, bring, brought, said, text

HEADER = "leader_email,school_urn,focus,days_agreed,start,end"
ROW = "asha@schools.example,107438,Reading,4,01/09/2026,"


@pytest.fixture
def hub(store: Store) -> Store:
    """A hub with a leader and two schools."""
    brought(store, text("schools.csv", SCHOOLS), text("people.csv", LEADER))
    return store


@pytest.mark.parametrize(
    ("amounts", "note"),
    [
        ("350,300,90", "300 and 90 are not 350. Kept; the fee shown is what is left: £50.00."),
        ("350,297.50,5", "297.50 and 5 are not 350. Kept; the fee shown is what is left: £52.50."),
        ("300,350,", "reimbursement is £350.00, £50.00 more than the rate. Kept."),
        ("350,300,50", ""),
        ("350,300,", ""),
        ("350,,90", ""),
        (",300,90", ""),
        ("0,0,0", ""),
    ],
)
def test_amounts_that_do_not_add_up_are_noted_and_kept(hub: Store, amounts: str, note: str) -> None:
    content = f"{HEADER},rate,reimbursement,fee\n{ROW},{amounts}\n"
    plan = brought(hub, text("d.csv", content))
    assert plan.notes == ([f"d.csv, row 2: {note}"] if note else [])
    [support] = hub.imports.snapshot().deployments.values()
    kept = (support.rate, support.reimbursement, support.fee)
    assert kept == tuple(round(float(a) * 100) if a else None for a in amounts.split(","))


def test_a_row_that_says_no_amount_notes_none(hub: Store) -> None:
    brought(hub, text("d.csv", f"{HEADER},rate,reimbursement,fee\n{ROW},350,300,90\n"))
    assert brought(hub, text("e.csv", f"{HEADER}\n{ROW}\n")).notes == []


def test_proposed_supports_are_told_once(hub: Store) -> None:
    rows = f"{ROW},proposed\n{ROW.replace('107438', '107255')},Proposed\n"
    file = text("d.csv", f"{HEADER},status\n{rows}")
    [note] = brought(hub, file).notes
    assert note.startswith("d.csv: 2 supports are proposed, and nobody was asked by this import.")
    assert brought(hub, file).notes == []
    assert brought(hub, text("d.csv", f"{HEADER},status\n{ROW},agreed\n")).notes == []


def test_a_proposed_support_says_how_many_days(hub: Store) -> None:
    row = ROW.replace(",4,", ",,")
    plan = bring(hub, text("d.csv", f"{HEADER},status\n{row},proposed\n"))
    assert said(plan) == ["2: days_agreed is missing, and a proposed support needs it."]
