"""What became of a row since people were prompted for it."""

from datetime import date

import pytest

from domain.prompts import kinds
from domain.prompts.days import day_of
from domain.prompts.fates import Fate
from domain.prompts.owed import Item, Prompted, PromptRow
from domain.prompts.prompts import (
    with_fate,
)
from tests.domain.prompts.autumn import CALENDAR, DAY, item
from tests.make import FARIDA, TODAY


@pytest.mark.parametrize(
    ("what", "said", "fate"),
    [
        (item(), Prompted(), (Fate.OPEN, None)),
        (item(fate=Fate.RECORDED), Prompted(), (Fate.RECORDED, None)),
        (item(on=TODAY + 9 * DAY), Prompted(), (Fate.MOVED, TODAY + 9 * DAY)),
        (item(), Prompted(1, not_before=TODAY + 4 * DAY), (Fate.PUT_OFF, TODAY + 4 * DAY)),
        (item(), Prompted(1, not_before=TODAY), (Fate.OPEN, None)),
        (item(), Prompted(3, closed_because="not_needed"), (Fate.NOT_NEEDED, None)),
        (item(kinds.SILENCE, on=TODAY), Prompted(), (Fate.RECORDED, None)),
    ],
)
def test_a_named_row_turns_into_what_became_of_it(
    what: Item, said: Prompted, fate: tuple[Fate, date | None]
) -> None:
    row = with_fate(PromptRow(what), day_of(CALENDAR, TODAY + DAY, 4, None), said)
    assert (row.fate, row.until) == fate


def test_a_chased_row_says_who_has_it_now() -> None:
    row, day = PromptRow(item(), leader=FARIDA), day_of(CALENDAR, TODAY + DAY, 4, None)
    assert with_fate(row, day, Prompted(), Prompted(3), reader=3).fate is Fate.OPEN
    assert with_fate(row, day, Prompted(), Prompted(3, handed_to=3), reader=3).fate is Fate.OPEN
    assert (
        with_fate(row, day, Prompted(), Prompted(3, handed_to=4), reader=3).fate is Fate.HANDED_ON
    )
    assert (
        with_fate(row, day, Prompted(), Prompted(3, closed_because="not_needed"), reader=3).fate
        is Fate.NOT_NEEDED
    )
    assert (
        with_fate(row, day, Prompted(1, not_before=TODAY + 8 * DAY), Prompted(3), reader=3).fate
        is Fate.SPOKEN_TO
    )


def test_a_visit_of_today_that_was_moved_to_any_other_day_says_so() -> None:
    day = day_of(CALENDAR, TODAY, 4, None)
    for moved in (TODAY - DAY, TODAY + DAY):
        row = with_fate(PromptRow(item(kinds.TODAY, on=moved)), day, Prompted())
        assert (row.fate, row.until) == (Fate.MOVED, moved)
    assert with_fate(PromptRow(item(kinds.TODAY)), day, Prompted()).fate is Fate.OPEN


def test_a_row_stays_late_while_it_is_open_and_keeps_how_often_it_was_named() -> None:
    day = day_of(CALENDAR, TODAY + DAY, 4, None)
    late = PromptRow(item(), late=True, times=2)
    assert with_fate(late, day, Prompted()) == late
    done = with_fate(PromptRow(item(fate=Fate.RECORDED), late=True, times=2), day, Prompted())
    assert (done.late, done.times) == (False, 2)


def test_what_the_reader_put_off_is_not_said_to_be_spoken_of_unless_it_is_anothers() -> None:
    day = day_of(CALENDAR, TODAY + DAY, 4, None)
    later = Prompted(1, not_before=TODAY + 8 * DAY)
    assert with_fate(PromptRow(item()), day, later).fate is Fate.PUT_OFF
    chased_ = with_fate(PromptRow(item(), leader=FARIDA), day, later, Prompted(3))
    assert (chased_.fate, chased_.until) == (Fate.SPOKEN_TO, TODAY + 8 * DAY)


def test_a_visit_that_was_moved_to_the_very_day_of_the_message_was_moved() -> None:
    day = day_of(CALENDAR, TODAY + DAY, 4, None)
    row = with_fate(PromptRow(item(on=TODAY + DAY)), day, Prompted())
    assert (row.fate, row.until) == (Fate.MOVED, TODAY + DAY)


def test_not_now_is_over_on_the_day_that_was_chosen() -> None:
    day = day_of(CALENDAR, TODAY + DAY, 4, None)
    fates = [
        with_fate(PromptRow(item()), day, Prompted(1, not_before=TODAY + n * DAY)).fate
        for n in (1, 2)
    ]
    assert fates == [Fate.OPEN, Fate.PUT_OFF]


def test_a_school_that_still_hears_nothing_stays_open() -> None:
    silent = PromptRow(item(kinds.SILENCE, on=TODAY - 90 * DAY))
    row = with_fate(silent, day_of(CALENDAR, TODAY + DAY, 4, None), Prompted())
    assert row.fate is Fate.OPEN


def test_what_became_of_a_row_leaves_its_leader_and_its_thing_as_they_were() -> None:
    before, day = PromptRow(item(), leader=FARIDA), day_of(CALENDAR, TODAY + DAY, 4, None)
    after = with_fate(before, day, Prompted(3, closed_because="not_needed"))
    assert (after.item, after.leader) == (before.item, FARIDA)


def test_for_no_officer_in_particular_whoever_has_the_row_now_is_another() -> None:
    row, day = PromptRow(item()), day_of(CALENDAR, TODAY + DAY, 4, None)
    handed = Prompted(3, handed_to=1)
    assert with_fate(row, day, Prompted(), handed).fate is Fate.HANDED_ON
