"""What those who answer an offer type, and what officers note: what can stand, and what not."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from domain.errors import Refused
from domain.questions import with_dates
from domain.support.consent_forms import (
    AllYesValues,
    ConflictValues,
    NoteContext,
    NotedAnswer,
    NoteValues,
    NoValues,
    OfferEndValues,
    ReleaseValues,
    YesValues,
    judge_all,
    judge_conflict,
    judge_end,
    judge_no,
    judge_note,
    judge_release,
    judge_yes,
)
from domain.support.offers import ConsentState, NotedHow
from tests.make import TODAY

DAY = timedelta(days=1)
ASKED = TODAY - 4 * DAY
KNOWN = NoteContext(TODAY, {5: ASKED, 6: ASKED})


def test_a_leader_says_that_there_is_no_conflict_of_interest() -> None:
    judge_yes(YesValues(no_conflict=True))
    with pytest.raises(Refused, match="no_conflict: conflict_unsaid"):
        judge_yes(YesValues())


def test_a_conflict_is_said_in_words_and_a_reason_need_not_be() -> None:
    assert judge_conflict(ConflictValues("My sister teaches there")) == "My sister teaches there"
    with pytest.raises(Refused, match="conflict: missing"):
        judge_conflict(ConflictValues(" "))
    with pytest.raises(Refused, match="conflict: too_long"):
        judge_conflict(ConflictValues("x" * 501))
    assert judge_no(NoValues()) == ""
    with pytest.raises(Refused, match="reason: too_long"):
        judge_no(NoValues("x" * 201))
    with pytest.raises(Refused, match="why: missing"):
        judge_end(OfferEndValues())


@pytest.mark.parametrize(
    ("typed", "days"), [("", None), ("3", Fraction(3)), ("2.5 days", Fraction(5, 2))]
)
def test_a_limit_is_in_days_and_may_be_left_out(typed: str, days: Fraction | None) -> None:
    assert judge_release(ReleaseValues(typed, "not Fridays")) == (days, "not Fridays")


@pytest.mark.parametrize("typed", ["a few", "0", "-1", "2.3", "400"])
def test_a_limit_that_is_no_number_of_days(typed: str) -> None:
    with pytest.raises(Refused, match="most: not_days"):
        judge_release(ReleaseValues(typed))


def test_an_answer_is_noted_with_how_and_the_day() -> None:
    typed = with_dates(NoteValues("5", "yes", "telephone", "Friday"), TODAY)
    noted = judge_note(typed, KNOWN)
    friday = date(2026, 11, 20)
    assert noted == NotedAnswer(5, ConsentState.YES, NotedHow.TELEPHONE, friday)
    today = judge_note(NoteValues("6", "no", "e-mail", "", "Too far"), KNOWN)
    assert (today.on, today.said, today.reason) == (TODAY, ConsentState.NO, "Too far")


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        (NoteValues("7", "yes", "telephone"), "party: not_chosen"),
        (NoteValues("5", "conflict", "telephone"), "said: not_chosen"),
        (NoteValues("5", "yes", ""), "how: not_chosen"),
        (NoteValues("5", "yes", "telephone", (TODAY + DAY).isoformat()), "on: future"),
        (NoteValues("5", "yes", "telephone", (ASKED - DAY).isoformat()), "on: before_asked"),
        (NoteValues("5", "yes", "telephone", "whenever"), "on: not_a_date"),
    ],
)
def test_a_noted_answer_that_cannot_stand(values: NoteValues, wrong: str) -> None:
    with pytest.raises(Refused, match=wrong):
        judge_note(values, KNOWN)


def test_that_all_said_yes_is_noted_for_each_in_their_order() -> None:
    values = AllYesValues("telephone", "", "in person", (TODAY - 9 * DAY).isoformat())
    noted = judge_all(values, KNOWN)
    assert [(each.consent, each.how, each.on) for each in noted] == [
        (5, NotedHow.TELEPHONE, TODAY),
        (6, NotedHow.IN_PERSON, TODAY - 9 * DAY),
    ]


def test_nobody_said_yes_before_the_school_had_asked() -> None:
    known = NoteContext(TODAY, {5: ASKED}, earliest=TODAY - 2 * DAY)
    values = AllYesValues("telephone", (TODAY - 3 * DAY).isoformat())
    with pytest.raises(Refused, match="on_1: before_asked"):
        judge_all(values, known)
    with pytest.raises(Refused, match="how_1: not_chosen"):
        judge_all(AllYesValues(), known)
