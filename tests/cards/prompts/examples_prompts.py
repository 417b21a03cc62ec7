"""Cards of prompts, by name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from cards.prompts.moved import moved
from cards.prompts.prompts import PromptsView, prompts
from cards.prompts.shown import Around, Shown
from domain.errors import Problem
from domain.people.organisations import Organisation
from domain.people.organisations import OrganisationKind as Sort
from domain.people.people import Role
from domain.prompts import kinds
from domain.prompts.fates import Fate
from domain.prompts.kinds import PromptKind
from domain.prompts.owed import Item, PromptRow
from domain.support.deployments import Leader
from tests.cards.people_and_places import (
    HUB,
    LAST,
    LEY_TOP,
    LONG_SCHOOL,
    LONGEST_DID,
    LONGEST_RECORD,
    LONGEST_STEP,
    LONGEST_STEPS,
    PEEL_PARK,
    STEPS,
    THACKLEY,
    TITUS_SALT,
    TODAY,
    TOM,
)

Card = dict[str, Any]
AROUND = Around(TODAY, TODAY, HUB)
EARLIER = Around(date(2026, 11, 20), TODAY, HUB)
MINE = frozenset({1})
PLACE = Organisation(
    101, Sort.SCHOOL, PEEL_PARK.school, postcode="BD2 4BR", telephone="01274 639377"
)
LONGEST_ID = 2**31 - 1


def _item(kind: PromptKind, id_: int, on: date, school: str, **more: Any) -> Item:
    return Item(kind, id_, MINE, on, id_, school, **more)


UNRECORDED = _item(
    kinds.PLANNED, 311, date(2026, 11, 20), THACKLEY.school, what="Objective 2, book look"
)
VISIT = _item(kinds.TODAY, 312, TODAY, PEEL_PARK.school, what="Lesson visits", at=time(9, 30))
FIRST = _item(kinds.FIRST, 3, date(2026, 11, 9), LEY_TOP.school, what=LEY_TOP.focus)
STEP = _item(
    kinds.STEP, 82, date(2026, 11, 20), PEEL_PARK.school, what="Order decodable books", who="head"
)
SILENCE = _item(kinds.SILENCE, 2, date(2026, 10, 14), TITUS_SALT.school, what=TITUS_SALT.focus)
OUT = Item(
    kinds.OUT,
    7,
    MINE,
    date(2026, 11, 30),
    out=(
        ("Farida Khan", (date(2026, 11, 30), date(2026, 12, 2))),
        ("Tom Reid", (date(2026, 12, 3),)),
    ),
)
EDITION = Item(
    kinds.EDITION,
    14,
    MINE,
    date(2026, 11, 20),
    what="System leader handbook",
    note="Part 8: rates of the new school year. Part 4 says how days are counted.",
)
REPORT = Item(
    kinds.REPORT,
    5,
    MINE,
    date(2026, 11, 30),
    school="Eldwick Primary School",
    what="final",
    note="Farida Malik",
)
ASKED = Item(
    kinds.REQUEST,
    4,
    MINE,
    date(2026, 11, 23),
    school="Dale View Primary School",
    what="Early reading",
    at=time(15, 30),
)
PROPOSED = Item(
    kinds.PROPOSED,
    1,
    MINE,
    date(2026, 11, 20),
    what=f"{PEEL_PARK.school}, {TITUS_SALT.school} and 1 more",
    much=3,
)
PLAN = Item(
    kinds.PLAN,
    2,
    MINE,
    date(2026, 11, 23),
    1,
    PEEL_PARK.school,
    "Early reading",
    due=date(2026, 11, 30),
)
PLAN_ANSWER = replace(PLAN, kind=kinds.PLAN_ANSWER, deployment=None)
MILESTONE = replace(
    PLAN,
    kind=kinds.MILESTONE,
    id=22,
    what="Daily practice in all three classes",
    note="1 · Early reading: Year 1 phonics",
    due=None,
)
LATE_REPORT = replace(
    REPORT,
    kind=kinds.LATE_REPORT,
    on=date(2026, 11, 20),
    roles=frozenset({Role.OFFICER}),
)
MISSING = (
    (UNRECORDED, "half"),
    (_item(kinds.PLANNED, 313, date(2026, 11, 18), TITUS_SALT.school), "120"),
    (_item(kinds.PLANNED, 314, date(2026, 11, 17), LEY_TOP.school), "half"),
    (_item(kinds.PLANNED, 315, date(2026, 11, 13), PEEL_PARK.school), "1 h 35 min"),
)


def _message(*rows: Shown, **changed: Any) -> Card:
    view = replace(PromptsView(rows, AROUND), **changed)
    return prompts(replace(view, around=replace(view.around, hub=HUB)))


def _today(**changed: Any) -> Shown:
    return replace(Shown(PromptRow(VISIT), PLACE, LAST, STEPS), **changed)


def _entered() -> list[Shown]:
    rows = [Shown(PromptRow(item), typed={"time": time_}, entered=True) for item, time_ in MISSING]
    return [*rows[:3], replace(rows[3], row=replace(rows[3].row, late=True))]


def _came_back() -> Card:
    first, second, third, fourth = _entered()
    return _message(
        replace(first, row=replace(first.row, fate=Fate.RECORDED)),
        replace(
            second,
            typed={"time": "120", "did": "Planned the spring unit with the department."},
            problems=(Problem("progress", "not_chosen"),),
        ),
        replace(third, typed={"time": "none"}, asks=True),
        fourth,
    )


def _answered() -> Card:
    fates = (
        PromptRow(UNRECORDED, fate=Fate.RECORDED),
        PromptRow(VISIT, fate=Fate.MOVED, until=date(2026, 12, 3)),
        PromptRow(FIRST, fate=Fate.IN_TOUCH),
        PromptRow(STEP, fate=Fate.CLOSED),
        PromptRow(SILENCE, fate=Fate.PUT_OFF, until=date(2026, 11, 30)),
    )
    return _message(*map(Shown, fates))


def _chase() -> Card:
    rows = (
        Shown(PromptRow(MISSING[1][0], late=True, leader=Leader(1, "Farida Khan"), times=3)),
        Shown(PromptRow(SILENCE, leader=TOM, times=3)),
        Shown(PromptRow(FIRST, leader=TOM, times=3, fate=Fate.SPOKEN_TO, until=date(2026, 11, 30))),
    )
    return _message(
        *rows,
        around=replace(AROUND, others=(Leader(3, "Samira Whitfield"), Leader(4, "Idris Bell"))),
    )


def _worst_entered() -> Card:
    typed = {"time": "other", "progress": "x", "did": LONGEST_DID, "reason": "x", "notice": "y"}
    wrong = tuple(
        Problem(name, kind, {"typed": "<at>x</at>", "length": 1204, "longest": 1000})
        for name, kind in (
            ("time", "not_a_time"),
            ("progress", "not_chosen"),
            ("did", "too_long"),
            ("", "not_yours"),
        )
    )
    visit = _item(kinds.PLANNED, 0, TODAY - timedelta(days=400), LONG_SCHOOL, what=LONGEST_STEP)
    rows = [
        Shown(
            PromptRow(replace(visit, id=LONGEST_ID - n), late=True),
            typed=typed,
            problems=wrong,
            asks=n == 3,
            entered=True,
        )
        for n in range(4)
    ]
    step = _item(
        kinds.STEP,
        LONGEST_ID,
        TODAY - timedelta(days=400),
        LONG_SCHOOL,
        what=LONGEST_STEP,
        who="teachers",
    )
    return _message(*rows, Shown(PromptRow(step)), more=1_000, newer=True)


def _worst_today() -> Card:
    place = replace(PLACE, postcode="*BD2* 4BR", telephone="0" * 30)
    rows = [
        Shown(
            PromptRow(
                _item(
                    kinds.TODAY, LONGEST_ID - n, TODAY, LONG_SCHOOL, what=LONGEST_STEP, at=time(9)
                )
            ),
            place,
            LONGEST_RECORD,
            LONGEST_STEPS,
            problems=(Problem("move", "no_later_day"),),
        )
        for n in range(5)
    ]
    return _message(*rows, more=3)


def _worst_chase() -> Card:
    others = tuple(
        Leader(LONGEST_ID - n, "Bartholomew Featherstonehaugh-Cholmondeley") for n in range(12)
    )
    rows = [
        Shown(
            PromptRow(
                _item(
                    kinds.STEP,
                    LONGEST_ID - n,
                    TODAY - timedelta(days=400),
                    LONG_SCHOOL,
                    what=LONGEST_STEP,
                ),
                leader=others[0],
                times=12,
            ),
            problems=(Problem("", "no_officer"),),
        )
        for n in range(5)
    ]
    return _message(*rows, more=99, around=replace(AROUND, others=others))


def _everybody_out() -> tuple[tuple[str, tuple[date, ...]], ...]:
    days = tuple(OUT.on + timedelta(days=n) for n in range(7))
    return tuple((f"**Bartholomew {n}** <at>", days) for n in range(60))


EXAMPLES: dict[str, Callable[[], Card]] = {
    "reminder": lambda: _message(Shown(PromptRow(UNRECORDED))),
    "reminder-late": lambda: _message(
        Shown(PromptRow(replace(UNRECORDED, on=date(2026, 11, 12)), late=True)), more=2
    ),
    "reminder-first-contact": lambda: _message(Shown(PromptRow(FIRST))),
    "reminder-step": lambda: _message(Shown(PromptRow(STEP))),
    "reminder-silence": lambda: _message(Shown(PromptRow(SILENCE))),
    "reminder-several": lambda: _message(
        _today(),
        Shown(PromptRow(UNRECORDED)),
        Shown(PromptRow(FIRST)),
        Shown(PromptRow(STEP)),
        Shown(PromptRow(SILENCE)),
        more=3,
    ),
    "reminder-answered": _answered,
    "reminder-all-done": lambda: _message(
        Shown(PromptRow(UNRECORDED, fate=Fate.RECORDED)), Shown(PromptRow(STEP, fate=Fate.CLOSED))
    ),
    "reminder-half-answered": lambda: _message(
        Shown(PromptRow(UNRECORDED, fate=Fate.DID_NOT_HAPPEN)),
        Shown(PromptRow(STEP)),
        around=replace(AROUND, on=date(2026, 11, 20)),
    ),
    "reminder-newer": lambda: _message(newer=True, around=EARLIER),
    "reminder-chase": _chase,
    "reminder-chase-worst": _worst_chase,
    "morning": lambda: _message(_today()),
    "morning-problem": lambda: _message(_today(problems=(Problem("move", "no_later_day"),))),
    "morning-worst": _worst_today,
    "catch-up": lambda: _message(*_entered()),
    "catch-up-came-back": _came_back,
    "catch-up-worst": _worst_entered,
    "out-next-week": lambda: _message(Shown(PromptRow(OUT))),
    "out-next-week-worst": lambda: _message(Shown(PromptRow(replace(OUT, out=_everybody_out())))),
    "new-edition": lambda: _message(Shown(PromptRow(EDITION))),
    "reminder-request": lambda: _message(Shown(PromptRow(ASKED))),
    "reminder-request-late": lambda: _message(
        Shown(PromptRow(replace(ASKED, on=date(2026, 11, 20)), late=True)),
        Shown(PromptRow(replace(ASKED, id=5, school=LEY_TOP.school, what="SEND"))),
    ),
    "reminder-proposed": lambda: _message(Shown(PromptRow(PROPOSED))),
    "reminder-proposed-among": lambda: _message(
        Shown(PromptRow(ASKED)),
        Shown(PromptRow(replace(PROPOSED, what=LONG_SCHOOL, much=1))),
        Shown(PromptRow(LATE_REPORT)),
    ),
    "reminder-proposed-asked": lambda: _message(
        Shown(PromptRow(replace(PROPOSED, what="", much=0), fate=Fate.CLOSED))
    ),
    "reminder-report": lambda: _message(Shown(PromptRow(REPORT))),
    "reminder-report-late": lambda: _message(
        Shown(PromptRow(replace(REPORT, on=date(2026, 11, 20)), late=True))
    ),
    "morning-late-reports": lambda: _message(
        Shown(PromptRow(UNRECORDED)), Shown(PromptRow(LATE_REPORT))
    ),
    "morning-plan": lambda: _message(Shown(PromptRow(PLAN))),
    "morning-plan-answer": lambda: _message(Shown(PromptRow(PLAN_ANSWER))),
    "morning-milestones": lambda: _message(
        Shown(PromptRow(MILESTONE)),
        Shown(
            PromptRow(
                replace(MILESTONE, id=25, what="Subject leaders check what is learnt", note="")
            )
        ),
    ),
    "morning-plan-and-record": lambda: _message(
        Shown(PromptRow(UNRECORDED)), Shown(PromptRow(PLAN)), Shown(PromptRow(MILESTONE))
    ),
    "morning-with-news": lambda: _message(Shown(PromptRow(UNRECORDED)), Shown(PromptRow(EDITION))),
    "moved": lambda: moved("Farida Khan", date(2026, 11, 26), date(2026, 12, 3), TODAY, HUB),
    "moved-worst": lambda: moved(
        "*Bartholomew* <at>", date(2025, 11, 26), date(2027, 12, 3), TODAY, HUB
    ),
}
