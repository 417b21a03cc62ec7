"""What officers decide about a report, as it is typed."""

import pytest

from domain.errors import Refused
from domain.quality.report_decisions import (
    LONGEST_RETURN,
    GiveValues,
    ReturnValues,
    WaiveValues,
    judge_give,
    judge_return,
    judge_waive,
)


def test_what_is_kept() -> None:
    assert judge_return(ReturnValues(" Say more. ")) == "Say more."
    assert judge_waive(WaiveValues("The school closed")) == "The school closed"
    assert judge_give(GiveValues("2"), (1, 2)) == 2


@pytest.mark.parametrize(
    ("typed", "kind"), [("", "missing"), ("x" * (LONGEST_RETURN + 1), "too_long")]
)
def test_what_is_to_be_changed_is_said_in_a_few_words(typed: str, kind: str) -> None:
    with pytest.raises(Refused) as refused:
        judge_return(ReturnValues(typed))
    assert [problem.kind for problem in refused.value.problems] == [kind]


@pytest.mark.parametrize("typed", ["", "3", "Tom"])
def test_it_is_given_to_one_of_those_who_may(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        judge_give(GiveValues(typed), (1, 2))
    assert [problem.kind for problem in refused.value.problems] == ["not_chosen"]
