"""What a school answers to an action plan: it agrees, or wants something changed."""

from dataclasses import dataclass
from datetime import date

from domain.dates import read_day
from domain.errors import refuse
from domain.questions import DayGoneBy, Question, judged, one_of, words
from domain.support.action_plans import ActionPlan
from domain.support.offers import NotedHow
from domain.two_days import no_day

LONGEST_CHANGE = 500


@dataclass(frozen=True, slots=True)
class PlanChangeValues:
    """What stands in the input of the question what is to be changed."""

    change: str = ""


@dataclass(frozen=True, slots=True)
class PlanNoteValues:
    """What stands in the inputs of an agreement that an officer notes for a school."""

    how: str = ""
    on: DayGoneBy = ""


def judge_change(values: PlanChangeValues) -> str:
    """What the school wants changed; raises Refused."""
    change: str = judged(CHANGE, values, None)["change"]
    return change


def judge_note(values: PlanNoteValues, today: date) -> tuple[NotedHow, date]:
    """How the school agreed, and on which day; raises Refused."""
    answers = judged(NOTE, values, today)
    return answers["how"], answers["on"]


def require_unanswered(plan: ActionPlan, by: str) -> None:
    """Refuses an answer to a plan that somebody of the school agreed to already."""
    if plan.agreed and plan.noted is None:
        raise refuse("plan_agreed", by=by, day=plan.agreed_at)


def require_same(plan: ActionPlan, version: int, by: str) -> None:
    """Refuses what is done with a plan that changed since it was read."""
    if plan.version != version:
        raise refuse("plan_changed", by=by)


def _on(name: str, values: PlanNoteValues, today: date) -> date:
    day = read_day(values.on, today, past=True)
    if day is None:
        raise no_day(values.on, name, today)
    if day > today:
        raise refuse("future", name, day=day)
    return day


CHANGE: tuple[Question[PlanChangeValues, None], ...] = (
    Question("change", words(LONGEST_CHANGE, needed=True)),
)
NOTE: tuple[Question[PlanNoteValues, date], ...] = (
    Question("how", one_of(NotedHow)),
    Question("on", _on),
)
