"""What looks like a person's name in a leader's words: a remark, never a block."""

import re
from collections.abc import Iterable

_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Prof|Professor|Rev|Fr|Sr)\.?\s+[A-Z][\w’'-]+")
_PAIR = re.compile(r"\b([A-Z][a-z’'-]+)\s+([A-Z][a-z’'-]+)\b")
_ORDINARY = frozenset(
    """
        Year Key Stage Early Years Foundation Deputy Head Headteacher Teacher Teaching School Hub Trust
        Academy Primary Senior Leader Leaders Leadership Subject English Maths Mathematics Science History
        Geography Music Art Reading Writing Phonics Send Senco Governors Governor Chair Ofsted Pupil Premium
        Record Visit Plan Action Assistant Middle Monday Tuesday Wednesday Thursday Friday Saturday Sunday
        January February March April May June July August September October November December Reception
        Nursery Class Phase Lead Curriculum Attendance Behaviour Interim Final Report Autumn Spring Summer
        Term Teams Word Excel Big Write Read White Rose
    """.split()  # noqa: SIM905 - a hundred quoted words are harder to read
)


def looks_like_a_name(text: str, known: Iterable[str] = ()) -> str | None:
    """The first thing in `text` that looks like somebody's name; words of `known` (school, plan) are not one.

    A title before a capital, or two capitalised words in a row of which neither is known.
    """
    if found := _TITLE.search(text):
        return found[0]
    pairs = [
        found
        for found in _PAIR.finditer(text)
        if found[1] not in _ORDINARY and found[2] not in _ORDINARY
    ]
    if not pairs:
        return None
    ordinary = {word for phrase in known for word in re.findall(r"[A-Z][\w’'-]*", phrase)}
    return next((p[0] for p in pairs if p[1] not in ordinary and p[2] not in ordinary), None)
