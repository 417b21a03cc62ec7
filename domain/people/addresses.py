"""E-mail addresses: what is one, wherever it was typed."""

import re
import unicodedata

LONGEST_ADDRESS = 254
# What stands between the dots: no space, no control character, and none of the signs that part
# several addresses or set a name beside one. Microsoft 365 signs in nobody whose address has a
# letter that is not on an English keyboard.
_ATOM = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]"
_LOCAL = rf"(?:{_ATOM})+(?:\.(?:{_ATOM})+)*"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_ADDRESS = re.compile(rf"{_LOCAL}@{_LABEL}(?:\.{_LABEL})+")

_PARTED = re.compile(r"[\s,;]+")
_APOSTROPHES, _HYPHENS = "’‘‛′ʼ＇´", "‐‑‒–—―−﹣－"
_LOOK_ALIKES = dict.fromkeys(map(ord, _APOSTROPHES), "'") | dict.fromkeys(map(ord, _HYPHENS), "-")


def is_address(text: str) -> bool:
    """Whether a text, in lower case, is one e-mail address and nothing beside it."""
    return len(text) <= LONGEST_ADDRESS and _ADDRESS.fullmatch(text) is not None


def mended(text: str) -> str:
    """A typed address in small letters, with the signs that a word processor put in put right.

    A typographic apostrophe is an apostrophe, a hyphen that does not break is a hyphen, and wide
    letters are letters.
    """
    found = unicodedata.normalize("NFKC", text.strip()).translate(_LOOK_ALIKES).lower()
    return found.removeprefix("mailto:")


def is_domain(text: str) -> bool:
    """Whether a text, in lower case, is what stands behind the @ of an address."""
    return is_address(f"a@{text}")


def domains_in(text: str) -> list[str]:
    """The domains in a text, each one time, in any manner of list; of an address its own."""
    typed = (mended(word).rpartition("@")[2].strip("<>().") for word in _PARTED.split(text))
    return list(dict.fromkeys(filter(None, typed)))


def odd_letter(text: str) -> str:
    """The first letter that no address has, with its name; empty where there is none.

    Many look just like one of the English alphabet.
    """
    odd = next((c for c in text if not c.isascii()), "")
    if not odd:
        return ""
    name = unicodedata.name(odd, "").capitalize()
    return f"“{odd}” ({name})" if name else f"“{odd}”"
