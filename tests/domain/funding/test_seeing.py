"""What of a grant's money somebody may know."""

from hypothesis import given
from hypothesis import strategies as st

from domain.funding.grants import Grant, GrantKind, GrantLine
from domain.funding.seeing import SeenMoney, seen_amount, seen_lines, seen_money

PEEL, TITUS, ELM = 1, 2, 3
WHOLE = Grant(
    9,
    "OA-1",
    "Opportunity Area",
    100,
    "2026-27",
    GrantKind.NEW,
    8_000_00,
    lines=(GrantLine(PEEL, 3_000_00), GrantLine(TITUS, 5_000_00)),
)
UNPARTED = Grant(9, "OA-1", "Opportunity Area", 100, "2026-27", GrantKind.NEW, 8_000_00)
BORNE = {(9, PEEL): 350_00, (9, TITUS): 700_00, (8, PEEL): 1_00}
BOTH = (PEEL, TITUS)


def test_who_knows_of_all_reads_the_whole_money() -> None:
    assert seen_money(WHOLE, BORNE, BOTH, None) == SeenMoney(8_000_00, 1_050_00, 6_950_00)
    assert seen_lines(WHOLE, None) == WHOLE.lines


def test_a_school_reads_its_own_part_alone() -> None:
    own = frozenset({PEEL})
    assert seen_money(WHOLE, BORNE, BOTH, own) == SeenMoney(3_000_00, 350_00, 2_650_00)
    assert seen_lines(WHOLE, own) == (GrantLine(PEEL, 3_000_00),)


def test_without_a_part_no_amount_is_told() -> None:
    own = frozenset({ELM})
    assert seen_amount(WHOLE, own) is None
    assert seen_money(WHOLE, BORNE, BOTH, own) == SeenMoney(None, 0, None)


def test_of_a_grant_that_was_not_parted_what_is_left_would_tell_what_others_used() -> None:
    own = frozenset({PEEL})
    assert seen_money(UNPARTED, BORNE, BOTH, own) == SeenMoney(8_000_00, 350_00, None)
    assert seen_money(UNPARTED, BORNE, (PEEL,), own) == SeenMoney(8_000_00, 350_00, 7_650_00)


def test_lines_without_amounts_part_nothing() -> None:
    named = Grant(9, "OA-1", "", 100, "2026-27", GrantKind.NEW, 8_000_00, lines=(GrantLine(PEEL),))
    assert seen_amount(named, frozenset({PEEL})) == 8_000_00


@given(st.lists(st.integers(0, 10_000_00), min_size=2, max_size=5))
def test_another_schools_part_changes_nothing_that_a_school_reads(parts: list[int]) -> None:
    own = frozenset({0})
    lines = tuple(GrantLine(place, part) for place, part in enumerate(parts))
    grant = Grant(9, "OA-1", "", 100, "2026-27", GrantKind.NEW, sum(parts), lines=lines)
    alone = Grant(9, "OA-1", "", 100, "2026-27", GrantKind.NEW, parts[0], lines=lines[:1])
    borne = {(9, place): part for place, part in enumerate(parts)}
    places = range(len(parts))
    assert seen_money(grant, borne, places, own) == seen_money(alone, borne, (0,), own)
