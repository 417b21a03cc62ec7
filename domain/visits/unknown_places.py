"""Whether a sentence names a school at all, though perhaps none that is known."""

import re

from domain.dates import MONTHS, WEEKDAYS
from domain.text import word_set

_KIND = r"(?:Primary|Junior|Infants?|Academy|School|Nursery|College|CE|Catholic|High)"
# Bowling Park Primary.
_WHOLE = re.compile(rf"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)* {_KIND}\b")
# At Bowling Park, visited Greatwood.
_AT = re.compile(
    r"\b(?:at|to|visited|visit|from|into)\s+(?:the\s+)?([A-Z][\w’'-]+)(?:\s+[A-Z][\w’'-]+)*"
)
_ORDINARY = word_set(
    """
    Year Years Reception Nursery Key English Maths Science History Geography Phonics Ofsted SEND
    SLT HT DHT AHT SENCO EYFS KS1 KS2 KS3 KS4 Head Heads Teams Zoom Governors Christmas Easter
    Spring Summer Autumn Mr Mrs Ms Miss Dr Y1 Y2 Y3 Y4 Y5 Y6 RE PE ICT GCSE SATs Set Lunch
    """
) | {name.capitalize() for name in (*MONTHS, *WEEKDAYS)}


def names_a_place(text: str) -> bool:
    """Whether a text names a school: by a word of its kind, or as the place it was at."""
    if _WHOLE.search(text):
        return True
    return any(found[1] not in _ORDINARY for found in _AT.finditer(text))
