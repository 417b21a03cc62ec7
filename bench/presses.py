"""Each button pressed by each kind of person, of the hub's tenant and of another, as a table.

`python -m bench.presses` prints it.
"""

import logging
import sqlite3
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects import sqlite

from bot import handlers
from bot.subjects.support.requests import KIND
from bot.turns.finding import Finder
from bot.turns.front import Front
from bot.turns.reply import Reply
from bot.turns.router import Route
from bot.turns.turn import Turn, What
from domain.delivery.conversations import Conversation, Surface
from domain.errors import Refused
from domain.hub import Hub
from domain.people.people import Account, Member, Role
from storage.store import Store
from storage.tables.commissions import commissions
from storage.tables.metadata import metadata
from storage.tables.support import deployments
from tests import databases
from tests.bot.turns.carried import carried
from tests.bot.turns.everybody import BUTTONS, Story, filled_hub, named
from tests.bot.turns.filled import ELSEWHERE, PLACE, WORDS
from tests.databases import SqliteFiles
from tests.make import NOW
from tests.seed import FARIDA, HEAD, OTHER_TENANT, SAMIRA, STRANGER, TOM, Somebody

PEOPLE: Mapping[str, Somebody] = {
    "officer": SAMIRA,
    "leader, whose they are": FARIDA,
    "colleague": TOM,
    "school's contact": HEAD,
    **{f"{role.value.replace('_', ' ')} elsewhere": who for who, role in ELSEWHERE.items()},
    "stranger": STRANGER,
}
# What a turn of somebody unknown leaves behind: that somebody unknown wrote.
NOTED = {"strangers"}
# The columns by which a row is somebody's: each of them that it has must lead to them.
WHOSE = ("person_id", "leader_id", "deployment_id")
# What a school's contact changes as well, of support there.
OF_SCHOOLS = {"plans", "objectives"}
Rows = dict[str, set[tuple[Any, ...]]]


OUTSIDE = ", other tenant"


@dataclass(frozen=True, slots=True)
class Press:
    """What came of a press: the tables that changed, the words that were shown, a fault's name.

    `others` are the tables where a row changed that is not of whoever pressed.
    """

    changed: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    fault: str = ""

    def __str__(self) -> str:
        all_ = {
            "changes": self.changed - NOTED,
            "reads": self.shown,
            "is noted": self.changed & NOTED,
            self.fault: self.fault,
        }
        return ", ".join(word for word, holds in all_.items() if holds) or "–"


@dataclass(frozen=True, slots=True)
class PressedHub:
    """The small hub of the tests, in which a press is answered and then undone."""

    story: Story
    finder: Finder
    front: Front
    before: Rows

    def press(self, who: Somebody, verb: str, data: Mapping[str, Any], surface: Surface) -> Press:
        """What a press with that data does."""
        connection = self.story.connection
        undone, before = connection.begin_nested(), self._written()
        reply, fault = None, ""
        try:
            reply = self._answered(_turn(who, verb, data, surface), who)
        except Exception as error:  # a fault, whatever it is, is to be counted
            fault = type(error).__name__
        rows = _rows(self.story.connection) if self._written() != before else self.before
        undone.rollback()
        changed = frozenset(name for name in rows if rows[name] != self.before[name])
        others = frozenset(name for name in changed if not self._own(who, name, rows))
        words = str(reply)
        return Press(
            changed, others, frozenset(w for w, told in WORDS.items() if told in words), fault
        )

    def _answered(self, turn: Turn, who: Somebody) -> Reply | None:
        store = Store(self.story.connection, Hub())
        turn = self._known(turn, who, store)
        found = self.finder.find(turn)
        try:
            return found.act(turn, store)
        except Refused as refused:
            if found.entry and found.entry.refused and turn.person:
                with suppress(Refused):
                    return found.entry.refused(turn, found.given, refused, store)
        return None

    def _known(self, turn: Turn, who: Somebody, store: Store) -> Turn:
        """The turn with its person: of this tenant who has the address, else whom Teams proves."""
        if who.tenant != OTHER_TENANT and who is not STRANGER:
            return replace(turn, person=store.people.by_email(who.email))
        member = Member(turn.account, who.user_id, who.name, who.email, who.email)
        return self.front.meet(turn, member, store)

    def _written(self) -> int:
        """How many rows were written by now: to compare all tables takes a hundred times longer."""
        return _driver(self.story.connection).total_changes

    def _own(self, who: Somebody, name: str, rows: Rows) -> bool:
        """Whether each row that differs is of whoever pressed: themselves, or their support."""
        store = Store(self.story.connection, Hub())
        person = store.people.by_email(who.email) if who.tenant != OTHER_TENANT else None
        if person is None:
            return False
        supports = {d.id for d in store.deployments.of_leader(person.id)}
        if name in OF_SCHOOLS:
            supports |= self._at(person.at(Role.SCHOOL_CONTACT))
        table = metadata.tables[name]
        places = {c.name: place for place, c in enumerate(table.columns)}
        mine = {"person_id": {person.id}, "leader_id": {person.id}, "deployment_id": supports}
        led = [(places[c], mine[c] | {None}) for c in WHOSE if c in places]
        # Of these two tables the row itself is somebody's.
        if name == "people":
            led = [(places["id"], {person.id})]
        if name == "deployments":
            led = [(places["id"], mine["deployment_id"] | {None})]
        differ = rows[name] ^ self.before[name]
        # The hub hears of a school's request: who filed it may have it told.
        if name == "outbox":
            filed = {(KIND, id_) for id_ in _filed(person.id, rows)}
            return {(row[places["kind"]], row[places["subject"]]) for row in differ} <= filed
        return bool(led) and all(row[place] in own for row in differ for place, own in led)

    def _at(self, places: Collection[int]) -> set[int]:
        """The support of some schools, by id."""
        at = select(deployments.c.id).where(deployments.c.organisation_id.in_(places))
        return set(self.story.connection.execute(at).scalars())


@contextmanager
def pressed_hub() -> Iterator[PressedHub]:
    """The hub on a file of its own, which is thrown away."""
    with (
        tempfile.TemporaryDirectory() as folder,
        filled_hub(SqliteFiles(Path(folder))) as story,
    ):
        front = handlers.front()
        finder = Finder(handlers.table(), front)
        yield PressedHub(story, finder, front, _rows(story.connection))


def _rows(connection: Connection) -> Rows:
    """Every row of every table, by the driver alone: a press is asked so ten thousands of times."""
    driver = _driver(connection)
    return {name: set(driver.execute(asked).fetchall()) for name, asked in _selects().items()}


@cache
def _selects() -> dict[str, str]:
    return {
        t.name: str(select(*t.columns).compile(dialect=sqlite.dialect()))
        for t in metadata.sorted_tables
    }


def _driver(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def matrix(hub: PressedHub, buttons: Sequence[Route]) -> dict[Route, dict[str, Press]]:
    """What each kind of person does with each button, in the hub's tenant and in another."""
    return {
        entry: {kind: _within(hub, who, entry) for kind, who in PEOPLE.items()}
        | {f"{kind}{OUTSIDE}": _outside(hub, who, entry) for kind, who in PEOPLE.items()}
        for entry in buttons
    }


def _filed(person: int, rows: Rows) -> set[str]:
    """The requests that somebody filed, as a row of the outbox names them."""
    places = {c.name: place for place, c in enumerate(commissions.columns)}
    by, id_ = places["asked_by"], places["id"]
    return {str(row[id_]) for row in rows["commissions"] if row[by] == person}


def without_right(kind: str) -> bool:
    """Whether people of that kind may do nothing here at all."""
    return kind.endswith((OUTSIDE, "elsewhere", "stranger"))


def wrong(press: Press) -> bool:
    """Whether somebody without any right here changed or read what is not theirs, or broke it."""
    return bool(press.others - NOTED or press.shown or press.fault)


def _within(hub: PressedHub, who: Somebody, entry: Route) -> Press:
    if who is STRANGER:
        return _outside(hub, who, entry)
    return hub.press(who, entry.key, _sent(hub, entry), entry.surface)


def _outside(hub: PressedHub, who: Somebody, entry: Route) -> Press:
    """A press from another tenant, by an account with the same address and the same id."""
    other = replace(who, tenant=OTHER_TENANT)
    return hub.press(other, entry.key, _sent(hub, entry), entry.surface)


def _sent(hub: PressedHub, entry: Route) -> dict[str, Any]:
    """What its card would send, about what there is in the hub."""
    assert entry.action is not None
    return carried(entry.action, hub.story.ids)


def _turn(who: Somebody, verb: str, data: Mapping[str, Any], surface: Surface) -> Turn:
    at = _channel() if surface is Surface.CHANNEL else databases.chat(who.conversation)
    account = Account(who.tenant, who.oid)
    told = {"key": verb, "inputs": data, "invoke": True, "needed": "tenant-new"}
    return Turn(NOW, "a9", account, replace(at, tenant=who.tenant), What.ACTION, **told)  # type: ignore[arg-type]


def _channel() -> Conversation:
    return replace(databases.chat(PLACE), surface=Surface.CHANNEL, channel=PLACE, team="19:t")


def _markdown(presses: Mapping[Route, Mapping[str, Press]]) -> Iterator[str]:
    kinds = list(next(iter(presses.values())))
    yield f"| button | {' | '.join(kinds)} |"
    yield "|---|" + "---|" * len(kinds)
    for entry, by_kind in presses.items():
        yield f"| {named(entry)} | {' | '.join(str(by_kind[kind]) for kind in kinds)} |"


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    with pressed_hub() as hub_of_all:
        print("\n".join(_markdown(matrix(hub_of_all, BUTTONS))))
