"""The grants file: money that a school or a trust holds for support in a school year."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from bot.documents.tables import Cell
from bot.imports.cells import Read, day, folded, parts, pence, plain, text
from bot.imports.grant_lines import read_lines
from bot.imports.kinds import FileKind
from bot.imports.places import read_organisation
from bot.imports.plan import Plan
from bot.imports.programmes import read_programme
from bot.imports.rows import SheetRow
from domain.funding.amounts import pounds
from domain.funding.grants import Grant, GrantKind, school_year_of
from domain.people.organisations import Organisation

KINDS_OF_GRANT = {
    "new": GrantKind.NEW,
    **dict.fromkeys(
        ("carried forward", "carry forward", "brought forward", "c/f"), GrantKind.CARRIED_FORWARD
    ),
    **dict.fromkeys(("additional", "top up"), GrantKind.ADDITIONAL),
}


def take(rows: Iterable[SheetRow], plan: Plan) -> None:
    """Adds grants and changes known ones by their reference; none is taken away."""
    taken: dict[str, tuple[SheetRow, Grant]] = {}
    for row in rows:
        reference = row.need("reference", text(60))
        if reference is not None and reference in taken:
            row.wrong(f"{reference} stands in row {taken[reference][0].number} already.")
        elif reference is not None:
            grant = _grant(row, reference, plan)
            if row.sound and grant is not None:
                plan.put(row, grant)
                taken[reference] = row, grant
        plan.wrong(row)
    # What is carried forward may stand above the grant that it comes from.
    for row, grant in taken.values():
        _judge_origin(row, grant, plan)
        plan.wrong(row)


def read_grants(plan: Plan, place: Organisation, stands: tuple[int, ...]) -> Read[tuple[int, ...]]:
    """Reads the references of grants that pay for support at a place; gives their ids.

    `stands` is what pays for it already, and may stay: the place may have another trust since.
    """

    def read(cell: Cell) -> tuple[int, ...]:
        found = tuple(_pays_for(plan, place, part, stands) for part in parts(cell))
        if len(set(found)) < len(found):
            raise ValueError("names one grant twice")
        return found

    return read


def _pays_for(plan: Plan, place: Organisation, reference: str, stands: tuple[int, ...]) -> int:
    grant = plan.roster.funds.grant(reference)
    if grant is None:
        raise ValueError(f"is “{reference[:60]}”, and there is no grant of that reference")
    if grant.id not in stands and grant.holder not in (place.id, place.trust):
        holder = plan.roster.organisations[grant.holder].name
        raise ValueError(f"is {reference}, which is {holder}'s, and the support is at {place.name}")
    return grant.id


def _grant(row: SheetRow, reference: str, plan: Plan) -> Grant | None:
    values: dict[str, Any] = {
        "programme": row.need("programme", read_programme(plan, row)),
        "school_year": row.need("school_year", school_year),
        "kind": row.need("kind", _kind),
        "amount": row.need("amount", pence),
    }
    holder = row.need("holder", read_organisation(plan, row))
    row.put(values, "carried_from", "from", text(60))
    row.put(values, "awarded_on", "awarded", day, None)
    for column in ("spend_by", "interim_due", "final_due"):
        row.put(values, column, column, day, None)
    if not row.sound or holder is None:
        return None
    known = plan.roster.funds.grant(reference)
    row.put(values, "lines", "schools", read_lines(plan, row, holder, values["amount"]), ())
    if known is None:
        begun = {"awarded_on": plan.today, **values}
        return Grant(plan.roster.new_id(), reference, holder=holder.id, **begun)
    grant = replace(known, holder=holder.id, **values)
    _judge_reported(row, known, grant, plan)
    return grant


def school_year(cell: Cell) -> str:
    """Reads one school year."""
    return school_year_of(plain(cell))


def _judge_reported(row: SheetRow, known: Grant, grant: Grant, plan: Plan) -> None:
    """Notes a problem where something changes on which a report was accepted."""
    accepted = plan.roster.funds.accepted.get(known.id)
    for name, column in (("kind", "kind"), ("holder", "holder"), ("school_year", "school_year")):
        if accepted and getattr(known, name) != getattr(grant, name):
            day = plan.hub.day_of(accepted)
            row.wrong(
                f"A report for {known.reference} was accepted on {day:%d/%m/%Y}; its {column} "
                "cannot change."
            )


def _kind(cell: Cell) -> GrantKind:
    found = folded(plain(cell))
    if found not in KINDS_OF_GRANT:
        choices = ", ".join(kind.value for kind in GrantKind)
        raise ValueError(f"is “{plain(cell)[:40]}”; it may be {choices}")
    return KINDS_OF_GRANT[found]


def _judge_origin(row: SheetRow, grant: Grant, plan: Plan) -> None:
    """Notes a problem where a grant cannot be what was left of the one that it names."""
    row.problems.clear()
    if not grant.carried_from:
        if grant.kind is GrantKind.CARRIED_FORWARD:
            plan.notes.append(
                f"{row.file}, row {row.number}: {grant.reference} is carried forward, and from is "
                "empty. Kept."
            )
        return
    origin = plan.roster.funds.grant(grant.carried_from)
    if origin is None:
        row.wrong(f"from is “{grant.carried_from}”, and there is no grant of that reference.")
    elif origin.holder != grant.holder:
        row.wrong(f"from is {origin.reference}, which another holder has.")
    elif origin.school_year >= grant.school_year:
        row.wrong(f"from is {origin.reference}, which is of {origin.school_year}: no earlier year.")
    elif grant.amount > origin.amount:
        row.wrong(
            f"carried forward is {pounds(grant.amount)}, more than the {pounds(origin.amount)} of "
            f"{origin.reference}."
        )


KIND = FileKind(
    "grants",
    ("reference", "programme", "holder", "school_year", "kind", "amount"),
    ("from", "awarded", "spend_by", "interim_due", "final_due", "schools"),
    take,
    naming=("holder",),
)
