"""The deployments file: who supports which school or trust.

Rows with one reference are one deployment, a row for each of its leaders.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from itertools import zip_longest
from typing import Any

from bot.documents.tables import Cell
from bot.imports import money
from bot.imports.asked import respect_answers
from bot.imports.cells import day, folded, one_of, pence, plain, text, working_days
from bot.imports.grants import read_grants
from bot.imports.kinds import FileKind
from bot.imports.leaders import read_leader
from bot.imports.places import school_or_trust
from bot.imports.plan import Plan
from bot.imports.programmes import COVER
from bot.imports.rows import SheetRow
from domain.operations.imports import Entry, Planned, Support
from domain.people.organisations import Organisation
from domain.support.deployments import Status

MOST_OBJECTIVES = 3
# That somebody said no is said by whoever was asked, not by a file.
STATUSES = {folded(s.value): s for s in Status if s is not Status.DECLINED}
_STRANDS = {"school improvement": "School improvement", "cpd": "CPD", "itt": "ITT"}


def take(rows: Iterable[SheetRow], plan: Plan) -> None:
    """Adds deployments and changes known ones; leaders and objectives are never taken away."""
    seen: dict[int, SheetRow] = {}
    file = ""
    for row in rows:
        file = row.file
        who, place = read_leader(plan, row), school_or_trust(plan, row)
        if who is not None and place is not None:
            _take_row(row, who, place, plan, seen)
        plan.wrong(row)
    money.note_proposed(file, plan)


def _take_row(
    row: SheetRow, who: Entry, place: Organisation, plan: Plan, seen: dict[int, SheetRow]
) -> None:
    support = take_support(row, who, place, read_support(row), plan, seen)
    if support is not None:
        take_next_visit(row, plan, support, who)


def take_support(
    row: SheetRow,
    who: Entry,
    place: Organisation,
    values: dict[str, Any],
    plan: Plan,
    seen: dict[int, SheetRow],
) -> Support | None:
    """Takes a row's `values` of a deployment; gives the deployment, None where they cannot stand.

    `seen` are the earlier rows of the file, by the deployment's id.
    """
    if not row.sound:
        return None
    values["organisation"] = place.id
    known = _find(plan, row, who, place, values)
    stands = known.grants if known else ()
    row.put(values, "grants", "grant", read_grants(plan, place, stands), ())
    days = row.get("leader_days", working_days)
    if known is not None:
        respect_answers(row, known, who.id, values)
    if known is not None and known.id in seen:
        _compare(row, seen[known.id], known, values)
    if row.problems:
        return None
    support = known or Support(
        plan.roster.new_id(), place.id, "", frozenset(), values["start"], former=former(row, plan)
    )
    values["objectives"] = _replace_first(support.objectives, values.get("objectives", ()))
    # Whom an officer took off since, a file that is imported again does not bring back.
    named = frozenset({who.id}) - support.gone
    shares = _with_share(support.shares, who.id, days)
    support = replace(support, **values, leaders=support.leaders | named, shares=shares)
    plan.put(row, support)
    if support.id not in seen:
        money.note_amounts(row, support, plan)
    seen.setdefault(support.id, row)
    return support


def read_support(row: SheetRow) -> dict[str, Any]:
    """The values that a row has for a deployment, by field; problems are noted in the row."""
    values: dict[str, Any] = {
        "focus": row.need("focus", text(200)),
        "start": row.need("start", day),
    }
    row.put(values, "end", "end", day, None)
    row.put(values, "days_agreed", "days_agreed", working_days, None)
    row.put(values, "status", "status", one_of(STATUSES), Status.ACTIVE)
    row.put(values, "agreed_on", "agreed", day, None)
    row.put(values, "objectives", "objectives", read_objectives, ())
    row.put(values, "reference", "reference", text(60), None)
    row.put(values, "strand", "strand", _strand)
    row.put(values, "programme", "programme", text(60))
    row.put(values, "cover_paid", "cover_paid", one_of(COVER), None)
    for amount in ("rate", "reimbursement", "fee"):
        row.put(values, amount, amount, pence, None)
    if values.get("status") is Status.PROPOSED and not row.says("days_agreed"):
        row.wrong("days_agreed is missing, and a proposed support needs it.")
    if row.sound and values.get("end") and values["end"] < values["start"]:
        row.wrong(f"end is {values['end']:%d/%m/%Y}, before start.")
    return values


def _find(
    plan: Plan, row: SheetRow, who: Entry, place: Organisation, values: dict[str, Any]
) -> Support | None:
    """The deployment that a row means: by its reference, else by leader, organisation and start."""
    reference = values.get("reference")
    referred = plan.roster.referred(reference) if reference else None
    if referred is not None:
        return referred
    # One that has another reference is another deployment; one without may be given this one.
    started = plan.roster.started(who.id, place.id, values["start"])
    unlike = [support for support in started if not (reference and support.reference)]
    same = made_under(former(row, plan), unlike)
    if len(same) > 1:
        row.wrong(
            f"There are several deployments of that leader, {place.name} and start; "
            "give their references."
        )
    return same[0] if same else None


def former(row: SheetRow, plan: Plan) -> int | None:
    """The URN of the school that a row names by an old URN, where it and another became one."""
    named = " ".join(plain(row.cells.get(column)) for column in ("school_urn", "school"))
    found = re.search(r"(?<!\d)\d{6,7}(?!\d)", named, re.ASCII)
    return plan.roster.former.get(int(found[0])) if found else None


def made_under(school: int | None, supports: list[Support]) -> list[Support]:
    """Those that were made under the school of that URN, None for the school as it is now.

    Where there are none: for an old URN what was made since, else all of them.
    """
    exact = [support for support in supports if support.former == school]
    since = supports if school is None else [s for s in supports if s.former is None]
    return exact or since


def read_objectives(cell: Cell) -> tuple[str, ...]:
    """Reads the aims of a plan, in their order; nothing between semicolons leaves a place as it is.

    So a list that was exported keeps the places of aims that it does not name.
    """
    typed = [part.strip() for part in plain(cell).split(";")]
    named = sum(map(bool, typed))
    if named > MOST_OBJECTIVES:
        raise ValueError(f"has {named} objectives; a plan has at most {MOST_OBJECTIVES}")
    found = [text(200)(objective) if objective else "" for objective in typed]
    while found and not found[-1]:
        found.pop()
    return tuple(found)


def _with_share(
    shares: frozenset[tuple[int, Fraction]], leader: int, days: Fraction | None
) -> frozenset[tuple[int, Fraction]]:
    """The days of each leader, where a row states those of one."""
    if days is None:
        return shares
    return frozenset(each for each in shares if each[0] != leader) | {(leader, days)}


def _replace_first(before: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    """Objectives by their place in the plan; those that are not named stay."""
    return tuple(new or old for new, old in zip_longest(now, before, fillvalue=""))


def _strand(cell: Cell) -> str:
    typed = text(60)(cell)
    return _STRANDS.get(folded(typed), typed)


def _compare(row: SheetRow, first: SheetRow, known: Support, values: dict[str, Any]) -> None:
    """Notes a problem where two rows of one deployment contradict each other.

    Without a reference one deployment has one row.
    """
    if not values.get("reference"):
        row.wrong(
            f"Row {first.number} is the same leader, organisation and start; give each a reference."
        )
        return
    compared = {name: value for name, value in values.items() if name != "objectives"}
    differing = [name for name, value in compared.items() if getattr(known, name) != value]
    if differing:
        row.wrong(f"Row {first.number} has the same reference but another {', '.join(differing)}.")


def take_next_visit(row: SheetRow, plan: Plan, support: Support, who: Entry) -> None:
    """Plans a visit on the day in `next_visit`, if there is one."""
    on = row.get("next_visit", day)
    if on is None:
        return
    planned = Planned(support.id, who.id, on)
    # A file that is imported again names days that were to come the first time.
    if on < plan.today and not plan.roster.was_planned(planned):
        row.wrong(f"next_visit is {on:%d/%m/%Y}, which is past.")
    if row.sound:
        plan.plan(row, planned)


KIND = FileKind(
    "deployments",
    ("leader_email", "school_urn|trust_uid", "focus", "days_agreed", "start", "end"),
    (
        "status",
        "agreed",
        "objectives",
        "reference",
        "strand",
        "programme",
        "grant",
        "cover_paid",
        "leader_days",
        "next_visit",
        "rate",
        "reimbursement",
        "fee",
    ),
    take,
    naming=("school_urn",),
)
