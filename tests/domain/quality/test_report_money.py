"""What a report says of money: read as it is typed, and all of it accounted for in the end."""

from dataclasses import replace

import pytest

from domain.errors import Refused
from domain.funding.grants import Grant, GrantKind, GrantLine
from domain.quality.report_money import (
    MoneyRow,
    MoneyValues,
    Spent,
    judge_money,
    require_accounts,
    rows_of,
)
from domain.quality.report_rules import ReportKind
from domain.text import LONGEST_QUOTED

ROW = MoneyRow(5, "OA-2021-BRK", 600_000, days=95_000)
SPENT = MoneyValues("3550", "0", "£1,500.00", "0")


def test_money_is_read_as_people_type_it() -> None:
    spent = judge_money(SPENT, ROW)
    assert spent == Spent(355_000, 0, 150_000, 0)
    filled = replace(ROW, spent=spent)
    assert (filled.accounted, filled.left, filled.said) == (600_000, 0, True)
    require_accounts([filled], ReportKind.FINAL)


@pytest.mark.parametrize("typed", ["about 300", "£1.2k", "-5", "4200.005", "ten"])
def test_what_is_no_amount_is_said_beside_its_question(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        judge_money(replace(SPENT, other=typed), ROW)
    assert [(p.field, p.kind) for p in refused.value.problems] == [("other", "not_an_amount")]


def test_of_a_long_text_that_is_no_amount_the_beginning_is_quoted() -> None:
    with pytest.raises(Refused) as refused:
        judge_money(replace(SPENT, other="to be agreed " * 100), ROW)
    assert refused.value.problems[0].facts == {"typed": ("to be agreed " * 100)[:LONGEST_QUOTED]}


def test_more_than_the_grant_is_refused_at_once() -> None:
    with pytest.raises(Refused) as refused:
        judge_money(replace(SPENT, other="3600"), ROW)
    [problem] = refused.value.problems
    assert (problem.kind, problem.facts["by"]) == ("money_over", 5_000)


@pytest.mark.parametrize(
    ("spent", "kind", "problems"),
    [
        (Spent(350_000, 0, 150_000, 0), ReportKind.FINAL, ["money_short"]),
        (Spent(350_000, 0, 150_000, 0), ReportKind.INTERIM, []),
        (Spent(), ReportKind.INTERIM, ["money_missing"]),
        (Spent(360_000, 0, 150_000, 0), ReportKind.FINAL, ["money_over"]),
    ],
)
def test_the_final_report_accounts_for_all_of_it(
    spent: Spent, kind: ReportKind, problems: list[str]
) -> None:
    row = replace(ROW, spent=spent)
    found: list[str] = []
    try:
        require_accounts([row], kind)
    except Refused as refused:
        found = [problem.kind for problem in refused.problems]
    assert found == problems


def test_a_trusts_grant_has_a_row_for_each_school() -> None:
    lines = (GrantLine(3, 350_000), GrantLine(4, 600_000))
    cvt = Grant(6, "OA-2021-CVT", "P", 1, "2020-21", GrantKind.NEW, 950_000, lines=lines)
    rows = list(rows_of(cvt, {3: "Castle Hill", 4: "Dale View"}))
    assert [(row.name, row.allocated) for row in rows] == [
        ("OA-2021-CVT, Castle Hill", 350_000),
        ("OA-2021-CVT, Dale View", 600_000),
    ]
    [whole] = rows_of(replace(cvt, lines=(GrantLine(3), GrantLine(4))), {})
    assert (whole.allocated, whole.organisation) == (950_000, None)
