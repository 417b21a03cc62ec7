"""How a visit's support goes, as a sentence says it: in the form's words or in a leader's own."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.visits.sentence_words import Fact, Sentence
from domain.visits.visits import Progress

RATING = "rating"
# A judgement that stays in the text, since it may be part of what the text tells.
IN_TEXT = "rating in the text"
_EARLY = (
    r"(?: (?:to|2) (?:say|tell|judge|call|know|rate|be sure))?"
    r"(?: how (?:it|things|they) (?:is |are |)(?:going|doing))?(?: really| yet)?"
)
# How far a judgement goes, or whose it is: it belongs to it.
_HOW = (
    r"(?:\b(?:(?:(?:she|he|it|they|things)(?: is|'s| are|'re)? )?(?:doing|going) (?:really "
    r"|very )?well"
    r"(?: so| and)?|broadly|slightly|mostly|largely|still|all|firmly|generally|currently|now"
    r"|well|fully"
    r"|very much|pretty much|definitely|a bit|a little|overall|back|(?:i )?would say|i'd say|i say"
    r"|i think"
    r"|probably|remains?|significantly|seriously|quite|rather|somewhat|just about|just|only just"
    r"|ok|okay|v|(?:things|they|everything|school|it)(?: (?:is|are|look|looks|seem|seems))?|feels"
    r"|they're|things are|progress(?: is)?|so|very|really|bit|little|i am|i have|have|i|am"
    r"|we are) )*"
)
# What qualifies a judgement behind it.
_STILL = (
    r"(?: (?:still|yet|so far|again|overall|for now|at the moment|atm|now|really|i think|tbh|though"
    r"|to be honest|about (?:it|this|that|them|things)))*"
)
_SINCE = r"(?: since (?:the |my )?(?:last (?:time|visit|term)|september|autumn|half term|then))?"
_CLOSES = (
    r"(?= ;|$| next| nv| thanks| thank you| back| bk| at [a-z]| (?:i|we) (?:(?:will|be|am|are|go"
    r"|going) )*"
    r"back)"
)
# What stands behind a judgement that is not the whole of it: "on track but writing is a worry".
_BUT = re.compile(
    r"(?: for \S+)? ; not for\b|(?: ;)? (?:but|except|apart from|although|though"
    r"|however)\b(?! only| just| next| nv| will"
    r"| see| back| i )"
)
_MANY = (
    r"(?:some|a few|few|minor|slight|several|serious|real|major|significant|big|growing|many|sum|sm"
    r"|a couple of|one or two|ongoing|a number of|a lot of|lots of|more|mild|small)"
)


def _coloured(colour: str) -> str:
    return (
        rf"\b(?:rag (?:rating |rated )?|ragged |rated |rating ){colour}\b|(?:(?<=; )"
        rf"|^){colour}(?= ;|$)"
        rf"|\b(?<!the )(?<!in )(?<!and ){colour}{_CLOSES}"
    )


# The form's own words.
_EXACT: Mapping[Progress, re.Pattern[str]] = {
    Progress.OFF_TRACK: re.compile(
        rf"{_HOW}\b(?:off track|not (?:yet |quite |really |fully )?on track)\b{_STILL}"
        rf"|{_coloured('red')}"
    ),
    Progress.EARLY: re.compile(rf"{_HOW}\b(?:(?:too|bit|2) (?:early|soon)|early days){_EARLY}\b"),
    Progress.CONCERNS: re.compile(
        rf"(?<!no )(?:\b(?:making )?(?:some )?progress (?:but|with|though) )?{_HOW}"
        rf"\b(?:{_MANY} )+concerns?\b{_STILL}"
        r"|(?:(?<=; )|^)(?:(?:i|we|am|are|still|a|bit|little|quite|very|really) )*(?:concerned"
        r"|worried|have concerns)(?= (?:about|by|over|with|re|that)\b)"
        r"|(?:(?<=; )|^)concerns(?= ;|$)|(?<=progress )concerns"
        rf"|(?<=\w )concerns{_CLOSES}|{_coloured('amber')}"
    ),
    Progress.ON_TRACK: re.compile(
        rf"{_HOW}\b(?:on track\b{_STILL}|(?:going|gone|went|all) (?:well )?to plan{_CLOSES}"
        rf"|on (?:course|target|schedule){_CLOSES})|{_coloured('green')}"
    ),
}
_GOOD = r"(?:good|great|excellent|strong|steady|solid|pleasing|positive|clear|lovely|rapid|super)"
_POOR = r"(?:slow|slower|slowish|limited|patchy|little|mixed|uneven|poor|variable|not enough)"
# A leader's own words: they count where the form's are not said.
_OWN: Mapping[Progress, str] = {
    Progress.OFF_TRACK: (
        r"not going to plan|(?:well|way|far|a long way) behind(?: plan| schedule)?"
        r"|(?:gone|going|slipped|sliding) backwards|going badly|badly behind"
    ),
    Progress.EARLY: (
        r"(?:can't|cant|cannot|hard to|difficult to|not possible to) (?:say|tell|judge) (?:yet|now)"
        r"|jury (?:is )?still out|too early|not sure yet|(?:very )?early stages"
        r"|watch this space|time will tell|wait and see|(?:getting|getting them) started"
    ),
    Progress.CONCERNS: (
        rf"(?:making )?{_POOR} prog(?:ress)?(?: than .*?)?|progress (?:is |has been "
        rf"|was )?(?:still )?{_POOR}"
        r"(?: than (?:we )?(?:hoped|planned|expected|i would like))?"
        r"|some progress (?:but )?not enough|(?:improving|progressing|getting (?:there|better))"
        r" (?:but )?(?:very |too |only )?slowly|slowly (?:improving|getting (?:there|better))"
        r"|(?:concerned|worried|behind(?: schedule| plan)?|struggling to keep up|slipping"
        r"|slipped|drifting)|(?:some|a few|minor|big|serious|several) worr(?:y|ies)"
        r"|hit and miss|needs? to keep an eye on (?:it|this|them|things)"
        r"|(?:(?:a lot of|lots of|more|some|plenty of|much) )*work (?:still )?(?:to do|to be done)"
        r"|not (?:very |so |that |too )?(?:happy|pleased)(?: with (?:it|this|them|progress))?"
        r"|not (?:going )?(?:so|very|that|too|as) well|not great|slipping behind|falling behind"
        r"|not where (?:they|we|it) (?:should|need to|needs to|want to|ought to) be"
    ),
    Progress.ON_TRACK: (
        rf"(?:making |some )?{_GOOD} (?:and {_GOOD} )?prog(?:ress)?(?: made| being made)?"
        rf"|(?:progress (?:is |was )?)(?:going )?(?:{_GOOD}|well)|progressing (?:well|nicely)"
        r"|(?:going|doing|moving on|moving forward|coming on|coming along) (?:really |very |v )?"
        r"(?:well|nicely|strong|great)|(?:going|moving|heading) in the right direction"
        r"|going (?:ok|okay|fine|alright|all right|nicely)|ticking along(?: nicely)?"
        r"|all (?:is )?(?:good|well|fine|ok)|as planned|up to speed|on the right (?:track|lines)"
        r"|(?:happy|pleased|impressed|delighted) with (?:progress|it|them|this"
        r"|(?:how|where|what|the way) (?:it|they|things|i) (?:\w+ ){0,2}?\w+)"
        r"|nothing to worry about|ahead of (?:schedule|plan|target)|where (?:they|it"
        r"|we) (?:need|needs|should|want)"
        r"(?: to)? be|flying|thriving|spot on|pleased|impressed|(?:really |very )happy"
        r"|in a good place|no (?:real |major |big )?(?:concerns|worries|issues"
        r"|problems)(?: at all)?"
        r"|improving(?: well| nicely)?|much (?:improved|better)|fine|good|great|better|positive"
    ),
}
_OWN_WORDS = {
    rating: re.compile(rf"{_HOW}\b(?:{words})\b(?!'){_SINCE}{_STILL}{_CLOSES}")
    for rating, words in _OWN.items()
}
_OWN_SUBJECT = re.compile(r"(?:i|it|they|they're|things|everything) ")
# Of so short a word a part of its own, or one behind what the form asks, is a judgement.
_SHORT = re.compile(
    rf"(?!all ){_HOW}(?:good|great|better|positive|improving|behind|slipped|much better|pleased"
    rf"|flying"
    rf"|thriving|spot on|impressed|happy|work (?:still )?to do|getting started){_STILL}"
)
_TALKED_OF = re.compile(
    r"\b(?:discussed|raised|raising|shared|talked about|heard|about|addressed|parental|parents"
    r"|safeguarding|their|his|her|of|no|no [a-z]+|any|these|the|with|had|has|have|were|expressed) $"
)
_NOT_QUITE = re.compile(
    r"(?:\b(?:nearly|almost|getting|not|some|most|if|whether|keep|keeping|stay|get|kept|be|pupils|children"
    r"|boys|girls|of them)|\d%) $"
)
# Before a judgement of one thing among those that the text tells of.
_OF_ONE_THING = re.compile(
    r"\b(?:is|are|was|were|seems?|looks?|went|not|isn't|aren't|and|but|or|of|the|a|no|be|been) $"
)
# "No concerns" of a safeguarding walk is what was found there.
_FOUND = re.compile(r"\b(?:safeguarding|site|health|safety)\b")


def ratings(sentence: Sentence, others: Sequence[Fact] = ()) -> list[Fact]:
    """Each judgement in it; several that differ are none to rely on.

    `others` are what else the form asks for: behind it stands a judgement in a word or two.
    """
    found: list[Fact] = []
    for rating, pattern in _EXACT.items():
        for match in pattern.finditer(sentence.line):
            fact = sentence.fact(RATING, match, rating)
            before = sentence.line[: match.start()]
            taken = any(other.covers(fact.begins) for other in found)
            if not taken and not _only_talked_of(rating, before):
                but = _BUT.match(sentence.line, match.end())
                found.append(replace(fact, value=None) if but else fact)
    return found or _in_own_words(sentence, others)


def _in_own_words(sentence: Sentence, others: Sequence[Fact]) -> list[Fact]:
    """What a leader says of it in other words than the form's, where it can be of the whole."""
    found: list[Fact] = []
    for rating, pattern in _OWN_WORDS.items():
        for match in pattern.finditer(sentence.line):
            fact = sentence.fact(RATING, match, rating)
            taken = any(other.covers(fact.ends - 1) for other in found)
            before = sentence.line[: match.start()]
            behind = any(other.ends == fact.begins for other in others)
            apart = not before or before.endswith("; ") or behind or "prog" in match[0]
            apart = apart or bool(_OWN_SUBJECT.match(match[0]))
            if not taken and _is_of_all(match[0], before, sentence.line, apart=apart):
                found.append(fact if apart else replace(fact, what=IN_TEXT))
    return found


def _is_of_all(words: str, before: str, line: str, *, apart: bool) -> bool:
    """Whether own words judge all of the support, and not one thing in it."""
    if re.search(r"\bno ", words) and _FOUND.search(line):
        return False
    if _SHORT.fullmatch(words):
        return apart
    return bool(_OWN_SUBJECT.match(words)) or not _OF_ONE_THING.search(before)


def _only_talked_of(rating: Progress, before: str) -> bool:
    if rating is Progress.CONCERNS:
        own = before.endswith(("i have ", "i still have "))
        return not own and bool(_TALKED_OF.search(before))
    return rating is Progress.ON_TRACK and bool(_NOT_QUITE.search(before))
