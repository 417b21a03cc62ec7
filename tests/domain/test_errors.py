"""A refusal carries what a person can mend, and its own text nothing that a person typed."""

import pytest

from domain.errors import Problem, Refused, refuse


def test_a_refusal_keeps_its_problems_in_the_order_of_the_questions() -> None:
    problems = (Problem("date", "future"), Problem("did", "missing"), Problem("", "gone"))
    assert Refused(*problems).problems == problems


def test_the_text_of_a_refusal_names_questions_and_kinds() -> None:
    refused = Refused(Problem("date", "future"), Problem("", "gone"))
    assert str(refused) == "date: future, all: gone"


def test_what_was_typed_is_in_the_facts_and_never_in_the_text_which_logs_may_hold() -> None:
    refused = refuse("not_an_address", "email", typed="farida at trust")
    (problem,) = refused.problems
    assert problem == Problem("email", "not_an_address", {"typed": "farida at trust"})
    assert "farida" not in str(refused)


def test_a_problem_without_a_question_is_one_of_the_whole_form() -> None:
    assert refuse("gone").problems == (Problem("", "gone"),)


def test_problems_do_not_share_facts_that_one_could_change_for_all() -> None:
    with pytest.raises(TypeError):
        Problem("date", "missing").facts["typed"] = "x"  # type: ignore[index]
