"""The days of an action plan, as the worked example has them."""

from datetime import date

from domain.prompts.calendar import Calendar, Closure, ClosureKind
from domain.prompts.plan_days import PlanDays, answer_days, plan_days

HALF_TERM = Closure(date(2020, 10, 24), date(2020, 11, 1), ClosureKind.HOLIDAY)
TWO_WEEKS = Closure(date(2020, 10, 17), date(2020, 11, 1), ClosureKind.HOLIDAY)


def test_a_plan_is_due_twenty_school_days_after_it_was_agreed() -> None:
    assert plan_days(date(2020, 9, 4), Calendar()) == PlanDays(date(2020, 9, 25), date(2020, 10, 2))


def test_days_are_those_of_the_supported_school() -> None:
    """Support agreed on 22 October: the school's own calendar says a week later than the hub's."""
    agreed = date(2020, 10, 22)
    longer = Closure(date(2020, 10, 24), date(2020, 11, 8), ClosureKind.HOLIDAY)
    assert plan_days(agreed, Calendar((HALF_TERM,))).due == date(2020, 11, 26)
    assert plan_days(agreed, Calendar((longer,))).due == date(2020, 12, 3)


def test_a_contact_is_reminded_the_school_day_after_and_three_later() -> None:
    friday = date(2020, 10, 16)
    assert answer_days(friday, Calendar()) == (date(2020, 10, 19), date(2020, 10, 22))
    assert answer_days(friday, Calendar((TWO_WEEKS,))) == (date(2020, 11, 2), date(2020, 11, 5))
