"""What decides who may see money and agreements: whose support, where, under which contract."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Funding:
    """A grant, a report on money or support, or an agreement, as far as rights go by it.

    `leaders` lead the support, `places` are its schools and the holder of the money, `leads` the
    lead organisations of the contracts over it, all by id. `employers` are those of the leaders,
    of an agreement alone: money is not theirs to see. `ower` owes the report. `for_schools` says
    that schools may see it: a report only once it was handed in.
    """

    leaders: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()
    leads: frozenset[int] = frozenset()
    employers: frozenset[int] = frozenset()
    ower: int | None = None
    for_schools: bool = True
