"""How people ask to change what is planned or recorded, in their own words, as patterns.

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
_DELETE = r"(?:delete|remove|erase|scrap|bin|get rid of|cancel|take (?:off|out|down)|wipe)"
_MOVE = (
    r"(?:move|postpone|reschedule|rearrange|re-arrange|push|put|bring|shift|swap|delay|cancel"
    r"|call off)"
)
_WHEN = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|next (?:week|month|term)|\d"
    r"|(?:week|day|term) after|following|new year|after|later|spring|summer|january)"
)
_WEEKDAY = r"(?:(?:mon|tues?|weds?|wednes|thurs?|fri)(?:day)?|tomorrow|next week)(?:'?s)?"

# A planned visit on another day, or not at all.
MOVING: tuple[str, ...] = (
    (
        rf"^{SOFT}{_MOVE} {OWN}(?:\w+ )*?(?:visit|it|appointment|meeting|session)s?\b"
        rf"(?!.*\brecord).*(?:{_WHEN}|back|forward|\bto\b|next)"
    ),
    rf"^{SOFT}(?:postpone|reschedule|rearrange|re-arrange)\b",
    rf"^{SOFT}{_MOVE} (?:my |the |our )?{_WEEKDAY}\b",
    (
        r"\b(?:wants?|needs?|would like|wanting|asked|asking|hoping|have) (?:me |us )?to "
        rf"(?:{_MOVE}|change)\b(?!.*\b(?:record|what i|length|rating|wording)\b)"
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
        rf"|^{SOFT}(?!(?:put|pop) (?:me|us) ){_MOVE} (?:\S+ ){{1,4}}?"
        rf"(?:to|on|from|until|till) (?:the )?{_WHEN}(?!.*\brecord)"
    ),
    rf"^{SOFT}(?:swap|switch|rejig) |^{SOFT}(?:put|push|hold) (?:\S+ ){{1,4}}?off\b",
    rf"^{SOFT}{_MOVE} .*\bby (?:an?|one|two|\d) (?:hour|day|week|fortnight|month)s?\b",
    r"\b(?:it'll|it will|that'll) have to be\b|^no visit (?:to|at|for)\b",
    r"\bwon't be (?:meeting|visiting|going in|seeing|coming)\b",
    (
        rf"^{SOFT}change (?:\S+ ){{0,4}}(?:visit|meeting"
        rf"|session) (?:\S+ ){{0,3}}to (?:the )?"
        rf"(?:{_WEEKDAY}|\d+(?:st|nd|rd|th)|\d+/\d)"
    ),
    r"\bneeds? to be (?:moved|changed|rearranged|cancelled|postponed)\b",
    r"\bwants? me (?:on|in|to come)\b",
    r"\b(?:isn't|isnt|is not|aren't|not|won't be) (?:happening|going ahead|taking place)\b",
    r"\b(?:need|want)s? (?:another|a different|a new|to find) (?:date|day|time|slot)\b",
    rf"\b(?:closed|shut|no visit)\b.*\b(?:{_WEEKDAY}|next)\b.*\bno visit\b",
    (
        r"\b(?:cancelled|postponed|called off|rearranged|(?:has|have|had|been) moved)\b.*"
        rf"\b(?:{_WEEKDAY}|next|my visit|our visit)\b|\bvisit has been (?:moved|cancelled)\b"
    ),
    rf"^{SOFT}(?:do|make it|come) (?!\d[\d.]* ?[hm]).*\binstead\b",
    (
        rf"^{SOFT}change (?:\S+ ){{1,4}}(?:from (?:the )?(?:{_WHEN}|{_WEEKDAY})"
        rf"|to \d{{1,2}}(?:[.:]\d\d)? ?(?:am|pm)$)"
    ),
    (
        r"\b(?:find|agree|arrange|do|make it|suggest|offer) (?:another|a new"
        r"|a different) (?:date|day|time)\b"
    ),
    rf"^{SOFT}(?:cancel|call off) (?:my |the )?(?:next|planned|tomorrow)",
    (
        r"\b(?:can't|cannot|can not|won't|won't be able to|not able to|unable to) (?:make|do"
        r"|come|get to|attend|go|have me|see me|host|fit me)\b"
    ),
    (
        r"\b(?:cancelled|postponed|asked to (?:move|change|cancel)|has moved)\b.*"
        r"\b(?:tomorrow|next (?:week|month|term|visit))\b"
    ),
)
# A record that says something wrong, or should not be.
MENDING: tuple[str, ...] = (
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
    r"\b(?:the|my) (?:\w+ )?record (?:i \w+ \w+ )?(?:should|ought|is wrong|says)\b",
    r"\bwrong (?:school|date|day|time)\b|\bgot the \w+ wrong\b|\bwrong in (?:the|my)\b",
    r"^should (?:be|say|have been) (?:on|off|some|too|\d|half|a)\b|^(?:no|nope)[, ]+it was\b",
    (
        r"\b(?:isn't|not) right\b.*\bit was\b|\b(?:record|visit|entry)\b.*\bneeds? (?:changing"
        r"|correcting|amending|editing)\b"
    ),
    rf"^{SOFT}{_DELETE} .*\b(?:mistake|yesterday)\b|^i left out\b",
    r"^amend\b|\blast thing i\b|\bnoticed a mistake\b|\bwithdraw\b.*\brecord\b",
    r"\b(?:date|day|time|school|rating|length|record|visit|entry)\b(?: .*)? (?:is|was) wrong\b",
    r"\bi (?:put|chose|picked|recorded|logged|said|wrote|entered) .*\binstead of\b",
    rf"^{SOFT}(?:{_CHANGE}|{_DELETE}|add to) (?:what|who|when|where) i\b",
    r"^(?:that|it|this|the last one) (?:was|were|is) (?:meant|supposed) to\b",
    (
        r"^(?:it|that|they) (?:was|were) .*\bnot \S+(?: \S+)?$|^(?:it|that) wasn't .*\b(?:it"
        r"|that) was\b"
    ),
    rf"^{SOFT}change \d.* to \d|^{SOFT}make (?:it|that) \d[\d.]* ?[hm]",
    (
        r"^(?:i|you) (?:have |had )?(?:put|said|wrote|chose|picked|ticked|entered) .*\b(?:but"
        r"|and) (?:it|that|they)"
        r" (?:was|is)\b|\bsaved (?:it )?too (?:soon|early)\b"
    ),
    (
        rf"^{SOFT}add (?:this |that |it )?to (?:my|the|that) (?:last |\w+day'?s )?"
        r"(?:visit|record|one|note)\b"
    ),
    (
        r"^(?:(?:oops|sorry|no|actually|ah)[,!. ]+)*(?:that|it|this) should (?:have been"
        r"|have said|be|say|read)\b"
    ),
    r"\bi (?:ticked|pressed|chose|picked|selected) .*\bby (?:accident|mistake)\b",
    r"\b(?:one|visit|record|entry) (?:should|ought to) (?:have been|have said|be|say|read)\b",
    (
        r"^(?:my |the |that )?(?:last |\w+day'?s )?(?:visit|record|one) .*\b(?:was"
        r"|is) .*\bnot \S+(?: \S+)?$"
    ),
    (
        rf"^{SOFT}{_DELETE} .*\b(?:from|on) (?:today|yesterday|this \w+|(?:mon|tues|wednes"
        r"|thurs|fri)day)$"
    ),
    rf"^{SOFT}(?:add|put) .*\bto (?:\S+ )*(?:record|visit|entry|note)s?$",
    rf"^{SOFT}{_DELETE} (?:what|everything|all that|(?:the|that) (?:\w+ )?thing) i\b",
    r"^(?:sorry,? |oops,? )?i (?:put|said|chose|picked|wrote|typed) .*\bi meant\b",
    r"^(?:sorry,? |oops,? )?i meant\b(?! to)(?:.*\bnot\b|(?: \S+){1,4}$)",
    r"^(?:(?:actually|sorry|oops|no)[,!. ]+)+(?:it|that) (?:was|is) .*\bnot\b",
    r"\bi (?:didn't|did not|never) mean to (?:save|send|record|log|delete|press)\b",
    (
        r"^(?:sorry,? )?(?:i )?forgot to (?:add|put|say|mention|include)\b(?! in\b)"
        r"|^(?:sorry,? )?i (?:forgot|missed|left out) .*"
        r"\b(?:visits?|records?|entry|note)(?: (?:to|at|for|from|on) .*)?$"
    ),
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
)
