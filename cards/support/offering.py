"""The form of an offer: who, in what, for how long, at what price, and why this leader."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.finding import AskForAgreement, ForSupport, LeaveOffer, OfferAgreed
from cards.elements import button, buttons, fold, grey, line, small, title
from cards.finish import finish
from cards.forms import Sheet
from cards.inputs import pair
from cards.phrases import in_hub_words
from cards.plain import plain, shortened
from cards.questions import Asked, Table
from cards.support.candidate_facts import LONGEST_NAME, about, wanted_facts
from cards.support.offer_forms import HOWS
from domain.errors import Problem
from domain.funding.amounts import short_pounds
from domain.funding.grants import Grant
from domain.hub import Hub
from domain.support.candidate_facts import LeaderFacts, Needed
from domain.support.deployments import decimal
from domain.support.finding import Dataset
from domain.support.offering import OfferValues
from domain.support.rates import Rates

PARTIES = ("leader", "head", "school")
MONEY = ("grants", "rate", "to_employer", "fee")
SAID = tuple(f"{party}_{what}" for party in PARTIES for what in ("on", "how"))
OFFERED: Table = {
    "second": Asked("Colleague"),
    "focus": Asked("Focus", "Write what the {deployment} is about.", own_words=True),
    "days": Asked("Days", "Write how many days."),
    "over_why": Asked("Why more days than are left", own_words=True),
    "start": Asked("From", "Choose the first day."),
    "end": Asked("Until"),
    "pattern": Asked("How the days are spread", own_words=True),
    "strand": Asked("{Strand}"),
    "grants": Asked("Paid from"),
    "rate": Asked("Charged a day, in pounds"),
    "to_employer": Asked("To the employer a day"),
    "fee": Asked("The {hub}’s fee a day"),
    "why": Asked("Why this {leader}", "Write why this {leader}.", own_words=True),
    "leader_on": Asked("{Leader}: on which day", "Choose the day."),
    "leader_how": Asked("{Leader}: how", "Choose how it came."),
    "head_on": Asked("{Home_head}: on which day", "Choose the day."),
    "head_how": Asked("{Home_head}: how", "Choose how it came."),
    "school_on": Asked("{School}: on which day", "Choose the day."),
    "school_how": Asked("{School}: how", "Choose how it came."),
}
WHY_REMARK = "only {officers} read it; it may be disclosed to the {leader} on request"
IN_ORDER = "They are used up in the order of the list."
THIRD = "Of two amounts the third follows; the fee may also be a percentage, like 15%."
LEFT_EMPTY, LEFT_OPEN = "Left empty, it is as shown. ", "It may be left open. "
ASKED_NOW = (
    "The {leader} and the {home_head} are asked at once, the {school} once they have said yes."
)
ASKED_WITHOUT_HEAD = "The {leader} is asked at once, the {school} once they have said yes."


@dataclass(frozen=True, slots=True)
class OfferFormView:
    """The form of an offer at `place`.

    `leader` is who was chosen, of `employer`. `grants` are those that may pay by code, in
    their order; `strands` are the kinds of support. `usual` is what a day costs if nobody says.
    `near` are colleagues to choose from, by code. `over` asks why there are more days than are
    left. `heads` says whether a head has to release anybody.
    """

    place: str
    leader: LeaderFacts
    wanted: Needed
    about: ForSupport
    today: date
    employer: str = ""
    values: OfferValues = field(default_factory=OfferValues)
    problems: tuple[Problem, ...] = ()
    grants: Mapping[str, Grant] = field(default_factory=dict)
    strands: Sequence[str] = ()
    usual: Rates = field(default_factory=Rates)
    near: Mapping[str, str] = field(default_factory=dict)
    over: bool = False
    heads: bool = True


def offer_form(view: OfferFormView, hub: Hub) -> dict[str, Any]:
    """The form; below it all that is needed where everybody has said yes already."""
    name = f"Offer {view.leader.name} to {view.place}"
    shown = AskForAgreement.showing(view.values)
    carried = {**about(view.about), "chosen": view.leader.id, "shown": shown}
    actions = [
        button(AskForAgreement(**carried), "Ask for agreement", "positive"),
        button(LeaveOffer(**carried), in_hub_words("Another {leader}", hub)),
    ]
    return finish(_body(view, hub), name, actions)


def _body(view: OfferFormView, hub: Hub) -> Iterator[Element]:
    sheet = Sheet(OFFERED, view.values, hub, view.problems)
    yield title(f"Offer {_short(view.leader.name)} to {_short(view.place)}")
    yield grey(_short(view.employer), _left(view.leader))
    yield grey(*wanted_facts(view.wanted, view.today))
    yield from sheet.news()
    yield sheet.words("focus", needed=True)
    yield sheet.words("days", needed=True)
    if view.over:
        yield sheet.prose("over_why", placeholder="The head agreed to more, by telephone")
    yield pair(sheet.day("start", needed=True), sheet.day("end"))
    yield sheet.words("pattern", placeholder="Two days a month")
    yield sheet.prose("why", remark=in_hub_words(WHY_REMARK, hub), needed=True)
    yield from _money(view, sheet)
    yield from _more(view, sheet, hub)
    yield from _all_agreed(view, sheet)
    yield small(in_hub_words(ASKED_NOW if view.heads else ASKED_WITHOUT_HEAD, hub))


def _short(words: str) -> str:
    return plain(shortened(words, LONGEST_NAME))


def _left(leader: LeaderFacts) -> str:
    """How many days are left: 6 of 12 days left."""
    if leader.days_left is None:
        return "days a year not stated"
    return f"{decimal(leader.days_left)} of {decimal(leader.free_days)} days left"


def _money(view: OfferFormView, sheet: Sheet) -> Iterator[Element]:
    items: list[Element] = []
    if view.grants or "grants" in sheet.wrong:
        items.append(sheet.several("grants", dict(_grants(view)), none="None of these"))
        if len(view.grants) > 1:
            items.append(small(IN_ORDER))
    usual = view.usual
    prices = {"rate": usual.charged, "to_employer": usual.to_employer, "fee": usual.fee}
    hints = {name: str(short_pounds(p)) if p is not None else None for name, p in prices.items()}
    items += [
        pair(
            sheet.words("rate", placeholder=hints["rate"]),
            sheet.words("to_employer", placeholder=hints["to_employer"]),
            sheet.words("fee", placeholder=hints["fee"]),
        ),
        small(f"{LEFT_EMPTY if usual.charged is not None else LEFT_OPEN}{THIRD}"),
    ]
    open_ = any(name in sheet.wrong for name in MONEY)
    yield from fold("money", _price(view), "Show or hide what it costs", items, open_=open_)


def _grants(view: OfferFormView) -> Iterator[tuple[str, str]]:
    """Each grant in words: OA-2021-BRK, new, £6,000."""
    for code, grant in view.grants.items():
        amount = short_pounds(grant.share_of(view.wanted.place))
        yield code, plain(f"{grant.reference}, {grant.kind}, {amount}")


def _price(view: OfferFormView) -> str:
    """The line of the fold: what a day costs as it stands."""
    charged = view.values.rate or (
        short_pounds(view.usual.charged) if view.usual.charged is not None else ""
    )
    if not charged:
        return "What it costs: not said yet"
    return f"What it costs: {plain(charged if charged.startswith('£') else f'£{charged}')} a day"


def _more(view: OfferFormView, sheet: Sheet, hub: Hub) -> Iterator[Element]:
    items = [sheet.search("second", Dataset.LEADERS, view.near)]
    if view.strands:
        items.append(sheet.choice("strand", {each: plain(each) for each in view.strands}))
    wrong = any(name in sheet.wrong for name in ("second", "strand"))
    yield from fold(
        "more",
        "Add a colleague" if not view.strands else in_hub_words("Add a colleague, {strand}", hub),
        in_hub_words("Show or hide colleague and {strand}", hub),
        items,
        open_=bool(view.values.second) or wrong,
    )


def _all_agreed(view: OfferFormView, sheet: Sheet) -> Iterator[Element]:
    """Where everybody has said yes already: on which day, and how each answer came."""
    parties = [party for party in PARTIES if view.heads or party != "head"]
    all_of = "All three have said yes" if len(parties) == 3 else "Both have said yes"
    asked = [
        pair(sheet.day(f"{p}_on", needed=True), sheet.choice(f"{p}_how", HOWS, needed=True))
        for p in parties
    ]
    shown = OfferAgreed.showing(view.values)
    agreed = OfferAgreed(**about(view.about), chosen=view.leader.id, shown=shown)
    says = line("Only if they told you outside the bot. Nobody is asked again.")
    items = [says, *asked, buttons(button(agreed, all_of))]
    filled = any(getattr(view.values, name) for name in SAID)
    wrong = any(name in sheet.wrong for name in SAID)
    shows = f"Show or hide what to note if {all_of.lower()}"
    yield from fold("agreed", f"{all_of} already", shows, items, open_=filled or wrong)
