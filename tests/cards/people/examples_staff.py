"""The leaders whom a head employs."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from cards.actions.people import ShowStaff
from cards.people.staff import PAGE, StaffRow, StaffSupport, StaffView, staff
from tests.cards.people_and_places import HUB, LONG_SCHOOL, TODAY

Card = dict[str, Any]
MONDAY = date(2026, 11, 30)
ROWS = (
    StaffRow(
        "Farida Khan",
        (
            StaffSupport("Ley Top Primary School", "Bradford", Fraction(3), Fraction(10)),
            StaffSupport("Titus Salt School", "Baildon", Fraction(21, 2), Fraction(10)),
        ),
        (MONDAY + timedelta(days=1), MONDAY + timedelta(days=3)),
    ),
    StaffRow("Tom Reid", (StaffSupport("Thackley Primary School", "", Fraction(1), None),)),
    StaffRow("Ola Berg"),
)
HEADED = {101: "Aire Valley Trust"}
LONG = StaffRow(
    "Bartholomew Featherstonehaugh-Cholmondeley",
    (StaffSupport(LONG_SCHOOL, LONG_SCHOOL[:60], Fraction(99), Fraction(9)),) * 8,
    tuple(MONDAY + timedelta(days=n) for n in range(5)),
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
