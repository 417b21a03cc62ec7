"""What a leader typed into a form, judged: what can stand, and what is wrong with the rest."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from domain.days import FIRST_DAY, in_calendar
from domain.errors import refuse
from domain.questions import field_values, judged, made
from domain.support.deployments import CoverPaid, Deployment
from domain.visits.questions import MISSED, STEP, TIME, VISIT, FormContext
from domain.visits.steps import StepWords
from domain.visits.visits import (
    Missed,
    MissedValues,
    Notice,
    OwnTimeValues,
    Reason,
    StepValues,
    Values,
    Visit,
    VisitAnswers,
)

# The notice at which cover is paid, by the support's rule.
COVERED: Mapping[CoverPaid, frozenset[Notice]] = {
    CoverPaid.NEVER: frozenset(),
    CoverPaid.SAME_DAY: frozenset({Notice.SAME_DAY}),
    CoverPaid.DAY_BEFORE: frozenset({Notice.SAME_DAY, Notice.DAY_BEFORE}),
    CoverPaid.ALWAYS: frozenset(Notice),
}


def record_visit(
    values: Values,
    deployment: Deployment,
    today: date,
    hours_a_day: Fraction,
    corrects: VisitAnswers | None = None,
) -> VisitAnswers:
    """Judges a filled form; raises Refused with a problem for each question that needs a change.

    `corrects` is what was kept before: what no question asks for stays, and so may what is
    unchanged.
    """
    stood = field_values(corrects.visit) | field_values(corrects) if corrects else {}
    answers = judged(VISIT, values, FormContext(today, hours_a_day, deployment), stood)
    visit = made(Visit, answers, corrects.visit if corrects else None)
    return made(VisitAnswers, answers | {"visit": visit}, corrects)


def miss_visit(
    values: MissedValues,
    on: date,
    *,
    cover_paid: CoverPaid,
    today: date,
    hours_a_day: Fraction,
    corrects: tuple[Missed, date | None] | None = None,
) -> tuple[Missed, date | None]:
    """Judges the card of a visit that did not happen, and gives it with its new date.

    Whether its time counts follows from `cover_paid`; it stays where neither reason nor notice is
    corrected. `corrects` is what was kept before, as for a visit.
    """
    before, coming = corrects or (None, None)
    stood = field_values(before) | {"next_visit": coming} if before else {}
    answers = judged(MISSED, values, FormContext(today, hours_a_day), stood)
    given = (answers["reason"], answers["notice"])
    if before and given == (before.reason, before.notice):
        counts = before.counts
    else:
        counts = time_counts(cover_paid, *given)
    missed = made(Missed, answers | {"on": on, "counts": counts}, before)
    return missed, answers["next_visit"]


def time_counts(cover_paid: CoverPaid, reason: Reason, notice: Notice) -> bool:
    """Whether the time lost counts as used: never where the leader cancelled."""
    if reason is Reason.LEADER:
        return False
    return notice in COVERED[cover_paid]


def judge_step(values: StepValues, today: date) -> StepWords:
    """Judges a next step given on its own; raises Refused."""
    step: StepWords | None = judged([STEP], values, FormContext(today, Fraction()))[STEP.field]
    if step is None:
        raise refuse("missing", STEP.name)
    return step


def judge_time(values: OwnTimeValues, hours_a_day: Fraction) -> int:
    """Judges a time spent given on its own, in minutes; raises Refused."""
    # A length of time is the same on any day.
    minutes: int = judged([TIME], values, FormContext(FIRST_DAY, hours_a_day))[TIME.field]
    return minutes


def day_of(text: str) -> date | None:
    """The day that a date input holds (ISO 8601); None if it is none of the hub's calendar."""
    try:
        day = date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None
    return day if in_calendar(day) else None
