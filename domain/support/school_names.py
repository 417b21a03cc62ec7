"""Which supported school somebody's words name: by its name, a part of it, or with a slip in it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from domain.spelling import mended
from domain.text import word_set

# How alike two texts are, from 0 to 100.
Alike = Callable[[str, str], float]
# A slip or two in a name of some length; a shorter name is to be written as it is.
ALIKE, ALIKE_SHORT, SHORT = 82, 88, 5
# How much a longer place is worth: the whole of a name rather than its first word.
LONGER = 6
MOST_WORDS = 6
_SPELT = {
    **dict.fromkeys(("saint", "st."), "st"),
    **dict.fromkeys(("prim", "pri", "prmary", "primry"), "primary"),
    **dict.fromkeys(("jun", "jnr", "jnrs", "juns", "juniors"), "junior"),
    **dict.fromkeys(("inf", "infs", "infants"), "infant"),
    **dict.fromkeys(("acad", "acadmy", "accademy"), "academy"),
    **dict.fromkeys(("sch", "schl"), "school"),
    **dict.fromkeys(("pk", "prk"), "park"),
    **dict.fromkeys(("gr", "grv"), "grove"),
    **dict.fromkeys(("cofe", "coe"), "ce"),
    **dict.fromkeys(("cath", "rc"), "catholic"),
    **dict.fromkeys(("ln",), "lane"),
    **dict.fromkeys(("tst", "trst"), "trust"),
    **dict.fromkeys(("rd",), "road"),
}
# Words that tell no school from another.
_KINDS = word_set(
    """
    school primary secondary academy junior infant nursery first middle high grammar community
    ce catholic church of england the trust college special c e voluntary aided controlled free
    and
    """
)
# What such letters mean in any school.
_LETTERS_OF_WORK = word_set(
    """
    slt smt dht aht hod ect nqt tas sen send senco eyfs sef sdp sip dsl cpd cog ceo pshe rse
    mat inset phse sats
    """
)
_SAINTS = {
    "joseph": "joe",
    "bartholomew": "bart",
    "michael": "mick",
    "catherine": "kate",
    "augustine": "gus",
    "john": "johnny",
    "francis": "frank",
}
# First words of names that people also write in any sentence.
_ORDINARY = word_set(
    """
    park green hill lane north south east west upper lower new old holy high wood grove river
    lady our all good great grand long church christ high field fields red white black blue
    brook bridge castle mill oak ash elm rose spring summer valley view heath moor abbey bishop
    king kings queen queens prince victoria cross meadow orchard garden brown young hope grace
    trinity sacred immaculate blessed little big middle central first second head reading
    """
)
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
    known = _ways_to_say(names, initials=initials)
    plain = [_plain(word) for word in words]
    found: list[tuple[float, Named]] = []
    for begins in range(len(plain)):
        for ends in range(begins + 1, min(begins + MOST_WORDS, len(plain)) + 1):
            score, schools = _best(plain[begins:ends], known, alike)
            if schools:
                # "St John's C of E"
                rest = 2 if plain[ends - 1 : ends + 2] == ["c", "of", "e"] else 0
                worth = score + LONGER * (ends - begins)
                found.append((worth, Named(begins, ends + rest, schools)))
    return _apart(named for _, named in sorted(found, key=lambda f: f[0], reverse=True))


def _ways_to_say(names: Iterable[str], *, initials: bool) -> Mapping[str, frozenset[str]]:
    """Each way to say a name without the words of its kind, with the schools it may mean."""
    ways: dict[str, set[str]] = {}
    for name in set(names):
        every = [_plain(word) for word in name.split()]
        own = [word for word in every if word not in _KINDS] or every
        said = {" ".join(own), "".join(own)}
        if initials:
            whole = [word for word in every if word not in _KINDS or word == "of"]
            said |= _initials(every) | _initials(own) | _initials(whole) | _initialled(own, every)
        said |= {f"{own[0]} {kind}" for kind in every if kind in _KINDS and own[0] != "st"}
        said |= {f"{short} {kind}" for short in _cut_short(own[0]) for kind in every[1:]}
        if len(own) > 1:
            said |= _parts(own, every)
        if own[0] == "st" and len(own) == 2:
            said |= {f"st {short}" for short in _short_saint(own[1])}
            # St Wilfrid's is Wilfrids to its own.
            said |= {own[1]} if len(own[1]) > 4 and own[1].endswith("s") else set()
        for way in said:
            ways.setdefault(way, set()).add(name)
    return {way: frozenset(schools) for way, schools in ways.items()}


def _initials(words: Sequence[str]) -> set[str]:
    """The letters that a name is known by: LTP."""
    letters = "".join(word[0] for word in words if word)
    ways = {letters, letters.removesuffix("s")} - _LETTERS_OF_WORK
    return {short for short in ways if len(short) > 2}


def _initialled(own: Sequence[str], every: Sequence[str]) -> set[str]:
    """A name with letters for some of its words: Titus S, T Salt, PP Primary."""
    if len(own) == 1:
        return set()
    initials = "".join(word[0] for word in own)
    if own[0] == "st":
        return {f"st {initials[1:]}", f"st{initials[1:]}"}
    kinds = {kind for kind in every if kind in _KINDS and kind not in ("school", "trust")}
    every_letter = "".join(word[0] for word in every if word)
    shortened = {
        f"{own[0]} {initials[1:]}",
        f"{own[0]} {every_letter[1:]}",
        *(f"{initials} {kind}" for kind in kinds),
    }
    return shortened | {f"{own[0][0]} {' '.join(own[1:])}"}


def _cut_short(word: str) -> set[str]:
    """The beginnings of a name that before a word of its kind stand for it: Rav High."""
    if word == "st" or word in _ORDINARY:
        return set()
    return {word[:length] for length in range(3, len(word))}


def _short_saint(name: str) -> set[str]:
    """How a saint's name is cut short: St Joe's, St Cuth's."""
    saint = name.removesuffix("s")
    short = {_SAINTS[saint]} if saint in _SAINTS else set()
    short |= {saint[:length] for length in range(3, len(saint) - 1)}
    return short | {f"{each}s" for each in short}


def _parts(own: Sequence[str], every: Sequence[str]) -> set[str]:
    """The words of a name that may stand for all of it."""
    first = {own[0]} if len(own[0]) > 3 and own[0] not in _ORDINARY else set()
    kinds = {"school", *(kind for kind in every if kind in _KINDS)} - {"of", "the", "and", "ce"}
    last = {f"{own[-1]} {kind}" for kind in kinds} if len(own[-1]) > 2 else set()
    # Our Lady of Lourdes is Lourdes to its own.
    if "of" in every[1:-1] and own[0] != "st" and every[every.index("of") + 1] == own[-1]:
        last.add(own[-1])
    longer = {" ".join(own[:2]), f"{own[0]} {own[-1]}"} if len(own) > 2 else set()
    return first | last | longer


def _best(
    words: Sequence[str], known: Mapping[str, frozenset[str]], alike: Alike
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
        return 100, known[text]
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
        if score >= (ALIKE if len(way) > SHORT else ALIKE_SHORT):
            scores[schools] = max(score, scores.get(schools, 0))
    top = max(scores.values(), default=0)
    near = [schools for schools, score in scores.items() if score > top - 4]
    return top, frozenset().union(*near)


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
    if not words[0] or words[0] in _KINDS or not words[-1]:
        return ()
    own = list(words)
    while own and own[-1] in _KINDS:
        if own[-1] in ("the", "and", "of"):
            return own if len(own) == len(words) else ()
        own.pop()
    return [word for word in own if word not in _KINDS or word == own[0]]


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
    return _SPELT.get(word) or (plain if plain in _KINDS else mended(plain, _SLIPPED))
