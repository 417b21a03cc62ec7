"""What a school adds to a report that was handed in: a word of its own, which never blocks it."""

from dataclasses import dataclass
from datetime import datetime

from domain.questions import Question, judged, text

LONGEST_WORD = 500


@dataclass(frozen=True, slots=True)
class SchoolWord:
    """The word of a school's contact about a report, by `organisation`."""

    person: int
    name: str
    organisation: int
    school: str
    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class WordValues:
    """What stands in the input of a school's word."""

    word: str = ""


def judge_word(values: WordValues, before: str) -> str:
    """The word to keep; raises Refused. Empty it takes away the one that stood `before`."""
    found: str = judged(WORD, values, before)["word"]
    return found


def _word(name: str, values: WordValues, before: str) -> str:
    return text(values.word, name, LONGEST_WORD, needed=not before)


WORD: tuple[Question[WordValues, str], ...] = (Question("word", _word),)
