"""Amounts of money: kept in pence, read as people type them and written as people read them."""

import re
from fractions import Fraction

from domain.errors import refuse
from domain.text import quoted

# Up to £9,999,999.99.
_AMOUNT = re.compile(r"£?\s*(\d{1,7}(?:\.\d{1,2})?)", re.ASCII)


def read_amount(text: str) -> int | None:
    """Pence of an amount in pounds ("350", "£1,200.50"); None where it is none."""
    found = _AMOUNT.fullmatch(text.strip().replace(",", ""))
    return None if found is None else int(Fraction(found[1]) * 100)


def pence_in(typed: str, name: str) -> int:
    """The same for the question `name`; raises Refused with what was typed where it is none."""
    pence = read_amount(typed)
    if pence is None:
        raise refuse("not_an_amount", name, typed=quoted(typed))
    return pence


def pounds(pence: int) -> str:
    """An amount as documents have it: £1,250.00."""
    return f"£{pence / 100:,.2f}"


def short_pounds(pence: int) -> str:
    """An amount as cards have it: £1,250, and £74.37 where there are pence."""
    return f"£{pence // 100:,}" if pence % 100 == 0 else pounds(pence)
