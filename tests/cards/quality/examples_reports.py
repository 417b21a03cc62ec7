"""Cards about reports on money and support, from usual and worst-case data."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from cards.actions.reports import ReportsFile, ShowReports
from cards.quality.report import report_card
from cards.quality.report_files import file_as_report
from cards.quality.report_forms import (
    AskingReport,
    give_ask,
    link_ask,
    money_form,
    return_ask,
    waive_ask,
)
from cards.quality.report_news import MoreMoneyView, more_money, report_accepted
from cards.quality.report_view import ReportView
from cards.quality.report_words import ReasonFacts
from cards.quality.reports import ReportRow, ReportsView, reports
from cards.quality.school_words import word_ask
from domain.errors import Problem
from domain.funding.grants import GrantKind
from domain.library.kept_files import KeptFile
from domain.library.sent_files import FileType
from domain.quality.report_decisions import GiveValues, ReturnValues, WaiveValues
from domain.quality.report_money import MoneyRow, MoneyValues, Spent
from domain.quality.report_rules import Per, ReportForm, ReportKind
from domain.quality.report_versions import LinkValues, ReportVersion
from domain.quality.reports import Report, ReportState, Set
from domain.quality.school_words import SchoolWord, WordValues
from tests.cards.people_and_places import HUB
from tests.cards.people_and_places import LONG_SCHOOL as LONG
from tests.make import NOW, TODAY

CARRIED, ADDITIONAL = GrantKind.CARRIED_FORWARD, GrantKind.ADDITIONAL
OF = Set(7, "Opportunity Area", "2026-27")
EITHER, TEMPLATE = tuple(ReportForm), (ReportForm.TEMPLATE,)
DUE = Report(5, OF, ReportKind.FINAL, Per.GRANT, EITHER, (4,), (2,), date(2026, 12, 11), ower=1)
COMBINED = replace(DUE, id=6, per=Per.HOLDER, forms=TEMPLATE, grants=(4, 5), due=date(2027, 7, 9))
WHY = ReasonFacts("Eldwick Primary School", "2026-27", (CARRIED,), ("2025-26",))
ROW = MoneyRow(4, "OA-2627-ELD-CF", 420_000, days=175_000)
SAID = replace(ROW, spent=Spent(190_000, 0, 0, 55_000))
SENT = ReportVersion(
    1, 5, 1, ReportForm.TEMPLATE, NOW, 1, "Farida Malik", 3, "Final report Eldwick.docx"
)
PLAN = replace(
    SENT,
    id=2,
    number=2,
    form=ReportForm.ANNOTATED_PLAN,
    file=None,
    name="",
    link="https://eldwick.sharepoint.com/sites/leadership/plan.docx",
)
VIEW = ReportView(
    DUE,
    "Eldwick Primary School",
    WHY,
    TODAY,
    ower="Farida Malik",
    supports=("Eldwick Primary School: Early reading",),
    visits=7,
    unrecorded=1,
    money=(ROW,),
    fills=True,
    owes=True,
)
FILLED = replace(
    VIEW, report=replace(DUE, state=ReportState.STARTED), money=(SAID,), versions=(SENT,)
)
AT = datetime.fromisoformat("2026-11-23T15:10:00+00:00")
HANDED = replace(
    DUE, state=ReportState.SUBMITTED, submitted_at=AT, submitted_by=1, decided_at=AT, decided_by=9
)
JUDGED = replace(
    FILLED,
    report=HANDED,
    submitted_by="Farida Malik",
    decided_by="Helen Marsh",
    owes=False,
    judges=True,
)
RETURNED = replace(
    HANDED,
    state=ReportState.RETURNED,
    returned="Say what pupils can do now, with numbers of ten or more.",
    again=date(2026, 12, 14),
)
WORST_ROWS = tuple(
    MoneyRow(n, f"{LONG[:50]}-{n}", 999_999_999, 123_456_789, n, LONG, spent=spent)
    for n, spent in enumerate((Spent(1, 2, 3, 4), Spent(), Spent(900_000_000, 9, 9, 9)), 1)
)
LIST = ReportsView(
    rows=(
        ReportRow(replace(HANDED, id=9), "Holybrook Primary School", "Tom Ellison"),
        ReportRow(replace(DUE, due=date(2026, 11, 20)), "Eldwick Primary School", own=True),
        ReportRow(COMBINED, "Brookside Primary School", "Gwen Ellis"),
        ReportRow(replace(RETURNED, id=10), "Oak Trust", "Gwen Ellis"),
        ReportRow(replace(HANDED, id=11, state=ReportState.ACCEPTED), "Peel Park School", "Ada"),
    ),
    total=5,
    today=TODAY,
    judges=True,
    to_judge=1,
    late=1,
    file=ReportsFile(),
)
SAID_BY_SCHOOL = SchoolWord(
    4,
    "Joan Barker",
    7,
    "Eldwick Primary School",
    NOW,
    "The reading lead now runs it without help. We would have liked one more day in the spring.",
)
LONG_WORD = replace(SAID_BY_SCHOOL, name=LONG, school=LONG, words="Word by word. " * 38)
MORE = MoreMoneyView(
    COMBINED,
    "Eldwick Primary School",
    (ADDITIONAL,),
    TODAY,
    ReasonFacts("Eldwick Primary School", "2026-27", (CARRIED, ADDITIONAL)),
    ((DUE, ("OA-2627-ELD-CF",)),),
    ower="Gwen Ellis",
)
FILE = KeptFile(
    3, 1, "Farida Malik", NOW, "Final report Eldwick.docx", FileType.WORD, 40_000, "0" * 64
)


def _asking(*problems: Problem, report: Report = DUE) -> AskingReport:
    return AskingReport(report, "Eldwick Primary School", problems)


def _report(view: ReportView = VIEW, **changes: Any) -> dict[str, Any]:
    return report_card(replace(view, **changes), HUB)


EXAMPLES: Mapping[str, Callable[[], dict[str, Any]]] = {
    "reports": lambda: reports(LIST, HUB),
    "reports-none": lambda: reports(ReportsView((), 0, TODAY), HUB),
    "reports-file": lambda: reports(
        replace(LIST, note="It is being made; it comes here in a moment."), HUB
    ),
    "reports-worst": lambda: reports(
        replace(
            LIST,
            rows=tuple(ReportRow(DUE, LONG, LONG) for _ in range(6)),
            total=1_001,
            first=7,
            older=ShowReports(before=4),
            newer=ShowReports(),
            to_judge=1_000,
            late=999,
        ),
        HUB,
    ),
    "report-due": _report,
    "report-due-combined": lambda: _report(
        report=COMBINED,
        holder="Brookside Primary School",
        why=ReasonFacts("Brookside Primary School", "2026-27", (CARRIED, ADDITIONAL)),
        money=(ROW, replace(ROW, grant=5, reference="OA-2627-BRK", allocated=600_000)),
        owes=False,
        fills=False,
        ower="Gwen Ellis",
    ),
    "report-due-trust": lambda: _report(
        report=replace(COMBINED, kind=ReportKind.INTERIM, grants=(6,)),
        holder="Oak Trust",
        why=ReasonFacts("Oak Trust", "2026-27", (GrantKind.NEW,), (), 2),
        money=tuple(
            replace(SAID, organisation=n, school=school)
            for n, school in enumerate(("Castle Hill Academy", "Dale View Primary"), 1)
        ),
    ),
    "report-due-without-money": lambda: _report(
        report=replace(DUE, per=Per.SUPPORT, grants=(), forms=TEMPLATE),
        why=ReasonFacts("Brookside Primary School", "2026-27"),
        money=(),
    ),
    "report-filled-in": lambda: _report(FILLED, note="Saved."),
    "report-not-submitted": lambda: _report(
        FILLED,
        money=(replace(SAID, spent=Spent(180_000, 0, 0, 55_000)),),
        problems=(
            Problem(
                "", "money_short", {"grant": ROW.name, "by": 10_000, "allocated": ROW.allocated}
            ),
        ),
    ),
    "report-to-judge": lambda: _report(JUDGED, versions=(PLAN, SENT)),
    "report-returned": lambda: _report(
        FILLED, report=RETURNED, decided_by="Helen Marsh", versions=(SENT,)
    ),
    "report-accepted": lambda: _report(
        JUDGED,
        report=replace(HANDED, state=ReportState.ACCEPTED),
        judges=False,
        fills=False,
    ),
    "report-waived": lambda: _report(
        JUDGED,
        report=replace(HANDED, state=ReportState.WAIVED, why="Nobody is left there."),
        versions=(),
    ),
    "report-replaced": lambda: _report(
        JUDGED, report=replace(DUE, state=ReportState.REPLACED), versions=(), fills=False
    ),
    "report-worst": lambda: _report(
        FILLED,
        holder=LONG,
        ower=LONG,
        owes=False,
        judges=True,
        supports=(LONG, LONG),
        visits=1_234,
        unrecorded=99,
        money=WORST_ROWS,
        why=ReasonFacts(LONG, "2026-27", (CARRIED, ADDITIONAL, GrantKind.NEW)),
        versions=tuple(replace(SENT, id=n, name=LONG, sender=LONG) for n in range(1, 7)),
    ),
    "report-money": lambda: money_form(_asking(), ROW, MoneyValues("", "0", "0", "0"), HUB),
    "report-money-problems": lambda: money_form(
        _asking(Problem("other", "not_an_amount", {"typed": "about 300"}), report=DUE),
        replace(ROW, school=LONG),
        MoneyValues("about 300", "0", "0", "0"),
        HUB,
    ),
    "report-link": lambda: link_ask(_asking(), LinkValues(), HUB),
    "report-link-problems": lambda: link_ask(
        _asking(Problem("link", "not_a_link", {"typed": "the plan"})), LinkValues("the plan"), HUB
    ),
    "report-return": lambda: return_ask(_asking(), ReturnValues(), HUB),
    "report-waive": lambda: waive_ask(_asking(), WaiveValues(), HUB),
    "report-give": lambda: give_ask(
        _asking(), GiveValues(), {"1": "Farida Malik", "2": "Tom Ellison"}, HUB
    ),
    "report-accepted-in-channel": lambda: report_accepted(DUE, "Eldwick Primary School", HUB),
    "report-with-a-word": lambda: _report(
        JUDGED, report=HANDED, words=(SAID_BY_SCHOOL,), fills=False
    ),
    "report-of-a-school": lambda: _report(
        JUDGED, judges=False, fills=False, own_word=False, unrecorded=0
    ),
    "report-with-own-word": lambda: _report(
        JUDGED,
        judges=False,
        fills=False,
        own_word=True,
        words=(SAID_BY_SCHOOL, LONG_WORD),
        note="Your word was added.",
    ),
    "report-word": lambda: word_ask(_asking(), WordValues(), HUB, stands=False),
    "report-word-again": lambda: word_ask(
        _asking(), WordValues(SAID_BY_SCHOOL.words), HUB, stands=True
    ),
    "report-word-problems": lambda: word_ask(
        _asking(Problem("word", "too_long", {"length": 501, "longest": 500})),
        WordValues("x" * 501),
        HUB,
        stands=False,
    ),
    "report-more-money": lambda: more_money(MORE, HUB),
    "report-more-money-beside": lambda: more_money(
        replace(MORE, replaced=(), stays=True, ower="", own=False), HUB
    ),
    "report-more-money-grown": lambda: more_money(replace(MORE, replaced=(), own=True), HUB),
    "report-more-money-worst": lambda: more_money(
        replace(
            MORE,
            holder=LONG,
            ower=LONG,
            kinds=tuple(GrantKind),
            replaced=tuple((DUE, (f"{LONG[:50]}-{n}",)) for n in range(3)),
        ),
        HUB,
    ),
    "report-before-more-money": lambda: _report(
        JUDGED,
        report=replace(HANDED, state=ReportState.ACCEPTED),
        since=(ADDITIONAL,),
        judges=False,
    ),
    "file-as-report": lambda: file_as_report(FILE, DUE, "Eldwick Primary School", HUB),
    "file-as-report-unseen": lambda: file_as_report(FILE, None, "", HUB),
}
