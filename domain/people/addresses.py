"""E-mail addresses: what is one, wherever it was typed."""

import re

LONGEST_ADDRESS = 254
# What stands between the dots: no space, no control character, and none of the signs that part
# several addresses or set a name beside one.
_ATOM = r"[^\W_]|[!#$%&'*+/=?^_`{|}~’-]"
_LOCAL = rf"(?:{_ATOM})+(?:\.(?:{_ATOM})+)*"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_ADDRESS = re.compile(rf"{_LOCAL}@{_LABEL}(?:\.{_LABEL})+")


def is_address(text: str) -> bool:
    """Whether a text, in lower case, is one e-mail address and nothing beside it."""
    return len(text) <= LONGEST_ADDRESS and _ADDRESS.fullmatch(text) is not None
