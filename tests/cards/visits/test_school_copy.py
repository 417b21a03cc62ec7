"""No words of a record reach a school or a channel but those of the fields that are named here."""

import json
import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from cards.visits.concerns import ConcernView, posted
from cards.visits.copies import CopyView, school_copy, withdrawn
from cards.visits.records import RecordsView, records
from domain.visits.concerns import Concern, ConcernState, for_channel
from domain.visits.copies import Copy
from domain.visits.school_copy import SchoolCopy, for_school
from domain.visits.visits import Record
from tests.cards.people_and_places import FULL, HUB, MISSED, SAMIRA, TODAY
from tests.cards.visits.examples_copies import AT, SENT

CANARY = re.compile(r"Canary[A-Za-z0-9]+End")
LIST = {"CanaryDeploymentSchoolEnd", "CanaryLeaderNameEnd"}
COPY = LIST | {
    "CanaryRecordedByNameEnd",
    "CanaryShares0LeaderNameEnd",
    "CanaryStepWhatEnd",
}
VISIT = {"CanaryWhatDidEnd", "CanaryDeploymentObjectives0TextEnd"}


def marked(value: Any, path: str = "") -> Any:
    """The value with a canary of its place in every field that holds words of its own."""
    if is_dataclass(value) and not isinstance(value, type):
        own = {f.name: getattr(value, f.name) for f in fields(value)}
        return replace(value, **{n: marked(v, path + _capital(n)) for n, v in own.items()})
    if isinstance(value, tuple):
        return tuple(marked(one, f"{path}{n}") for n, one in enumerate(value))
    return f"Canary{path}End" if type(value) is str or value is None else value


def _capital(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("_"))


def record(**changes: Any) -> Any:
    """A record with words in every field, and its numbers, days and moments as they are."""
    full = replace(FULL, recorded_by=SAMIRA, **changes)
    days = {"next_visit": TODAY, "changed_at": AT, "deleted_at": None, "planned": None}
    kept = {name: getattr(full, name) or value for name, value in days.items()}
    seen = replace(marked(full), **kept)
    return replace(seen, step=replace(seen.step, by=TODAY)) if seen.step else seen


def copied(of: SchoolCopy) -> dict[str, Any]:
    return school_copy(CopyView(of, Copy(of.id, SENT, 1, SENT), AT, 40), HUB)


def listed(of: SchoolCopy) -> dict[str, Any]:
    return records(RecordsView((of,), 1, TODAY), HUB)


def gone(of: SchoolCopy) -> dict[str, Any]:
    return withdrawn(of, HUB)


def flagged(of: Record) -> dict[str, Any]:
    return posted(ConcernView(Concern(1, of.id, ConcernState.ASKED, AT), for_channel(of), AT), HUB)


def test_a_channel_reads_of_a_flag_where_and_whose_the_visit_was() -> None:
    assert set(CANARY.findall(json.dumps(flagged(record())))) == LIST


@pytest.mark.parametrize(
    ("card", "changes", "named"),
    [
        (copied, {}, COPY | VISIT),
        (
            copied,
            {"what": MISSED},
            COPY - {"CanaryStepWhatEnd", "CanaryShares0LeaderNameEnd"},
        ),
        (listed, {}, LIST),
        (gone, {}, LIST),
    ],
    ids=["copy", "copy of a missed one", "list", "withdrawn"],
)
def test_a_school_reads_words_of_named_fields_alone(
    card: Callable[[SchoolCopy], dict[str, Any]], changes: dict[str, Any], named: set[str]
) -> None:
    text = json.dumps(card(for_school(record(**changes))))
    assert set(CANARY.findall(text)) == named
