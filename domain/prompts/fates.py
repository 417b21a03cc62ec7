"""What became of a thing after people were prompted for it."""

from enum import StrEnum


class Fate(StrEnum):
    """What became of a row after a message named it; an open one still waits for an answer."""

    OPEN = "open"
    RECORDED = "recorded"
    DID_NOT_HAPPEN = "did_not_happen"
    MOVED = "moved"
    CALLED_OFF = "called_off"
    IN_TOUCH = "in_touch"
    CLOSED = "closed"
    GONE = "gone"
    # Not now, said the reader.
    PUT_OFF = "later"
    # Who chases it has spoken to the leader, who is asked again.
    SPOKEN_TO = "spoken"
    # Another officer chases it now.
    HANDED_ON = "given"
    NOT_NEEDED = "settled"
