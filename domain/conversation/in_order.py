"""Patterns of words that stand one behind the other, with anything between them."""


def in_order(*groups: str, but: str = "") -> str:
    """A pattern for a word of each group in this order, where no word of `but` stands anywhere."""
    without = rf"^(?!.*\b{one_of(but)}\b).*" if but else ""
    return without + ".*".join(rf"\b{one_of(group)}\b" for group in groups)


def one_of(group: str) -> str:
    """A pattern for any of the words that stand apart by " | ", over as many lines as they need."""
    return f"(?:{'|'.join(' '.join(group.split()).split(' | '))})"
