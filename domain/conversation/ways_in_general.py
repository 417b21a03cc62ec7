"""Words by which a text asks for something, wherever they stand in it: patterns, the first decides.

They count only where the text tells nothing of a visit that was made.
"""

_WEEKDAY = r"(?:mon|tues?|weds?|wednes|thurs?|fri)(?:day)?"

IN_GENERAL: tuple[tuple[str, str], ...] = (
    (
        "undo",
        (
            r"\b(?:want|need) (?:it|that|them|(?:that|my|the) (?:\w+ ){0,2}\w+) back\b"
            r"|\bdon't delete\b"
        ),
    ),
    (
        "settings",
        r"\b(?:stop|less|fewer|mute|quieter)\b.*\b(?:messag\w+|texts?|bothering)\b|^mute$",
    ),
    (
        "missing records",
        (
            r"\b(?:left|still) to (?:record|log|write|do)\b"
            r"|\b(?:visits|records)\b.* (?:not|without|missing|unrecorded)\b"
        ),
    ),
    (
        "next visit",
        (
            r"^(?:which|what) (?:day|time|date) (?:am|do|is) (?:i|my|the) "
            r"|\b(?:got|have|is there) a date (?:for|at)\b|^dates? for\b"
            r"|^what are my dates\b|\bhow (?:long|soon) (?:until|till|before)\b"
            r"|\bin my (?:diary|calendar)\b|\bwhen is it\b|^(?:what|which) day was\b"
            r"|^any visits\b.*\b(?:tomorrow|week|\w+day|planned|coming)|^next\??$"
            r"|\b(?:is|are|have|do|any|got)\b.*\bvisits?\b.* (?:planned|booked|scheduled|coming)\b"
            r"|\b(?:show|tell|give|what|see|check)\b.*\bnext visits?$|\bremind me when\b"
        ),
    ),
    ("records", r"^(?:all )?(?:of )?my (?:visits|records)\b"),
    (
        "last record",
        (
            r"\btypo\b|\bthe (?:bit|part|sentence|line|words?) (?:about|on|with|where)\b"
            r"|\bmake (?:it|that) \d.*\binstead\b|\bthe wrong (?!person|chat|number|group)"
            r"|\bpressed (?:save|send)\b"
            r"|^(?:ignore|forget|disregard) (?:the|my) last\b|\b(?:take|get|have) back (?:that|the"
            r"|my)\b"
            r"|^(?:edit|amend|correct|fix) \S+|^(?:change|update|alter) (?!.*\b(?:mon|tues"
            r"|wednes|thurs"
            r"|fri)day)(?:\S+ )+?to "
        ),
    ),
    (
        "question",
        (
            r"^it (?:says|keeps|doesn't|isn't) |\blost everything\b|\b(?:problem with|blank"
            r"|what happens|error|disappeared|vanished|crash\w*|frozen"
            r"|a bug|nothing happens"
            r"|won't (?:let|open|load|save|send)"
            r"|(?<!day )won't work"
            r"|(?:lost|losing) my|i have a (?:question|query)|help me)\b"
        ),
    ),
    (
        "away",
        (
            r"\boff (?:till?|until|for the)\b|^not available \d"
            r"|\bin hospital\b|^back on \w+$|^(?:holiday|leave|hospital|course"
            r"|jury)\b.*\d|\bi (?:finish|break up)\b.*\bback\b"
            rf"|\bdon't work (?:on )?(?:a )?{_WEEKDAY}s?\b|\bi (?:am|work) part[- ]time\b"
        ),
    ),
    (
        "plan",
        (
            r"^(?:will|shall|gonna) |^let's (?:do|say|go for|meet)\b"
            r"|\banother (?:session|visit|meeting) .*\b(?:for|on|in)\b"
            r"|^add \d|\basked for (?:the )?\d+(?:st|nd|rd|th)\b"
            r"|\bplease (?:add|book) (?:it|that)\b|\bon (?:the )?\d+(?:st|nd|rd|th) at \d"
            r"|\binvited me\b|\bagreed to (?:visit|go|see)\b|\b(?:would like|wants?"
            r"|need) me to (?:come|visit)\b"
            r"|^(?:can|could|please|will) .*\b(?:add|put|book|pop|slot) (?:\S+ ){1,4}(?:on"
            r"|for) .*\d"
            r"|\blater (?:today|on)\b|^planning (?:a|an|to|my|for) |\basked me (?:to come|in"
            r"|back|over)\b|\bwants? me in\b"
            r"|\b(?:agreed|confirmed|settled on|fixed) (?:on )?(?:the )?\d"
        ),
    ),
    (
        "move",
        (
            r"\b(?:cancel\w*|postpon\w*|resched\w*|rearrang\w*|call(?:ed)? off|double[- ]booked"
            r"|clash\w*"
            r"|(?:another|different|later|earlier|new) (?:day|date|time|slot)|put off|instead"
            r"|no good"
            r"|closed|shut|no longer|after all(?=$|,)|strikes?|let's (?:move|leave)|delay"
            r"|until the new|out of (?:my|the) (?:diary|calendar)|(?:isn't"
            r"|not) going to (?:happen|work)|until after"
            r"|same day|later in the"
            r"|(?:not|no|isn't|doesn't|won't) (?:work|suit|good|possible|convenient|free|available)"
            r"|not (?:going|coming|visiting|seeing)|can't (?:get|make|come|do)"
            r"|(?:moved|changed|switched|brought forward|put back) (?:to|from)|(?:is"
            r"|are) now (?:on|at)|asked me not|wait until|skip(?! count)|any ?more|(?:have|has"
            r"|got) (?:got )?ofsted|be elsewhere"
            r"|(?:has|needs) to (?:move|change|wait|be moved)"
            r"|(?:week|day|bit|hour|little) (?:later|earlier)"
            r"|would (?:rather|prefer)"
            r"|not the \d+(?:st|nd|rd|th))\b"
        ),
    ),
)
