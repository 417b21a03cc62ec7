"""How people ask for support, after their requests, and for who could give it: patterns."""

from domain.conversation.in_order import in_order, one_of

_HELP = """
    support | help | someone | somebody | anyone | anybody | advice | training | coaching
    | mentoring | system leaders? | hub leaders? | a leader | specialists? | specialist leaders?
    | sles? | nles? | lles? | mentors? | experts? | advis[eo]rs? | consultants? | coach
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
    | offer | spare | lend | get | have | find
"""
# About what there is, rather than about what is wanted.
_TOLD = "^(?:what|which|when|where|whose|how (?:much|many))"
_OURS = r"us | our | my (?:school|staff|team|deputy|new|teachers?|tas?|\w+ lead(?:er)?)"
_WE = r"we | i | they | our | my | us | \w+ (?:school|primary|academy|infants|juniors)"
# Help with what is broken, or with words, is no support of a school.
_OF_BOT = """
    app | bot | form | card | button | password | log ?in | logging | teams | phone | screen
    | computer | save | saving | record | this message | excel | upload | link | copy | notes
    | (?:to|i) (?:talk|speak|chat) (?:to|with) | a (?:call|ring) | visit (?:on|to)
"""
_FREE = """
    could | can | might | would | able to | free | available | spare | capacity | days left
    | time to | (?:days|time) to (?:spare|give) | good at | expert in | strong in | near
    | experience
"""
_NOT_OF_LEADERS = """
    see | read | answer | (?:help|tell) me | i (?:can|could|ask|ring)
    | (?:help|support|visit|come to|work with) (?:us|our) | we (?:could|can) (?:borrow|have|use)
"""
_ANYONE = r"""
    whos? | who's | any(?:one|body) | any (?:leaders?|sles?|nles?)
    | which (?:of (?:my|our|the) )?(?:\w+ )?(?:leaders?|sles?|nles?)
    | is there (?:any(?:one|body)|some(?:one|body)|a leader) | (?:have|do) we (?:got |have )?any\w*
"""
_A_LEADER = (
    r"(?:me |us )?(?:someone|somebody|(?:an? )?(?:\w+ ){0,2}"
    r"(?:leaders?|sles?|nles?|lles?|specialists?))"
)

OF_SUPPORT: tuple[tuple[str, tuple[str, ...]], ...] = (
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
                but="(?:do|can|could|should) (?:i|we)",
            ),
            in_order("what | which | who", "schools?", "(?:asked|asking) (?:us )?for | requested"),
            in_order("waiting", "answer | reply | hear", "from us | support | requests?"),
            in_order(
                "has | have | did | is | will",
                "found | find | got | get",
                "(?:someone|somebody|anyone|anybody|a leader) (?:for us|yet)",
            ),
            in_order("^(?:has|have|did)", "found", "us (?:a|an|any|some)\\w*"),
            in_order("(?:support|help) (?:that )?(?:we|i) (?:asked for|requested|applied for)"),
            in_order("schools?", "waiting for", f"support | help | answer | {_A_LEADER}"),
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
            in_order(
                "^(?:can|could) any(?:one|body) (?:do|support|take|offer|help (?:with|at))",
                but="us | our",
            ),
            in_order(f"^(?:find|match|broker|suggest|search for) {_A_LEADER}"),
        ),
    ),
    (
        "add support",
        (
            in_order(
                r"^(?:please |can you |could you |i need to |i want to )*(?:add|set up|start"
                r"|create|put (?:on|in)|enter|make) (?:an? |some |the |new )*(?:\w+ )?"
                r"support(?! us| with)",
            ),
            in_order(r"put \S+(?: \S+)? down (?:to|as|for) support\w*"),
        ),
    ),
    (
        "request support",
        (
            in_order(
                r"request | ask(?:ing)? (?:you |the hub )?for | apply (?:for|to have) | put in for"
                r" | bid for | sign (?:us |me )?up for | get | arrange | organise | access"
                r" | put (?:us|me) (?:down|forward) for",
                r"(?:support|help|coaching|training|mentoring)(?= \w|$)",
                but=f"{_OF_BOT} | (?:get )?help(?: me)?$ | help me",
            ),
            in_order("help | support | advice", "(?:with|for|in|at|from) (?:our|my)", but=_OF_BOT),
            in_order(
                r"(?:help|support|advice) (?:is |are )?(?:needed |required |wanted |please )?"
                r"(?:with|on|for|around) \w+",
                but=f"{_OF_BOT} | {_TOLD}",
            ),
            in_order(
                "^(?:urgently |please |really )*(?:need|needing|want|wanted)", _HELP, but=_OF_BOT
            ),
            in_order(
                "what | how",
                "can | could",
                "hub | you",
                "help | support | do for us",
                but=f"{_OF_BOT} | help me",
            ),
            in_order("any | an?", _A_LEADER, "we (?:could|can)"),
            in_order("(?:may|can|could) (?:we|i)", "get | have", _HELP, but=_OF_BOT),
            in_order(
                rf"^(?:\S+ ){{1,4}}?{one_of(_LACKED)} (?:some |more |an? )?{one_of(_HELP)}",
                but=_OF_BOT,
            ),
            in_order(_WE, _LACKED, _HELP, but=_OF_BOT),
            in_order(
                _HELPER,
                _GIVES,
                _OURS,
                but=_OF_BOT,
            ),
            in_order(r"struggling with (?:\w+ ){1,4}(?:in|across|at)", but=_OF_BOT),
        ),
    ),
)
