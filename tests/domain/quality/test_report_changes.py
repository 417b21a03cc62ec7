"""What is told when more money changes which report is due, and when it is no news."""

from dataclasses import replace
from datetime import date

from domain.quality.report_changes import MoreMoney, ReportChange, beside, by_more_money
from domain.quality.report_rules import Per, ReportForm, ReportKind
from domain.quality.reports import Report, ReportState, Set

OF = Set(7, "Opportunity Area", "2020-21")
CARRIED = Report(
    1,
    OF,
    ReportKind.FINAL,
    Per.GRANT,
    (ReportForm.TEMPLATE,),
    (4,),
    due=date(2020, 12, 11),
)
FINAL = replace(CARRIED, id=3, per=Per.HOLDER, grants=(4, 5), due=date(2021, 7, 9))
INTERIM = replace(FINAL, id=2, kind=ReportKind.INTERIM, due=date(2021, 2, 5))
GONE = replace(CARRIED, state=ReportState.REPLACED)
ACCEPTED = replace(CARRIED, state=ReportState.ACCEPTED)
NEW = (ReportChange(None, FINAL), ReportChange(None, INTERIM))


def test_the_soonest_of_the_combined_reports_takes_the_place_of_the_one_before() -> None:
    changes = [*NEW, ReportChange(CARRIED, GONE)]
    found = by_more_money(changes, [GONE, INTERIM, FINAL])
    assert found == [MoreMoney(INTERIM, (5,), (GONE,))]


def test_what_was_handed_in_is_kept() -> None:
    assert by_more_money(NEW, [ACCEPTED, INTERIM, FINAL]) == [
        MoreMoney(INTERIM, (5,), kept=(ACCEPTED,))
    ]


def test_a_combined_report_that_is_about_more_takes_no_place_again() -> None:
    grown = replace(FINAL, grants=(4, 5, 6))
    found = by_more_money([ReportChange(FINAL, grown)], [GONE, grown])
    assert found == [MoreMoney(grown, (6,))]


def test_it_is_no_news_where_nothing_was_owed_before_or_no_money_came() -> None:
    assert by_more_money(NEW, [INTERIM, FINAL]) == []
    assert by_more_money([ReportChange(CARRIED, replace(CARRIED, ower=8))], [CARRIED]) == []
    assert by_more_money([ReportChange(FINAL, replace(FINAL, ower=8))], [GONE, FINAL]) == []
    no_day = [ReportChange(None, replace(FINAL, due=None)), ReportChange(CARRIED, GONE)]
    assert by_more_money(no_day, [GONE]) == []
    elsewhere = replace(GONE, of=replace(OF, holder=8))
    assert by_more_money([*NEW, ReportChange(CARRIED, elsewhere)], [elsewhere, FINAL]) == []


def test_how_a_combined_report_stands_beside_the_others_of_its_set() -> None:
    assert beside(FINAL, [GONE, ACCEPTED, INTERIM, FINAL]) == MoreMoney(
        FINAL, (5,), (GONE,), (ACCEPTED,)
    )
