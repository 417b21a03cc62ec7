"""The objectives file: what an action plan aims at, by the deployment's reference and the place."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from bot.imports.cells import day, text, whole
from bot.imports.kinds import FileKind
from bot.imports.plan import Plan
from bot.imports.rows import SheetRow
from domain.operations.imports import StatedObjective, Support
from domain.support.action_plans import MOST_OPEN
from domain.support.objectives import AFTER_THE_END, LONGEST, LONGEST_AREA, stands_among

MOST_PLACES = 99
_place = whole(1, MOST_PLACES, f"a place in the plan from 1 to {MOST_PLACES}")
_WORDS = ("baseline", "success", "milestone")
_DAYS = ("milestone_by", "by")


def take(rows: Iterable[SheetRow], plan: Plan) -> None:
    """Adds objectives and changes known ones by deployment and place; none is taken away."""
    plan.put_each(rows, _objective, lambda _: "is the same place of the same plan.")


def _objective(row: SheetRow, plan: Plan) -> StatedObjective | None:
    reference = row.need("reference", text(60))
    place, words = row.need("position", _place), row.need("objective", text(LONGEST))
    support = plan.roster.referred(reference) if reference else None
    if reference and support is None:
        row.wrong(f"reference is “{reference}”, and there is no deployment of that reference.")
    if support is None or place is None or words is None:
        return None
    known = plan.roster.funds.objectives.get((support.id, place))
    if known is not None and known.closed_on is not None:
        row.wrong(f"Objective {place} was closed on {known.closed_on:%d/%m/%Y}; it cannot change.")
    values = _values(row, support)
    stated = replace(known or StatedObjective(support.id, place, words), text=words, **values)
    if stated.milestone_by is not None and not stated.milestone:
        row.wrong("milestone is missing, and milestone_by has a day: say what is reached by then.")
    _require_room(row, stated, support, plan)
    return stated if row.sound else None


def _values(row: SheetRow, support: Support) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name in _WORDS:
        row.put(values, name, name, text(LONGEST))
    row.put(values, "area", "area", text(LONGEST_AREA))
    for name in _DAYS:
        row.put(values, name, name, day, None)
        _require_near(row, name, values.get(name), support)
    return values


def _require_near(row: SheetRow, name: str, day_: date | None, support: Support) -> None:
    if day_ is not None and day_ < support.start:
        row.wrong(f"{name} is {day_:%d/%m/%Y}, before the support begins.")
    if day_ is not None and support.end and day_ > support.end + AFTER_THE_END:
        row.wrong(f"{name} is {day_:%d/%m/%Y}, more than a year after the support ends.")


def _require_room(row: SheetRow, new: StatedObjective, support: Support, plan: Plan) -> None:
    """Notes a problem where a plan would have more open objectives than it may, or one twice."""
    stated = {o.position: o for o in plan.roster.funds.objectives.values() if o.of(support.id)}
    named = {place: words for place, words in enumerate(support.objectives, 1) if words}
    named |= {place: o.text for place, o in stated.items()}
    closed = {place for place, o in stated.items() if o.closed_on is not None}
    others = {p: words for p, words in named.items() if p not in closed and p != new.position}
    if len(others) >= MOST_OPEN:
        row.wrong(f"{MOST_OPEN} objectives of this plan are open already; close one first.")
    if stands_among(new.text, others.values()):
        row.wrong("objective stands in this plan already, at another place.")


KIND = FileKind(
    "objectives",
    ("reference", "position", "objective"),
    (*_WORDS, *_DAYS, "area"),
    take,
)
