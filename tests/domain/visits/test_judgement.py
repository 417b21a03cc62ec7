"""What can stand in a visit form, and what comes back with a problem beside its question."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Problem, Refused
from domain.support.deployments import CoverPaid
from domain.visits.judgement import day_of, judge_step, judge_time, miss_visit, record_visit
from domain.visits.prefill import stored_values
from domain.visits.steps import StepWords
from domain.visits.visits import (
    LONGEST_DID,
    MissedValues,
    Notice,
    OwnTimeValues,
    Reason,
    StepValues,
    Values,
    VisitAnswers,
    With,
)
from tests.make import TODAY, deployment, record, values, visit

HOURS = Fraction(6)


def problems(filled: Values) -> set[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        record_visit(filled, deployment(), TODAY, HOURS)
    return {(p.field, p.kind) for p in refused.value.problems}


def test_a_filled_form_becomes_a_visit_with_what_it_plans() -> None:
    filled = values(
        who="head,subject,head",
        objective="72",
        next_step="Share the sheet",
        next_who="head",
        next_visit="2026-12-07",
    )
    said = record_visit(filled, deployment(), TODAY, HOURS)
    assert (said.visit.minutes, said.visit.objective) == (180, 72)
    assert said.visit.who_with == (With.HEAD, With.SUBJECT)
    assert said.next_step == StepWords("Share the sheet", "head")
    assert said.next_visit == date(2026, 12, 7)


@pytest.mark.parametrize(
    ("filled", "expected"),
    [
        (values(date="2026-11-24"), {("date", "future")}),
        (values(date=""), {("date", "missing")}),
        (values(date="the other day"), {("date", "not_a_date")}),
        (values(date="2026-02-30"), {("date", "not_a_date")}),
        (values(date="2025-01-01"), {("date", "too_long_ago")}),
        (values(did="  \n "), {("did", "missing")}),
        (values(did="x" * (LONGEST_DID + 1)), {("did", "too_long")}),
        (values(progress=""), {("progress", "not_chosen")}),
        (values(progress="splendid"), {("progress", "not_chosen")}),
        (values(type="party"), {("type", "not_chosen")}),
        (values(time="other", time_other="a while"), {("time", "not_a_time")}),
        (values(time="999"), {("time", "not_a_time")}),
        (values(who="head,Mrs Smith"), {("who", "not_chosen")}),
        (values(objective="99"), {("objective", "not_this_deployment")}),
        (values(next_visit="2026-11-01"), {("next_visit", "past")}),
        (values(next_visit="2126-11-01"), {("next_visit", "too_far")}),
        (values(next_by="2026-12-01"), {("next_step", "missing")}),
        (values(next_step="x" * 201), {("next_step", "too_long")}),
        (values(next_step="Order books", next_by="some day"), {("next_by", "not_a_date")}),
        (values(hub_note="x" * 501), {("hub_note", "too_long")}),
        (
            values(date="", did="", progress=""),
            {("date", "missing"), ("did", "missing"), ("progress", "not_chosen")},
        ),
    ],
)
def test_what_cannot_stand_comes_back_with_its_question(
    filled: Values, expected: set[tuple[str, str]]
) -> None:
    assert problems(filled) == expected


def test_days_may_be_typed_in_words() -> None:
    said = record_visit(
        values(date="Friday", next_step="Order books", next_by="next Tuesday", next_visit="9/1"),
        deployment(),
        TODAY,
        HOURS,
    )
    assert said.visit.on == date(2026, 11, 20)
    assert said.next_step == StepWords("Order books", "", date(2026, 12, 1))
    assert said.next_visit == date(2027, 1, 9)


def test_a_note_for_the_hub_asks_it_to_look() -> None:
    assert record_visit(values(hub_note="Please ring"), deployment(), TODAY, HOURS).visit.flagged


def test_a_correction_may_leave_a_next_visit_that_has_passed() -> None:
    old = record(next_visit=date(2026, 11, 2))
    standing = stored_values(old, visit(), HOURS)
    before = VisitAnswers(visit(), next_visit=old.next_visit)
    assert record_visit(standing, deployment(), TODAY, HOURS, before).next_visit == date(
        2026, 11, 2
    )


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_exactly_the_days_from_a_year_ago_to_today_can_be_recorded(day: date) -> None:
    fits = TODAY - timedelta(days=366) <= day <= TODAY
    if fits:
        assert (
            record_visit(values(date=day.isoformat()), deployment(), TODAY, HOURS).visit.on == day
        )
    else:
        assert problems(values(date=day.isoformat())) <= {
            ("date", "future"),
            ("date", "too_long_ago"),
        }


@given(
    st.builds(
        Values,
        **{
            f: st.text(max_size=40)
            for f in ("date", "type", "time", "who", "did", "progress", "objective", "next_by")
        },
    )
)
def test_no_text_whatever_is_more_than_a_problem(filled: Values) -> None:
    try:
        record_visit(filled, deployment(), TODAY, HOURS)
    except Refused as refused:
        assert refused.problems


def test_stored_values_are_judged_as_the_same_visit() -> None:
    before = visit(minutes=95, who_with=(With.GOVERNORS,), objective=None)
    again = record_visit(
        stored_values(record(what=before), before, HOURS), deployment(), TODAY, HOURS
    )
    assert again.visit == before


# By the rule of cover and the notice given, whether lost time counts; no line, no count.
COUNTS = {
    CoverPaid.NEVER: (),
    CoverPaid.SAME_DAY: ("same_day",),
    CoverPaid.DAY_BEFORE: ("same_day", "day_before"),
    CoverPaid.ALWAYS: ("same_day", "day_before", "earlier"),
}


@pytest.mark.parametrize("notice", [*Notice])
@pytest.mark.parametrize("reason", [*Reason])
@pytest.mark.parametrize("rule", [*CoverPaid])
def test_lost_time_counts_by_the_rule_of_cover_and_never_where_the_leader_cancelled(
    rule: CoverPaid, reason: Reason, notice: Notice
) -> None:
    filled = MissedValues(reason=reason, notice=notice)
    missed, coming = miss_visit(filled, TODAY, cover_paid=rule, today=TODAY, hours_a_day=HOURS)
    counts = reason != "leader" and notice in COUNTS[rule]
    assert (missed.counts, missed.minutes, coming) == (counts, 180, None)


def test_a_missed_visit_needs_its_reason_and_notice() -> None:
    with pytest.raises(Refused) as refused:
        miss_visit(
            MissedValues(), TODAY, cover_paid=CoverPaid.ALWAYS, today=TODAY, hours_a_day=HOURS
        )
    assert [p.field for p in refused.value.problems] == ["reason", "notice"]


def test_a_step_on_its_own_needs_its_words() -> None:
    with pytest.raises(Refused):
        judge_step(StepValues("  ", "head"), TODAY)
    assert judge_step(StepValues("Order books", "", "2026-12-01"), TODAY) == StepWords(
        "Order books", "", date(2026, 12, 1)
    )


def problem(filled: Values, before: VisitAnswers | None = None) -> Problem:
    """The one problem of a form."""
    with pytest.raises(Refused) as refused:
        record_visit(filled, deployment(), TODAY, HOURS, before)
    (found,) = refused.value.problems
    return found


@pytest.mark.parametrize(
    ("filled", "found"),
    [
        (
            values(date="2026-11-24"),
            Problem("date", "future", {"day": date(2026, 11, 24)}),
        ),
        (
            values(date="2025-11-21"),
            Problem("date", "too_long_ago", {"day": date(2025, 11, 21)}),
        ),
        (
            values(next_visit="2026-11-22"),
            Problem("next_visit", "past", {"day": date(2026, 11, 22)}),
        ),
        (
            values(next_visit="2028-11-25"),
            Problem("next_visit", "too_far", {"day": date(2028, 11, 25)}),
        ),
        (
            values(date=" someday  "),
            Problem("date", "not_a_date", {"typed": "someday"}),
        ),
        (
            values(next_visit=" " + "x" * 41),
            Problem("next_visit", "not_a_date", {"typed": "x" * 40}),
        ),
        (
            values(next_step="Ring", next_by=" " + "x" * 41),
            Problem("next_by", "not_a_date", {"typed": "x" * 40}),
        ),
        (
            values(time="other", time_other=" " + "x" * 41),
            Problem("time", "not_a_time", {"typed": "x" * 40}),
        ),
        (
            values(date=" " + "x" * 41),
            Problem("date", "not_a_date", {"typed": "x" * 40}),
        ),
        (
            values(did="x" * 1_001),
            Problem("did", "too_long", {"length": 1_001, "longest": 1_000}),
        ),
    ],
    ids=lambda made: f"{made.field} {made.kind}" if isinstance(made, Problem) else "",
)
def test_a_problem_carries_what_its_sentence_needs(filled: Values, found: Problem) -> None:
    assert problem(filled) == found


@pytest.mark.parametrize(
    "filled",
    [
        values(date="2025-11-22"),
        values(date="2026-11-23"),
        values(next_visit="2026-11-23"),
        values(next_visit="2028-11-24"),
        values(did="x" * 1_000),
        values(hub_note="x" * 500),
        values(next_step="x" * 200),
        values(type=" visit ", progress=" on_track "),
    ],
    ids=range(8),
)
def test_what_reaches_a_bound_and_does_not_pass_it_can_stand(filled: Values) -> None:
    assert record_visit(filled, deployment(), TODAY, HOURS).visit


def test_no_next_step_next_visit_or_objective_need_be_given() -> None:
    bare = values(objective="0", who="", next_step=" ", next_who=" ", next_by=" ", next_visit=" ")
    plan = record_visit(bare, deployment(), TODAY, HOURS)
    assert (plan.next_step, plan.next_visit) == (None, None)
    assert (plan.visit.objective, plan.visit.who_with) == (None, ())


@pytest.mark.parametrize("note", ["", "  "])
@pytest.mark.parametrize("flag", [True, False])
def test_without_a_note_the_hub_looks_only_where_it_is_asked_to(note: str, flag: bool) -> None:
    filled = values(hub_note=note, flag=flag)
    assert record_visit(filled, deployment(), TODAY, HOURS).visit.flagged is flag


@pytest.mark.parametrize("who", ["head", "governors"])
def test_somebody_without_anything_to_do_is_no_next_step(who: str) -> None:
    assert problem(values(next_who=who)) == Problem("next_step", "missing")


def test_who_does_a_next_step_is_one_of_the_roles() -> None:
    assert problem(values(next_step="Ring", next_who="Mrs Smith")) == Problem(
        "next_who", "not_chosen"
    )


@pytest.mark.parametrize("typed", ["9" * 17, "9" * 18, "9" * 400, "-71", "7.1", "²", "x"])
def test_an_objective_is_one_of_the_plan_however_it_is_written(typed: str) -> None:
    assert problem(values(objective=typed)) == Problem("objective", "not_this_deployment")


def test_a_correction_may_not_move_a_next_visit_into_the_past() -> None:
    standing = stored_values(record(next_visit=date(2026, 11, 2)), visit(), HOURS)
    moved = replace(standing, next_visit="2026-11-03")
    assert problem(moved, VisitAnswers(visit(), next_visit=date(2026, 11, 2))).kind == "past"
    assert problem(standing).kind == "past"


def test_a_missed_visits_time_and_new_day_are_judged_like_any() -> None:
    filled = MissedValues("school", "earlier", "other", "a while", "2026-11-01")
    with pytest.raises(Refused) as refused:
        miss_visit(filled, TODAY, cover_paid=CoverPaid.ALWAYS, today=TODAY, hours_a_day=HOURS)
    found = [(p.field, p.kind) for p in refused.value.problems]
    assert found == [("time", "not_a_time"), ("next_visit", "past")]


def test_a_step_on_its_own_says_what_is_missing_or_wrong() -> None:
    for typed, found in (
        (("", "", ""), ["next_step missing"]),
        (("", "head", ""), ["next_step missing"]),
        (("Ring", "nobody", "some day"), ["next_who not_chosen", "next_by not_a_date"]),
    ):
        with pytest.raises(Refused) as refused:
            judge_step(StepValues(*typed), TODAY)
        assert [f"{p.field} {p.kind}" for p in refused.value.problems] == found


def test_a_time_on_its_own_is_minutes_or_refused() -> None:
    assert judge_time(OwnTimeValues("half"), HOURS) == 180
    assert judge_time(OwnTimeValues("other", "1 h 35"), HOURS) == 95
    with pytest.raises(Refused) as refused:
        judge_time(OwnTimeValues("other", ""), HOURS)
    assert refused.value.problems == (Problem("time", "not_a_time", {"typed": ""}),)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-23", TODAY),
        (" 2026-11-23 ", TODAY),
        ("2026-11-23T00:00:00Z", TODAY),
        ("2026-02-30", None),
        ("tomorrow", None),
        ("", None),
        ("  ", None),
    ],
)
def test_a_date_input_holds_an_iso_day_or_none(text: str, day: date | None) -> None:
    assert day_of(text) == day


def test_the_day_of_a_step_on_its_own_is_counted_from_today() -> None:
    assert judge_step(StepValues("Ring", "head", "tomorrow"), TODAY).by == date(2026, 11, 24)


def test_a_time_that_was_typed_in_days_is_of_the_hubs_own_day() -> None:
    assert judge_time(OwnTimeValues("other", "half a day"), HOURS) == 180
    assert judge_time(OwnTimeValues("other", "half a day"), Fraction(8)) == 240
