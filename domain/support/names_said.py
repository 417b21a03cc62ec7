"""The ways in which people say a school's name: its letters, parts of it, a saint cut short."""

from collections.abc import Sequence

from domain.text import word_set

# Words that tell no school from another.
KINDS = word_set(
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
_CUT_TO_BK = frozenset({"bank", "brook", "beck"})
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


def ways_to_say(every: Sequence[str], *, initials: bool) -> set[str]:
    """Each way to say a name that has these words, without the words of its kind."""
    own = [word for word in every if word not in KINDS] or list(every)
    said = {" ".join(own), "".join(own)}
    if initials:
        whole = [word for word in every if word not in KINDS or word == "of"]
        said |= _initials(every) | _initials(own) | _initials(whole) | _initialled(own, every)
    said |= {f"{own[0]} {kind}" for kind in every if kind in KINDS and own[0] != "st"}
    if own[-1] in _CUT_TO_BK:
        said.add(f"{' '.join(own[:-1])} bk")
    if len(own) > 1:
        said |= _parts(own, every)
    return said


def cut_short(every: Sequence[str]) -> set[str]:
    """How a name that has these words is cut short: Rav High, St Joe's, Wilfrids.

    Such a word has to be written just so: with a slip in it, it would be any word.
    """
    own = [word for word in every if word not in KINDS] or list(every)
    said = {f"{short} {kind}" for short in _beginnings(own[0]) for kind in every[1:]}
    if own[-1] == "street":
        # Lowther St is no saint.
        said |= {f"{short} st" for short in (own[0], *_beginnings(own[0]))}
    if own[0] == "st" and len(own) == 2:
        said |= {f"st {short}" for short in _short_saint(own[1])}
        # St Wilfrid's is Wilfrids to its own.
        said |= {own[1]} if len(own[1]) > 4 and own[1].endswith("s") else set()
        said |= {f"{short} {kind}" for short in _beginnings(own[1]) for kind in every[2:]}
    return said


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
    kinds = {kind for kind in every if kind in KINDS and kind not in ("school", "trust")}
    every_letter = "".join(word[0] for word in every if word)
    shortened = {
        f"{own[0]} {initials[1:]}",
        f"{own[0]} {every_letter[1:]}",
        *(f"{initials} {kind}" for kind in kinds),
    }
    return shortened | {f"{own[0][0]} {' '.join(own[1:])}"}


def _beginnings(word: str) -> set[str]:
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
    kinds = {"school", *(kind for kind in every if kind in KINDS)} - {"of", "the", "and", "ce"}
    # Bowling Park Primary is not Peel Park Primary.
    kinds = {"school"} if own[-1] in _ORDINARY else kinds
    last = {f"{own[-1]} {kind}" for kind in kinds} if len(own[-1]) > 3 else set()
    # Our Lady of Lourdes is Lourdes to its own.
    if "of" in every[1:-1] and own[0] != "st" and every[every.index("of") + 1] == own[-1]:
        last.add(own[-1])
    longer = {" ".join(own[:2]), f"{own[0]} {own[-1]}"} if len(own) > 2 else set()
    return first | last | longer
