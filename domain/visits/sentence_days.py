"""On which day a visit was, and when the next one is, as a sentence says it."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from domain.dates import read_day
from domain.day_names import ORDINARY
from domain.visits import when_words as when
from domain.visits.day_clocks import from_clock, with_clock, with_part
from domain.visits.days_twice import both_said, says_next
from domain.visits.sentence_words import Fact, Sentence, covered

DAY, NEXT, UNCLEAR, COMING = "day", "next visit", "unclear day", "day to come"
# A date with the weekday of another day: which of the two is meant must be asked.
TWO, NEXT_TWO = "two days", "two days of the next visit"
# Told among other words, which stay.
NEXT_IN_TEXT = "next visit in the text"
GONE = (DAY, UNCLEAR, TWO)
AHEAD = (NEXT, NEXT_IN_TEXT)
MOST_WORDS = 6
# A day longer ago is not meant by who writes no year.
RECENT = timedelta(days=70)
YEAR = timedelta(days=366)
# A number that closes a text is a day only if it is so near.
SOON = timedelta(days=120)
_NO_DAY = ORDINARY | {"a", "the", "on", "in"}
# Next in 2 weeks, written as next 2 wks.
_IN_SO_MANY = re.compile(
    r"^(?:next )?(\d{1,2}|two|three|four|five|six) ?(weeks?|wks?"
    r"|days?)(?: time)?$"
)
# Next Fri 4 Dec, next Tuesday week.
_GONE = re.compile(r" (?:just )?gone$")
_IS_DATED = re.compile(r"\d|day week$")
_SURE = re.compile(r"today|yesterday|this (?:morning|afternoon)|last night")


def days_said(sentence: Sentence, today: date, taken: Sequence[Fact]) -> list[Fact]:
    """The days in it, each of the visit or of the next one; words that are `taken` are none."""
    found: list[Fact] = []
    place = 0
    while place < len(sentence.words):
        fact = None if covered(place, taken) else _at(sentence, place, today, taken)
        place = fact.ends if fact else place + 1
        if fact and fact.what != COMING:
            found.append(fact)
    if not any(fact.what == DAY for fact in found):
        vague = when.VAGUE.search(sentence.line)
        if vague:
            found.append(sentence.fact(UNCLEAR, vague))
    return found


def in_its_place(sentence: Sentence, today: date, taken: Sequence[Fact]) -> list[Fact]:
    """The days to come where the day of the visit stands: "Keelham Fri 4 Dec, on track"."""
    places = (n for n in range(len(sentence.words)) if not n or covered(n - 1, taken))
    found = (_at(sentence, place, today, taken) for place in places if not covered(place, taken))
    return [fact for fact in found if fact and fact.what == COMING]


def is_of_next(fact: Fact, dated: Sequence[Fact], sentence: Sentence) -> bool:
    """Whether something is told of the next visit: "next 9/12 with the head"."""
    words = sentence.words
    for day in dated:
        if day.what not in AHEAD:
            continue
        behind = fact.begins == day.ends + 1 and not words[day.ends - 1].ends
        if behind and words[day.ends].read == "with":
            return True
        if day.begins < fact.ends and fact.begins < day.ends:
            return True
    return False


def surest(facts: Sequence[Fact], sentence: Sentence) -> list[Fact]:
    """Of several days the one that is surely the visit's: today, yesterday, beside a weekday.

    "Rang the head today, agenda for her Friday meeting" was today.
    """
    sure = [fact for fact in facts if _SURE.match(sentence.line, sentence.places[fact.begins])]
    weekdays = [fact for fact in facts if fact.ends == fact.begins + 1 and fact not in sure]
    joined = any(
        sentence.words[fact.begins - 1].read in ("and", "on")
        or sentence.words[fact.begins - 1].ends
        for fact in weekdays
        if fact.begins
    )
    return (
        sure if len(sure) == 1 and len(weekdays) == len(facts) - 1 and not joined else list(facts)
    )


def _at(sentence: Sentence, place: int, today: date, taken: Sequence[Fact]) -> Fact | None:
    """The longest day that begins there."""
    if not when.STARTS.match(sentence.words[place].read):
        return None
    before = sentence.words[place - 1].read if place else ""
    if before == "last":
        # It could not be read with its "last": of two such days nobody can say which.
        return None
    told = sentence.line[: sentence.places[place]]
    ahead = when.AHEAD.search(told)
    if ahead and covered(sentence.span(*ahead.span())[0], taken):
        # Linden Bk is a school, and not "back".
        ahead = None
    for ends in range(min(place + MOST_WORDS, len(sentence.words)), place, -1):
        words = _words(sentence, place, ends)
        if not words or words in _NO_DAY or any(covered(n, taken) for n in range(place, ends)):
            continue
        if _is_year_group(words, sentence, ends):
            continue
        if both := both_said(words, sentence, ends, today, taken):
            of_next = bool(ahead) or says_next(sentence, place, ends)
            elsewhere = before in when.NOT_OF_VISIT or min(both.dated, both.named) > today
            what = NEXT_TWO if of_next else COMING if elsewhere else TWO
            # The word "next" stays, with the days that are kept in the text.
            return Fact(what, place + int(words.startswith("next ")), ends)
        if not ahead and re.search(r"\d", words) and _is_to_come(words, today):
            # Of "Thu 3 Dec" the weekday alone would be one gone by.
            behind = _told_behind(sentence, words, place, ends, today)
            return behind or _told_far_ahead(sentence, words, place, ends, today)
        fact = _fact(words, place, ends, today, before, ahead=bool(ahead))
        fact = fact or _told_behind(sentence, words, place, ends, today)
        if fact:
            begins = sentence.span(ahead.start() + 1, ahead.end())[0] if ahead else place
            if ahead and not ahead[0].startswith(" "):
                begins = 0
            if fact.what == DAY:
                begins = from_clock(sentence, place, taken)
            elif (other := _or_another(sentence, fact, today)) > fact.ends:
                return Fact(COMING, place, other)
            ends = with_clock(sentence, fact, taken)
            return Fact(fact.what, begins, with_part(sentence, ends, taken), fact.value)
    return None


def _told_far_ahead(sentence: Sentence, words: str, begins: int, ends: int, today: date) -> Fact:
    """The next visit, where it is told what it is for as well: "next visit with the head on 8/12".

    Else it is some day to come.
    """
    found = when.FAR_AHEAD.search(sentence.line[: sentence.places[begins]])
    if not found:
        return Fact(COMING, begins, ends)
    return Fact(NEXT_IN_TEXT, sentence.span(*found.span())[0], ends, read_day(words, today))


def _or_another(sentence: Sentence, fact: Fact, today: date) -> int:
    """The end of a second day beside that of the next visit, as in "the 8th or 9th Dec"."""
    if fact.ends >= len(sentence.words) or sentence.words[fact.ends].read != "or":
        return fact.ends
    for ends in range(min(fact.ends + 1 + MOST_WORDS, len(sentence.words)), fact.ends + 1, -1):
        if read_day(sentence.part(fact.ends + 1, ends), today):
            return ends
    return fact.ends


def _is_to_come(words: str, today: date) -> bool:
    coming = read_day(words, today)
    gone = read_day(words, today, past=True)
    if coming is None or coming <= today:
        return False
    return gone is None or gone > today or today - gone > RECENT


def _told_behind(
    sentence: Sentence, words: str, begins: int, ends: int, today: date
) -> Fact | None:
    """The next visit, where only the words behind its day say so."""
    line = sentence.line[sentence.places[ends] :] if ends < len(sentence.words) else ""
    closes = begins and ends == len(sentence.words) and re.search(r"\d", words)
    if closes and (sentence.words[begins - 1].ends or _judged(sentence, begins)):
        # A day to come that closes all of it: "on track, 9/12".
        fact = _fact(words, begins, ends, today, "", ahead=True)
        near = fact and isinstance(fact.value, date) and fact.value - today < SOON
        return fact if near else None
    found = when.COMES_BEHIND.match(line)
    if not found or sentence.words[ends - 1].ends:
        return None
    last = ends + len(found[0].removesuffix(" ;").split())
    return _fact(words, begins, last, today, "", ahead=True)


def _judged(sentence: Sentence, begins: int) -> bool:
    """Whether a judgement in the form's words stands before: on track 9/12."""
    return bool(
        re.search(
            r"\b(?:track|concerns"
            r"|to say) $",
            sentence.line[: sentence.places[begins]],
        )
    )


def _is_year_group(words: str, sentence: Sentence, ends: int) -> bool:
    """Whether an ordinal is no day, as in "6th form"."""
    follows = sentence.words[ends].read if ends < len(sentence.words) else ""
    ordinal = re.fullmatch(r"(?:the )?\d{1,2}(?:st|nd|rd|th)", words)
    return bool(ordinal) and follows in when.NUMBERED


def _spoken_day(words: str, today: date) -> date | None:
    """The day of a part of it: this morning, last night."""
    first, _, part = words.partition(" ")
    if (first in ("this", "today") and part in when.PARTS) or words in ("tonight", "earlier today"):
        return today
    return today - timedelta(days=1) if words in ("last night", "last evening") else None


def _words(sentence: Sentence, begins: int, ends: int) -> str:
    """The words of a day; a comma may stand behind its weekday."""
    words = sentence.words[begins:ends]
    inner = words[:-1]
    if any(word.ends and not re.match(r"mon|tue|wed|thu|fri", word.read) for word in inner):
        return ""
    return " ".join(word.read for word in words)


def _fact(
    words: str, begins: int, ends: int, today: date, before: str, *, ahead: bool
) -> Fact | None:
    gone = re.match(r"yesterday|.* ago$|today$", words)
    if (ahead and not gone) or words.startswith("next "):
        # "Next Fri 4 Dec" is the next visit on that Friday.
        dated = words.removeprefix("next ") if _IS_DATED.search(words) else words
        coming = read_day(_IN_SO_MANY.sub(r"in \1 \2", dated.replace("wk", "week")), today)
        far = coming and coming > today + YEAR
        return Fact(NEXT, begins, ends, coming) if coming and coming >= today and not far else None
    if before in when.NOT_OF_VISIT:
        return None
    if before in when.OF_A_WEEK:
        return Fact(UNCLEAR, begins, ends)
    day = _spoken_day(words, today) or read_day(_GONE.sub("", words), today, past=True)
    if day is None or day > today:
        return None
    written = bool(re.search(r"\d{4}|[-/.]\d{1,2}[-/.]\d{2}$", words))
    if today - day > (YEAR if written else RECENT):
        return None
    return Fact(DAY, begins, ends, day)
