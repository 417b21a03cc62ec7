"""What a day of support costs: charged, paid to the employer, and the hub's fee between them."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Rates:
    """Pence a day, each None where it is not stated."""

    charged: int | None = None
    to_employer: int | None = None
    fee: int | None = None


def whole(rates: Rates) -> Rates:
    """The rates with the third one reckoned, where two are given.

    A fee is never less than nothing: where the employer gets more than is charged, none follows.
    """
    charged, to_employer, fee = rates.charged, rates.to_employer, rates.fee
    if charged is None and to_employer is not None and fee is not None:
        return Rates(to_employer + fee, to_employer, fee)
    if to_employer is None and charged is not None and fee is not None and fee <= charged:
        return Rates(charged, charged - fee, fee)
    if fee is None and charged is not None and to_employer is not None and to_employer <= charged:
        return Rates(charged, to_employer, charged - to_employer)
    return rates


def share(charged: int, percent: Fraction) -> int:
    """The pence of so many per cent of what is charged, half a penny up."""
    pence = charged * percent / 100
    return (2 * pence.numerator + pence.denominator) // (2 * pence.denominator)
