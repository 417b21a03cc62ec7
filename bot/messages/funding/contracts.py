"""A contract, put anew where it was shown."""

from datetime import datetime

from bot.delivery.message import Message, Skip
from bot.messages.kinds import MessageKind
from bot.messages.readers import reader
from bot.subjects.funding import contracts
from cards.funding.contract import contract_card
from domain.delivery.delivery import OutboxRow
from domain.permissions import Act, can
from storage.store import Store


def render(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """The contract as it stands, for whoever may see it."""
    contract, person = store.contracts.get(int(row.subject)), reader(row, store)
    if contract is None or person is None:
        return Skip("not allowed")
    if not can(person, Act.SEE_CONTRACT, contracts.of_contract(contract)):
        return Skip("not allowed")
    view = contracts.view(contract, person, now, store, row.note)
    return Message(contract_card(view, store.hub), contracts.slot(contract.id))


CONTRACT = MessageKind(contracts.KIND, render)
