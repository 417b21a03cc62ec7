"""What became of a thing since people were prompted for it."""

from enum import StrEnum


class Fate(StrEnum):
    """What became of a row since it was named."""

    OPEN = "open"
    RECORDED = "recorded"
    DID_NOT_HAPPEN = "did_not_happen"
    MOVED = "moved"
    IN_TOUCH = "in_touch"
    CLOSED = "closed"
    GONE = "gone"
    PUT_OFF = "later"
    SPOKEN_TO = "spoken"
    HANDED_ON = "given"
    NOT_NEEDED = "settled"
