"""By when an action plan is to be agreed, and on which days people are reminded of it."""

from dataclasses import dataclass
from datetime import date

from domain.prompts import kinds
from domain.prompts.calendar import Calendar
from domain.prompts.kinds import PromptKind

# School days after the support was agreed.
REMINDED_AFTER, DUE_AFTER = 15, 20
# School days after a contact was first reminded of a plan that was shared.
AGAIN_AFTER = 3
# A plan has two days for leaders and two for contacts, an objective its milestone's and its own:
# the id of each is made of both, id * STAGES + stage.
STAGES = 2
FIRST, AGAIN = 0, 1


@dataclass(frozen=True, slots=True)
class PlanDays:
    """The day on which leaders are first reminded of a plan, and the one on which it is due."""

    remind_on: date
    due: date


def plan_days(begins: date, calendar: Calendar) -> PlanDays:
    """The days of a plan whose clock begins on a day, by the supported school's calendar."""
    return PlanDays(
        calendar.next_school_day(begins, REMINDED_AFTER),
        calendar.next_school_day(begins, DUE_AFTER),
    )


def answer_days(shared: date, calendar: Calendar) -> tuple[date, date]:
    """The days on which a contact is reminded of a plan that was shared on a day."""
    first = calendar.next_school_day(shared)
    return first, calendar.next_school_day(first, AGAIN_AFTER)


def subjects_of_plan(deployment: int) -> list[str]:
    """What the rows about the plan of a support are called, for its leaders and its school."""
    return [*_both_days(kinds.PLAN, deployment), *_both_days(kinds.PLAN_ANSWER, deployment)]


def subjects_of_objective(objective: int) -> list[str]:
    """What the rows about an objective are called: its milestone's and its own day."""
    return _both_days(kinds.MILESTONE, objective)


def _both_days(kind: PromptKind, id_: int) -> list[str]:
    return [kind.subject(id_ * STAGES + stage) for stage in (FIRST, AGAIN)]
