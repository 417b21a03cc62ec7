"""The kind of a visit and its company inside a sentence."""

import pytest

from domain.visits.sentence_roles import who_said
from domain.visits.sentence_types import type_said
from domain.visits.sentence_words import sentence_of
from domain.visits.visits import Type, With


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
    ],
)
def test_the_type_is_what_is_said(text: str, kind: Type | None) -> None:
    found = type_said(sentence_of(text))
    assert (found.value if found else None) == kind


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("with the head", {With.HEAD}),
        ("with the deputy head and SENCO", {With.SENIOR, With.SUBJECT}),
        ("met the head of maths", {With.SUBJECT}),
        ("met the head of Newby", {With.HEAD}),
        ("with the chair of governors", {With.GOVERNORS}),
        ("w Y5 teachers + TAs", {With.TEACHERS, With.OTHER}),
        ("talked of the head's workload", set()),
        ("met Mrs Jones", set()),
        ("with Heather and the reading lead", {With.SUBJECT}),
        ("met Jo (head)", {With.HEAD}),
        ("learning walk dep head on track", {With.SENIOR}),
        ("learning walk for the head of year", set()),
        ("hods english + maths not yet on track", {With.SUBJECT}),
        ("modelled a lesson for the Year 2 teacher", {With.TEACHERS}),
        ("taught Year 4 and the teachers watched", {With.TEACHERS}),
        ("governors' curriculum committee", {With.GOVERNORS}),
    ],
)
def test_the_company_is_by_roles(text: str, who: set[With]) -> None:
    assert {fact.value for fact in who_said(sentence_of(text), ())} == who
