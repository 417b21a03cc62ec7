"""Who sees a contract and ticks what it requires: everybody presses its buttons."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.turns.router import Route
from cards.actions.action import Action
from cards.actions.contracts import (
    AskTick,
    ChooseRequirement,
    LeaveTick,
    OpenTickFile,
    ShowContract,
    ShowOpenRequirements,
    TickRequirement,
    TurnContract,
    UndoTick,
)
from domain.hub import Hub
from domain.library.kept_files import REQUIREMENT
from domain.library.sent_files import FileType, Received
from domain.operations.imports import Entry
from domain.people.people import Appointment, Role
from storage.store import Store
from tests import databases
from tests.bot.turns import stale
from tests.bot.turns.everybody import BUTTONS, WORDS_TYPED, Story, filled_hub, kept_rows
from tests.bot.turns.filled import ELSEWHERE
from tests.bot.turns.ticked import SECRET
from tests.databases import Places
from tests.make import NOW
from tests.seed import DOMAIN, FARIDA, HEAD, SAMIRA, TOM, Somebody

OVERSEER = Somebody("Olu Lead", f"olu.lead@{DOMAIN}", "oid-olu")
EVERYBODY = (FARIDA, TOM, SAMIRA, HEAD, OVERSEER, *ELSEWHERE)
MAY = {OVERSEER, SAMIRA}
SEEING: tuple[type[Action], ...] = (ShowContract, TurnContract, AskTick, LeaveTick)
CHANGING: tuple[type[Action], ...] = (TickRequirement, UndoTick, OpenTickFile)
OF_OWN_FILE: tuple[type[Action], ...] = (ShowOpenRequirements, ChooseRequirement)


@pytest.fixture
def story(places: Places) -> Iterator[Story]:
    """The filled hub, and somebody who oversees its contract."""
    with filled_hub(places) as made:
        store = Store(made.connection, Hub())
        lead = store.organisations.hub()
        assert lead is not None
        held = frozenset({Appointment(Role.OVERSEER, lead.id)})
        person = store.people.upsert(Entry(0, OVERSEER.email, OVERSEER.name, held), NOW)
        store.conversations.put(databases.chat(OVERSEER.conversation), person, coded=True)
        yield replace(made, before=kept_rows(made.connection))


@pytest.mark.parametrize("action", SEEING, ids=lambda action: action.verb)
def test_its_overseer_and_officers_see_it(action: type[Action], story: Story) -> None:
    assert _answered(action, story) == MAY


@pytest.mark.parametrize("action", CHANGING, ids=lambda action: action.verb)
def test_its_overseer_and_officers_tick_undo_and_open_what_shows_it(
    action: type[Action], story: Story
) -> None:
    assert {who for who in EVERYBODY if story.press(who, _entry(action))} == MAY


@pytest.mark.parametrize("action", OF_OWN_FILE, ids=lambda action: action.verb)
def test_a_file_is_evidence_for_its_sender_alone(action: type[Action], story: Story) -> None:
    assert _answered(action, story) == {SAMIRA}


@pytest.mark.parametrize("who", [FARIDA, TOM, HEAD, *ELSEWHERE], ids=lambda who: who.name)
def test_nobody_else_is_shown_what_a_contract_requires(who: Somebody, story: Story) -> None:
    """Not even with a file of their own, said to be for that."""
    store = Store(story.connection, Hub())
    person = store.people.has_address(who.email)
    assert person is not None
    sent = store.kept_files.keep(Received("x.pdf", FileType.PDF, b"%PDF-x"), person, NOW)
    store.kept_files.choose(sent, REQUIREMENT)
    for entry in BUTTONS:
        data = story.data(entry) | ({"file": sent} if entry.action in OF_OWN_FILE else {})
        assert SECRET not in str(story.answer(who, entry, data)), entry.key
        assert "Insurance renewed" not in str(story.answer(who, entry, data)), entry.key
    for entry in WORDS_TYPED:
        for rest in ("", "QA-HUB"):
            told = story.type(who, entry, rest)
            assert SECRET not in told and "Insurance renewed" not in told, entry.key


def test_others_read_kindly_who_may_see_one(story: Story) -> None:
    [entry] = [each for each in WORDS_TYPED if each.key == "contracts"]
    told = {who: story.type(who, entry) for who in EVERYBODY}
    assert {who for who in EVERYBODY if "QA-HUB" in told[who]} == MAY
    for who in (FARIDA, HEAD):
        assert "Contracts are for the contract leads of the organisations" in told[who]


def test_who_oversees_it_no_more_sees_and_ticks_nothing(story: Story) -> None:
    stale.role(OVERSEER, Store(story.connection, Hub()))
    for action in (*SEEING, *CHANGING):
        assert _answered(action, story) == {SAMIRA}


def _answered(action: type[Action], story: Story) -> set[Somebody]:
    """Whom a button answers with anything but a refusal."""
    entry = _entry(action)
    data = story.data(entry)
    return {who for who in EVERYBODY if story.answer(who, entry, data) is not None}


def _entry(action: type[Action]) -> Route:
    [found] = [each for each in BUTTONS if each.action is action]
    return found
