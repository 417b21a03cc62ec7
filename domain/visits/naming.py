"""What looks like people's names in a leader's words: a remark, never a block."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from domain.visits.ordinary_phrases import PHRASES
from domain.visits.ordinary_words import GIVEN, PLACES, ROOMS, SURNAMES, WORDS

# Latin, Greek and Cyrillic: re has no class of its own for capitals.
_CAPITALS = "".join(letter for letter in map(chr, range(0x530)) if letter.isupper())
_LETTERS = r"[^\W\d_]*(?:[’'‐‑-][^\W\d_]+)*"
_CAPITALISED = rf"[{_CAPITALS}]{_LETTERS}"
_PARTICLE = "al|bin|da|de|del|den|der|di|du|el|ibn|la|le|ter|van|von"
# Particles stand between two other words of a name.
_NEXT = rf"[ \t\u00a0]+(?:(?:{_PARTICLE})[ \t\u00a0]+)*{_CAPITALISED}"
# Two or more words in a row: one alone is no name. What must not stand before the first is asked
# after its first letter, so that the search is for capitals.
_RUN = re.compile(rf"[{_CAPITALS}](?<![\w’'‐‑-].){_LETTERS}(?:{_NEXT})+")
_WORD = re.compile(_CAPITALISED)
_TITLES = (
    "[Mm]r|[Mm]rs|Ms|ms(?! Teams)|[Mm]iss|Mx|Dr|Sir|Prof|Professor|Rev|Revd|Reverend|Fr"
    "|Father|Sr|Sister|Imam|Rabbi|Pastor|Cllr|Councillor|Madame|Mme"
)
_TITLE = re.compile(
    rf"\b(?:{_TITLES})\.?[ \t\u00a0]+(?P<name>(?:[{_CAPITALS}]\.?[ \t\u00a0]+)?"
    rf"(?:(?:{_PARTICLE})[ \t\u00a0]+)?[{_CAPITALS}][\w’'‐‑-]+(?:{_NEXT})*)"
)
# A phrase, or a church or school by its saint: no person of today.
_APART = re.compile(rf"\b(?:{'|'.join(map(re.escape, PHRASES))}|St\.?[ \u00a0]{_CAPITALISED})")
_POSSESSIVE = re.compile(r"[’']s?$")
# What is said of children, not of staff, and how near to a name it stands.
_OF_CHILDREN = re.compile(
    r"\b(?:Year (?:\d{1,2}|One|Two|Three|Four|Five|Six)|Y\d{1,2}|YR|Reception|pupils?|child"
    r"|children|student|boy|girl|son|daughter|mum|dad|parents? of|SEND|EHCP)\b",
    re.IGNORECASE,
)
_NEAR = 32
_BEFORE_A_MONTH = re.compile(
    r"\b(?:in|on|since|by|from|until|till|to|of|for|during|before|after|next|last|this|late|early"
    r"|mid|each|every|\d{1,2}(?:st|nd|rd|th)?)[ \t\u00a0-]+$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?;\n]")


@dataclass(frozen=True, slots=True)
class _Found:
    """A name with the places where it begins and ends."""

    name: str
    begins: int
    ends: int


def names_in(text: str, known: Iterable[str] = ()) -> tuple[str, ...]:
    """All that look like names in `text`, each one time; words of `known` (school, plan) are none.

    A title before a capital, or two capitalised words in a row that are both neither known nor
    ordinary in a school. Those beside a word for children come first.
    """
    # An accent may come as a sign of its own behind its letter.
    text = unicodedata.normalize("NFC", text)
    ordinary = frozenset(word for phrase in known for word in _WORD.findall(phrase))
    runs = [run for run in _TITLE.finditer(text) if not _is_phrase(run)]
    titled = [_titled(run, ordinary) for run in runs]
    for each in titled:
        text = _blank(text, each.begins, each.ends)
    found = titled + (_untitled(text, ordinary) if _RUN.search(text) else [])
    for each in found:
        text = _blank(text, each.begins, each.ends)
    found.sort(key=lambda each: (not _of_child(each, text), each.begins))
    return tuple(dict.fromkeys(each.name for each in found))


def _is_phrase(run: re.Match[str]) -> bool:
    """Whether a title is an ordinary word before another: Father Christmas."""
    title, name = _WORD.findall(run[0])[0], _WORD.findall(run["name"])[0]
    return title in WORDS and _bare(name) in WORDS


def _titled(run: re.Match[str], ordinary: frozenset[str]) -> _Found:
    """A title with the words after it, as far as they are a name."""
    words = list(_WORD.finditer(run.string, run.start("name"), run.end()))
    # What follows a title is a name whatever it is.
    last = words[0]
    for word in words[1:]:
        if word[0] in PLACES | ROOMS or _ordinary(word[0], ordinary):
            break
        last = word
    name = run.string[run.start() : last.start()] + _bare(last[0])
    return _Found(name, run.start(), last.end())


def _untitled(text: str, ordinary: frozenset[str]) -> list[_Found]:
    # Seldom: most texts have no two such words, with or without what is set apart.
    if not list(_pairs(text, ordinary)):
        return []
    for apart in list(_APART.finditer(text)):
        text = _blank(text, apart.start(), apart.end())
    return list(_pairs(text, ordinary))


def _pairs(text: str, ordinary: frozenset[str]) -> Iterator[_Found]:
    for run in _RUN.finditer(text):
        yield from _names(run, ordinary)


def _names(run: re.Match[str], ordinary: frozenset[str]) -> Iterator[_Found]:
    """The names in a run of capitalised words, which ordinary ones part."""
    words: list[re.Match[str]] = []
    # An ordinary word that may be a first name, with a surname behind it.
    given: list[re.Match[str]] = []
    for word in _WORD.finditer(run.string, run.start(), run.end()):
        bare = _bare(word[0])
        if word[0] in PLACES or word[0] in ROOMS:
            # The name before it is a school's, or that of a room.
            words, given = [], []
        elif bare not in ordinary and len(words) == 1 and bare in SURNAMES:
            words.append(word)
        elif _ordinary(word[0], ordinary):
            yield from _name(given + words if len(words) == 1 else words)
            may = bare in GIVEN and bare not in ordinary and not _follows_a_preposition(word)
            words, given = [], [word] if may else []
        else:
            words.append(word)
    yield from _name(given + words if len(words) == 1 else words)


def _follows_a_preposition(word: re.Match[str]) -> bool:
    """Whether a word is a month or a season: in June, since May, next Summer."""
    return bool(_BEFORE_A_MONTH.search(word.string[: word.start()]))


def _ordinary(word: str, known: frozenset[str]) -> bool:
    """Whether a word is no part of a name; what is all capitals is short for something."""
    bare = _bare(word)
    # ECT, SENDCo and ECTs are short for something; O’Brien is not.
    short = word.isupper() or (word[:2].isalpha() and word[:2].isupper())
    return short or bare in WORDS or bare in known


def _name(words: list[re.Match[str]]) -> Iterator[_Found]:
    """The words as they stand, where they are two or more."""
    if len(words) > 2 and words[0][0].endswith("ed") and _opens(words[0]):
        # More likely what somebody did than the first of three names.
        words = words[1:]
    if len(words) > 1:
        first, last = words[0], words[-1]
        name = first.string[first.start() : last.start()] + _bare(last[0])
        yield _Found(name, first.start(), last.end())


def _opens(word: re.Match[str]) -> bool:
    """Whether a word is the first of its sentence."""
    before = word.string[: word.start()].rstrip()
    return not before or before[-1] in ".!?:;•–"


def _of_child(found: _Found, text: str) -> bool:
    """Whether a word for children stands near a name, in the same sentence."""
    before = _SENTENCE.split(text[max(0, found.begins - _NEAR) : found.begins])[-1]
    after = _SENTENCE.split(text[found.ends : found.ends + _NEAR])[0]
    return bool(_OF_CHILDREN.search(before) or _OF_CHILDREN.search(after))


def _blank(text: str, begins: int, ends: int) -> str:
    """The text with a part of it blotted out, so that all else keeps its place."""
    return text[:begins] + "." * (ends - begins) + text[ends:]


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word)
