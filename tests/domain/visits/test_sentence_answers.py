"""The kind of a visit, its judgement and its company inside a sentence."""

import pytest

from domain.visits.sentence_answers import ratings, type_said, who_said
from domain.visits.sentence_words import sentence_of
from domain.visits.visits import Progress, Type, With


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
    ("text", "said"),
    [
        ("all on track", [Progress.ON_TRACK]),
        ("not on track", [Progress.OFF_TRACK]),
        ("slightly off track", [Progress.OFF_TRACK]),
        ("met the head, RAG red", [Progress.OFF_TRACK]),
        ("books, amber", [Progress.CONCERNS]),
        ("the red book bags", []),
        ("serious concerns", [Progress.CONCERNS]),
        ("too soon to say", [Progress.EARLY]),
        ("all going to plan", [Progress.ON_TRACK]),
        ("going to plan a unit", []),
        ("not quite on track", [Progress.OFF_TRACK]),
        ("nearly on track", []),
        ("some concerns", [Progress.CONCERNS]),
        ("no concerns", []),
        ("discussed some concerns about attendance", []),
        ("phonics, concerns, 2h", [Progress.CONCERNS]),
        ("too early 2 say", [Progress.EARLY]),
    ],
)
def test_a_judgement_is_the_leaders_own(text: str, said: list[Progress]) -> None:
    assert [fact.value for fact in ratings(sentence_of(text))] == said


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
    ],
)
def test_the_company_is_by_roles(text: str, who: set[With]) -> None:
    assert {fact.value for fact in who_said(sentence_of(text), ())} == who
