"""The agreement for support: one edition of it filled in, or a blank to be filled in by hand."""

from collections.abc import Iterator

from domain.funding.amounts import pounds
from domain.funding.costs import amount
from domain.hub import Hub
from domain.library.agreement_papers import AgreementPaper, Aim, YesRow
from domain.library.outlines import (
    NOT_STATED,
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
from domain.support.deployments import decimal

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


RECORDS = (
    "{Records}, {plans} and {reports} name roles, never pupils or members of staff. The {school} "
    "gets a copy of each {record}. A worry about a child’s safety goes to the {school}’s "
    "designated safeguarding lead at once, and into no {record}. {Records} of funded {deployment} "
    "are kept for six years after the school year’s end."
)
ENDING = (
    "The {hub} reviews the {deployment} at the middle and at the end. Any party may ask for a "
    "{review}, for a change or for an end at any time, with a reason; two weeks’ notice is usual. "
    "A change of more than one day, of the {leader} or of the rate needs a new yes."
)


_WITHIN = ("within the charge", "with the charge")


def agreement_blank(hub: Hub) -> Outline:
    """The agreement between the hub, a school, a leader and the leader's own school."""
    about = hub.words.fill("blank, for all who give, receive or release {deployment}")
    blank = AgreementPaper(yeses=tuple(YesRow(hub.words.fill(party)) for party in PARTIES))
    return _outline(blank, about, hub)


def agreement(paper: AgreementPaper, hub: Hub) -> Outline:
    """One edition of what was agreed."""
    about = f"{hub.words.one('edition')} {paper.edition}, for {paper.place}"
    return _outline(paper, about, hub)


def _outline(paper: AgreementPaper, about: str, hub: Hub) -> Outline:
    blocks = (
        *_who(paper, hub),
        *_what_for(paper, hub),
        *_days(paper),
        *_cost(paper, hub),
        *_duties(hub),
        *_rest(paper, hub),
    )
    return Outline(hub.words.fill("{Agreement} for {deployment}"), about, blocks)


def _who(paper: AgreementPaper, hub: Hub) -> Iterator[Block]:
    fill = hub.words.fill
    yield Heading("1 Who")
    yield FieldTable(
        (
            (fill("{Hub}"), hub.name),
            (fill("Supported {school} or {trust}, URN, town"), paper.place),
            (fill("{Leader}, and own {school} or {trust}"), paper.leaders),
            (fill("{School_contact}"), paper.contacts),
            ("Head who releases", paper.heads),
        )
    )


def _what_for(paper: AgreementPaper, hub: Hub) -> Iterator[Block]:
    yield Heading("2 What for")
    yield FieldTable((("Focus", paper.focus), *(_aim(paper.aim, hub) if paper.aim else ())))


def _aim(aim: Aim, hub: Hub) -> tuple[tuple[str, str], ...]:
    return (
        (hub.words.fill("{Strand}"), aim.strand),
        ("What should be different at the end", aim.outcome),
        ("How it will be seen", aim.measure),
    )


def _days(paper: AgreementPaper) -> Iterator[Block]:
    yield Heading("3 Days and time")
    yield FieldTable(
        (
            ("Days", decimal(paper.days)),
            ("From, until", paper.period),
            ("Pattern, such as two days a month", paper.pattern),
            ("Most days a term away from own work", paper.most_days),
            ("Days on which this is not possible", paper.note),
            ("What is paid when a day is cancelled", paper.cover),
        )
    )


def _cost(paper: AgreementPaper, hub: Hub) -> Iterator[Block]:
    fill, rates = hub.words.fill, paper.rates
    own = fill("The {leader}’s own {school} or {trust}") if paper.invoiced else ""
    within = _WITHIN if paper.invoiced else ("", "")
    yield Heading("4 Cost")
    since = f"These rates count from {paper.rates_from}. " if paper.rates_from else ""
    yield Hint(f"{since}Travel and preparation are part of the daily rate.")
    yield Grid(
        ("What", "A day", "Days", "In all", "Paid by", "Invoiced by, and when"),
        (
            _sum(
                fill("Charge to the {school} or the {grant}"),
                rates.charged,
                paper,
                paper.paid_by,
                fill(f"The {{hub}}, {paper.invoiced}") if paper.invoiced else "",
            ),
            _sum(
                fill("To the {leader}’s own {school} or {trust}"),
                rates.to_employer,
                paper,
                fill("The {hub}") if paper.invoiced else "",
                f"{own}, once it has the statement" if own else "",
            ),
            _sum(
                fill("Fee of the {hub}"),
                rates.fee,
                paper,
                *within,
            ),
        ),
        (26, 12, 8, 14, 18, 22),
    )


def _sum(
    what: str, rate: int | None, paper: AgreementPaper, paid_by: str, invoiced: str
) -> tuple[str, ...]:
    """One row of the costs; what nobody stated is empty."""
    a_day = "" if rate is None else pounds(rate)
    in_all = "" if rate is None or paper.days is None else pounds(amount(paper.days, rate))
    cells = (a_day, decimal(paper.days), in_all, paid_by, invoiced)
    # A blank is filled in by hand.
    return (what, *(cell or (NOT_STATED if paper.edition else "") for cell in cells))


def _duties(hub: Hub) -> Iterator[Block]:
    yield Heading("5 What each does")
    yield Bullets(tuple(map(hub.words.fill, DUTIES)))


def _rest(paper: AgreementPaper, hub: Hub) -> Iterator[Block]:
    fill = hub.words.fill
    yield Heading("6 Records and data")
    yield Prose(fill(RECORDS))
    yield Heading(fill("7 {Review}, change, ending"))
    yield Prose(fill(ENDING))
    yield Heading("8 Yes")
    yield Grid(
        ("Party", "Name", "Answer", "Day", "How"),
        tuple((row.party, row.name, row.answer, row.day, row.how) for row in paper.yeses),
        (26, 24, 12, 17, 21),
    )
    if paper.waits:
        yield Prose(paper.waits)
    yield from _changed(paper, hub)


def _changed(paper: AgreementPaper, hub: Hub) -> Iterator[Block]:
    """What reads otherwise than in the edition before; the first one has none before it."""
    edition = hub.words.one("edition")
    if paper.edition == 0:
        yield Blank(f"What changed since the {edition} before")
    elif paper.changed:
        yield Heading(f"What changed since {edition} {paper.edition - 1}", 2)
        yield Bullets(paper.changed)
