"""Time spent: what a person chooses or types, as minutes."""

import re
from fractions import Fraction

from domain.number_words import NUMBERS, PATTERN
from domain.visits.clock_ranges import minutes_between

CHOICES = ("30", "60", "120", "half", "day", "other")
# Minutes.
LONGEST = 24 * 60
# A smaller number alone may be hours or minutes.
CLEARLY_MINUTES = 15
# Letters.
LONGEST_TYPED = 60
_PARTS = {
    "a": Fraction(1),
    "an": Fraction(1),
    "half": Fraction(1, 2),
    "quarter": Fraction(1, 4),
    "three quarters": Fraction(3, 4),
    "couple": Fraction(2),
}
_WORDS = _PARTS | {word: Fraction(number) for word, number in NUMBERS.items()}
_NUMBER = rf"[123]/[234]|\d{{1,4}}(?:[.,]\d{{1,2}})?|three quarters|{PATTERN}|{'|'.join(_PARTS)}"
# 2 and a half, 1 1/2, one and three quarters.
_AND = r"(?: (?:and )?(?:a )?(1/2|1/4|3/4|half|quarter|three quarters))?"
_AMOUNT = rf"(?:a (?=couple|quarter|half))?({_NUMBER}){_AND}(?: (?:of )?(?:a|an)\b)?(?: of)?"
_HOURS = r"(?:h|hr|hrs|hour|hours)"
_MINUTES = r"(?:m|min|mins|minute|minutes)"
# Half a day, 2 days, a day and a half, whole day.
_DAYS = re.compile(
    rf"(?:{_AMOUNT} ?)?(?:full |whole )?(?:d|day|days)(?: and (?:a )?(half|quarter))?"
)
_ROUND = "ten|fifteen|twenty(?: five)?|thirty(?: five)?|forty(?: five)?|fifty"
# 1.5 hours, an hour and a half, 1h30, 1 hour and 15 minutes.
_HOURS_MINUTES = re.compile(
    rf"(?:{_AMOUNT} ?)?{_HOURS}"
    rf"(?: and (?:a )?(half|quarter|three quarters)| ?(?:and )?(?:({_NUMBER}) ?{_MINUTES}"
    rf"|([0-5]\d|{_ROUND}))| ?and ([1-9]))?"
)
_MINUTES_ALONE = re.compile(rf"({_NUMBER}) ?{_MINUTES}")
# 1:30; also 1h30m without a space between.
_COLON = re.compile(r"(\d{1,2}):(\d{2})")
# 2.5 alone is hours; of 1.30 nobody can say whether it is 1 h 30.
_DECIMAL = re.compile(r"\d{1,2}[.,](?:0|00|5|50|25|75)")
_AND_A_PART = re.compile(rf"(\d{{1,2}}|{PATTERN}) (?:and (?:a )?)?(half|1/2|1/4|3/4)")
_WHOLE = re.compile(r"\d{1,4}")
_HALF_DAYS = frozenset({"morning", "afternoon", "am", "pm", "a.m", "p.m"})
_WHOLE_DAYS = frozenset({"morning and afternoon", "am and pm", "am/pm", "am + pm", "am & pm"})
_ABOUT = re.compile(
    r"(?:about|around|approx\.?|approximately|roughly|nearly|almost|circa|ca\.?|c\.|~|for|just"
    r"|over|under|spent|lasted|it took|the|all|whole|full|all of|entire)(?: +|(?<=~))"
)
_OR_SO = re.compile(r"(?: long| or so| ?ish)$")
# X2 hours.
_TIMES = re.compile(r"^x ?(?=\d)")
_FRACTIONS = {"½": "1/2", "¼": "1/4", "¾": "3/4"}


def choice_minutes(choice: str, hours_a_day: Fraction) -> int | None:
    """The minutes of one of the offered times; None for "other" and for what is not offered."""
    if choice == "half":
        return int(hours_a_day * 30)
    if choice == "day":
        return int(hours_a_day * 60)
    return int(choice) if choice in ("30", "60", "120") else None


def as_choice(minutes: int, hours_a_day: Fraction) -> tuple[str, str]:
    """The offered time for `minutes`; where there is none, "other" with the time in words."""
    found = next((c for c in CHOICES if choice_minutes(c, hours_a_day) == minutes), None)
    return (found, "") if found else ("other", in_words(minutes, hours_a_day))


def parse_minutes(text: str, hours_a_day: Fraction) -> int | None:
    """The minutes of a typed length of time; None where it is none, or could be two.

    It is read in such forms as 90 min, 1h30, 2.5, an hour and a half, half a day, all morning and
    9.30-12. A number alone is minutes from `CLEARLY_MINUTES` on.
    """
    words = _plain(text)
    if not words or len(words) > LONGEST_TYPED:
        return None
    if _WHOLE.fullmatch(words):
        return _possible(int(words)) if int(words) >= CLEARLY_MINUTES else None
    for days in (_part_of_a_day(words), _days(words)):
        if days is not None:
            return _possible(int(days * hours_a_day * 60))
    hours = _hours(words)
    if hours is not None:
        return _possible(int(hours * 60))
    return minutes_between(words)


def lacks_unit(text: str) -> bool:
    """Whether it is a small number alone, which may be hours or minutes."""
    words = _plain(text)
    if _WHOLE.fullmatch(words):
        return 0 < int(words) < CLEARLY_MINUTES
    return NUMBERS.get(words, CLEARLY_MINUTES) < CLEARLY_MINUTES


def in_words(minutes: int, hours_a_day: Fraction) -> str:
    """A length of time as people say it: half day, full day, 2 hours, 1 h 30 min."""
    if minutes == choice_minutes("half", hours_a_day):
        return "half day"
    if minutes == choice_minutes("day", hours_a_day):
        return "full day"
    return in_hours(minutes)


def in_full(minutes: int, hours_a_day: Fraction) -> str:
    """As people say it, with the hours that make part of a day: half day (3 hours)."""
    short, exact = in_words(minutes, hours_a_day), in_hours(minutes)
    return short if short == exact else f"{short} ({exact})"


def in_hours(minutes: int) -> str:
    """A length of time in hours and minutes."""
    hours, rest = divmod(minutes, 60)
    if not rest:
        return "1 hour" if hours == 1 else f"{hours} hours"
    return f"{hours} h {rest} min" if hours else f"{rest} min"


def told_in_hours(text: str, hours_a_day: Fraction) -> bool:
    """Whether it is a length that would be the same on a longer day."""
    minutes = parse_minutes(text, hours_a_day)
    return minutes is not None and minutes == parse_minutes(text, hours_a_day + 1)


def _plain(text: str) -> str:
    words = text.lower()
    for sign, written in _FRACTIONS.items():
        words = words.replace(sign, f" {written} ")
    words = _TIMES.sub("", words)
    words = " ".join(words.replace("–", "-").replace("—", "-").split())
    words = re.sub(r"^\.(?=\d)", "0.", words).strip(" .!?,;")
    words = re.sub(r"(?<=[a-z])-(?=[a-z])", " ", words)
    words = re.sub(r"(?<=[a-z])\.(?= |$)", "", words)
    while found := _ABOUT.match(words):
        words = words[found.end() :]
    return _OR_SO.sub("", words)


def _part_of_a_day(words: str) -> Fraction | None:
    if words in _HALF_DAYS:
        return Fraction(1, 2)
    return Fraction(1) if words in _WHOLE_DAYS else None


def _days(words: str) -> Fraction | None:
    found = _DAYS.fullmatch(words)
    if not found or words in ("d", "days"):
        return None
    return _amount(found[1] or "a", found[2] or found[3])


def _hours(words: str) -> Fraction | None:
    if found := _COLON.fullmatch(words):
        return Fraction(int(found[1])) + Fraction(int(found[2]), 60) if int(found[2]) < 60 else None
    if _DECIMAL.fullmatch(words):
        return _amount(words)
    if found := _AND_A_PART.fullmatch(words):
        return _amount(found[1], found[2])
    if found := _MINUTES_ALONE.fullmatch(words):
        return _amount(found[1]) / 60
    found = _HOURS_MINUTES.fullmatch(words)
    if not found or words in ("h", "hr", "hrs", "hours"):
        return None
    hours = _amount(found[1] or "a", found[2] or found[3])
    minutes = found[4] or found[5] or found[6]
    return hours + (_amount(minutes) / 60 if minutes else 0)


def _amount(written: str, more: str | None = None) -> Fraction:
    """What a number and the part after it are worth: 2 and a half, 1 1/2, three quarters."""
    if written in _WORDS:
        found = _WORDS[written]
    elif "/" in written:
        above, below = map(int, written.split("/"))
        found = Fraction(above, below or 1)
    else:
        found = Fraction(written.replace(",", "."))
    return found + (_amount(more) if more else 0)


def _possible(minutes: int) -> int | None:
    return minutes if 0 < minutes <= LONGEST else None
