"""The names by which imported things are known for good, so that a file read twice adds nothing."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.operations.imports import ClosedDays, ImportedVisit, Planned
from domain.people.organisations import OrganisationKind as Sort
from domain.prompts.calendar import Closure, ClosureKind
from domain.visits.visits import Progress, Type

DAY = date(2026, 9, 7)
PAST = ImportedVisit(7, 1, DAY, Type.VISIT, 180, source="log.xlsx:12")
FEW = st.integers(1, 20)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
NAMED = st.builds(
    ImportedVisit,
    deployment=FEW,
    leader=FEW,
    on=DAYS,
    type=st.sampled_from(Type),
    minutes=st.just(180),
    source=st.text(":19ab", max_size=4),
)


def test_keys_are_written_as_they_were_when_earlier_imports_kept_them() -> None:
    assert Planned(7, 1, DAY).key == "7:1:2026-09-07"
    assert PAST.key == "7:1:2026-09-07:visit:log.xlsx:12"
    assert replace(PAST, source="").key == "7:1:2026-09-07:visit:"


@pytest.mark.parametrize(
    "changes",
    [
        {"minutes": 30},
        {"did": "Watched lessons."},
        {"progress": Progress.OFF_TRACK},
        {"objective": 2},
        {"next_step": "Ring"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_visit_whose_words_were_mended_in_the_file_is_the_same_visit(
    changes: dict[str, object],
) -> None:
    assert replace(PAST, **changes).key == PAST.key  # type: ignore[arg-type]


@given(NAMED, NAMED)
def test_two_visits_have_one_key_only_where_all_that_names_them_is_alike(
    a: ImportedVisit, b: ImportedVisit
) -> None:
    assert (a.key == b.key) is (a == b)


@given(FEW, FEW, DAYS, FEW, FEW, DAYS)
def test_two_planned_visits_have_one_key_only_for_one_leader_at_one_place_on_one_day(
    deployment: int, leader: int, on: date, other: int, another: int, day: date
) -> None:
    a, b = Planned(deployment, leader, on), Planned(other, another, day)
    assert (a.key == b.key) is (a == b)


def test_closed_days_are_known_by_whose_they_are_and_their_school_year() -> None:
    half_term = Closure(date(2026, 10, 26), date(2026, 10, 30), ClosureKind.HOLIDAY)
    ours = ClosedDays(Sort.HUB, None, 2026, (half_term,))
    assert ours.key == ClosedDays(Sort.HUB, None, 2026).key
    others = {ClosedDays(Sort.SCHOOL, 70, 2026).key, ClosedDays(Sort.HUB, None, 2027).key}
    assert ours.key not in others
    assert len(others) == 2
