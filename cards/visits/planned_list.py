"""Planned visits as a list: one page, or those from which one is chosen to be moved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.planning import ChangePlan, OpenPlan, ShowPlan, ShowPlanned
from cards.elements import button, grey, press, row, strong, title
from cards.finish import finish
from cards.pages import turns
from cards.phrases import counted, short_day, whereabouts
from cards.plain import plain
from cards.visits.planning import day_and_time
from domain.hub import Hub
from domain.visits.planned_visits import PlannedVisit
from domain.visits.planning import PlanValues

PAGE = 8


@dataclass(frozen=True, slots=True)
class PlannedListView:
    """One page of a leader's planned visits, the soonest first, with the school of each by id.

    `school` is the one that it is narrowed to, `note` a line on top. `moved` is, by planned visit,
    what its form opens with, where one is to be chosen that is to be moved. `paused` is the support
    that rests, by id.
    """

    rows: tuple[PlannedVisit, ...]
    schools: Mapping[int, str]
    total: int
    today: date
    first: int = 1
    older: ShowPlanned | None = None
    newer: ShowPlanned | None = None
    school: str = ""
    note: str = ""
    paused: frozenset[int] = frozenset()
    moved: Mapping[int, PlanValues] = field(default_factory=dict)


def planned_list(view: PlannedListView, hub: Hub) -> dict[str, Any]:
    """A page of planned visits; each row opens one, or the form that moves it."""
    name = f"Planned {hub.words.many('visit')}"
    if view.moved and view.rows:
        name = f"Which {hub.words.one('visit')} do you want to move?"
    body: list[Element] = [title(name), grey(_how_many(view, hub))]
    if view.note:
        body.append(strong(plain(view.note)))
    body += [_row(each, view, hub) for each in view.rows[:PAGE]]
    plans = f"Plan a {hub.words.one('visit')}"
    # Where one is to be chosen, that is what the reader came for.
    actions = [button(OpenPlan(), plans, None if view.moved else "positive")]
    actions += turns(view, ("Earlier", "Later"))
    return finish(body, f"{name.removesuffix('?')}: {_how_many(view, hub)}", actions)


def _row(planned: PlannedVisit, view: PlannedListView, hub: Hub) -> Element:
    school = view.schools.get(planned.deployment, "")
    about = (day_and_time(planned, view.today), plain(planned.purpose))
    left = [strong(plain(school)), grey(*about)]
    if planned.deployment in view.paused:
        # Nobody goes there until it goes on: it stands in the plan, and no more.
        left = [grey(plain(school), "paused"), grey(*about)]
    which = f"the {hub.words.one('visit')} of {short_day(planned.on, view.today)} to {school}"
    if values := view.moved.get(planned.id):
        moves = button(ChangePlan(planned=planned.id, typed=values), f"Move {which}")
        return row(left, [press("Move")], moves)
    opens = button(ShowPlan(planned=planned.id), f"Open {which}")
    return row(left, [press("Open")], opens)


def _how_many(view: PlannedListView, hub: Hub) -> str:
    visit, visits = hub.words.one("visit"), hub.words.many("visit")
    where = f" to {plain(view.school)}" if view.school else ""
    if not view.rows:
        return f"No {visits}{where} are planned."
    if not (view.older or view.newer):
        order = ", the next one first" if view.total > 1 else ""
        return f"{counted(view.total, visit, visits)}{where}{order}."
    return f"{whereabouts(len(view.rows), view.first, view.total)}, the next one first."
