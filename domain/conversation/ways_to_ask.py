"""How people ask for something in their own words: patterns, of which the first found decides.

SOFT, OWN and VISIT stand for what people put around and between: "could you please", "my last",
"record".
"""

SOFT = (
    r"(?:please |pls |plz |can u |could u |can you |could you |can i |could i |may i |can we "
    r"|could we |shall we |any chance (?:we |you |i )?(?:can |could )?|need to |have to "
    r"|want to |i want to |i need to |i have to "
    r"|i would like to |i'd like to |how do i |how can i |how do you |how to |help me |let me "
    r"|is it possible to )*"
)
OWN = (
    r"(?:(?:my|the|that|this|a|an|last|latest|previous|recent|next|planned|one|of|our"
    r"|yesterday's) )*"
)
VISIT = r"(?:visits?|records?|entry|entries|appointments?|session|meeting|log|it|that|this)"
_CHANGE = r"(?:change|edit|correct|amend|update|fix|alter)"
_DELETE = r"(?:delete|remove|erase|scrap|bin|get rid of|cancel)"
_MOVE = (
    r"(?:move|postpone|reschedule|rearrange|re-arrange|push|put|bring|shift|swap|delay|cancel"
    r"|call off)"
)
_SHOW = r"(?:show|list|see|view|find|open|export|send|download|print|email|get|give)"
_WHEN = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|next (?:week|month|term)|\d)"
_WEEKDAY = r"(?:(?:mon|tues?|weds?|wednes|thurs?|fri)(?:day)?|tomorrow|next week)(?:'?s)?"
_SOME = r"(?:a |an |my |the |another |new )*"
_MISSING = r"(?:late|overdue|missing|outstanding|behind)"
_OWED = (
    (
        r"\b(?:who|what|which|is anything|anything|am i)\b.*"
        r"\b(?:late|overdue|due|missing|outstanding|behind|owed|left to do|owe)\b"
    ),
    r"^(?:whos|who's|what's|whats) (?:late|overdue|due|new|missing)",
    r"^(?:overdue|outstanding|missing|late|to do|todo)$",
)
_I_AM = r"(?:i am |i'm |im |i will be |i'll be )?"

WAYS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "undo",
        (
            rf"^{SOFT}(?:undo|restore|undelete|bring back|get .* back|revert)\b",
            r"\bdeleted (?:\w+ )*by (?:mistake|accident)",
        ),
    ),
    (
        "move",
        (
            (
                rf"^{SOFT}{_MOVE} {OWN}(?:\w+ )*?(?:visit|it|appointment|meeting|session)s?\b"
                rf"(?!.*\brecord).*(?:{_WHEN}|back|forward|\bto\b|next)"
            ),
            rf"^{SOFT}(?:postpone|reschedule|rearrange|re-arrange)\b",
            rf"^{SOFT}{_MOVE} (?:my |the |our )?{_WEEKDAY}\b",
            (
                r"\b(?:wants?|needs?|would like|wanting|asked|asking|hoping|have) (?:me |us )?to "
                rf"(?:{_MOVE}|change)\b(?!.*\brecord)"
            ),
            (
                rf"\b(?:visit|meeting|session|call|training|{_WEEKDAY}|next week|tomorrow)\b"
                r".*\b(?:is|are|has been|been|now)(?: now)? (?:off(?! track)|cancelled|postponed)\b"
            ),
            (
                r"\b(?:asked|asking|wondering|wonder|see|know) (?:me )?if (?:we|i|you) (?:can"
                r"|could) .*"
                rf"\b(?:instead|{_WEEKDAY}|next week|another|different)\b"
            ),
            (
                rf"^{SOFT}(?:push|move|shift|bring|put) (?:\w+ ){{1,4}}?(?:back|forward)\b"
                rf"|^{SOFT}(?:push|move|shift|bring) (?:\w+ ){{1,4}}?to (?:the )?{_WHEN}"
            ),
            rf"^{SOFT}(?:swap|switch|rejig) ",
            r"\bwants? me (?:on|in|to come)\b",
            (
                r"\b(?:has|have|had|they've) (?:just )?(?:cancelled|postponed|called off|moved)\b.*"
                rf"\b{_WEEKDAY}\b"
            ),
            rf"^{SOFT}(?:do|make it|come) .*\binstead\b",
            (
                r"\b(?:find|agree|arrange|do|make it|suggest|offer) (?:another|a new"
                r"|a different) (?:date|day|time)\b"
            ),
            rf"^{SOFT}(?:cancel|call off) (?:my |the )?(?:next|planned|tomorrow)",
            (
                r"\b(?:can't|cant|cannot|can not|won't be able to|not able to|unable to) (?:make|do"
                r"|come|get to|attend|go)\b"
            ),
            (
                r"\b(?:cancelled|postponed|asked to (?:move|change|cancel)|has moved)\b.*"
                r"\b(?:tomorrow|next (?:week|month|term|visit))\b"
            ),
        ),
    ),
    (
        "last record",
        (
            r"^(?:edit|cancel|delete|change|correct|amend|update)$",
            rf"^{SOFT}{_DELETE} {OWN}(?:\w+ )?{VISIT}\b",
            rf"^{SOFT}{_CHANGE} {OWN}(?:\w+ )*?{VISIT}\b",
            (
                rf"^{SOFT}{_CHANGE} (?:the |my )?"
                r"(?:date|time|rating|school|progress|text|duration|length)\b"
            ),
            (
                r"\b(?:made a mistake|made an error|got it wrong)\b|\bi (?:have )?(?:(?:put|got"
                r"|chose|entered|recorded) the wrong)"
            ),
            r"\b(?:the|my) (?:\w+ )?record (?:should|ought|is wrong|says)\b",
            r"\bwrong (?:school|date|day|time)\b|\bgot the \w+ wrong\b",
            r"^(?:that|it|this) should (?:have been|be|say|read)\b",
            (
                r"^(?:my |the )?(?:last |\w+day'?s )?(?:visit|record) .*\b(?:was"
                r"|is) .*\bnot \S+(?: \S+)?$"
            ),
            (
                rf"^{SOFT}{_DELETE} .*\b(?:from|on) (?:today|yesterday|this \w+|(?:mon|tues|wednes"
                r"|thurs|fri)day)$"
            ),
            rf"^{SOFT}(?:add|put) .*\bto (?:\S+ )*(?:record|visit|entry|note)s?$",
            rf"^{SOFT}{_DELETE} (?:what|everything|all that) i\b",
            r"^(?:sorry,? |oops,? )?i meant\b.*\bnot\b",
            r"^(?:sorry,? )?i (?:forgot|missed|left out) (?:to (?:add|put|say|mention|include) )?.*"
            r"\b(?:visits?|records?|entry)$",
            rf"^{SOFT}(?:{_DELETE}|{_CHANGE}) (?:the|that|my|this) (?:\w+ )?ones?\b",
            (
                rf"^{SOFT}(?:{_CHANGE}|make|put) .*\bto (?:on track|off track|some concerns"
                r"|too early"
                r"|\d+ ?(?:h|hr|hrs|hours?|m|mins?|minutes)|half|a half|full|a full)\b"
            ),
            (
                r"\b(?:logged|recorded|saved|entered|done|sent|submitted)\b.*\b(?:twice|two times"
                r"|by mistake|by accident)\b|\b(?:duplicate|double entry)\b"
            ),
            (
                rf"\b(?:please|can you|could you|need to|how do i) (?:{_CHANGE}|remove|delete) "
                r"(?:it|this|that|one|them)\b"
            ),
            (
                r"\bi (?:have |just )*(?:put|said|wrote|typed|recorded|logged|entered|chose|picked|"
                r"pressed|selected|did)\b.*\b(?:it |that |which |this )?(?:should|ought to"
                r"|was meant to)"
                r" (?:be|say|read|have)\b"
            ),
            (
                r"^(?:show|open|see|view) (?:me )?(?:my )?"
                r"(?:last|latest|most recent) (?:visit|record)\b"
            ),
        ),
    ),
    (
        "away",
        (
            (
                rf"^{_I_AM}(?:off(?! to\b)|away|on leave|on holiday|on annual leave|ill|sick"
                r"|off sick"
                r"|out of (?:the )?office|not (?:in|working|at work)|on maternity leave"
                r"|on a course)\b(?! track)"
            ),
            r"^(?:i have|i've got|i am having) .*\b(?:(?:day|week) off|holiday|leave)\b",
        ),
    ),
    (
        "steps",
        (
            r"\b(?:next steps|open steps|actions|to ?do)\b.*\?",
            r"^(?:what are|show|list) .*\b(?:steps|actions)\b",
            r"\bwhat .* (?:steps|actions)\b",
        ),
    ),
    (
        "next visit",
        (
            r"\b(?:when|what|where|which|who)\b.*\b(?:next|coming|planned|upcoming|scheduled)\b",
            r"\bnext visit\b.*\bwhen\b",
            r"\bwhen (?:am i|do i|are we|is the|is my|should i)\b",
            r"^(?:my )?(?:next|upcoming|planned|future) visits?$",
            (
                r"\bwhat (?:have i got|is|am i doing|do i have) (?:on |planned )?"
                r"(?:today|tomorrow|this week|next week)"
            ),
            r"^my (?:diary|schedule|calendar)$",
        ),
    ),
    ("missing records", tuple(rf"^(?=.*\b{_MISSING}\b).*?(?:{way})" for way in _OWED)),
    ("home", _OWED),
    (
        "support",
        (
            r"\b(?:how many|how much)\b.*\b(?:days?|time|hours|support|left|used|schools)\b",
            r"\b(?:which|what|who) (?:schools|are my schools|do i support|am i supporting)",
            r"\b(?:days|time) (?:left|used|remaining)\b",
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
            r"\bunsubscribe\b",
            r"^(?:settings|preferences|options|notifications)$",
            r"^remind me\b",
            r"\bmy (?:working days|settings|hours)\b",
        ),
    ),
    (
        "records",
        (
            (
                rf"^(?:please |can you |could you )*{_SHOW}\b.*"
                r"\b(?:visits?|records?|history|entries)\b"
            ),
            (
                r"\b(?:what|how many|which|where)\b.*"
                r"\b(?:visits|records|have i (?:done|recorded|made|written))\b"
            ),
            r"\blast (?:visit|time)\b.*\?",
            r"\bwhen (?:did i|was)\b",
            r"\bdid i (?:record|save|log|visit)\b",
            r"\bhave i (?:recorded|logged|visited)\b",
        ),
    ),
    (
        "form",
        (
            (
                rf"^{SOFT}(?:record|log|add|enter|write up|make|create|start|new|submit|do) {_SOME}"
                r"(?:visit|record|entry|form|report)s?\b\W*$"
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
                r"|diarise|make an appointment)\b"
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
            r"^(?:help|what can (?:you|i)|how does this|how do (?:i|you) use|who are you)\b",
            r"^(?:what (?:do|is) (?:you|this)|i need help|i am stuck|i'm stuck|what now)\b",
            r"\bhow does (?:this|it) work\b",
        ),
    ),
)
