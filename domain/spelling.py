"""Words with a slip in them: a letter too many, one too few, a wrong one, or two in each other's
place."""

from collections.abc import Iterable

# Letters: of a shorter word too many others are one slip away.
SHORTEST = 5


def mended(word: str, known: Iterable[str]) -> str:
    """The known word that a slip made this of; the word itself where it is none or may be two.

    Nobody slips in the first letter, and the plural of a word is no slip.
    """
    if len(word) < SHORTEST or not word.isalpha():
        return word
    meant = [other for other in known if other[0] == word[0] and is_one_slip(word, other)]
    return meant[0] if len(meant) == 1 else word


def is_one_slip(word: str, other: str) -> bool:
    """Whether two words are one slip apart, other than by the s of a plural."""
    if abs(len(word) - len(other)) > 1 or word == other:
        return False
    if f"{word}s" == other or f"{other}s" == word:
        return False
    begins = next((n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), None)
    if begins is None:
        return True
    one, two = word[begins:], other[begins:]
    return (
        one[1:] == two[1:]
        or one[1:] == two
        or one == two[1:]
        or (one[:2] == two[1::-1] and one[2:] == two[2:])
    )
