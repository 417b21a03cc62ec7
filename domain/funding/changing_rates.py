"""What a day of support costs, changed by an officer from a day on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.errors import refuse
from domain.funding.offering import rates_in
from domain.questions import FARTHEST, DayToCome, Question, day_in, judged, words
from domain.support.keeping import LONGEST_REASON
from domain.support.rates import Rates


@dataclass(frozen=True, slots=True)
class RatesValues:
    """What stands in the inputs: amounts a day, the day from which they count, and why."""

    rate: str = ""
    to_employer: str = ""
    fee: str = ""
    since: DayToCome = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class NewRates:
    """What a day costs from a day on, and why."""

    rates: Rates
    since: date
    why: str


def judge_rates(values: RatesValues, today: date) -> NewRates:
    """What a day costs from which day on; raises Refused."""
    return NewRates(**judged(RATES, values, today))


def require_in_order(since: date, former: Sequence[tuple[date, Rates]]) -> None:
    """Refuses rates from a day before that of the last change: what holds between is settled."""
    last = max((until for until, _ in former), default=since)
    if since < last:
        raise refuse("rates_settled", "since", day=last)


def _rates(_name: str, values: RatesValues, _today: date) -> Rates:
    found = rates_in(values)
    if found is None:
        raise refuse("missing", "rate")
    return found


def _since(name: str, values: RatesValues, today: date) -> date:
    """The first day of the new rates: today where none is given."""
    day = day_in(values.since, name, today) or today
    if abs(day - today) > FARTHEST:
        raise refuse("far_off", name, day=day)
    return day


RATES: tuple[Question[RatesValues, Any], ...] = (
    Question("rate", _rates, keeps="rates", more=("to_employer", "fee")),
    Question("since", _since),
    Question("why", words(LONGEST_REASON)),
)
