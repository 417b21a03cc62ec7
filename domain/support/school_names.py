"""Which supported school somebody's words name: by its name, a part of it, or with a slip in it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from domain.spelling import mended
from domain.support.names_said import KINDS, cut_short, ways_to_say
from domain.text import word_set

# How alike two texts are, from 0 to 100.
Alike = Callable[[str, str], float]
# A slip or two in a name of some length; a shorter name is to be written as it is.
ALIKE, ALIKE_SHORT, ALIKE_APART, SHORT = 82, 88, 95, 5
# How much a longer place is worth: the whole of a name rather than its first word.
LONGER = 8
# Words of a kind that no school is told by.
_NO_KIND = word_set("school the and of trust")
MOST_WORDS = 6
# Sets of names whose ways to say them are kept: those of a hub's leaders.
KEPT, MOST_KEPT = 256, 60
# Each way to say a name, with the schools that it may mean.
Ways = Mapping[str, frozenset[str]]
_SPELT = {
    **dict.fromkeys(("saint", "st."), "st"),
    **dict.fromkeys(("prim", "pri", "prmary", "primry"), "primary"),
    **dict.fromkeys(("jun", "jnr", "jnrs", "juns", "juniors", "jr"), "junior"),
    **dict.fromkeys(("inf", "infs", "infants"), "infant"),
    **dict.fromkeys(("acad", "acadmy", "accademy"), "academy"),
    **dict.fromkeys(("sch", "schl"), "school"),
    **dict.fromkeys(("pk", "prk"), "park"),
    **dict.fromkeys(("gr", "grv"), "grove"),
    **dict.fromkeys(("cofe", "coe"), "ce"),
    **dict.fromkeys(("cath", "rc"), "catholic"),
    **dict.fromkeys(("ln",), "lane"),
    **dict.fromkeys(("tst", "trst"), "trust"),
    **dict.fromkeys(("br", "brdg"), "bridge"),
    **dict.fromkeys(("rd",), "road"),
    **dict.fromkeys(("hse",), "house"),
    **dict.fromkeys(("grn",), "green"),
    **dict.fromkeys(("hs",), "high"),
    **dict.fromkeys(("steves", "stevens"), "stephens"),
}
# Words of the kind that a slip is looked for in.
_SLIPPED = tuple(word_set("primary academy junior infant community catholic secondary"))
_OF_SAINT = re.compile(r"[’'`]s$")
# W'field.
_CONTRACTED = re.compile(r"([a-z]{1,3})[’'`]([a-z]{3,})")
_LETTERS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Named:
    """Words that name schools: from one to before another, which may be of several schools."""

    begins: int
    ends: int
    schools: frozenset[str]


def find_schools(
    words: Sequence[str], names: Iterable[str], alike: Alike, *, initials: bool = True
) -> list[Named]:
    """The places among `words` (in lower case) that name schools of `names`, best first.

    A place that may be either of two schools names both. With `initials` off, letters name none.
    """
    names = tuple(names)
    ways = _kept_ways if len(names) <= MOST_KEPT else _last_ways
    known, short = ways(names, initials)
    plain = [_plain(word) for word in words]
    found: list[tuple[float, Named]] = []
    for begins in range(len(plain)):
        for ends in range(begins + 1, min(begins + MOST_WORDS, len(plain)) + 1):
            score, schools = _best(plain[begins:ends], known, short, alike)
            if len(schools) == 1 and ends == begins + 1:
                schools = _or_begun(plain[begins], schools, names)
            if schools:
                # "St John's C of E"
                rest = 2 if plain[ends - 1 : ends + 2] == ["c", "of", "e"] else 0
                worth = score + LONGER * (ends - begins)
                found.append((worth, Named(begins, ends + rest, schools)))
    return _apart(named for _, named in sorted(found, key=lambda f: f[0], reverse=True))


def _or_begun(word: str, schools: frozenset[str], names: Sequence[str]) -> frozenset[str]:
    """A school, and those that its first word may as well begin: Meadow Bank and Meadowcroft."""
    own = [_plain(each) for each in next(iter(schools)).split()]
    whole = len([each for each in own if each not in KINDS]) < 2
    return schools if whole or own[0] != word else schools | begun(word, names)


def begun(word: str, names: Iterable[str]) -> frozenset[str]:
    """The schools whose first word or saint a word begins: Neth for Netherfold, Greg."""
    known = ((name, [_plain(each) for each in name.split()]) for name in names)
    firsts = ((name, plain[plain[:1] == ["st"]]) for name, plain in known if len(plain) > 1)
    return frozenset(name for name, first in firsts if first != word and first.startswith(word))


def _ways(names: tuple[str, ...], initials: bool) -> tuple[Ways, Ways]:
    """How to say each of some names, and how each is cut short."""
    known = _ways_to_say(names, partial(ways_to_say, initials=initials))
    return known, _ways_to_say(names, cut_short) if initials else {}


# A leader's own schools are asked for with each message; of a whole register only one is kept.
_kept_ways = lru_cache(maxsize=KEPT)(_ways)
_last_ways = lru_cache(maxsize=1)(_ways)


def _ways_to_say(
    names: Iterable[str], say: Callable[[Sequence[str]], set[str]]
) -> Mapping[str, frozenset[str]]:
    """Each way to say a name, with the schools that it may mean."""
    ways: dict[str, set[str]] = {}
    for name in set(names):
        for way in say([_plain(word) for word in name.split()]):
            ways.setdefault(way, set()).add(name)
    return {way: frozenset(schools) for way, schools in ways.items()}


def _best(
    words: Sequence[str],
    known: Mapping[str, frozenset[str]],
    short: Mapping[str, frozenset[str]],
    alike: Alike,
) -> tuple[float, frozenset[str]]:
    """How well words say a name, and whose it is; none where they say no name."""
    own = _without_kind(words)
    if not own:
        return 0, frozenset()
    said = " ".join(words)
    if said in known:
        return 100, known[said]
    text = " ".join(own)
    if text in known:
        return 100, _of_kind(words, known[text])
    if said in short or text in short:
        return 100, short.get(said) or short[text]
    if contracted := _CONTRACTED.fullmatch(text):
        return _contracted(contracted[1], contracted[2], known)
    scores: dict[frozenset[str], float] = {}
    if any(letter.isdigit() for letter in text):
        return 0, frozenset()
    for way, schools in known.items():
        if way[0] != text[0]:
            continue
        if min(len(text), len(way)) < SHORT or abs(len(text) - len(way)) > 3 or _shortened(way):
            continue
        score = alike(text.replace(" ", ""), way.replace(" ", ""))
        if score >= _least(text, way):
            scores[schools] = max(score, scores.get(schools, 0))
    top = max(scores.values(), default=0)
    near = [schools for schools, score in scores.items() if score > top - 4]
    return top, _of_kind(words, frozenset().union(*near))


def _least(text: str, way: str) -> int:
    """How alike words have to be to a way to say a name: with a word more, they are to be its."""
    if text.count(" ") > way.count(" "):
        return ALIKE_APART
    return ALIKE if len(way) > SHORT else ALIKE_SHORT


def _of_kind(words: Sequence[str], schools: frozenset[str]) -> frozenset[str]:
    """Those of some schools that are of the kind that words say: the juniors of two Birchwoods."""
    kinds = [word for word in words if word in KINDS and word not in _NO_KIND]
    if len(schools) < 2 or not kinds:
        return schools
    of_kind = (s for s in schools if {_plain(word) for word in s.split()}.issuperset(kinds))
    return frozenset(of_kind) or schools


def _contracted(
    begins: str, ends: str, known: Mapping[str, frozenset[str]]
) -> tuple[float, frozenset[str]]:
    """Whose name in one word begins and ends so."""
    longer = len(begins) + len(ends)
    ways = (w for w in known if w.isalpha() and len(w) > longer)
    meant = [known[way] for way in ways if way.startswith(begins) and way.endswith(ends)]
    return 100, frozenset().union(*meant)


def _shortened(way: str) -> bool:
    """Whether a letter stands for a word in it."""
    return any(len(word) == 1 for word in way.split())


def _without_kind(words: Sequence[str]) -> Sequence[str]:
    """Words without those of the kind at their end; nothing where they begin with one."""
    if not words[0] or words[0] in KINDS or not words[-1]:
        return ()
    own = list(words)
    while own and own[-1] in KINDS:
        if own[-1] in ("the", "and", "of"):
            return own if len(own) == len(words) else ()
        own.pop()
    return [word for word in own if word not in KINDS or word == own[0]]


def _apart(found: Iterable[Named]) -> list[Named]:
    """The first of those that overlap, each."""
    kept: list[Named] = []
    for named in found:
        if all(named.ends <= other.begins or other.ends <= named.begins for other in kept):
            kept.append(named)
    return kept


def _plain(word: str) -> str:
    # St John's, St J's.
    word = _OF_SAINT.sub(lambda found: "" if found.start() == 1 else "s", word.lower())
    word = word.strip(".,;:!?()")
    if _CONTRACTED.fullmatch(word):
        return word
    plain = _LETTERS.sub("", word)
    return _SPELT.get(word) or (plain if plain in KINDS else mended(plain, _SLIPPED))
