"""What is left of a sentence when all that the form asks for elsewhere is taken off its edges."""

import re
from collections.abc import Sequence
from itertools import pairwise

from domain.text import word_set
from domain.visits.sentence_ratings import RATING
from domain.visits.sentence_roles import WHO
from domain.visits.sentence_times import LENGTH
from domain.visits.sentence_types import TYPE, is_verb
from domain.visits.sentence_words import Fact, Sentence

# Words that carry nothing of their own at the beginning of a part, before a fact.
_LEADING = word_set(
    """
    i we was were am are went been have had visited visit visiting to at in on for from with and
    the a an just back spent did my our today there so um er okay ok right hi hello thanks this
    that it of by meeting call session phone then also me school right done drove got yes yeah
    like held bk come say left leaving now erm um er over out hmm from quick short brief here hiya
    dear all everyone team me again
    really saying he she they
    good great lovely nice useful productive long pm am morning afternoon finished
    lasting lasted sorry apologies will day early
    """
)
_TRAILING = word_set(
    """
    at in on for the was is it and next visit back to of by x there thanks thank you thx ta
    really i we am are going will be from about all each pls please cheers that like
    rating progress but so lasted lasting and they only approx approximately things go early
    """
)
# What a sentence begins with that says nothing.
_FILLERS = word_set("ok okay so um er erm hmm right yes yeah")
# What stays in the text, since no day can be read of it.
_VAGUE_NEXT = re.compile(
    r"\bnext (?:week|month|term|half term|year)(?= ;|$)"
    r"|\bnext (?:(?:visit|one|time|meeting|date) )?(?:is )?(?:tbc|tba|to be (?:agreed|confirmed"
    r"|arranged)"
    r"|after [a-z]+|in (?:the )?(?:new year|spring|summer|january|february|march))(?= ;|$)"
)
# What stands before an answer as in a form, "Date: 24 November".
_LABELS = word_set(
    "staff date day time duration length type rating progress prog track status who school visit"
    " next"
)
_ONLY = (
    _LEADING | _TRAILING | _LABELS | {"one", "update", "note", "again", "too", "now", "far", "ok"}
)
_OPENERS = frozenset({"there", "and", "to", "where", "which", "so", "re", "about", "then", "now"})
_GOES_ON = frozenset({"re", "about", "with", "over", "for", "around", "regarding", "in", "that"})


def rest_of(sentence: Sentence, facts: Sequence[Fact], stays: Sequence[Fact] = ()) -> str:
    """The words that say what was done, and those that `stays` are about.

    Where none is left it is the whole sentence, if that says more than which school, how and when.
    """
    clauses = _clauses(sentence)
    kept = [_kept(sentence, begins, ends, facts, stays) for begins, ends in clauses]
    parts = [part for part in kept if part]
    says = any(_says_something(sentence, part, facts) for part in parts)
    if not says and not any(fact.what in (RATING, WHO, LENGTH) for fact in facts):
        return "" if facts else sentence.text.strip()
    if parts == clauses or not says:
        return sentence.text.strip()
    return _written(sentence, parts)


def _clauses(sentence: Sentence) -> list[tuple[int, int]]:
    """The parts of a sentence; what it says vaguely of the next visit is one of its own."""
    vague = {sentence.span(*found.span())[0] for found in _VAGUE_NEXT.finditer(sentence.line)}
    bounds = {0, *vague, *(ends for _, ends in sentence.clauses)}
    return list(pairwise(sorted(bounds)))


def _kept(
    sentence: Sentence, begins: int, ends: int, facts: Sequence[Fact], stays: Sequence[Fact]
) -> tuple[int, int] | None:
    """What of one part stays, from one word to before another."""
    covering = [fact for fact in facts if fact.what != WHO]
    first = _first(sentence, begins, ends, [f for f in facts if not _goes_on(sentence, f, ends)])
    last = _last(sentence, first, ends, covering, facts)
    while first < last and _is_opener(sentence, first) and first > begins:
        first += 1
    while begins == 0 and first < last - 1 and sentence.words[first].read in _FILLERS:
        first += 1
    inside = range(first, last)
    small = (sentence.words[n].read in _ONLY or _at(n, covering) for n in inside)
    told = any(_at(n, stays) for n in inside)
    return (first, last) if told or not all(small) else None


def _goes_on(sentence: Sentence, fact: Fact, ends: int) -> bool:
    """Whether a judgement goes on behind its words: "some concerns about Year 4"."""
    follows = sentence.words[fact.ends].read if fact.ends < ends else ""
    return fact.what == RATING and follows in _GOES_ON


def _is_opener(sentence: Sentence, place: int) -> bool:
    """Whether a word only leads to what follows; RE in capitals is a subject."""
    word = sentence.words[place]
    subject = sentence.text[word.begins : word.stops] == "RE" and not sentence.text.isupper()
    return word.read in _OPENERS and not subject


def _first(sentence: Sentence, begins: int, ends: int, facts: Sequence[Fact]) -> int:
    """The first word that stays: behind the last fact that only small words stand before."""
    place = after = begins
    while place < ends:
        fact = _at(place, [f for f in facts if f.what != WHO])
        if fact:
            place = min(fact.ends, ends)
            if fact.what != TYPE or place == ends or _at(place, facts):
                after = place
            elif not is_verb(sentence, fact) and sentence.words[place].read not in _LEADING:
                after = place if _noun(sentence, fact) else after
        elif sentence.words[place].read in _LEADING or _at(place, facts):
            place += 1
        else:
            break
    return after


def _last(
    sentence: Sentence, first: int, ends: int, facts: Sequence[Fact], every: Sequence[Fact]
) -> int:
    """The word before which it ends: behind what stays, before the facts that close it."""
    place = stays = ends
    while place > first:
        fact = _at(place - 1, facts)
        if fact:
            place = stays = max(fact.begins, first)
        elif sentence.words[place - 1].read in _TRAILING and not _at(place - 1, every):
            place -= 1
            # A small word goes with the fact behind it.
            stays = place if stays < ends else stays
        else:
            break
    return stays


def _noun(sentence: Sentence, fact: Fact) -> bool:
    return sentence.words[fact.ends - 1].read not in ("with", "to")


def _says_something(sentence: Sentence, part: tuple[int, int], facts: Sequence[Fact]) -> bool:
    """Whether a part holds a word beside roles and small words."""
    inside = range(*part)
    return any(sentence.words[n].read not in _ONLY and not _at(n, facts) for n in inside)


def _at(place: int, facts: Sequence[Fact]) -> Fact | None:
    return next((fact for fact in facts if fact.covers(place)), None)


def _written(sentence: Sentence, parts: Sequence[tuple[int, int]]) -> str:
    """The parts as they were typed, with a full stop or a comma where they were taken apart."""
    text, written, before = sentence.text, "", 0
    for begins, ends in parts:
        words = sentence.words
        piece = text[words[begins].begins : words[ends - 1].stops]
        if not written:
            written = piece
        elif begins == before and words[begins - 1].ends:
            written += text[words[begins - 1].stops : words[begins].begins] + piece
        else:
            comma = "." in text[words[begins - 1].stops : words[begins].begins]
            written += (". " if comma else ", ") + piece
        before = ends
    closing = text[sentence.words[before - 1].stops :][:1] if before else ""
    written = written.strip(" -–—|/•,;")
    opens = ")" in written and "(" not in written
    written = f"({written}" if opens else written
    closing = closing if "(" in written or closing != ")" else ""
    written = written + closing if closing in ("!", "?", ")") and closing else written
    return re.sub(r"\bfull stop\b ?", "", written[:1].upper() + written[1:])
