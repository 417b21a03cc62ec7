"""What looks like a person's name in a leader's words: a remark, never a block."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from domain.visits.ordinary_words import PHRASES, PLACES, WORDS

# Latin, Greek and Cyrillic: re has no class of its own for capitals.
_CAPITALS = "".join(letter for letter in map(chr, range(0x530)) if letter.isupper())
_LETTERS = r"[^\W\d_]*(?:[’'‐‑-][^\W\d_]+)*"
_CAPITALISED = rf"[{_CAPITALS}]{_LETTERS}"
_PARTICLE = "al|bin|da|de|del|di|du|el|la|le|van|von"
# Particles stand between two other words of a name.
_NEXT = rf"[ \t\u00a0]+(?:(?:{_PARTICLE})[ \t\u00a0]+)*{_CAPITALISED}"
# Two or more words in a row: one alone is no name. What must not stand before the first is asked
# after its first letter, so that the search is for capitals.
_RUN = re.compile(rf"[{_CAPITALS}](?<![\w’'‐‑-].){_LETTERS}(?:{_NEXT})+")
_WORD = re.compile(_CAPITALISED)
_TITLE = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Prof|Professor|Rev|Fr|Sr)\.?\s+[{_CAPITALS}][\w’'‐‑-]+"
)
# A phrase, or a church or school by its saint: no person of today.
_APART = re.compile(rf"\b(?:{'|'.join(map(re.escape, PHRASES))}|St\.?[ \u00a0]{_CAPITALISED})")
_POSSESSIVE = re.compile(r"[’']s?$")


def looks_like_a_name(text: str, known: Iterable[str] = ()) -> str | None:
    """The first thing in `text` that looks like a name; words of `known` (school, plan) are not.

    A title before a capital, or two capitalised words in a row that are both neither known nor
    ordinary in a school.
    """
    # An accent may come as a sign of its own behind its letter.
    text = unicodedata.normalize("NFC", text)
    if found := _TITLE.search(text):
        return _bare(found[0])
    if not _RUN.search(text):
        return None
    ordinary = frozenset(word for phrase in known for word in _WORD.findall(phrase))
    name = _first(text, ordinary)
    # Seldom: most texts have no two such words, with or without what is set apart.
    return _first(_APART.sub(".", text), ordinary) if name else None


def _first(text: str, ordinary: frozenset[str]) -> str | None:
    names = (name for run in _RUN.finditer(text) for name in _names(run, ordinary))
    return next(names, None)


def _names(run: re.Match[str], ordinary: frozenset[str]) -> Iterator[str]:
    """The names in a run of capitalised words, which ordinary ones part."""
    words: list[re.Match[str]] = []
    for word in _WORD.finditer(run.string, run.start(), run.end()):
        if word[0] in PLACES:
            # The name before it is a school's.
            words = []
        elif _ordinary(word[0], ordinary):
            yield from _name(words)
            words = []
        else:
            words.append(word)
    yield from _name(words)


def _ordinary(word: str, known: frozenset[str]) -> bool:
    """Whether a word is no part of a name; what is all capitals is short for something."""
    bare = _bare(word)
    return bare in WORDS or bare in known or word.isupper()


def _name(words: list[re.Match[str]]) -> Iterator[str]:
    """The words as they stand, where they are two or more."""
    if len(words) > 2 and words[0][0].endswith("ed") and _opens(words[0]):
        # More likely what somebody did than the first of three names.
        words = words[1:]
    if len(words) > 1:
        yield words[0].string[words[0].start() : words[-1].start()] + _bare(words[-1][0])


def _opens(word: re.Match[str]) -> bool:
    """Whether a word is the first of its sentence."""
    before = word.string[: word.start()].rstrip()
    return not before or before[-1] in ".!?:;•–"


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word)
