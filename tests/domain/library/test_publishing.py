"""What an officer publishes: what may be left out, and what may not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Refused
from domain.library.documents import EVERYBODY, DocumentKind, LibraryDocument
from domain.library.publishing import (
    PublishContext,
    PublishValues,
    WithdrawValues,
    judge_publishing,
    judge_withdrawing,
)
from domain.people.people import Role

KNOWN = LibraryDocument(7, "Handbook", DocumentKind.HANDBOOK, frozenset({Role.LEADER}), None)
NEW = PublishValues(called="Visitors’  charter", kind="guidance")
NEXT = PublishValues(document="Handbook")


def problems(values: PublishValues, known: PublishContext) -> dict[str, str]:
    with pytest.raises(Refused) as refused:
        judge_publishing(values, known)
    return {problem.field: problem.kind for problem in refused.value.problems}


def test_a_new_one_is_for_everybody_and_announced_unless_that_is_said() -> None:
    told = judge_publishing(NEW, PublishContext())
    assert (told.document, told.called) == (None, "Visitors’ charter")
    assert (told.kind, told.roles, told.quiet) == (DocumentKind.GUIDANCE, EVERYBODY, False)
    chosen = judge_publishing(replace(NEW, roles="leader,officer", quiet=True), PublishContext())
    assert chosen.roles == {Role.LEADER, Role.OFFICER} and chosen.quiet


def test_the_next_edition_stays_what_the_document_is_unless_that_changes() -> None:
    told = judge_publishing(NEXT, PublishContext(KNOWN))
    assert (told.document, told.kind, told.roles) == (KNOWN, KNOWN.kind, KNOWN.roles)
    other = judge_publishing(replace(NEXT, kind="other", roles="overseer"), PublishContext(KNOWN))
    assert (other.kind, other.roles) == (DocumentKind.OTHER, frozenset({Role.OVERSEER}))


def test_what_is_missing_or_too_much_is_told_at_once() -> None:
    assert problems(PublishValues(), PublishContext()) == {
        "called": "missing",
        "kind": "not_chosen",
    }
    too_long = replace(NEW, called="x" * 201, changed="x" * 501, roles="king")
    assert problems(too_long, PublishContext()) == {
        "called": "too_long",
        "changed": "too_long",
        "roles": "not_chosen",
    }
    assert problems(replace(NEW, document="Nothing"), PublishContext()) == {
        "document": "no_such_document",
        "called": "title_and_document",
    }
    assert problems(NEW, PublishContext(taken=True)) == {"called": "title_taken"}
    assert problems(replace(NEXT, called="B"), PublishContext(KNOWN)) == {
        "called": "title_and_document"
    }


@given(st.text(max_size=600))
def test_why_it_is_withdrawn_is_one_to_five_hundred_characters(why: str) -> None:
    if 0 < len(why.strip()) <= 500:
        assert judge_withdrawing(WithdrawValues(why)) == why.strip()
    else:
        with pytest.raises(Refused):
            judge_withdrawing(WithdrawValues(why))
