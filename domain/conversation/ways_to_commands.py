"""How people ask for the hub's commands in their own words: patterns, the first found decides.

They stand beside `WAYS`, which are about visits. A text that tells of a visit asks for none.
"""

from domain.conversation.in_order import in_order, one_of

_ASKED = """
    which | what | whats | what's | when | whose | who | is | are | has | have | how many
    | how much | any | anything | where | do i | do we | did | show | see | list | open | find
"""
_HELP = """
    support | help | someone | somebody | anyone | anybody | advice | training | coaching
    | mentoring | system leaders? | hub leaders? | a leader | specialists? | specialist leaders?
    | sles? | nles? | lles? | experts? | advis[eo]rs? | consultants? | coach
"""
_HELPER = f"{_HELP} | you | the hub | who (?:could|can|might|would)"
_LACKED = """
    need | needs | want | wants | would like | we'd like | i'd like | could do with | can do with
    | could really do with | could use | require | requires | looking for | crying out for
    | desperate for | be grateful for | appreciate | benefit from | hoping for | interested in
    | are after | am after
"""
_GIVES = """
    come | visit | support | help | work with | send | coach | train | mentor | look at | give
    | offer | spare | get | have | find
"""
_OURS = r"us | our | my (?:school|staff|team|deputy|new|teachers?|tas?|\w+ lead(?:er)?)"
_WE = r"we | i | our | my | us | \w+ (?:school|primary|academy|infants|juniors)"
# Help with what is broken, or with words, is no support of a school.
_OF_BOT = """
    app | bot | form | card | button | password | log ?in | logging | teams | phone | screen
    | computer | save | saving | record | this message | excel | upload | link | copy | notes
    | (?:talk|speak|chat) (?:to|with) | a (?:call|ring) | visit (?:on|to)
"""
_FREE = """
    could | can | might | would | able to | free | available | spare | capacity | days left
    | (?:days|time) to (?:spare|give) | good at | expert in | strong in
"""
_NOT_OF_LEADERS = """
    see | read | answer | (?:help|tell) me | i (?:can|could|ask|ring)
    | (?:help|support|visit|come to|work with) (?:us|our)
"""
_ANYONE = r"""
    who | which (?:of (?:my|our|the) )?(?:\w+ )?(?:leaders?|sles?|nles?) | any(?:one|body)
    | is there (?:any(?:one|body)|some(?:one|body)|a leader) | (?:have|do) we (?:got |have )?any\w*
"""
_A_LEADER = (
    r"(?:me |us )?(?:someone|somebody|(?:an? )?(?:\w+ ){0,2}"
    r"(?:leaders?|sles?|nles?|lles?|specialists?))"
)

COMMANDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "requests",
        (
            in_order(
                r"""
                (?:our|my|the|that|any|new|open|all|these|which|what|outstanding|how many|\w+'s)
                (?:\S+ ){0,2}?requests?(?! support| help)
                """
            ),
            in_order(
                "requests?", "waiting | come in | came in | answered | picked up | open | today"
            ),
            in_order(
                r"who | which schools? | what | has \S+ | have schools | have we | did \w+",
                r"(?:asked|asking|ask) (?:us )?(?:for|about)",
                "support | help",
            ),
            in_order(
                "has | have | did | is | will",
                "found | find | got | get",
                "(?:someone|somebody|anyone|anybody|a leader) (?:for us|yet)",
            ),
            in_order("(?:support|help) (?:that )?(?:we|i) asked for"),
        ),
    ),
    (
        "find a leader",
        (
            in_order(
                f"^{one_of(_ANYONE)}",
                _FREE,
                but=f"{_OF_BOT} | {_NOT_OF_LEADERS}",
            ),
            in_order(
                "need | want | looking for | look for | suggest | recommend",
                f"{_A_LEADER} (?:who|with|to (?:support|go|work|send)|for|in|free|available)",
                but=f"us | our | {_OF_BOT}",
            ),
            in_order(f"^(?:find|match|broker|suggest|search for) {_A_LEADER}"),
        ),
    ),
    (
        "request support",
        (
            in_order(
                r"request | ask(?:ing)? (?:you |the hub )?for | apply (?:for|to have) | put in for"
                r" | bid for | sign up for | get | arrange | organise | access",
                r"(?:support|help)(?= \w)",
                but=f"{_OF_BOT} | help me",
            ),
            in_order(_WE, _LACKED, _HELP, but=_OF_BOT),
            in_order(
                f"{_HELP} | you | the hub | who (?:could|can|might|would)",
                _GIVES,
                _OURS,
                but=_OF_BOT,
            ),
            in_order(r"struggling with (?:\w+ ){1,4}(?:in|across|at)", but=_OF_BOT),
        ),
    ),
    (
        "add support",
        (
            in_order(
                r"^(?:please |can you |could you |i need to |i want to )*(?:add|set up|start|create"
                r"|put (?:on|in)|enter|make) (?:a |an |some |the |new )*(?:\w+ )?support",
            ),
            in_order(r"put \S+(?: \S+)? down (?:to|as|for) support\w*"),
        ),
    ),
    (
        "library",
        (
            in_order(
                f"{_ASKED} | send | get | need | want | got | download | looking for | can i have",
                r"(?P<rest>handbook|guidance|templates?|privacy notice|polic(?:y|ies)|documents?"
                r"|guide|leaflet|crib sheet|blank \w+)",
            ),
            in_order("^(?:the )?(?:handbook|guidance|templates?|privacy notice)(?: please)?$"),
        ),
    ),
    (
        "reports",
        (
            in_order(f"{_ASKED} | hand in | submit | send in | finish", r"reports?(?! back| to)"),
            in_order(
                r"reports? (?:is |are )?(?:due|late|overdue|outstanding|missing|waiting|owed)"
            ),
        ),
    ),
    (
        "grants",
        (
            in_order(
                _ASKED,
                "grants? | money | funding | funds? | budget | pot | spent | allocation",
                but="who (?:do|should|can) i",
            ),
            in_order(
                "grant | money | funding | budget", "left | spent | remaining | used up | run out"
            ),
        ),
    ),
    (
        "plan",
        (
            in_order(
                f"{_ASKED} | get | send | can | could | change | agree | share | edit | update",
                r"""
                action plans? | (?:our|my|the|first|next) objective | objectives | targets
                | milestones? | (?:our|my|the|their) plan
                """,
                but="record | visit | meeting",
            )
            + "(?: (?:for|of|at|with) (?P<rest>.+))?",
        ),
    ),
    ("flags", (in_order(_ASKED, "flag | flags | flagged"),)),
    (
        "unanswered",
        (
            in_order(
                _ASKED,
                "schools? | heads? | cop(?:y|ies) | they | anyone",
                "not | yet to | still to | never | haven't | hasn't | didn't | don't",
                r"answer\w* | repl\w+ | respond\w* | confirm\w* | agreed | come back",
            ),
            in_order(_ASKED, "unanswered | without an answer"),
        ),
    ),
    (
        "people",
        (
            in_order(
                "who",
                """
                signed (?:in|up) | sign in | joined | join | connected | registered | logged in
                | using (?:it|this|the bot|hub visits) | on (?:the|our|my) (?:list|roster|system)
                | set up | on here | on hub visits | been added
                """,
            ),
            in_order("^(?:show|list|see|open) (?:me )?(?:the |all )*(?:people|roster|users)"),
        ),
    ),
    (
        "my staff",
        (
            in_order(
                _ASKED,
                r"(?:my|our) (?:own )?(?:staff|leaders|teachers|people|deputy|sles?|team)",
                but="support | help",
            ),
            in_order("^(?:which|who) of (?:mine|ours|us)"),
            in_order("^who(?:'s| is| are) (?:out|away|off site|out of school)"),
        ),
    ),
    (
        "not delivered",
        (
            in_order(
                _ASKED,
                r"""
                (?:not|n't) (?:been )?(?:delivered|arrived?|got through|gone|get through)
                | undelivered | bounced | failed
                """,
            ),
        ),
    ),
    (
        "status",
        (
            in_order(
                "^is (?:everything|it all|it|hub visits|the bot|this thing|the system)",
                "working | running | up | (?:ok|okay|alright|all right|fine)$",
            ),
            in_order("how is (?:hub visits|the bot|the system)"),
        ),
    ),
    (
        "digest",
        (
            in_order(
                "summary | overview | figures | numbers | stats | statistics | roundup | totals",
                but=r"wrong | attach\w* | phone",
            ),
            in_order(
                "how (?:is|are|was|has|have|did)",
                "the week | this week | last week | the hub | we doing | things going",
            ),
            in_order("how many visits", "hub | altogether | in all | everyone | all schools | we"),
        ),
    ),
)
