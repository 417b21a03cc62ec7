"""The grants file: money that a school or a trust holds for support in a school year."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from bot.documents.tables import Cell
from bot.imports.cells import Read, day, folded, parts, pence, plain, text
from bot.imports.kinds import FileKind
from bot.imports.money import pounds
from bot.imports.places import read_organisation
from bot.imports.plan import Plan
from bot.imports.rows import SheetRow
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


def read_grants(plan: Plan, place: Organisation, stands: str) -> Read[str]:
    """Reads the references of grants that pay for support at a place, as one text.

    `stands` is what is kept already, and may stay whatever it is.
    """

    def read(cell: Cell) -> str:
        named = tuple(text(60)(part) for part in parts(cell))
        found = "; ".join(named)
        if found == stands or plain(cell) == stands:
            return stands
        for reference in named:
            _pays_for(plan, place, reference)
        if len(set(named)) < len(named):
            raise ValueError("names one grant twice")
        return text(200)(found)

    return read


def _pays_for(plan: Plan, place: Organisation, reference: str) -> None:
    grant = plan.roster.grant(reference)
    if grant is None:
        raise ValueError(f"is “{reference}”, and there is no grant of that reference")
    if grant.holder not in (place.id, place.trust):
        holder = plan.roster.organisations[grant.holder].name
        raise ValueError(f"is {reference}, which is {holder}'s, and the support is at {place.name}")


def _grant(row: SheetRow, reference: str, plan: Plan) -> Grant | None:
    values: dict[str, Any] = {
        "programme": row.need("programme", text(60)),
        "school_year": row.need("school_year", lambda cell: school_year_of(plain(cell))),
        "kind": row.need("kind", _kind),
        "amount": row.need("amount", pence),
    }
    holder = row.need("holder", read_organisation(plan, row))
    row.put(values, "carried_from", "from", text(60))
    row.put(values, "awarded_on", "awarded", day, None)
    if not row.sound or holder is None:
        return None
    known = plan.roster.grant(reference)
    if known is None:
        return Grant(plan.roster.new_id(), reference, holder=holder.id, **values)
    return replace(known, holder=holder.id, **values)


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
    origin = plan.roster.grant(grant.carried_from)
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
    ("from", "awarded"),
    take,
    naming=("holder",),
)
