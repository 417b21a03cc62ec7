"""What somebody types after the name of the list of support: which of its kinds and phases."""

import re
from collections.abc import Iterable


def named(typed: str, names: Iterable[str]) -> frozenset[str]:
    """Those of `names` that stand in what was typed, as whole words in any case.

    Of names within each other the longest counts alone: "middle deemed primary" is not "primary".
    """
    left, found = typed.casefold(), set()
    for name in sorted({n for n in names if n.strip()}, key=lambda n: (-len(n), n)):
        words = rf"(?<!\w){re.escape(name.casefold())}(?!\w)"
        if re.search(words, left):
            found.add(name)
            left = re.sub(words, " ", left)
    return frozenset(found)
