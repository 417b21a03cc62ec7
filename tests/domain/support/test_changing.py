"""What officers answer when support changes, and what can stand."""

from datetime import date
from typing import Any

import pytest

from domain.errors import Refused
from domain.support.changing import (
    EndValues,
    PauseValues,
    judge_end,
    judge_pause,
)
from domain.support.changing_terms import NewTerms, TermsContext, TermsValues, judge_terms
from domain.support.keeping import KeepingContext
from domain.support.states import ChangeKind
from tests.make import TODAY


def problems(call: Any) -> set[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        call()
    return {(problem.field, problem.kind) for problem in refused.value.problems}


def test_what_stays_as_it_was_is_never_refused() -> None:
    old = NewTerms("Phonics", None, date(2019, 1, 1), date(2019, 7, 20), "")
    values = TermsValues("Reading", "", "2019-01-01", "2019-07-20")
    assert judge_terms(values, TermsContext(TODAY), old).focus == "Reading"
    wrong = TermsValues("Reading", "", TODAY.isoformat(), "2019-07-20")
    found = problems(lambda: judge_terms(wrong, TermsContext(TODAY), old))
    assert found == {("end", "ends_before")}


def test_a_pause_ends_on_a_day_to_come() -> None:
    today = PauseValues("Illness", TODAY.isoformat())
    assert problems(lambda: judge_pause(today, KeepingContext(TODAY))) == {("until", "past")}
    assert judge_pause(PauseValues("Illness"), KeepingContext(TODAY)) == ("Illness", None)


def test_only_an_early_end_needs_its_reason() -> None:
    assert judge_end(EndValues("completed")) == (ChangeKind.COMPLETED, "")
    assert problems(lambda: judge_end(EndValues("ended early"))) == {("why", "missing")}
    assert problems(lambda: judge_end(EndValues())) == {("how", "not_chosen")}
