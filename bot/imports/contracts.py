"""The contracts file: which lead organisation answers for which grants, and what is asked of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from bot.documents.tables import Cell
from bot.imports.cells import Read, day, one_of, parts, text
from bot.imports.conditions import read_days
from bot.imports.kinds import FileKind
from bot.imports.places import read_organisation
from bot.imports.plan import Plan
from bot.imports.programmes import COVER
from bot.imports.rows import SheetRow
from domain.funding.contracts import Contract, Requirement

# What the rows of one contract must say alike, where they say it.
_SAME = ("lead_organisation", "grants", "starts", "ends", "cover_paid")


@dataclass(slots=True)
class _Taken:
    """A contract as its rows so far state it; the first row of each value is that by name."""

    contract: Contract
    said: dict[str, tuple[object, int]] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)


def take(rows: Iterable[SheetRow], plan: Plan) -> None:
    """Adds contracts and what they ask, by reference and name; nothing is taken away.

    Rows of one reference are one contract.
    """
    taken: dict[str, _Taken] = {}
    for row in rows:
        reference = row.need("contract", text(60))
        if reference is not None:
            _take_row(row, reference, plan, taken)
        plan.wrong(row)


def _take_row(row: SheetRow, reference: str, plan: Plan, taken: dict[str, _Taken]) -> None:
    lead = row.need("lead_organisation", read_organisation(plan, row))
    covers = row.need("grants", _grants(plan, reference))
    values: dict[str, Any] = {}
    row.put(values, "starts", "starts", day, None)
    row.put(values, "ends", "ends", day, None)
    row.put(values, "cover_paid", "cover_paid", one_of(COVER), None)
    asked = _requirement(row)
    if not row.sound or lead is None or covers is None or asked is None:
        return
    known = plan.roster.funds.contract(reference)
    begun = known or Contract(plan.roster.new_id(), reference, lead.id)
    so_far = taken.setdefault(reference, _Taken(begun))
    said = {"lead_organisation": lead.id, "grants": covers, **values}
    if not _agrees(row, so_far, said, asked):
        return
    contract = replace(so_far.contract, lead=lead.id, grants=covers, **values)
    if contract.starts and contract.ends and contract.ends < contract.starts:
        row.wrong(f"ends is {contract.ends:%d/%m/%Y}, before it starts.")
        return
    so_far.contract = replace(contract, requirements=_with(contract.requirements, asked))
    plan.put(row, so_far.contract)


def _agrees(row: SheetRow, so_far: _Taken, said: dict[str, Any], asked: Requirement) -> bool:
    """Whether a row says nothing else than the rows of its contract before it."""
    if asked.name in so_far.asked:
        row.wrong(f"Row {so_far.asked[asked.name]} has the same contract and requirement.")
    for name in _SAME:
        if name not in said:
            continue
        first, number = so_far.said.setdefault(name, (said[name], row.number))
        if first != said[name]:
            row.wrong(f"Row {number} has the same contract but another {name}.")
    so_far.asked.setdefault(asked.name, row.number)
    return row.sound


def _requirement(row: SheetRow) -> Requirement | None:
    name = row.need("requirement", text(200))
    days, due = row.get("days", read_days), row.get("due", day)
    return Requirement(name, days=days, due=due) if name is not None else None


def _with(asked: tuple[Requirement, ...], new: Requirement) -> tuple[Requirement, ...]:
    """What is asked, with one thing more, or in the place of the one of its name."""
    if any(each.name == new.name for each in asked):
        return tuple(new if each.name == new.name else each for each in asked)
    return (*asked, new)


def _grants(plan: Plan, contract: str) -> Read[tuple[int, ...]]:
    def read(cell: Cell) -> tuple[int, ...]:
        return tuple(dict.fromkeys(_grant(plan, contract, named) for named in parts(cell)))

    return read


def _grant(plan: Plan, contract: str, reference: str) -> int:
    found = plan.roster.funds.grant(reference)
    if found is None:
        raise ValueError(f"is “{reference[:40]}”, and there is no grant of that reference")
    others = (c for c in plan.roster.funds.contracts.values() if c.reference != contract)
    other = next((c for c in others if found.id in c.grants), None)
    if other is not None:
        raise ValueError(f"is {reference}, which the contract {other.reference} covers already")
    return found.id


KIND = FileKind(
    "contracts",
    ("contract", "lead_organisation", "grants", "requirement"),
    ("due", "days", "starts", "ends", "cover_paid"),
    take,
    naming=("lead_organisation",),
)
