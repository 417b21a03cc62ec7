"""What the form already knows when it is sent: a person is asked only what nobody can guess."""

from datetime import date
from fractions import Fraction

from domain.questions import field_values, input_values
from domain.support.deployments import Deployment
from domain.visits.durations import as_choice
from domain.visits.planned_visits import PlannedVisit
from domain.visits.questions import MISSED, VISIT, FormContext
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
    """The values of a new form: the planned day or today, and what was chosen the last time there.

    Without a last visit there, type and company are those of the leader's last visit anywhere.
    """
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
    """The values of a new form like an earlier record, without its day, words and progress."""
    return new_values(record.deployment, today, hours_a_day, last_here=visit)


def stored_values(record: Record, visit: Visit, hours_a_day: Fraction) -> Values:
    """The values of the form that corrects a record."""
    answers = field_values(visit) | {"next_step": record.step, "next_visit": record.next_visit}
    return Values(
        **input_values(VISIT, answers, FormContext(visit.on, hours_a_day, record.deployment))
    )


def stored_missed(record: Record, missed: Missed, hours_a_day: Fraction) -> MissedValues:
    """The values of the card that corrects a visit that did not happen."""
    answers = field_values(missed) | {"next_visit": record.next_visit}
    return MissedValues(**input_values(MISSED, answers, FormContext(missed.on, hours_a_day)))


def _objective(deployment: Deployment, last: Visit | None) -> str:
    """The objective of the last visit, "0" where that had none; of a first visit the first."""
    if not deployment.objectives:
        return ""
    if last is None:
        return str(deployment.objectives[0].id)
    return str(last.objective) if deployment.objective(last.objective) else "0"
