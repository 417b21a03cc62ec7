"""The agreement for support as a blank, to be filled in where none is made by the bot."""

from domain.hub import Hub
from domain.library.outlines import (
    Blank,
    Block,
    Bullets,
    FieldTable,
    Grid,
    Heading,
    Hint,
    Outline,
    Prose,
)

PARTIES = (
    "The {hub}",
    "The supported {school}",
    "The {leader}",
    "The {leader}’s own {school} or {trust}",
)
# Each is one sentence about one party.
DUTIES = (
    (
        "The {leader} makes first contact within seven days, records each {visit} within five "
        "school days, agrees a {plan} within twenty school days, and writes what the {report} "
        "needs."
    ),
    (
        "The {school} gives access to the people, lessons and books that the focus needs, gives "
        "its baseline at the start, reads its copies and says when something is not right, and "
        "gives {feedback} at the middle and the end."
    ),
    (
        "The {leader}’s own {school} or {trust} releases the {leader} for the days above and "
        "arranges cover."
    ),
    (
        "The {hub} reviews how the {deployment} goes, pays and charges as in part 4, and keeps "
        "guidance and templates up to date."
    ),
)


def agreement_blank(hub: Hub) -> Outline:
    """The agreement between the hub, a school, a leader and the leader's own school."""
    blocks = (*_who(hub), *_what_for(hub), *_days(), *_cost(hub), *_duties(hub), *_rest(hub))
    return Outline(
        title=hub.words.fill("{Agreement} for {deployment}"),
        about=hub.words.fill("blank, for all who give, receive or release {deployment}"),
        blocks=blocks,
    )


def _who(hub: Hub) -> tuple[Block, ...]:
    fill = hub.words.fill
    pairs = (
        (fill("{Hub}"), hub.name),
        (fill("Supported {school} or {trust}, URN, town"), ""),
        (fill("{Leader}, and own {school} or {trust}"), ""),
        (fill("{School_contact}"), ""),
        ("Head who releases", ""),
    )
    return (Heading("1 Who"), FieldTable(pairs))


def _what_for(hub: Hub) -> tuple[Block, ...]:
    pairs = (
        ("Focus", ""),
        (hub.words.fill("{Strand}"), ""),
        ("What should be different at the end", ""),
        ("How it will be seen", ""),
    )
    return (Heading("2 What for"), FieldTable(pairs))


def _days() -> tuple[Block, ...]:
    pairs = (
        ("Days", ""),
        ("From, until", ""),
        ("Pattern, such as two days a month", ""),
        ("Most days a term away from own work", ""),
        ("Days on which this is not possible", ""),
        ("What is paid when a day is cancelled", ""),
    )
    return (Heading("3 Days and time"), FieldTable(pairs))


def _cost(hub: Hub) -> tuple[Block, ...]:
    fill = hub.words.fill
    grid = Grid(
        ("What", "Pounds a day", "Days", "In all", "Paid by", "Invoiced by, and when"),
        (
            (fill("Charge to the {school} or the {grant}"), "", "", "", "", ""),
            (fill("To the {leader}’s own {school} or {trust}"), "", "", "", "", ""),
            (fill("Fee of the {hub}"), "", "", "", "", ""),
        ),
        (28, 12, 10, 14, 16, 20),
    )
    return (Heading("4 Cost"), grid, Hint("Travel and preparation are part of the daily rate."))


def _duties(hub: Hub) -> tuple[Block, ...]:
    return (Heading("5 What each does"), Bullets(tuple(map(hub.words.fill, DUTIES))))


def _rest(hub: Hub) -> tuple[Block, ...]:
    fill = hub.words.fill
    records = (
        "{Records}, {plans} and {reports} name roles, never pupils or members of staff. The "
        "{school} gets a copy of each {record}. A worry about a child’s safety goes to the "
        "{school}’s designated safeguarding lead at once, and into no {record}. {Records} of "
        "funded {deployment} are kept for six years after the school year’s end."
    )
    change = (
        "The {hub} reviews the {deployment} at the middle and at the end. Any party may ask for a "
        "{review}, for a change or for an end at any time, with a reason; two weeks’ notice is "
        "usual. A change of more than one day, of the {leader} or of the rate needs a new yes."
    )
    yes = Grid(
        ("Party", "Name", "Answer", "Day", "How"),
        tuple((fill(party), "", "", "", "") for party in PARTIES),
        (30, 24, 14, 14, 18),
    )
    return (
        *(Heading("6 Records and data"), Prose(fill(records))),
        *(Heading(fill("7 {Review}, change, ending")), Prose(fill(change))),
        *(Heading("8 Yes"), yes),
        Blank(fill("What changed since the {edition} before")),
    )
