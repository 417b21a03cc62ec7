"""Text from outside, made safe to keep and to show."""

_CONTROLS = (*range(9), 11, 12, *range(14, 32), 127)
_DIRECTIONS = (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_GONE = dict.fromkeys((*_CONTROLS, *_DIRECTIONS))


def clean(text: str) -> str:
    """The text without control characters (tab and line ends stay), direction marks and lone surrogates."""
    return text.translate(_GONE).encode("utf-8", "ignore").decode()
