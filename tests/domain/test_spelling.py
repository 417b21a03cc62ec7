"""Words with one slip in them, and words that only look like one."""

import pytest

from domain.spelling import is_one_slip, mended

DAYS = ("monday", "tuesday", "wednesday", "minutes", "minute")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mnday", "monday"),
        ("mondsy", "monday"),
        ("mondday", "monday"),
        ("tuedsay", "tuesday"),
        ("wednsday", "wednesday"),
        ("onday", "onday"),
        ("noday", "noday"),
        ("mon", "mon"),
        ("mondays", "mondays"),
        ("m0nday", "m0nday"),
        ("minutse", "minutse"),
    ],
)
def test_a_word_with_one_slip_is_the_known_one(typed: str, meant: str) -> None:
    assert mended(typed, DAYS) == meant


def test_two_slips_are_none() -> None:
    assert is_one_slip("huors", "hours") and not is_one_slip("house", "hours")
    assert not is_one_slip("hours", "hours") and not is_one_slip("hour", "hours")
