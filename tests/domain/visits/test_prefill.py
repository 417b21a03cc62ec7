"""What a form knows when it is sent: what nobody need be asked, and a record as it was saved."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.support.deployments import CoverPaid, Objective
from domain.visits.judgement import miss_visit, record_visit
from domain.visits.prefill import new_values, same_again, stored_missed, stored_values
from domain.visits.steps import StepWords
from domain.visits.visits import (
    OLDEST,
    Missed,
    MissedValues,
    Notice,
    Progress,
    Reason,
    Type,
    Values,
    Visit,
    VisitAnswers,
    With,
)
from tests.make import TODAY, deployment, planned, record, visit

HOURS = Fraction(6)
HOURS_A_DAY = st.sampled_from([Fraction(6), Fraction(13, 2), Fraction(4), Fraction(29, 4)])
DAY = timedelta(days=1)
MISSED = Missed(TODAY, Reason.SCHOOL, Notice.DAY_BEFORE, 95)
LAST = visit(
    type=Type.VIRTUAL,
    minutes=120,
    who_with=(With.SUBJECT, With.HEAD),
    objective=72,
    progress=Progress.OFF_TRACK,
    flagged=True,
    hub_note="Please ring",
)

WORDS = st.text(min_size=1, max_size=30).map(str.strip).filter(bool)
NEXT_YEARS = st.dates(TODAY, TODAY + 2 * OLDEST)
VISITS = st.builds(
    Visit,
    on=st.dates(TODAY - OLDEST, TODAY),
    type=st.sampled_from(Type),
    minutes=st.integers(1, 1_440),
    did=WORDS,
    progress=st.sampled_from(Progress),
    objective=st.sampled_from([None, 71, 72]),
    who_with=st.lists(st.sampled_from(With), unique=True).map(tuple),
    flagged=st.just(True),
    hub_note=st.just("") | WORDS,
)
STEPS = st.builds(
    StepWords,
    what=WORDS,
    who=st.sampled_from(["", *With]),
    by=st.none() | st.dates(date(2000, 1, 1), date(2199, 12, 31)),
)


def test_of_a_first_visit_nothing_is_guessed_but_its_day() -> None:
    first = new_values(deployment(), TODAY, HOURS)
    assert first == Values(date="2026-11-23", type="visit")
    only = deployment(objectives=(Objective(71, 1, "Early reading"),))
    assert new_values(only, TODAY, HOURS).objective == "71"


def test_a_next_form_is_filled_as_last_time_there_but_never_judges() -> None:
    last = visit(type=Type.VIRTUAL, minutes=120, who_with=(With.SUBJECT, With.HEAD), objective=None)
    filled = new_values(deployment(), TODAY, HOURS, last=last)
    expected = ("2026-11-23", "virtual", "120", "subject,head", "0", "", "")
    assert (
        filled.date,
        filled.type,
        filled.time,
        filled.who,
        filled.objective,
        filled.did,
        filled.progress,
    ) == expected
    assert same_again(record(what=last), last, TODAY, HOURS).date == "2026-11-23"


def test_a_planned_visit_is_no_call_and_takes_no_calls_length() -> None:
    before = planned(on=TODAY - timedelta(days=2))
    call = visit(type=Type.TELEPHONE, minutes=30, who_with=(With.SUBJECT,))
    filled = new_values(deployment(), TODAY, HOURS, planned=before, last=call)
    assert (filled.date, filled.type, filled.time, filled.who) == (
        "2026-11-21",
        "visit",
        "",
        "subject",
    )
    last = visit(minutes=120)
    assert new_values(deployment(), TODAY, HOURS, planned=before, last=last).time == "120"


@given(st.none() | VISITS)
def test_no_form_begins_with_a_judgement_a_plan_a_flag_or_words_that_were_not_given(
    last: Visit | None,
) -> None:
    filled = new_values(deployment(), TODAY, HOURS, last=last)
    asked = replace(filled, date="", type="", time="", time_other="", objective="", who="")
    assert asked == Values(type="")


def test_where_nobody_was_named_last_time_nobody_is_offered() -> None:
    assert new_values(deployment(), TODAY, HOURS, last=visit(who_with=())).who == ""


@pytest.mark.parametrize(
    ("objective", "offered"),
    [(71, "71"), (72, "72"), (None, "0"), (99, "0")],
    ids=["the first", "another", "none", "one that is no more"],
)
def test_the_objective_of_last_time_is_offered_while_the_plan_has_it(
    objective: int | None,
    offered: str,
) -> None:
    last = visit(objective=objective)
    assert new_values(deployment(), TODAY, HOURS, last=last).objective == offered


def test_without_a_plan_no_objective_is_asked() -> None:
    unplanned = deployment(objectives=())
    assert new_values(unplanned, TODAY, HOURS).objective == ""
    assert new_values(unplanned, TODAY, HOURS, last=LAST).objective == ""


def test_same_again_is_like_that_record_but_for_its_day_its_words_and_its_judgement() -> None:
    again = same_again(record(what=LAST), replace(LAST, on=TODAY - 9 * DAY), TODAY, HOURS)
    assert again == Values(
        date="2026-11-23",
        type="virtual",
        time="120",
        objective="72",
        who="subject,head",
    )


@given(VISITS, st.none() | STEPS, st.none() | NEXT_YEARS, HOURS_A_DAY)
def test_a_record_opened_for_correction_and_saved_as_it_is_stays_as_it_was(
    what: Visit,
    step: StepWords | None,
    coming: date | None,
    hours: Fraction,
) -> None:
    kept = record(what=what, step=step, next_visit=coming)
    shown = stored_values(kept, what, hours)
    before = VisitAnswers(what, step, coming)
    assert record_visit(shown, deployment(), TODAY, hours, before) == before


@pytest.mark.parametrize("flagged", [True, False])
def test_a_flag_without_a_note_is_shown_as_it_stands(flagged: bool) -> None:
    what = visit(flagged=flagged)
    assert stored_values(record(what=what), what, HOURS).flag is flagged


def test_a_record_of_support_without_a_plan_shows_no_objective() -> None:
    unplanned = deployment(objectives=())
    assert stored_values(record(deployment=unplanned), visit(objective=None), HOURS).objective == ""
    assert stored_values(record(), visit(objective=None), HOURS).objective == "0"


@given(
    st.builds(
        Missed,
        on=st.just(TODAY),
        reason=st.sampled_from(Reason),
        notice=st.sampled_from(Notice),
        minutes=st.integers(1, 1_440),
        counts=st.booleans(),
    ),
    st.none() | NEXT_YEARS,
    HOURS_A_DAY,
)
def test_a_visit_that_did_not_happen_comes_back_from_its_card_as_it_was(
    missed: Missed,
    coming: date | None,
    hours: Fraction,
) -> None:
    shown = stored_missed(record(what=missed, next_visit=coming), missed, hours)
    judged, again = miss_visit(
        shown, missed.on, cover_paid=CoverPaid.NEVER, today=TODAY, hours_a_day=hours
    )
    assert (judged, again) == (replace(missed, counts=False), coming)


def test_the_card_of_a_missed_visit_shows_its_own_answers() -> None:
    kept = record(what=MISSED, next_visit=TODAY + DAY)
    expected = MissedValues("school", "day_before", "other", "1 h 35 min", "2026-11-24")
    assert stored_missed(kept, MISSED, HOURS) == expected


def test_same_again_offers_the_same_time_as_the_hubs_own_day_has_it() -> None:
    half = visit(minutes=180)
    assert same_again(record(what=half), half, TODAY, HOURS).time == "half"
    assert same_again(record(what=half), half, TODAY, Fraction(3)).time == "day"


def test_a_time_that_is_not_offered_is_written_out_in_the_next_form() -> None:
    filled = new_values(deployment(), TODAY, HOURS, last=visit(minutes=95))
    assert (filled.time, filled.time_other) == ("other", "1 h 35 min")


def test_a_step_without_a_day_shows_none() -> None:
    kept = record(step=StepWords("Order books", "head"))
    assert stored_values(kept, visit(), HOURS).next_by == ""
