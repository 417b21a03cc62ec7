"""The questions about visits as cards word them, one row each."""

from dataclasses import dataclass
from datetime import date

from cards.phrases import NOTICES, PROGRESS, TYPES, WITH, people, plain_day, reasons
from cards.questions import Asked, Table, among, yes_or_no
from cards.visits.known_line import time_in_words
from domain.hub import Hub
from domain.questions import field_names
from domain.support.deployments import Deployment
from domain.visits.judgement import day_of
from domain.visits.visits import MissedValues, StepValues, Values


@dataclass(frozen=True, slots=True)
class Scene:
    """What one must know to put the answers of a visit form in words."""

    deployment: Deployment
    today: date
    hub: Hub


def _day(name: str, values: Values, scene: Scene) -> str:
    text: str = getattr(values, name)
    day = day_of(text)
    return plain_day(day, scene.today) if day else text


def _time(_name: str, values: Values, scene: Scene) -> str:
    return time_in_words(values.time, values.time_other, scene.hub)


def _objective(_name: str, values: Values, scene: Scene) -> str:
    objectives = scene.deployment.objectives
    return next((o.title for o in objectives if str(o.id) == values.objective), "")


def _reason(_name: str, values: MissedValues, scene: Scene) -> str:
    return reasons(scene.hub).get(values.reason, "")


def _roles(name: str, values: Values, _scene: Scene) -> str:
    return people(getattr(values, name).split(","))


# The three parts of the visit form: what can be guessed, what needs a person, what only some visits
# need.
KNOWN: Table = {
    "date": Asked("Date", "Choose the day of the {visit}.", _day),
    "type": Asked("Type of support", "Choose the type of support.", among(TYPES)),
    "time": Asked("Time spent", "Choose how long it was.", _time),
    "time_other": Asked("Other length", says=None, own_words=True),
    "objective": Asked("Objective", says=_objective),
    "who": Asked("Who with", "Choose whom you worked with from the list.", _roles),
}
ANSWERS: Table = {
    "did": Asked("What you did", "Write a sentence or two.", own_words=True),
    "progress": Asked("Progress", "Choose how it is going.", among(PROGRESS)),
}
MORE: Table = {
    "next_step": Asked(
        "Next step",
        "Write the next step, or clear who and when.",
        own_words=True,
    ),
    "next_who": Asked("Who does it", "Choose who does it from the list.", among(WITH)),
    "next_by": Asked("By when", says=_day),
    "next_visit": Asked("Next {visit}", says=_day),
    "flag": Asked("Ask the {hub} to look", says=yes_or_no),
    "hub_note": Asked("Note only the {hub} sees", own_words=True),
}
VISIT: Table = {**KNOWN, **ANSWERS, **MORE}
STEP: Table = {name: MORE[name] for name in field_names(StepValues)}
MISSED: Table = {
    "reason": Asked("Why did it not happen?", "Choose the reason.", _reason),
    "notice": Asked("When were people told?", "Choose when people were told.", among(NOTICES)),
    "time": Asked("Time lost", "Choose how much time was lost.", _time),
    "time_other": KNOWN["time_other"],
    "next_visit": Asked("New date", says=_day),
}
OBJECTION: Table = {
    "why": Asked("What is not right", "Say in a sentence what is not right.", own_words=True),
}
NOTED: Table = {
    "answer": Asked("The answer", "Choose what the answer was."),
    "why": OBJECTION["why"],
    "how": Asked("How it was given", "Choose how it was given."),
    "answered_on": Asked("Date of the answer", "Choose the day."),
}
OWN_TIME: Table = {
    "time": Asked("Your time", "Choose how long you were there.", _time),
    "time_other": KNOWN["time_other"],
}
