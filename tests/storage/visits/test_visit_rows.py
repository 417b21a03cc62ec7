"""Records as columns and as kept versions: nothing is lost, and old versions stay readable."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from domain.visits.forms import unpacked
from domain.visits.visits import (
    Missed,
    Notice,
    Progress,
    Reason,
    Type,
    Values,
    Visit,
    With,
)
from storage.visits.visit_rows import as_version, from_version
from tests.filled import MISSED, VISIT, off_default

# As the first release kept them, every field off its default; never to be changed.
KEPT = Path(__file__).parent / "data"
NOTE = "Nobody teaches phonics on Fridays."
FIRST = Visit(
    on=date(2026, 11, 20),
    type=Type.VIRTUAL,
    minutes=95,
    did="Looked at the books.",
    progress=Progress.CONCERNS,
    objective=72,
    who_with=(With.SUBJECT, With.TEACHERS),
    flagged=True,
    hub_note=NOTE,
)
FIRST_MISSED = Missed(
    on=date(2026, 11, 20), reason=Reason.ABSENT, notice=Notice.EARLIER, minutes=120, counts=True
)
FIRST_FORM = Values(
    date="2026-11-20",
    type="virtual",
    time="other",
    time_other="1 h 35 min",
    objective="72",
    who="subject,teachers",
    did="Looked at the books.",
    progress="concerns",
    next_step="Order decodable books",
    next_who="subject",
    next_by="2026-12-04",
    next_visit="2026-12-07",
    flag=True,
    hub_note=NOTE,
    done=frozenset({81, 82}),
)


def kept(name: str) -> dict[str, object]:
    found: dict[str, object] = json.loads((KEPT / f"{name}.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize(("name", "first"), [("visit", FIRST), ("missed", FIRST_MISSED)])
def test_a_version_of_the_first_release_is_read(name: str, first: Visit | Missed) -> None:
    assert from_version(kept(name)) == first


def test_what_the_first_release_kept_of_a_form_is_read() -> None:
    assert unpacked(kept("form")) == FIRST_FORM


@pytest.mark.parametrize("whole", [VISIT, MISSED])
def test_a_version_keeps_every_field(whole: Visit | Missed) -> None:
    off_default(whole)
    assert from_version(json.loads(json.dumps(as_version(whole)))) == whole


def test_a_field_that_a_version_does_not_know_has_its_default() -> None:
    older = {name: value for name, value in kept("visit").items() if name != "hub_note"}
    assert from_version(older) == replace(FIRST, hub_note="")
