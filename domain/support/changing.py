"""Support that an officer changes: what is asked, and what can stand."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from domain.errors import refuse
from domain.questions import DayToCome, Question, coming_day, judged, one_of, words
from domain.support.keeping import (
    LONGEST_REASON,
    KeepingContext,
    days_in,
    leader_in,
)
from domain.support.states import ChangeKind


class Ending(StrEnum):
    """How support ends."""

    COMPLETED = ChangeKind.COMPLETED.value
    EARLY = ChangeKind.ENDED_EARLY.value


@dataclass(frozen=True, slots=True)
class NewLeaderValues:
    """What stands in the input of a leader who is added."""

    leader: str = ""


@dataclass(frozen=True, slots=True)
class HandOverValues:
    """What stands in the inputs of a hand-over; `yes` says how both have agreed already."""

    to: str = ""
    start: DayToCome = ""
    days: str = ""
    yes: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class BothYesValues:
    """What stands in the input of the question how a hand-over was agreed."""

    yes: str = ""


@dataclass(frozen=True, slots=True)
class TakeOffValues:
    """What stands in the input of a leader who is taken off."""

    why: str = ""


@dataclass(frozen=True, slots=True)
class PauseValues:
    """What stands in the inputs of a pause."""

    why: str = ""
    until: DayToCome = ""


@dataclass(frozen=True, slots=True)
class EndValues:
    """What stands in the inputs of support that ends."""

    how: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class OpenAgainValues:
    """What stands in the input of support that is opened again."""

    why: str = ""


@dataclass(frozen=True, slots=True)
class NewHandOver:
    """Who leads from which day on, how many days go over, why, and how both have agreed."""

    to: int
    start: date
    days: Fraction | None
    yes: str
    why: str


def judge_leader(values: NewLeaderValues, known: KeepingContext) -> int:
    """The leader to add; raises Refused."""
    found: int = judged(NEW_LEADER, values, known)["leader"]
    return found


def judge_hand_over(values: HandOverValues, known: KeepingContext) -> NewHandOver:
    """Who leads it from which day on; raises Refused."""
    return NewHandOver(**judged(HAND_OVER, values, known))


def judge_both_yes(values: BothYesValues) -> str:
    """How it is known that both have agreed to a hand-over; raises Refused."""
    yes: str = judged(BOTH_YES, values, None)["yes"]
    return yes


def judge_taking_off(values: TakeOffValues) -> str:
    """Why a leader is taken off; raises Refused."""
    why: str = judged(TAKE_OFF, values, None)["why"]
    return why


def judge_pause(values: PauseValues, known: KeepingContext) -> tuple[str, date | None]:
    """Why support is paused, and until which day; raises Refused."""
    answers = judged(PAUSE, values, known)
    return answers["why"], answers["until"]


def judge_end(values: EndValues) -> tuple[ChangeKind, str]:
    """How support ends, and why; raises Refused."""
    answers = judged(END, values, None)
    return ChangeKind(answers["how"]), answers["why"]


def judge_opening(values: OpenAgainValues) -> str:
    """Why support is opened again; raises Refused."""
    why: str = judged(OPEN_AGAIN, values, None)["why"]
    return why


def _until(name: str, values: PauseValues, known: KeepingContext) -> date | None:
    day = coming_day(values.until, name, known.today)
    if day == known.today:
        raise refuse("past", name, day=day)
    return day


def _from_today(name: str, values: HandOverValues, known: KeepingContext) -> date:
    """The first day of the new leader: today where none is given."""
    return coming_day(values.start, name, known.today) or known.today


def _why_it_ends(name: str, values: EndValues, _known: object) -> str:
    """The reason, which support needs that ends early."""
    needed = values.how == Ending.EARLY.value
    why: str = words(LONGEST_REASON, needed=needed)(name, values, None)  # type: ignore[assignment]
    return why


_WHY: Question[Any, Any] = Question("why", words(LONGEST_REASON, needed=True))


NEW_LEADER: tuple[Question[NewLeaderValues, KeepingContext], ...] = (Question("leader", leader_in),)


HAND_OVER: tuple[Question[HandOverValues, KeepingContext], ...] = (
    Question("to", leader_in),
    Question("start", _from_today),
    Question("days", days_in),
    Question("yes", words(LONGEST_REASON)),
    _WHY,
)


BOTH_YES: tuple[Question[BothYesValues, None], ...] = (
    Question("yes", words(LONGEST_REASON, needed=True)),
)


TAKE_OFF: tuple[Question[TakeOffValues, None], ...] = (_WHY,)


PAUSE: tuple[Question[PauseValues, KeepingContext], ...] = (_WHY, Question("until", _until))


END: tuple[Question[EndValues, None], ...] = (
    Question("how", one_of(Ending)),
    Question("why", _why_it_ends),
)


OPEN_AGAIN: tuple[Question[OpenAgainValues, None], ...] = (_WHY,)
