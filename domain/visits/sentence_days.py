"""On which day a visit was, and when the next one is, as a sentence says it."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from domain.dates import ORDINARY, read_day
from domain.text import word_set
from domain.visits.sentence_words import Fact, Sentence

DAY, NEXT, UNCLEAR, COMING = "day", "next visit", "unclear day", "day to come"
MOST_WORDS = 6
# A day longer ago is not meant by who writes no year.
RECENT = timedelta(days=70)
YEAR = timedelta(days=366)
_STARTS = re.compile(
    r"\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|today|tomorrow"
    r"|yesterday|tonight$|earlier$|the$|on$|last$|this$|next$|in$|an?$|one$|two$|three$|four$|day$"
)
_NO_DAY = ORDINARY | {"a", "the", "on", "in"}
# "Agreed cover for Friday".
_NOT_OF_VISIT = frozenset({"for", "by", "before", "until", "till", "since", "due"})
_PARTS = frozenset(
    {"morning", "afternoon", "am", "pm", "evening", "a.m", "p.m", "lunchtime", "night"}
)
_AHEAD = re.compile(
    r"(?:^| )(?:next|n/?v|back|bk|return(?:ing)?|rtn|(?:(?:meet|see|due) )?again"
    r"|revisit(?:ing)?|follow up|going back|due back|see you|(?:seeing|see) (?:them|her|him)"
    r"|(?:pencilled|booked|diarised) in|in the diary)"
    r"(?: (?:;|visit|visiting|time|one|meeting|session|date|call|there|again|is|on|in|at|planned"
    r"|booked|due|for|will|be|them|will be|to|school|up|f2f|zoom|teams|virtual|joint|coaching"
    r"|support|catch|check|pencilled|workshop|training|twilight|inset|briefing|after|christmas"
    r"|xmas|half|term|easter|year|new|the))*(?: ;)? $"
)
# What an ordinal before it counts, so that it is no day: the 2nd week, 6th form.
_NUMBERED = word_set(
    """
    form formers grade class year session week half term lesson time visit meeting draft one set
    cycle round day group cohort phase part attempt lead
    """
)
# Where a day is said first, and then that it is the next one: 16 Dec next.
_COMES_BEHIND = re.compile(r"next(?: (?:visit|time|one|meeting|session))?(?: ;|$)")
# The time of day of the next visit: at 9am, 13.30.
_CLOCK = re.compile(
    r"(?:at )?(?:\d{1,2}(?:[.:]\d\d)?(?:am|pm)|\d{1,2}[.:]\d\d)|at (?:\d{1,2}|noon)"
)
# Next in 2 weeks, written as next 2 wks.
_IN_SO_MANY = re.compile(r"^(?:next )?(\d{1,2}) ?(weeks?|wks?|days?)$")
# Next Fri 4 Dec, next Tuesday week.
_GONE = re.compile(r" (?:just )?gone$")
_IS_DATED = re.compile(r"\d|day week$")
_SURE = re.compile(r"today|yesterday|this (?:morning|afternoon)|last night")
# Nobody can say which day that is.
_VAGUE = re.compile(
    r"\b(?:(?:mon|tues?|weds?|wednes|thurs?|fri)(?:day)?/\w+|last (?:week|month|half term|term)"
    r"|the other day|earlier (?:this|in the) week|this week"
    r"|last (?:mon|tues?|wednes|thurs?|fri)(?:day)?)\b"
)


def days_said(sentence: Sentence, today: date, taken: Sequence[Fact]) -> list[Fact]:
    """The days in it, each of the visit or of the next one; words that are `taken` are none."""
    found: list[Fact] = []
    place = 0
    while place < len(sentence.words):
        fact = None if _covered(place, taken) else _at(sentence, place, today, taken)
        place = fact.ends if fact else place + 1
        if fact and fact.what != COMING:
            found.append(fact)
    if not any(fact.what == DAY for fact in found):
        vague = _VAGUE.search(sentence.line)
        if vague:
            found.append(sentence.fact(UNCLEAR, vague))
    return found


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
    if not _STARTS.match(sentence.words[place].read):
        return None
    before = sentence.words[place - 1].read if place else ""
    if before == "last":
        # It could not be read with its "last": of two such days nobody can say which.
        return None
    ahead = _AHEAD.search(sentence.line[: sentence.places[place]])
    for ends in range(min(place + MOST_WORDS, len(sentence.words)), place, -1):
        words = _words(sentence, place, ends)
        if not words or words in _NO_DAY or any(_covered(n, taken) for n in range(place, ends)):
            continue
        if _is_year_group(words, sentence, ends):
            continue
        if not ahead and re.search(r"\d", words) and _is_to_come(words, today):
            # Of "Thu 3 Dec" the weekday alone would be one gone by.
            return _told_behind(sentence, words, place, ends, today) or Fact(COMING, place, ends)
        fact = _fact(words, place, ends, today, before, ahead=bool(ahead))
        fact = fact or _told_behind(sentence, words, place, ends, today)
        if fact:
            begins = sentence.span(ahead.start() + 1, ahead.end())[0] if ahead else place
            if ahead and not ahead[0].startswith(" "):
                begins = 0
            if fact.what == DAY:
                begins = place
            ends = _with_clock(sentence, fact) if fact.what == NEXT else fact.ends
            return Fact(fact.what, begins, _with_part(sentence, ends, taken), fact.value)
    return None


def _is_to_come(words: str, today: date) -> bool:
    coming = read_day(words, today)
    gone = read_day(words, today, past=True)
    return coming is not None and coming > today and (gone is None or today - gone > RECENT)


def _told_behind(
    sentence: Sentence, words: str, begins: int, ends: int, today: date
) -> Fact | None:
    """The next visit, where only the words behind its day say so."""
    line = sentence.line[sentence.places[ends] :] if ends < len(sentence.words) else ""
    if begins and sentence.clauses[-1] == (begins, ends) and re.search(r"\d", words):
        # A day to come that closes all of it: "on track, 9/12".
        return _fact(words, begins, ends, today, "", ahead=True)
    found = _COMES_BEHIND.match(line)
    if not found or sentence.words[ends - 1].ends:
        return None
    last = ends + len(found[0].removesuffix(" ;").split())
    return _fact(words, begins, last, today, "", ahead=True)


def _with_clock(sentence: Sentence, fact: Fact) -> int:
    """The end of the day of the next visit, with its time of day."""
    for ends in (fact.ends + 2, fact.ends + 1):
        if _CLOCK.fullmatch(sentence.part(fact.ends, ends)) and ends <= len(sentence.words):
            return ends
    return fact.ends


def _with_part(sentence: Sentence, ends: int, taken: Sequence[Fact]) -> int:
    """The end of a day's words, with the part of the day that follows them."""
    follows = ends < len(sentence.words) and not sentence.words[ends - 1].ends
    if follows and sentence.words[ends].read in _PARTS and not _covered(ends, taken):
        return ends + 1
    return ends


def _is_year_group(words: str, sentence: Sentence, ends: int) -> bool:
    """Whether an ordinal is no day, as in "6th form"."""
    follows = sentence.words[ends].read if ends < len(sentence.words) else ""
    ordinal = re.fullmatch(r"(?:the )?\d{1,2}(?:st|nd|rd|th)", words)
    return bool(ordinal) and follows in _NUMBERED


def _spoken_day(words: str, today: date) -> date | None:
    """The day of a part of it: this morning, last night."""
    first, _, part = words.partition(" ")
    if (first in ("this", "today") and part in _PARTS) or words in ("tonight", "earlier today"):
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
    if before in _NOT_OF_VISIT:
        return None
    day = _spoken_day(words, today) or read_day(_GONE.sub("", words), today, past=True)
    if day is None or day > today:
        return None
    written = bool(re.search(r"\d{4}|[-/.]\d{1,2}[-/.]\d{2}$", words))
    if today - day > (YEAR if written else RECENT):
        return None
    return Fact(DAY, begins, ends, day)


def _covered(place: int, taken: Sequence[Fact]) -> bool:
    return any(fact.covers(place) for fact in taken)
