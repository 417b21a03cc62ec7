"""The message that tells a head, at once, that a leader's day out has changed."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.delivery.message import Message, Skip
from bot.messages.kinds import MessageKind
from bot.messages.readers import reader
from bot.subjects.prompts.moves import KIND
from bot.subjects.prompts.reminders import hears_out
from cards.prompts.moved import moved
from domain.delivery.delivery import OutboxRow
from domain.people.people import Person
from domain.prompts.reminders import is_away
from storage.store import Store


def render(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """The leader and the days, for whoever still heads the leader's employer.

    Only for heads who want to hear of days out. What was held during an absence is told while its
    days are still to come and the leader is out on the new one.
    """
    who, before, on = row.subject.split(":")
    leader, head = store.people.get(int(who)), reader(row, store)
    if leader is None or head is None or not head.heads_employer_of(leader):
        return Skip("not allowed")
    if not hears_out(head.id, store):
        return Skip("switched off")
    today = now.astimezone(ZoneInfo(head.zone)).date()
    if is_away(head.away_until, today):
        return Skip("away")
    old_day, new_day = (date.fromisoformat(day) if day else None for day in (before, on))
    if max(filter(None, (old_day, new_day))) < today or not _holds(leader, old_day, new_day, store):
        return Skip("moved on since")
    return Message(moved(leader.name, old_day, new_day, today, store.hub))


def _holds(leader: Person, before: date | None, on: date | None, store: Store) -> bool:
    """Whether the news is still true: the leader is out on the new day, or not on the old one."""
    if on is not None:
        return _is_out(leader, on, store)
    return before is not None and not _is_out(leader, before, store)


def _is_out(leader: Person, on: date, store: Store) -> bool:
    """Whether a visit of the leader's is still planned for that day."""
    found = store.planned_visits.coming(leader.id, on, most=1)
    return any(planned.on == on for planned in found)


MOVED = MessageKind(KIND, render)
