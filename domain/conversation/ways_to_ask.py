"""How people ask for something in their own words: patterns, of which the first found decides."""

from domain.conversation.in_order import in_order
from domain.conversation.ways_to_change import MENDING, MOVING, SOFT

_SHOW = (
    r"(?:show|pull up|bring up|look at|list|see|view|find|open|export|send|download|print|email"
    r"|get|give)"
)
_SOME = r"(?:a |an |my |the |another |new )*"
_MISSING = r"(?:late|overdue|missing|outstanding|behind)"
_OWED = (
    (
        r"\b(?:who|what|which|is anything|anything|am i|have i)\b.*"
        r"\b(?:late|overdue|due|missing|outstanding|behind|owed|left to do|owe"
        r"|(?:still|got|yet) to (?:do|record|log|write)|not (?:done|recorded|logged|written)"
        r"|haven't (?:i |we )?(?:done|recorded|logged|written))\b"
    ),
    r"^(?:whos|who's|what's|whats) (?:late|overdue|due|new|missing)",
    r"^is there (?:some|any)thing .*\b(?:haven't|not) (?:recorded|logged|written|done)\b",
    (
        r"^have i (?:forgotten|missed)\b|^have i (?:done|recorded|logged|finished) (?:everything"
        r"|all)\b|^did i (?:miss|forget)\b|^am i (?:all )?up to date\b|^do i (?:still )?owe\b"
    ),
    r"\b(?:any|anything) (?:records )?(?:i (?:need|have) )?to (?:do|write up)$",
    (
        r"^(?:is there )?anything (?:else |left )?(?:for me |i (?:need|have) )?to "
        r"(?:do|write|log|record)"
    ),
    r"^(?:overdue|outstanding|missing|late|to do|todo)$",
    r"\bvisits?\b.*\b(?:have|has|with|without|got) (?:no|a) records?\b",
    r"\bneed(?:s|ing)? (?:to be )?(?:writ\w+|record\w+|doing|logg\w+)",
)
_AHEAD = "this week | next week | next | today | tomorrow | \\w+day | this term"
_TO_COME = "left | to come | coming up | booked | planned | ahead | before christmas"
_DONE = "done | made | did | recorded | logged | write | writing | record | without"
_WROTE = r"put | writ\w+ | wrote | record(?:ed)? | log(?:ged)? | do | did | done | sa(?:y|id)"
_I_AM = r"(?:i am |i'm |im |i will be |i'll be )?"

WAYS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "undo",
        (
            (
                rf"^(?:(?:oops|sorry|no|wait|ah)[,!. ]+)*{SOFT}"
                r"(?:undo|restore|undelete|bring back|get .* back|revert)\b"
                r"|^(?:bring|put) (?:it|that|them) back$"
                r"|^(?:put|bring|get|give) back (?:the|my|that)\b"
                r"|\b(?:have|get) (?:(?:it|that|them)|my deleted \w+) back\b"
                r"|\b(?:didn't|did not) mean to delete\b"
                r"|\bi (?:have |just )*(?:deleted|removed|binned) (?:the wrong|it|that|them)\b"
            ),
            r"\bdeleted (?:\w+ )*by (?:mistake|accident)",
        ),
    ),
    ("move", MOVING),
    ("last record", MENDING),
    (
        "away",
        (
            (
                rf"^{_I_AM}(?:off(?! to\b)|away|on (?:\w+ )?leave|on holiday|ill|sick"
                rf"|on jury|at a conference"
                r"|off sick"
                r"|out of (?:the )?office|not (?:in|working|at work)|on maternity leave"
                r"|on a course)\b(?! track)"
            ),
            (
                r"^(?:i )?(?:won't|will not) be (?:in$|in (?!at\b)|working|at work|available"
                r"|around)"
                r"|^(?:i am|i'm) not (?:around|available|about)\b"
            ),
            r"^i (?:don't|do not) work (?:on )?(?:a )?(?:mon|tues|wednes|thurs|fri)day",
            (
                r"^(?:maternity|paternity|parental|annual|sick|study|compassionate|carers?|unpaid"
                r"|special) leave\b"
            ),
            r"^(?:i have|i've got|i am having) .*\b(?:(?:day|week) off|holiday|leave)\b",
        ),
    ),
    (
        "steps",
        (
            r"\b(?:next steps|open steps|actions|to ?do)\b.*\?",
            r"^(?:what are|show|list) .*\b(?:steps|actions)\b",
            r"\b(?:what|which|whose) .*(?:steps|actions)\b",
            r"^what'?s (?:still|left) to do\b.*\b(?:from|for|at)\b",
            in_order("(?:anything|what) i (?:promised|said|agreed|offered)", "to | i'd | i would"),
            in_order(
                r"what (?:did i|have i|i) (?:say|said|promise\w*|agree\w*|offer\w*)",
                "i would | i'd | to | i will | i was going to",
            ),
            (
                r"\bwhat do i (?:need|have|still have) to do (?:for|at|next)\b"
                r"|\bwhat am i (?:meant|supposed|due) to (?:do|be doing)\b"
            ),
        ),
    ),
    (
        "next visit",
        (
            (
                r"\b(?:when|what|where|which|who)\b(?!.*\bdid i\b).*\b(?:next|coming|planned"
                r"|upcoming|scheduled)\b"
            ),
            r"\bnext visit\b.*\bwhen\b|^(?:check|confirm|look up) (?:my |the )?next visit\b",
            r"^what (?:date|day|time) (?:is|are|was)\b",
            r"^(?:have i )?got any(?:thing|where)\b.*\bsoon\b",
            r"\bremind me (?:what|when|where|which|who)\b.*\b(?:date|day|time|said|booked|next)\b",
            r"^is there a (?:date|visit)\b",
            r"^when (?:did|have) (?:we|i) (?:say|agree|book|plan|put)\b",
            in_order("^(?:have|has|do) (?:i|we)", "booked | planned | in the diary", but=_DONE),
            in_order("^am i (?:in|at|with|due|going|seeing|visiting)", _AHEAD),
            in_order("what | which | any", "visits?", _TO_COME, but=_DONE),
            r"\bwhen'?s\b.*\bnext\b|\bwhen (?:am i|do i|are we|is the|is my|should i)\b",
            rf"^(?:{_SHOW} )?(?:me )?(?:my )?(?:next|upcoming|planned|future) visits?\??$",
            (
                r"^(?:what|where|who|which|do|have|am|anything)\b(?!.*\b(?:record|log|write|save"
                r"|change|due|late|done|been|visited|see[nm])).*\b(?:i|my|we)\b.*\b(?:tomorrow"
                r"|(?:this|next) week"
                r"|(?:mon|tues|wednes|thurs|fri)day)\W*$"
            ),
            r"^when'?s (?:my|the|our)\b",
            r"^(?:is|isn't|are) my (?:next )?visits? .*\b(?:on|at|in|still|this|next)\b",
            (
                r"\bwhat (?:have i got|is|am i doing|do i have) (?:on |planned )?"
                r"(?:today|tomorrow|this week|next week)"
            ),
            r"^my (?:diary|schedule|calendar)$",
            r"^what(?:'s| is|s) (?:coming up|in my diary|planned|on|next)\b",
        ),
    ),
    ("missing records", tuple(rf"^(?=.*\b{_MISSING}\b).*?(?:{way})" for way in _OWED)),
    ("home", _OWED),
    (
        "support",
        (
            r"\b(?:how many|how much)\b.*\b(?:days?|time|hours|support|left|used|schools)\b",
            r"\b(?:which|what|who) (?:schools|are my schools|do i support|am i supporting)",
            r"\b(?:days|time) (?:left|used|remaining)\b|\bhow long have i (?:got )?left\b",
            r"^(?:my )?schools\??$",
            r"^(?:show|list) (?:me )?(?:my |all )*(?:schools|support|deployments)",
        ),
    ),
    (
        "settings",
        (
            (
                r"\b(?:stop|turn off|switch off|mute|fewer|change|no more|pause|too many|snooze"
                r"|when do i get)\b.*\b(?:remind\w*|messages|notifications?|prompts|alerts)\b"
            ),
            r"\bunsubscribe\b|\bstop (?:sending|messaging|texting|bothering|telling|reminding)\b",
            (
                r"^(?!(?:why|what|who|how|is|are|do|does)\b).*"
                r"\b(?:reminders|notifications|nudges)\b"
            ),
            r"\breminders? (?:earlier|later|off|on|at)\b|\bwhen you message me\b",
            r"^(?:settings|preferences|options|notifications)$",
            (
                r"^remind me\b(?! (?:what|which|who|where)\b)"
                r"|\b(?:message|remind|text|ping|nudge|contact) me (?:at|on|in|before"
                r"|after|later|earlier|less|every|instead)\b"
            ),
            (
                r"^(?:please )?(?:don't|dont|do not|never) (?:send|message|text|email|remind"
                r"|contact)\b"
            ),
            r"\bmy (?:working days|settings|hours)\b",
        ),
    ),
    (
        "records",
        (
            (
                rf"^(?:please |can you |could you |let me )*{_SHOW}\b.*"
                r"\b(?:visits?|records?|history|entries|my (?:\S+ ){0,3}notes)\b"
            ),
            (
                r"\b(?:what|how many(?! more)|which|where)\b.*"
                r"\b(?:visits|records|have i (?:done|recorded|made|written))\b"
            ),
            r"\blast (?:visit|time)\b.*\?|^(?:my |the )?last (?:visit|record)s?(?: (?:to|at) .*)?$",
            r"\bwhen (?:did i|was)\b|^(?:what|how|who|where) did (?:i|we)\b",
            r"\bhow (?:many times|often) (?:did|have) (?:i|we)\b",
            r"^what was (?:the|my) (?:last )?(?:rating|progress|length)\b",
            r"\blook back (?:at|over|on)\b",
            in_order(r"what (?:did i|have i)", _WROTE),
            in_order(rf"^{SOFT}(?:see|show|find|read|check|remind me|tell me)", "what i", _WROTE),
            r"^(?:everything|all) (?:that )?i (?:did|have done|put|wrote|recorded|logged)\b",
            r"\bdid i (?:record|save|log|visit|write up)\b",
            r"\bhave i (?:recorded|logged|visited)\b",
        ),
    ),
    (
        "form",
        (
            (
                rf"^{SOFT}(?:record|log|add|enter|write up|make|create|start|new|submit|do) {_SOME}"
                r"(?:visit|record|entry|form|report|something|one)s?\b\W*$"
            ),
            (
                r"^how (?:do|can|should) (?:i|you|we) (?:record|log|add|enter|write up|make) "
                rf"{_SOME}(?:visit|record|meeting|call|entry|form|report|it|this|one)s?\b"
            ),
        ),
    ),
    (
        "plan",
        (
            (
                rf"^{SOFT}(?:plan|book|arrange|schedule|organise|organize|set up|pencil in|put in"
                r"|diarise|make an appointment"
                r"|(?:put|pop) (?:me|us) (?:in|down) (?:at|for|to)"
                r"|(?:put|pop|slot|book) (?:\S+ ){1,4}?in(?= for"
                r"| on|$))\b"
            ),
            (
                r"^(?:my |the |our )?next (?:visit|session|meeting)\b.*(?:\b(?:is|will be|booked"
                r"|on)\b|:)"
            ),
            (
                r"\b(?:put|pop|pencil|book|add) (?:it |that |me |this )?(?:in|down)"
                r"(?: (?:the|my) (?:diary|calendar))?(?: please)?$"
            ),
        ),
    ),
    (
        "help",
        (
            r"^(?:help|what (?:else )?can (?:you|i)|how does this|how do (?:i|you) use)\b",
            r"^who are you\b",
            r"^(?:what (?:do|is) (?:you|this)|i need help|i am stuck|i'm stuck|what now)\b",
            r"\bhow does (?:this|it) work\b",
        ),
    ),
)
