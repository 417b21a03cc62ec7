"""The list of open next steps, by school."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.support import ListDeployments
from cards.actions.visits import CloseStep, OpenForm, ReopenStep
from cards.elements import button, buttons, grey, line, row, section, small, title
from cards.finish import finish
from cards.phrases import WITH, counted, plain_day, titled
from cards.plain import plain
from domain.hub import Hub
from domain.visits.steps import NextStep

MOST = 15


@dataclass(frozen=True, slots=True)
class StepsView:
    """What the list shows: open steps, and those closed a moment ago, which stay in their place.

    `leader` says that the reader records visits.
    """

    steps: tuple[NextStep, ...]
    today: date
    leader: bool = True


def steps(view: StepsView, hub: Hub) -> dict[str, Any]:
    """The list of steps; one that was closed a moment ago can be opened again."""
    support = titled(hub.words.many("deployment"))
    record = [button(OpenForm(), "Record a visit")] if view.leader else []
    actions = [*record, button(ListDeployments(), support)]
    return finish(_body(view), f"Next steps: {_how_many(view)}", actions)


def _body(view: StepsView) -> Iterator[Element]:
    yield title("Next steps")
    yield grey(_how_many(view))
    shown = sorted(view.steps, key=lambda step: (step.school, step.deployment))[:MOST]
    for (school, _), of_school in groupby(shown, key=lambda step: (step.school, step.deployment)):
        yield section(plain(school))
        for step in of_school:
            yield _row(step, view.today)
    if len(view.steps) > MOST:
        yield small(f"and {len(view.steps) - MOST} more: they come up here as these are done")


def _how_many(view: StepsView) -> str:
    open_ = [step for step in view.steps if step.open]
    late = sum(step.overdue(view.today) for step in open_)
    if not open_:
        return "None is open."
    how_many = f"{counted(len(open_), 'step', 'steps')} open"
    if late:
        how_many += f", {late} past {'its' if late == 1 else 'their'} day"
    return f"{how_many}."


def _row(step: NextStep, today: date) -> Element:
    what = plain(step.words.what)
    if not step.open:
        undo = button(ReopenStep(step=step.id), "Undo", tooltip=f"Open again: {step.words.what}")
        return row([line(f"Done: {what}")], [buttons(undo)], parted=False)
    done = button(CloseStep(step=step.id), "Done", tooltip=f"Done: {step.words.what}")
    return row([line(what), *_when(step, today)], [buttons(done)], parted=False)


def _when(step: NextStep, today: date) -> list[Element]:
    by = f"by {plain_day(step.words.by, today)}" if step.words.by else ""
    late = "past its day" if step.overdue(today) else ""
    known = (WITH.get(step.words.who, ""), by, late)
    return [grey(*known)] if any(known) else []
