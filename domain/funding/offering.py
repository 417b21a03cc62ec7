"""What an offer of support costs a day, and which grants pay for it."""

import re
from fractions import Fraction
from typing import Protocol

from domain.errors import refuse
from domain.funding.amounts import pence_in
from domain.ids import read_id
from domain.questions import Question
from domain.support.offering import OfferContext, OfferValues
from domain.support.rates import Rates, share, whole
from domain.text import quoted

_PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?\s*%", re.ASCII)
_PRICES = ("rate", "to_employer", "fee")


class Priced(Protocol):
    """The inputs of what a day costs: charged, to the employer, and the hub's fee."""

    @property
    def rate(self) -> str:
        """What is charged."""

    @property
    def to_employer(self) -> str:
        """What the employer gets of it."""

    @property
    def fee(self) -> str:
        """What the hub keeps, also as a percentage."""


def grants_in(name: str, values: OfferValues, known: OfferContext) -> tuple[int, ...]:
    """The grants that were chosen, in the order in which they are used up."""
    typed = typed_grants(values)
    for chosen in typed:
        if chosen is not None and chosen in known.others:
            reference, holder = known.others[chosen]
            raise refuse("grant_of_another", name, grant=reference, holder=holder)
        if chosen not in known.grants:
            raise refuse("not_chosen", name)
    return tuple(id_ for id_ in known.grants if id_ in typed)


def typed_grants(values: OfferValues) -> list[int | None]:
    """The ids of the grants that stand in the form; None for what is no id."""
    return [read_id(text) for text in values.grants.split(",") if text.strip()]


def usual_rates(values: OfferValues, known: OfferContext) -> Rates:
    """What a day costs if nobody says: by the programme of the first grant, else the hub's own."""
    chosen = typed_grants(values)
    of_grants = [whole(rates) for id_, rates in known.grants.items() if id_ in chosen]
    return next((rates for rates in of_grants if rates != Rates()), whole(known.rates))


def percent_in(typed: str) -> Fraction | None:
    """A percentage such as "15 %"; None where it is none, or more than a hundred."""
    found = _PERCENT.fullmatch(typed.strip())
    if found is None:
        return None
    percent = Fraction(f"{found[1]}.{found[2] or 0}")
    return percent if percent <= 100 else None


def _rates(_name: str, values: OfferValues, known: OfferContext) -> Rates:
    """What a day costs: of two amounts the third follows, without any it is the usual."""
    return rates_in(values) or usual_rates(values, known)


def rates_in(values: Priced) -> Rates | None:
    """What a day costs as it was typed, with the third amount reckoned; None where nothing was."""
    typed = {name: getattr(values, name).strip() for name in _PRICES}
    if not any(typed.values()):
        return None
    charged = _amount("rate", typed["rate"])
    to_employer = _amount("to_employer", typed["to_employer"])
    return _all_three(Rates(charged, to_employer, _fee(typed["fee"], charged)))


def _all_three(given: Rates) -> Rates:
    """All three amounts; raises Refused where two are missing, or they do not add up."""
    amounts = dict(zip(_PRICES, (given.charged, given.to_employer, given.fee), strict=True))
    missing = [name for name in _PRICES if amounts[name] is None]
    if len(missing) == 2:
        raise refuse("one_price", missing[0])
    found = whole(given)
    if found.charged is None or found.to_employer is None or found.fee is None:
        raise refuse("more_than_charged", "fee" if missing == ["to_employer"] else "to_employer")
    left = found.charged - found.to_employer
    if found.fee != left:
        facts = {"charged": found.charged, "to_employer": found.to_employer, "left": left}
        raise refuse("prices_differ", "fee", **facts)
    return found


def _amount(name: str, typed: str) -> int | None:
    return pence_in(typed, name) if typed else None


def _fee(typed: str, charged: int | None) -> int | None:
    """The hub's fee, also as a percentage of what is charged."""
    percent = percent_in(typed)
    if percent is None:
        return _amount("fee", typed)
    if charged is None:
        raise refuse("percent_of_what", "fee", typed=quoted(typed))
    return share(charged, percent)


PAYING: tuple[Question[OfferValues, OfferContext], ...] = (
    Question("grants", grants_in),
    Question("rate", _rates, keeps="rates", more=("to_employer", "fee")),
)
