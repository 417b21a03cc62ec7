"""What is kept of prompting somebody: what of it still counts, and when it keeps the bot quiet."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.prompts import kinds
from domain.prompts.kinds import PromptKind
from domain.prompts.owed import Item, Prompted, PromptRow, chase_subject
from tests.make import FARIDA, TODAY, TOM

DAY = timedelta(days=1)
VISIT = Item(kinds.PLANNED, 12, frozenset({FARIDA.id}), TODAY)
NEAR = st.integers(-30, 30).map(lambda n: TODAY + n * DAY)
PROMPTED = st.builds(
    Prompted,
    times=st.integers(0, 5),
    last_on=st.none() | NEAR,
    not_before=st.none() | NEAR,
    handed_to=st.none() | st.integers(1, 9),
    closed_because=st.sampled_from(["", "not_needed"]),
)


@given(
    st.sampled_from(kinds.KINDS),
    st.integers(1, 99),
    st.sampled_from(kinds.KINDS),
    st.integers(1, 99),
)
def test_two_things_have_one_name_only_where_they_are_one(
    kind: PromptKind,
    number: int,
    other: PromptKind,
    another: int,
) -> None:
    one = Item(kind, number, frozenset(), TODAY)
    two = Item(other, another, frozenset({7}), TODAY + DAY)
    assert (one.subject == two.subject) is ((kind, number) == (other, another))


def test_names_are_written_as_earlier_prompts_were_kept_by_them() -> None:
    assert VISIT.subject == "planned:12"
    assert PromptRow(VISIT).subject == "planned:12"
    assert (
        PromptRow(VISIT, leader=FARIDA).subject
        == chase_subject(1, "planned:12")
        == "chase:1:planned:12"
    )


def test_what_two_leaders_owe_of_one_thing_are_two_rows_for_who_chases_them() -> None:
    assert PromptRow(VISIT, leader=FARIDA).subject != PromptRow(VISIT, leader=TOM).subject


@pytest.mark.parametrize(("named", "counts"), [(-1, False), (0, True), (1, True)])
def test_what_was_asked_before_the_day_that_a_thing_is_about_was_about_another_day(
    named: int,
    counts: bool,
) -> None:
    kept = Prompted(3, TODAY + named * DAY, handed_to=8, closed_because="not_needed")
    assert kept.since(TODAY) == (kept if counts else Prompted())


def test_a_thing_that_moved_is_asked_anew_but_a_day_that_was_asked_for_still_holds() -> None:
    kept = Prompted(3, TODAY - DAY, TODAY + 5 * DAY, 8, "not_needed")
    assert kept.since(TODAY) == Prompted(not_before=TODAY + 5 * DAY)


@given(PROMPTED, NEAR)
def test_what_still_counts_is_the_same_when_it_is_asked_again(kept: Prompted, day: date) -> None:
    assert kept.since(day).since(day) == kept.since(day)


@given(PROMPTED, NEAR, NEAR)
def test_a_later_day_never_brings_back_what_counts_no_more(
    kept: Prompted,
    day: date,
    later: date,
) -> None:
    day, later = min(day, later), max(day, later)
    assert kept.since(later).times <= kept.since(day).times


@pytest.mark.parametrize(
    ("kept", "times"),
    [
        (Prompted(), 0),
        (Prompted(1, TODAY), 0),
        (Prompted(3, TODAY), 2),
        (Prompted(3, TODAY, not_before=TODAY), 2),
        (Prompted(3, TODAY, not_before=TODAY - DAY), 2),
        (Prompted(2, TODAY, not_before=TODAY + DAY), 2),
        (Prompted(0, None, not_before=TODAY + DAY), 0),
    ],
    ids=[
        "never",
        "once",
        "three times",
        "that day",
        "a day before",
        "answered since",
        "no message",
    ],
)
def test_not_now_takes_back_the_message_that_it_answers_and_that_one_alone(
    kept: Prompted,
    times: int,
) -> None:
    assert kept.unanswered() == times


@given(PROMPTED)
def test_nothing_is_unanswered_more_often_than_it_was_named(kept: Prompted) -> None:
    assert 0 <= kept.unanswered() <= kept.times


@pytest.mark.parametrize(("until", "quiet"), [(-1, False), (0, False), (1, True)])
def test_not_now_is_quiet_up_to_the_day_before_the_one_chosen(until: int, quiet: bool) -> None:
    assert Prompted(1, TODAY, not_before=TODAY + until * DAY).quiet(TODAY) is quiet


@given(PROMPTED, NEAR, st.integers(0, 60))
def test_what_is_quiet_without_an_end_stays_so_and_else_it_ends(
    kept: Prompted,
    today: date,
    later: int,
) -> None:
    if kept.closed_because:
        assert kept.quiet(today)
    elif not kept.quiet(today):
        assert not kept.quiet(today + later * DAY)
    elif kept.not_before is not None:
        assert not kept.quiet(kept.not_before)
