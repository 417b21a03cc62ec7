"""Days that are farther away than people mean who write no year: they are asked back."""

import re
from datetime import date, timedelta

FAR = timedelta(weeks=10)
# 2026, '26, 4/12/26, 4 Dec 26; or so far from today in so many words.
_CLEAR = re.compile(
    r"\d{4}|[’']\d{2}\b|\d[-/.]\d{1,2}[-/.]\d{2}$|\d[a-z]* ?[a-z]{3,9} \d{2}$"
    r"|\b(?:in|ago|months?|weeks?|fortnight)\b",
    re.IGNORECASE,
)


def is_doubtful(text: str, day: date, today: date) -> bool:
    """Whether a typed day may not be the one that is meant.

    "28 Nov", typed on 29 November, is a slip of the pen more often than the day in a year's time.
    """
    return abs(day - today) > FAR and not _CLEAR.search(text.strip(" .!?"))
