"""How people ask for the hub's commands in their own words: patterns, the first found decides.

They stand beside `WAYS`, which are about visits. A text that tells of a visit asks for none.
"""

from domain.conversation.in_order import in_order
from domain.conversation.ways_to_support import OF_SUPPORT

_ASKED = """
    which | what | whats | what's | when | whose | who | is | are | has | have | how many
    | how much | any | anything | where | do i | do we | did | show | see | list | open | find
"""

COMMANDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    *OF_SUPPORT,
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
            in_order(
                f"{_ASKED} | hand in | submit | send in | finish",
                r"reports?(?! back| to (?!do|write))",
            ),
            in_order(
                r"(?:do|write|complete|start|upload) (?:my|our|the|this) (?:\w+ ){0,2}reports?"
            ),
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
                but="who (?:do|should|can) i | time | hours",
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
                but="record | visit | meeting | box",
            )
            + "(?: (?:for|of|at|with) (?P<rest>.+))?",
        ),
    ),
    ("flags", (in_order(_ASKED, "flag | flags | flagged", but="who (?:can )?(?:sees?|reads?)"),)),
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
            in_order("^(?:have|has|did)", "heads | schools", "answered | replied | confirmed"),
            in_order(
                "^who", "not | hasn't | haven't", r"answer\w* | replied | responded | confirmed"
            ),
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
            in_order(
                "^(?:is|are|has|have|did)",
                "leaders? | heads? | everyone | everybody | people | contacts? | schools?",
                "set up | signed (?:in|up) | joined | connected | on (?:here|hub visits)",
            ),
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
                | undelivered | bounced | fail(?:ed)?
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
