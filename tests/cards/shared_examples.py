"""Views and records from which cards of several subjects are made."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from domain.errors import Problem
from domain.visits.visits import Progress
from tests.cards.people_and_places import NOW, VISIT, record

FORM = "f-7Q2M8c1e"
USED = Fraction(9, 2)
FLAGGED = record(
    replace(
        VISIT,
        flagged=True,
        progress=Progress.OFF_TRACK,
        hub_note="Nobody teaches phonics on Fridays.",
    )
)
ALL_WRONG = tuple(
    Problem(
        field,
        kind,
        {"day": date(2026, 11, 30), "typed": "<at>x</at>", "length": 1204, "longest": 1000},
    )
    for field, kind in (
        ("date", "future"),
        ("time", "not_a_time"),
        ("type", "not_chosen"),
        ("who", "not_chosen"),
        ("objective", "not_this_deployment"),
        ("did", "too_long"),
        ("progress", "not_chosen"),
        ("next_step", "too_long"),
        ("next_by", "not_a_date"),
        ("next_visit", "past"),
        ("hub_note", "too_long"),
        ("", "out_of_date"),
    )
)
GONE = record(deleted_at=NOW)
