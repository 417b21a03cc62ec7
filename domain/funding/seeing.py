"""What of a grant's money somebody may know: a school's part is no other school's business."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from domain.funding.grants import Grant, GrantLine


@dataclass(frozen=True, slots=True)
class SeenMoney:
    """A grant's money in pence: None where the figure would tell of other schools' parts."""

    allocated: int | None
    used: int = 0
    left: int | None = None


def seen_lines(grant: Grant, own: frozenset[int] | None) -> tuple[GrantLine, ...]:
    """The schools' parts that somebody may know, who knows of `own` schools; None is of all."""
    return tuple(line for line in grant.lines if own is None or line.organisation in own)


def seen_amount(grant: Grant, own: frozenset[int] | None) -> int | None:
    """The amount that somebody may know: of a grant that was parted, that of own schools' parts."""
    if own is None or not _parted(grant):
        return grant.amount
    parts = [line.amount for line in seen_lines(grant, own) if line.amount is not None]
    return sum(parts) if parts else None


def seen_money(
    grant: Grant,
    borne: Mapping[tuple[int, int], int],
    places: Collection[int],
    own: frozenset[int] | None,
) -> SeenMoney:
    """The money that somebody may know.

    `borne` is what each grant bears at each organisation; `places` are all those at which this one
    pays for support.
    """
    mine = {place for place in places if own is None or place in own}
    used = sum(borne.get((grant.id, place), 0) for place in mine)
    allocated = seen_amount(grant, own)
    shared = own is not None and not _parted(grant) and mine != set(places)
    left = None if allocated is None or shared else allocated - used
    return SeenMoney(allocated, used, left)


def _parted(grant: Grant) -> bool:
    return any(line.amount is not None for line in grant.lines)
