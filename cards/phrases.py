"""Dates, times, counts and coded answers as people read them."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction

from domain.hub import Hub
from domain.people.words import DEFAULTS
from domain.support.deployments import decimal
from domain.visits.visits import Notice, Progress, Reason, Type, With

_TERM = re.compile(r"\{(\w+)\}")
TYPES: Mapping[str, str] = {
    Type.VISIT: "Visit",
    Type.VIRTUAL: "Virtual meeting",
    Type.TELEPHONE: "Telephone meeting",
    Type.OTHER: "Other activity",
}
PROGRESS: Mapping[str, str] = {
    Progress.ON_TRACK: "On track",
    Progress.CONCERNS: "Some concerns",
    Progress.OFF_TRACK: "Off track",
    Progress.EARLY: "Too early to say",
}
WITH: Mapping[str, str] = {
    With.HEAD: "Head",
    With.SENIOR: "Senior leaders",
    With.SUBJECT: "Subject lead",
    With.TEACHERS: "Class teachers",
    With.GOVERNORS: "Governors",
    With.OTHER: "Other",
}
REASONS: Mapping[str, str] = {
    Reason.SCHOOL: "The school cancelled",
    Reason.LEADER: "I cancelled",
    Reason.ABSENT: "Staff were absent",
    Reason.OTHER: "Other",
}
NOTICES: Mapping[str, str] = {
    Notice.SAME_DAY: "On the day",
    Notice.DAY_BEFORE: "The day before",
    Notice.EARLIER: "Earlier",
}
TIMES: Mapping[str, str] = {
    "30": "30 min",
    "60": "1 hour",
    "120": "2 hours",
    "half": "Half day",
    "day": "Full day",
    "other": "Other",
}
_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


def number(amount: int) -> str:
    """A number that begins a sentence."""
    return _NUMBERS[amount] if amount < len(_NUMBERS) else f"{amount:,}"


def long_day(day: date, today: date | None = None) -> str:
    """Monday 23 November; with its year where that may be another, or without `today`."""
    return f"{day:%A} {day.day} {day:%B}{_year(day, today)}"


def short_day(day: date, today: date | None = None) -> str:
    """Mon 23 Nov, for rows."""
    return f"{day:%a} {day.day} {day:%b}{_year(day, today)}"


def day_in_short(day: date, today: date | None = None) -> str:
    """23 Nov, where a line is full."""
    return f"{day.day} {day:%b}{_year(day, today)}"


def plain_day(day: date, today: date | None = None) -> str:
    """23 November, inside a sentence."""
    return f"{day.day} {day:%B}{_year(day, today)}"


def near_day(day: date, today: date) -> str:
    """Today, Yesterday, or the long day."""
    near = {today: "Today", today - timedelta(days=1): "Yesterday"}
    return near.get(day) or long_day(day, today)


def clock(moment: datetime) -> str:
    """14:02, as the moment's own zone shows it."""
    return f"{moment:%H:%M}"


def day_and_clock(moment: datetime, today: date) -> str:
    """Tue 24 Nov 14:02."""
    return f"{short_day(moment.date(), today)} {clock(moment)}"


def seconds(taken: int) -> str:
    """41 s, or 2 min 5 s."""
    minutes, rest = divmod(taken, 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def days(amount: Fraction) -> str:
    """4.5 days."""
    return f"{decimal(amount)} {'day' if amount == 1 else 'days'}"


def days_used(used: Fraction, agreed: Fraction | None) -> str:
    """4.5 of 10 days used; just the days used where none were agreed."""
    if not agreed:
        return f"{days(used)} used"
    over = f", {decimal(used - agreed)} more than agreed" if used > agreed else ""
    return f"{decimal(used)} of {days(agreed)} used{over}"


def counted(amount: int, one: str, many: str) -> str:
    """1 step, 3 steps."""
    return f"{amount:,} {one if amount == 1 else many}"


def listed(items: Iterable[str], joined: str = "and") -> str:
    """a, b and c; nothing where there is none."""
    firsts, last = (found := list(items))[:-1], found[-1:]
    return f" {joined} ".join(filter(None, (", ".join(firsts), *last)))


def either(items: Iterable[str]) -> str:
    """a, b or c; nothing where there is none."""
    return listed(items, "or")


def people(who: Iterable[str]) -> str:
    """Roles as a list: Head, Subject lead; codes that nobody knows are left out."""
    return ", ".join(WITH[code] for code in who if code in WITH)


def reason(code: Reason, hub: Hub) -> str:
    """Whose reason it was, to any reader, inside a sentence."""
    told = {
        Reason.SCHOOL: f"the {hub.words.one('school')} cancelled",
        Reason.LEADER: f"the {hub.words.one('leader')} cancelled",
        Reason.ABSENT: "staff were absent",
        Reason.OTHER: "another reason",
    }
    return told[code]


def unbroken(day: str) -> str:
    """A day that is not torn apart where a narrow line ends."""
    return day.replace(" ", "\N{NO-BREAK SPACE}")


def lowered(label: str) -> str:
    """A label inside a sentence: on track, subject lead."""
    return label[:1].lower() + label[1:]


def in_hub_words(text: str, hub: Hub) -> str:
    """A text whose terms in braces are the hub's own: {visit}, {visits}, or {Visits} to begin with."""
    return _TERM.sub(lambda found: _term(found[1], hub), text)


def titled(words: str) -> str:
    """Words that begin a sentence or stand on a button."""
    return words[:1].upper() + words[1:]


def _term(name: str, hub: Hub) -> str:
    term = name.lower()
    label = hub.words.one(term) if term in DEFAULTS else hub.words.many(term.removesuffix("s"))
    return label if name.islower() else titled(label)


def _year(day: date, today: date | None) -> str:
    return "" if today is not None and day.year == today.year else f" {day.year}"
