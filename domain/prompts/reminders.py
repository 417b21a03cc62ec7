"""When a person wants to be prompted: working days, the hour, and a time away."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from domain.dates import DAY, WEEKDAYS, read_day
from domain.errors import refuse
from domain.questions import DayToCome, Question, coming_day, judged

EVERY = frozenset(range(5))
HOURS = tuple(time(minutes // 60, minutes % 60) for minutes in range(6 * 60 + 30, 9 * 60 + 1, 15))
_SPAN = re.compile(r"\s*(?:-|–|\bto\b|\buntil\b)\s*")
_PARTED = re.compile(r"[\s,;/&+.]+")
_UNTIL = re.compile(r"(?:until|till|til|up to|to|through)\b\s*(.*)", re.IGNORECASE | re.DOTALL)


def weekdays(text: str) -> frozenset[int]:
    """The working days that a roster's text names, Monday 0 to Friday 4; where none, all five."""
    found: set[int] = set()
    for part in _PARTED.split(_SPAN.sub("-", text.lower())):
        begins, _, ends = part.partition("-")
        first, last = _weekday(begins), _weekday(ends or begins)
        if part in ("", "and"):
            continue
        if first is None or last is None or first > last:
            return EVERY
        found |= set(range(first, last + 1))
    return frozenset(found) & EVERY or EVERY


def weekday_text(days: Iterable[int]) -> str:
    """Working days as the roster keeps them: "Mon, Tue"; empty for all five."""
    chosen = sorted(EVERY & set(days))
    return (
        ""
        if set(chosen) in (EVERY, set())
        else ", ".join(WEEKDAYS[day][:3].capitalize() for day in chosen)
    )


# What a head leaves out who wants to hear of no days out, among the numbers of deployments.
OUT = "out"


@dataclass(frozen=True, slots=True)
class Wishes:
    """A person's settings for prompts.

    `off` are the deployments of which none come, `away` is the last day away.
    `hears_out` says whether a head is told who is out next week, and of days out that move.
    """

    at: time
    days: frozenset[int]
    off: frozenset[int] = frozenset()
    away: date | None = None
    hears_out: bool = True


@dataclass(frozen=True, slots=True)
class RemindersValues:
    """The card of settings as it came back."""

    hour: str = ""
    days: str = ""
    off: str = ""
    until: DayToCome = ""


@dataclass(frozen=True, slots=True)
class AwayValues:
    """What stands in the input of the last day away: words of any kind, as they were typed."""

    until: str = ""


@dataclass(frozen=True, slots=True)
class RemindersFormContext:
    """What the card of settings is judged by: the person's deployments, and the hub's hour.

    Only a `head` may leave out days out.
    """

    own: frozenset[int]
    usual: time
    today: date
    head: bool = False


def judge_settings(
    typed: RemindersValues, own: Iterable[int], usual: time, today: date, *, head: bool = False
) -> Wishes:
    """Judges the card, with the person's deployments and the hub's hour; raises Refused."""
    return Wishes(
        **judged(SETTINGS, typed, RemindersFormContext(frozenset(own), usual, today, head))
    )


def as_typed(wishes: Wishes, own: Iterable[int], today: date) -> RemindersValues:
    """Settings as their card shows them; an absence that is over is left out."""
    return RemindersValues(
        hour=f"{wishes.at:%H:%M}",
        days=",".join(map(str, sorted(wishes.days))),
        off=",".join(
            (*([] if wishes.hears_out else [OUT]), *map(str, sorted(wishes.off & set(own))))
        ),
        until=wishes.away.isoformat() if wishes.away and is_away(wishes.away, today) else "",
    )


def offered_hours(*usual: time) -> list[time]:
    """The hours to choose from: every quarter, and those that are in use already."""
    return sorted({*HOURS, *usual})


def away_until(words: str, today: date) -> date:
    """The last day away that somebody named; raises Refused where it is none, or has passed."""
    day = coming_day(words, "until", today)
    if day is None:
        raise refuse("missing", "until")
    return day


def named_until(words: str) -> str | None:
    """What follows "until" in "away until Friday"; None where it says no such thing."""
    found = _UNTIL.fullmatch(words.strip())
    return found[1].strip() if found else None


def back_on(words: str, today: date) -> date | None:
    """The last day away of who is back on a day; None where that is today. Raises Refused."""
    day = read_day(words, today)
    if day == today:
        return None
    return away_until(words, today) - DAY


def is_away(until: date | None, today: date) -> bool:
    """Whether an absence with that last day covers today."""
    return until is not None and until >= today


def _weekday(word: str) -> int | None:
    named = (
        n
        for n, name in enumerate(WEEKDAYS)
        if f"{name}s".startswith({"weds": "wed"}.get(word, word))
    )
    return next(named, None) if len(word) > 1 else None


def _hour(name: str, typed: RemindersValues, known: RemindersFormContext) -> time:
    chosen = typed.hour.strip()
    at = next((hour for hour in offered_hours(known.usual) if f"{hour:%H:%M}" == chosen), None)
    if at is None:
        raise refuse("not_chosen", name)
    return at


def _days(name: str, typed: RemindersValues, _known: RemindersFormContext) -> frozenset[int]:
    numbers = {str(day): day for day in EVERY}
    chosen = [day.strip() for day in typed.days.split(",")]
    days = frozenset(numbers[day] for day in chosen if day in numbers)
    if not days:
        raise refuse("not_chosen", name)
    return days


def _off(_name: str, typed: RemindersValues, known: RemindersFormContext) -> frozenset[int]:
    left_out = typed.off.split(",")
    return frozenset(number for number in known.own if str(number) in left_out)


def _hears_out(_name: str, typed: RemindersValues, known: RemindersFormContext) -> bool:
    return not (known.head and OUT in typed.off.split(","))


def _until(name: str, typed: RemindersValues, known: RemindersFormContext) -> date | None:
    return coming_day(typed.until, name, known.today)


SETTINGS: tuple[Question[RemindersValues, RemindersFormContext], ...] = (
    Question("hour", _hour, keeps="at"),
    Question("days", _days),
    Question("off", _off),
    Question("off", _hears_out, keeps="hears_out"),
    Question("until", _until, keeps="away"),
)
