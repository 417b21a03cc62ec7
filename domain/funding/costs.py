"""What support has cost, and which grants bear it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from domain.funding.grants import Grant
from domain.support.deployments import OVER, Deployment, days


@dataclass(frozen=True, slots=True)
class CostLine:
    """Minutes of one leader on one support at one price: pence a day, None where it is not set.

    `before` are those that the leader used there before, at another price.
    """

    support: int
    minutes: int
    rate: int | None
    before: int = 0


@dataclass(frozen=True, slots=True)
class Borne:
    """Support that grants pay for: at which organisation, by which grants in their order."""

    support: int
    organisation: int
    grants: tuple[int, ...]


def amount(worked: Fraction, rate: int) -> int:
    """Pence for days at a rate, half a penny up."""
    pence = worked * rate
    return (2 * pence.numerator + pence.denominator) // (2 * pence.denominator)


def at_their_prices(
    support: int,
    by_day: Mapping[date, int],
    former: Sequence[tuple[date, int | None]],
    now: int | None,
) -> list[CostLine]:
    """A leader's minutes on one support, those of each price by themselves, the earliest first.

    `former` are the prices that held before, each with the day from which another did.
    """
    found: list[CostLine] = []
    begun, before = date.min, 0
    for until, rate in (*former, (date.max, now)):
        minutes = sum(some for on, some in by_day.items() if begun <= on < until)
        found.append(CostLine(support, minutes, rate, before))
        begun, before = until, before + minutes
    return found


def costs(lines: Iterable[CostLine], hours_a_day: Fraction) -> dict[int, int]:
    """The pence that each support has cost: the sum of its lines, each rounded by itself.

    The days at a price are those up to their end less those before: together they are never more,
    or less, than the leader's days.
    """
    found: dict[int, int] = {}
    for line in lines:
        until = days(line.before + line.minutes, hours_a_day)
        worked = until - days(line.before, hours_a_day)
        cost = amount(worked, line.rate) if line.rate is not None else 0
        found[line.support] = found.get(line.support, 0) + cost
    return found


def to_come(
    supports: Iterable[Deployment],
    lines: Iterable[CostLine],
    rates: Mapping[int, int | None],
    today: date,
    hours_a_day: Fraction,
) -> dict[int, int]:
    """The pence that the agreed days which are left would cost, of support that is not over."""
    minutes: dict[int, int] = {}
    for line in lines:
        minutes[line.support] = minutes.get(line.support, 0) + line.minutes
    found: dict[int, int] = {}
    for support in supports:
        over = support.status in OVER or (support.end is not None and support.end < today)
        used = days(minutes.get(support.id, 0), hours_a_day)
        left = Fraction(0) if over else max(Fraction(0), (support.days_agreed or 0) - used)
        found[support.id] = amount(left, rates.get(support.id) or 0)
    return found


def borne(
    supports: Iterable[Borne],
    cost: Mapping[int, int],
    grants: Mapping[int, Grant],
    before: Mapping[tuple[int, int], int] = MappingProxyType({}),
) -> dict[tuple[int, int], int]:
    """The pence that each grant bears at each organisation, by both ids.

    A support's grants bear its cost in their order, each until it, or the school's line of it, is
    used up. The last bears the rest, though that is more than it has. It stands on top of what they
    bear `before`.
    """
    found = dict(before)
    for support in supports:
        left = cost.get(support.support, 0)
        for grant in support.grants:
            at = grant, support.organisation
            last = grant == support.grants[-1]
            part = left if last else min(left, _left_of(grants[grant], at, found))
            found[at] = found.get(at, 0) + part
            left -= part
    return found


def _left_of(grant: Grant, at: tuple[int, int], found: Mapping[tuple[int, int], int]) -> int:
    """What of a grant may still be used at an organisation."""
    if any(line.organisation == at[1] and line.amount is not None for line in grant.lines):
        used = found.get(at, 0)
    else:
        used = sum(part for (id_, _), part in found.items() if id_ == grant.id)
    return max(0, grant.share_of(at[1]) - used)
