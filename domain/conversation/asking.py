"""What somebody asks for in their own words, where it is neither a command nor a record."""

import re
from enum import StrEnum

from domain.conversation.ways_in_general import IN_GENERAL
from domain.conversation.ways_to_ask import WAYS
from domain.conversation.ways_to_change import SOFT
from domain.text import word_set

LONGEST = 400


class Wanted(StrEnum):
    """What a text asks for; each is answered in a way of its own."""

    THANKS = "thanks"
    HOME = "home"
    MISSING = "missing records"
    HELP = "help"
    SETTINGS = "settings"
    STEPS = "steps"
    SUPPORT = "support"
    RECORDS = "records"
    NEXT_VISIT = "next visit"
    LAST_RECORD = "last record"
    UNDO = "undo"
    PLAN = "plan"
    MOVE = "move"
    AWAY = "away"
    FORM = "form"
    QUESTION = "question"


_SMALL_TALK = word_set(
    """
    ok okay k kk thanks thank you thx ta cheers great stuff perfect lovely brilliant super got it
    will do no yes yep yeah nope problem sorry nice one done bye goodbye see later so much very many
    that is
    for your help fine good job all work much appreciated a lot noted sure really helpful useful
    amazing fantastic wonderful awesome excellent hope you are well how is going have nice weekend
    evening day morning afternoon merry happy christmas easter new year everything wish me luck
    speak soon worries oops understood i see will do now too am fine it's that's you're today
    and hi hello you're star legend cool sounds received brill ta lush fab
    """
)
# Words: of more there is something else in them.
MOST_OF_THANKS = 8
_THANKS = re.compile(
    r"(?:(?:ok|okay|great|lovely|perfect|brilliant|right|super|ah|oh|hi|no)[,! ]+)*"
    r"(?:many |big )?(?:thanks|thank you|thankyou|thanx|thx|cheers)\b(?!.*\d)"
    r"|(?:(?:ok|okay|ah|oh|aw)[,! ]+)*(?:that's|thats|that is|it's|its) (?:\w+ ){1,2}"
    r"(?:thanks|thank you|thankyou|thx)\b(?!.*\d)"
)
_POLITE = re.compile(r"[,.!]* (?:please|pls|plz|thanks|thank you|thx|ta|cheers)$")
_GREETING = re.compile(
    r"(?:(?:(?:good )?(?:morning|afternoon|evening|day)|hi+|hello|hey|hiya|howdy)[,! ]*)+"
)
_WHAT_IS_THERE = re.compile(
    r"^(?:(?:hi|hello|hey|morning|afternoon)[,! ]+)*what(?:'s| have you(?: got)?| is| do you have)"
    r" (?:there |new |up )?for me\W*$"
)
_WHOM = re.compile(
    r"\b(?:are you there|there|again|bot|all|team|hub(?: visits)?|every(?:one|body)|folks|guys)\b"
)
_PATTERNS = tuple(
    (Wanted(name), re.compile("|".join(f"(?:{way})" for way in ways))) for name, ways in WAYS
)
_GENERAL = tuple((Wanted(name), re.compile(way)) for name, way in IN_GENERAL)
# What nobody writes of a visit that was made.
_CERTAIN = frozenset({Wanted.UNDO, Wanted.LAST_RECORD, Wanted.AWAY, Wanted.SETTINGS, Wanted.FORM})
_PAST = re.compile(
    r"\b(?:visited|met|was|were|watched|spent|looked|spoke|talked|rang|phoned|had|went|did|saw"
    r"|reviewed|observed|worked|agreed|discussed|covered|supported|trained|coached|helped"
    r"|attended|finished at|fed back|yesterday|yest|yday|on ?track|off ?track|concerns|too early)\b"
)
# When it was, or with whom.
_IS_HERE = re.compile(
    r"(?<!later )\btoday\b(?!'s)|\bthis (?:morning|am)\b|\b\d{1,2}/\d{1,2}\b"
    r"|\bw(?:ith|/)? ?(?:(?:the|her|his|a|new|acting) )*(?:\w+ )?(?:d?ht|aht|vp|head|deputy"
    r"|principal"
    r"|senco|sendco|slt|sbm|ceo|governors?|chair|teachers?|tas|leads?|leaders?|hods?)\b"
)
# What was, or how long it took.
_IS_TOLD = re.compile(
    rf"{_PAST.pattern}|{_IS_HERE.pattern}|\b(?:half|full) (?:a )?day\b"
    r"|\b\d[\d.]* ?(?:h|hrs?|hours?|m|mins?|minutes?)\b"
)
# "Newby rang, they need to move Thursday": what was said in a call that was no visit.
_OF_A_CALL = re.compile(r"\b(?:rang|phoned|called|emailed|texted|spoke|has asked|have asked)\b")
_CANNOT = re.compile(r"\bi(?:'m| am)? .*\b(?:can't|cannot|won't)\b")
_DAY = r"(?:mon|tues|wednes|thurs|fri)day"
_FUTURE = re.compile(
    r"\b(?:i am|i'm|im|we are|we're) (?:going|visiting|seeing|meeting|due|off to|heading|popping"
    r"|coming|back (?:at|in|to)|at|in)\b"
    r"|\b(?:i|we|she|he|they) (?:will|shall)\b|\b(?:i|we)'ll\b|\bwill be\b"
    r"|\bgoing to\b(?! plan\W*(?:$|next))"
    rf"|\btomorrow\b|^(?:i am |i'm |im |we are )?(?:visiting|seeing|going)\b.*\b{_DAY}\b"
    rf"|^(?:i am |i'm |im |we are )?meeting (?!with\b|at\b|in\b|on\b|,).*\b{_DAY}\b"
    r"|\bnext (?:week|month|term)\b|\b(?:planning|hoping|intending|looking|about) to\b|\bintend\b"
    r"|\b(?:i|we) (?:hope|plan|would like) to\b|\boff to\b|\bdue to (?:be|go|visit|see)\b"
    rf"|^i have (?:a|an|my) (?:meeting|visit|session|call)\b.*\b{_DAY}\b"
    r"|^(?:i am |i'm )?(?:popping|heading|nipping|driving|going|visiting) \S+.*"
    r"\b(?:later|today|this afternoon|tonight)$|^planning (?:a|an|my|for)\b|^i (?:want"
    r"|need) to (?:go|visit|see|be)\b"
    r"|\b(?:supposed|meant|scheduled|booked|arranged|expected) to (?:be|go|visit|see|meet)\b"
)
_QUESTION = re.compile(
    r"\?\s*$|^(?:(?:how|what|when|where|who|why)'?s?|whom|whose|which|can|could|do|does|is|are"
    r"|should|everything i (?:did|have done|put|wrote|recorded|logged)"
    r"|would|may i|am i|will|did (?:i|you|we|they|he|she|it|the|my|our|any\w*)|have i|has)\b"
)
_RATED = re.compile(r"\b(?:on ?track|off ?track|some concerns|too early)\b")
# What asks for something whatever else it tells: "show me all that I did".
_ASKS_FOR = re.compile(
    rf"^{SOFT}(?:(?:show|send|tell|give|email|remind) me|list (?:my|all|the))\b"
    r"|^i (?:don't|do not|no longer) (?:work|support|lead|go|cover)\b"
    r"|^i (?:don't|do not|didn't) (?:know|understand|see|get|have (?!\w* ?concerns)) ?\b"
    r"|\brunning (?:\w+ ){0,3}late\b"
    r"|^stuck (?:on|in|at|behind)\b|^(?:i am |i'm |im )?on my way\b(?!(?: home| back)? from\b)"
    r"|^(?:any|anything|let \w+|ignore|forget) \b|\bpressed the wrong\b|\bi forgot\b"
    r"|^(?:i am |i'm |im )?(?:not sure|unsure)\b|^will (?:the|it|they|this|that|my|you|someone)\b"
    r"|^i (?:can't|cant|cannot|can not|couldn't) (?:find|see|open|save|send|log in|get|remember"
    r"|recall|tell|work out)\b"
    r"|^due (?:at|in)\b|\bwants? me to\b|\bstuck in traffic\b"
    r"|\b(?:isn't|not|stopped) (?:working|loading|opening|saving)\b.*\b(?:phone|app|computer)\b"
    r"|\b(?:record|visit|form|school)s? (?:isn't|is not|aren't|doesn't|does not) "
    r"(?:show|appear|there|list|load|work|come)"
    r"|^(?:i|we) (?:have not|haven't|did not|didn't) (?:been|go|visit|make|get|manage)\b"
    r"|\b(?:form|card|button|bot|app)\b.* (?:keeps|won't|will not|doesn't|does not|isn't|is not)\b"
    r"|\b(?:meant|sent) (?:for|to) (?:somebody|someone|another)\b"
)
_REQUEST = re.compile(
    r"^(?:please|show|send|tell|give|list|export|email(?! (?:and|to|from|with)\b)|print|download"
    r"|find|remind|stop|turn|switch"
    r"|cancel|remove|delete|add|ask|contact|invite|forward|share|explain|i want|i need"
    r"|i would like|i'd like|let me|make)\b"
)


# Dont, whats: on a telephone they have no apostrophe.
_WITHOUT = re.compile(
    r"\b(?:(?:ca|wo|do|does|did|is|are|was|were|have|has|had|would|could|should)n(?=t\b)"
    r"|(?:what|when|where|who|how|that|let)(?=s\b)|i(?=ve\b|m\b))(t|s|ve|m)\b"
)
_RECORD = r"(?:record|log|add|enter|write up|note|put in|put down|submit)"
_THING = r"(?:(?:a|an|my|the|another|new) )*(?:visit|record|meeting|call)s?\b"
_BEFORE = rf"^(?:(?:hi|hello|hey|morning|afternoon)\b[,!. ]*)?{SOFT}"
_TO_RECORD = re.compile(
    rf"{_BEFORE}{_RECORD} {_THING}[:,]?\s*(?=\S)(?!(?:from|after|before|without|that|which|if|when"
    r"|who|more|again|later|twice)\b)(?:(?:to|at|for|of|with) (?=\S))?"
    rf"|^(?:(?:hi|hello|hey|morning|afternoon)\b[,!. ]*)?"
    r"(?:(?:please|pls|plz|can you|could you|can u|could u|can i|i need to|i want to|hiya|hi"
    r"|i'd like to|just|to"
    r"|wanted to|wanting to|just to) )+(?:record|log|write up|note down|put down|jot down"
    r"|submit)[:,]?"
    r"(?: (?:this|it|that|one|please|pls|for me))* (?!me\b"
    r"|in\b|out\b|on\b|more\b|several\b|something\W*$"
    r"|(?:an?|another|my|the) (?:visit|record|call|meeting)\W*$)(?:that (?=i ))?(?=\S)"
    r"|^(?:(?:sorry|apologies)[,!. ]*)?(?:but )?(?:i )?(?:forgot|meant|should have) (?:to )?"
    r"(?:log|logged|record|recorded|write up|put in|tell you about)\b"
    r"(?: (?:this|it|that|these|one|visit|yesterday|earlier))*\s*[-–—:,.]*\s*(?=\S)"
    r"|^(?:log|record|write up)[:,]? (?!for\b|in\b|out\b|of\b|me\b)(?=(?:\S+ ){3})"
    r"|^(?:(?:hi|hiya|hello|hey"
    rf"|morning)\b[,!. ]*)?(?:just )?logging[:,]? (?:{_THING} )?(?:(?:to|at|for|of|with) )?(?=\S)",
    re.IGNORECASE,
)


def without_request(text: str) -> str:
    """A sentence without the words that ask to record it: "log a visit to …"."""
    return _TO_RECORD.sub("", text, count=1)


def _apostrophe(found: re.Match[str]) -> str:
    return f"{found[0][: -len(found[1])]}'{found[1]}"


def in_plain_words(text: str) -> str:
    """A text in lower case on one line, its apostrophes put back: dont, whats."""
    words = _WITHOUT.sub(_apostrophe, " ".join(text.lower().replace("’", "'").split()))
    return words.strip(" .!,")


def asks(words: str) -> bool:
    """Whether a text in plain words asks something."""
    return bool(_QUESTION.search(words) or _REQUEST.search(words))


def asked_surely(text: str) -> Wanted | None:
    """What a text asks for by a pattern of just that; None where no pattern says so."""
    words = in_plain_words(text)
    if not words or len(words) > LONGEST:
        return None
    if _WHAT_IS_THERE.search(words) or _GREETING.fullmatch(_WHOM.sub("", words).strip(" ,!")):
        return Wanted.HOME
    if (is_small_talk(words) and not words.startswith("have i")) or _thanks(words):
        return Wanted.HELP if "?" in words else Wanted.THANKS
    words = _POLITE.sub("", words)
    found = next((asked for asked, pattern in _PATTERNS if pattern.search(words)), None)
    told = _OF_A_CALL.sub("", words) if found is Wanted.MOVE else words
    here = found is Wanted.MOVE and _IS_HERE.search(words) and not _CANNOT.search(words)
    return found if found and (found in _CERTAIN or not (here or _tells(told))) else None


def asked_in_general(text: str) -> Wanted | None:
    """What a text asks for by looser patterns, or whether it asks at all; None if it does not."""
    words = _POLITE.sub("", in_plain_words(text))
    if not words or len(words) > LONGEST:
        return None
    if _ASKS_FOR.search(words):
        return Wanted.QUESTION
    found = next((asked for asked, pattern in _GENERAL if pattern.search(words)), None)
    if found and not _IS_TOLD.search(words):
        return found
    if _FUTURE.search(words) and not _PAST.search(words):
        return Wanted.PLAN
    return Wanted.QUESTION if asks(words) and not _tells(words) else None


def tells_of_past(text: str) -> bool:
    """Whether it says what was, rather than what is to come."""
    return bool(_PAST.search(text.lower()))


def _thanks(words: str) -> bool:
    """Whether it is thanks in a few words, and nothing of a visit behind them."""
    short = len(words.split()) <= MOST_OF_THANKS
    told = _PAST.search(re.sub(r"\b(?:that|it) worked\b", "", words))
    return short and bool(_THANKS.match(words)) and not told


def is_small_talk(text: str) -> bool:
    """Whether a text holds nothing but thanks and the like, or no word at all."""
    return all(word in _SMALL_TALK for word in re.findall(r"[a-z0-9']+", text.lower()))


def _tells(words: str) -> bool:
    """Whether a text tells of what was, so that it is no question and no request."""
    if words.endswith("?") and _RATED.search(words):
        # "On track, next date?"
        return not _QUESTION.search(words.rstrip("?"))
    return bool(_PAST.search(words)) and not _QUESTION.search(words)
