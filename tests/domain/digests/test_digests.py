"""What a digest says of its period, from plain data."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from domain.digests.attention import LISTED, Need, schools
from domain.digests.counting import Counted
from domain.digests.digests import Level, Owed, compared_weeks, say, unrecorded
from domain.digests.facts import Facts, Flag, Supported, as_titled, narrowed
from domain.digests.weeks import Week, school_weeks, week_of
from domain.hub import Hub
from domain.prompts.calendar import Calendar, Closure, Kind
from domain.support.deployments import Status
from domain.visits.visits import Progress
from tests import make

HALF_TERM = Calendar((Closure(date(2026, 10, 26), date(2026, 10, 30), Kind.HOLIDAY),))
FIRST, LAST = date(2026, 11, 16), date(2026, 11, 22)
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
HUB = Hub()


def counted(id_: int, on: date, **changed: object) -> Counted:
    """Half a day on track, recorded that evening in 40 seconds."""
    evening = datetime(on.year, on.month, on.day, 18, 0, tzinfo=UTC)
    return replace(Counted(id_, 7, on, 180, True, Progress.ON_TRACK, evening, 40), **changed)  # type: ignore[arg-type]


def supported(id_: int = 7, **changed: object) -> Supported:
    """Two days of ten used, on track, last visited in the period."""
    deployment = make.deployment(id=id_, organisation=id_ * 10, school=f"School {id_:02d}")
    usual = Supported(
        deployment,
        None,
        720,
        Progress.ON_TRACK,
        Progress.ON_TRACK,
        FIRST,
        date(2026, 9, 1),
        date(2026, 9, 3),
    )
    return replace(usual, **changed)  # type: ignore[arg-type]


def facts(*records: Counted, **changed: object) -> Facts:
    """A week with these records."""
    return replace(Facts(FIRST, LAST, NOW, records, (), records, (supported(),)), **changed)  # type: ignore[arg-type]


def test_a_week_is_known_by_its_iso_number_also_at_the_turn_of_a_year() -> None:
    assert week_of(date(2026, 11, 22)).key == "2026-W47"
    assert week_of(date(2027, 1, 3)).key == "2026-W53"
    assert week_of(date(2027, 1, 4)).key == "2027-W01"


def test_school_weeks_leave_half_term_out() -> None:
    found = school_weeks(Week(date(2026, 11, 2)), 3, HALF_TERM)
    assert [week.first for week in found] == [
        date(2026, 10, 12),
        date(2026, 10, 19),
        date(2026, 11, 2),
    ]


def test_a_week_is_compared_with_the_school_week_before() -> None:
    assert compared_weeks(FIRST, LAST, HALF_TERM) == (Week(date(2026, 11, 9)),)
    assert compared_weeks(date(2026, 11, 2), date(2026, 11, 8), HALF_TERM) == (
        Week(date(2026, 10, 19)),
    )
    two = compared_weeks(date(2026, 11, 9), LAST, HALF_TERM)
    assert [week.first for week in two] == [date(2026, 10, 19), date(2026, 11, 2)]


def test_a_period_of_many_weeks_is_compared_with_as_many() -> None:
    eight = compared_weeks(date(2026, 9, 21), LAST, HALF_TERM)
    assert [eight[0].first, eight[-1].first, len(eight)] == [
        date(2026, 7, 27),
        date(2026, 9, 14),
        8,
    ]


def test_totals_round_the_sum_only_and_count_schools_once() -> None:
    said = say(
        facts(counted(1, FIRST, minutes=50), counted(2, FIRST, minutes=40), counted(3, LAST)),
        HUB,
        HALF_TERM,
    )
    assert (said.totals.visits, said.totals.days, said.totals.schools) == (3, Fraction(3, 4), 1)


def test_what_did_not_happen_is_no_visit() -> None:
    said = say(facts(counted(1, FIRST, happened=False, progress=None)), HUB, HALF_TERM)
    assert (said.totals.visits, said.missed, said.recorded_in_time) == (0, 1, None)
    assert not said.nothing_new


def test_records_are_in_time_within_five_school_days_and_imported_ones_do_not_count() -> None:
    monday = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
    in_time, late = (
        counted(1, FIRST, recorded_at=monday),
        counted(2, FIRST, recorded_at=monday + timedelta(days=1)),
    )
    said = say(facts(in_time, late, counted(3, FIRST, imported=True, seconds=None)), HUB, HALF_TERM)
    assert said.recorded_in_time == Level(1, 2)
    assert (said.seconds, said.timed) == (40, 2)


def test_late_records_count_against_the_promise() -> None:
    late = counted(9, date(2026, 11, 2), recorded_at=NOW, seconds=60)
    said = say(facts(counted(1, FIRST), late=(late,)), HUB, HALF_TERM)
    assert said.recorded_in_time == Level(1, 2)
    assert (said.late.visits, said.totals.visits, said.seconds) == (1, 1, 50)


def test_first_contact_is_judged_in_the_week_in_which_its_seven_days_end() -> None:
    kept = supported(1, contact_by=date(2026, 11, 10), contacted=date(2026, 11, 17))
    missed = supported(2, contact_by=date(2026, 11, 10), contacted=None)
    earlier = supported(3, contact_by=date(2026, 11, 1), contacted=None)
    week = facts(supported=(kept, missed, earlier))
    assert say(week, HUB, HALF_TERM).contacted_in_time == Level(1, 2)
    assert say(week, Hub(start=date(2026, 11, 20)), HALF_TERM).contacted_in_time is None


def test_days_are_those_of_the_hubs_clock_in_summer_too() -> None:
    monday, sunday = date(2026, 6, 1), date(2026, 6, 7)
    at_night = datetime(2026, 6, 8, 22, 59, tzinfo=UTC), datetime(2026, 6, 8, 23, 0, tzinfo=UTC)
    records = [counted(n, monday, recorded_at=at) for n, at in enumerate(at_night)]
    raised = datetime(2026, 6, 7, 22, 59, tzinfo=UTC), datetime(2026, 6, 7, 23, 0, tzinfo=UTC)
    flags = tuple(Flag(7, at, None, open=True) for at in raised)
    said = say(facts(*records, first=monday, last=sunday, flags=flags), HUB, HALF_TERM)
    assert said.recorded_in_time == Level(1, 2)
    assert said.flags.raised == 1


def test_a_week_after_half_term_is_not_compared_with_the_week_right_before_it() -> None:
    assert say(facts(), HUB, HALF_TERM).adjacent
    after = facts(first=date(2026, 11, 2), last=date(2026, 11, 8))
    assert not say(after, HUB, HALF_TERM).adjacent


def test_a_week_of_nothing_but_late_records_is_told_and_what_is_not_overdue_is_not() -> None:
    late = counted(9, date(2026, 11, 2), recorded_at=NOW)
    said = say(facts(late=(late,)), HUB, HALF_TERM, (Owed("record", 0), Owed("visit", 2)))
    assert not said.nothing_new
    assert said.overdue == (Owed("visit", 2),)


def test_a_first_contact_that_was_due_in_a_skipped_week_is_judged_in_the_next_digest() -> None:
    missed = supported(1, contact_by=date(2026, 11, 4), contacted=None)
    told = as_titled(
        facts(counted(1, FIRST), first=date(2026, 11, 2), supported=(missed, supported())), HUB
    )
    assert told.first == date(2026, 11, 9)
    assert say(told, HUB, HALF_TERM).contacted_in_time == Level(0, 1)
    late = as_titled(replace(told, first=date(2026, 11, 2)), Hub(start=FIRST))
    assert late.first == FIRST


def test_flags_of_the_week_with_the_median_wait_and_all_that_are_open() -> None:
    raised = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
    flags = (
        Flag(7, raised, raised + timedelta(hours=1), open=False),
        Flag(7, raised, raised + timedelta(hours=3), open=True),
        Flag(7, raised - timedelta(days=30), None, open=True),
    )
    said = say(facts(flags=flags), HUB, HALF_TERM).flags
    assert (said.raised, said.answered, said.median, said.open) == (2, 2, timedelta(hours=2), 2)


def test_a_planned_visit_is_overdue_when_the_school_day_after_it_has_passed() -> None:
    friday = date(2026, 11, 20)
    assert unrecorded([friday], date(2026, 11, 23), HUB, HALF_TERM) == 0
    assert unrecorded([friday], date(2026, 11, 24), HUB, HALF_TERM) == 1
    assert unrecorded([friday], date(2026, 11, 24), Hub(start=date(2026, 11, 23)), HALF_TERM) == 0


def test_a_skipped_week_is_named_only_if_something_of_it_is_told() -> None:
    long = facts(counted(1, FIRST), first=date(2026, 11, 2))
    assert as_titled(long, HUB).first == FIRST
    early = facts(counted(1, date(2026, 11, 4)), first=date(2026, 11, 2))
    assert as_titled(early, HUB).first == date(2026, 11, 2)


def test_what_the_audience_may_not_hear_of_is_in_no_figure() -> None:
    other = counted(2, FIRST, deployment=8)
    said = say(narrowed(facts(counted(1, FIRST), other), {7: supported()}), HUB, HALF_TERM)
    assert said.totals.visits == 1
    assert said.weeks[-1] == (FIRST, Fraction(1, 2))


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
    found = schools(facts(counted(1, FIRST, deployment=1), supported=support), HUB, HALF_TERM)
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
    assert [change.school[-1] for change in found.slipped] == ["5", "6"]


def test_of_schools_that_need_as_much_those_that_were_visited_come_first_and_then_the_alphabet_decides() -> (
    None
):
    visited = (counted(1, FIRST, deployment=3), counted(2, FIRST, deployment=4))
    found = schools(
        facts(*visited, supported=tuple(supported(n) for n in (4, 2, 3, 1))), HUB, HALF_TERM
    )
    assert [row.school[-1] for row in found.rows] == ["3", "4", "1", "2"]


def test_silence_is_counted_in_school_weeks_and_from_the_hubs_first_day() -> None:
    quiet = supported(newest=date(2026, 10, 19))
    assert schools(facts(supported=(quiet,)), HUB, HALF_TERM).rows[0].need is Need.NONE
    quiet = supported(newest=date(2026, 10, 18))
    assert schools(facts(supported=(quiet,)), HUB, HALF_TERM).rows[0].need is Need.SILENT
    assert (
        schools(facts(supported=(quiet,)), Hub(start=date(2026, 11, 9)), HALF_TERM).rows[0].need
        is Need.NONE
    )


def test_a_school_is_silent_since_the_longest_ago_and_nobody_is_where_schools_are_closed_for_long() -> (
    None
):
    quiet = (supported(newest=date(2026, 9, 14)), supported(newest=date(2026, 9, 7)))
    assert schools(facts(supported=quiet), HUB, HALF_TERM).rows[0].silent_since == date(2026, 9, 7)
    closed = Calendar((Closure(date(2024, 1, 1), date(2027, 1, 1), Kind.CLOSED),))
    assert schools(facts(supported=quiet), HUB, closed).rows[0].silent_since is None


def test_what_improved_and_what_slipped_stand_apart() -> None:
    better = supported(1, before=Progress.OFF_TRACK, progress=Progress.CONCERNS)
    worse, same = supported(2, progress=Progress.OFF_TRACK), supported(3)
    found = schools(facts(supported=(better, worse, same)), HUB, HALF_TERM)
    assert [change.school[-1] for change in found.improved] == ["1"]
    assert [change.school[-1] for change in found.slipped] == ["2"]


def test_a_school_where_other_support_goes_on_is_silent_in_part_only() -> None:
    quiet, busy = supported(newest=date(2026, 9, 7)), supported()
    for support, partly in (
        ((quiet,), False),
        ((quiet, quiet), False),
        ((quiet, busy), True),
        ((busy,), False),
    ):
        (row,) = schools(facts(supported=support), HUB, HALF_TERM).rows
        assert row.partly is partly


def test_too_early_to_say_is_neither_better_nor_worse() -> None:
    found = schools(facts(supported=(supported(progress=Progress.EARLY),)), HUB, HALF_TERM)
    assert (found.improved, found.slipped) == ((), ())


def test_two_deployments_of_one_school_are_one_row_with_the_worse_progress() -> None:
    one, two = supported(1), supported(1, progress=Progress.OFF_TRACK, before=Progress.OFF_TRACK)
    (row,) = schools(facts(supported=(one, two)), HUB, HALF_TERM).rows
    assert (row.used, row.agreed, row.progress) == (
        Fraction(4),
        Fraction(20),
        Progress.OFF_TRACK.value,
    )


def test_days_are_over_those_agreed_only_where_all_of_them_were_agreed() -> None:
    open_ended = make.deployment(id=2, organisation=10, school="School 01", days_agreed=None)
    mixed = (supported(1, minutes=720), supported(2, deployment=open_ended, minutes=3600))
    (row,) = schools(facts(supported=mixed), HUB, HALF_TERM).rows
    assert (row.used, row.agreed, row.need) == (Fraction(12), None, Need.NONE)
    many = (
        *(supported(n) for n in range(10, 30)),
        supported(40, deployment=replace(open_ended, school="School 99")),
    )
    rest = schools(facts(supported=many), HUB, HALF_TERM).rest
    assert rest is not None
    assert (rest.used, rest.agreed) == (Fraction(18), None)


def test_the_thirteenth_school_and_after_are_a_sum() -> None:
    found = schools(facts(supported=tuple(supported(n) for n in range(1, 44))), HUB, HALF_TERM)
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
    assert schools(facts(supported=(ended,)), HUB, HALF_TERM).rows == ()
    assert len(schools(facts(counted(1, FIRST), supported=(ended,)), HUB, HALF_TERM).rows) == 1
