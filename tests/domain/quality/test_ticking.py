"""What may stand in the form of a tick."""

from datetime import date, timedelta

import pytest

from domain.errors import Refused
from domain.quality.ticking import NewTick, TickContext, TickValues, judge_tick

TODAY = date(2026, 11, 24)
KNOWN = TickContext(TODAY, files=(4,))
SIGNED = "https://files.example.org/statement.pdf"


def wrong(values: TickValues) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        judge_tick(values, KNOWN)
    return [(problem.field, problem.kind) for problem in refused.value.problems]


def test_a_day_is_enough() -> None:
    assert judge_tick(TickValues(day="yesterday"), KNOWN) == NewTick(TODAY - timedelta(days=1))


def test_all_that_may_stand() -> None:
    told = TickValues("2026-11-24", "4", f" {SIGNED} ", " Signed by the chair. ")
    assert judge_tick(told, KNOWN) == NewTick(TODAY, 4, SIGNED, "Signed by the chair.")


def test_all_that_is_wrong_is_told_at_one_time() -> None:
    told = TickValues("tomorrow", "5", "the shared drive", "x" * 201)
    assert wrong(told) == [
        ("day", "future"),
        ("evidence", "evidence_not_there"),
        ("link", "not_a_link"),
        ("remark", "too_long"),
    ]


@pytest.mark.parametrize(
    ("day", "kind"), [("", "missing"), ("soon", "not_a_date"), ("28 Dec", "future")]
)
def test_a_day_that_cannot_be(day: str, kind: str) -> None:
    assert wrong(TickValues(day=day)) == [("day", kind)]


@pytest.mark.parametrize("file", ["x", "0", "-4", "4.0", "99999999999999999999"])
def test_a_file_that_is_none(file: str) -> None:
    assert wrong(TickValues(day="today", evidence=file)) == [("evidence", "evidence_not_there")]
