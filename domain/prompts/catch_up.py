"""One row of the catch-up card, judged by the same rules as the form."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from domain.support.deployments import Deployment
from domain.visits.durations import CHOICES
from domain.visits.judgement import miss_visit, record_visit
from domain.visits.visits import Missed, MissedValues, Values, VisitAnswers

DID_NOT_HAPPEN = "none"


@dataclass(frozen=True, slots=True)
class RowValues:
    """What stands in a row's inputs; a time of "none" says that the visit did not happen."""

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
        """Whether it did not happen and nobody said why yet."""
        return self.time == DID_NOT_HAPPEN and not (self.reason or self.notice)


def read_row(typed: Mapping[str, str], planned: int) -> RowValues:
    """A row's part of all that was typed: did_31 is the planned visit's 31."""
    names = ("time", "progress", "did", "reason", "notice")
    return RowValues(*(typed.get(f"{name}_{planned}", "") for name in names))


def form_values(row: RowValues, values: Values) -> Values:
    """The form's values with what the row says.

    A time that is none of the offered ones is as it was written.
    """
    time, other = (row.time, "") if row.time in CHOICES else ("other", row.time)
    return replace(values, time=time, time_other=other, did=row.did, progress=row.progress)


def judge_visit(
    row: RowValues, values: Values, deployment: Deployment, today: date, hours_a_day: Fraction
) -> VisitAnswers:
    """The visit that a row records; raises Refused."""
    return record_visit(form_values(row, values), deployment, today, hours_a_day)


def judge_missed(
    row: RowValues, on: date, deployment: Deployment, today: date, hours_a_day: Fraction
) -> Missed:
    """The visit that did not happen, half a day lost; raises Refused."""
    values = MissedValues(row.reason, row.notice)
    return miss_visit(
        values, on, cover_paid=deployment.cover_paid, today=today, hours_a_day=hours_a_day
    )[0]
