"""What files state of money and plans: programmes, rules, grants, contracts, objectives."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from domain.funding.contracts import Condition, Contract
from domain.funding.grants import Grant, GrantLine
from domain.funding.programmes import Programme, programme_key
from domain.operations.imports import Snapshot, StatedObjective
from domain.quality.report_rules import ReportRule

Fund = Grant | Contract | Programme | ReportRule | Condition | StatedObjective
K = TypeVar("K")
T = TypeVar("T")


class StatedFunds:
    """StatedFunds as they would be after the rows read so far; a new thing has a negative id."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.grants = dict(snapshot.grants)
        self.contracts = dict(snapshot.contracts)
        self.programmes = dict(snapshot.programmes)
        self.rules = dict(snapshot.rules)
        self.conditions = dict(snapshot.conditions)
        self.objectives = dict(snapshot.objectives)
        self.accepted = snapshot.accepted

    def grant(self, reference: str) -> Grant | None:
        """The grant with that reference."""
        return next((g for g in self.grants.values() if g.reference == reference), None)

    def contract(self, reference: str) -> Contract | None:
        """The contract with that reference."""
        return next((c for c in self.contracts.values() if c.reference == reference), None)

    def programme(self, name: str) -> Programme | None:
        """The programme of that name, however it is written."""
        return self.programmes.get(programme_key(name))

    def put(self, fund: Fund) -> None:
        """Takes it in place of what stands under its id or key."""
        match fund:
            case Grant():
                self.grants[fund.id] = fund
            case Contract():
                self.contracts[fund.id] = fund
            case Programme():
                self.programmes[fund.key] = fund
            case ReportRule():
                self.rules[fund.key] = fund
            case Condition():
                self.conditions[fund.key] = fund
            case StatedObjective():
                self.objectives[fund.key] = fund

    def get(self, fund: Fund) -> Fund | None:
        """What stands under its id or key."""
        match fund:
            case Grant():
                return self.grants.get(fund.id)
            case Contract():
                return self.contracts.get(fund.id)
            case Programme():
                return self.programmes.get(fund.key)
            case ReportRule():
                return self.rules.get(fund.key)
            case Condition():
                return self.conditions.get(fund.key)
            case StatedObjective():
                return self.objectives.get(fund.key)

    def places(self) -> set[int]:
        """The organisations that funds point at."""
        found = {place for grant in self.grants.values() for place in places_of(grant)}
        return found | {contract.lead for contract in self.contracts.values()}

    def repoint(self, old: int, new: int) -> None:
        """Lets one organisation take another's place."""
        for grant in [g for g in self.grants.values() if old in places_of(g)]:
            holder = new if grant.holder == old else grant.holder
            self.put(replace(grant, holder=holder, lines=_repointed(grant.lines, old, new)))
        for contract in [c for c in self.contracts.values() if c.lead == old]:
            self.put(replace(contract, lead=new))


def places_of(fund: Fund) -> set[int]:
    """The organisations that it points at."""
    if isinstance(fund, Contract):
        return {fund.lead}
    if isinstance(fund, Grant):
        return {fund.holder, *(line.organisation for line in fund.lines)}
    return set()


def differing(now: Mapping[K, T], before: Mapping[K, T]) -> tuple[T, ...]:
    """What is not as it was before."""
    return tuple(thing for key, thing in now.items() if before.get(key) != thing)


def _repointed(lines: Iterable[GrantLine], old: int, new: int) -> tuple[GrantLine, ...]:
    """Lines of two schools that became one are one line."""
    found: dict[int, int | None] = {}
    for line in lines:
        place = new if line.organisation == old else line.organisation
        found[place] = _sum(found[place], line.amount) if place in found else line.amount
    return tuple(GrantLine(place, amount) for place, amount in found.items())


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other
