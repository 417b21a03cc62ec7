"""Stories of kinds of prompts: a row that cannot be shown takes down itself alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from bot.subjects.library.shipping import put_on_shelf
from bot.subjects.prompts import prompts
from bot.subjects.prompts.prompts import parse_subject
from bot.subjects.prompts.sources import DAYS, SOURCES, one_item
from bot.subjects.quality.due_reports import refresh
from cards.prompts import kinds as on_cards
from domain.delivery.delivery import DeliveryState
from domain.people.people import Appointment, Role
from domain.prompts import kinds
from domain.prompts.kinds import PromptKind
from domain.prompts.owed import chase_subject
from domain.prompts.plan_days import STAGES
from domain.support.action_plans import ActionPlan
from domain.visits.steps import StepWords
from storage.engine.database import Busy
from storage.store import Store
from storage.visits.steps import Steps
from storage.visits.visits import Visits
from tests import seed
from tests.bot.prompts.prompting import TUESDAY, at, did, farida, plan, told
from tests.bot.support.offered import offer, request
from tests.bot.support.proposed import propose
from tests.conversation import House
from tests.make import NOW, TODAY
from tests.seed import FARIDA, PEEL_PARK

READY = DeliveryState.READY


async def test_a_row_that_cannot_be_shown_is_left_out_and_the_message_comes(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    chat = await farida(house)
    step = StepWords("Order decodable books", "head", TUESDAY)
    did(house, lambda store: store.steps.add(1, step))
    known = {kind: row for kind, row in on_cards.KINDS_ON_CARDS.items() if kind is not kinds.STEP}
    monkeypatch.setattr(on_cards, "KINDS_ON_CARDS", known)
    morning = await told(house, chat, TUESDAY)
    assert "One visit has no record yet" in morning.words
    assert PEEL_PARK in morning.words
    assert "and 1 more: type hi to see what is due" in morning.words
    assert "Order decodable books" not in morning.words
    assert "step:1" in {getattr(record, "row", None) for record in caplog.records}
    named = did(house, lambda store: store.prompts.since(1, date.min))
    assert named["planned:1"].times == 1
    assert "step:1" not in named


async def test_a_row_beside_which_nothing_can_be_read_is_left_out_and_the_message_comes(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    chat = await farida(house)
    plan(house, TUESDAY)
    monkeypatch.setattr(Steps, "open_of", failing(KeyError("a column of a newer version")))
    morning = await told(house, chat, TUESDAY)
    assert "One visit has no record yet" in morning.words
    assert "and 1 more: type hi to see what is due" in morning.words
    assert "today:3" in {getattr(record, "row", None) for record in caplog.records}
    named = did(house, lambda store: store.prompts.since(1, date.min))
    assert named["planned:1"].times == 1
    assert "today:3" not in named


async def test_a_visit_to_catch_up_with_whose_usual_time_cannot_be_read_is_left_out(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = await farida(house)
    plan(house, TODAY, deployment=2)
    did(
        house, lambda store: store.steps.add(1, StepWords("Order decodable books", "head", TUESDAY))
    )
    monkeypatch.setattr(Visits, "last_of", failing(ValueError("no such type of support")))
    morning = await told(house, chat, TUESDAY)
    assert "Order decodable books" in morning.words
    assert "and 2 more: type hi to see what is due" in morning.words


@pytest.mark.parametrize(
    "fault", [OperationalError("SELECT", None, Exception("gone")), Busy("2,000 wait")], ids=repr
)
async def test_a_failure_of_the_database_costs_no_row_and_the_message_waits(
    house: House, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    chat = await farida(house)
    plan(house, TUESDAY)
    monkeypatch.setattr(Steps, "open_of", failing(fault))
    at(house, TUESDAY)
    await house.until(lambda store: any(row.last_error for row in store.outbox.rows(READY)))
    assert len(chat.messages) == 1


def failing(fault: Exception) -> Callable[..., Any]:
    """A method that raises the fault."""

    def method(*_args: object) -> Any:
        raise fault

    return method


def test_every_kind_has_a_source_in_the_same_order() -> None:
    assert list(SOURCES) == list(kinds.KINDS)


@pytest.mark.parametrize("kind", kinds.KINDS, ids=str)
def test_a_source_gives_things_of_its_own_kind_and_knows_which_are_not_there(
    kind: PromptKind, store: Store
) -> None:
    seed.sow(store)
    put_on_shelf(store, NOW)
    store.steps.add(1, StepWords("Order books", by=TUESDAY))
    store.people.appoint(4, {Appointment(Role.HOME_HEAD, 3)})
    store.people.appoint(1, {Appointment(Role.LEADER, 3)})
    monday = TUESDAY + timedelta(days=6)
    store.planned_visits.add(1, 1, monday)
    refresh(store, TODAY)
    offer(store, FARIDA)
    request(store)
    propose(store)
    store.plans.write(ActionPlan(1, TODAY, TODAY, shared_at=NOW, shared_by=1))
    aim = store.plans.objective(1)
    assert aim is not None
    dated = replace(aim[1], milestone="Half way", milestone_by=TODAY, by=TODAY)
    store.plans.change_objective(aim[1], dated, 1, NOW)
    # Of a plan and of an objective each of two days has an id of its own.
    own = dict.fromkeys((kinds.PLAN, kinds.PLAN_ANSWER, kinds.MILESTONE), STAGES)
    id_ = own.get(kind, 1)
    if kind is kinds.OUT:
        id_ = 3 * DAYS + monday.toordinal()
    found = one_item(kind, id_, store)
    assert found is not None
    assert (found.kind, found.id) == (kind, id_)
    assert one_item(kind, 999, store) is None


@pytest.mark.parametrize("kind", kinds.KINDS, ids=str)
def test_a_rows_name_says_which_it_is(kind: PromptKind) -> None:
    assert parse_subject(kind.subject(12)) == (kind, 12, None)
    assert parse_subject(chase_subject(3, kind.subject(12))) == (kind, 12, 3)


async def test_a_row_of_another_versions_kind_is_left_out(house: House) -> None:
    chat = await farida(house)
    await told(house, chat, TUESDAY)
    did(house, lambda store: store.prompts.note_named(1, {"unheard:1": 1}, TUESDAY))
    person = did(house, lambda store: store.people.get(1))
    message = did(house, lambda store: prompts.day_message(person, TUESDAY, store))
    assert [row.subject for row in message.rows] == ["planned:1"]


async def test_a_message_of_which_no_row_can_be_shown_waits(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = await farida(house)
    monkeypatch.setattr(on_cards, "KINDS_ON_CARDS", {})
    at(house, TUESDAY)
    await house.until(
        lambda store: any(
            row.last_error == "not rendered: RowFailed"
            for row in store.outbox.rows(DeliveryState.READY)
        )
    )
    assert len(chat.messages) == 1
