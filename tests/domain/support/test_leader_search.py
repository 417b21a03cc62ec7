"""For which school and in what a leader is looked for, where no request says it."""

from datetime import date
from fractions import Fraction

import pytest

from domain.errors import Problem, Refused
from domain.support.leader_search import (
    LeaderSearch,
    LeaderSearchContext,
    LeaderSearchValues,
    judge_search,
)

TODAY = date(2026, 11, 30)
KNOWN = LeaderSearchContext(TODAY, 4)


def test_what_is_looked_for() -> None:
    values = LeaderSearchValues("Dale View", "Maths", "", "4", "2027-01-18", "26/3/2027")
    assert judge_search(values, KNOWN) == LeaderSearch(
        4, "Maths", Fraction(4), date(2027, 1, 18), date(2027, 3, 26)
    )


def test_days_and_dates_may_be_left_open_and_a_written_need_goes_first() -> None:
    values = LeaderSearchValues("Dale View", "Maths", "  Oracy in   Year 3 ")
    assert judge_search(values, KNOWN) == LeaderSearch(4, "Oracy in Year 3")


@pytest.mark.parametrize(
    ("values", "known", "field", "kind"),
    [
        (LeaderSearchValues(need="Maths"), LeaderSearchContext(TODAY), "school", "missing"),
        (
            LeaderSearchValues(need="Maths"),
            LeaderSearchContext(TODAY, Problem("school", "which")),
            "school",
            "which",
        ),
        (LeaderSearchValues(), KNOWN, "need", "missing"),
        (LeaderSearchValues(need="other"), KNOWN, "other", "missing"),
        (LeaderSearchValues(other="x" * 101), KNOWN, "other", "too_long"),
        (LeaderSearchValues(need="Maths", days="many"), KNOWN, "days", "not_days"),
        (LeaderSearchValues(need="Maths", start="soonish"), KNOWN, "start", "not_a_date"),
        (
            LeaderSearchValues(need="Maths", start="2027-02-01", end="2027-01-01"),
            KNOWN,
            "end",
            "ends_before",
        ),
    ],
)
def test_what_cannot_be_looked_for_is_said(
    values: LeaderSearchValues, known: LeaderSearchContext, field: str, kind: str
) -> None:
    with pytest.raises(Refused) as refused:
        judge_search(values, known)
    assert [(p.field, p.kind) for p in refused.value.problems] == [(field, kind)]
