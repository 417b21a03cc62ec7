"""The school and the employer in a row of a start sheet, which may be the first to name them."""

import re

from bot.documents.tables import Cell
from bot.imports.cells import Read, text
from bot.imports.likely import likely_organisations
from bot.imports.places import HUB, choices, hub_or_new
from bot.imports.plan import Plan
from bot.imports.rows import SheetRow
from domain.people.organisations import Organisation, OrganisationKind

_NUMBERED = re.compile(r"(?:(.*?)\s*\()?0*(\d{1,7})(?:\.0*)?\)?", re.ASCII)
_TRUST = re.compile(r"\b(trust|academies|federation|mat|partnership)\b", re.IGNORECASE)


def read_school(plan: Plan, row: SheetRow) -> Read[Organisation]:
    """Reads a school: "107438", "Elm Primary School, Bradford", or both as in drop-downs."""

    def read(cell: Cell) -> Organisation:
        return _place(plan, row, text(300)(cell), OrganisationKind.SCHOOL)

    return read


def read_employer(plan: Plan, row: SheetRow) -> Read[Organisation]:
    """Reads who employs a leader: a school, a trust, or Hub."""

    def read(cell: Cell) -> Organisation:
        typed = text(300)(cell)
        if typed.casefold() == HUB:
            return hub_or_new(plan, row)
        # A UID is shorter than a URN.
        is_trust = bool(_TRUST.search(typed)) or (typed.isdecimal() and len(typed) < 6)
        kind = OrganisationKind.TRUST if is_trust else OrganisationKind.SCHOOL
        return _place(plan, row, typed, kind, any_kind=True)

    return read


def _place(
    plan: Plan, row: SheetRow, typed: str, kind: OrganisationKind, *, any_kind: bool = False
) -> Organisation:
    """The organisation of a typed number or name; one that is like none on the roster is new.

    `kind` is what a new one is; with `any_kind` a known one may be of another. Raises ValueError
    with a choice where a name may mean one that is known.
    """
    if match := _NUMBERED.fullmatch(typed):
        return _numbered(plan, row, int(match[2]), match[1] or "", kind)
    whole = [o for o in plan.roster.named(typed) if any_kind or o.kind is kind]
    name, comma, town = (part.strip() for part in typed.rpartition(","))
    # A name may have a comma of its own.
    if whole or not comma:
        name, town = typed, ""
    named = [o for o in plan.roster.named(name) if any_kind or o.kind is kind]
    fitting = [o for o in named if not (town and o.town) or o.town.casefold() == town.casefold()]
    exact = [o for o in fitting if o.open] or fitting
    if len(exact) == 1:
        return exact[0]
    near = (
        exact or named or likely_organisations(name, town, plan.roster.organisations.values(), kind)
    )
    if near:
        raise ValueError(f"is “{typed[:80]}”; write the URN, for it may be {choices(near)}")
    id_ = plan.roster.new_id()
    return _put(plan, row, Organisation(id_, kind, text(200)(name), town=text(100)(town)))


def _numbered(
    plan: Plan, row: SheetRow, number: int, words: str, kind: OrganisationKind
) -> Organisation:
    """The organisation of a number; `words` before it, "Elm Primary, Bradford", name a new one."""
    known = plan.roster.school(number) or plan.roster.trust(number)
    if known is not None:
        return known
    name, town = words.strip(), ""
    if "," in words:
        name, _, town = (part.strip() for part in words.rpartition(","))
    id_ = plan.roster.new_id()
    if kind is OrganisationKind.TRUST:
        return _put(plan, row, Organisation(id_, kind, name or f"Trust {number}", uid=number))
    if not 100_000 <= number <= 9_999_999:
        raise ValueError(f"is {number}, which is not a URN of six digits")
    # Its details come with the schools file.
    school = Organisation(id_, kind, name or f"School {number}", urn=number, town=town)
    return _put(plan, row, school)


def _put(plan: Plan, row: SheetRow, new: Organisation) -> Organisation:
    plan.put(row, new)
    return new
