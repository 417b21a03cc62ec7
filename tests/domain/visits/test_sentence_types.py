"""The kind of a visit inside a sentence."""

import pytest

from domain.visits.sentence_types import type_said
from domain.visits.sentence_words import sentence_of
from domain.visits.visits import Type


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Teams call with the head", Type.VIRTUAL),
        ("the subject teams met", None),
        ("rang the deputy", Type.TELEPHONE),
        ("a range of books", None),
        ("too early to tell", None),
        ("google meet with the head", Type.VIRTUAL),
        ("v. mtg with the head", Type.VIRTUAL),
        ("spoke on the phone", Type.TELEPHONE),
        ("visited Newby", Type.VISIT),
        ("confirmed the next visit", None),
        ("phoned about the virtual meeting", Type.TELEPHONE),
        ("planned online learning resources", None),
        ("a 90 min visit on the 25th", Type.VISIT),
        ("email to the head", Type.OTHER),
        ("agreed to email the head", None),
        ("facetime with the head", Type.VIRTUAL),
    ],
)
def test_the_type_is_what_is_said(text: str, kind: Type | None) -> None:
    found = type_said(sentence_of(text))
    assert (found.value if found else None) == kind
