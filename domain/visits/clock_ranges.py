"""From when to when, as people write it: 9.30-12, 2-3pm, from 9 until half past eleven."""

import re

HOUR, HALF_DAY = 60, 12 * 60
# Minutes: nobody is in a school for longer.
LONGEST = 12 * HOUR
_SPELT = {"noon": "12pm", "midday": "12pm", "lunchtime": "12pm", "lunch": "12pm"}
_TIME = r"(\d{1,2})(?:[:.h]?([0-5]\d))? ?(am|pm|a\.m|p\.m)?\.?"
_RANGE = re.compile(rf"(?:from )?{_TIME} ?(?:-|to|till|til|until) ?{_TIME}")
_HALF_PAST = re.compile(r"\bhalf (?:past )?(\w+)")
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve"


def minutes_between(words: str) -> int | None:
    """The minutes from one time of day to another; None where it is no range, or could be two.

    `words` are in lower case with single spaces. Without am and pm it is the shortest that fits.
    """
    found = _RANGE.fullmatch(_in_figures(words))
    if not found or _may_be_a_count(found):
        return None
    begins, ends = _moments(found[1], found[2], found[3]), _moments(found[4], found[5], found[6])
    lengths = [end - begin for begin in begins for end in ends if 0 < end - begin < LONGEST]
    return min(lengths, default=None)


def _in_figures(words: str) -> str:
    for number, name in enumerate(_NUMBERS.split(), 1):
        words = re.sub(rf"\b{name}\b", str(number), words)
    for name, time in _SPELT.items():
        words = re.sub(rf"\b{name}\b", time, words)
    return _HALF_PAST.sub(r"\1.30", words)


def _may_be_a_count(found: re.Match[str]) -> bool:
    """Whether it may be from so many to so many, as in 2-3 (hours)."""
    told = any(found[place] for place in (2, 3, 5, 6))
    return not told and int(found[1]) < int(found[4]) <= 6


def _moments(hour: str, minute: str | None, half: str | None) -> list[int]:
    """The minutes of the day that a written time may mean."""
    at, rest = int(hour), int(minute or 0)
    if at > 24 or (half and at > 12):
        return []
    if half:
        return [at % 12 * HOUR + rest + (HALF_DAY if half.startswith("p") else 0)]
    morning = at * HOUR + rest
    return [morning, morning + HALF_DAY] if 0 < at <= 12 else [morning]
