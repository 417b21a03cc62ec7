"""What a leader typed into a form, judged: what can stand, and a problem for each question where it cannot."""

from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from domain.dates import read_day
from domain.errors import Problem, Refused
from domain.support.deployments import Deployment
from domain.visits.durations import choice_minutes, parse_minutes
from domain.visits.steps import LONGEST as LONGEST_STEP
from domain.visits.steps import StepWords
from domain.visits.visits import (
    LONGEST_DID,
    LONGEST_NOTE,
    OLDEST,
    Missed,
    MissedValues,
    Notice,
    Progress,
    Reason,
    Said,
    Type,
    Values,
    Visit,
    With,
)

C = TypeVar("C", bound=StrEnum)


def record_visit(
    values: Values,
    deployment: Deployment,
    today: date,
    hours_a_day: Fraction,
    standing: Values | None = None,
) -> Said:
    """Judges a filled form; raises Refused with one problem for each question whose value cannot stand.

    `standing` is what a correction began from: a next visit that has passed since may stay as it was.
    """
    problems: list[Problem] = []
    on = _past_day(values.date, "date", today, problems)
    minutes = _minutes(values.time, values.time_other, "time", hours_a_day, problems)
    type_ = _choice(Type, values.type, "type", problems)
    progress = _choice(Progress, values.progress, "progress", problems)
    who = tuple(
        w for w in (_choice(With, v, "who", problems) for v in values.who.split(",") if v) if w
    )
    did = _text(values.did, "did", LONGEST_DID, problems, needed=True)
    note = _text(values.hub_note, "hub_note", LONGEST_NOTE, problems)
    objective = _objective(values.objective, deployment, problems)
    step = _step(values, today, problems)
    kept = standing is not None and standing.next_visit == values.next_visit
    next_visit = (
        day_of(values.next_visit)
        if kept
        else coming_day(values.next_visit, "next_visit", today, problems)
    )
    if problems or on is None or minutes is None or type_ is None or progress is None:
        raise Refused(*problems)
    visit = Visit(
        on,
        type_,
        minutes,
        did,
        progress,
        objective,
        tuple(dict.fromkeys(who)),
        values.flag or bool(note),
        note,
    )
    return Said(visit, step, next_visit)


def miss_visit(
    values: MissedValues, on: date, *, cover_paid: bool, today: date, hours_a_day: Fraction
) -> tuple[Missed, date | None]:
    """Judges the card of a visit that did not happen; lost time counts as used only where cover is paid."""
    problems: list[Problem] = []
    reason = _choice(Reason, values.reason, "reason", problems)
    notice = _choice(Notice, values.notice, "notice", problems)
    minutes = _minutes(values.time, values.time_other, "time", hours_a_day, problems)
    new_date = coming_day(values.next_visit, "next_visit", today, problems)
    if problems or reason is None or notice is None or minutes is None:
        raise Refused(*problems)
    return Missed(on, reason, notice, minutes, cover_paid), new_date


def judge_step(what: str, who: str, by: str, today: date) -> StepWords:
    """Judges a next step given on its own; raises Refused."""
    problems: list[Problem] = []
    step = _step(Values(next_step=what, next_who=who, next_by=by), today, problems)
    if step is None and not problems:
        problems.append(Problem("next_step", "missing"))
    if problems or step is None:
        raise Refused(*problems)
    return step


def minutes_of(choice: str, other: str, hours_a_day: Fraction) -> int:
    """Judges a time spent given on its own; raises Refused."""
    problems: list[Problem] = []
    minutes = _minutes(choice, other, "time", hours_a_day, problems)
    if minutes is None:
        raise Refused(*problems)
    return minutes


def day_of(text: str) -> date | None:
    """The day that a date input holds (ISO 8601); None if it is not one."""
    try:
        return date.fromisoformat(text.strip()[:10]) if text.strip() else None
    except ValueError:
        return None


def _past_day(text: str, name: str, today: date, problems: list[Problem]) -> date | None:
    day = read_day(text, today, past=True)
    if day is None:
        problems.append(
            Problem(name, "not_a_date" if text.strip() else "missing", {"typed": text.strip()[:40]})
        )
    elif day > today:
        problems.append(Problem(name, "future", {"day": day}))
    elif day < today - OLDEST:
        problems.append(Problem(name, "too_long_ago", {"day": day}))
    return day


def coming_day(text: str, name: str, today: date, problems: list[Problem]) -> date | None:
    """Judges a day from today to two years ahead, which may be left out; what is wrong joins the problems."""
    day = read_day(text, today)
    if text.strip() and day is None:
        problems.append(Problem(name, "not_a_date", {"typed": text.strip()[:40]}))
    elif day is not None and day < today:
        problems.append(Problem(name, "past", {"day": day}))
    elif day is not None and day > today + 2 * OLDEST:
        problems.append(Problem(name, "too_far", {"day": day}))
    return day


def _minutes(
    choice: str, other: str, name: str, hours_a_day: Fraction, problems: list[Problem]
) -> int | None:
    minutes = (
        parse_minutes(other, hours_a_day)
        if choice == "other"
        else choice_minutes(choice, hours_a_day)
    )
    if minutes is None:
        problems.append(Problem(name, "not_a_time", {"typed": other.strip()[:40]}))
    return minutes


def _choice(kind: type[C], value: str, name: str, problems: list[Problem]) -> C | None:
    try:
        return kind(value.strip())
    except ValueError:
        problems.append(Problem(name, "not_chosen"))
        return None


def _text(
    value: str, name: str, longest: int, problems: list[Problem], *, needed: bool = False
) -> str:
    text = value.strip()
    if needed and not text:
        problems.append(Problem(name, "missing"))
    if len(text) > longest:
        problems.append(Problem(name, "too_long", {"length": len(text), "longest": longest}))
    return text


def _objective(value: str, deployment: Deployment, problems: list[Problem]) -> int | None:
    if value in ("", "0"):
        return None
    number = int(value) if value.isdecimal() and len(value) < 18 else None
    if deployment.objective(number) is None:
        problems.append(Problem("objective", "not_this_deployment"))
    return number


def _step(values: Values, today: date, problems: list[Problem]) -> StepWords | None:
    what = _text(values.next_step, "next_step", LONGEST_STEP, problems)
    who = _choice(With, values.next_who, "next_who", problems) if values.next_who.strip() else None
    by = read_day(values.next_by, today)
    if values.next_by.strip() and by is None:
        problems.append(Problem("next_by", "not_a_date", {"typed": values.next_by.strip()[:40]}))
    if not what:
        if who or by:
            problems.append(Problem("next_step", "missing"))
        return None
    return StepWords(what, who or "", by)
