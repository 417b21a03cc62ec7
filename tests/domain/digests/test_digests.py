"""What a digest says of its period, from plain data."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from domain.digests.digests import Level, compared_weeks, digest_figures, since, unrecorded
from domain.digests.facts import Flag, as_titled, narrowed
from domain.digests.weeks import Week
from domain.hub import Hub
from domain.prompts.calendar import Calendar, Closure, ClosureKind
from tests import make
from tests.domain.digests.one_week import (
    FIRST,
    HALF_TERM,
    HUB,
    LAST,
    NOW,
    counted,
    facts,
    supported,
)


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
    said = digest_figures(
        facts(counted(1, FIRST, minutes=50), counted(2, FIRST, minutes=40), counted(3, LAST)),
        HUB,
        HALF_TERM,
    )
    assert (said.totals.visits, said.totals.days, said.totals.schools) == (3, Fraction(3, 4), 1)


def test_what_did_not_happen_is_no_visit() -> None:
    said = digest_figures(facts(counted(1, FIRST, happened=False, progress=None)), HUB, HALF_TERM)
    assert (said.totals.visits, said.missed, said.recorded_in_time) == (0, 1, None)
    assert not said.nothing_new


def test_records_are_in_time_within_five_school_days_and_imported_ones_do_not_count() -> None:
    monday = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
    in_time, late = (
        counted(1, FIRST, recorded_at=monday),
        counted(2, FIRST, recorded_at=monday + timedelta(days=1)),
    )
    said = digest_figures(
        facts(in_time, late, counted(3, FIRST, imported=True, seconds=None)), HUB, HALF_TERM
    )
    assert said.recorded_in_time == Level(1, 2)
    assert said.timed == 2


def test_late_records_count_against_the_promise() -> None:
    late = counted(9, date(2026, 11, 2), recorded_at=NOW, seconds=60)
    said = digest_figures(facts(counted(1, FIRST), late=(late,)), HUB, HALF_TERM)
    assert said.recorded_in_time == Level(1, 2)
    assert (said.late.visits, said.totals.visits, said.timed) == (1, 1, 2)


def test_first_contact_is_judged_in_the_week_in_which_its_seven_days_end() -> None:
    kept = supported(1, contact_from=date(2026, 11, 10), contacted=date(2026, 11, 17))
    missed = supported(2, contact_from=date(2026, 11, 10), contacted=None)
    earlier = supported(3, contact_from=date(2026, 11, 1), contacted=None)
    week = facts(supported=(kept, missed, earlier))
    assert digest_figures(week, HUB, HALF_TERM).contacted_in_time == Level(1, 2)
    assert digest_figures(week, Hub(start=date(2026, 11, 20)), HALF_TERM).contacted_in_time is None


def test_days_are_those_of_the_hubs_clock_in_summer_too() -> None:
    monday, sunday = date(2026, 6, 1), date(2026, 6, 7)
    at_night = datetime(2026, 6, 8, 22, 59, tzinfo=UTC), datetime(2026, 6, 8, 23, 0, tzinfo=UTC)
    records = [counted(n, monday, recorded_at=at) for n, at in enumerate(at_night)]
    raised = datetime(2026, 6, 7, 22, 59, tzinfo=UTC), datetime(2026, 6, 7, 23, 0, tzinfo=UTC)
    flags = tuple(Flag(7, at, None, open=True) for at in raised)
    said = digest_figures(facts(*records, first=monday, last=sunday, flags=flags), HUB, HALF_TERM)
    assert said.recorded_in_time == Level(1, 2)
    assert said.flags.raised == 1


def test_a_week_after_half_term_is_not_compared_with_the_week_right_before_it() -> None:
    assert digest_figures(facts(), HUB, HALF_TERM).adjacent
    after = facts(first=date(2026, 11, 2), last=date(2026, 11, 8))
    assert not digest_figures(after, HUB, HALF_TERM).adjacent


def test_a_week_of_nothing_but_late_records_is_told_and_what_is_missing_beside_it() -> None:
    late = counted(9, date(2026, 11, 2), recorded_at=NOW)
    said = digest_figures(facts(late=(late,)), HUB, HALF_TERM, 2)
    assert not said.nothing_new
    assert said.unrecorded == 2


def test_flags_of_the_week_with_the_median_wait_and_all_that_are_open() -> None:
    raised = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
    flags = (
        Flag(7, raised, raised + timedelta(hours=1), open=False),
        Flag(7, raised, raised + timedelta(hours=3), open=True),
        Flag(7, raised - timedelta(days=30), None, open=True),
    )
    said = digest_figures(facts(flags=flags), HUB, HALF_TERM).flags
    assert (said.raised, said.answered, said.median, said.open) == (2, 2, timedelta(hours=2), 2)


def test_a_planned_visit_is_overdue_when_the_school_day_after_it_has_passed() -> None:
    friday = date(2026, 11, 20)
    assert unrecorded([friday], date(2026, 11, 23), HUB, HALF_TERM) == 0
    assert unrecorded([friday], date(2026, 11, 24), HUB, HALF_TERM) == 1
    assert unrecorded([friday], date(2026, 11, 24), Hub(start=date(2026, 11, 23)), HALF_TERM) == 0


def test_a_chart_and_a_comparison_need_records_from_the_earliest_week_of_either() -> None:
    assert since(FIRST, LAST, Calendar()) == date(2026, 10, 12)
    assert since(FIRST, LAST, HALF_TERM) == date(2026, 10, 5)
    assert since(date(2026, 9, 21), LAST, HALF_TERM) == date(2026, 7, 27)
    closed = Calendar((Closure(date(2024, 1, 1), date(2027, 1, 1), ClosureKind.CLOSED),))
    assert since(FIRST, LAST, closed) == FIRST


def test_a_digest_starts_its_title_with_the_week_of_its_first_flag_by_the_hubs_clock() -> None:
    long = facts(first=date(2026, 6, 1), last=date(2026, 6, 21), supported=())
    at = datetime(2026, 6, 7, 22, 59, tzinfo=UTC)
    titles = [
        as_titled(replace(long, flags=(Flag(7, raised, None, open=True),)), HUB).first
        for raised in (at, at + timedelta(minutes=1), at - timedelta(days=30))
    ]
    assert titles == [date(2026, 6, 1), date(2026, 6, 8), date(2026, 6, 15)]


def test_a_digest_of_nothing_is_one_of_its_last_week_and_never_begins_before_its_first_day() -> (
    None
):
    assert as_titled(facts(first=date(2026, 11, 2), supported=()), HUB).first == FIRST
    midweek = facts(counted(1, date(2026, 11, 4)), first=date(2026, 11, 4))
    assert as_titled(midweek, HUB).first == date(2026, 11, 4)


def test_nothing_of_another_audience_is_late_compared_flagged_or_supported() -> None:
    raised = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
    others = counted(2, FIRST, deployment=8)
    whole = facts(
        late=(others, counted(3, FIRST)),
        history=(others, counted(4, FIRST)),
        supported=(supported(), supported(8)),
        flags=tuple(Flag(id_, raised, None, open=True) for id_ in (7, 8)),
    )
    heard = narrowed(whole, {7: supported()})
    assert [r.id for r in (*heard.late, *heard.history)] == [3, 4]
    assert [s.deployment.id for s in heard.supported] == [7]
    assert [flag.deployment for flag in heard.flags] == [7]


def test_totals_before_count_the_weeks_compared_and_no_other() -> None:
    days = (date(2026, 11, 8), date(2026, 11, 9), date(2026, 11, 15), FIRST)
    history = tuple(counted(n, on) for n, on in enumerate(days))
    plain = digest_figures(facts(history=history), HUB, HALF_TERM)
    assert (plain.before.visits, plain.before.days, plain.weeks_compared) == (2, Fraction(1), 1)


def test_the_chart_shows_six_school_weeks_and_only_what_happened() -> None:
    history = (counted(1, FIRST), counted(2, LAST), counted(3, FIRST, happened=False))
    chart = digest_figures(facts(history=history), HUB, HALF_TERM).weeks
    mondays = [date(2026, 10, day) for day in (5, 12, 19)]
    mondays += [date(2026, 11, day) for day in (2, 9, 16)]
    assert [monday for monday, _ in chart] == mondays
    assert [spent for _, spent in chart] == [0, 0, 0, 0, 0, 1]


def test_two_schools_are_two_and_two_pieces_of_support_of_one_are_one() -> None:
    same = make.deployment(id=8, organisation=70)
    support = (supported(), supported(8, deployment=same), supported(9))
    made = (counted(1, FIRST), counted(2, FIRST, deployment=8), counted(3, FIRST, deployment=9))
    assert digest_figures(facts(*made, supported=support), HUB, HALF_TERM).totals.schools == 2


def test_a_contact_counts_as_in_time_on_the_seventh_day_and_not_on_the_eighth() -> None:
    begun = date(2026, 11, 10)
    days = (date(2026, 11, 17), date(2026, 11, 18))
    both = tuple(supported(n, contact_from=begun, contacted=on) for n, on in enumerate(days, 1))
    assert digest_figures(facts(supported=both), HUB, HALF_TERM).contacted_in_time == Level(1, 2)
    edges = (FIRST - timedelta(days=8), FIRST - timedelta(days=7), LAST - timedelta(days=7))
    support = tuple(supported(n, contact_from=on, contacted=None) for n, on in enumerate(edges, 1))
    assert digest_figures(facts(supported=support), HUB, HALF_TERM).contacted_in_time == Level(0, 2)
    assert digest_figures(facts(supported=()), HUB, HALF_TERM).contacted_in_time is None


def test_each_of_a_visit_a_late_record_a_missed_visit_and_a_flag_is_news() -> None:
    raised = Flag(7, datetime(2026, 11, 17, 9, 0, tzinfo=UTC), None, open=False)
    missed = counted(1, FIRST, happened=False, progress=None)
    for week in (
        facts(counted(1, FIRST)),
        facts(late=(counted(1, date(2026, 11, 2)),)),
        facts(missed),
        facts(late=(missed,)),
        facts(flags=(raised,)),
    ):
        assert not digest_figures(week, HUB, HALF_TERM).nothing_new
    old = replace(raised, raised_at=datetime(2026, 11, 1, tzinfo=UTC), open=True)
    assert digest_figures(facts(coming=3, flags=(old,)), HUB, HALF_TERM, 2).nothing_new


def test_the_time_to_record_is_a_median_of_those_that_were_timed() -> None:
    taken = (40, None, 50, 60, 70, 900)
    times = (counted(n, FIRST, seconds=s, recorder=n) for n, s in enumerate(taken))
    plain = digest_figures(facts(*times), HUB, HALF_TERM)
    assert (plain.seconds, plain.timed) == (60, 5)
    four = (counted(n, FIRST, seconds=40, recorder=n) for n in range(4))
    assert digest_figures(facts(*four), HUB, HALF_TERM).seconds is None
    untimed = digest_figures(facts(counted(1, FIRST, seconds=None)), HUB, HALF_TERM)
    assert (untimed.seconds, untimed.timed) == (None, 0)


def test_of_fewer_than_three_people_no_median_is_told_since_it_is_nearly_the_time_of_one() -> None:
    for few in (1, 2):
        times = (counted(n, FIRST, seconds=40, recorder=n % few) for n in range(6))
        said = digest_figures(facts(*times), HUB, HALF_TERM)
        assert (said.seconds, said.timed) == (None, 6)


def test_each_planned_visit_without_its_record_counts_and_none_of_today_or_to_come() -> None:
    monday, tuesday = date(2026, 11, 16), date(2026, 11, 17)
    planned = [monday, monday, tuesday, date(2026, 11, 18), date(2026, 12, 1)]
    assert unrecorded(planned, date(2026, 11, 18), HUB, HALF_TERM) == 2
    assert unrecorded(planned, date(2026, 11, 18), Hub(start=monday), HALF_TERM) == 2
    assert unrecorded(planned, date(2026, 11, 18), Hub(start=tuesday), HALF_TERM) == 0


def test_a_period_that_begins_amid_a_week_or_in_the_holidays_is_compared_all_the_same() -> None:
    found = compared_weeks(date(2026, 11, 11), LAST, HALF_TERM)
    assert [week.first for week in found] == [date(2026, 10, 19), date(2026, 11, 2)]
    closed = compared_weeks(date(2026, 10, 26), date(2026, 11, 1), HALF_TERM)
    assert closed == (Week(date(2026, 10, 19)),)


def test_a_contact_due_on_the_hubs_first_day_is_judged_and_none_before() -> None:
    late = supported(contact_from=date(2026, 11, 10), contacted=None)
    for start, level in ((date(2026, 11, 17), Level(0, 1)), (date(2026, 11, 18), None)):
        week = facts(supported=(late,))
        assert digest_figures(week, Hub(start=start), HALF_TERM).contacted_in_time == level


def test_a_digest_says_its_period_what_is_coming_and_the_hubs_own_time() -> None:
    summer = datetime(2026, 6, 22, 7, 30, tzinfo=UTC)
    said = digest_figures(facts(coming=3, now=summer), HUB, HALF_TERM)
    assert (said.first, said.last, said.coming) == (FIRST, LAST, 3)
    assert (said.now, said.now.strftime("%H:%M %Z")) == (summer, "08:30 BST")


def test_a_flag_of_the_first_and_of_the_last_day_is_one_of_the_week() -> None:
    noon = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
    raised = [noon + timedelta(days=day) for day in (-1, 0, 6, 7)]
    flags = tuple(Flag(7, at, None, open=False) for at in raised)
    assert digest_figures(facts(flags=flags), HUB, HALF_TERM).flags.raised == 2


def test_a_period_that_begins_on_a_sunday_has_that_week_as_well() -> None:
    sunday = date(2026, 11, 15)
    assert [week.first for week in compared_weeks(sunday, LAST, Calendar())] == [
        date(2026, 10, 26),
        date(2026, 11, 2),
    ]
