"""The small hub with a bit of everything, and each button pressed by whom one likes."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, select

from bot.delivery.message import Rendered
from bot.handlers import table
from bot.messages import render
from bot.turns.reply import Reply, Show
from bot.turns.router import Route
from bot.turns.turn import Turn, What
from domain.delivery.conversations import Conversation, Surface
from domain.delivery.delivery import OutboxRow
from domain.errors import Refused
from domain.hub import Hub
from domain.people.people import Account
from storage.store import Store
from storage.tables.metadata import metadata
from tests import databases, seed
from tests.bot.turns.carried import carried
from tests.bot.turns.filled import WORDS, add_the_others, filled, hub_channel
from tests.databases import Places
from tests.make import NOW, TODAY
from tests.seed import Somebody

WORDS_TYPED = [e for e in table().entries.values() if e.what is What.COMMAND]
BUTTONS = sorted(
    (entry for entry in table().entries.values() if entry.what is What.ACTION),
    key=lambda e: (e.key, e.surface),
)


@dataclass(frozen=True, slots=True)
class Story:
    """The small hub with a bit of everything, inside a transaction that is undone."""

    connection: Connection
    ids: Mapping[str, Any]
    before: Mapping[str, list[str]]

    def type(self, who: Somebody, entry: Route, rest: str = "") -> str:
        """What a word is answered with, and what follows it; what it changes is undone."""
        with self._undone() as store:
            return str(_typed(entry, rest, store, who))

    def answer(self, who: Somebody, entry: Route, data: Mapping[str, Any]) -> Reply | None:
        """What a press with that data is answered with, None for a refusal; it is undone."""
        with self._undone() as store:
            return _pressed(entry, data, store, who)

    def lasting(self, who: Somebody, entry: Route) -> tuple[Show, Rendered] | None:
        """The answer to a press, and the update that follows it; None where it does not last."""
        with self._undone() as store:
            person, at = store.people.by_email(who.email), _place(entry, who)
            there = replace(at, tenant=who.tenant)
            store.conversations.put(there, person.id if person else None, coded=True)
            reply = _pressed(entry, self.data(entry), store, who)
            if not isinstance(reply, Show) or reply.slot is None:
                return None
            kind, subject = reply.slot.kind, reply.slot.subject
            row = OutboxRow(1, "post:1", kind, subject, at.id, NOW, post=1, note=reply.note)
            return reply, render(row, NOW, store)

    def data(self, entry: Route) -> dict[str, Any]:
        """The data that a button's card would carry, with inputs that can stand."""
        assert entry.action is not None
        return carried(entry.action, self.ids)

    def press(self, who: Somebody, entry: Route) -> set[str]:
        """The tables that a press changes, with "did" and "note" if it tells of them; undone."""
        with self._undone() as store:
            told = str(_pressed(entry, self.data(entry), store, who))
            after = kept_rows(self.connection)
        changed = {name for name, rows in self.before.items() if rows != after[name]}
        return changed | {name for name, words in WORDS.items() if words in told}

    @contextmanager
    def _undone(self) -> Iterator[Store]:
        """A store of which nothing is kept.

        The savepoint is let go as well, which SQLAlchemy's own way leaves out: else each would lie
        within all those before it.
        """
        self.connection.exec_driver_sql("SAVEPOINT press")
        try:
            yield Store(self.connection, Hub())
        finally:
            self.connection.exec_driver_sql("ROLLBACK TO SAVEPOINT press")
            self.connection.exec_driver_sql("RELEASE SAVEPOINT press")


@contextmanager
def filled_hub(places: Places) -> Iterator[Story]:
    with places.connection() as connection:
        store = Store(connection, Hub())
        seed.sow_held(store)
        add_the_others(store)
        for person in store.people.everybody():
            store.reminders.keep_absence(person.id, TODAY + timedelta(days=1))
        yield Story(connection, filled(store, connection), kept_rows(connection))


def kept_rows(connection: Connection) -> dict[str, list[str]]:
    """Every row of every table."""
    return {t.name: sorted(map(str, connection.execute(select(t)))) for t in metadata.sorted_tables}


def named(entry: Route) -> str:
    return f"{entry.key} in a {entry.surface}"


def _pressed(entry: Route, data: Mapping[str, Any], store: Store, who: Somebody) -> Reply | None:
    assert entry.action is not None
    pressed = entry.action.model_validate(dict(data))
    turn = Turn(
        NOW,
        "a9",
        Account(who.tenant, who.oid),
        _place(entry, who),
        What.ACTION,
        invoke=True,
        needed="tenant-new",
    )
    turn = replace(turn, person=store.people.by_email(who.email))
    try:
        return entry.handler(turn, pressed, store)
    except Refused as refused:
        if entry.refused:
            with suppress(Refused):
                return entry.refused(turn, pressed, refused, store)
    return None


def _typed(entry: Route, rest: str, store: Store, who: Somebody) -> Reply | None:
    at, account = _place(entry, who), Account(who.tenant, who.oid)
    turn = Turn(
        NOW, "a9", account, at, What.COMMAND, text=f"{entry.key} {rest}".strip(), key=entry.key
    )
    turn = replace(turn, person=store.people.by_email(who.email))
    with suppress(Refused):
        return entry.handler(turn, rest, store)
    return None


def _place(entry: Route, who: Somebody) -> Conversation:
    if entry.surface is Surface.CHANNEL:
        return hub_channel()
    return replace(databases.chat(who.conversation), surface=entry.surface)
