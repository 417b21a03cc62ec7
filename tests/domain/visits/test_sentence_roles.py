"""With whom a visit was, inside a sentence."""

import pytest

from domain.visits.sentence_roles import who_said
from domain.visits.sentence_words import sentence_of
from domain.visits.visits import With


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
        ("couldn't see the SENCO so saw the deputy", {With.SENIOR}),
        ("need to see the head", set()),
        ("with the head's PA", set()),
        ("met the head of sixth form", {With.SUBJECT}),
        ("w HT/DHT", {With.HEAD, With.SENIOR}),
        ("with the maths lead and her TA", {With.SUBJECT, With.OTHER}),
        ("helped with the governors report", set()),
    ],
)
def test_the_company_is_by_roles(text: str, who: set[With]) -> None:
    assert {fact.value for fact in who_said(sentence_of(text), ())} == who
