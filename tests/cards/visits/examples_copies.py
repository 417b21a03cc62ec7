"""Cards of copies, by name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any

from cards.actions.visits import MyVisits, RecordsFile, ShowRecords
from cards.support.deployments import DeploymentRow, DeploymentsView, deployments
from cards.visits.answers import in_list
from cards.visits.calendar_link import calendar_link
from cards.visits.copies import CopyView, school_copy, withdrawn
from cards.visits.disputes import DisputeView, dispute
from cards.visits.my_visits import MyVisitsView, my_visits
from cards.visits.noted_answers import NotedView, noted_answer
from cards.visits.receipts import ReceiptView, receipt
from cards.visits.records import RecordsView, records
from domain.errors import Problem
from domain.hub_part import hub_part
from domain.library.kept_files import KeptFile
from domain.library.sent_files import FileType
from domain.support.deployments import Leader, SupportStanding
from domain.visits.copies import (
    Answer,
    Answers,
    Copy,
    CopyReach,
    How,
    NotedValues,
    SchoolResponse,
)
from domain.visits.school_copy import for_school
from domain.visits.visits import Progress, Record
from tests.cards.people_and_places import (
    FULL,
    HUB,
    LAST,
    LEY_TOP,
    LONGEST_NOTE,
    LONGEST_RECORD,
    MISSED,
    NOW,
    PEEL_PARK,
    SAMIRA,
    THACKLEY,
    TITUS_SALT,
    TODAY,
    VISIT,
    record,
)

Card = dict[str, Any]
JOAN, RUTH = Leader(40, "Joan Barker"), Leader(41, "Ruth Adeyemi")
AT = datetime(2026, 11, 24, 9, 15, tzinfo=UTC)
SENT = NOW + timedelta(minutes=31)
RECORD = replace(FULL, version=1, changed_at=None, shares=())
COPY = Copy(RECORD.id, SENT, 1, SENT)
SAID = "It was two lessons, not three; the third was cancelled."
AGREED = SchoolResponse(Answer.AGREED, AT, 1, JOAN)
DISPUTED = SchoolResponse(Answer.DISPUTED, AT, 1, JOAN, SAID)
NOTED = SchoolResponse(Answer.AGREED, AT, 1, how=How.TELEPHONE, noted_by=SAMIRA)
CHANGED = replace(RECORD, version=2, changed_at=AT + timedelta(hours=1))
MENDED = replace(
    CHANGED, what=replace(VISIT, minutes=390, progress=Progress.CONCERNS, did="Two lessons seen.")
)
WORRY = record(replace(VISIT, progress=Progress.CONCERNS))
LONGEST_GIVEN = SchoolResponse(
    Answer.DISPUTED, AT, 11, Leader(2**31 - 1, LONGEST_RECORD.leader.name), LONGEST_NOTE
)
LONGEST_COPY = Copy(LONGEST_RECORD.id, SENT, 12, NOW - timedelta(days=1), LONGEST_GIVEN)
FILES = tuple(
    KeptFile(31, 1, "Farida Khan", NOW, name, kind, 86_000, "a" * 64)
    for name, kind in (("Phonics wall.jpg", FileType.JPEG), ("Plan.docx", FileType.WORD))
)
TOO_LONG = Problem("why", "too_long", {"length": 501, "longest": 500})


def _copy(of: Record = RECORD, given: SchoolResponse | None = None, **changed: object) -> Card:
    view = CopyView(for_school(of), replace(COPY, response=given), AT, JOAN.id, **changed)  # type: ignore[arg-type]
    return school_copy(view, HUB)


def _worst_copy() -> Card:
    return school_copy(
        CopyView(
            for_school(LONGEST_RECORD),
            LONGEST_COPY,
            AT,
            LONGEST_GIVEN.by.id if LONGEST_GIVEN.by else 0,
            typed="x",
            files=tuple(replace(file, name="*_" * 49) for file in FILES * 5),
        ),
        HUB,
    )


def _worst_again() -> Card:
    view = CopyView(
        for_school(LONGEST_RECORD),
        LONGEST_COPY,
        AT,
        1,
        problems=(TOO_LONG,),
        typed=LONGEST_NOTE + "x",
    )
    return school_copy(view, HUB)


def _receipt(of: object = RECORD, copy: Copy = COPY, **changed: object) -> Card:
    link = calendar_link(of, HUB)  # type: ignore[arg-type]
    view = ReceiptView(of, Fraction(9, 2), AT, calendar_url=link, copy=copy, **changed)  # type: ignore[arg-type]
    return receipt(view, HUB)


def _answered(given: SchoolResponse, of: object = RECORD, **changed: object) -> Card:
    return _receipt(of, replace(COPY, response=given), **changed)


def _worst_receipt() -> Card:
    view = ReceiptView(
        LONGEST_RECORD,
        Fraction(49, 4),
        NOW,
        names=("<at>Mrs Hussain</at>",),
        note="Saved",
        own=False,
        hub_part=hub_part(LONGEST_RECORD),
    )
    return receipt(replace(view, copy=LONGEST_COPY, notes_answer=True, colleague=True), HUB)


ROWS = (
    RECORD,
    record(
        replace(VISIT, on=date(2026, 11, 18), minutes=120, progress=Progress.CONCERNS),
        TITUS_SALT,
        id=5098,
    ),
    record(replace(VISIT, on=date(2026, 11, 17)), LEY_TOP, id=5090),
    record(MISSED, THACKLEY, id=5061),
    LAST,
)
NOT_RIGHT = frozenset({5090})
_WHOLE_ROWS = {
    "rows": tuple(map(for_school, ROWS)),
    "whole": frozenset(row.id for row in ROWS),
    "copies": False,
    "total": 1_204,
}


def _notes() -> dict[int, str]:
    copies = (
        Copy(1, SENT),
        replace(COPY, response=AGREED),
        replace(COPY, response=DISPUTED),
        COPY,
        replace(COPY, response=replace(AGREED, version=0)),
    )
    of_rows = zip(ROWS, copies, strict=True)
    found = {row.id: in_list(copy, CopyReach.GOES, row, NOW, HUB) for row, copy in of_rows}
    return found | {5090: ""}


def _records(**changed: object) -> Card:
    ours = tuple(for_school(replace(row, deployment=PEEL_PARK)) for row in ROWS)
    notes = {**_notes(), RECORD.id: "no answer yet"}
    view = RecordsView(ours, 23, TODAY, older=ShowRecords(before=5040), notes=notes)
    view = replace(view, not_right=NOT_RIGHT, file=RecordsFile())
    return records(replace(view, **changed), HUB)  # type: ignore[arg-type]


def _worst_records() -> Card:
    rows = tuple(for_school(replace(LONGEST_RECORD, id=n)) for n in range(1, 6))
    notes = {
        n: in_list(LONGEST_COPY, CopyReach.GOES, LONGEST_RECORD, NOW, HUB) for n in range(1, 6)
    }
    view = RecordsView(
        rows, 123_456, TODAY, 123_451, ShowRecords(before=1), ShowRecords(before=2), notes
    )
    whole = frozenset(range(1, 6))
    view = replace(view, file=RecordsFile(before=1), whole=whole, copies=False)
    return records(view, HUB)


def _deployments() -> Card:
    answers = (Answers(5, 1, 2), Answers(1), Answers(0, 0, 12))
    places = (LEY_TOP, PEEL_PARK, TITUS_SALT)
    rows = [
        DeploymentRow(
            place,
            Fraction(3),
            SupportStanding("on_track", date(2026, 11, 2)),
            own=place is not LEY_TOP,
            answers=sum_,
        )
        for place, sum_ in zip(places, answers, strict=True)
    ]
    return deployments(DeploymentsView(tuple(rows), len(rows), TODAY), HUB)


def _noted(values: NotedValues, *problems: Problem, of: object = RECORD) -> Card:
    return noted_answer(NotedView(of, values, AT.date(), problems), HUB)  # type: ignore[arg-type]


EXAMPLES: dict[str, Callable[[], dict[str, Any]]] = {
    "school-copy": _copy,
    "school-copy-did-not-happen": lambda: _copy(record(MISSED, THACKLEY)),
    "school-copy-agreed": lambda: _copy(given=AGREED),
    "school-copy-files": lambda: _copy(files=FILES),
    "school-copy-disputed": lambda: _copy(given=DISPUTED),
    "school-copy-by-another": lambda: _copy(given=replace(AGREED, by=RUTH), asks=False),
    "school-copy-noted": lambda: _copy(given=NOTED),
    "school-copy-corrected": lambda: _copy(MENDED, AGREED, before=for_school(RECORD)),
    "school-copy-not-right-again": lambda: _copy(problems=(Problem("why", "missing"),)),
    "school-copy-withdrawn": lambda: withdrawn(for_school(RECORD), HUB),
    "school-copy-worst": _worst_copy,
    "school-copy-again-worst": _worst_again,
    "receipt-copy-coming": lambda: receipt(
        ReceiptView(RECORD, Fraction(9, 2), NOW, copy=Copy(1, SENT)), HUB
    ),
    "receipt-no-answer": _receipt,
    "receipt-agreed": lambda: _answered(AGREED),
    "receipt-agreed-before": lambda: _answered(AGREED, CHANGED),
    "receipt-noted": lambda: _answered(NOTED, own=False, notes_answer=True),
    "receipt-disputed": lambda: _answered(DISPUTED),
    "receipt-disputed-before": lambda: _answered(DISPUTED, CHANGED),
    "receipt-disputed-next-step": lambda: _answered(DISPUTED, WORRY),
    "receipt-disputed-worst": _worst_receipt,
    "noted-answer": lambda: _noted(NotedValues(answered_on="2026-11-24")),
    "noted-answer-problems": lambda: _noted(
        NotedValues("disputed", "", "", "2026-11-30"),
        Problem("why", "missing"),
        Problem("how", "not_chosen"),
        Problem("answered_on", "future", {"day": date(2026, 11, 30)}),
    ),
    "noted-answer-worst": lambda: _noted(
        NotedValues("disputed", LONGEST_NOTE + "x", "email", "2026-11-01"),
        TOO_LONG,
        Problem("answer", "not_chosen"),
        Problem("how", "not_chosen"),
        Problem("answered_on", "before_the_visit", {"day": TODAY}),
        Problem("", "answered_itself"),
        of=LONGEST_RECORD,
    ),
    "dispute-own": lambda: dispute(
        DisputeView(RECORD, replace(COPY, response=DISPUTED), AT, own=True), HUB
    ),
    "dispute-officer": lambda: dispute(
        DisputeView(RECORD, replace(COPY, response=DISPUTED), AT, own=False), HUB
    ),
    "dispute-corrected": lambda: dispute(
        DisputeView(CHANGED, replace(COPY, response=DISPUTED), AT, own=True), HUB
    ),
    "dispute-agreed-since": lambda: dispute(
        DisputeView(RECORD, replace(COPY, response=AGREED), AT, own=True), HUB
    ),
    "dispute-worst": lambda: dispute(DisputeView(LONGEST_RECORD, LONGEST_COPY, AT, own=False), HUB),
    "records": _records,
    "records-second-page": lambda: _records(first=6, newer=ShowRecords(), older=None),
    "records-hub": lambda: _records(**_WHOLE_ROWS),
    "records-none": lambda: _records(rows=(), total=0, older=None),
    "records-worst": _worst_records,
    "my-visits-answers": lambda: my_visits(
        MyVisitsView(
            ROWS,
            23,
            TODAY,
            older=MyVisits(before=5040),
            notes=_notes(),
            others=True,
            not_right=NOT_RIGHT,
        ),
        HUB,
    ),
    "deployments-answers": _deployments,
}
