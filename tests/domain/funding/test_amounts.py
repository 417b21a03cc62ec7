"""Amounts of money, as people type and read them."""

import pytest

from domain.funding.amounts import pounds, read_amount, short_pounds


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("350", 35_000),
        ("£350", 35_000),
        (" £ 1,200.50 ", 120_050),
        ("9999999.99", 999_999_999),
        ("0", 0),
        ("about 300", None),
        ("£1.2k", None),
        ("-5", None),
        ("4200.005", None),
        ("10000000", None),
        ("", None),
    ],
)
def test_an_amount_as_it_is_typed(text: str, pence: int | None) -> None:
    assert read_amount(text) == pence


def test_an_amount_as_it_is_read() -> None:
    assert [pounds(125_000), pounds(7_437)] == ["£1,250.00", "£74.37"]
    assert [short_pounds(125_000), short_pounds(7_437)] == ["£1,250", "£74.37"]
