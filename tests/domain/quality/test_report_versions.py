"""A link to a plan, as it is typed."""

import pytest

from domain.errors import Refused
from domain.quality.report_versions import LinkValues, judge_link


def test_an_address_is_taken() -> None:
    typed = LinkValues(" https://school.sharepoint.com/plan.docx ")
    assert judge_link(typed) == "https://school.sharepoint.com/plan.docx"


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("", "missing"),
        ("the plan", "not_a_link"),
        ("http://school.example/plan", "not_a_link"),
        ("https://" + "a" * 500 + ".example/", "not_a_link"),
        ("javascript:alert(1)", "not_a_link"),
    ],
)
def test_what_is_none(typed: str, kind: str) -> None:
    with pytest.raises(Refused) as refused:
        judge_link(LinkValues(typed))
    assert [problem.kind for problem in refused.value.problems] == [kind]
