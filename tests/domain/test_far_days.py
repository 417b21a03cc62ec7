"""Days that are asked back: far ones that were written without a year."""

from datetime import date

import pytest

from domain.dates import read_day
from domain.far_days import is_doubtful

SUNDAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("typed", "doubtful"),
    [
        ("28 Nov", True),
        ("28/11", True),
        ("Nov 28", True),
        ("9 March", True),
        ("5 Feb", False),
        ("9 January", False),
        ("28 Nov 2027", False),
        ("28/11/27", False),
        ("28 Nov 27", False),
        ("28 Nov '27", False),
        ("2027-11-28", False),
        ("in four months", False),
        ("in 12 weeks", False),
        ("Friday", False),
    ],
)
def test_a_far_day_without_its_year_is_doubtful(typed: str, doubtful: bool) -> None:
    day = read_day(typed, SUNDAY)
    assert day is not None and is_doubtful(typed, day, SUNDAY) is doubtful


def test_a_day_long_gone_by_is_as_doubtful() -> None:
    gone = read_day("30 Nov", SUNDAY, past=True)
    assert gone == date(2025, 11, 30) and is_doubtful("30 Nov", gone, SUNDAY)
