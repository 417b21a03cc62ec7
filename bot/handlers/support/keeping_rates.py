"""What a day of support costs, changed by an officer from a day on."""

from dataclasses import replace

from bot.subjects.support import agreed_changes, keeping
from bot.subjects.support.keeping_again import FORM, again
from bot.subjects.support.rates_forms import rates_card
from bot.turns.reply import Reply, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.agreements import ChangeRates, LeaveRates, SaveRates
from domain.funding.changing_rates import judge_rates, require_in_order
from domain.questions import with_dates
from domain.support.states import ChangeKind, Followed, NewChange
from storage.store import Store

routes = Router()


@routes.action(ChangeRates)
def change(turn: Turn, action: ChangeRates, store: Store) -> Reply:
    """What a day costs to be changed, in place of the support."""
    support = keeping.kept(turn, action.deployment, store)
    return Show(rates_card(support, turn, store), form=FORM)


@routes.action(SaveRates, refused=again(rates_card))
def save(turn: Turn, action: SaveRates, store: Store) -> Reply:
    """Keeps what a day costs from a day on."""
    before = keeping.opened(turn, action.deployment, action.version, store)
    stated = judge_rates(with_dates(action.typed, turn.today), turn.today)
    if stated.rates != before.terms.rates:
        require_in_order(stated.since, store.rates.former(action.deployment))
        terms = replace(
            before.terms,
            rate=stated.rates.charged,
            reimbursement=stated.rates.to_employer,
            fee=stated.rates.fee,
        )
        followed = Followed(rates_from=stated.since)
        new = NewChange(ChangeKind.CHANGED, stated.why, terms, followed)
        agreed_changes.change(new, before, turn, store)
    return keeping.shown(before.support, turn, store, "Saved.")


@routes.action(LeaveRates)
def leave(turn: Turn, action: LeaveRates, store: Store) -> Reply:
    """The support again; what a day costs stays."""
    return keeping.shown(keeping.kept(turn, action.deployment, store), turn, store)
