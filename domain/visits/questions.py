"""The questions about visits, one row each: how what is typed is judged, and shown again."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.dates import read_day
from domain.errors import refuse
from domain.far_days import is_doubtful
from domain.ids import read_id
from domain.questions import (
    Question,
    code,
    coming_day,
    day_in,
    judged,
    one_of,
    some_of,
    text,
    words,
)
from domain.support.deployments import Deployment
from domain.text import quoted
from domain.two_days import no_day, not_one
from domain.visits.durations import as_choice, choice_minutes, lacks_unit, parse_minutes
from domain.visits.steps import LONGEST as LONGEST_STEP
from domain.visits.steps import StepWords
from domain.visits.visits import (
    LONGEST_DID,
    LONGEST_NOTE,
    OLDEST,
    MissedValues,
    Notice,
    OwnTimeValues,
    Progress,
    Reason,
    StepValues,
    Type,
    Values,
    With,
)


@dataclass(frozen=True, slots=True)
class FormContext:
    """What a form's answers are judged by."""

    today: date
    hours_a_day: Fraction
    deployment: Deployment | None = None


def past_day(name: str, values: Values, known: FormContext) -> date:
    """The day of a visit: today, or a day within the last year."""
    typed: str = getattr(values, name)
    day = read_day(typed, known.today, past=True) or read_day(typed, known.today)
    if day is None:
        raise no_day(typed, name, known.today)
    if day > known.today:
        raise refuse("future", name, day=day)
    if is_doubtful(typed, day, known.today):
        raise not_one(typed, name, known.today) or refuse("doubtful", name, day=day)
    if day < known.today - OLDEST:
        raise refuse("too_long_ago", name, day=day)
    return day


def time_spent(name: str, values: Values | MissedValues | OwnTimeValues, known: FormContext) -> int:
    """The minutes of the offered time that was chosen, or of the one that was typed."""
    typed, hours = values.time_other, known.hours_a_day
    if not values.time.strip() and not typed.strip():
        raise refuse("not_chosen", name)
    other = values.time in ("", "other")
    if other and lacks_unit(typed):
        raise refuse("hours_or_minutes", name, typed=quoted(typed))
    minutes = parse_minutes(typed, hours) if other else choice_minutes(values.time, hours)
    if minutes is None:
        raise refuse("not_a_time", name, typed=quoted(typed))
    return minutes


def time_shown(minutes: int, known: FormContext) -> tuple[str, str]:
    """What the inputs hold for a number of minutes: the choice, and the text beside it."""
    return as_choice(minutes, known.hours_a_day)


def objective(name: str, values: Values, known: FormContext) -> int | None:
    """The id of the deployment's objective that was chosen; None where it was none of them."""
    typed: str = getattr(values, name)
    if typed in ("", "0"):
        return None
    number = read_id(typed)
    if known.deployment is None or known.deployment.objective(number) is None:
        raise refuse("not_this_deployment", name)
    return number


def objective_shown(id_: int | None, known: FormContext) -> str:
    """What the input holds for an objective: its id, "0" for none; empty if none is offered."""
    return str(id_ or 0) if known.deployment and known.deployment.objectives else ""


def flagged(_name: str, values: Values, _known: FormContext) -> bool:
    """Whether the hub is asked to look: by the tick, or by a note for the hub."""
    return values.flag or bool(values.hub_note.strip())


def next_step(_name: str, values: Values | StepValues, known: FormContext) -> StepWords | None:
    """The next step that three inputs make; None where all of them are empty."""
    step = StepWords(**judged(STEP_PARTS, values, known))
    return step if step.what else None


def step_shown(step: StepWords | None, _known: FormContext) -> tuple[str, str, str]:
    """What the three inputs of a next step hold."""
    if step is None:
        return "", "", ""
    return step.what, step.who, step.by.isoformat() if step.by else ""


def next_visit(name: str, values: Values | MissedValues, known: FormContext) -> date | None:
    """The day of the next visit, which is to come."""
    return coming_day(values.next_visit, name, known.today)


def _step_what(name: str, values: Values | StepValues, known: FormContext) -> str:
    answered = values.next_who.strip() in [*With] or read_day(values.next_by, known.today)
    return text(values.next_step, name, LONGEST_STEP, needed=bool(answered))


def _step_who(name: str, values: Values | StepValues, _known: FormContext) -> str:
    return code(With, values.next_who, name) if values.next_who.strip() else ""


def _step_by(name: str, values: Values | StepValues, known: FormContext) -> date | None:
    return day_in(values.next_by, name, known.today)


STEP_PARTS: tuple[Question[Values | StepValues, FormContext], ...] = (
    Question("next_step", _step_what, keeps="what"),
    Question("next_who", _step_who, keeps="who"),
    Question("next_by", _step_by, keeps="by"),
)
STEP: Question[Values | StepValues, FormContext] = Question(
    "next_step", next_step, more=("next_who", "next_by"), show=step_shown
)
TIME: Question[Values | MissedValues | OwnTimeValues, FormContext] = Question(
    "time", time_spent, keeps="minutes", more=("time_other",), show=time_shown
)
VISIT: tuple[Question[Values, FormContext], ...] = (
    Question("date", past_day, keeps="on"),
    TIME,
    Question("type", one_of(Type)),
    Question("progress", one_of(Progress)),
    Question("who", some_of(With), keeps="who_with"),
    Question("did", words(LONGEST_DID, needed=True)),
    Question("flag", flagged, keeps="flagged"),
    Question("hub_note", words(LONGEST_NOTE)),
    Question("objective", objective, show=objective_shown),
    STEP,
    Question("next_visit", next_visit),
)
MISSED: tuple[Question[MissedValues, FormContext], ...] = (
    Question("reason", one_of(Reason)),
    Question("notice", one_of(Notice)),
    TIME,
    Question("next_visit", next_visit),
)
