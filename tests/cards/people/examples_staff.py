"""The leaders whom a head employs."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from cards.actions.people import ShowStaff
from cards.people.staff import PAGE, StaffRow, StaffSupport, StaffView, staff
from domain.prompts.releases import LeaderRelease
from tests.cards.people_and_places import HUB, LONG_SCHOOL, TODAY

Card = dict[str, Any]
MONDAY = date(2026, 11, 30)
RELEASE = LeaderRelease(1, "Farida Khan", "Aire Valley Trust", Fraction(3), "not Fridays")
BARE_RELEASE = replace(RELEASE, most=None, note="")
LONG_RELEASE = replace(RELEASE, most=Fraction(1, 4), note="*no* <at>" * 22)
TWICE = (
    StaffSupport(3, "Thackley Primary School", "", Fraction(1), None, focus="Early reading"),
    StaffSupport(
        4, "Thackley Primary School", "", Fraction(0), Fraction(4), focus="Maths", paused=True
    ),
)
ROWS = (
    StaffRow(
        "Farida Khan",
        (
            StaffSupport(
                1, "Ley Top Primary School", "Bradford", Fraction(3), Fraction(10), RELEASE, 2
            ),
            StaffSupport(
                2, "Titus Salt School", "Baildon", Fraction(21, 2), Fraction(10), BARE_RELEASE
            ),
        ),
        (MONDAY + timedelta(days=1), MONDAY + timedelta(days=3)),
        Fraction(9, 2),
        Fraction(20),
    ),
    StaffRow("Tom Reid", TWICE),
    StaffRow("Ola Berg"),
)
HEADED = {101: "Aire Valley Trust"}
LONG = StaffRow(
    "Bartholomew Featherstonehaugh-Cholmondeley",
    (
        StaffSupport(
            9,
            LONG_SCHOOL,
            LONG_SCHOOL[:60],
            Fraction(99),
            Fraction(9),
            LONG_RELEASE,
            99,
            focus=LONG_SCHOOL[:200],
        ),
    )
    * 8,
    tuple(MONDAY + timedelta(days=n) for n in range(5)),
    Fraction(9999, 4),
    Fraction(9999, 4),
)

EXAMPLES: Mapping[str, Callable[[], Card]] = {
    "staff": lambda: staff(StaffView(ROWS, 3, TODAY, MONDAY, heads=HEADED), HUB),
    "staff-none": lambda: staff(StaffView((), 0, TODAY, MONDAY), HUB),
    "staff-worst": lambda: staff(
        StaffView(
            (LONG,) * PAGE,
            9_999,
            TODAY,
            MONDAY,
            first=7,
            heads=dict.fromkeys(range(1, 5), LONG_SCHOOL),
            older=ShowStaff(before=9),
            newer=ShowStaff(),
        ),
        HUB,
    ),
}
