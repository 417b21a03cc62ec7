"""Whether a sentence names a school at all, though perhaps none that is supported, or known."""

import re
from collections.abc import Iterable

from domain.day_names import MONTHS, WEEKDAYS
from domain.support.school_names import Alike, Named, find_schools
from domain.text import word_set
from domain.visits.ordinary_words import WORDS
from domain.visits.sentence_words import Sentence

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

# Words of a school's kind, and of any sentence: a register has schools that are called so too.
_EVERYBODYS = frozenset(word.lower() for word in WORDS) | word_set(
    """
    academy church college infant infants junior juniors nursery primary school secondary trust
    about been could from have into last more some than that their them then there they this were
    what when which will with would your hours half full whole today tomorrow track concerns
    """
)
SHORTEST = 4
# What stands before the name of a place; before the name of a person stands "with" or "Mrs".
_BEFORE_A_PLACE = word_set("at to in into from for of visited visit my the our")


def is_everybodys(word: str) -> bool:
    """Whether a word, in lower case, may stand in any sentence."""
    return word in _EVERYBODYS


def telling(words: Iterable[str]) -> list[str]:
    """Those of some words, in lower case, that tell one school from another."""
    return [word for word in words if len(word) >= SHORTEST and word not in _EVERYBODYS]


def known_place(sentence: Sentence, names: Iterable[str], alike: Alike) -> Named | None:
    """Where a sentence names a school of a register; None where it surely names none.

    A register has thousands of names, so that letters for one, or a word that may as well be a
    person's or anybody's, are not enough.
    """
    words = [word.read for word in sentence.words]
    found = find_schools(words, names, alike, initials=False)
    return next((place for place in found if _is_place(place, sentence)), None)


def _is_place(place: Named, sentence: Sentence) -> bool:
    words = [word.read for word in sentence.words[place.begins : place.ends]]
    if not telling(words):
        return False
    before = sentence.words[place.begins - 1] if place.begins else None
    return len(words) > 1 or before is None or before.ends or before.read in _BEFORE_A_PLACE


def names_a_place(text: str) -> bool:
    """Whether a text names a school: by a word of its kind, or as the place it was at."""
    if _WHOLE.search(text):
        return True
    return any(found[1] not in _ORDINARY for found in _AT.finditer(text))
