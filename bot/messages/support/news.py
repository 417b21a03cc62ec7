"""A change of support, told at once to its leaders, its school and the leaders' employers."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.delivery.message import Message, Skip
from bot.messages.kinds import MessageKind
from bot.messages.readers import reader
from bot.subjects.support.agreement_papers import changed, for_heads
from bot.subjects.support.keeping_news import KIND, UNDONE, own_staff, part_of, staff_of, taken_back
from cards.support.keeping_news import AgreementNews, SupportNews, support_news
from domain.delivery.delivery import OutboxRow
from domain.support.states import Part, SupportChange
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
    staff = staff_of(change, support, store)
    part = part_of(person, meant, support, staff)
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
        staff=tuple(each.name for each in own_staff(person, staff)),
        agreement=_agreement(change, part, store),
    )
    if part is Part.HEAD and news.agreement and not news.agreement.changed:
        return Skip("nothing of it is theirs")
    return Message(support_news(news, store.hub))


def _agreement(change: SupportChange, part: Part, store: Store) -> AgreementNews | None:
    """The edition that holds, where the change, or its undoing, made one."""
    edition = store.agreements.last(change.deployment) if change.followed.edition else None
    if edition is None:
        return None
    parts = for_heads(edition.changes) if part is Part.HEAD else edition.changes
    return AgreementNews(edition.edition, tuple(changed(parts, store.hub)), edition.asks_again)


NEWS = MessageKind(KIND, render)
