"""Which reports are due: the table of cases, the worked example's dates, and what always holds."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.funding.grants import Grant, GrantKind
from domain.prompts.calendar import Calendar
from domain.quality.due_dates import MIDDLE, DueDate, Span, read_due_date
from domain.quality.report_rules import (
    ANY,
    SHIPPED_RULES,
    DueReport,
    Funded,
    HeldMoney,
    Per,
    ReportForm,
    ReportKind,
    ReportRule,
    When,
    reports_due,
    with_shipped,
)

CASES = Path(__file__).parents[2] / "example" / "data" / "report-rule-cases.csv"
AREA, YEAR, TODAY = "Opportunity Area", "2020-21", date(2020, 11, 27)
WEEKDAYS = Calendar()
SPAN = Span(date(2020, 9, 21), date(2021, 6, 25))


def grant(id_: int, kind: GrantKind, amount: int = 100_000, **more: object) -> Grant:
    made = Grant(id_, f"G-{id_}", AREA, 1, YEAR, kind, amount, awarded_on=date(2020, 9, 1))
    return replace(made, **more)  # type: ignore[arg-type]


def held(*grants: Grant, programme: str = AREA, year: str = YEAR) -> HeldMoney:
    """Money that pays for one support."""
    paid = frozenset(each.id for each in grants)
    return HeldMoney(programme, year, grants, (Funded(7, 1, SPAN, paid),))


def due(holding: HeldMoney, today: date = TODAY) -> tuple[DueReport, ...]:
    return reports_due(holding, SHIPPED_RULES, today, WEEKDAYS)


def finals(holding: HeldMoney) -> list[DueReport]:
    return [report for report in due(holding) if report.kind is ReportKind.FINAL]


with CASES.open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["case"])
def test_the_table_of_cases(row: dict[str, str]) -> None:
    named = [] if row["holdings"] == "-" else row["holdings"].split("; ")
    grants = [
        grant(n, GrantKind(kind), int(amount) * 100)
        for n, (kind, _, amount) in enumerate((each.rpartition(" ") for each in named), 1)
    ]
    found = due(held(*grants, programme=row["programme"], year=row["school_year"]))
    last = [each for each in found if each.kind is ReportKind.FINAL]
    expected = 1 if row["how_many"].startswith("one") else int(row["how_many"])
    assert len(last) == expected
    for report in last:
        assert report.per.value == row["reports"]
        assert report.forms[0].value == row["preferred_form"]
        assert "; ".join(report.forms) == row["allowed_forms"]
        assert report.due == _day(row["final_due"])
    first = {each.due for each in found if each.kind is ReportKind.INTERIM}
    assert first == ({_day(row["interim_due"])} - {None})


def _day(text: str) -> date | None:
    told = read_due_date(text)
    assert told is not None
    return told.of((SPAN,), WEEKDAYS)


def test_money_that_is_not_there_yet_or_no_more_is_none() -> None:
    carried = grant(1, GrantKind.CARRIED_FORWARD)
    to_come = grant(2, GrantKind.ADDITIONAL, awarded_on=date(2020, 12, 15))
    over = grant(3, GrantKind.NEW, ended_on=date(2020, 11, 1))
    holding = held(carried, to_come, over)
    assert [report.per for report in due(holding)] == [Per.GRANT]
    [interim, final] = due(holding, date(2020, 12, 15))
    assert (interim.kind, final.grants, final.forms) == (
        ReportKind.INTERIM,
        (1, 2),
        (ReportForm.TEMPLATE,),
    )


def test_a_grants_own_date_goes_before_the_rules() -> None:
    early, late = date(2021, 6, 1), date(2021, 8, 1)
    both = held(grant(1, GrantKind.NEW, final_due=late), grant(2, GrantKind.NEW, final_due=early))
    assert [report.due for report in due(both)] == [date(2021, 2, 5), early]
    asked = held(grant(1, GrantKind.CARRIED_FORWARD, interim_due=early))
    assert [report.kind for report in due(asked)] == [ReportKind.INTERIM, ReportKind.FINAL]


def test_money_that_pays_for_nothing_yet_has_no_report_that_is_due() -> None:
    holding = replace(held(grant(1, GrantKind.NEW)), supports=())
    [final] = due(holding)
    assert (final.kind, final.due) == (ReportKind.FINAL, None)


def test_support_without_money_is_reported_on_one_by_one() -> None:
    supports = (Funded(7, 1, SPAN), Funded(8, 1, Span(date(2021, 1, 18), date(2021, 3, 26))))
    found = due(HeldMoney("", YEAR, (), supports))
    assert [(each.supports, each.per) for each in found] == [
        ((7,), Per.SUPPORT),
        ((8,), Per.SUPPORT),
    ]
    assert found[1].due == date(2021, 4, 16)


def test_short_support_without_money_has_a_final_report_alone() -> None:
    interim = ReportRule(
        AREA, ANY, When.NO_MONEY, Per.SUPPORT, (ReportForm.TEMPLATE,), MIDDLE, DueDate(after_end=5)
    )
    long, short = Funded(7, 1, SPAN), Funded(8, 1, Span(date(2021, 1, 4), date(2021, 1, 28)))
    found = reports_due(HeldMoney(AREA, YEAR, (), (long, short)), (interim,), TODAY, WEEKDAYS)
    assert [(each.supports, each.kind) for each in found] == [
        ((7,), ReportKind.INTERIM),
        ((7,), ReportKind.FINAL),
        ((8,), ReportKind.FINAL),
    ]


def test_a_hubs_own_rule_takes_the_place_of_the_shipped_one() -> None:
    [shipped] = [rule for rule in SHIPPED_RULES if rule.key == (ANY, ANY, When.ANY_MONEY)]
    own = replace(shipped, final=DueDate(after_end=5))
    rules = with_shipped([own])
    assert len(rules) == len(SHIPPED_RULES)
    assert own in rules
    assert shipped not in rules


GRANTS = st.lists(
    st.builds(
        grant,
        st.integers(1, 99),
        st.sampled_from(GrantKind),
        st.sampled_from((0, 50_000, 420_000)),
    ),
    max_size=5,
    unique_by=lambda each: each.id,
)
SOME_NEW = st.sampled_from((GrantKind.NEW, GrantKind.ADDITIONAL))
PLACES = st.sampled_from((AREA, "Attendance Fund"))


@given(GRANTS, PLACES)
def test_the_order_of_grants_does_not_matter_and_nothing_is_as_if_it_were_not_there(
    grants: list[Grant], programme: str
) -> None:
    found = due(held(*grants, programme=programme))
    assert due(held(*reversed(grants), programme=programme)) == found
    some = [each for each in grants if each.amount]
    assert due(held(*some, programme=programme)) == found


@given(GRANTS, PLACES, SOME_NEW)
def test_with_new_money_there_is_one_report_on_the_template(
    grants: list[Grant], programme: str, kind: GrantKind
) -> None:
    more = grant(100, kind, 1)
    [report] = finals(held(*grants, more, programme=programme))
    assert report.forms == (ReportForm.TEMPLATE,)
    assert 100 in report.grants


@given(GRANTS)
def test_more_money_carried_forward_takes_no_form_away(grants: list[Grant]) -> None:
    """Of a holder who has no new money."""
    carried = [each for each in grants if each.kind is GrantKind.CARRIED_FORWARD and each.amount]
    more = grant(100, GrantKind.CARRIED_FORWARD, 300)
    before = {form for report in finals(held(*carried)) for form in report.forms}
    after = {form for report in finals(held(*carried, more)) for form in report.forms}
    assert before <= after


@given(GRANTS)
def test_a_year_without_rows_of_its_own_goes_by_those_for_any(grants: list[Grant]) -> None:
    elsewhere = due(held(*grants, programme="Another", year="2031-32"))
    assert due(held(*grants, programme=AREA, year="2031-32")) == elsewhere
