"""Receipts and what opens from them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from cards.visits.calendar_link import calendar_link
from cards.visits.deletions import delete_ask, deleted
from cards.visits.own_time import own_time
from cards.visits.receipts import ReceiptView, receipt
from domain.errors import Problem
from domain.hub_part import hub_part
from domain.visits.planned_visits import PlannedVisit
from domain.visits.visits import OwnTimeValues, Progress, Record, StepValues
from tests.cards.people_and_places import (
    FULL,
    HUB,
    LONGEST_RECORD,
    LONGEST_STEP,
    MISSED,
    NOW,
    SAMIRA,
    THACKLEY,
    TOM,
    VISIT,
    record,
)
from tests.cards.shared_examples import ALL_WRONG, FLAGGED, FORM, GONE, USED

Card = dict[str, Any]

WORRY = record(replace(VISIT, progress=Progress.CONCERNS))


def _receipt(of: Record = FULL, **changed: object) -> Card:
    view = ReceiptView(of, USED, NOW, calendar_url=calendar_link(of, HUB), hub_part=hub_part(of))
    return receipt(replace(view, **changed), HUB)  # type: ignore[arg-type]


def _worst_receipt() -> Card:
    wrong = tuple(problem for problem in ALL_WRONG if problem.field in ("next_step", "next_by"))
    view = ReceiptView(
        LONGEST_RECORD,
        Fraction(49, 4),
        NOW,
        names=("<at>Mrs Hussain</at>",),
        note="Saved already at 14:02, as below",
        hub_part=hub_part(LONGEST_RECORD),
    )
    view = replace(
        view,
        problems=wrong,
        step_typed=StepValues(LONGEST_STEP, "teachers", "x"),
        own=False,
        colleague=True,
        files=10,
    )
    return receipt(replace(view, edit_with=FORM, calendar_url=calendar_link(FULL, HUB)), HUB)


EXAMPLES: Mapping[str, Callable[[], Card]] = {
    "receipt": _receipt,
    "receipt-next-step": lambda: _receipt(WORRY, names=("Mrs Hussain",)),
    "receipt-next-step-problem": lambda: _receipt(
        WORRY,
        problems=(Problem("next_step", "missing"),),
        step_typed=StepValues("", "head", "2026-12-04"),
    ),
    "receipt-flagged": lambda: _receipt(replace(FLAGGED, next_step_answered=True)),
    "receipt-saved-before": lambda: _receipt(
        record(), note="Saved already at 14:02, as below", edit_with=FORM
    ),
    "receipt-for-another": lambda: _receipt(record(recorded_by=SAMIRA, seconds=None), own=False),
    "receipt-colleague": lambda: _receipt(FULL, may_change=False, colleague=True, own=False),
    "receipt-did-not-happen": lambda: _receipt(
        record(replace(MISSED, counts=True), THACKLEY, seconds=None, next_visit=date(2026, 12, 2))
    ),
    "receipt-other-day": lambda: _receipt(
        record(), planned=PlannedVisit(31, 1, 1, date(2026, 12, 7)), names=("A Name", "B Name")
    ),
    "receipt-files": lambda: _receipt(files=2),
    "receipt-worst": _worst_receipt,
    "delete-ask": lambda: delete_ask(FULL, Fraction(4), HUB),
    "delete-undo": lambda: deleted(GONE, Fraction(4), date(2026, 12, 23), HUB),
    "own-time": lambda: own_time(record(leader=TOM), (), OwnTimeValues(), HUB),
    "own-time-problem": lambda: own_time(
        record(leader=TOM),
        (Problem("time", "not_a_time", {"typed": "long"}),),
        OwnTimeValues("other", "long"),
        HUB,
    ),
}
