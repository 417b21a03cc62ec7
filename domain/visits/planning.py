"""Planning a visit, moving it and calling it off: what is asked, and what is kept."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time

from domain.dates import read_day
from domain.day_names import ORDINARY, month_of
from domain.errors import refuse
from domain.ids import read_id
from domain.questions import DayToCome, Question, coming_day, judged, one_of, words
from domain.text import quoted
from domain.two_days import two_days
from domain.visits.visits import Reason

LONGEST_PURPOSE = 200
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm)?")
# Words of a text that are looked at, and words of a day.
MOST_WORDS = 60
LONGEST_DAY = 6
# Alone they name no day, nor do numbers.
_NO_DAY = ORDINARY | frozenset(map(str, range(100)))
# Hours rather than a day: 9-12.
_FROM_TO = re.compile(r"\d{1,2}-\d{1,2}")
# An hour without am or pm that no school is open at in the morning is one after noon.
_MORNING = 7


@dataclass(frozen=True, slots=True)
class PlanValues:
    """What stands in the inputs of a visit that is being planned."""

    leader: str = ""
    on: DayToCome = ""
    at: str = ""
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class PlanContext:
    """What a planned visit is judged by.

    `leaders` are the ids of those who may make it. `why_closed` says why the school is closed on a
    day, and nothing where it is open; `sure` says that such a day is meant.
    """

    today: date
    leaders: tuple[int, ...]
    why_closed: Callable[[date], str]
    sure: bool = False


@dataclass(frozen=True, slots=True)
class VisitPlan:
    """Who is to make a visit, when and what for; `at` is local time."""

    leader: int
    on: date
    at: time | None = None
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class CallOffValues:
    """What stands in the input of a planned visit that is being called off."""

    reason: str = ""


def judge_plan(values: PlanValues, known: PlanContext) -> VisitPlan:
    """The plan as it is kept; raises Refused with all that is wrong."""
    return VisitPlan(**judged(PLAN, values, known))


def judge_call_off(values: CallOffValues) -> Reason:
    """Whose reason it is; raises Refused where none was chosen."""
    reason: Reason = judged(CALL_OFF, values, None)["reason"]
    return reason


def read_clock(typed: str) -> time | None:
    """The time of day in a text such as 9.30, 14:00, 2pm or 930; None where it is none.

    An hour before seven without am or pm is one in the afternoon.
    """
    found = _CLOCK.fullmatch(typed.strip().lower())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif 1 <= hour < _MORNING and not found[1].startswith("0"):
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def day_words(text: str, today: date) -> str:
    """The words of the last day to come that a text names; of two in one: Tuesday 9 December."""
    words = [word.strip(".,;:!?()") for word in text.split()][:MOST_WORDS]
    # "Move Thursday's visit to Friday": the new day is the last one.
    for ends in range(len(words), 0, -1):
        for begins in range(max(0, ends - LONGEST_DAY), ends):
            part = " ".join(words[begins:ends]).lower()
            # Of "9 December 2 hours" the end is no 2 December.
            cut = begins and words[begins - 1][:1].isdigit() and month_of(words[begins].lower())
            if not cut and _is_to_come(part, today):
                return part
    return ""


def day_meant(words: str, today: date) -> date | None:
    """The day of such words; None where they name two days, or none."""
    return None if two_days(words, today) else read_day(words, today)


def _is_to_come(words: str, today: date) -> bool:
    if words in _NO_DAY or _FROM_TO.fullmatch(words):
        return False
    if both := two_days(words, today):
        return max(both.dated, both.named) >= today
    day = read_day(words, today)
    return day is not None and day >= today


def _leader(name: str, values: PlanValues, known: PlanContext) -> int:
    """Who makes the visit: the only leader who may, else the one who was chosen."""
    if len(known.leaders) == 1:
        return known.leaders[0]
    chosen = read_id(values.leader)
    if chosen not in known.leaders:
        raise refuse("not_chosen", name)
    return chosen


def _day(name: str, values: PlanValues, known: PlanContext) -> date:
    """The day, which is to come; a day on which the school is closed is asked back once."""
    day = coming_day(values.on, name, known.today)
    if day is None:
        raise refuse("missing", name)
    why = known.why_closed(day)
    if why and not known.sure:
        raise refuse("school_closed", name, day=day, why=why)
    return day


def _clock(name: str, values: PlanValues, _known: PlanContext) -> time | None:
    if not values.at.strip():
        return None
    at = read_clock(values.at)
    if at is None:
        raise refuse("not_a_clock", name, typed=quoted(values.at))
    return at


PLAN: tuple[Question[PlanValues, PlanContext], ...] = (
    Question("leader", _leader),
    Question("on", _day),
    Question("at", _clock),
    Question("purpose", words(LONGEST_PURPOSE)),
)
CALL_OFF: tuple[Question[CallOffValues, None], ...] = (Question("reason", one_of(Reason)),)
