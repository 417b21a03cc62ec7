"""A colleague adds own time to a recorded visit: one visit, two leaders."""

from dataclasses import dataclass
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.visits import AddOwnTime, KeepVisit
from cards.elements import box, button, grey, strong, title
from cards.finish import finish
from cards.inputs import by_question
from cards.phrases import long_day
from cards.plain import plain
from cards.problems import not_saved
from cards.visits.visit_form import time_spent
from domain.errors import Problem
from domain.hub import Hub
from domain.visits.visits import Record


@dataclass(frozen=True, slots=True)
class OwnTimeValues:
    """What stands in the inputs of a colleague's own time."""

    time: str = "half"
    time_other: str = ""


def own_time(
    record: Record, problems: tuple[Problem, ...], values: OwnTimeValues, hub: Hub
) -> dict[str, Any]:
    """Asks a colleague for own time on a recorded visit."""
    school = record.deployment.school
    body: list[Element] = [
        title("Add my time"),
        strong(plain(school)),
        grey(long_day(record.on), f"recorded by {plain(record.leader.name)}"),
    ]
    if problems:
        body.append(
            box("attention", [strong(text) for text in not_saved(problems, {"time": "Your time"})])
        )
    body.append(time_spent(values.time, values.time_other, by_question(problems), "Your time"))
    add = button(AddOwnTime(visit=record.id), "Add my time", "positive")
    keep = button(KeepVisit(visit=record.id), "Leave it as it is", inputs=False)
    return finish(
        body,
        f"Add your own time to the {hub.words.one('visit')} of {long_day(record.on)}.",
        [add, keep],
    )
