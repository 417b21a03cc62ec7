"""The list of grants, one grant, and the forms with which officers add and end one."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from cards.actions.funding import ShowGrants
from cards.funding.grant import FundedSupport, GrantReport, GrantView, SchoolPart, grant_card
from cards.funding.grants import GrantRow, GrantsView, grants
from cards.funding.keeping import NewGrantView, end_grant, new_grant
from domain.errors import Problem
from domain.funding.grants import Grant, GrantKind, GrantLine
from domain.funding.keeping import NONE_OF_THESE, EndGrantValues, GrantValues
from domain.funding.seeing import SeenMoney
from domain.quality.report_rules import Per, ReportForm, ReportKind
from domain.quality.reports import Report, ReportState, Set
from tests.cards.people_and_places import (
    HOSTILE,
    HUB,
    LEY_TOP,
    LONG_SCHOOL,
    LONGEST_DEPLOYMENT,
    LONGEST_NOTE,
    PEEL_PARK,
    TITUS_SALT,
    TODAY,
)
from tests.cards.shared_examples import USED

Card = dict[str, Any]
DAY = timedelta(days=1)
TRUST = "Aire Valley Learning Trust"
BOTH = (ReportForm.TEMPLATE, ReportForm.ANNOTATED_PLAN)
WHOLE = Grant(
    1,
    "OA-2627-AIRE",
    "Opportunity Area",
    100,
    "2026-27",
    GrantKind.NEW,
    9_500_00,
    awarded_on=date(2026, 10, 5),
    spend_by=date(2027, 7, 31),
    lines=(GrantLine(101, 3_500_00), GrantLine(102, 6_000_00)),
)
CARRIED = Grant(
    2,
    "OA-2627-PEEL",
    "Opportunity Area",
    101,
    "2026-27",
    GrantKind.CARRIED_FORWARD,
    1_200_50,
    carried_from="OA-2526-PEEL",
    awarded_on=date(2026, 9, 1),
)
EXTRA = replace(CARRIED, id=3, reference="OA-2627-LEY-2", kind=GrantKind.ADDITIONAL, amount=600_00)
OVER = replace(WHOLE, id=4, reference="OA-2526-TS", school_year="2025-26", ended_on=TODAY - DAY)
LONGEST = Grant(
    2**31 - 1,
    ("**OA** " + HOSTILE.replace("\n", " ") * 2)[:60],
    ("[x](y) " + "Þrøgrämme " * 9)[:60],
    100,
    "2026-27",
    GrantKind.CARRIED_FORWARD,
    999_999_999,
    carried_from="Øå-2526-" + "Ł 1. " * 10,
    awarded_on=date(2024, 9, 30),
    spend_by=date(2028, 7, 31),
    ended_on=date(2026, 11, 22),
    ended_why=LONGEST_NOTE,
)
HELD = (
    replace(CARRIED, id=7, reference="OA-2526-PEEL", school_year="2025-26", kind=GrantKind.NEW),
    replace(CARRIED, id=8, reference="OA-2425-PEEL", school_year="2024-25", kind=GrantKind.NEW),
)
PROGRAMMES = ("Opportunity Area", "Attendance 2026")
TYPED = GrantValues(
    programme="Opportunity Area",
    holder="Peel Park Primary School, Bradford (101494)",
    school_year="2026-27",
    kind="carried forward",
    amount="1,200.50",
    awarded="2026-09-01",
)


def _list(**changed: object) -> Card:
    rows = (
        GrantRow(CARRIED, PEEL_PARK.school, CARRIED.amount, TODAY - 3 * DAY),
        GrantRow(WHOLE, TRUST, WHOLE.amount, date(2027, 2, 5)),
        GrantRow(EXTRA, LEY_TOP.school, EXTRA.amount),
        GrantRow(OVER, TITUS_SALT.school, OVER.amount),
    )
    return grants(replace(GrantsView(rows, 4, TODAY), **changed), HUB)  # type: ignore[arg-type]


def _worst_list() -> Card:
    rows = tuple(
        GrantRow(replace(LONGEST, id=n, ended_on=None), LONG_SCHOOL, 999_999_999, TODAY - 99 * DAY)
        for n in range(1, 7)
    )
    view = GrantsView(
        rows,
        99_999,
        TODAY,
        first=7,
        older=ShowGrants(before=99_999),
        newer=ShowGrants(before=88_888),
        adds=True,
        note=f"None that you can see has the reference “{HOSTILE[:60]}”: here is all.",
    )
    return grants(view, HUB)


def _report(kind: ReportKind, state: ReportState, due: date | None, **changed: object) -> Report:
    of = Set(100, "Opportunity Area", "2026-27")
    made = Report(51, of, kind, Per.HOLDER, BOTH[:1], (1,), (1, 2), due, state=state)
    return replace(made, **changed)  # type: ignore[arg-type]


INTERIM = _report(ReportKind.INTERIM, ReportState.ACCEPTED, date(2026, 11, 13), id=50)
FINAL = _report(ReportKind.FINAL, ReportState.DUE, date(2027, 7, 9))


def _grant(**changed: object) -> Card:
    usual = GrantView(
        grant=WHOLE,
        holder=TRUST,
        today=TODAY,
        money=SeenMoney(9_500_00, 2_187_50, 7_312_50),
        parts=(SchoolPart(PEEL_PARK.school, 3_500_00), SchoolPart(TITUS_SALT.school, 6_000_00)),
        supports=(FundedSupport(PEEL_PARK, USED), FundedSupport(TITUS_SALT, Fraction(7, 4))),
        reports=(GrantReport(FINAL), GrantReport(INTERIM)),
        due=FINAL.due,
    )
    return grant_card(replace(usual, **changed), HUB)  # type: ignore[arg-type]


def _officers() -> Card:
    return _grant(contract="QA-7, Fellside Alliance", unrated=1, keeps=True, note="Added.")


def _schools() -> Card:
    """As the contact of Peel Park sees it: no other school's part."""
    return _grant(
        money=SeenMoney(3_500_00, 1_312_50, 2_187_50),
        parts=(SchoolPart(PEEL_PARK.school, 3_500_00),),
        supports=(FundedSupport(PEEL_PARK, USED),),
        reports=(GrantReport(FINAL, opens=False), GrantReport(INTERIM)),
    )


def _carried() -> Card:
    returned = _report(ReportKind.FINAL, ReportState.RETURNED, TODAY, forms=BOTH, again=TODAY + DAY)
    return _grant(
        grant=CARRIED,
        holder=PEEL_PARK.school,
        money=SeenMoney(1_200_50, 1_320_50, -120_00),
        parts=(),
        supports=(FundedSupport(PEEL_PARK, USED, opens=False),),
        reports=(GrantReport(returned),),
        due=TODAY + DAY,
    )


def _ended() -> Card:
    return _grant(
        grant=replace(OVER, ended_why="It was awarded twice by mistake."),
        holder=TITUS_SALT.school,
        parts=(),
        supports=(),
        reports=(),
        due=None,
        money=SeenMoney(9_500_00, 0, 9_500_00),
        keeps=True,
        undoable=True,
        note="Ended.",
    )


def _worst_grant() -> Card:
    late = _report(ReportKind.INTERIM, ReportState.DUE, TODAY - 300 * DAY, forms=BOTH)
    return _grant(
        grant=LONGEST,
        holder=LONG_SCHOOL,
        money=SeenMoney(999_999_999, 999_999_999, -99_999),
        parts=tuple(SchoolPart(LONG_SCHOOL, 99_999_999) for _ in range(40)),
        supports=tuple(
            FundedSupport(replace(LONGEST_DEPLOYMENT, id=n), 3 * USED) for n in range(1, 40)
        ),
        reports=tuple(GrantReport(replace(late, id=n)) for n in range(1, 20)),
        contract=f"{HOSTILE[:60]}, {LONG_SCHOOL[:60]}",
        unrated=39,
        keeps=True,
        undoable=True,
        note="The end is undone.",
    )


def _form(values: GrantValues = TYPED, *problems: Problem, **changed: object) -> Card:
    view = NewGrantView(
        values,
        problems,
        PROGRAMMES,
        {values.holder: values.holder} if values.holder else {},
        offered="OA-2627-3",
    )
    return new_grant(replace(view, **changed), HUB)  # type: ignore[arg-type]


def _blank() -> Card:
    return _form(GrantValues(school_year="2026-27", awarded=TODAY.isoformat()), offered="")


def _problems() -> Card:
    values = replace(
        TYPED, new_programme="Attendance", school_year="202-21", amount="tbc", reference="OA-2627-1"
    )
    return _form(
        values,
        Problem("new_programme", "two_programmes"),
        Problem("school_year", "not_a_school_year", {"typed": "202-21"}),
        Problem("amount", "not_an_amount", {"typed": "tbc"}),
        Problem("origin", "others_origin", {"reference": "OA-1920-ASH"}),
        Problem("reference", "reference_taken", {"typed": "OA-2627-1"}),
        origins=HELD,
    )


def _alike() -> Card:
    return _form(
        TYPED, Problem("", "grant_alike", {"grant": 2, "reference": "OA-2627-PEEL"}), same=2
    )


def _worst_form() -> Card:
    values = GrantValues(
        programme=NONE_OF_THESE,
        new_programme=LONGEST.programme,
        holder=LONG_SCHOOL,
        school_year="x" * 60,
        kind="carried forward",
        amount="1" * 60,
        origin="7",
        reference=LONGEST.reference,
        awarded="2026-11-23",
    )
    origin = {"reference": LONGEST.reference, "year": "2026-27"}
    problems = [
        Problem("school_year", "not_a_school_year", {"typed": HOSTILE[:40]}),
        Problem("amount", "not_an_amount", {"typed": HOSTILE[:40]}),
        Problem("origin", "origin_not_earlier", origin),
    ]
    return _form(
        values,
        *problems,
        programmes=tuple(f"{LONGEST.programme[:56]} {n}" for n in range(60)),
        origins=tuple(replace(LONGEST, id=n) for n in range(1, 50)),
    )


def _end(*problems: Problem) -> Card:
    return end_grant(WHOLE, TRUST, EndGrantValues(), HUB, problems)


EXAMPLES: Mapping[str, Callable[[], Card]] = {
    "grants": lambda: _list(adds=True),
    "grants-leader": lambda: _list(rows=(GrantRow(WHOLE, TRUST, None, FINAL.due),), total=1),
    "grants-none": lambda: _list(rows=(), total=0),
    "grants-none-officer": lambda: _list(rows=(), total=0, adds=True),
    "grants-worst": _worst_list,
    "grant": _grant,
    "grant-officer": _officers,
    "grant-school": _schools,
    "grant-carried": _carried,
    "grant-ended": _ended,
    "grant-worst": _worst_grant,
    "grant-new": _blank,
    "grant-new-first": lambda: _form(GrantValues(school_year="2026-27"), programmes=()),
    "grant-new-origin": lambda: _form(TYPED, Problem("origin", "which_origin"), origins=HELD),
    "grant-new-problems": _problems,
    "grant-new-alike": _alike,
    "grant-new-worst": _worst_form,
    "grant-end": _end,
    "grant-end-problem": lambda: _end(Problem("why", "missing")),
}
