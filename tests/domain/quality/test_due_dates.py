"""When a rule wants a report: the worked example's dates, and what a text says of one."""

from datetime import date

import pytest

from domain.prompts.calendar import Calendar, Closure, ClosureKind
from domain.quality.due_dates import MIDDLE, NO_DATE, DueDate, Span, read_due_date

WEEKDAYS = Calendar()
SPAN = Span(date(2020, 9, 21), date(2021, 6, 25))
HALF_TERM = Calendar((Closure(date(2021, 2, 13), date(2021, 2, 21), ClosureKind.HOLIDAY),))


@pytest.mark.parametrize(
    ("first", "last", "middle"),
    [
        (date(2020, 9, 21), date(2021, 6, 25), date(2021, 2, 8)),
        (date(2020, 11, 9), date(2021, 6, 18), date(2021, 3, 1)),
        (date(2020, 11, 9), date(2021, 7, 2), date(2021, 3, 8)),
    ],
)
def test_half_way_is_a_school_day(first: date, last: date, middle: date) -> None:
    assert MIDDLE.of((Span(first, last),), HALF_TERM) == middle


def test_a_date_counts_from_the_whole_of_what_is_funded() -> None:
    spans = (SPAN, Span(date(2020, 11, 9), date(2021, 7, 2)))
    assert DueDate(after_end=15).of(spans, WEEKDAYS) == date(2021, 7, 23)
    assert DueDate(after_end=0).of(spans, WEEKDAYS) == date(2021, 7, 2)
    assert DueDate(after_end=15).of((SPAN, Span(SPAN.first, None)), WEEKDAYS) is None
    assert DueDate(date(2021, 2, 5)).of((), WEEKDAYS) is None
    assert NO_DATE.of(spans, WEEKDAYS) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("middle", MIDDLE),
        (" End+15", DueDate(after_end=15)),
        ("", NO_DATE),
        ("none", NO_DATE),
        ("2021-02-05", DueDate(date(2021, 2, 5))),
        ("end+400", None),
        ("soon", None),
    ],
)
def test_what_a_text_says_of_a_date(text: str, told: DueDate | None) -> None:
    assert read_due_date(text) == told
    if told is not None:
        assert read_due_date(told.text) == told
