"""What the form already knows when it is sent: a person is asked only what nobody can guess."""

from datetime import date
from fractions import Fraction

from domain.questions import field_values, input_values
from domain.support.deployments import Deployment
from domain.visits.durations import as_choice
from domain.visits.planned_visits import PlannedVisit
from domain.visits.questions import MISSED, VISIT, FormContext
from domain.visits.visits import Missed, MissedValues, Record, Type, Values, Visit


def new_values(
    deployment: Deployment,
    day: date,
    hours_a_day: Fraction,
    *,
    planned: PlannedVisit | None = None,
    last: Visit | None = None,
) -> Values:
    """The values of a new form: the planned day, else `day`, and what the `last` visit there was.

    What nobody said and no record tells stays empty. A planned visit is no call: it takes as long
    as the last one only where that was a visit as well.
    """
    kind = last.type if last and planned is None else Type.VISIT
    time, other = "", ""
    if last and last.type == kind:
        time, other = as_choice(last.minutes, hours_a_day)
    return Values(
        date=(planned.on if planned else day).isoformat(),
        type=kind,
        time=time,
        time_other=other,
        objective=_objective(deployment, last),
        who=",".join(last.who_with) if last else "",
    )


def same_again(record: Record, visit: Visit, today: date, hours_a_day: Fraction) -> Values:
    """The values of a new form like an earlier record, without its day, words and progress."""
    return new_values(record.deployment, today, hours_a_day, last=visit)


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
    """The objective of the last visit, "0" where that had none; of a first visit the only one.

    Where that of the last visit was closed since, it is as of a first visit.
    """
    offered = deployment.open_objectives
    if not offered:
        return ""
    before = deployment.objective(last.objective) if last else None
    if last is None or (before is not None and not before.open):
        return str(offered[0].id) if len(offered) == 1 else ""
    return str(before.id) if before else "0"
