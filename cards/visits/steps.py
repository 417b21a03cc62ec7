"""The list of open next steps, by school."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.support import ListDeployments
from cards.actions.visits import CloseStep, OpenForm, ReopenStep, ShowSteps
from cards.elements import badge, button, buttons, grey, line, row, section, title
from cards.finish import finish
from cards.pages import footer, turns
from cards.phrases import WITH, counted, plain_day, schools_named
from cards.plain import plain
from domain.hub import Hub
from domain.visits.steps import NextStep, OpenSteps

PAGE = 15


@dataclass(frozen=True, slots=True)
class StepsView:
    """One page of the list: open steps, and those closed a moment ago, which stay in their place.

    It follows the step `before`. `first` is the place of its first row, from 1, of `total`. `open`
    counts all that are open. `leader` says that the reader records visits. `older` and `newer` are
    the buttons to the pages beside it.
    """

    steps: tuple[NextStep, ...]
    open: OpenSteps
    today: date
    total: int = 0
    first: int = 1
    before: int | None = None
    leader: bool = True
    older: ShowSteps | None = None
    newer: ShowSteps | None = None


def steps(view: StepsView, hub: Hub) -> dict[str, Any]:
    """The list of steps; one that was closed a moment ago can be opened again."""
    support = schools_named(hub, own=view.leader)
    record = [button(OpenForm(), f"Record a {hub.words.one('visit')}")] if view.leader else []
    actions = [*record, button(ListDeployments(), support), *turns(view)]
    return finish(_body(view), f"Next steps: {_how_many(view)}", actions)


def _body(view: StepsView) -> Iterator[Element]:
    yield title("Next steps")
    yield grey(_how_many(view))
    shown = view.steps[:PAGE]
    for (school, _), of_school in groupby(shown, key=lambda step: (step.school, step.deployment)):
        yield section(plain(school))
        for step in of_school:
            yield _row(step, view)
    yield from footer(view, len(shown), "by school")


def _how_many(view: StepsView) -> str:
    late = view.open.late
    if not view.open.count:
        return "You have no open steps."
    how_many = f"{counted(view.open.count, 'step', 'steps')} open"
    if late:
        how_many += f", {late:,} overdue"
    return f"{how_many}."


def _row(step: NextStep, view: StepsView) -> Element:
    what = plain(step.words.what)
    if not step.open:
        again = ReopenStep(step=step.id, before=view.before)
        undo = button(again, "Undo", tooltip=f"Open again: {step.words.what}")
        if step.ended:
            # Only the hub opens support again.
            return row([line(what), grey("Closed, as it ended")], [], parted=False)
        return row([line(f"Done: {what}")], [buttons(undo)], parted=False)
    close = CloseStep(step=step.id, before=view.before)
    done = button(close, "Done", tooltip=f"Done: {step.words.what}")
    late = [badge("Overdue", "Warning")] if step.overdue(view.today) else []
    return row([line(what), *_when(step, view.today)], [*late, buttons(done)], parted=False)


def _when(step: NextStep, today: date) -> list[Element]:
    by = f"by {plain_day(step.words.by, today)}" if step.words.by else ""
    known = (WITH.get(step.words.who, ""), by)
    return [grey(*known)] if any(known) else []
