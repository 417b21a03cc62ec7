"""Handlers as what they are: plain functions of a turn, a button and the store."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.handlers import table
from bot.handlers.visits import missed, opening, saving
from bot.turns.reply import Say, Show
from bot.turns.router import Route, Router
from bot.turns.turn import Turn, What
from cards.actions.visit_forms import DidNotHappen, SaveVisit
from domain.delivery.delivery import DeliveryState
from domain.errors import Refused
from domain.people.people import Account, Role
from domain.visits.planned_visits import PlannedState as Planned
from storage.engine.database import Database
from storage.store import Store
from tests import databases
from tests.databases import Place
from tests.make import NOW
from tests.seed import FARIDA, SAMIRA, Somebody


@pytest.fixture
def database(small_hub: Place) -> Iterator[Database[Store]]:
    """The small hub, with an officer who has a chat."""
    opened = small_hub.started()
    opened.write_now(_connect_the_officer)
    yield opened
    opened.close()


def _connect_the_officer(store: Store) -> None:
    store.conversations.put(
        databases.chat(SAMIRA.conversation), store.people.holding(Role.OFFICER)[0].id, coded=True
    )


def turn_of(who: Somebody, store: Store) -> Turn:
    """A press of somebody's."""
    turn = Turn(
        NOW,
        "a1",
        Account(who.tenant, who.oid),
        databases.chat(who.conversation),
        What.ACTION,
        invoke=True,
    )
    return replace(turn, person=store.people.by_email(who.email))


def saved(store: Store, **inputs: str) -> Show | Say:
    """Opens the form and saves it, as Farida."""
    turn = turn_of(FARIDA, store)
    opened = opening.visit(turn, "", store)
    assert isinstance(opened, Say)
    usual = {
        "date": "2026-11-23",
        "type": "visit",
        "time": "half",
        "who": "head",
        "did": "Met.",
        "progress": "on_track",
    }
    reply = saving.save(turn, SaveVisit(form=opened.form, **usual | inputs), store)
    assert isinstance(reply, Show)
    return reply


def test_saving_settles_the_planned_visit_and_names_the_slot(database: Database[Store]) -> None:
    reply = database.write_now(saved)
    assert str(reply.slot) == "visit:1"
    record = database.read_now(lambda store: store.visits.get(1))
    assert record is not None and record.planned is not None
    planned = database.read_now(lambda store: store.planned_visits.get(record.planned or 0))
    assert planned is not None and planned.state is Planned.RECORDED


def test_a_flag_is_in_the_outbox_in_the_same_transaction_or_not_at_all(
    database: Database[Store],
) -> None:
    def fails(store: Store) -> None:
        saved(store, flag="true", hub_note="Please ring")
        assert [row.kind for row in store.outbox.rows(DeliveryState.READY)] == ["concern"]
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError, match="the power went"):
        database.write_now(fails)
    assert database.read_now(lambda store: store.outbox.rows(DeliveryState.READY)) == []
    assert database.read_now(lambda store: store.visits.get(1)) is None


def test_what_is_not_planned_cannot_be_missed(database: Database[Store]) -> None:
    def press(store: Store) -> None:
        turn = turn_of(FARIDA, store)
        form = store.forms.open(turn.speaker.id, 2, NOW)
        missed.ask(turn, DidNotHappen(form=form.id), store)

    with pytest.raises(Refused):
        database.write_now(press)


def test_two_handlers_for_one_word_are_refused_at_start() -> None:
    table()
    router = Router()
    router.add(Route(What.COMMAND, "visit", opening.visit))
    with pytest.raises(ValueError, match="two handlers for command “visit”"):
        router.including([table()])
