"""Days as people write them, in UK order; the same words on the same day mean the same."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from domain.day_names import month_of, weekday_of
from domain.days import in_calendar
from domain.number_words import NUMBERS, PATTERN

DAY, WEEK = timedelta(days=1), timedelta(days=7)
SATURDAY = 5
LONGEST = 60
_NEAR = {
    "today": 0,
    "tomorrow": 1,
    "yesterday": -1,
    "day after tomorrow": 2,
    "day before yesterday": -2,
}
_SMALL = {"a": 1, "an": 1, **NUMBERS}
_COUNT = rf"(\d{{1,3}}|an?|{PATTERN})"
# 2026-12-04
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:t.*)?")
# 4/12, 4.12.2026
_NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?")
# 4th of December, 4 dec '26
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)? ?([a-z]{3,9})(?: '?(\d{4}|\d{2}))?")
# December 4th, december the 4th, dec 4 2026
_MONTH_DAY = re.compile(r"([a-z]{3,9}) (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: '?(\d{4}))?")
# 9th, 9th of this month
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)(?: of (?:this|the) month)?")
_NUMBER = re.compile(r"\d{1,2}")
# Friday, next Friday, Friday week, Friday next week
_NAMED = re.compile(
    r"(?:(this|next|last) )?([a-z]{3,9})(?: (week|fortnight|after next|next week|last week"
    r"|this week))?"
)
_WEEKS_ON = {"week": 1, "after next": 1, "fortnight": 2}
# next week on Friday
_WEEK_OF = re.compile(r"(next|this|last) week (?:on )?([a-z]{3,9})")
# in two weeks' time
_IN = re.compile(rf"in {_COUNT} (days?|weeks?|fortnights?|months?)(?: time|' time|s' time)?")
# three days ago
_AGO = re.compile(rf"{_COUNT} (days?|weeks?|fortnights?|months?) ago")
# a week on Friday, a fortnight today
_FROM = re.compile(rf"(?:in )?{_COUNT} (weeks?|fortnight) (?:on |from )?([a-z]+)")
_WEEK_TODAY = re.compile(r"(?:next )?week today|today (?:next )?week")
_LENGTHS = {"day": 1, "week": 7, "fortnight": 14}


def read_day(text: str, today: date, *, past: bool = False) -> date | None:
    """The day that somebody typed; None where it is no day, or could be more than one.

    A day without its year, or named by its weekday, is the nearest one to come. With `past` it is
    the latest one gone by.
    "Tuesday" is never today. "Next Tuesday" is Tuesday of next week, whatever today is.
    """
    # Most date inputs of a form are left empty: no rule need look at those.
    if not text or len(text) > LONGEST:
        return None
    words = plain(text)
    for rule in _RULES:
        found = rule(words, today, past)
        if found is not None:
            return found if in_calendar(found) else None
    return None


def as_iso(text: str, today: date, *, past: bool = False) -> str:
    """A typed day as ISO 8601, which date inputs need; the text unchanged where it is no day."""
    day = read_day(text, today, past=past)
    return day.isoformat() if day else text


def plain(text: str) -> str:
    """A typed day in lower case, without the marks and small words around it."""
    words = text.lower().replace("’", "'").replace(",", " ").replace("(", " ").replace(")", " ")
    words = " ".join(words.split()).strip(" .!?")
    return words.removeprefix("on ").removeprefix("the ")


def weekday_and_date(words: str) -> tuple[int, str] | None:
    """The weekday that stands before or behind a date, and the date; `words` are plain."""
    first, _, behind = words.partition(" ")
    before, _, last = words.rpartition(" ")
    if behind and (weekday := weekday_of(first)) is not None:
        written = behind.removeprefix("the ")
        # A number alone is a day only behind its weekday: Fri 4.
        return weekday, f"{written}th" if _NUMBER.fullmatch(written) else written
    if before and (weekday := weekday_of(last)) is not None:
        return weekday, before
    return None


def read_date(words: str, today: date, *, past: bool = False) -> date | None:
    """The day of a date alone, as 4 Dec, 4/12 or the 4th; `words` are plain."""
    found = (rule(words, today, past) for rule in (_numeric, _worded, _ordinal))
    return next((day for day in found if day), None)


def _iso(words: str, _today: date, _past: bool) -> date | None:
    found = _ISO.fullmatch(words)
    return _date_or_none(int(found[1]), int(found[3]), int(found[4])) if found else None


def _near(words: str, today: date, _past: bool) -> date | None:
    return today + _NEAR[words] * DAY if words in _NEAR else None


def _numeric(words: str, today: date, past: bool) -> date | None:
    found = _NUMERIC.fullmatch(words)
    return _nearest_date(int(found[1]), int(found[3]), found[4], today, past) if found else None


def _worded(words: str, today: date, past: bool) -> date | None:
    """A month by name, before or after its day."""
    if found := _DAY_MONTH.fullmatch(words):
        number, name, year = found[1], found[2], found[3]
    elif found := _MONTH_DAY.fullmatch(words):
        number, name, year = found[2], found[1], found[3]
    else:
        return None
    month = month_of(name)
    return _nearest_date(int(number), month, year, today, past) if month else None


def _ordinal(words: str, today: date, past: bool) -> date | None:
    """The 9th: of this month, or of the nearest month that has such a day."""
    found = _ORDINAL.fullmatch(words)
    if not found:
        return None
    # Months are counted from year 0, so that to add some carries over into the next year.
    months = (today.year * 12 + today.month - 1 + (-n if past else n) for n in range(12))
    days = (_date_or_none(month // 12, month % 12 + 1, int(found[1])) for month in months)
    return next((day for day in days if day and _fits(day, today, past)), None)


def _with_weekday(words: str, today: date, past: bool) -> date | None:
    """Fri 4 Dec, Friday the 4th, 4/12 Fri: a date and its weekday; None where they disagree."""
    found = weekday_and_date(words)
    day = read_date(found[1], today, past=past) if found else None
    return day if found and day and day.weekday() == found[0] else None


def _weekday(words: str, today: date, past: bool) -> date | None:
    """A weekday by name, in the week that is named with it, if any."""
    if found := _WEEK_OF.fullmatch(words):
        which, name, after = found[1], found[2], ""
    elif found := _NAMED.fullmatch(words):
        which, name, after = found[1] or "", found[2], found[3] or ""
    else:
        return None
    weekday = weekday_of(name)
    if weekday is None or (which and after and which not in after):
        return None
    here = today + (weekday - today.weekday()) * DAY
    which = which or after.removesuffix(" week")
    if which == "last":
        # On a Friday, "last Tuesday" is to some this week's and to others that of the week before.
        return here - WEEK if here >= today or after else None
    if which == "this":
        # On a weekend the week is over: "this Friday" is the one to come.
        over = today.weekday() >= SATURDAY and here < today
        return here + WEEK if over and not past and not after else here
    if which == "next":
        return here + WEEK
    coming = here if here > today else here + WEEK
    if after in _WEEKS_ON:
        # "Friday week" is a week after the Friday to come.
        return coming + _WEEKS_ON[after] * WEEK
    if past:
        return here if here < today else here - WEEK
    return coming


def _by_distance(words: str, today: date, _past: bool) -> date | None:
    """In two weeks, three days ago, a week on Friday, a fortnight today."""
    if found := _IN.fullmatch(words):
        return _moved(today, _number(found[1]), found[2])
    if found := _AGO.fullmatch(words):
        return _moved(today, -_number(found[1]), found[2])
    if words == "in fortnight":
        return today + 2 * WEEK
    found = _FROM.fullmatch("a week today" if _WEEK_TODAY.fullmatch(words) else words)
    if not found:
        return None
    # Only "today", "tomorrow" and weekdays begin a distance: "a week on 4 December" is no day.
    if found[3] not in _NEAR and weekday_of(found[3]) is None:
        return None
    start = read_day(found[3], today)
    return _moved(start, _number(found[1]), found[2]) if start else None


# The first rule that gives a day decides.
_RULES: tuple[Callable[[str, date, bool], date | None], ...] = (
    _iso,
    _near,
    _numeric,
    _worded,
    _ordinal,
    _with_weekday,
    _weekday,
    _by_distance,
)


def _nearest_date(day: int, month: int, year: str | None, today: date, past: bool) -> date | None:
    """The day in its year, or in the nearest year where none was typed."""
    if year:
        century = 2000 if len(year) == 2 else 0
        return _date_or_none(int(year) + century, month, day)
    # 29 February comes round within eight years.
    years: Iterator[int] = (today.year + (-n if past else n) for n in range(9))
    days = (_date_or_none(y, month, day) for y in years)
    return next((found for found in days if found and _fits(found, today, past)), None)


def _fits(day: date, today: date, past: bool) -> bool:
    return day <= today if past else day >= today


def _moved(day: date, number: int, length: str) -> date | None:
    length = length.removesuffix("s")
    if length == "month":
        months = day.year * 12 + day.month - 1 + number
        return _date_or_none(months // 12, months % 12 + 1, day.day)
    return day + number * _LENGTHS[length] * DAY


def _number(word: str) -> int:
    return _SMALL[word] if word in _SMALL else int(word)


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
