"""Every refusal has its words."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cards.forms import not_saved
from cards.problems import OTHERWISE, SENTENCES, sentence
from cards.questions import question_label
from cards.visits.questions import VISIT
from domain.errors import Problem
from tests.cards.people_and_places import HUB
from tests.shown import without_unbroken

PROJECT = Path(__file__).parents[2]
RAISERS = {"Problem": 1, "refuse": 0, "require": 2, "NotTaken": 0}


def kinds() -> Iterator[str]:
    """Every kind of problem that the rules and the handlers can raise, read from their source."""
    for folder in ("domain", "bot"):
        for path in (PROJECT / folder).rglob("*.py"):
            if "imports" not in path.parts and path.name != "errors.py":
                yield from _kinds(ast.parse(path.read_text(encoding="utf-8")))


def _kinds(source: ast.Module) -> Iterator[str]:
    for call in ast.walk(source):
        name = (
            call.func.id if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) else ""
        )
        if isinstance(call, ast.Call) and name in RAISERS and len(call.args) > RAISERS[name]:
            for value in ast.walk(call.args[RAISERS[name]]):
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    yield value.value


def test_every_kind_that_can_be_raised_has_words() -> None:
    found = set(kinds())
    assert {"missing", "future", "not_a_time", "not_this_deployment"} <= found
    assert found <= set(SENTENCES)


def test_no_words_are_left_over() -> None:
    assert set(SENTENCES) <= set(kinds())


def test_a_kind_without_words_gets_a_plain_sentence() -> None:
    assert sentence(Problem("date", "eclipse"), VISIT, HUB) == OTHERWISE


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (
            Problem("date", "future", {"day": date(2026, 11, 30)}),
            "30 November 2026 is in the future. Choose today or an earlier day.",
        ),
        (Problem("progress", "not_chosen"), "Choose how it is going."),
        (Problem("did", "missing"), "Write a sentence or two."),
        (
            Problem("did", "too_long", {"length": 1204, "longest": 1000}),
            "This is 204 characters too long: 1,000 is the most.",
        ),
    ],
)
def test_words_say_what_to_do(problem: Problem, words: str) -> None:
    assert without_unbroken(sentence(problem, VISIT, HUB)) == words


def test_what_was_typed_is_quoted_harmlessly() -> None:
    assert "<at>" not in sentence(
        Problem("time", "not_a_time", {"typed": "<at>x</at>"}), VISIT, HUB
    )


def test_the_line_on_top_names_the_questions_once() -> None:
    both = (
        Problem("date", "future"),
        Problem("progress", "not_chosen"),
        Problem("date", "past"),
        Problem("", "deleted"),
    )
    first, *rest = not_saved(both, VISIT, HUB)
    assert first == (
        "Not saved yet. Please change Date and Progress. What you typed is still here."
    )
    assert [text.split()[-2] for text in rest] == ["earlier", "later", "my"]
    assert "deleted" in rest[-1]


def test_a_question_without_a_name_is_named_after_its_field() -> None:
    assert question_label("some_field", VISIT, HUB) == "Some field"
