"""The words of a typed sentence, as they stand and as they are read: short forms spelt out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from domain.day_names import MONTHS, WEEKDAYS
from domain.number_words import in_order
from domain.text import word_set
from domain.visits.sentence_spelling import spelt

_PART = re.compile(r"\S+")
# Newby/yesterday/2h.
_PIECE = re.compile(r"(?:(?<=\d)/(?=\d)|[^\s/])+/?")
_DATE = re.compile(r"\W*\d+/\d+/\d+\W*")
_EDGES = '.,;:!?()[]"“”…|'
# Where one thing ends and the next begins.
_ENDS = frozenset(".,;:!?|…")
_ALONE = frozenset({"-", "–", "—", "|", "/", "•", "*", ">"})
_SHORTENED = frozenset({"st", "approx", "mr", "mrs", "ms", "dr", "v"})
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
_TENTHS = {"twenty": 20, "thirty": 30}
# The eighth of December, Monday the eighth: no other ordinal is surely a day.
_CLOCK = re.compile(r"\d{1,2}[:.][0-5]\d(?:am|pm)?|\d{1,2}(?:am|pm)|[01]\d[0-5]\d")
_UNIT = re.compile(r"m|mins?|minutes?|h|hrs?|hours?")
_HOUR = re.compile(rf"\d{{1,2}}|noon|midday|{_CLOCK.pattern}")
# What stands before an answer, as in a form.
# W/Y5 teacher.
_WITH = re.compile(r"w/(?=\w{2})", re.IGNORECASE)
_LIGHTS = {"🟢": "green", "🟠": "amber", "🟡": "amber", "🔴": "red"}
_LABELS = word_set("date time length type rating progress who school next did what notes")
# Two words that are read as one.
_TOGETHER = {
    **dict.fromkeys(("first thing", "1st thing", "last thing"), "early"),
    **dict.fromkeys(("before school", "before sch", "after school", "after sch"), "early"),
    "drop in": "drop-in",
}
# Of a comma said aloud there are several.
_SAID_ALOUD = 2


@dataclass(frozen=True, slots=True)
class Word:
    """One word: as it is read, and where it stands in the text.

    `ends` says that something ends behind it: a sentence, or a part of one.
    """

    read: str
    begins: int
    stops: int
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """What some words say: those from `begins` to before `ends` say `value` about `what`."""

    what: str
    begins: int
    ends: int
    value: object = None

    def covers(self, place: int) -> bool:
        """Whether the word at that place is one of its own."""
        return self.begins <= place < self.ends


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a text, and all of them as one line in which " ; " is where something ends."""

    text: str
    words: tuple[Word, ...]
    line: str
    places: tuple[int, ...]

    def part(self, begins: int, ends: int) -> str:
        """Some of the words as they are read; empty where something ends between them."""
        words = self.words[begins:ends]
        return "" if any(w.ends for w in words[:-1]) else " ".join(w.read for w in words)

    def span(self, begins: int, ends: int) -> tuple[int, int]:
        """The words that a piece of the line belongs to."""
        inside = [n for n, at in enumerate(self.places) if begins <= at < ends]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    def fact(self, what: str, found: re.Match[str], value: object = None) -> Fact:
        """What a piece of the line says."""
        return Fact(what, *self.span(found.start(), found.end()), value)

    def is_clause(self, begins: int, ends: int) -> bool:
        """Whether those words are a part between ends, and all of it."""
        return (begins, ends) in self.clauses

    @property
    def clauses(self) -> list[tuple[int, int]]:
        """Its parts between ends, by their words."""
        ends = [n + 1 for n, word in enumerate(self.words) if word.ends]
        bounds = sorted({0, *ends, len(self.words)})
        return list(pairwise(bounds))


def sentence_of(text: str) -> Sentence:
    """A text as its words."""
    words, line, places = words_of(text), "", []
    for word in words:
        places.append(len(line))
        line += word.read + (" ; " if word.ends else " ")
    return Sentence(text, words, line.strip(), tuple(places))


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in order; marks that stand alone, and a dictated "full stop", end one."""
    found: list[Word] = []
    parts = _PART.findall(text)
    apart = any(part.count("/") > 1 and not _DATE.fullmatch(part) for part in parts)
    for part in (_PIECE if apart else _PART).finditer(text):
        found += _word(part, text)
    return tuple(_joined(found))


def _word(part: re.Match[str], text: str) -> Iterator[Word]:
    raw = part[0]
    if raw in _LIGHTS:
        yield Word("", part.start(), part.start(), ends=True)
        yield Word(_LIGHTS[raw], part.start(), part.end(), ends=True)
        return
    if together := _WITH.match(raw):
        yield Word("with", part.start(), part.start() + together.end())
        yield from _word(_PART.search(text, part.start() + together.end()) or part, text)
        return
    bare = raw.strip(_EDGES)
    # .5 day
    bare = f".{bare}" if f".{bare}" in raw and bare[:1].isdigit() else bare
    if raw in _ALONE or not any(c.isalnum() or c in "&+" for c in raw):
        yield Word("", part.start(), part.end(), ends=True)
        return
    begins = part.start() + raw.index(bare)
    stops = begins + len(bare)
    behind = text[stops : part.end()]
    slashed = bare.endswith("/") and len(bare) > len("w/")
    bare = bare.rstrip("/") if slashed else bare
    # "St." and "approx." end nothing.
    short = bare.lower() in _SHORTENED and behind == "."
    read = bare.lower().replace("’", "'").rstrip("'")
    if ":" in behind and read in _LABELS:
        yield Word("", begins, begins, ends=True)
    yield Word(
        spelt(read), begins, stops, ends=slashed or (not short and bool(_ENDS & set(behind)))
    )


def _joined(words: list[Word]) -> Iterator[Word]:
    """Words with marks alone, and marks said aloud, as the ends of what is before them."""
    kept: list[Word] = []
    aloud = sum(word.read == "comma" for word in words) >= _SAID_ALOUD
    place = 0
    while place < len(words):
        word = words[place]
        following = words[place + 1].read if place + 1 < len(words) else ""
        if word.read == "full" and following in ("stop", "stop."):
            _end(kept)
            place += 2
            continue
        if one := _TOGETHER.get(f"{word.read} {following}"):
            kept.append(replace(words[place + 1], read=one, begins=word.begins))
            place += 2
            continue
        if word.read == "comma" and aloud:
            _end(kept)
        elif word.read:
            place += _keep(kept, words[place : place + 2])
        elif kept and _between_times(kept[-1], words[place + 1 : place + 3]):
            kept.append(replace(word, read="to", ends=False))
        else:
            _end(kept)
        place += 1
    yield from kept


def _keep(kept: list[Word], words: list[Word]) -> int:
    """Keeps the first word, as a day where it is one; how many of the next belong to it."""
    word, following = words[0], words[-1].read if len(words) > 1 else ""
    before = [each.read for each in kept[-2:]]
    tens = _TENTHS.get(word.read, 0)
    if tens and following in _ORDINALS[:9]:
        number = tens + _ORDINALS.index(following) + 1
        kept.append(Word(in_order(number), word.begins, words[1].stops, words[1].ends))
        return 1
    number = _ORDINALS.index(word.read) + 1 if word.read in _ORDINALS else 0
    of_month = following in ("of", *MONTHS)
    closes = before[:1] in (["is"], ["on"], ["visit"], ["back"]) and (word.ends or not following)
    dated = before[1:] == ["the"] and (closes or before[0] in (*WEEKDAYS, *MONTHS))
    kept.append(replace(word, read=in_order(number)) if number and (of_month or dated) else word)
    return 0


def _between_times(word: Word, behind: list[Word]) -> bool:
    """Whether a dash stands from one time of day to another, and not before "20 mins"."""
    following = behind[0].read if behind else ""
    if word.ends or not _HOUR.fullmatch(word.read) or not _HOUR.fullmatch(following):
        return False
    if _UNIT.fullmatch(behind[-1].read):
        return False
    return bool(_CLOCK.fullmatch(word.read) or _CLOCK.fullmatch(following))


def _end(kept: list[Word]) -> None:
    if kept:
        kept[-1] = replace(kept[-1], ends=True)


def covered(place: int, facts: Sequence[Fact]) -> bool:
    """Whether the word at that place belongs to one of the facts."""
    return any(fact.covers(place) for fact in facts)
