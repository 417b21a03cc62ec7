"""What the form already knows when it is sent: a person is asked only what nobody can guess."""

from datetime import date
from fractions import Fraction

from domain.support.deployments import Deployment
from domain.visits.durations import as_choice
from domain.visits.planned_visits import PlannedVisit
from domain.visits.steps import StepWords
from domain.visits.visits import Missed, MissedValues, Record, Type, Values, Visit, With


def new_values(
    deployment: Deployment,
    today: date,
    hours_a_day: Fraction,
    *,
    planned: PlannedVisit | None = None,
    last_here: Visit | None = None,
    last_anywhere: Visit | None = None,
    did: str = "",
) -> Values:
    """A new form's values: the planned day or today, and what was chosen last time there."""
    day = planned.on if planned else today
    known = last_here or last_anywhere
    time, other = as_choice(last_here.minutes, hours_a_day) if last_here else ("half", "")
    return Values(
        date=day.isoformat(),
        type=known.type if known else Type.VISIT,
        time=time,
        time_other=other,
        objective=_objective(deployment, last_here),
        who=",".join(known.who_with) if known and known.who_with else With.HEAD,
        did=did,
    )


def same_again(record: Record, visit: Visit, today: date, hours_a_day: Fraction) -> Values:
    """A new form's values like an earlier record: all but its day, its words and its judgement."""
    return new_values(record.deployment, today, hours_a_day, last_here=visit)


def stored_values(record: Record, visit: Visit, hours_a_day: Fraction) -> Values:
    """A record as the form shows it for correction."""
    time, other = as_choice(visit.minutes, hours_a_day)
    step = record.step or StepWords("")
    return Values(
        date=visit.on.isoformat(),
        type=visit.type,
        time=time,
        time_other=other,
        objective=str(visit.objective or 0) if record.deployment.objectives else "",
        who=",".join(visit.who_with),
        did=visit.did,
        progress=visit.progress,
        next_step=step.what,
        next_who=step.who,
        next_by=step.by.isoformat() if step.by else "",
        next_visit=record.next_visit.isoformat() if record.next_visit else "",
        flag=visit.flagged,
        hub_note=visit.hub_note,
    )


def stored_missed(record: Record, missed: Missed, hours_a_day: Fraction) -> MissedValues:
    """A visit that did not happen, as its card shows it for correction."""
    time, other = as_choice(missed.minutes, hours_a_day)
    coming = record.next_visit.isoformat() if record.next_visit else ""
    return MissedValues(missed.reason, missed.notice, time, other, coming)


def _objective(deployment: Deployment, last: Visit | None) -> str:
    if not deployment.objectives:
        return ""
    if last and deployment.objective(last.objective):
        return str(last.objective)
    return str(deployment.objectives[0].id) if last is None else "0"
