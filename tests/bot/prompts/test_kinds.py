"""Stories of kinds of prompts: a row that cannot be shown takes down itself alone."""

from datetime import timedelta

import pytest

from bot.subjects.prompts import prompts
from bot.subjects.prompts.prompts import parse_subject
from bot.subjects.prompts.sources import DAYS, SOURCES, one_item
from cards.prompts import kinds as on_cards
from domain.delivery.delivery import DeliveryState
from domain.people.people import Appointment, Role
from domain.prompts import kinds
from domain.prompts.kinds import PromptKind
from domain.prompts.owed import chase_subject
from domain.visits.steps import StepWords
from storage.store import Store
from tests import seed
from tests.bot.prompts.prompting import TUESDAY, at, did, farida, told
from tests.conversation import House
from tests.seed import PEEL_PARK


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
    named = did(house, lambda store: store.prompts.of(1))
    assert named["planned:1"].times == 1
    assert "step:1" not in named


def test_every_kind_has_a_source_in_the_same_order() -> None:
    assert list(SOURCES) == list(kinds.KINDS)


@pytest.mark.parametrize("kind", kinds.KINDS, ids=str)
def test_a_source_gives_things_of_its_own_kind_and_knows_which_are_not_there(
    kind: PromptKind, store: Store
) -> None:
    seed.sow(store)
    store.steps.add(1, StepWords("Order books", by=TUESDAY))
    store.people.appoint(4, {Appointment(Role.HOME_HEAD, 3)})
    store.people.appoint(1, {Appointment(Role.LEADER, 3)})
    monday = TUESDAY + timedelta(days=6)
    store.planned_visits.add(1, 1, monday)
    id_ = 3 * DAYS + monday.toordinal() if kind is kinds.OUT else 1
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
