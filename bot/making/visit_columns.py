"""The columns of a file of records: what a school reads, and what those read who open the whole."""

from collections.abc import Callable, Sequence
from datetime import date

from bot.documents.sheets import ListColumn, Look, Value
from bot.making.lists import ListRequest, yes_or_no
from bot.making.visit_rows import VisitRow, WholeRecord
from cards.phrases import NOTICES, PROGRESS, TYPES, WITH, people, reason, titled
from domain.hub import Hub
from domain.visits.school_copy import SchoolMissed, SchoolVisit
from domain.visits.steps import StepWords

Columns = Sequence[ListColumn[VisitRow]]
Cell = Callable[[VisitRow], Value]


def for_schools(wanted: ListRequest, hub: Hub) -> Columns:
    """What a school reads of a record, and its answer; each by a name of `SchoolCopy`."""
    return (
        ListColumn("visited_on", "Date", 12, lambda row: row.read.on, Look.DAY),
        ListColumn("school", "{School} or {trust}", 32, lambda row: row.read.school),
        ListColumn("leader", "{Leader}", 24, lambda row: row.read.leader.name),
        ListColumn("type", "What it was", 18, _type),
        ListColumn("minutes", "Minutes", 10, lambda row: row.read.what.minutes, Look.NUMBER),
        ListColumn("counts", "Counts as used", 10, _counts),
        ListColumn("who_with", "With", 24, _done(lambda visit: people(visit.who_with))),
        ListColumn("what", "What was done", 60, _done(lambda visit: visit.did)),
        ListColumn("progress", "Progress", 16, _done(lambda visit: PROGRESS[visit.progress])),
        ListColumn("objective", "Objective", 30, lambda row: row.read.objective),
        ListColumn("next_step", "Next step", 40, _step(lambda step: step.what)),
        ListColumn("step_for", "For whom", 16, _step(lambda step: WITH.get(step.who, ""))),
        ListColumn("step_by", "By when", 12, _step(lambda step: step.by), Look.DAY),
        ListColumn("next_visit", "Next {visit}", 12, lambda row: row.read.next_visit, Look.DAY),
        ListColumn(
            "why_not",
            "Why it did not happen",
            24,
            _missed(lambda missed: titled(reason(missed.reason, hub))),
        ),
        ListColumn("notice", "Notice given", 15, _missed(lambda missed: NOTICES[missed.notice])),
        ListColumn("colleagues", "Colleagues", 24, _colleagues),
        ListColumn("their_minutes", "Colleagues’ minutes", 12, _their_minutes, Look.NUMBER),
        ListColumn("recorded_by", "Recorded by", 24, _recorder),
        ListColumn("answer", "Answer of the {school}", 22, lambda row: row.answer),
        ListColumn("not_right", "What is not right", 40, _objection),
        ListColumn("answered_on", "Answered on", 12, _answered_on(wanted), Look.DAY),
    )


def for_whom_it_is_whole(wanted: ListRequest) -> Columns:
    """What those read besides who may open the record itself."""
    return (
        ListColumn(
            "urn_or_uid",
            "URN or UID",
            12,
            _whole(lambda whole: whole.place.urn or whole.place.uid),
            Look.NUMBER,
        ),
        ListColumn("focus", "Focus", 30, _whole(lambda whole: whole.record.deployment.focus)),
        ListColumn("strand", "{Strand}", 20, _whole(lambda whole: whole.record.deployment.strand)),
        ListColumn(
            "programme", "Programme", 20, _whole(lambda whole: whole.record.deployment.programme)
        ),
        ListColumn(
            "reference", "Reference", 14, _whole(lambda whole: whole.record.deployment.reference)
        ),
        ListColumn(
            "recorded_at",
            "Recorded",
            17,
            _whole(lambda whole: wanted.local(whole.record.recorded_at)),
            Look.MOMENT,
        ),
    )


def for_who_made_it() -> Columns:
    """What a leader reads besides: the own part of a record, and how long it took to make."""
    return (
        ListColumn("own_minutes", "Your minutes", 10, _whole(lambda whole: whole.own), Look.NUMBER),
        ListColumn(
            "seconds",
            "Seconds to record",
            10,
            _whole(lambda whole: whole.record.seconds if whole.made else None),
            Look.NUMBER,
        ),
    )


def for_the_hub() -> Columns:
    """What is for the hub alone: of a record only its leader and officers read it."""
    return (
        ListColumn(
            "flagged", "{Hub} asked to look", 12, _whole(lambda whole: "Yes" if whole.part else "")
        ),
        ListColumn(
            "hub_note",
            "Note for the {hub} only",
            40,
            _whole(lambda whole: whole.part.note if whole.part else ""),
        ),
    )


def for_officers() -> Columns:
    """By what the hub finds a leader, and a record in the audit."""
    return (
        ListColumn("leader_email", "Address of the {leader}", 32, _whole(lambda w: w.email)),
        ListColumn("number", "Number", 10, _whole(lambda whole: whole.record.id), Look.NUMBER),
    )


def _done(take: Callable[[SchoolVisit], Value]) -> Cell:
    """A cell of a visit that happened, empty for any other."""
    return lambda row: take(row.visit) if row.visit else None


def _missed(take: Callable[[SchoolMissed], Value]) -> Cell:
    """A cell of a visit that did not happen, empty for any other."""
    return lambda row: take(row.missed) if row.missed else None


def _step(take: Callable[[StepWords], Value]) -> Cell:
    return lambda row: take(row.read.step) if row.read.step else None


def _whole(take: Callable[[WholeRecord], Value]) -> Cell:
    """A cell for those who may read the record itself."""
    return lambda row: take(row.whole) if row.whole else None


def _type(row: VisitRow) -> str:
    return TYPES[row.visit.type] if row.visit else "Did not happen"


def _counts(row: VisitRow) -> str:
    return yes_or_no(row.missed is None or row.missed.counts)


def _colleagues(row: VisitRow) -> str:
    return ", ".join(share.leader.name for share in row.read.shares)


def _their_minutes(row: VisitRow) -> int | None:
    return sum(share.minutes for share in row.read.shares) or None


def _recorder(row: VisitRow) -> str:
    if row.read.imported:
        return "Imported"
    return row.read.recorded_by.name if row.read.recorded_by else row.read.leader.name


def _objection(row: VisitRow) -> str:
    return row.sent.response.objection if row.sent and row.sent.response else ""


def _answered_on(wanted: ListRequest) -> Callable[[VisitRow], date | None]:
    def cell(row: VisitRow) -> date | None:
        response = row.sent.response if row.sent else None
        return wanted.local(response.at).date() if response else None

    return cell
