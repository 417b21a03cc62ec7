"""What decides who may see money: whose support it pays for, where, and under which contract."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Funding:
    """A grant, or a report on money or support, as far as rights go by it.

    `leaders` lead the support, `places` are its schools and the holder of the money, `leads` the
    lead organisations of the contracts over it, all by id. `ower` owes the report. `for_schools`
    says that schools may see it: a report only once it was handed in.
    """

    leaders: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()
    leads: frozenset[int] = frozenset()
    ower: int | None = None
    for_schools: bool = True
