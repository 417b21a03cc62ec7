"""What is asked of those who say yes or no to an offer, and of officers who note it for them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from domain.errors import refuse
from domain.questions import (
    DayGoneBy,
    Question,
    code,
    day_in,
    judged,
    one_of,
    words,
)
from domain.support.keeping import days_in
from domain.support.offers import ConsentState, NotedHow

LONGEST_NO, LONGEST_CONFLICT, LONGEST_WHY, LONGEST_NOTE = 200, 500, 500, 200
# Two leaders, a head for each, and the school.
MOST_PARTIES = 5


class Said(StrEnum):
    """What somebody answered, as an officer notes it."""

    YES = ConsentState.YES.value
    NO = ConsentState.NO.value


@dataclass(frozen=True, slots=True)
class YesValues:
    """What stands in the input of a leader's yes."""

    no_conflict: bool = False


@dataclass(frozen=True, slots=True)
class ConflictValues:
    """What stands in the input of a conflict of interest."""

    conflict: str = ""


@dataclass(frozen=True, slots=True)
class ReleaseValues:
    """What stands in the inputs of a release: so many days a term at most, and a note."""

    most: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class NoValues:
    """What stands in the input of a no."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class OfferEndValues:
    """What stands in the input of an offer that ends, or of a release that is withdrawn."""

    why: str = ""


@dataclass(frozen=True, slots=True)
class NoteValues:
    """What stands in the inputs of an answer that an officer notes: whose it is, by its id."""

    party: str = ""
    said: str = ""
    how: str = ""
    on: DayGoneBy = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AllYesValues:
    """What stands in the inputs where an officer notes that all have said yes."""

    how_1: str = ""
    on_1: DayGoneBy = ""
    how_2: str = ""
    on_2: DayGoneBy = ""
    how_3: str = ""
    on_3: DayGoneBy = ""
    how_4: str = ""
    on_4: DayGoneBy = ""
    how_5: str = ""
    on_5: DayGoneBy = ""


@dataclass(frozen=True, slots=True)
class NoteContext:
    """What noted answers are judged by.

    `parties` are the questions that may be noted, each with the day on which it was asked;
    `earliest` is the first day on which anybody may have answered all of them.
    """

    today: date
    parties: dict[int, date]
    earliest: date | None = None


@dataclass(frozen=True, slots=True)
class NotedAnswer:
    """An answer as an officer notes it: of which question, how it came, and when."""

    consent: int
    said: ConsentState
    how: NotedHow
    on: date
    reason: str = ""


def judge_yes(values: YesValues) -> None:
    """Raises Refused where a leader does not say that there is no conflict of interest."""
    judged(YES, values, None)


def judge_conflict(values: ConflictValues) -> str:
    """What the conflict is; raises Refused."""
    found: str = judged(CONFLICT, values, None)["conflict"]
    return found


def judge_release(values: ReleaseValues) -> tuple[Fraction | None, str]:
    """How many days a term at most, and the note; raises Refused."""
    answers = judged(RELEASE, values, None)
    return answers["most"], answers["note"]


def judge_no(values: NoValues) -> str:
    """Why not, which nobody has to say; raises Refused."""
    found: str = judged(NO, values, None)["reason"]
    return found


def judge_end(values: OfferEndValues) -> str:
    """Why it ends; raises Refused."""
    found: str = judged(END, values, None)["why"]
    return found


def judge_note(values: NoteValues, known: NoteContext) -> NotedAnswer:
    """The answer that is noted; raises Refused. Its day is not before the question."""
    answers = judged(NOTE, values, known)
    asked = known.parties[answers["party"]]
    if answers["on"] < asked:
        raise refuse("before_asked", "on", day=asked)
    said = ConsentState(answers["said"])
    return NotedAnswer(answers["party"], said, answers["how"], answers["on"], answers["reason"])


def judge_all(values: AllYesValues, known: NoteContext) -> list[NotedAnswer]:
    """The yes of each party, in the order in which they stand; raises Refused."""
    asked = [_yes_of(n) for n in range(1, len(known.parties) + 1)]
    answers = judged([question for pair in asked for question in pair], values, known)
    return [
        NotedAnswer(consent, ConsentState.YES, answers[f"how_{n}"], answers[f"on_{n}"])
        for n, consent in enumerate(known.parties, 1)
    ]


def _known_none(name: str, values: YesValues, _known: object) -> bool:
    if not values.no_conflict:
        raise refuse("conflict_unsaid", name)
    return True


def _party(name: str, values: NoteValues, known: NoteContext) -> int:
    chosen = next((id_ for id_ in known.parties if str(id_) == values.party.strip()), None)
    if chosen is None:
        raise refuse("not_chosen", name)
    return chosen


def _on(name: str, values: Any, known: NoteContext) -> date:
    """The day of an answer: today where none is given, never a day to come."""
    day = day_in(getattr(values, name), name, known.today) or known.today
    if day > known.today:
        raise refuse("future", name, day=day)
    if known.earliest is not None and day < known.earliest:
        raise refuse("before_asked", name, day=known.earliest)
    return day


def _how(name: str, values: Any, _known: object) -> StrEnum:
    return code(NotedHow, getattr(values, name), name)


def _yes_of(n: int) -> tuple[Question[Any, NoteContext], ...]:
    return Question(f"how_{n}", _how), Question(f"on_{n}", _on)


YES: tuple[Question[YesValues, None], ...] = (Question("no_conflict", _known_none),)
CONFLICT: tuple[Question[ConflictValues, None], ...] = (
    Question("conflict", words(LONGEST_CONFLICT, needed=True)),
)
RELEASE: tuple[Question[ReleaseValues, None], ...] = (
    Question("most", days_in),
    Question("note", words(LONGEST_NOTE)),
)
NO: tuple[Question[NoValues, None], ...] = (Question("reason", words(LONGEST_NO)),)
END: tuple[Question[OfferEndValues, None], ...] = (
    Question("why", words(LONGEST_WHY, needed=True)),
)
NOTE: tuple[Question[NoteValues, NoteContext], ...] = (
    Question("party", _party),
    Question("said", one_of(Said)),
    Question("how", _how),
    Question("on", _on),
    Question("reason", words(LONGEST_NO)),
)
ALL_YES: tuple[Question[AllYesValues, NoteContext], ...] = tuple(
    question for n in range(1, MOST_PARTIES + 1) for question in _yes_of(n)
)
