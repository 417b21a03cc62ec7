"""Time spent: what a person chooses or types, as minutes."""

import re
from fractions import Fraction

CHOICES = ("30", "60", "120", "half", "day", "other")
# Minutes.
LONGEST = 24 * 60
# 1h30, 1.5 hours, 90 min, or 90 alone, which are minutes.
_HOURS_MINUTES = re.compile(
    r"(?:(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:h|hr|hrs|hour|hours))?\s*(?:(\d{1,4})\s*(?:m|min|mins|minute|minutes)?)?"
)
# Half a day, 2 days.
_DAYS = re.compile(r"(\d{1,2}(?:[.,]\d{1,2})?|half|a half|half a|a|one)\s*(?:a\s+)?(?:d|day|days)")
_WORDS = {
    "half": Fraction(1, 2),
    "a half": Fraction(1, 2),
    "half a": Fraction(1, 2),
    "a": Fraction(1),
    "one": Fraction(1),
}


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
    """The minutes of a typed length of time; None where it is none.

    It is read in such forms as 90 min, 1h30, 1.5 hours, half a day.
    """
    words = " ".join(text.lower().split())
    if not words:
        return None
    if found := _DAYS.fullmatch(words):
        amount = _WORDS.get(found[1]) or Fraction(found[1].replace(",", "."))
        return _possible(int(amount * hours_a_day * 60))
    found = _HOURS_MINUTES.fullmatch(words)
    if not found or not (found[1] or found[2]):
        return None
    hours = Fraction((found[1] or "0").replace(",", "."))
    return _possible(int(hours * 60) + int(found[2] or 0))


def in_words(minutes: int, hours_a_day: Fraction) -> str:
    """A length of time as people say it: half day, full day, 2 hours, 1 h 30 min."""
    if minutes == choice_minutes("half", hours_a_day):
        return "half day"
    if minutes == choice_minutes("day", hours_a_day):
        return "full day"
    hours, rest = divmod(minutes, 60)
    if not rest:
        return "1 hour" if hours == 1 else f"{hours} hours"
    return f"{hours} h {rest} min" if hours else f"{rest} min"


def _possible(minutes: int) -> int | None:
    return minutes if 0 < minutes <= LONGEST else None
