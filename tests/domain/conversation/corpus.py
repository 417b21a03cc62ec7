"""Messages that are no record, as people type them, each with what it may be understood as."""

from collections.abc import Collection
from fractions import Fraction
from pathlib import Path

from rapidfuzz import fuzz

from domain.conversation.asking import Wanted, asked_surely, without_request
from domain.conversation.commands_meant import command_meant
from domain.conversation.examples import shipped_samples
from domain.conversation.likeness import Samples
from domain.conversation.meaning import Asked, Perhaps, likely_asked
from domain.conversation.telling import is_plan, is_record
from domain.conversation.ways_to_commands import COMMANDS
from domain.visits.sentences import understand
from tests.domain.visits.corpus import TODAY
from tests.domain.visits.corpus_schools import SCHOOLS_OF

EVERY_COMMAND = frozenset(command for command, _ in COMMANDS)
# Apart from a visit to plan.
NAMES = {"plan": "ACTION_PLAN"}
FOLDER = Path(__file__).parent / "requests"
# Where it is asked back, "Did you mean …?", nothing is answered that was not asked for.
RECORD, ASKED_BACK = "RECORD", "QUESTION"
# Messages about the schools of another part: short ones, many of each kind; and some hurried ones.
OTHERS = {"in_general": "eleventh", "unseen": "twenty_third", "further": "eleventh"}
SOURCES = (*SCHOOLS_OF, *OTHERS)


def requests(part: str) -> list[tuple[str, str]]:
    """Each message of a part behind what it may be understood as; - is anything but a record."""
    lines = (FOLDER / f"{part}.txt").read_text(encoding="utf-8").splitlines()
    return [(wanted, text) for wanted, _, text in (line.partition("|") for line in lines)]


def schools_of(part: str) -> Collection[str]:
    """The names of the schools that the messages of a part are about."""
    return SCHOOLS_OF[OTHERS.get(part, part)].values()


def understood_as(text: str, part: str, samples: Samples | None = None) -> str:
    """What a message is taken for: a command of anybody's first."""
    schools = schools_of(part)
    if meant := command_meant(text, EVERY_COMMAND):
        return _name(meant)
    told = without_request(text)
    if told == text:
        likely = samples or shipped_samples()
        asked = asked_surely(text) or likely_asked(text, schools, _anything, likely)
        if asked:
            return _name(asked)
    said = understand(told, schools, TODAY, Fraction(6), fuzz.ratio)
    if is_plan(told, said, TODAY):
        return "PLAN"
    return RECORD if is_record(told, said) else "-"


def is_right(wanted: str, found: str) -> bool:
    return found in wanted.split("/") or (wanted == "-" and found != RECORD)


def _anything(_asked: Asked) -> bool:
    """A leader who is an officer as well may have all."""
    return True


def _name(asked: Asked | Perhaps) -> str:
    if isinstance(asked, Perhaps):
        return ASKED_BACK
    if isinstance(asked, Wanted):
        return asked.name
    return NAMES.get(asked.command, asked.command.upper().replace(" ", "_"))
