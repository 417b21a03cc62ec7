"""Messages that are no record, as people type them: what each asks for, and that it opens none."""

from fractions import Fraction
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from domain.conversation.asking import asked_for, without_request
from domain.conversation.commands_meant import command_meant
from domain.conversation.telling import is_plan, is_record
from domain.conversation.ways_to_commands import COMMANDS
from domain.visits.sentences import understand
from tests.domain.visits.corpus import TODAY
from tests.domain.visits.corpus_schools import SCHOOLS_OF

EVERY_COMMAND = frozenset(command for command, _ in COMMANDS)
# Apart from a visit to plan.
NAMES = {"plan": "ACTION_PLAN"}
FOLDER = Path(__file__).parent / "requests"
RECORD = "RECORD"
# Short messages, many of each kind, about the schools of the eleventh part.
IN_GENERAL = "in_general"
# Of a hundred; and of one part, the messages that may open a record.
ENOUGH, MOST_OPENED = 95, 1


def requests(part: str) -> list[tuple[str, str]]:
    """Each message of a part behind what it may be understood as; - is anything but a record."""
    lines = (FOLDER / f"{part}.txt").read_text(encoding="utf-8").splitlines()
    return [(wanted, text) for wanted, _, text in (line.partition("|") for line in lines)]


def understood_as(text: str, part: str) -> str:
    """What the rules take a message for: a command of anybody's first."""
    if meant := command_meant(text, EVERY_COMMAND):
        return NAMES.get(meant.command, meant.command.upper().replace(" ", "_"))
    told = without_request(text)
    if told == text and (asked := asked_for(text)):
        return asked.name
    schools = SCHOOLS_OF["eleventh" if part == IN_GENERAL else part]
    said = understand(told, schools.values(), TODAY, Fraction(6), fuzz.ratio)
    if is_plan(told, said, TODAY):
        return "PLAN"
    return RECORD if is_record(told, said) else "-"


def is_right(wanted: str, found: str) -> bool:
    return found in wanted.split("/") or (wanted == "-" and found != RECORD)


@pytest.mark.parametrize("part", [*SCHOOLS_OF, IN_GENERAL])
def test_what_is_no_record_is_taken_for_what_it_asks(part: str) -> None:
    found = [(wanted, understood_as(text, part), text) for wanted, text in requests(part)]
    wrong = [each for each in found if not is_right(each[0], each[1])]
    opened = [each for each in wrong if each[1] == RECORD]
    assert 100 * (len(found) - len(wrong)) >= ENOUGH * len(found), wrong
    assert len(opened) <= MOST_OPENED, opened
