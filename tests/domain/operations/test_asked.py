"""What was asked for, as one short text, and whose file it is while they see what they saw."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.operations.asked import (
    LONGEST_WORDS,
    NarrowedList,
    reach_of,
    read_subject,
    subject_of,
)
from domain.operations.files import RIGHTS
from domain.people.accounts import without_officer
from domain.people.people import Role
from domain.scopes import Everything, Joined, Led, Made, OfOrganisations, Owed, Scope
from domain.visits.urgency import Which
from tests.make import person

# As long as the column in which it is kept.
LONGEST = 60
LISTS = st.one_of(
    st.builds(
        NarrowedList,
        st.none() | st.integers(1, 2**31 - 1),
        st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    ),
    st.builds(NarrowedList, which=st.sampled_from(Which)),
    st.builds(NarrowedList, words=st.text(min_size=1, max_size=LONGEST_WORDS).map(str.strip)),
)
REACHES = st.just("") | st.text("0123456789abcdef", min_size=16, max_size=16)


@given(LISTS, REACHES)
def test_it_is_kept_in_one_short_text_and_read_back(narrowed: NarrowedList, reach: str) -> None:
    subject = subject_of(narrowed, reach)
    # A bar at the end of words says nothing.
    words = narrowed.words.rstrip("|")
    kept = NarrowedList(narrowed.school, narrowed.since, narrowed.which, words)
    assert read_subject(subject) == (kept, reach)
    assert len(subject) <= LONGEST


def test_the_whole_of_everything_is_an_empty_text() -> None:
    assert subject_of(NarrowedList(), reach_of([Scope((Everything(),))], [])) == ""
    assert read_subject("") == (NarrowedList(), "")


def of(*organisations: int) -> Scope:
    return Scope((OfOrganisations(frozenset(organisations)),))


def test_a_reach_changes_with_what_it_reaches_and_with_nothing_else() -> None:
    assert reach_of([of(70, 71)], []) == reach_of([of(71, 70)], [5]) != reach_of([of(70)], [])
    assert reach_of([of(70)], []) != reach_of([Scope()], []) != ""
    led = Scope((Made(1), Joined(1)))
    assert reach_of([led], [3, 4]) == reach_of([led], [4, 3]) != reach_of([led], [3])
    owes = Scope((Owed(1),))
    assert reach_of([owes], [], [3, 4]) == reach_of([owes], [5], [4, 3]) != reach_of([owes], [], [])
    assert reach_of([of(70)], [], [3]) == reach_of([of(70)], [])
    assert reach_of([Scope((Led(1),))], [3]) != reach_of([Scope((Led(2),))], [3])
    assert reach_of([Scope((Led(1), Made(1)))], []) == reach_of([Scope((Made(1), Led(1)))], [])


@pytest.mark.parametrize("kind", RIGHTS)
def test_who_is_an_officer_no_more_reaches_something_else(kind: str) -> None:
    both = person(Role.OFFICER, Role.LEADER, (Role.SCHOOL_CONTACT, 70), id=8)
    before, after = (reach_of(RIGHTS[kind](one), [3]) for one in (both, without_officer(both)))
    # What is a leader's own has nothing to do with it.
    assert (before == after) is (kind == "own_visits")
