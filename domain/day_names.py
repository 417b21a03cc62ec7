"""The names of months and weekdays, whole or cut short."""

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Beginnings of their names that are ordinary words as well, so that alone they name no day.
ORDINARY = frozenset({"sat", "sun", "may", "mar", "march"})
SHORTEST = 3


def month_of(word: str) -> int | None:
    """The month that a word names, from 1; None where it names none."""
    place = _index_of(word, MONTHS)
    return None if place is None else place + 1


def weekday_of(word: str) -> int | None:
    """The weekday that a word names, Monday 0; None where it names none."""
    return _index_of({"weds": "wed"}.get(word, word), WEEKDAYS)


def _index_of(word: str, names: tuple[str, ...]) -> int | None:
    """The place of a name among `names`; it may be cut short to three letters or more."""
    if len(word) < SHORTEST:
        return None
    return next((n for n, name in enumerate(names) if name.startswith(word)), None)
