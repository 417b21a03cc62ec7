"""Text from outside, made safe to keep and to show."""

# All of Unicode's controls but tab, line feed and carriage return.
_CONTROLS = (*range(9), 11, 12, *range(14, 32), *range(127, 160))
# Marks, embeddings and overrides, isolates: each can show a name as another than it is.
_DIRECTIONS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_GONE = dict.fromkeys((*_CONTROLS, *_DIRECTIONS))
LONGEST_QUOTED = 40


def word_set(words: str) -> frozenset[str]:
    """The words of a text with blanks between them, each one time."""
    return frozenset(words.split())


def clean(text: str) -> str:
    """The text without control characters, direction marks and lone surrogates.

    Tab, line feed and carriage return stay.
    """
    return text.translate(_GONE).encode("utf-8", "ignore").decode()


def quoted(typed: str) -> str:
    """The beginning of a typed text, for the sentence that says what is wrong with it."""
    return typed.strip()[:LONGEST_QUOTED]
