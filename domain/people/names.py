"""Names of organisations as people write them, where a register has them all in capitals."""

import re

_SMALL = frozenset({"and", "of", "the", "for", "in", "at", "on", "with", "by", "to", "upon"})
# Without a vowel, and still no letters that stand for words.
_SHORT_WORDS = frozenset({"st", "mt", "dr", "mr", "mrs", "ltd", "sr"})
_INITIALS = frozenset(
    {"MAT", "CE", "RC", "VA", "VC", "UK", "LA", "CIO", "CIC", "SEN", "SEND", "AP"}
)
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(IX|IV|V?I{0,3})")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def as_written(name: str) -> str:
    """The name as people write it: “ST MARY'S CE MAT” is “St Mary's CE MAT”.

    One that has a small letter already is left as it is.
    """
    if not name.isupper():
        return name
    return _WORD.sub(lambda found: _word(found[0], first=found.start() == 0), name)


def _word(word: str, *, first: bool) -> str:
    small = word.lower()
    if small in _SMALL and not first:
        return small
    if word in _INITIALS or _ROMAN.fullmatch(word) or _stands_for_words(small):
        return word
    head, mark, tail = re.split(r"(['’])", small, maxsplit=1) if _parted(small) else (small, "", "")
    # O'Brien's, but Mary's.
    tail = tail.capitalize() if len(head) == 1 else tail
    return f"{head.capitalize()}{mark}{tail}"


def _parted(word: str) -> bool:
    return "'" in word or "’" in word


def _stands_for_words(word: str) -> bool:
    """Whether it cannot be spoken as a word: GLF, TBDS."""
    return (
        len(word) > 1 and not set(word) & set("aeiouyáéíóúâêîôûŵŷ'’") and word not in _SHORT_WORDS
    )
