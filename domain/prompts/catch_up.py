"""One row of the catch-up card, judged by the same rules as the form."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from domain.support.deployments import Deployment
from domain.visits.durations import CHOICES
from domain.visits.judgement import miss_visit, record_visit
from domain.visits.visits import Missed, MissedValues, Values, VisitAnswers

# What the input for the time sends where the visit did not happen.
DID_NOT_HAPPEN = "none"


@dataclass(frozen=True, slots=True)
class RowValues:
    """What stands in the inputs of one row, as text that is not judged yet."""

    time: str = ""
    progress: str = ""
    did: str = ""
    reason: str = ""
    notice: str = ""

    @property
    def left_open(self) -> bool:
        """Whether the row was left for later: without words it stays open."""
        return self.time != DID_NOT_HAPPEN and not self.did.strip()

    @property
    def lacks_reason(self) -> bool:
        """Whether the visit did not happen, and the reason is still to be given."""
        return self.time == DID_NOT_HAPPEN and not (self.reason or self.notice)


def read_row(typed: Mapping[str, str], planned: int) -> RowValues:
    """What was typed into the row of a planned visit: did_31 belongs to planned visit 31."""
    names = ("time", "progress", "did", "reason", "notice")
    return RowValues(*(typed.get(f"{name}_{planned}", "") for name in names))


def form_values(row: RowValues, values: Values) -> Values:
    """The visit form's values with the row's answers in them."""
    offered = row.time in CHOICES or not row.time.strip()
    return replace(
        values,
        time=row.time if offered else "other",
        time_other="" if offered else row.time,
        did=row.did,
        progress=row.progress,
    )


def judge_visit(
    row: RowValues, values: Values, deployment: Deployment, today: date, hours_a_day: Fraction
) -> VisitAnswers:
    """Judges the row of a visit that happened; raises Refused."""
    return record_visit(form_values(row, values), deployment, today, hours_a_day)


def judge_missed(
    row: RowValues, on: date, deployment: Deployment, today: date, hours_a_day: Fraction
) -> Missed:
    """Judges the row of a visit that did not happen, with half a day lost; raises Refused."""
    values = MissedValues(row.reason, row.notice)
    judged, _next_visit = miss_visit(
        values, on, cover_paid=deployment.cover_paid, today=today, hours_a_day=hours_a_day
    )
    return judged
