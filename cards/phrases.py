"""Dates, times, counts and coded answers as people read them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction

from cards.line_breaks import unbroken
from domain.day_names import WEEKDAYS
from domain.hub import Hub
from domain.number_words import in_order
from domain.pages import COUNTED
from domain.support.deployments import decimal
from domain.visits.visits import Notice, Progress, Reason, Type, With

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
    Reason.SCHOOL: "The {school} cancelled",
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
WEEKDAY_NAMES = tuple(day.capitalize() for day in WEEKDAYS)
_VOWELS = "aeiou"
# Letters whose names begin with a vowel, as in "an SLE".
_OPEN_LETTERS = "aefhilmnorsx"
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth"),
    *("sixth", "seventh", "eighth", "ninth", "tenth"),
)
_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


def number(amount: int) -> str:
    """A number as it begins a sentence: No, One, … Nine, 10."""
    return _NUMBERS[amount] if amount < len(_NUMBERS) else f"{amount:,}"


def ordinal(amount: int) -> str:
    """A place in a row, as it stands in a sentence: first, … tenth, 11th, 22nd."""
    if amount <= len(_ORDINALS):
        return _ORDINALS[amount - 1]
    return in_order(amount)


def long_day(day: date, today: date | None = None) -> str:
    """Monday 23 November; with its year unless that is the year of `today`."""
    return f"{day:%A} {plain_day(day, today)}"


def short_day(day: date, today: date | None = None) -> str:
    """Mon 23 Nov, with its year as `long_day`; for rows."""
    return unbroken(f"{day:%a} {day.day} {day:%b}{_year(day, today)}")


def day_in_short(day: date, today: date | None = None) -> str:
    """23 Nov, with its year as `long_day`; for full lines."""
    return unbroken(f"{day.day} {day:%b}{_year(day, today)}")


def plain_day(day: date, today: date | None = None) -> str:
    """23 November, with its year as `long_day`; for the middle of a sentence."""
    return unbroken(f"{day.day} {day:%B}") + _year(day, today)


def as_of(today: date, *days: date | None) -> date | None:
    """What days that stand together are told by: None, so with years, where one is of another."""
    return today if all(day is None or day.year == today.year for day in days) else None


def near_day(day: date, today: date) -> str:
    """Today, Yesterday, or the long day."""
    near = {today: "Today", today - timedelta(days=1): "Yesterday"}
    return near.get(day) or long_day(day, today)


def clock(moment: datetime) -> str:
    """14:02, as the moment's own zone shows it."""
    return f"{moment:%H:%M}"


def day_and_clock(moment: datetime, today: date) -> str:
    """Tue 24 Nov, 14:02."""
    return f"{short_day(moment.date(), today)}, {clock(moment)}"


def seconds(taken: int) -> str:
    """41 s, or 2 min 5 s."""
    minutes, rest = divmod(taken, 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def days(amount: Fraction) -> str:
    """4.5 days."""
    return f"{decimal(amount)} {'day' if amount == 1 else 'days'}"


def days_used(used: Fraction, agreed: Fraction | None) -> str:
    """4.5 of 10 days used; only the days used where no number is agreed."""
    if not agreed:
        return f"{days(used)} used"
    over = f", {decimal(used - agreed)} more than agreed" if used > agreed else ""
    return f"{decimal(used)} of {days(agreed)} used{over}"


def counted(amount: int, one: str, many: str) -> str:
    """A number with its word: 1 step, 3 steps."""
    return f"{amount:,} {one if amount == 1 else many}"


def how_many(amount: int, one: str, many: str) -> str:
    """Rows of a list with their word, as a line begins: 25 records, More than 1,000 records."""
    if amount <= COUNTED:
        return counted(amount, one, many)
    return f"{titled(more_than(amount))} {many}"


def more_than(amount: int) -> str:
    """How many rows a list has, as far as they are counted: 12, more than 1,000."""
    return f"{amount:,}" if amount <= COUNTED else f"more than {COUNTED:,}"


def whereabouts(shown: int, first: int, total: int) -> str:
    """Where a page of at least one row is in its list: 6 to 10 of 23."""
    if first > COUNTED:
        return f"After the first {COUNTED:,}"
    last = first + shown - 1
    rows = f"{first:,} to {last:,}" if shown > 1 else f"{first:,}"
    return f"{rows} of {more_than(max(total, last))}"


def listed(items: Iterable[str], joined: str = "and") -> str:
    """Items as a list in words: a, b and c; empty where there are none."""
    found = [item for item in items if item]
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} {joined} {found[-1]}"


def either(items: Iterable[str]) -> str:
    """Items as a list in words: a, b or c; empty where there are none."""
    return listed(items, "or")


def weekdays_named(days: Iterable[int]) -> str:
    """Days of the week, Monday 0: Monday to Friday, or Monday, Wednesday and Friday."""
    chosen = sorted(days)
    if len(chosen) > 2 and chosen[-1] - chosen[0] == len(chosen) - 1:
        return f"{WEEKDAY_NAMES[chosen[0]]} to {WEEKDAY_NAMES[chosen[-1]]}"
    return listed(WEEKDAY_NAMES[day] for day in chosen)


def people(who: Iterable[str]) -> str:
    """The codes of `With` as a list in words: Head, Subject lead; unknown ones are left out."""
    return ", ".join(WITH[code] for code in who if code in WITH)


def reason(code: Reason, hub: Hub) -> str:
    """Why a visit did not happen, for any reader, in the middle of a sentence."""
    words = {
        Reason.SCHOOL: f"the {hub.words.one('school')} cancelled",
        Reason.LEADER: f"the {hub.words.one('leader')} cancelled",
        Reason.ABSENT: "staff were absent",
        Reason.OTHER: "another reason",
    }
    return words[code]


def lowered(label: str) -> str:
    """A label as it stands in the middle of a sentence: on track, subject lead."""
    return label[:1].lower() + label[1:]


def in_hub_words(text: str, hub: Hub) -> str:
    """The text with the hub's own words for terms in braces: {visit}, {visits}, {Visits}.

    What is no term stays as it is written.
    """
    return hub.words.fill(text)


def reasons(hub: Hub) -> dict[str, str]:
    """Why a visit did not happen, by code, for whoever says so."""
    return {code: in_hub_words(label, hub) for code, label in REASONS.items()}


def schools_named(hub: Hub, *, own: bool) -> str:
    """What the list of support is called: My schools, for others Supported schools."""
    if "deployment" in hub.words.own:
        support = hub.words.many("deployment")
        return f"My {support}" if own else titled(support)
    return f"{'My' if own else 'Supported'} {hub.words.many('school')}"


def not_own(school: str, hub: Hub) -> str:
    """What is said of a school that somebody names and that is none of theirs."""
    return f"{school} is not among the {hub.words.many('school')} that you support at the moment."


def leaders_named(count: int, hub: Hub) -> str:
    """The hub's word for so many leaders, as a label; one is meant where nobody is there."""
    return hub.words.many("leader") if count > 1 else hub.words.one("leader")


def one_of(what: str) -> str:
    """A word with its article: a hub officer, an employing head, an SLE."""
    word = what.split(" ")[0]
    sounds_open = _OPEN_LETTERS if word.isupper() else _VOWELS
    return f"{'an' if word[:1].lower() in sounds_open else 'a'} {what}"


def titled(words: str) -> str:
    """The words with a capital first letter, for the beginning of a sentence or a button."""
    return words[:1].upper() + words[1:]


def _year(day: date, today: date | None) -> str:
    return "" if today is not None and day.year == today.year else f" {day.year}"
