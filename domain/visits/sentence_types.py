"""What kind of visit it was, as a sentence says it."""

import re
from collections.abc import Iterator, Sequence

from domain.visits.sentence_words import Fact, Sentence
from domain.visits.visits import Type

TYPE = "type"
_MEETING = (
    r"(?: (?:call|meetings?|session|chat|catch up|conversation|conf(?:erence)?|with|to|from))*"
)
_SHORT = r"(?:\b(?:quick|short|brief|long) )?"
# "The subject teams" are people.
_NO_TEAM = "".join(
    rf"(?<!\b{word} )" for word in ("the", "subject", "of", "our", "leadership", "year", "phase")
)
_TYPES = {
    Type.VIRTUAL: re.compile(
        rf"{_SHORT}(?:\b(?:over|on|by|via|microsoft|ms) )*"
        rf"\b{_NO_TEAM}(?:vm|vc|v meeting|virtual(?:ly)?|teams|zoom|skype|online|on line"
        r"|facetime|webinar|video(?! camera| of)|vid|remote(?:ly)?|google (?:meet|meeting)"
        r"|on screen)\b"
        rf"(?! teaching| learning| reading| resources)(?<!teams of){_MEETING}"
    ),
    Type.TELEPHONE: re.compile(
        rf"{_SHORT}\b(?:(?:spoke |talked |spoken )?(?:by|on|over) (?:the )?(?:phone|telephone)\b"
        r"|(?:phoned|(?<!my )(?<!the )(?<!by )phone|telephoned?|rang|tel(?: conv)?|tc|ph call"
        r"|(?:ht|head|dht|deputy|sendco|senco|chair|hod|lead|office|ceo) (?:phone )?call(?! for)"
        r"|call(?= \d+ ?(?:m|min|mins|minutes|h|hr|hrs|hours)\b)|call(?= (?:with|to|from)\b)"
        r"|(?<=quick )call|(?<=mins )call|(?<=min )call|(?<=minutes )call|(?<=minute )call)\b)"
        rf"{_MEETING}"
    ),
}
# By letter: where a sentence begins with it.
_OTHER = re.compile(
    r"^(?:by e-?mail|e-?mail(?:s|ed)?(?: (?:support|exchange|advice|to|from"
    r"|with))?)\b"
)
_CALLED = re.compile(r"(?:^|(?<=; ))(?:i )?called$")
_CALLED_WHOM = re.compile(
    r"(?:^|(?<=; ))(?:i |just )*called(?= (?!in |into |by |round )(?:the "
    r"|their )?(?:\S+ ){1,3}(?:of|at)$)"
)
_DROPPED_IN = re.compile(
    r"\b(?:popped|dropped|nipped|called) (?:in|into|by|round|over|to)(?: to| at| on)?$"
)
# Behind a school's name.
_BESIDE = {"visit": Type.VISIT, "call": Type.TELEPHONE}
_OF_VISIT = (
    r"(?:\b(?:first|second|third|fourth|fifth|final|initial|another|weekly|termly"
    r"|1st|2nd|3rd|4th|5th|site|school|support|monitoring|planned|routine|face to face|f2f"
    r"|in person|quick|short"
    r"|brief|half[ -]day|full[ -]day) )*"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri)day"
_VISIT = re.compile(
    rf"\bvisited|(?:(?<=; )|^(?:um |so |i |hi ;? ?)*){_OF_VISIT}visit(?: to| at)?\b"
    rf"|{_OF_VISIT}(?<!next )\bvisit (?:to|at)\b(?! be\b)"
    r"|(?:\b|\d)(?:m|mins?|minutes?|h|hr|hours?|day|morning|afternoon|am|pm) visit\b"
    rf"|\b(?:week|session|day) \d visit\b"
    rf"|\b(?:week|support|school) visit(?= (?:yesterday|today|on|{_WEEKDAY}))"
    r"|(?:(?<=; )|^)(?:i )?(?:popped|dropped|nipped) in\b(?! to\b)"
    r"|\b(?:went|been) (?:in|into|to)\b|\b(?:in school|on site|face to face|f2f|in person)\b"
)
_VERBS = re.compile(r"e-?mailed|rang|phoned|telephoned|visited|called|call")


def type_said(sentence: Sentence, schools: Sequence[Fact] = ()) -> Fact | None:
    """The type of support; None where none is said."""
    found = [
        (match.start(), sentence.fact(TYPE, match, kind))
        for kind, pattern in _TYPES.items()
        if (match := pattern.search(sentence.line))
    ]
    found += [(sentence.places[f.begins], f) for f in _said_beside(sentence, schools)]
    if found:
        return min(found, key=lambda f: f[0])[1]
    for kind, pattern in ((Type.OTHER, _OTHER), (Type.VISIT, _VISIT)):
        if match := pattern.search(sentence.line):
            return sentence.fact(TYPE, match, kind)
    return None


def _said_beside(sentence: Sentence, schools: Sequence[Fact]) -> Iterator[Fact]:
    """The type by a word beside a school: "called Newby", "Newby visit", "dropped into Newby"."""
    for school in schools:
        begins, ends = school.begins, school.ends
        before = sentence.line[: sentence.places[begins]].rstrip()
        if _CALLED.search(before):
            yield Fact(TYPE, begins - 1, begins, Type.TELEPHONE)
        elif found := _CALLED_WHOM.search(before):
            yield sentence.fact(TYPE, found, Type.TELEPHONE)
        elif found := _DROPPED_IN.search(before):
            yield sentence.fact(TYPE, found, Type.VISIT)
        word = sentence.words[ends].read if ends < len(sentence.words) else ""
        if word in _BESIDE and not sentence.words[ends - 1].ends:
            yield Fact(TYPE, ends, ends + 1, _BESIDE[word])


def is_verb(sentence: Sentence, fact: Fact) -> bool:
    """Whether the words of a type say what was done: what follows them belongs to them."""
    return bool(_VERBS.match(sentence.words[fact.begins].read))
