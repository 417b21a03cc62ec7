"""Support that an officer adds or changes: what is asked, and what can stand."""

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Protocol

from domain.errors import Problem, Refused, refuse
from domain.questions import (
    FARTHEST,
    DayGoneBy,
    DayToCome,
    Question,
    coming_day,
    day_in,
    judged,
    one_meant,
    words,
)
from domain.text import quoted

LONGEST_FOCUS, LONGEST_REASON, LONGEST_AIM = 200, 500, 200
MOST_DAYS = 366
_QUARTER = Fraction(1, 4)
_DAYS = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?\s*([¼½¾])?\s*(?:days?)?", re.IGNORECASE)
_PARTS = {"¼": Fraction(1, 4), "½": Fraction(1, 2), "¾": Fraction(3, 4)}


@dataclass(frozen=True, slots=True)
class SupportValues:
    """What stands in the inputs of new support."""

    school: str = ""
    leader: str = ""
    second: str = ""
    focus: str = ""
    days: str = ""
    start: DayToCome = ""
    end: DayToCome = ""
    yes: str = ""
    yes_on: DayGoneBy = ""
    aim_1: str = ""
    aim_2: str = ""
    aim_3: str = ""
    next_visit: DayToCome = ""
    purpose: str = ""


class Dated(Protocol):
    """The days that new support and a change of support have in common."""

    @property
    def start(self) -> str:
        """The first day."""

    @property
    def end(self) -> str:
        """The last day."""


@dataclass(frozen=True, slots=True)
class KeepingContext:
    """What these forms are judged by.

    `place` is the id of the organisation that was meant, `people` are the ids of the leaders, by
    the input in which they stand; a problem where nobody can tell. `leads` are those who lead it
    already.
    """

    today: date
    place: int | Problem | None = None
    people: dict[str, int | Problem | None] | None = None
    leads: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class NewSupport:
    """Support as it is added; `yes` says who agreed to it outside the bot, `yes_on` when."""

    place: int
    leaders: tuple[int, ...]
    focus: str
    days: Fraction | None
    start: date
    end: date | None
    yes: str
    yes_on: date
    aims: tuple[str, ...]
    next_visit: date | None
    purpose: str


def judge_support(values: SupportValues, known: KeepingContext) -> NewSupport:
    """The support to add; raises Refused with all that is wrong."""
    answers = judged(SUPPORT, values, known)
    aims = tuple(aim for n in (1, 2, 3) if (aim := answers.pop(f"aim_{n}")))
    leaders = tuple(i for name in ("leader", "second") if (i := answers.pop(name)) is not None)
    return NewSupport(**answers, leaders=leaders, aims=aims)


def read_days(typed: str) -> Fraction | None:
    """A number of days in a text such as 10, 4.5, 4½ or "10 days"; None where it is none.

    Days go in quarters, up to a year's.
    """
    found = _DAYS.fullmatch(typed.strip())
    if found is None or (found[2] and found[3]):
        return None
    days = Fraction(f"{found[1]}.{found[2] or 0}") + _PARTS.get(found[3] or "", Fraction(0))
    return days if 0 < days <= MOST_DAYS and days % _QUARTER == 0 else None


def _place(name: str, _values: SupportValues, known: KeepingContext) -> int:
    return one_meant(known.place, name)


def leader_in(name: str, _values: object, known: KeepingContext) -> int:
    """The leader who was meant; raises Refused where that is nobody, or who leads it already."""
    person = one_meant((known.people or {}).get(name), name)
    if person in known.leads:
        raise refuse("leads_already", name)
    return person


def _second(name: str, values: SupportValues, known: KeepingContext) -> int | None:
    """Somebody else who leads it as well, if there is one."""
    if not values.second.strip():
        return None
    person = leader_in(name, values, known)
    if person == (known.people or {}).get("leader"):
        raise refuse("same_leader", name)
    return person


def days_in(name: str, values: Any, _known: object) -> Fraction | None:
    """The days that were typed, None where nothing was; raises Refused where they are none."""
    typed = getattr(values, name)
    if not typed.strip():
        return None
    days = read_days(typed)
    if days is None:
        raise refuse("not_days", name, typed=quoted(typed))
    return days


def first_day(name: str, values: Dated, known: KeepingContext) -> date:
    """The first day; raises Refused where there is none, or it is years away."""
    day = _near(name, values.start, known)
    if day is None:
        raise refuse("missing", name)
    return day


def last_day(name: str, values: Dated, known: KeepingContext) -> date | None:
    """The last day, which may be left open."""
    day = _near(name, values.end, known)
    try:
        start = day_in(values.start, "start", known.today)
    except Refused:
        return day
    if day is not None and start is not None and day < start:
        raise refuse("ends_before", name, day=start)
    return day


def _near(name: str, typed: str, known: KeepingContext) -> date | None:
    """A day within two years: one farther away is a slip of the pen."""
    day = day_in(typed, name, known.today)
    if day is not None and abs(day - known.today) > FARTHEST:
        raise refuse("far_off", name, day=day)
    return day


def _yes_on(name: str, values: SupportValues, known: KeepingContext) -> date:
    """The day on which it was agreed: today where none is given, never a day to come."""
    day = _near(name, values.yes_on, known) or known.today
    if day > known.today:
        raise refuse("future", name, day=day)
    return day


def _coming(name: str, values: SupportValues, known: KeepingContext) -> date | None:
    return coming_day(values.next_visit, name, known.today)


SUPPORT: tuple[Question[SupportValues, KeepingContext], ...] = (
    Question("school", _place, keeps="place"),
    Question("leader", leader_in),
    Question("second", _second),
    Question("focus", words(LONGEST_FOCUS, needed=True)),
    Question("days", days_in),
    Question("start", first_day),
    Question("end", last_day),
    Question("yes", words(LONGEST_REASON, needed=True)),
    Question("yes_on", _yes_on),
    Question("aim_1", words(LONGEST_AIM)),
    Question("aim_2", words(LONGEST_AIM)),
    Question("aim_3", words(LONGEST_AIM)),
    Question("next_visit", _coming),
    Question("purpose", words(LONGEST_AIM)),
)
