"""What is asked of whoever asks for support, and of whoever answers a request."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Problem, Refused
from domain.questions import input_values
from domain.support.commissions import PaidFrom, SupportWanted, WantedBy
from domain.support.requesting import (
    LONGEST,
    OTHER,
    REQUEST,
    UNKNOWN,
    UNSURE,
    RequestAsk,
    RequestContext,
    RequestValues,
    RequestWords,
    judge_edit,
    judge_request,
    judge_words,
    kept_answers,
)
from tests.make import TODAY

KNOWN = RequestContext(TODAY, 70, ("Early reading", "Phonics"), (12,))
FILLED = RequestValues(need="Phonics", outcome="Each child reads at their age")


def problems(values: RequestValues, known: RequestContext = KNOWN) -> list[tuple[str, str]]:
    """What is wrong, by question."""
    with pytest.raises(Refused) as error:
        judge_request(values, known)
    return [(problem.field, problem.kind) for problem in error.value.problems]


def test_little_has_to_be_answered() -> None:
    new = judge_request(FILLED, KNOWN)
    assert (new.place, new.about.need, new.about.days) == (70, "Phonics", None)
    assert new.about.strand == "School improvement"
    assert new.about.urgency is WantedBy.THIS_TERM
    assert (new.about.paid_from, new.about.grant) == (PaidFrom.UNKNOWN, None)


def test_what_has_to_be_answered_is_asked_for() -> None:
    known = replace(KNOWN, place=None)
    assert problems(RequestValues(), known) == [
        ("school", "missing"),
        ("need", "not_chosen"),
        ("outcome", "missing"),
    ]


def test_a_school_that_is_not_clear_is_a_problem() -> None:
    closed = replace(KNOWN, place=Problem("school", "closed_place"))
    assert problems(FILLED, closed) == [("school", "closed_place")]


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"need": "Juggling"}, ("need", "not_chosen")),
        ({"need": OTHER}, ("other", "missing")),
        ({"need": OTHER, "other": "x" * 101}, ("other", "too_long")),
        ({"other": "Oracy"}, ("other", "beside_the_choice")),
        ({"outcome": "x" * 501}, ("outcome", "too_long")),
        ({"days_other": "4.5"}, ("days_other", "beside_the_choice")),
        ({"days": OTHER}, ("days_other", "not_days")),
        ({"days": OTHER, "days_other": "a few"}, ("days_other", "not_days")),
        ({"days": OTHER, "days_other": "2.1"}, ("days_other", "not_days")),
        ({"days": OTHER, "days_other": "60.25"}, ("days_other", "too_many_days")),
        ({"from_on": "2026-11-22"}, ("from_on", "past")),
        ({"from_on": "2029-11-23"}, ("from_on", "too_far")),
        ({"from_on": "soon"}, ("from_on", "not_a_date")),
        ({"evidence": "x" * 501}, ("evidence", "too_long")),
        ({"measure": "x" * 501}, ("measure", "too_long")),
        ({"strand": "Plumbing"}, ("strand", "not_chosen")),
        ({"paid_from": "grant:13"}, ("paid_from", "not_chosen")),
        ({"urgency": "yesterday"}, ("urgency", "not_chosen")),
        ({"ring": "x" * 201}, ("ring", "too_long")),
        ({"hub_note": "x" * 501}, ("hub_note", "too_long")),
    ],
)
def test_each_answer_has_its_limit(changes: dict[str, str], wrong: tuple[str, str]) -> None:
    assert problems(replace(FILLED, **changes)) == [wrong]


def test_the_longest_and_the_latest_that_can_be() -> None:
    values = replace(
        FILLED,
        need=OTHER,
        other="x" * 100,
        outcome="y" * 500,
        days=OTHER,
        days_other="60",
        from_on=(TODAY + timedelta(days=732)).isoformat(),
        paid_from="grant:12",
        ring="z" * 200,
    )
    about = judge_request(values, KNOWN).about
    assert (about.days, about.from_on) == (Fraction(60), date(2028, 11, 24))
    assert (about.paid_from, about.grant) == (PaidFrom.GRANT, 12)


def test_without_a_list_of_needs_one_is_written() -> None:
    none = replace(KNOWN, needs=())
    assert judge_request(replace(FILLED, need="", other="Phonics"), none).about.need == "Phonics"


def test_what_was_unchanged_is_never_refused() -> None:
    stood = SupportWanted("Juggling", "Fun", from_on=date(2026, 9, 1), strand="Circus")
    known = replace(KNOWN, strands=(*KNOWN.strands, "Circus"))
    values = RequestValues(**input_values(REQUEST, kept_answers(stood), known))
    about = judge_edit(values, known, stood, hub_note=True)
    assert about == stood


def test_who_does_not_read_what_is_for_the_hub_leaves_it_as_it_is() -> None:
    stood = SupportWanted("Phonics", "Fun", hub_note="We lost two teachers")
    about = judge_edit(FILLED, KNOWN, stood, hub_note=False)
    assert (about.hub_note, about.outcome) == (stood.hub_note, FILLED.outcome)


@given(
    st.builds(
        SupportWanted,
        need=st.sampled_from(["Early reading", "Juggling"]),
        outcome=st.just("Fun"),
        days=st.none() | st.integers(1, 240).map(lambda n: Fraction(n, 4)),
        from_on=st.none() | st.dates(TODAY, TODAY + timedelta(days=700)),
        paid_from=st.sampled_from([PaidFrom.UNKNOWN, PaidFrom.OWN, PaidFrom.HUB]),
        urgency=st.sampled_from(WantedBy),
        strand=st.just("CPD"),
    )
)
def test_a_request_goes_into_its_form_and_comes_back(about: SupportWanted) -> None:
    values = RequestValues(**input_values(REQUEST, kept_answers(about), KNOWN))
    assert judge_request(replace(values, school="x"), KNOWN).about == about


def test_nobody_has_to_be_sure() -> None:
    for unsure, unknown, strand in ((UNSURE, UNKNOWN, "CPD"), ("", "", "")):
        values = replace(FILLED, days=unsure, paid_from=unknown, strand=strand, urgency="")
        about = judge_request(values, KNOWN).about
        assert (about.days, about.paid_from) == (None, PaidFrom.UNKNOWN)
        assert (about.strand, about.urgency) == (strand, None)


@pytest.mark.parametrize("ask", RequestAsk)
def test_what_is_written_has_its_limit(ask: RequestAsk) -> None:
    longest = "x" * LONGEST[ask]
    assert judge_words(ask, RequestWords(f" {longest} ")) == longest
    with pytest.raises(Refused):
        judge_words(ask, RequestWords(f"{longest}x"))


@pytest.mark.parametrize("ask", RequestAsk)
def test_only_who_withdraws_need_not_say_why(ask: RequestAsk) -> None:
    if ask is RequestAsk.WITHDRAW:
        assert judge_words(ask, RequestWords()) == ""
        return
    with pytest.raises(Refused):
        judge_words(ask, RequestWords(" "))
