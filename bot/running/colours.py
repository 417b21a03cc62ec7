"""The hub's colour as a setting: one in which words on white paper are read well."""

import re

_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")
# What the web's rules for everybody ask of text.
LEAST_CONTRAST = 4.5


def colour(value: object) -> str:
    """Reads a colour, such as #4F52B2; gives its six digits.

    Raises ValueError with the rest of a sentence that begins with the setting's name.
    """
    text = str(value).strip()
    found = _COLOUR.fullmatch(text)
    if found is None:
        raise ValueError(f"is “{text[:20]}”; write it like #4F52B2")
    if contrast_with_white(found[1]) < LEAST_CONTRAST:
        raise ValueError(f"is “{text}”, too pale for words on white; choose a darker one")
    return found[1].upper()


def contrast_with_white(digits: str) -> float:
    """How clearly text of that colour stands out from white: from 1 to 21."""
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
