"""What an officer is asked about what was agreed: what a day costs, and how both said yes."""

from typing import Any

from cards.actions.agreements import BothYes, LeaveBothYes, LeaveRates, SaveRates
from cards.elements import button, grey, line
from cards.finish import finish
from cards.forms import Sheet
from cards.inputs import pair
from cards.phrases import in_hub_words
from cards.plain import plain
from cards.questions import Asked, Table
from cards.support.hand_over import HandOverRow
from cards.support.keeping import heading
from cards.support.keeping_forms import ONLY_OFFICERS, Asking
from domain.funding.changing_rates import RatesValues
from domain.hub import Hub
from domain.support.changing import BothYesValues

BOTH_YES: Table = {"yes": Asked("How", "Write how they said so.", own_words=True)}
RATES: Table = {
    "rate": Asked("Charged a day", "Write two of the three amounts."),
    "to_employer": Asked("To the employer a day"),
    "fee": Asked("Fee of the {hub} a day, or a percentage"),
    "since": Asked("From (today if left empty)"),
    "why": Asked("Why it changes", own_words=True),
}


def both_yes_ask(
    ask: Asking, waits: HandOverRow, values: BothYesValues, hub: Hub
) -> dict[str, Any]:
    """Asks how it is known that both have agreed to a hand-over."""
    sheet = Sheet(BOTH_YES, values, hub, ask.problems)
    name = "Both have said yes"
    body = [
        *heading(name, ask.deployment),
        line(plain(waits.sentence)),
        *sheet.news(),
        sheet.words("yes", needed=True, placeholder="By telephone, today"),
    ]
    shown = BothYes.showing(values)
    actions = [
        button(BothYes(hand_over=waits.id, shown=shown), name, "positive"),
        button(LeaveBothYes(hand_over=waits.id, shown=shown), "Back"),
    ]
    return finish(body, f"{name}: {waits.sentence}", actions)


def rates_form(ask: Asking, values: RatesValues, hub: Hub) -> dict[str, Any]:
    """The form of what a day costs."""
    sheet = Sheet(RATES, values, hub, ask.problems)
    name = "What a day costs"
    body = [
        *heading(name, ask.deployment),
        *sheet.news(),
        pair(sheet.words("rate", placeholder="350"), sheet.words("to_employer", placeholder="300")),
        pair(sheet.words("fee", placeholder="50"), sheet.day("since")),
        grey(
            "Give two of the three amounts, and the third follows. What was done before that day "
            "keeps its price."
        ),
        sheet.words("why", label=in_hub_words(ONLY_OFFICERS, hub)),
    ]
    id_, version = ask.deployment.id, ask.deployment.version
    shown = SaveRates.showing(values)
    actions = [
        button(SaveRates(deployment=id_, version=version, shown=shown), "Save", "positive"),
        button(LeaveRates(deployment=id_, version=version, shown=shown), "Keep as it is"),
    ]
    return finish(body, f"{name}: {ask.deployment.school}.", actions)
