"""A planned visit, updated where it was shown."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.delivery.message import Message, Skip
from bot.messages.kinds import MessageKind
from bot.messages.readers import reader
from bot.subjects.access import may_change_plan
from bot.subjects.visits import planning
from domain.delivery.delivery import OutboxRow
from storage.store import Store


def render(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """The planned visit as the person of that conversation may change it."""
    planned, person = store.planned_visits.get(int(row.subject)), reader(row, store)
    support = store.deployments.get(planned.deployment) if planned else None
    if planned is None or support is None or person is None:
        return Skip("not allowed")
    if not may_change_plan(person, planned, support):
        return Skip("not allowed")
    today = now.astimezone(ZoneInfo(person.zone)).date()
    return Message(planning.card(planned, person, today, store), planning.slot(planned.id))


PLANNED = MessageKind(planning.KIND, render)
