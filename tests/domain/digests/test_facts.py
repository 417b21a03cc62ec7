"""The facts of a digest: of which deployments, and from which week on."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from domain.digests.digests import Level, say
from domain.digests.facts import as_titled, narrowed
from domain.hub import Hub
from tests.domain.digests.one_week import FIRST, HALF_TERM, HUB, counted, facts, supported


def test_a_first_contact_that_was_due_in_a_skipped_week_is_judged_in_the_next_digest() -> None:
    missed = supported(1, contact_by=date(2026, 11, 4), contacted=None)
    told = as_titled(
        facts(counted(1, FIRST), first=date(2026, 11, 2), supported=(missed, supported())), HUB
    )
    assert told.first == date(2026, 11, 9)
    assert say(told, HUB, HALF_TERM).contacted_in_time == Level(0, 1)
    late = as_titled(replace(told, first=date(2026, 11, 2)), Hub(start=FIRST))
    assert late.first == FIRST


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
