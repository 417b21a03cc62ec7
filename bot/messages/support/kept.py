"""Support as officers keep it, put anew where it was shown; and the question when a pause ends."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.delivery.message import Message, Skip
from bot.messages.kinds import MessageKind
from bot.messages.readers import reader
from bot.subjects.support import keeping, starting
from bot.subjects.visits import handing_over
from cards.support.keeping import KeptSupport, kept_support, pause_over
from domain.delivery.delivery import OutboxRow
from domain.delivery.more import More
from domain.people.people import Person, Role
from domain.permissions import Act, can
from domain.prompts.sending import hour_of
from storage.store import Store

PAUSE = "pause_over"


def render(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """The support as it stands, for whoever may keep it."""
    view = _view(row, now, store)
    if view is None:
        return Skip("not allowed")
    card = kept_support(replace(view, note=row.note), store.hub)
    return Message(card, keeping.slot(view.deployment.id))


def due(now: datetime, store: Store) -> list[OutboxRow]:
    """Puts, and gives, one row for each pause that was to end by now, at its officer's hour.

    Support whose first day is here begins with it, and hand-overs are done: of neither is asked.
    """
    if starting.begin_due(now, store):
        return More()
    handing_over.do_due(now, store)
    today = store.hub.day_of(now)
    held = store.support_changes.held_until(today)
    keys = {f"{PAUSE}:{id_}:{until}": id_ for id_, until in held}
    known = store.backlog.known(keys)
    rows = (_put(key, id_, now, store) for key, id_ in keys.items() if key not in known)
    return [row for row in rows if row is not None]


def render_pause(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """The support with the question whether it goes on, while its pause is over."""
    view = _view(row, now, store)
    if view is None:
        return Skip("not allowed")
    until = view.terms.paused_until
    if until is None or until > view.today:
        return Skip("not paused any more")
    return Message(pause_over(view, store.hub), keeping.slot(view.deployment.id))


def _view(row: OutboxRow, now: datetime, store: Store) -> KeptSupport | None:
    """The support of a row as its reader sees it; None for whoever may not keep it."""
    support, person = store.deployments.get(int(row.subject)), reader(row, store)
    if support is None or person is None or not can(person, Act.KEEP_SUPPORT, support):
        return None
    return keeping.view(support, person, now, store)


def _put(key: str, support: int, now: datetime, store: Store) -> OutboxRow | None:
    """A row for whoever paused it, else for the first officer who can be reached."""
    for person in _askable(support, store):
        chat = store.conversations.officers_chat(person.id)
        local = now.astimezone(ZoneInfo(person.zone))
        if chat is not None and local >= hour_of(person, local, store.hub.sending_at):
            return store.outbox.put(PAUSE, str(support), key, chat.id, now)
    return None


def _askable(support: int, store: Store) -> Iterable[Person]:
    last = store.support_changes.last(support)
    officers = store.people.holding(Role.OFFICER)
    return sorted(officers, key=lambda person: last is None or person.id != last.person)


KEPT = MessageKind(keeping.KIND, render)
PAUSE_OVER = MessageKind(PAUSE, render_pause, due, "pauses")
