"""Objectives of an action plan: what is asked about one, and what can stand."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from domain.errors import refuse
from domain.questions import DayToCome, Question, day_in, field_values, input_values, judged, words
from domain.support.action_plans import MOST_OPEN
from domain.support.deployments import Deployment, Objective

LONGEST = 200
LONGEST_AREA = 60
# How long after the end of support an objective may be reached.
AFTER_THE_END = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class ObjectiveValues:
    """What stands in the inputs of an objective."""

    text: str = ""
    baseline: str = ""
    success: str = ""
    milestone: str = ""
    milestone_by: DayToCome = ""
    by: DayToCome = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class ObjectiveContext:
    """What an objective is judged by: its support with all objectives, and the areas there are.

    `own` is the objective that is being changed, if it is not a new one.
    """

    today: date
    support: Deployment
    areas: tuple[str, ...]
    own: Objective | None = None


@dataclass(frozen=True, slots=True)
class CloseValues:
    """What stands in the input of the question why an objective is closed."""

    why: str = ""


def judge_objective(values: ObjectiveValues, known: ObjectiveContext) -> Objective:
    """The objective as it is kept, a new one with the id 0; raises Refused with every problem.

    What stays as it was is never refused.
    """
    stood = field_values(known.own) if known.own else {}
    answers = judged(OBJECTIVE, values, known, stood)
    return replace(known.own or Objective(0, 0, ""), **answers)


def require_room(support: Deployment) -> None:
    """Refuses another objective while as many as may be are open."""
    if len(support.open_objectives) >= MOST_OPEN:
        raise refuse("objectives_full")


def judge_close(values: CloseValues) -> str:
    """Why an objective is closed; raises Refused."""
    why: str = judged(CLOSE, values, None)["why"]
    return why


def objective_values(objective: Objective, known: ObjectiveContext) -> ObjectiveValues:
    """What stands in the form that changes an objective."""
    return ObjectiveValues(**input_values(OBJECTIVE, field_values(objective), known))


def _text(name: str, values: ObjectiveValues, known: ObjectiveContext) -> str:
    found = words(LONGEST, needed=True)(name, values, known)
    own = known.own.id if known.own else None
    others = (o.text for o in known.support.open_objectives if o.id != own)
    if stands_among(str(found), others):
        raise refuse("same_objective", name)
    return str(found)


def stands_among(text: str, others: Iterable[str]) -> bool:
    """Whether one of them is the same, but for capitals, blanks and the full stop at its end."""
    return _folded(text) in map(_folded, others)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def _milestone(name: str, values: ObjectiveValues, known: ObjectiveContext) -> str:
    found = str(words(LONGEST)(name, values, known))
    if not found and values.milestone_by.strip():
        raise refuse("missing", name)
    return found


def _day(name: str, values: Any, known: ObjectiveContext) -> date | None:
    """A day from the start of the support to a year after its end."""
    day = day_in(getattr(values, name), name, known.today)
    if day is None:
        return None
    if day < known.support.start:
        raise refuse("before_start", name, day=known.support.start)
    last = known.support.end
    if last is not None and day > last + AFTER_THE_END:
        raise refuse("long_after_end", name, day=last)
    if last is None and day > known.today + 3 * AFTER_THE_END:
        raise refuse("far_off", name, day=day)
    return day


def _area(name: str, values: ObjectiveValues, known: ObjectiveContext) -> str:
    chosen = values.area.strip()
    if chosen and chosen not in known.areas:
        raise refuse("not_chosen", name)
    return chosen


def areas_of(stated: Iterable[str], default: tuple[str, ...]) -> tuple[str, ...]:
    """The areas that an objective may be in: a programme's own, else the usual ones."""
    own = tuple(each[:LONGEST_AREA] for each in stated)
    return own or default


OBJECTIVE: tuple[Question[ObjectiveValues, ObjectiveContext], ...] = (
    Question("text", _text),
    Question("baseline", words(LONGEST)),
    Question("success", words(LONGEST)),
    Question("milestone", _milestone),
    Question("milestone_by", _day),
    Question("by", _day),
    Question("area", _area),
)
CLOSE: tuple[Question[CloseValues, None], ...] = (Question("why", words(LONGEST, needed=True)),)
