"""A head is told at once that a leader's day out has moved."""

from datetime import date
from zoneinfo import ZoneInfo

from bot.message import Message, Skip
from bot.messages.readers import reader
from cards.moved import moved
from domain.delivery import Row
from domain.people import Role
from storage.store import Store


def render(row: Row, store: Store) -> Message | Skip:
    """The leader and the days, for whoever heads the leader's employer still."""
    who, before, on = row.subject.split(":")
    leader, head = store.people.get(int(who)), reader(row, store)
    if leader is None or head is None or not head.at(Role.HOME_HEAD) & leader.at(Role.LEADER):
        return Skip("not allowed")
    today = row.due_at.astimezone(ZoneInfo(head.zone)).date()
    return Message(moved(leader.name, date.fromisoformat(before), date.fromisoformat(on), today, store.hub))
