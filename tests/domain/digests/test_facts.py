"""The facts of a digest: of which deployments, and from which week on."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from domain.digests.digests import Level, digest_figures
from domain.digests.facts import Flag, as_titled, contacts_due, narrowed
from domain.hub import Hub
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

DAY = timedelta(days=1)


def test_a_first_contact_that_was_due_in_a_skipped_week_is_judged_in_the_next_digest() -> None:
    missed = supported(1, contact_from=date(2026, 11, 4), contacted=None)
    told = as_titled(
        facts(counted(1, FIRST), first=date(2026, 11, 2), supported=(missed, supported())), HUB
    )
    assert told.first == date(2026, 11, 9)
    assert digest_figures(told, HUB, HALF_TERM).contacted_in_time == Level(0, 1)
    late = as_titled(replace(told, first=date(2026, 11, 2)), Hub(start=FIRST))
    assert late.first == FIRST


def test_a_skipped_week_is_named_only_if_something_of_it_is_told() -> None:
    long = facts(counted(1, FIRST), first=date(2026, 11, 2))
    assert as_titled(long, HUB).first == FIRST
    early = facts(counted(1, date(2026, 11, 4)), first=date(2026, 11, 2))
    assert as_titled(early, HUB).first == date(2026, 11, 2)


def test_what_the_audience_may_not_hear_of_is_in_no_figure() -> None:
    other = counted(2, FIRST, deployment=8)
    said = digest_figures(
        narrowed(facts(counted(1, FIRST), other), {7: supported()}), HUB, HALF_TERM
    )
    assert said.totals.visits == 1
    assert said.weeks[-1] == (FIRST, Fraction(1, 2))


def test_only_the_audiences_own_stands_in_each_kind_of_fact() -> None:
    own, other = counted(1, FIRST), counted(2, FIRST, deployment=8)
    raised = [Flag(deployment, NOW, None, open=True) for deployment in (7, 8)]
    whole = facts(own, other, late=(other, own), history=(own, other, own), flags=tuple(raised))
    assert narrowed(whole, {7: supported()}) == replace(
        whole,
        records=(own,),
        late=(own,),
        history=(own, own),
        supported=(supported(),),
        flags=(raised[0],),
    )


def test_coming_visits_are_left_as_they_were_counted() -> None:
    assert narrowed(facts(coming=3), {}).coming == 3


def test_a_flag_names_its_week_by_the_hubs_own_day() -> None:
    """An hour before midnight in UTC it is Monday already where summer time holds."""
    long = facts(first=date(2026, 6, 1), last=date(2026, 6, 14))
    sunday = datetime(2026, 6, 7, 22, 30, tzinfo=UTC), datetime(2026, 6, 7, 23, 30, tzinfo=UTC)
    first = [
        as_titled(replace(long, flags=(Flag(7, at, None, open=True),)), HUB).first for at in sunday
    ]
    assert first == [date(2026, 6, 1), date(2026, 6, 8)]


def test_what_is_older_than_the_period_names_no_week_before_it() -> None:
    monday = date(2026, 11, 2)
    older = facts(counted(1, monday - 5 * DAY), counted(2, FIRST), first=monday)
    assert as_titled(older, HUB).first == FIRST


def test_what_is_of_the_very_first_day_names_its_week() -> None:
    monday = date(2026, 11, 2)
    assert as_titled(facts(counted(1, monday), first=monday), HUB).first == monday


def test_a_period_that_begins_within_a_week_keeps_its_own_first_day() -> None:
    wednesday = FIRST + 2 * DAY
    assert as_titled(facts(counted(1, wednesday), first=wednesday), HUB).first == wednesday


def test_a_period_of_nothing_is_its_last_week() -> None:
    assert as_titled(facts(first=date(2026, 11, 2)), HUB).first == FIRST


def test_a_first_contact_is_due_in_the_period_that_holds_its_seventh_day() -> None:
    last_days = [FIRST - DAY, FIRST, LAST, LAST + DAY]
    asked = [supported(n, contact_from=by - 7 * DAY) for n, by in enumerate(last_days)]
    due = contacts_due(facts(supported=tuple(asked)), HUB)
    assert due == [(FIRST, date(2026, 9, 3)), (LAST, date(2026, 9, 3))]


def test_no_first_contact_was_due_before_the_hub_began() -> None:
    week = facts(supported=(supported(contact_from=FIRST - 7 * DAY, contacted=None),))
    assert contacts_due(week, Hub(start=FIRST)) == [(FIRST, None)]
    assert contacts_due(week, Hub(start=FIRST + DAY)) == []
