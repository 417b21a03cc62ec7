"""Which schools a digest names first, what improved, and what is a sum."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.digests.attention import LISTED, Movement, Need, schools_by_need
from domain.digests.channels import Belonging
from domain.digests.counting import CountedRecord
from domain.digests.facts import Facts, Supported
from domain.hub import Hub
from domain.prompts.calendar import Calendar, Closure, ClosureKind
from domain.support.deployments import Status
from domain.visits.visits import Progress
from tests import make

HALF_TERM = Calendar((Closure(date(2026, 10, 26), date(2026, 10, 30), ClosureKind.HOLIDAY),))
FIRST, LAST = date(2026, 11, 16), date(2026, 11, 22)
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
HUB = Hub()


def counted(id_: int, on: date, **changed: object) -> CountedRecord:
    """Half a day on track, recorded the morning after the period."""
    usual = CountedRecord(id_, 7, on, 180, True, Progress.ON_TRACK, NOW)
    return replace(usual, **changed)  # type: ignore[arg-type]


def supported(id_: int = 7, **changed: object) -> Supported:
    """Two days of ten used, on track, last visited in the period."""
    deployment = make.deployment(id=id_, organisation=id_ * 10, school=f"School {id_:02d}")
    on_track = Progress.ON_TRACK
    usual = Supported(
        deployment, Belonging(), 720, on_track, on_track, FIRST, date(2026, 9, 1), None
    )
    return replace(usual, **changed)  # type: ignore[arg-type]


def facts(*records: CountedRecord, **changed: object) -> Facts:
    """A week with these records."""
    usual = Facts(FIRST, LAST, NOW, records, supported=(supported(),))
    return replace(usual, **changed)  # type: ignore[arg-type]


def test_schools_that_need_attention_come_first() -> None:
    support = (
        supported(1),
        supported(2, minutes=4000),
        supported(3, newest=date(2026, 9, 7)),
        supported(4, progress=Progress.CONCERNS, before=Progress.CONCERNS),
        supported(5, progress=Progress.CONCERNS),
        supported(6, progress=Progress.OFF_TRACK),
        supported(7, progress=None, before=None, newest=None, contacted=None),
    )
    found = schools_by_need(
        facts(counted(1, FIRST, deployment=1), supported=support), HUB, HALF_TERM
    )
    needs = [(row.school[-1], row.need) for row in found.rows]
    assert needs == [
        ("6", Need.OFF_TRACK),
        ("5", Need.SLIPPED),
        ("4", Need.CONCERNS),
        ("3", Need.SILENT),
        ("7", Need.SILENT),
        ("2", Need.OVER_DAYS),
        ("1", Need.NONE),
    ]
    assert found.needing == 6


def test_of_schools_that_need_as_much_visited_ones_come_first_and_then_the_alphabet_decides() -> (
    None
):
    visited = (counted(1, FIRST, deployment=3), counted(2, FIRST, deployment=4))
    found = schools_by_need(
        facts(*visited, supported=tuple(supported(n) for n in (4, 2, 3, 1))), HUB, HALF_TERM
    )
    assert [row.school[-1] for row in found.rows] == ["3", "4", "1", "2"]


def test_silence_is_counted_in_school_weeks_and_from_the_hubs_first_day() -> None:
    quiet = supported(newest=date(2026, 10, 19))
    assert schools_by_need(facts(supported=(quiet,)), HUB, HALF_TERM).rows[0].need is Need.NONE
    quiet = supported(newest=date(2026, 10, 18))
    assert schools_by_need(facts(supported=(quiet,)), HUB, HALF_TERM).rows[0].need is Need.SILENT
    assert (
        schools_by_need(facts(supported=(quiet,)), Hub(start=date(2026, 11, 9)), HALF_TERM)
        .rows[0]
        .need
        is Need.NONE
    )


def test_a_school_is_silent_since_the_longest_ago_and_none_is_while_all_are_closed() -> None:
    quiet = (supported(newest=date(2026, 9, 14)), supported(newest=date(2026, 9, 7)))
    assert schools_by_need(facts(supported=quiet), HUB, HALF_TERM).rows[0].silent_since == date(
        2026, 9, 7
    )
    closed = Calendar((Closure(date(2024, 1, 1), date(2027, 1, 1), ClosureKind.CLOSED),))
    assert schools_by_need(facts(supported=quiet), HUB, closed).rows[0].silent_since is None


def test_what_improved_is_told_and_what_slipped_says_so_in_its_row() -> None:
    better = supported(1, before=Progress.OFF_TRACK, progress=Progress.CONCERNS)
    worse, same = supported(2, progress=Progress.OFF_TRACK), supported(3)
    found = schools_by_need(facts(supported=(better, worse, same)), HUB, HALF_TERM)
    assert [change.school[-1] for change in found.improved] == ["1"]
    assert [(row.school[-1], row.was) for row in found.rows if row.was] == [("2", ON)]


def test_a_school_where_other_support_goes_on_is_silent_in_part_only() -> None:
    quiet, busy = supported(newest=date(2026, 9, 7)), supported()
    for support, partly in (
        ((quiet,), False),
        ((quiet, quiet), False),
        ((quiet, busy), True),
        ((busy,), False),
    ):
        (row,) = schools_by_need(facts(supported=support), HUB, HALF_TERM).rows
        assert row.partly is partly


def test_too_early_to_say_is_neither_better_nor_worse() -> None:
    found = schools_by_need(facts(supported=(supported(progress=Progress.EARLY),)), HUB, HALF_TERM)
    assert (found.improved, found.rows[0].was) == ((), None)


def test_two_deployments_of_one_school_are_one_row_with_the_worse_progress() -> None:
    one, two = supported(1), supported(1, progress=Progress.OFF_TRACK, before=Progress.OFF_TRACK)
    (row,) = schools_by_need(facts(supported=(one, two)), HUB, HALF_TERM).rows
    assert (row.used, row.agreed, row.progress) == (
        Fraction(4),
        Fraction(20),
        Progress.OFF_TRACK.value,
    )


def test_days_are_over_those_agreed_only_where_all_of_them_were_agreed() -> None:
    open_ended = make.deployment(id=2, organisation=10, school="School 01", days_agreed=None)
    mixed = (supported(1, minutes=720), supported(2, deployment=open_ended, minutes=3600))
    (row,) = schools_by_need(facts(supported=mixed), HUB, HALF_TERM).rows
    assert (row.used, row.agreed, row.need) == (Fraction(12), None, Need.NONE)
    many = (
        *(supported(n) for n in range(10, 30)),
        supported(40, deployment=replace(open_ended, school="School 99")),
    )
    rest = schools_by_need(facts(supported=many), HUB, HALF_TERM).rest
    assert rest is not None
    assert (rest.used, rest.agreed) == (Fraction(18), None)


def test_the_thirteenth_school_and_after_are_a_sum() -> None:
    found = schools_by_need(
        facts(supported=tuple(supported(n) for n in range(1, 44))), HUB, HALF_TERM
    )
    assert len(found.rows) == LISTED
    assert found.rest is not None
    assert (found.rest.schools, found.rest.used, found.rest.agreed) == (
        31,
        Fraction(62),
        Fraction(310),
    )
    assert found.rest.progress == ((Progress.ON_TRACK, 31),)


def test_ended_support_is_listed_only_where_it_was_visited() -> None:
    ended = supported(deployment=make.deployment(status=Status.COMPLETED))
    assert schools_by_need(facts(supported=(ended,)), HUB, HALF_TERM).rows == ()
    assert (
        len(schools_by_need(facts(counted(1, FIRST), supported=(ended,)), HUB, HALF_TERM).rows) == 1
    )


ON, CONCERNS, OFF, EARLY = Progress.ON_TRACK, Progress.CONCERNS, Progress.OFF_TRACK, Progress.EARLY
JUDGED = st.sampled_from([None, *Progress])
SCHOOLS = st.lists(st.tuples(JUDGED, JUDGED, st.integers(0, 5_000)), max_size=20).map(
    lambda made: [
        supported(n, progress=now, before=was, minutes=minutes)
        for n, (was, now, minutes) in enumerate(made, 1)
    ]
)


@settings(max_examples=30)
@given(SCHOOLS)
def test_every_school_is_listed_or_in_the_sum_and_the_most_pressing_are_listed(
    support: list[Supported],
) -> None:
    found = schools_by_need(facts(supported=tuple(support)), HUB, HALF_TERM)
    rest = found.rest.schools if found.rest else 0
    assert len(found.rows) == min(len(support), LISTED)
    assert len(found.rows) + rest == len(support)
    needs = [row.need for row in found.rows]
    assert needs == sorted(needs)
    whole = [
        schools_by_need(facts(supported=(one,)), HUB, HALF_TERM).rows[0].need for one in support
    ]
    assert needs == sorted(whole)[:LISTED]
    assert found.needing == sum(need is not Need.NONE for need in whole)


@settings(max_examples=30)
@given(SCHOOLS, st.randoms(use_true_random=False))
def test_in_whatever_order_schools_are_read_they_are_named_in_one(
    support: list[Supported],
    chance: random.Random,
) -> None:
    turned = list(support)
    chance.shuffle(turned)
    one, two = (
        schools_by_need(facts(supported=tuple(s)), HUB, HALF_TERM) for s in (support, turned)
    )
    assert one == two


def test_twelve_schools_are_all_listed_and_there_is_no_rest() -> None:
    found = schools_by_need(
        facts(supported=tuple(supported(n) for n in range(1, 13))), HUB, HALF_TERM
    )
    assert (len(found.rows), found.rest) == (12, None)


def test_the_sum_of_the_rest_counts_progress_the_worst_first_and_what_is_not_judged_last() -> None:
    judged = [EARLY, *[ON] * 2, *[CONCERNS] * 3, *[OFF] * (LISTED + 1)]
    support = (supported(n, progress=p, before=p) for n, p in enumerate(judged, 1))
    rest = schools_by_need(facts(supported=tuple(support)), HUB, HALF_TERM).rest
    assert rest is not None
    assert rest.progress == ((OFF, 1), (CONCERNS, 3), (ON, 2), (EARLY, 1))


def test_a_school_is_over_its_days_from_a_quarter_more_than_agreed() -> None:
    exact, over = supported(minutes=3_600), supported(minutes=3_690)
    needs = [
        schools_by_need(facts(supported=(s,)), HUB, HALF_TERM).rows[0].need for s in (exact, over)
    ]
    assert needs == [Need.NONE, Need.OVER_DAYS]


@pytest.mark.parametrize(
    ("one", "two", "shown"),
    [
        (ON, CONCERNS, CONCERNS),
        (CONCERNS, OFF, OFF),
        (ON, OFF, OFF),
        (EARLY, ON, ON),
        (None, ON, ON),
        (None, EARLY, EARLY),
        (None, None, None),
    ],
)
def test_of_two_judgements_of_one_school_the_worse_is_shown_and_none_at_all_last(
    one: Progress | None,
    two: Progress | None,
    shown: Progress | None,
) -> None:
    for pair in ((one, two), (two, one)):
        support = tuple(supported(1, progress=p, before=p) for p in pair)
        assert schools_by_need(facts(supported=support), HUB, HALF_TERM).rows[0].progress == shown


@pytest.mark.parametrize("was", [None, EARLY])
@pytest.mark.parametrize("now", [ON, CONCERNS, OFF])
def test_a_first_judgement_is_no_change_and_no_slip(was: Progress | None, now: Progress) -> None:
    found = schools_by_need(facts(supported=(supported(before=was, progress=now),)), HUB, HALF_TERM)
    assert (found.improved, found.rows[0].was) == ((), None)


def test_a_change_says_what_was_and_what_is() -> None:
    better = supported(1, before=OFF, progress=ON)
    worse = supported(2, before=ON, progress=CONCERNS)
    found = schools_by_need(facts(supported=(better, worse)), HUB, HALF_TERM)
    assert found.improved == (Movement("School 01", OFF, ON),)
    assert [row.was for row in found.rows] == [ON, None]


def test_a_school_was_visited_where_any_of_its_support_was_and_it_happened() -> None:
    other = make.deployment(id=2, organisation=10, school="School 01")
    both = (supported(1), supported(2, deployment=other))
    visited = facts(counted(1, FIRST, deployment=2), supported=both)
    missed = facts(counted(1, FIRST, deployment=2, happened=False), supported=both)
    for week, expected in ((visited, True), (missed, False)):
        (row,) = schools_by_need(week, HUB, HALF_TERM).rows
        assert row.visited is expected


def test_support_that_is_over_is_not_listed_for_a_visit_that_did_not_happen() -> None:
    ended = supported(deployment=make.deployment(status=Status.COMPLETED))
    missed = counted(1, FIRST, happened=False)
    assert schools_by_need(facts(missed, supported=(ended,)), HUB, HALF_TERM).rows == ()


def test_support_that_is_over_or_paused_is_never_silent() -> None:
    for status in (Status.COMPLETED, Status.PAUSED):
        still = supported(deployment=make.deployment(status=status), newest=date(2026, 9, 1))
        week = facts(counted(1, FIRST), supported=(still,))
        assert schools_by_need(week, HUB, HALF_TERM).rows[0].silent_since is None


def test_where_nobody_was_yet_silence_is_counted_from_the_first_day_of_support() -> None:
    begun = make.deployment(start=date(2026, 10, 18))
    for start, since in ((date(2026, 10, 18), date(2026, 10, 18)), (date(2026, 10, 19), None)):
        unseen = supported(deployment=replace(begun, start=start), newest=None, progress=None)
        (row,) = schools_by_need(facts(supported=(unseen,)), HUB, HALF_TERM).rows
        assert row.silent_since == since


@pytest.mark.parametrize(("weeks", "silent"), [(1, True), (2, True), (3, False)])
def test_how_many_weeks_are_silence_is_the_hubs_to_say(weeks: int, silent: bool) -> None:
    quiet = supported(newest=date(2026, 11, 6))
    (row,) = schools_by_need(facts(supported=(quiet,)), Hub(silent_weeks=weeks), HALF_TERM).rows
    assert (row.silent_since is not None) is silent
