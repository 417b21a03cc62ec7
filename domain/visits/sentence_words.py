"""The words of a typed sentence, as they stand and as they are read: short forms spelt out."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

_PART = re.compile(r"\S+")
_EDGES = '.,;:!?()[]"“”…|'
# Where one thing ends and the next begins.
_ENDS = frozenset(".,;:!?|…")
_ALONE = frozenset({"-", "–", "—", "|", "/", "•", "*", ">"})
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
_SPELT: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("yest", "yday", "yesty", "yesterdays", "yesturday"), "yesterday"),
        **dict.fromkeys(("2day", "tday", "tdy", "todays", "2dy"), "today"),
        **dict.fromkeys(("tmrw", "tmw", "2moro", "tomorow", "tomoz"), "tomorrow"),
        **dict.fromkeys(("nxt", "nex"), "next"),
        **dict.fromkeys(("w/", "w", "wth", "wiv", "wi"), "with"),
        **dict.fromkeys(("&", "+", "n", "nd"), "and"),
        **dict.fromkeys(("mtg", "mtng", "meet"), "meeting"),
        **dict.fromkeys(("wks", "wk's"), "weeks"),
        **dict.fromkeys(("wk",), "week"),
        **dict.fromkeys(("visted", "vistied", "vsited", "visitd"), "visited"),
        **dict.fromkeys(("vist", "vsit"), "visit"),
        **dict.fromkeys(("ontrack", "on-track", "on-trk"), "on track"),
        **dict.fromkeys(("offtrack", "off-track"), "off track"),
        **dict.fromkeys(("trk", "trak"), "track"),
        **dict.fromkeys(("tchr", "tchrs", "techers"), "teachers"),
        **dict.fromkeys(("followup", "follow-up", "f/u"), "follow up"),
        **dict.fromkeys(("thur", "thurs"), "thursday"),
        **dict.fromkeys(("weds", "wednes"), "wednesday"),
        **dict.fromkeys(("yrs",), "years"),
        **dict.fromkeys(("hrs", "hours'"), "hours"),
        **dict.fromkeys(("it's", "its", "it’s"), "it"),
        **dict.fromkeys(("i'm", "i’m", "im"), "i"),
        **dict.fromkeys(("concers", "conerns", "concens"), "concerns"),
    }
)


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
    for part in _PART.finditer(text):
        found += _word(part, text)
    return tuple(_joined(found))


def _word(part: re.Match[str], text: str) -> Iterator[Word]:
    raw = part[0]
    bare = raw.strip(_EDGES)
    if raw in _ALONE or not any(c.isalnum() or c in "&+" for c in raw):
        yield Word("", part.start(), part.end(), ends=True)
        return
    begins = part.start() + raw.index(bare)
    stops = begins + len(bare)
    behind = text[stops : part.end()]
    # "St." and "approx." end nothing.
    short = bare.lower() in ("st", "approx", "mr", "mrs", "ms", "dr") and behind == "."
    read = bare.lower().replace("’", "'")
    yield Word(_SPELT.get(read, read), begins, stops, ends=not short and bool(_ENDS & set(behind)))


def _joined(words: list[Word]) -> Iterator[Word]:
    """Words with "full stop" as the end of what is before it, and marks alone as such ends."""
    kept: list[Word] = []
    place = 0
    while place < len(words):
        word = words[place]
        following = words[place + 1].read if place + 1 < len(words) else ""
        if word.read == "full" and following in ("stop", "stop."):
            _end(kept)
            place += 2
            continue
        if not word.read:
            _end(kept)
        else:
            kept.append(_ordinal(word, following))
        place += 1
    yield from kept


def _end(kept: list[Word]) -> None:
    if kept:
        last = kept[-1]
        kept[-1] = Word(last.read, last.begins, last.stops, ends=True)


def _ordinal(word: Word, following: str) -> Word:
    """The eighth of December, as it is dictated, as the 8th."""
    if word.read in _ORDINALS and following == "of":
        number = _ORDINALS.index(word.read) + 1
        suffix = {1: "st", 2: "nd", 3: "rd"}.get(number, "th")
        return Word(f"{number}{suffix}", word.begins, word.stops, word.ends)
    return word
