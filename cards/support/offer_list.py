"""The offers that are open: those that wait for an officer first, then who has not answered."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from cards.actions.conversation import Home
from cards.actions.offers import ShowOffer
from cards.elements import BadgeStyle, badge, button, grey, title
from cards.finish import finish
from cards.phrases import counted, plain_day
from cards.plain import plain, shortened
from cards.rows import opening_row
from domain.hub import Hub
from domain.support.deployments import Deployment, names
from domain.support.offers import ConsentState, SupportOffer

MOST = 15
# Letters of a focus.
LONGEST_FOCUS = 60


@dataclass(frozen=True, slots=True)
class OfferRow:
    """An open offer in the list, with the day on which it was made."""

    offer: SupportOffer
    support: Deployment
    on: date


@dataclass(frozen=True, slots=True)
class OfferListView:
    """The open offers, in the order of the list."""

    rows: tuple[OfferRow, ...]
    today: date


def offer_list(view: OfferListView, hub: Hub) -> dict[str, Any]:
    """The list; a row opens its offer."""
    says = counted(len(view.rows), "open offer", "open offers")
    if not view.rows:
        says = f"No open offers of {hub.words.one('deployment')}"
    body = [title(says), *(_row(each, view.today) for each in view.rows[:MOST])]
    if len(view.rows) > MOST:
        body.append(grey(f"and {len(view.rows) - MOST} more"))
    return finish(body, f"{says}.", [button(Home(), "Home")])


def _row(each: OfferRow, today: date) -> Any:
    support, states = each.support, [c.state for c in each.offer.consents]
    yes = f"{states.count(ConsentState.YES)} of {len(states)} said yes"
    opens = button(ShowOffer(offer=each.offer.id), f"Open the offer for {support.school}")
    focus = plain(shortened(support.focus, LONGEST_FOCUS))
    facts = (plain(names(support.leaders)), focus, f"offered {plain_day(each.on, today)}", yes)
    return opening_row(support.school, facts, opens, [badge(*_state(each.offer, states))])


def _state(offer: SupportOffer, states: list[ConsentState]) -> tuple[str, BadgeStyle]:
    if offer.undecided:
        return "Somebody said no", "Warning"
    if ConsentState.CONFLICT in states:
        return "Conflict", "Warning"
    return "Asked", "Default"
