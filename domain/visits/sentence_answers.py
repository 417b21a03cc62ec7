"""What kind of visit it was, and with whom, as a sentence says it."""

import re
from collections.abc import Container, Iterator, Sequence

from domain.visits.sentence_words import Fact, Sentence
from domain.visits.visits import Type, With

TYPE, WHO = "type", "who"
_MEETING = (
    r"(?: (?:call|meetings?|session|chat|catch up|conversation|conf(?:erence)?|with|to|from))*"
)
_SHORT = r"(?:\b(?:quick|short|brief|long) )?"
# "The subject teams" are people.
_NO_TEAM = "".join(
    f"(?<!{word} )" for word in ("the", "subject", "of", "our", "leadership", "year", "phase")
)
_TYPES = {
    Type.VIRTUAL: re.compile(
        rf"{_SHORT}(?:\b(?:over|on|by|via|microsoft|ms) )*"
        rf"\b{_NO_TEAM}(?:vm|vc|v meeting|virtual(?:ly)?|teams|zoom|skype|online|on line"
        r"|video(?! camera| of)|vid|remote(?:ly)?|google (?:meet|meeting)|on screen)\b"
        rf"(?! teaching| learning| reading| resources)(?<!teams of){_MEETING}"
    ),
    Type.TELEPHONE: re.compile(
        rf"{_SHORT}\b(?:(?:spoke |talked |spoken )?(?:by|on|over) (?:the )?(?:phone|telephone)\b"
        r"|(?:phoned|(?<!my )(?<!the )(?<!by )phone|telephoned?|rang|tel|tc|ph call"
        r"|(?:ht|head|dht|deputy|sendco|senco|chair|hod|lead|office|ceo) (?:phone )?call(?! for)"
        r"|call(?= \d+ ?(?:m|min|mins|minutes|h|hr|hrs|hours)\b)|call(?= (?:with|to|from)\b)"
        r"|(?<=quick )call|(?<=mins )call|(?<=min )call|(?<=minutes )call|(?<=minute )call)\b)"
        rf"{_MEETING}"
    ),
}
# By letter: where a sentence begins with it.
_OTHER = re.compile(r"^(?:by e-?mail|e-?mail(?:s|ed)?(?: (?:support|exchange|advice))?)\b")
_CALLED = re.compile(r"(?:^|(?<=; ))(?:i )?called$")
_CALLED_WHOM = re.compile(
    r"(?:^|(?<=; ))(?:i |just )*called(?= (?:the |their )?(?:\S+ ){1,3}(?:of|at)$)"
)
_DROPPED_IN = re.compile(r"\b(?:popped|dropped|nipped|called) (?:in|into|by|round)(?: to| at)?$")
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
    r"|\b(?:m|mins?|minutes?|h|hrs?|hours?|day|morning|afternoon) visit\b"
    rf"|\b(?:week|support|school) visit(?= (?:yesterday|today|on|{_WEEKDAY}))"
    r"|\b(?:went|been) (?:in|into|to)\b|\b(?:in school|on site|face to face)\b"
)
_VERBS = re.compile(r"rang|phoned|telephoned|visited|called|call")
# Words before "lead", as far as they belong to it.
_NOT_BEFORE = (
    r"and|with|the|to|of|in|on|at|re|about|met|meeting|saw|today|yesterday|track|day"
    r"|walk|look|obs|observations?|scrutiny|records|voice|chat|coach(?:ed|ing)|train(?:ed|ing)"
    r"|help(?:ed|ing)|support(?:ed|ing)"
)
_WORDS = rf"(?:(?!(?:{_NOT_BEFORE})\b)(?:y\d+|yr\d+|ks\d|\d|[a-z/'+-]+) ){{0,3}}?"
_LEAD = r"(?:leads?|leaders?|ldrs?|co-?ordinators?|coords?)"
_GOVERNORS = r"(?:govs?|gov?ern[eo]rs?)"
_SUBJECTS = (
    r"(?:dept|department|faculty|year|maths|english|science|history|geog|geography|mfl|pe|art|re"
    r"|music|computing|humanities|sixth form|ks\d|key stage \d|eng|lit|literacy|numeracy|sci|hist"
    r"|hums|dt|rs|rse|pshe|drama|languages|inclusion|sen|send|early years|eyfs|phase|learning"
    r"|teaching|behaviour|pastoral|(?:lower|upper) school)"
)
_CLASSES = (
    r"(?:class(?: \d)?|form|teaching|yr?(?:\d+|r)|(?:year|yr) (?:\d+|r)|reception|rec|nursery"
    r"|preschool|ey"
    r"|early years|eyfs|ks\d|new|supply)"
)
# How the roles are written, the more exact first.
_ROLES = {
    With.GOVERNORS: (
        rf"(?:chair(?: of)?(?: the)? {_GOVERNORS}|cog|governing body|chair"
        rf"|(?:(?:foundation|parent|link|staff|vice chair|{_SUBJECTS}) )?{_GOVERNORS})"
    ),
    With.SENIOR: (
        r"(?:(?:deputy|dep|assistant|asst|ass|vice)(?: head ?(?:teacher)?s?| principal)?|dhts?"
        r"|ahts?|dh|aps?"
        r"|a?vps?|slt|smt|senior (?:leaders?(?:hip)?(?: team)?|staff|team)|leadership team)"
    ),
    With.SUBJECT: (
        rf"(?:heads? of {_SUBJECTS}|(?:{_SUBJECTS} )?hods?(?: (?:of "
        rf"|for )?{_SUBJECTS}(?: and {_SUBJECTS})*)?|ho[emsgh]"
        r"|senco|sendco|dsl|rl|middle leaders"
        rf"|{_SUBJECTS}(?: and {_SUBJECTS})+ {_LEAD}|(?:re )?{_WORDS}{_LEAD}|{_SUBJECTS} led)"
    ),
    With.HEAD: (
        r"(?:(?:exec(?:utive)? )?(?:head ?teachers?|hdtchrs?|hdteachers?|heads?(?! office)|ht|principal)(?: of school)?)"
    ),
    With.TEACHERS: (
        rf"(?:(?:{_CLASSES}(?: and {_CLASSES})* )?(?:teachers?|ects?|nqts?|teaching staff))"
    ),
    With.OTHER: (
        r"(?:parents|tas|(?:(?<=her )|(?<=his )|(?<=the ))ta|teaching assistants?|business manager|sbm|(?:(?:trust|school|maths"
        r"|english|phonics|area) )?advis[eo]rs?|la(?: advis[eo]r)?"
        r"|(?:director|dir) of (?:education|ed)|site manager|caretaker|office staff|trustees?"
        r"|local authority(?: advis[eo]r)?|(?:school )?improvement partner|sip|school office|clerk"
        r"|diocese|diocesan advis[eo]r|ceo)"
    ),
}
_ROLE = re.compile("|".join(rf"(?P<{role.name}>{words}(?!\w))" for role, words in _ROLES.items()))
# The teachers watched.
_CAME = re.compile(
    rf"(?:{_ROLE.pattern})(?= (?:watched|joined|came along|came too|took part|attended"
    r"|(?:was|were) there|sat in)\b)"
)
_TRIGGER = re.compile(
    r"\b(?:with|met|meeting|saw|see|seen|spoke to|talked to|spoken to|talking to|rang|phoned"
    r"|sent (?:\S+ ){1,4}to|called|coached|coaching|helped|helping|supported|supporting|worked alongside"
    r"|fed (?:this |it |that )?back to|feedback (?:to|for)|call from|phone|attended|sat in on"
    r"|joined"
    r"|shadowed|observed|mentored|mentoring|model(?:led|ling|ed) (?:\S+ ){0,4}for"
    r"|to (?:see|support|coach|help)|debriefed)\b"
)
_NOT_MET = re.compile(
    r"\b(?:couldn't|could not|didn't|did not|wasn't able to|not able to|unable to|not) (?:get to )?$"
)
# With somebody by name, and then a role: "with Heather and the reading lead", "with Jo (head)".
_NAMED = re.compile(
    r"\b(?:with|met|saw) (?:(?:mr|mrs|ms|miss|dr) )?(?!the\b)[a-z'-]+ (?:[a-z'-]+ )?(?:and )?"
)
# Whose it was stands behind what was done, in notes: "learning walk dep head".
_DONE_WITH = re.compile(
    r"\b(?:walk|look|obs|observations?|review|scrutiny|monitoring|records|books|chat|planning"
    r"|moderation"
    r"|catch up|discussion|session|debrief)\b"
)
# What may follow roles that stand alone in their part: "the head and I walked the school".
_ALONE = re.compile(
    r"\s*(?:and (?:i|me) |at  |(?:[a-z]+ )?(?:meetings?|committee|cttee|ctte)(?: x ?\d)?(?= ;|$"
    r"| at "
    r"|  | on track)| ;|;|$"
    r"|(?=(?:all |not )?(?:yet )?(?:on|off) track|some concerns|too early|going well|next |nv ))"
)
_BETWEEN = re.compile(
    r"\s*(?:;\s*)?(?:(?:and|also|plus|both|the|a|an|our|their|new|acting|interim|some|several"
    r"|two|three|four|five|six|seven|eight|nine|ten"
    r"|all|of|at|to|then|up|with|mr|mrs|ms|her|his|him|them|\d) )*"
)


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


def who_said(
    sentence: Sentence,
    schools: Sequence[Fact],
    others: Sequence[Fact] = (),
    kind: Fact | None = None,
) -> list[Fact]:
    """Whom the visit was with, by their roles.

    They stand behind a school or its `kind`, or alone behind the `others`.
    """
    line = _without_schools(sentence, schools)
    met = (match for match in _TRIGGER.finditer(line) if not _NOT_MET.search(line[: match.start()]))
    starts = [match.end() for match in met]
    starts += [match.end() for match in _NAMED.finditer(line)]
    starts += [_end_of(sentence, school) for school in schools]
    if kind and kind.value in (Type.TELEPHONE, Type.VIRTUAL):
        starts.append(_end_of(sentence, kind))
    starts += [match.start() for match in _CAME.finditer(line)]
    alone = {sentence.places[f.ends] for f in others if f.ends < len(sentence.words)}
    alone |= {sentence.places[begins] for begins, _ in sentence.clauses}
    alone |= {match.end() for match in _DONE_WITH.finditer(line)}
    closed = {sentence.places[other.begins] for other in others}
    found = [fact for start in starts for fact in _roles_from(sentence, line, start, alone=False)]
    for start in sorted(alone.difference(starts)):
        found += _roles_from(sentence, line, start, alone=True, closed=closed)
    return found


def _roles_from(
    sentence: Sentence, line: str, start: int, *, alone: bool, closed: Container[int] = ()
) -> list[Fact]:
    """The roles that stand there in a row.

    `alone`, where nothing else stands in their part, or what begins at one of the places `closed`.
    """
    found: list[Fact] = []
    place = start
    while True:
        between = _BETWEEN.match(line, place)
        begins = between.end() if between else place
        ends_before = ";" in line[place:begins] and bool(found)
        match = _ROLE.match(line, begins)
        if not match or not match[0].strip() or (line[match.end() : match.end() + 1].isalnum()):
            break
        role = With[match.lastgroup or "OTHER"]
        found.append(sentence.fact(WHO, match, role))
        place = match.end()
        if ends_before and not line.startswith(" and ", place):
            break
    if alone and found and not (_ALONE.match(line, place) or place + 1 in closed):
        return []
    return found


def _without_schools(sentence: Sentence, schools: Sequence[Fact]) -> str:
    """The line with blanks where schools stand: "the head of Hanson" is a head."""
    line = sentence.line
    for school in schools:
        begins, ends = sentence.places[school.begins], _end_of(sentence, school)
        line = line[:begins] + " " * (ends - begins) + line[ends:]
    return line


def _end_of(sentence: Sentence, fact: Fact) -> int:
    last = fact.ends - 1
    return sentence.places[last] + len(sentence.words[last].read)
