"""How a requirement stands by its day: the table of cases, and what always holds."""

import csv
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.funding.contracts import SHIPPED_CONDITIONS
from domain.prompts.calendar import Calendar, Closure, ClosureKind
from domain.quality.requirements import (
    FARTHEST,
    WORST_FIRST,
    RequirementStanding,
    RequirementState,
    SelfTicked,
    Tick,
    TickedRequirement,
    self_ticked,
    standing,
)

DATA = Path(__file__).parents[2] / "example" / "data"
DUE, NOON = date(2021, 2, 5), datetime(2021, 2, 5, 12, tzinfo=UTC)
WEEKDAYS = Calendar()
DAYS = st.dates(date(2019, 1, 1), date(2023, 12, 31))
STATE = RequirementState


def _hub() -> Calendar:
    """The example hub's calendar."""
    with (DATA / "calendars.csv").open(encoding="utf-8") as file:
        return Calendar(
            tuple(
                Closure(
                    date.fromisoformat(row["closed_from"]),
                    date.fromisoformat(row["closed_to"] or row["closed_from"]),
                    ClosureKind(row["kind"].replace(" ", "_")),
                )
                for row in csv.DictReader(file)
                if row["calendar"] == "hub"
            )
        )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _says(found: RequirementStanding) -> str:
    if found.late is not None:
        return f"{found.late} school days late"
    return f"due in {found.ahead} school days"


with (DATA / "condition-cases.csv").open(encoding="utf-8") as cases:
    CASES = list(csv.DictReader(cases))


@pytest.mark.parametrize("row", CASES, ids=lambda row: f"{row['due']} at {row['today']}")
def test_the_table_of_cases(row: dict[str, str]) -> None:
    due, today = _day(row["due"]), _day(row["today"])
    assert today is not None
    found = standing(due, _day(row["done"]), today, _hub())
    assert (found.state, _says(found)) == (row["state"], row["says"])


@given(due=st.none() | DAYS, done=DAYS, today=DAYS)
def test_what_is_done_is_met_and_not_before_it_is_done(
    due: date | None, done: date, today: date
) -> None:
    found = standing(due, done, today, WEEKDAYS)
    assert (found.state is STATE.MET) == (done <= today)
    if found.state is STATE.MET and due is not None:
        assert (found.late is None) == (done <= due or done - due > FARTHEST)


@given(due=DAYS, today=DAYS, later=st.integers(0, 400))
def test_what_is_not_done_gets_no_better(due: date, today: date, later: int) -> None:
    first = standing(due, None, today, WEEKDAYS).state
    then = standing(due, None, today + timedelta(days=later), WEEKDAYS).state
    assert WORST_FIRST.index(then) <= WORST_FIRST.index(first)


@given(due=DAYS, today=DAYS)
def test_nothing_is_not_met_up_to_its_day_nor_not_due_after_it(due: date, today: date) -> None:
    found = standing(due, None, today, WEEKDAYS).state
    if today <= due:
        assert found in (STATE.AT_RISK, STATE.NOT_DUE_YET)
    else:
        assert found in (STATE.AT_RISK, STATE.NOT_MET)


@given(today=DAYS)
def test_what_has_no_day_is_never_late(today: date) -> None:
    assert standing(None, None, today, WEEKDAYS) == RequirementStanding(STATE.NOT_DUE_YET)


def test_days_far_away_are_not_counted() -> None:
    last = date(2199, 12, 31)
    assert standing(last, None, DUE, WEEKDAYS) == RequirementStanding(STATE.NOT_DUE_YET)
    assert standing(date(1990, 1, 1), None, DUE, WEEKDAYS) == RequirementStanding(STATE.NOT_MET)


def test_thirteen_names_tick_themselves_however_they_are_written() -> None:
    assert len(SelfTicked) == 13
    assert self_ticked(" Interim  REPORT ") is SelfTicked.INTERIM_REPORT
    assert self_ticked("Expenditure statement signed") is None
    assert self_ticked("plans") is None
    assert all(self_ticked(each.name) for each in SHIPPED_CONDITIONS)


def test_an_undone_tick_stands_no_more_and_is_not_forgotten() -> None:
    undone = Tick(1, 7, DUE, 3, "Overa Lowe", NOON, undone_at=NOON, undone_by="Samira Khan")
    stands = Tick(2, 7, DUE, 3, "Overa Lowe", NOON)
    asked = TickedRequirement(7, 1, "Statement", DUE, (undone,))
    assert asked.tick is None
    assert asked.stands(DUE, WEEKDAYS).state is STATE.AT_RISK
    again = TickedRequirement(7, 1, "Statement", DUE, (undone, stands))
    assert (again.tick, again.undone) == (stands, (undone,))
    assert again.stands(DUE, WEEKDAYS).state is STATE.MET
