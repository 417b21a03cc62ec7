"""With whom a visit was, as a sentence says it."""

import re
from collections.abc import Container, Sequence

from domain.visits.sentence_words import Fact, Sentence
from domain.visits.visits import Type, With

WHO = "who"
# Words before "lead", as far as they belong to it.
_NOT_BEFORE = (
    r"and|with|the|to|of|in|on|at|re|about|met|meeting|saw|today|yesterday|track|day"
    r"|walk|look|obs|observations?|scrutiny|records|voice|chat|coach(?:ed|ing)|train(?:ed|ing)"
    r"|help(?:ed|ing)|support(?:ed|ing)"
)
_WORDS = rf"(?:(?!(?:{_NOT_BEFORE})\b)(?:y\d+|yr\d+|ks\d|\d|[a-z/'+-]+) ){{0,3}}?"
_LEAD = r"(?:leads?|leaders?|ldrs?|co-?ordinators?|coords?)(?! network)"
_GOVERNORS = r"(?:govs?|gov?ern[eo]rs?)"
_SUBJECTS = (
    r"(?:dept|department|faculty|year|maths|english|science|history|geog|geography|mfl|pe|art|re"
    r"|music|computing|humanities|sixth form|6th form|(?:modern )?(?:foreign )?languages"
    r"|religious education"
    r"|(?:design )?technology|computer science|careers|attendance|safeguarding|reading|phonics"
    r"|writing|curriculum"
    r"|assessment|ks\d|key stage \d|eng|lit|literacy|numeracy|sci|hist"
    r"|hums|dt|rs|rse|pshe|drama|languages|inclusion|sen|send|early years|eyfs|phase|learning"
    r"|teaching|behaviour|pastoral|(?:lower|upper) school)"
)
_CLASSES = (
    r"(?:class(?: \d)?|form|teaching|yr?(?:\d+(?:/\d)?|r)|(?:year|yr) (?:\d+|r|one|two|three"
    r"|four|five|six)|reception|rec"
    r"|nursery"
    r"|preschool|ey|trainee|student"
    r"|early years|eyfs|ks\d|new|supply)"
)
# How the roles are written, the more exact first.
_ROLES = {
    With.GOVERNORS: (
        rf"(?:chair(?: of)?(?: the)? {_GOVERNORS}|cog|(?:full )?governing body|fgb|chair"
        rf"|(?:(?:foundation|parent|link|staff|vice chair|{_SUBJECTS}) )?{_GOVERNORS}"
        r"(?! (?:reports?|papers|minutes|policy)\b))"
    ),
    With.SENIOR: (
        r"(?:(?:deputy|dep|ass(?:istant|ist|t)?|vice)(?: head ?(?:teacher)?s?| principal)?|dhts?"
        r"|ahts?|dh|(?<!send )(?<!sen )aps?"
        r"|a?vps?|slt|smt|senior (?:leaders?(?:hip)?(?: team)?|staff|team)|leadership team)"
    ),
    With.SUBJECT: (
        rf"(?:(?:heads?|directors?) of {_SUBJECTS}"
        rf"|(?:{_SUBJECTS} )?hods?(?: (?:of "
        rf"|for )?{_SUBJECTS}(?: and {_SUBJECTS})*)?|ho[emsgh]"
        r"|senco|sendco|dsl|rl|mls?|middle leaders"
        rf"|{_SUBJECTS}(?: and {_SUBJECTS})+ {_LEAD}|(?:re )?{_WORDS}{_LEAD}"
        rf"|(?:{_SUBJECTS}|rdg|reading|phonics|writing|curriculum) led)"
    ),
    With.HEAD: (
        r"(?:(?:exec(?:utive)? )?(?:head ?teachers?|hdtchrs?|hdteachers?|heads?(?! office)|ht"
        r"|principal)(?: of school)?)"
    ),
    With.TEACHERS: (
        rf"(?:(?:{_CLASSES}(?: and {_CLASSES})* )?(?:teachers?|ects?|nqts?|teaching staff))"
    ),
    With.OTHER: (
        r"(?:parents|tas|(?:(?<=her )|(?<=his )|(?<=the )|(?<=and ))ta|teaching assistants?"
        r"|(?:school )?business manager|sbm|(?:(?:trust|school|maths"
        r"|english|phonics|area) )?advis[eo]rs?|la(?: advis[eo]r)?"
        r"|(?:director|dir) of (?:education|ed)|site manager|caretaker|office staff|trustees?"
        r"|local authority(?: advis[eo]r)?|(?:(?:trust|school) )*(?:improvement partner|sip)"
        r"|school office|clerk"
        r"|diocese|diocesan advis[eo]r|ceo)"
    ),
}
# "The head's office" is not the head.
_ROLE = re.compile(
    "|".join(rf"(?P<{role.name}>{words}(?![\w']))" for role, words in _ROLES.items())
)
# The teachers watched.
_CAME = re.compile(
    rf"(?:{_ROLE.pattern})(?= (?:watched|joined|came along|came too|took part|attended"
    r"|(?:was|were) there|sat in)\b)"
)
_TRIGGER = re.compile(
    r"\b(?:with|met|meeting|saw|see|seen|(?:spoke|talked|chatted|spoken|talking) to|rang|phoned"
    r"|sent (?:\S+ ){1,4}to|e-?mailed(?: (?:\S+ ){1,7}to\b)?|texted|called|coached|coaching"
    r"|helped|helping|supported|supporting"
    r"|worked alongside"
    r"|fed (?:this |it |that )?back to|feedback (?:given )?(?:to|for)|call from|phone|attended"
    r"|sat in on"
    r"|joined"
    r"|shadowed|observed|interview(?:ed|ing)|mentored|mentoring"
    r"|model(?:led|ling|ed) (?:\S+ ){0,4}for"
    r"|to (?:see|support|coach|help)"
    r"|debriefed)\b"
)
_NOT_MET = re.compile(
    r"\b(?:couldn't|could not|didn't|did not|wasn't able to|not able to|unable to"
    r"|not) (?:get to )?$|\b(?:needs?|wants?|have|has|going|hoping|asked"
    r"|supposed|meant|due)(?: to)? $|\bplanning to $"
)
# With somebody by name, and then a role: "with Heather and the reading lead", "with Jo (head)".
_NAMED = re.compile(
    r"\b(?:with|met|saw) (?:(?:mr|mrs|ms|miss|dr) )?(?!the\b)[a-z'-]+ "
    r"(?:(?!(?:on|about|re|in|at|for|to) )[a-z'-]+ )?(?:and )?"
)
# Whose it was stands behind what was done, in notes: "learning walk dep head".
_DONE_WITH = re.compile(
    r"\b(?:walk|look|obs|observations?|review|scrutiny|monitoring|records|books|chat|planning"
    r"|moderation"
    r"|catch up|discussion|session|debrief)\b"
)
# What may follow roles that stand alone in their part: "the head and I walked the school".
_ALONE = re.compile(
    r"\s*(?:and (?:i|me) |only(?= ;|$)|at  |(?:[a-z]+ )?(?:meetings?|committee|cttee"
    r"|ctte)(?: x ?\d)?(?= ;|$"
    r"| at "
    r"|  | on track)| ;|;|$"
    r"|(?=(?:all |not )?(?:yet )?(?:on|off) track|some concerns|too early|going well|next |nv ))"
)
_BETWEEN = re.compile(
    r"(?:[/+&]|\s*(?:;\s*)?)(?:(?:and|also|each|every|plus|both|the|a|an|our|their|new|acting|interim|some|several"
    r"|two|three|four|five|six|seven|eight|nine|ten"
    r"|all|of|at|to|then|up|with|mr|mrs|ms|her|his|him|them|trust's|school's|\dx?) )*"
)


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
    if kind and kind.value is not Type.VISIT and not sentence.words[kind.ends - 1].ends:
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
        if ends_before and not line.startswith((" and ", " ;"), place):
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
