"""What kind of visit it was, with whom, and how it goes, as a sentence says it."""

import re
from collections.abc import Sequence

from domain.visits.sentence_words import Fact, Sentence
from domain.visits.visits import Progress, Type, With

TYPE, RATING, WHO = "type", "rating", "who"
_MEETING = r"(?: (?:call|meeting|session|chat|catch up|conversation|with|to))*"
# "The subject teams" are people.
_NO_TEAM = "".join(
    f"(?<!{word} )" for word in ("the", "subject", "of", "our", "leadership", "year", "phase")
)
_TYPES = {
    Type.VIRTUAL: re.compile(
        rf"\b{_NO_TEAM}(?:vm|virtual(?:ly)?|teams|zoom|online|on line|video(?! camera| of)|vid"
        r"|remote(?:ly)?|google meet|on screen)\b(?! teaching| learning| reading| resources)"
        rf"(?<!teams of){_MEETING}"
    ),
    Type.TELEPHONE: re.compile(
        r"\b(?:(?:spoke |talked |spoken )?(?:by|on|over) (?:the )?(?:phone|telephone)|phoned?"
        rf"|telephoned?|rang|tel|tc|call(?= (?:with|to)\b)){_MEETING}"
    ),
}
_VISIT = re.compile(
    r"\bvisited|(?:(?<=; )|^(?:um |so |i |hi ;? ?)*)visit(?: to| at)?\b|\bvisit (?:to|at)\b"
    r"|\b(?:went|been|popped|dropped) (?:in|into|to)\b|\b(?:in school|on site)\b"
)
_VERBS = re.compile(r"rang|phoned|telephoned|visited|call")
_EARLY = r"(?: (?:to|2) (?:say|tell|judge|call))?(?: really| yet)?"
_RATINGS = {
    Progress.OFF_TRACK: re.compile(r"\b(?:off track|not (?:yet |quite |really )?on track)\b"),
    Progress.EARLY: re.compile(rf"\b(?:too early|early days){_EARLY}\b"),
    Progress.CONCERNS: re.compile(
        r"(?<!no )\b(?:some|a few|minor|slight|several) concerns?\b"
        r"|(?:(?<=; )|^)concerns(?= ;|$)|(?<=progress )concerns|(?<=\w )concerns$"
    ),
    Progress.ON_TRACK: re.compile(r"\bon track\b"),
}
_TALKED_OF = re.compile(
    r"\b(?:discussed|raised|raising|shared|talked about|heard|about|addressed|parental|parents"
    r"|safeguarding|their|his|her|of|no|any|these|the|with|had|has|have|were|expressed) $"
)
_NOT_QUITE = re.compile(r"\b(?:nearly|almost|getting|if|whether|keep|keeping|stay|get|kept|be) $")
# Words before "lead", as far as they belong to it.
_NOT_BEFORE = (
    r"and|with|the|to|of|in|on|at|re|about|met|meeting|saw|today|yesterday|track|day"
    r"|coach(?:ed|ing)|train(?:ed|ing)|help(?:ed|ing)|support(?:ed|ing)"
)
_WORDS = rf"(?:(?!(?:{_NOT_BEFORE})\b)(?:y\d+|yr\d+|ks\d|\d|[a-z/'+-]+) ){{0,3}}?"
_LEAD = r"(?:leads?|leaders?|ldrs?|co-?ordinators?|coords?)"
_GOVERNORS = r"(?:govs?|gov?ern[eo]rs?)"
_SUBJECTS = (
    r"(?:dept|department|faculty|year|maths|english|science|history|geog|geography|mfl|pe|art|re"
    r"|music|computing|humanities|sixth form|ks\d|key stage \d)"
)
_CLASSES = r"(?:class|form|teaching|y\d+|year \d+|yr \d+|reception|ey|early years|eyfs|ks\d|new)"
# How the roles are written, the more exact first.
_ROLES = {
    With.GOVERNORS: (
        rf"(?:chair(?: of)?(?: the)? {_GOVERNORS}|cog|{_GOVERNORS}|governing body|chair)"
    ),
    With.SENIOR: (
        r"(?:(?:deputy|dep|assistant|asst|ass|vice)(?: head ?(?:teacher)?s?| principal)?|dht|aht"
        r"|slt|smt|senior (?:leaders?(?:hip)?(?: team)?|staff|team)|leadership team)"
    ),
    With.SUBJECT: rf"(?:heads? of {_SUBJECTS}|hods?|senco|sendco|{_WORDS}{_LEAD})",
    With.HEAD: r"(?:(?:exec(?:utive)? )?(?:head ?teachers?|head|ht|principal)(?: of school)?)",
    With.TEACHERS: rf"(?:{_CLASSES}? ?(?:teachers?|ects?|nqts?|teaching staff))",
    With.OTHER: r"(?:parents|tas|teaching assistants?|business manager|sbm|advis[eo]r)",
}
_ROLE = re.compile("|".join(rf"(?P<{role.name}>{words}(?!\w))" for role, words in _ROLES.items()))
_TRIGGER = re.compile(
    r"\b(?:with|met|meeting|saw|see|seen|spoke to|talked to|spoken to|talking to|rang|phoned"
    r"|called|coached|coaching|helped|helping|supported|supporting|worked alongside)\b"
)
_BETWEEN = re.compile(
    r"\s*(?:;\s*)?(?:(?:and|also|plus|both|the|a|an|our|their|new|acting|interim|some|two|three"
    r"|all|of|at|to|then|up|with|mr|mrs|ms|\d) )*"
)


def type_said(sentence: Sentence) -> Fact | None:
    """The type of support; None where none is said."""
    found = [
        (match.start(), sentence.fact(TYPE, match, kind))
        for kind, pattern in _TYPES.items()
        if (match := pattern.search(sentence.line))
    ]
    if found:
        return min(found, key=lambda f: f[0])[1]
    match = _VISIT.search(sentence.line)
    return sentence.fact(TYPE, match, Type.VISIT) if match else None


def is_verb(sentence: Sentence, fact: Fact) -> bool:
    """Whether the words of a type say what was done: what follows them belongs to them."""
    return bool(_VERBS.match(sentence.words[fact.begins].read))


def ratings(sentence: Sentence) -> list[Fact]:
    """Each judgement in it; several that differ are none to rely on."""
    found: list[Fact] = []
    for rating, pattern in _RATINGS.items():
        for match in pattern.finditer(sentence.line):
            fact = sentence.fact(RATING, match, rating)
            before = sentence.line[: match.start()]
            taken = any(other.covers(fact.begins) for other in found)
            if not taken and not _only_talked_of(rating, before):
                found.append(fact)
    return found


def _only_talked_of(rating: Progress, before: str) -> bool:
    if rating is Progress.CONCERNS:
        return bool(_TALKED_OF.search(before))
    return rating is Progress.ON_TRACK and bool(_NOT_QUITE.search(before))


def who_said(sentence: Sentence, schools: Sequence[Fact]) -> list[Fact]:
    """Whom the visit was with, by their roles."""
    line = _without_schools(sentence, schools)
    found: list[Fact] = []
    starts = [match.end() for match in _TRIGGER.finditer(line)]
    starts += [_end_of(sentence, school) for school in schools]
    starts += [sentence.places[begins] for begins, _ in sentence.clauses]
    for start in starts:
        found += _roles_from(sentence, line, start, alone=start in starts[-len(sentence.clauses) :])
    return found


def _roles_from(sentence: Sentence, line: str, start: int, *, alone: bool) -> list[Fact]:
    """The roles that stand there in a row; `alone`, where nothing else stands in their part."""
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
        if ends_before:
            break
    if alone and found and not line[place:].lstrip().startswith(";") and line[place:].strip():
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
