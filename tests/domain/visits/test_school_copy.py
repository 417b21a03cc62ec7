"""What a school reads of a record is named by field: a new field reaches no school by itself."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from domain.support.deployments import Deployment, Leader, Objective
from domain.visits.school_copy import for_school
from domain.visits.steps import StepWords
from domain.visits.visits import ColleagueTime, Missed, Notice, Reason, Record, RecordSource, Visit
from tests.make import NOW, TODAY, TOM, deployment, record, visit

EVERY_RECORD = {
    "id",
    "version",
    "deployment.school",
    "deployment.place",
    "leader",
    "leader.id",
    "leader.name",
    "step",
    "step.what",
    "step.who",
    "step.by",
    "next_visit",
    "shares",
    "recorded_by",
    "recorded_by.id",
    "recorded_by.name",
    "changed_at",
}
OF_A_VISIT = {
    "what.on",
    "what.type",
    "what.minutes",
    "what.did",
    "what.progress",
    "what.who_with",
    # One of the deployment's objectives, of which the school reads the title.
    "what.objective",
    "deployment.objectives",
}
OF_A_MISSED_ONE = {"what.on", "what.reason", "what.notice", "what.minutes", "what.counts"}
FULL = record(
    version=2,
    recorded_by=TOM,
    changed_at=NOW,
    shares=(ColleagueTime(TOM, 60),),
    step=StepWords("Order books", "head", TODAY),
    next_visit=TODAY,
)
MISSED = Missed(TODAY, Reason.SCHOOL, Notice.EARLIER, 180)


class Other:
    """A value that no field has."""

    title = on = "other"

    def __iter__(self) -> Iterator[Any]:
        return iter(())


def paths(of: Any, above: str = "") -> Iterator[str]:
    """Every field of a dataclass and of those in it, by its dotted name."""
    for field in fields(of):
        yield above + field.name
        value = getattr(of, field.name)
        if is_dataclass(value):
            yield from paths(value, f"{above}{field.name}.")


def changed(of: Any, path: str) -> Any:
    """The dataclass with another value in one field."""
    name, _, rest = path.partition(".")
    return replace(of, **{name: changed(getattr(of, name), rest) if rest else Other()})


@pytest.mark.parametrize(
    ("full", "named"),
    [
        (FULL, EVERY_RECORD | OF_A_VISIT),
        (replace(FULL, what=MISSED), EVERY_RECORD | OF_A_MISSED_ONE),
    ],
    ids=["visit", "did not happen"],
)
def test_a_school_reads_the_named_fields_and_no_other(full: Record, named: set[str]) -> None:
    whole = {"what", "deployment"}
    found = {
        path
        for path in set(paths(full)) - whole
        if for_school(changed(full, path)) != for_school(full)
    }
    assert found == named


def test_the_fields_are_looked_for_in_all_that_a_record_is_made_of() -> None:
    """Where a record gets a part of another kind, the parts that are named here are too few."""
    parts = {type(getattr(FULL, f.name)) for f in fields(FULL)}
    known = {Deployment, Leader, Visit, StepWords}
    assert {part for part in parts if is_dataclass(part)} == known
    assert {f.name for f in fields(ColleagueTime)} == {"leader", "minutes"}
    # Of an objective a copy has its title; all of it stands on the plan, which the school reads.
    plan = {"baseline", "success", "milestone", "milestone_by", "by", "area"}
    closed = {"closed_on", "closed_why"}
    assert {f.name for f in fields(Objective)} == {"id", "position", "text"} | plan | closed


def test_flag_and_note_change_nothing_for_a_school() -> None:
    flagged = record(what=visit(flagged=True, hub_note="Ring me."), seconds=41)
    assert for_school(flagged) == for_school(record())


def test_a_school_reads_the_title_of_the_objective_alone() -> None:
    assert for_school(FULL).objective == "1 Early reading"
    other = deployment(objectives=(Objective(71, 1, "Early reading"), Objective(72, 2, "Other")))
    assert for_school(replace(FULL, deployment=other)) == for_school(FULL)


def test_a_school_reads_that_a_record_was_imported() -> None:
    assert for_school(replace(FULL, source=RecordSource.IMPORTED)).imported
    assert not for_school(FULL).imported


def test_a_visit_of_no_objective_says_none_to_its_school() -> None:
    assert for_school(record(what=visit(objective=None))).objective == ""
    assert for_school(record(what=visit(objective=71))).objective == "1 Early reading"
