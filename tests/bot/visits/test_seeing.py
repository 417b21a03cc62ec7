"""Over hubs made by chance: every opening of a record asks the table of rights."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Connection

from bot.handlers import table
from bot.turns.router import Route
from bot.turns.turn import Turn, What
from cards.actions.action import Action
from cards.actions.answers import Agree, Dispute, ShowCopy
from cards.actions.visits import (
    AskDelete,
    AskOwnTime,
    EditVisit,
    KeepVisit,
    MyVisits,
    ShowRecords,
    ShowVisit,
)
from domain.errors import Refused
from domain.hub import Hub
from domain.people.people import Account, Person
from domain.permissions import Act, can
from domain.scopes import Subject
from domain.visits.copies import CopiedRecord
from storage.store import Store
from tests import databases, generated
from tests.databases import Places
from tests.make import NOW

Asks = Callable[[CopiedRecord], Subject]


def itself(copied: CopiedRecord) -> Subject:
    return copied.record


def as_copied(copied: CopiedRecord) -> Subject:
    return copied


OPENINGS: dict[type[Action], tuple[Act, Asks]] = {
    ShowVisit: (Act.SEE, itself),
    KeepVisit: (Act.SEE, itself),
    EditVisit: (Act.CORRECT, itself),
    AskDelete: (Act.DELETE, itself),
    AskOwnTime: (Act.ADD_TIME, itself),
    ShowCopy: (Act.SEE, as_copied),
    Agree: (Act.ANSWER, as_copied),
    Dispute: (Act.ANSWER, as_copied),
}
ENTRIES = {entry.action: entry for entry in table().entries.values() if entry.action}


def refused(connection: Connection, entry: Route, data: dict[str, object], person: Person) -> str:
    """The problem that a press met, or nothing; whatever it changed is undone."""
    undone = connection.begin_nested()
    chat = databases.chat(f"a:{person.id}")
    turn = Turn(NOW, "a9", Account("t1", str(person.id)), chat, What.ACTION, person=person)
    assert entry.action is not None
    try:
        entry.handler(turn, entry.action.model_validate(data), Store(connection, Hub()))
    except Refused as problem:
        return problem.problems[0].kind
    finally:
        undone.rollback()
    return ""


@pytest.mark.parametrize("number", [0, 1])
def test_a_record_opens_for_whom_the_table_lets_in_and_for_nobody_else(
    number: int, places: Places
) -> None:
    with places.connection() as connection:
        store = Store(connection, Hub())
        hub = generated.hub(store, number)
        here = [person for person in hub.people if not person.left]
        for copied in hub.copied(store)[::3]:
            data = {"visit": copied.record.id, "version": copied.record.version, "why": "No."}
            for action, (act, asked) in OPENINGS.items():
                for person in here:
                    told = refused(connection, ENTRIES[action], data, person)
                    may = can(person, act, asked(copied))
                    assert (told != "not_yours") is may, (action, person, copied)


@pytest.mark.parametrize("action", [MyVisits, ShowRecords])
def test_a_page_tells_nothing_of_the_record_that_it_should_begin_below(
    action: type[Action], places: Places
) -> None:
    """A record that is not the reader's own to see gives the page that no record at all gives."""
    with places.connection() as connection:
        store = Store(connection, Hub())
        hub = generated.hub(store, 2)
        entry = ENTRIES[action]
        for person in (p for p in hub.people if not p.left):
            for copied in hub.copied(store)[::4]:
                if not can(person, Act.SEE, copied):
                    pages = [
                        page(connection, entry, before, person)
                        for before in (copied.record.id, 99_999, None)
                    ]
                    assert pages[0] == pages[1] == pages[2]


def page(connection: Connection, entry: Route, before: int | None, person: Person) -> str:
    """The page as it is shown, or the problem that it met."""
    chat = databases.chat(f"a:{person.id}")
    turn = Turn(NOW, "a9", Account("t1", str(person.id)), chat, What.ACTION)
    assert entry.action is not None
    pressed = entry.action.model_validate({"before": before})
    try:
        told = entry.handler(replace(turn, person=person), pressed, Store(connection, Hub()))
    except Refused as problem:
        return problem.problems[0].kind
    return str(told)
