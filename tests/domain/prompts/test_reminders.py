"""Working days as rosters write them, and how long somebody is away."""

from collections.abc import Iterable
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Refused
from domain.prompts.reminders import (
    EVERY,
    HOURS,
    RemindersValues,
    Wishes,
    as_typed,
    away_until,
    back_on,
    is_away,
    judge_settings,
    named_until,
    offered_hours,
    weekday_text,
    weekdays,
)
from tests.make import TODAY

USUAL = time(7, 30)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Mon, Tue", {0, 1}),
        ("mon-thu", {0, 1, 2, 3}),
        ("Monday to Wednesday", {0, 1, 2}),
        ("Mon – Wed and Fri", {0, 1, 2, 4}),
        ("Tuesdays & Thursdays", {1, 3}),
        ("Weds; Thurs", {2, 3}),
        ("M0n", EVERY),
        ("mo tu fr", {0, 1, 4}),
        ("Mon/Tue/Fri.", {0, 1, 4}),
        ("Monday", {0}),
        ("Fri, Sat", {4}),
        ("", EVERY),
        ("every day", EVERY),
        ("not Fridays", EVERY),
        ("Fri-Mon", EVERY),
        ("Saturday", EVERY),
        ("Mon-", {0}),
    ],
)
def test_working_days_are_read_as_rosters_write_them(text: str, days: set[int]) -> None:
    assert weekdays(text) == days


@given(st.frozensets(st.integers(0, 4), min_size=1))
def test_working_days_are_kept_so_that_they_are_read_again(days: frozenset[int]) -> None:
    assert weekdays(weekday_text(days)) == days
    assert len(weekday_text(days)) <= 40


@given(st.text(max_size=40))
def test_any_text_gives_at_least_one_working_day(text: str) -> None:
    assert weekdays(text)
    assert weekdays(text) <= EVERY


def test_there_is_a_time_every_quarter_from_half_past_six_to_nine() -> None:
    assert (HOURS[0], HOURS[-1], len(HOURS)) == (time(6, 30), time(9), 11)


def test_a_card_filled_well_becomes_wishes() -> None:
    wishes = judge_settings(
        RemindersValues("07:45", "0,1,2,3", "7,99", "next Tuesday"), [7, 8], USUAL, TODAY
    )
    assert wishes == Wishes(time(7, 45), frozenset({0, 1, 2, 3}), frozenset({7}), date(2026, 12, 1))


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        (RemindersValues("03:00", "0"), {"hour"}),
        (RemindersValues("07:30+01:00", "0"), {"hour"}),
        (RemindersValues("07:30", ""), {"days"}),
        (RemindersValues("07:30", "5,x"), {"days"}),
        (RemindersValues("07:30", "0", "", "yesterday"), {"until"}),
        (RemindersValues("", "", "", "31 Feb"), {"hour", "days", "until"}),
    ],
)
def test_what_cannot_stand_comes_back_with_its_question(
    typed: RemindersValues, wrong: set[str]
) -> None:
    with pytest.raises(Refused) as refused:
        judge_settings(typed, [], USUAL, TODAY)
    assert {problem.field for problem in refused.value.problems} == wrong


def test_an_hour_of_the_hubs_own_may_stand() -> None:
    assert judge_settings(RemindersValues("07:20", "0"), [], time(7, 20), TODAY).at == time(7, 20)


@pytest.mark.parametrize(
    ("said", "words"),
    [("until Friday", "Friday"), ("till 9 Jan", "9 Jan"), ("to Friday", "Friday"), ("until", "")],
)
def test_until_is_heard_in_what_was_said(said: str, words: str) -> None:
    assert named_until(said) == words


@pytest.mark.parametrize("said", ["", "Friday", "on Friday", "tomorrow", "Untiled"])
def test_without_until_it_is_not_guessed(said: str) -> None:
    assert named_until(said) is None


def test_who_is_back_on_a_day_is_away_until_the_day_before() -> None:
    assert back_on("on Monday", TODAY) == date(2026, 11, 29)
    assert back_on("tomorrow", TODAY) == TODAY
    assert back_on("today", TODAY) is None


@pytest.mark.parametrize("words", ["", "yesterday", "1/9/2026", "soon", "1 Jan 2035"])
def test_no_day_to_come_is_refused(words: str) -> None:
    with pytest.raises(Refused):
        away_until(words, TODAY)


def test_the_last_day_away_is_a_day_away() -> None:
    assert is_away(TODAY, TODAY)
    assert not is_away(date(2026, 11, 22), TODAY)
    assert not is_away(None, TODAY)


@pytest.mark.parametrize(
    ("head", "off", "hears"),
    [
        (True, "7", True),
        (True, "7,out", False),
        (False, "7,out", True),
    ],
)
def test_only_a_head_may_leave_out_who_is_out(head: bool, off: str, hears: bool) -> None:
    assert (
        judge_settings(RemindersValues("07:30", "0", off), [7], USUAL, TODAY, head=head).hears_out
        is hears
    )


def test_who_is_not_said_to_be_a_head_is_none() -> None:
    assert judge_settings(RemindersValues("07:30", "0", "out"), [], USUAL, TODAY).hears_out


def test_a_card_is_read_with_spaces_and_the_friday_in_it() -> None:
    wishes = judge_settings(RemindersValues(" 07:30 ", "0, 4"), [], USUAL, TODAY)
    assert (wishes.at, wishes.days) == (USUAL, frozenset({0, 4}))


def test_each_problem_of_the_card_says_what_it_is() -> None:
    with pytest.raises(Refused) as refused:
        judge_settings(RemindersValues(), [], USUAL, TODAY)
    found = [(problem.field, problem.kind) for problem in refused.value.problems]
    assert found == [("hour", "not_chosen"), ("days", "not_chosen")]


def test_hours_that_are_in_use_stand_among_the_quarters_in_their_order() -> None:
    found = offered_hours(time(7, 20), time(6, 30))
    assert found == sorted(found)
    assert len(found) == len(HOURS) + 1
    assert [f"{hour:%H:%M}" for hour in HOURS[:3]] == ["06:30", "06:45", "07:00"]


@pytest.mark.parametrize(
    ("days", "text"),
    [
        ((3, 0), "Mon, Thu"),
        ((0, 1, 2, 3), "Mon, Tue, Wed, Thu"),
        (range(5), ""),
        ((), ""),
        ((5, 6), ""),
        ((4, 6), "Fri"),
    ],
)
def test_working_days_are_kept_in_order_and_all_as_nothing(days: Iterable[int], text: str) -> None:
    assert weekday_text(days) == text


@pytest.mark.parametrize("text", ["M", "t", "Mon-Wed-Fri", "- Mon", "Mon and Funday"])
def test_where_a_part_is_no_weekday_all_five_count(text: str) -> None:
    assert weekdays(text) == EVERY


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("UNTIL  Friday ", "Friday"),
        (" up to 9 Jan", "9 Jan"),
        ("through Friday", "Friday"),
        ("'til Friday", None),
        ("til Friday", "Friday"),
    ],
)
def test_until_is_heard_in_any_of_its_words(words: str, rest: str | None) -> None:
    assert named_until(words) == rest


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("", "missing"),
        ("yesterday", "past"),
        ("soon", "not_a_date"),
    ],
)
def test_why_a_last_day_away_cannot_stand(words: str, kind: str) -> None:
    with pytest.raises(Refused) as refused:
        away_until(words, TODAY)
    found = [(problem.field, problem.kind) for problem in refused.value.problems]
    assert found == [("until", kind)]


def test_who_was_to_be_back_before_today_was_away_until_no_day_to_come() -> None:
    for words in ("yesterday", "soon", ""):
        with pytest.raises(Refused):
            back_on(words, TODAY)


@pytest.mark.parametrize(
    ("wishes", "typed"),
    [
        (Wishes(time(7, 5), frozenset({4, 0})), RemindersValues("07:05", "0,4")),
        (
            Wishes(USUAL, EVERY, frozenset({12, 7, 99})),
            RemindersValues("07:30", "0,1,2,3,4", "7,12"),
        ),
        (
            Wishes(USUAL, EVERY, frozenset({7}), hears_out=False),
            RemindersValues("07:30", "0,1,2,3,4", "out,7"),
        ),
        (Wishes(USUAL, EVERY, away=TODAY), RemindersValues("07:30", "0,1,2,3,4", "", "2026-11-23")),
        (
            Wishes(USUAL, EVERY, away=date(2026, 11, 22)),
            RemindersValues("07:30", "0,1,2,3,4"),
        ),
    ],
    ids=["hour and days", "own deployments", "no days out", "away", "back again"],
)
def test_settings_are_shown_as_their_card_sends_them(
    wishes: Wishes, typed: RemindersValues
) -> None:
    assert as_typed(wishes, [7, 12], TODAY) == typed
