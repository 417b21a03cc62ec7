"""How long a visit was, as a sentence says it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from domain.day_names import MONTHS
from domain.number_words import PATTERN
from domain.text import word_set
from domain.visits.durations import parse_minutes
from domain.visits.sentence_words import Fact, Sentence

LENGTH = "length"
MOST_WORDS = 8
_STARTS = re.compile(
    rf"[x.]?\d|½|¼|¾|~\d|an?$|{PATTERN}|half|quarter|hr|hour|all$|whole|full|the$|entire|spent$|lasted$"
    r"|couple|arrived$|started$|began$|about|around|just$|over$|under$|nearly|almost|from$|for$|between$|till?$|until$|am$|pm$|morning$|afternoon$"
)
_BARE = re.compile(r"[\d.,/]+|day|days|hour|d|h|m|the (?:day|hour)|for (?:day|hour)|about|\d+ ?d")
# Hours, as nobody writes a date: 25/11 1.5
_DECIMAL = re.compile(r"\d[.,](?:5|25|75)")
# "Next visit 1 Dec, 10:00": nobody is in a school for so many hours.
_OF_CLOCK = re.compile(r"(?:0?[7-9]|1\d|2\d):\d\d")
_PART_OF_DAY = re.compile(r"(?:am|pm|a\.m|p\.m|morning|afternoon)")
_SPENT_TODAY = re.compile(r"spent (?:this|yesterday) (?:morning|afternoon)\b")
_MONTHS = frozenset(month[:3] for month in MONTHS)
_ODD_MINUTES = re.compile(r".*h(?:r|rs|our|ours)? (?!15|30|45)\d\d")
# Yesterday 1-3.
_BARE_RANGE = re.compile(r"\d{1,2}-\d{1,2}")
_AND_THEN = word_set("then plus another")
# Arrived 9, left 11.30.
_STAY = re.compile(
    r"(?:arrived|started|began)(?: at)? ([\d.:]+(?:am|pm)?)(?: ;| and| then)? "
    r"(?:left|finished|ended)(?: at)? ([\d.:]+(?:am|pm)?)"
)
# It was meant to be a full day.
_MEANT = re.compile(
    r"\b(?:(?:meant|supposed|planned|booked|going) (?:to be|for|as)|instead of|rather than)"
    r" (?:(?:an?|the) )*$"
)
_SO_MANY = re.compile(r"\d+(?:-| to | or )\d+ ?(?:hours?|h|hr|days?|minutes?|mins?|m)\b")
# "Settling in 1.5 hours" is no day to come.
_GOES_IN = word_set("settling settled popped dropped sat sitting came called dropping popping")
_WHOLE_DAY = re.compile(
    r"(?:the )?whole of(?= (?:mon|tues|wednes|thurs|fri)day| today| yesterday)|for the day\b"
    r"|all(?: of)?(?= (?:mon|tues|wednes|thurs|fri)day)"
)
_EACH = re.compile(r"(?:each|in all|in total|total|altogether|in the end|on site|in school)\b")
# Before a part of a day, so that it tells when rather than how long.
_OTHER_PARTS = word_set("in this next that every each tomorrow good one by early late mid before")
_RANGE = re.compile(r"(?:from )?\d+ (?:to|-) \d+|\d+-\d+")
# "Years 9-12", "pages 3-4".
_COUNTED = word_set(
    """
    year years y yr ages age aged page pages ks set sets step steps unit units groups
    chapter chapters level levels phase phases chs nos
    """
)
_DAYS = re.compile(
    r"(?:mon|tues|wednes|thurs|fri)(?:day)?|yesterday|today|\d{1,2}(?:st|nd|rd|th)|\d{1,2}[/.]\d{1,2}"
)


def lengths(sentence: Sentence, hours_a_day: Fraction) -> list[Fact]:
    """Each length of time in it, in minutes; half a day for a part of a day comes last."""
    exact: list[Fact] = []
    parts: list[Fact] = []
    place = 0
    while place < len(sentence.words):
        found = _at(sentence, place, hours_a_day)
        if found is None:
            place += 1
            continue
        part = _is_part(sentence.part(found.begins, found.ends))
        (parts if part else exact).append(found)
        place = found.ends
    alone = [each for each in exact if sentence.is_clause(each.begins, each.ends)]
    # "9 to 11. Dropped into each class for ten minutes.": what stands alone is the visit's.
    inside = [each for each in exact if _goes_with(sentence, each)]
    if len(alone) == 1 and len(inside) == len(exact) - 1:
        return alone
    return _together(sentence, exact or parts[:1])


def _together(sentence: Sentence, found: list[Fact]) -> list[Fact]:
    """Lengths of which none is the whole, as none: an hour here, then an hour there."""
    before = (sentence.words[each.begins - 1].read for each in found if each.begins)
    several = len(found) > 1 and any(word in _AND_THEN for word in before)
    return [replace(each, value=None) for each in found] if several else found


def _goes_with(sentence: Sentence, length: Fact) -> bool:
    """Whether it is the length of one thing that was done: "dropped in for ten minutes"."""
    near = sentence.words[max(length.begins - 1, 0) : length.begins + 1]
    return any(word.read == "for" and not word.ends for word in near)


def _whole_day(sentence: Sentence, place: int) -> int:
    """The words there that say it was all of a day: the whole of Wednesday, for the day."""
    found = _WHOLE_DAY.match(sentence.line, sentence.places[place])
    return len(found[0].split()) if found else 0


def _at(sentence: Sentence, place: int, hours_a_day: Fraction) -> Fact | None:
    """The longest length of time that begins there."""
    if not _STARTS.match(sentence.words[place].read):
        return None
    if whole := _whole_day(sentence, place):
        return Fact(LENGTH, place, place + whole, parse_minutes("a day", hours_a_day))
    if place > 1 and re.fullmatch(r"\d{1,2}", sentence.words[place - 1].read):
        # "Fri 20 am" is as good as "Fri am".
        day = sentence.words[place - 2].read
        if _DAYS.fullmatch(day) and sentence.words[place].read in ("am", "pm"):
            return Fact(LENGTH, place, place + 1, parse_minutes("half a day", hours_a_day))
    last = sentence.words[place - 1] if place else None
    before = last.read if last and not (last.ends and last.read in _COUNTED) else ""
    if several := _so_many(sentence, place):
        return several
    if _MEANT.search(sentence.line[: sentence.places[place]]):
        return None
    if stay := _STAY.match(sentence.line, sentence.places[place]):
        minutes = parse_minutes(f"from {stay[1]} to {stay[2]}", hours_a_day)
        return sentence.fact(LENGTH, stay, minutes) if minutes else None
    if _SPENT_TODAY.match(sentence.line, sentence.places[place]):
        # Its other words are the day.
        return Fact(LENGTH, place, place + 1, parse_minutes("half a day", hours_a_day))
    following = sentence.words[place + 1].read if place + 1 < len(sentence.words) else ""
    beside = _DAYS.fullmatch(before) or (before not in _COUNTED and _DAYS.fullmatch(following))
    if _BARE_RANGE.fullmatch(sentence.words[place].read) and beside:
        clock = "from " + sentence.words[place].read.replace("-", " to ")
        if minutes := parse_minutes(clock, hours_a_day):
            return Fact(LENGTH, place, place + 1, minutes)
    particle = place > 1 and sentence.words[place - 2].read in _GOES_IN
    before = "" if before == "in" and particle else before
    for ends in range(min(place + MOST_WORDS, len(sentence.words)), place, -1):
        words = sentence.part(place, ends)
        following = sentence.words[ends].read if ends < len(sentence.words) else ""
        behind = "" if sentence.words[ends - 1].ends else following
        if words and _may_be(words, before, behind):
            minutes = parse_minutes(words, hours_a_day)
            if minutes:
                return Fact(LENGTH, place, _with_each(sentence, ends), minutes)
    return None


def _so_many(sentence: Sentence, place: int) -> Fact | None:
    """A length that may be two: 2-3 hours, 2 to 3 hours."""
    found = _SO_MANY.match(sentence.line, sentence.places[place])
    return Fact(LENGTH, place, place + len(found[0].split())) if found else None


def _with_each(sentence: Sentence, ends: int) -> int:
    """The end of a length, with "each" or "in all" behind it."""
    behind = sentence.line[sentence.places[ends] :] if ends < len(sentence.words) else ""
    found = None if sentence.words[ends - 1].ends else _EACH.match(behind)
    return ends + len(found[0].split()) if found else ends


def _may_be(words: str, before: str, behind: str) -> bool:
    """Whether words of a length are meant as one, by what stands around them."""
    if _ODD_MINUTES.fullmatch(words) and behind:
        # "3h 10 leaders trained": only what is nothing else are minutes.
        return False
    if _OF_CLOCK.fullmatch(words):
        return False
    if _DECIMAL.fullmatch(words):
        return bool(_DAYS.fullmatch(before))
    if _BARE.fullmatch(words) or before in _COUNTED:
        return False
    if behind in ("ago", "later", "late", "old", "before", "after") or before == "in":
        return False
    if _PART_OF_DAY.fullmatch(words):
        spent = behind in ("at", "in", "with") and before not in _OTHER_PARTS
        noted = words in ("am", "pm") and not behind and before.isalpha() and before != "this"
        return bool(_DAYS.fullmatch(before)) or spent or noted or before[:3] in _MONTHS
    if _is_part(words):
        return before not in ("in", "this")
    return not (_RANGE.fullmatch(words) and " to " in words and behind and before != "from")


def _is_part(words: str) -> bool:
    words = re.sub(r"^(?:spent|all|whole|full|entire|the|for|of| )+ ", "", words)
    return bool(_PART_OF_DAY.fullmatch(words))


def length_said(facts: Iterable[Fact]) -> int | None:
    """The one length that is said; None also for several, of which nobody can say which."""
    told = {fact.value for fact in facts}
    only = next(iter(told)) if len(told) == 1 else None
    return only if isinstance(only, int) else None
