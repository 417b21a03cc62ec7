"""What was typed into a form is kept, and comes back as it was."""

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.visits.forms import Form, packed, unpacked
from domain.visits.visits import Values
from tests.make import NOW, values

EMPTY = Form("f1", 1, 7, NOW)
# Every field of a form, also one that is added later, with anything of its type.
TYPED = st.builds(Values, **{field.name: ... for field in fields(Values)})

# As a form was kept while it had these questions: one that was opened then may still lie there.
KEPT = """
{
    "date": "2026-11-23", "type": "virtual", "time": "other", "time_other": "95 min",
    "objective": "72", "who": "head,subject", "did": "Watched three lessons.",
    "progress": "concerns", "next_step": "Share the sheet", "next_who": "head",
    "next_by": "2026-12-01", "next_visit": "2026-12-07", "flag": true,
    "hub_note": "Please ring", "done": [3, 4]
}
"""


def test_kept_values_come_back_as_they_were() -> None:
    typed = values(done=frozenset({3, 4}), flag=True)
    assert unpacked(packed(typed)) == typed
    assert unpacked(packed(typed) | {"colour": "from another version"}) == typed
    assert unpacked(None) is None
    assert unpacked({}) == Values()


@given(TYPED)
def test_no_answer_is_lost_on_its_way_through_the_database(typed: Values) -> None:
    assert unpacked(json.loads(json.dumps(packed(typed)))) == typed


@given(TYPED)
def test_the_same_values_are_always_kept_as_the_same_text(typed: Values) -> None:
    again = replace(typed, done=frozenset(sorted(typed.done, reverse=True)))
    assert json.dumps(packed(typed)) == json.dumps(packed(again))
    assert packed(typed)["done"] == sorted(typed.done)


@pytest.mark.parametrize("missing", [field.name for field in fields(Values)])
def test_a_question_that_was_not_asked_then_has_its_usual_answer_now(missing: str) -> None:
    kept = packed(values(done=frozenset({3})))
    del kept[missing]
    usual = getattr(Values(), missing)
    assert unpacked(kept) == replace(values(done=frozenset({3})), **{missing: usual})


def test_a_form_that_was_kept_long_ago_is_read_in_full() -> None:
    assert unpacked(json.loads(KEPT)) == Values(
        date="2026-11-23",
        type="virtual",
        time="other",
        time_other="95 min",
        objective="72",
        who="head,subject",
        did="Watched three lessons.",
        progress="concerns",
        next_step="Share the sheet",
        next_who="head",
        next_by="2026-12-01",
        next_visit="2026-12-07",
        flag=True,
        hub_note="Please ring",
        done=frozenset({3, 4}),
    )


def test_a_form_corrects_a_record_from_the_version_that_it_began_from() -> None:
    assert not EMPTY.edits
    assert replace(EMPTY, visit=5, version=1).edits


def test_a_form_is_closed_by_saving_and_not_by_keeping_what_was_typed() -> None:
    assert not replace(EMPTY, kept_at=NOW, values=values()).closed
    assert replace(EMPTY, closed_at=NOW).closed
