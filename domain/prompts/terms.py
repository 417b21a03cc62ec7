"""Terms as English schools usually keep them: a calendar to start from until the real one comes."""

from datetime import date, timedelta

from domain.prompts.calendar import DAY, Closure, ClosureKind

SOURCE = "sample"
MONDAY, FRIDAY = 0, 4
WEEK = timedelta(days=7)


def sample_terms(year: int) -> tuple[Closure, ...]:
    """The holidays of the school year that starts on 1 September `year`, in order."""
    after = year + 1
    return (
        _week(_last_monday(year, 10)),
        _weeks(_monday_of(date(year, 12, 25)), 2),
        _week(_monday_from(date(after, 2, 12))),
        _easter_holiday(easter(after)),
        _week(_last_monday(after, 5)),
        _closed(_summer(after), date(after, 8, 31)),
    )


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus, Nature, 1876)."""
    cycle, century, of_century = year % 19, year // 100, year % 100
    leap = (century + 8) // 25
    epact = (19 * cycle + century - century // 4 - (century - leap + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (cycle + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _easter_holiday(sunday: date) -> Closure:
    """The two weeks of the Easter holiday, with both bank holidays in them.

    They lie after an early Easter, on both sides of a middling one, and before a late one.
    """
    good_friday, easter_monday = sunday - 2 * DAY, sunday + DAY
    if sunday <= date(sunday.year, 4, 3):
        return _closed(good_friday, easter_monday + 13 * DAY)
    if sunday <= date(sunday.year, 4, 13):
        return _weeks(_monday_of(good_friday), 2)
    return _closed(_monday_of(good_friday) - WEEK - 2 * DAY, easter_monday)


def _summer(year: int) -> date:
    """The day after the last Friday up to 24 July."""
    last = date(year, 7, 24)
    return last - timedelta(days=(last.weekday() - FRIDAY) % 7) + DAY


def _week(monday: date) -> Closure:
    return _weeks(monday, 1)


def _weeks(monday: date, count: int) -> Closure:
    return _closed(monday - 2 * DAY, monday + count * WEEK - DAY)


def _closed(first: date, last: date) -> Closure:
    return Closure(first, last, ClosureKind.HOLIDAY, SOURCE)


def _monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _monday_from(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)


def _last_monday(year: int, month: int) -> date:
    return _monday_of(date(year, month, 31))
