"""People's words where a card would read Markdown: never a link, a list or a mention."""

import re

# Clients do not agree where they read Markdown (in labels of choices? in facts?), nor whether a
# backslash escapes a character. A character of the same shape is safe on all of them.
_ALIKE = str.maketrans({"*": "∗", "_": "ˍ", "`": "ˋ", "~": "∼", "\\": "∖"})
# A space without width takes apart what would be read as a link, an entity, a list or a heading.
_GAP = "\u200b"
_OPENS = re.compile(r"[<\]]|&(?=#?\w{1,31};)")
_BLOCK = re.compile(r"^(?=[-+=>#|]|\d{1,9}[.)])")


def plain(words: str) -> str:
    """Somebody's words on one line, safe in any text of a card that may read Markdown."""
    line = " ".join(words.split()).translate(_ALIKE)
    apart = _OPENS.sub(lambda found: found[0] + _GAP, line)
    return _BLOCK.sub(_GAP, apart)


def shortened(words: str, longest: int) -> str:
    """The words on one line, cut after a whole word to at most `longest` characters.

    An ellipsis shows that something was left out.
    """
    line = " ".join(words.split())
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:") + "…"
