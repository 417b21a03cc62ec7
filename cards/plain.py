"""People's words where a card would read Markdown: drawn alike everywhere, never a link, a list or a mention."""

import re

# Clients do not agree where they read Markdown (labels of choices, facts) nor whether a backslash escapes; a
# character of the same shape is safe on all of them.
_ALIKE = str.maketrans({"*": "∗", "_": "ˍ", "`": "ˋ", "~": "∼", "\\": "∖"})
_GAP = "\u200b"
_OPENS = re.compile(r"[<\]]|&(?=#?\w{1,31};)")
_BLOCK = re.compile(r"^(?=[-+=>#|]|\d{1,9}[.)])")


def plain(words: str) -> str:
    """One line of somebody's words for any text of a card that may read Markdown."""
    line = " ".join(words.split()).translate(_ALIKE)
    return _BLOCK.sub(_GAP, _OPENS.sub(lambda found: found[0] + _GAP, line))


def shortened(words: str, longest: int) -> str:
    """At most `longest` characters of one line, cut at a word, with an ellipsis where something is left out."""
    line = " ".join(words.split())
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:") + "…"
