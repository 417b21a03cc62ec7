"""A change of support, told at once to its leaders and its school."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.delivery.message import Message, Skip
from bot.messages.kinds import MessageKind
from bot.messages.readers import reader
from bot.subjects.support.keeping_news import KIND, UNDONE, part_of, taken_back
from cards.support.keeping_news import SupportNews, support_news
from domain.delivery.delivery import OutboxRow
from storage.store import Store


def render(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """The change, for whoever still has a part in the support; who led it hears that it is over."""
    id_, _, undone = row.subject.partition(":")
    change, person = store.support_changes.get(int(id_)), reader(row, store)
    support = store.deployments.get(change.deployment) if change else None
    if change is None or support is None or person is None:
        return Skip("not allowed")
    if change.undone is not (undone == UNDONE):
        return Skip("taken back")
    meant = taken_back(change) if change.undone else change
    part = part_of(person, meant, support)
    if part is None:
        return Skip("not allowed")
    news = SupportNews(
        deployment=support,
        what=change.what,
        part=part,
        today=now.astimezone(ZoneInfo(person.zone)).date(),
        called_off=len(change.followed.called_off),
        given=len(change.followed.handed),
        until=store.support_changes.terms(support.id).paused_until,
        undone=change.undone,
    )
    return Message(support_news(news, store.hub))


NEWS = MessageKind(KIND, render)
