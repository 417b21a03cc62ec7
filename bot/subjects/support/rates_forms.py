"""The form of what a day of support costs, drawn with what stands in it."""

from bot.subjects.again import Problems
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.support.agreed_forms import rates_form
from cards.support.keeping_forms import Asking
from domain.funding.changing_rates import RatesValues
from domain.questions import with_dates
from domain.support.deployments import Deployment
from domain.support.rates import Rates
from storage.store import Store


def rates_card(
    support: Deployment,
    turn: Turn,
    store: Store,
    values: RatesValues | None = None,
    problems: Problems = (),
) -> Card:
    """The form of what a day costs, as it stands now."""
    typed = values or _rates_of(store.rates.of(support.id))
    shown = with_dates(typed, turn.today, asked_back=bool(problems))
    return rates_form(Asking(support, problems=problems), shown, turn.hub)


def _rates_of(rates: Rates) -> RatesValues:
    amounts = (rates.charged, rates.to_employer, rates.fee)
    typed = ["" if pence is None else f"{pence / 100:.2f}" for pence in amounts]
    return RatesValues(*typed)
