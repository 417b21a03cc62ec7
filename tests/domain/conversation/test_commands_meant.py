"""Commands in people's own words, and for whom they are meant."""

import pytest

from bot.handlers import table
from domain.conversation.commands_meant import Meant, command_meant
from domain.conversation.ways_to_commands import COMMANDS
from tests.domain.visits.corpus import examples
from tests.domain.visits.no_records import NO_RECORDS, SECOND_NO_RECORDS

EVERY = frozenset(command for command, _ in COMMANDS)


def test_each_is_a_command_that_there_is() -> None:
    assert {command.word for command in table().commands()} >= EVERY


def test_nothing_that_tells_of_a_visit_is_a_command() -> None:
    taken = [e.typed for e in examples() if command_meant(e.typed, EVERY)]
    assert taken == []


def test_questions_about_visits_stay_questions() -> None:
    taken = {text for text in NO_RECORDS + SECOND_NO_RECORDS if command_meant(text, EVERY)}
    assert taken == {"Where is the handbook"}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Can I see the action plan for Hope Street?", Meant("plan", "hope street?")),
        ("where's the handbook", Meant("library", "handbook")),
        ("who could help us with maths", Meant("request support")),
        ("we could do with some help with SEND", Meant("request support")),
        ("could do with help with this form", None),
        ("I need to talk to someone", None),
        ("what do I do about the report card on the screen", Meant("reports")),
        ("", None),
        ("we need help " * 60, None),
    ],
)
def test_what_is_meant_and_its_rest(text: str, meant: Meant | None) -> None:
    assert command_meant(text, EVERY) == meant


def test_who_may_not_give_a_command_does_not_mean_it() -> None:
    assert command_meant("who hasn't joined yet", EVERY) == Meant("people")
    assert command_meant("who hasn't joined yet", {"reports"}) is None
