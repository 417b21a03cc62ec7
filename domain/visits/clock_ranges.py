"""From when to when, as people write it: 9.30-12, 2-3pm, from 9 until half past eleven."""

import re

from domain.number_words import NUMBERS, PATTERN

HOUR, HALF_DAY = 60, 12 * 60
# Minutes: nobody is in a school for longer.
LONGEST = 12 * HOUR
_SPELT = {
    **{word: str(number) for word, number in NUMBERS.items()},
    **dict.fromkeys(("noon", "midday", "lunchtime", "lunch"), "12pm"),
}
_WORDS = re.compile(rf"\b(?:{PATTERN}|noon|midday|lunchtime|lunch)\b")
_TIME = r"(\d{1,2})(?:[:.h ]?([0-5]\d))? ?(am|pm|a\.m|p\.m)?\.?"
_RANGE = re.compile(rf"(?:from )?{_TIME} ?(?:-|to|till|til|until) ?{_TIME}")
_BETWEEN = re.compile(r"between (.+) and ")
_REVERSED = re.compile(r"^(?:till?|until) (.+) from (.+)")
# Half past nine, half nine, quarter past nine.
_PAST = re.compile(r"\b(half|quarter) (?:past )?(\d{1,2})\b")
_QUARTER_TO = re.compile(r"\bquarter to (\d{1,2})\b")
# Words of a time: of a number alone it may be from so many to so many.
_OF_TIME = re.compile(r"from |.*\b(?:till?|until)\b")


def minutes_between(words: str) -> int | None:
    """The minutes from one time of day to another; None where it is no range, or could be two.

    `words` are in lower case with single spaces. Without am and pm it is the shortest that fits.
    """
    words = _BETWEEN.sub(r"from \1 to ", _REVERSED.sub(r"from \2 to \1", words))
    found = _RANGE.fullmatch(_in_figures(words))
    if not found or (not _OF_TIME.match(words) and _may_be_a_count(found)):
        return None
    begins, ends = _moments(found[1], found[2], found[3]), _moments(found[4], found[5], found[6])
    lengths = [end - begin for begin in begins for end in ends if 0 < end - begin < LONGEST]
    return min(lengths, default=None)


def _in_figures(words: str) -> str:
    words = _WORDS.sub(lambda found: _SPELT[found[0]], words)
    words = _QUARTER_TO.sub(lambda found: f"{(int(found[1]) - 2) % 12 + 1}.45", words)
    return _PAST.sub(lambda found: f"{found[2]}.{'30' if found[1] == 'half' else '15'}", words)


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
