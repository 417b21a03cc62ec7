"""When a person wants to be prompted: working days, the hour, and a time away."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from domain.dates import DAY, read_day
from domain.day_names import WEEKDAYS
from domain.errors import refuse
from domain.questions import DayToCome, Question, coming_day, judged

# Monday 0 to Friday 4.
EVERY = frozenset(range(5))
# Every quarter of an hour from 06:30 to 09:00.
HOURS = tuple(time(minutes // 60, minutes % 60) for minutes in range(6 * 60 + 30, 9 * 60 + 1, 15))
_SPAN = re.compile(r"\s*(?:-|–|\bto\b|\buntil\b)\s*")
_PARTED = re.compile(r"[\s,;/&+.]+")
_UNTIL = re.compile(r"(?:until|till|til|up to|to|through)\b\s*(.*)", re.IGNORECASE | re.DOTALL)


def weekdays(text: str) -> frozenset[int]:
    """The working days that a text of the roster names, Monday 0 to Friday 4.

    "Mon, Wed-Fri" gives 0, 2, 3 and 4; a text that cannot be read gives all five.
    """
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
    """Working days as the text that the roster keeps, "Mon, Tue"; empty for all five."""
    chosen = sorted(EVERY & set(days))
    if len(chosen) in (0, len(EVERY)):
        return ""
    return ", ".join(WEEKDAYS[day][:3].capitalize() for day in chosen)


# Stands among the ids of deployments in `off` where a head wants to hear of no days out.
OUT = "out"


@dataclass(frozen=True, slots=True)
class Wishes:
    """A person's settings for prompts.

    `at` and `days` are when prompts come, `off` the deployments of which none do, `away` the last
    day of an absence. `hears_out` says whether a head is told who is out next week, and when a day
    out moves.
    """

    at: time
    days: frozenset[int]
    off: frozenset[int] = frozenset()
    away: date | None = None
    hears_out: bool = True


@dataclass(frozen=True, slots=True)
class RemindersValues:
    """What stands in the inputs of the card of settings, as the client sends it."""

    hour: str = ""
    days: str = ""
    off: str = ""
    until: DayToCome = ""


@dataclass(frozen=True, slots=True)
class AwayValues:
    """What stands in the input of the last day away, as it was typed."""

    until: str = ""


@dataclass(frozen=True, slots=True)
class RemindersFormContext:
    """What the card of settings is judged by.

    `own` are the person's deployments, `usual` is the hub's hour for prompts. Only a `head` may
    choose to hear of no days out.
    """

    own: frozenset[int]
    usual: time
    today: date
    head: bool = False


def judge_settings(
    typed: RemindersValues, own: Iterable[int], usual: time, today: date, *, head: bool = False
) -> Wishes:
    """Judges the card of settings by what `RemindersFormContext` holds; raises Refused."""
    known = RemindersFormContext(frozenset(own), usual, today, head)
    return Wishes(**judged(SETTINGS, typed, known))


def as_typed(wishes: Wishes, own: Iterable[int], today: date) -> RemindersValues:
    """Settings as the inputs of their card hold them; an absence that is over is left out."""
    off = [str(id_) for id_ in sorted(wishes.off & set(own))]
    if not wishes.hears_out:
        off.insert(0, OUT)
    return RemindersValues(
        hour=f"{wishes.at:%H:%M}",
        days=",".join(map(str, sorted(wishes.days))),
        off=",".join(off),
        until=wishes.away.isoformat() if wishes.away and is_away(wishes.away, today) else "",
    )


def offered_hours(*usual: time) -> list[time]:
    """The hours to choose from: `HOURS`, and the `usual` ones whatever they are."""
    return sorted({*HOURS, *usual})


def away_until(words: str, today: date) -> date:
    """The last day away that somebody typed; raises Refused where it is no day, or has passed."""
    day = coming_day(words, "until", today)
    if day is None:
        raise refuse("missing", "until")
    return day


def named_until(words: str) -> str | None:
    """The words after "until", as in "until Friday"; None where the words begin otherwise."""
    found = _UNTIL.fullmatch(words.strip())
    return found[1].strip() if found else None


def back_on(words: str, today: date) -> date | None:
    """The last day away of somebody who is back on the typed day; None where that is today.

    Raises Refused as `away_until`.
    """
    day = read_day(words, today)
    if day == today:
        return None
    return away_until(words, today) - DAY


def is_away(until: date | None, today: date) -> bool:
    """Whether an absence with that last day covers today."""
    return until is not None and until >= today


def _weekday(word: str) -> int | None:
    word = {"weds": "wed"}.get(word, word)
    if len(word) < 2:
        return None
    return next((n for n, name in enumerate(WEEKDAYS) if f"{name}s".startswith(word)), None)


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
