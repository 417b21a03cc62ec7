"""A grant, put anew where it was shown."""

from datetime import datetime

from bot.delivery.message import Message, Skip
from bot.messages.kinds import MessageKind
from bot.messages.readers import reader
from bot.subjects.funding import grants
from bot.subjects.money import of_grant
from cards.funding.grant import grant_card
from domain.delivery.delivery import OutboxRow
from domain.permissions import Act, can
from storage.store import Store


def render(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """The grant as it stands, for whoever may see it."""
    grant, person = store.funds.grant(int(row.subject)), reader(row, store)
    if grant is None or person is None:
        return Skip("not allowed")
    if not can(person, Act.SEE_GRANT, of_grant(grant, store)):
        return Skip("not allowed")
    view = grants.view(grant, person, now, store, row.note)
    return Message(grant_card(view, store.hub), grants.slot(grant.id))


GRANT = MessageKind(grants.KIND, render)
