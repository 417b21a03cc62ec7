"""Words that narrow nothing: a school that is none of those somebody supports, or no school."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from bot.turns.turn import Turn
from cards import phrases
from cards.plain import shortened
from domain.support.deployments import Deployment
from domain.support.school_names import find_schools
from domain.visits.sentence_words import sentence_of
from domain.visits.sentences import LONGEST_READ
from domain.visits.unknown_places import known_place, telling
from storage.store import Store

# Characters of what could not be used.
LONGEST = 60


def not_own(text: str, own: Sequence[Deployment], turn: Turn, store: Store) -> str:
    """What is said where a text names a school that is none of the `own`; else empty.

    It tells the name that the register has, and nothing of support that others may give there.
    """
    sentence = sentence_of(text[:LONGEST_READ])
    words = [word.read for word in sentence.words]
    if find_schools(words, [support.school for support in own], fuzz.ratio):
        return ""
    named = known_place(sentence, store.register.called_like(telling(words)), fuzz.ratio)
    if named is None:
        return ""
    begins, stops = sentence.words[named.begins].begins, sentence.words[named.ends - 1].stops
    # Where several are called so, it is as it was typed.
    typed = f"“{sentence.text[begins:stops]}”"
    name = next(iter(named.schools)) if len(named.schools) == 1 else typed
    return phrases.not_own(name, turn.hub)


def unused(words: str) -> str:
    """What is said on a list of words behind its name that it could not use."""
    return f"I could not use “{shortened(words, LONGEST)}”: here is all."
