"""Days that a pause moves, and how long ended support may be opened again."""

from datetime import date, timedelta

from domain.prompts.calendar import Calendar, Closure, ClosureKind
from domain.prompts.pauses import OPENED_WITHIN, later_by_pause, may_be_opened

MONDAY = date(2026, 11, 23)
OPEN = Calendar()
CLOSED = Calendar((Closure(date(2026, 11, 25), date(2026, 11, 27), ClosureKind.CLOSED),))


def test_a_day_moves_by_the_school_days_of_the_pause() -> None:
    friday = MONDAY + timedelta(days=4)
    assert later_by_pause(friday, MONDAY, MONDAY + timedelta(days=7), OPEN) == date(2026, 12, 4)
    assert later_by_pause(friday, MONDAY, MONDAY + timedelta(days=7), CLOSED) == date(2026, 12, 1)


def test_a_pause_within_a_day_or_over_a_weekend_moves_nothing() -> None:
    saturday = MONDAY - timedelta(days=2)
    assert later_by_pause(MONDAY, MONDAY, MONDAY, OPEN) == MONDAY
    assert later_by_pause(MONDAY, saturday, MONDAY, OPEN) == MONDAY


def test_support_is_opened_again_within_twenty_school_days() -> None:
    last = OPEN.next_school_day(MONDAY, OPENED_WITHIN)
    assert may_be_opened(MONDAY, last, OPEN)
    assert not may_be_opened(MONDAY, OPEN.next_school_day(last), OPEN)
