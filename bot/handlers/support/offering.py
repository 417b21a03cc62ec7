"""An offer that an officer makes: its form, and the yeses that are asked for or noted."""

from bot.subjects.support import candidates, making_offers, offers, requests
from bot.turns.reply import Reply, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.finding import AskForAgreement, ChooseLeader, LeaveOffer, OfferAgreed, OfferForm
from cards.problems import sentence
from cards.questions import NOT_ASKED
from domain.errors import Refused
from storage.store import Store

FORM = "offer"
routes = Router()


def _table(turn: Turn, action: ChooseLeader | OfferForm, refused: Refused, store: Store) -> Reply:
    """What is wrong, on the table; on the request, where that is over."""
    said = sentence(refused.problems[0], NOT_ASKED, turn.hub)
    sought = candidates.meant(turn, action, store)
    if sought.request is not None and not sought.request.open:
        return requests.shown(sought.request.id, turn, store, said)
    return Show(candidates.table(sought, turn, store, said))


@routes.action(ChooseLeader, refused=_table, reads=True)
def choose(turn: Turn, action: ChooseLeader, store: Store) -> Reply:
    """The form of an offer of that leader, in place of the table."""
    sought = candidates.meant(turn, action, store)
    return Show(making_offers.opened(sought, action.chosen, turn, store), form=FORM)


@routes.action(LeaveOffer, reads=True)
def leave(turn: Turn, action: LeaveOffer, store: Store) -> Reply:
    """The table, in place of an offer that is not made."""
    return Show(candidates.table(candidates.meant(turn, action, store), turn, store))


def _again(turn: Turn, action: OfferForm, refused: Refused, store: Store) -> Reply:
    """The form with what was typed; the table where this leader cannot be offered any more."""
    sought = candidates.meant(turn, action, store)
    if any(not problem.field for problem in refused.problems):
        return _table(turn, action, refused, store)
    card = making_offers.again(sought, action, refused, turn, store)
    return Show(card, form=FORM) if card else _table(turn, action, refused, store)


@routes.action(AskForAgreement, refused=_again)
def ask(turn: Turn, action: AskForAgreement, store: Store) -> Reply:
    """Asks leader and releasing head for their yes; the offer stands in place of the form."""
    made = making_offers.ask(candidates.meant(turn, action, store), action, turn, store)
    return offers.shown(made.id, turn, store, "Asked.")


@routes.action(OfferAgreed, refused=_again)
def agreed(turn: Turn, action: OfferAgreed, store: Store) -> Reply:
    """Keeps support to which all have said yes already."""
    made = making_offers.ask_agreed(candidates.meant(turn, action, store), action, turn, store)
    return offers.shown(made.id, turn, store, "Agreed.")
