"""What an import would do, in words that can be compared."""

from dataclasses import replace

import pytest

from domain.library.dry_runs import MOST_KEPT, PlannedChange, dry_run

NEW = PlannedChange("row 2", "new person Ann Lee", True, (("name", "", "Ann Lee"),))
CHANGED = PlannedChange("row 3", "changed person Bo", False, (("roles", "", "officer"),))


def test_sums_are_of_all_and_rows_are_kept_as_far_as_they_can_be_read() -> None:
    found = dry_run(900, [NEW] * 400 + [CHANGED] * 300, ["x"] * 600, [])
    assert (found.rows, found.new, found.changed, found.problem_count) == (900, 400, 300, 600)
    assert len(found.changes) == len(found.problems) == MOST_KEPT


def test_the_digest_is_of_what_would_be_done() -> None:
    same = dry_run(2, [NEW, CHANGED], [], []).digest
    assert dry_run(2, [NEW, CHANGED], [], ["a remark"]).digest == same
    other = replace(CHANGED, fields=(("roles", "leader", "officer"),))
    assert (
        len({same, dry_run(2, [NEW, other], [], []).digest, dry_run(1, [NEW], [], []).digest}) == 3
    )


@pytest.mark.parametrize(
    ("changes", "problems", "may"),
    [([NEW], [], True), ([CHANGED], [], True), ([], [], False), ([NEW], ["x"], False)],
)
def test_only_what_has_no_problem_and_changes_something_is_done(
    changes: list[PlannedChange], problems: list[str], may: bool
) -> None:
    assert dry_run(2, changes, problems, []).may_be_done is may
