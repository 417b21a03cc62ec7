"""Names of months and weekdays, whole or cut short."""

import pytest

from domain.day_names import MONTHS, WEEKDAYS, month_of, weekday_of


@pytest.mark.parametrize("length", [3, 4, 9])
def test_a_name_may_be_cut_short_to_three_letters(length: int) -> None:
    assert [month_of(name[:length]) for name in MONTHS] == list(range(1, 13))
    assert [weekday_of(name[:length]) for name in WEEKDAYS] == list(range(7))


def test_what_is_no_name_names_none() -> None:
    assert [month_of(word) for word in ("", "ma", "janx", "mon")] == [None] * 4
    assert [weekday_of(word) for word in ("", "mo", "mondays", "jan")] == [None] * 4
    assert weekday_of("weds") == 2
