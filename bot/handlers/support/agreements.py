"""Agreements for support: what was agreed, by edition, each as a file for those who may have it."""

from bot.subjects.support import agreements
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.agreements import (
    ListAgreements,
    OpenAgreement,
    ShowAgreement,
    ShowAgreements,
)
from domain.errors import refuse
from storage.store import Store

routes = Router()


@routes.action(ShowAgreement)
def show(turn: Turn, action: ShowAgreement, store: Store) -> Reply:
    """The agreement as a new message; the file of the edition that holds follows it."""
    support, edition = agreements.agreement_of(turn, action.deployment, store)
    note = agreements.have_opened(turn, support, edition, store)
    return Say(agreements.card(turn, support, store, note))


@routes.action(OpenAgreement)
def open_edition(turn: Turn, action: OpenAgreement, store: Store) -> Reply:
    """Has one edition come as a file."""
    support, _ = agreements.agreement_of(turn, action.deployment, store)
    edition = store.agreements.edition(support.id, action.edition)
    if edition is None:
        raise refuse("not_yours")
    note = agreements.have_opened(turn, support, edition, store)
    return Show(agreements.card(turn, support, store, note))


@routes.action(ListAgreements, reads=True)
def listed(turn: Turn, action: ListAgreements, store: Store) -> Reply:
    """The agreements that the speaker may open, as a new message."""
    return Say(agreements.list_card(turn, ShowAgreements(), store))


@routes.action(ShowAgreements, reads=True)
def page(turn: Turn, action: ShowAgreements, store: Store) -> Reply:
    """Another page, in place of this one."""
    return Show(agreements.list_card(turn, action, store))
