"""Stories of a card that lasts: the update of its message says what the press was answered with."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.delivery.message import Message
from domain.delivery.conversations import Surface
from storage.store import Store
from storage.tables.delivery import outbox
from tests import databases, fake_teams
from tests.bot.operations.offering import heard, officer
from tests.bot.quality.test_reports import filled, report_card
from tests.bot.quality.test_reports import ower as ower
from tests.bot.turns.everybody import BUTTONS, Story, filled_hub
from tests.conversation import Card, Chat
from tests.databases import Places
from tests.seed import FARIDA, HEAD, SAMIRA, TOM
from tests.shown import words_of

SAID = "Submitted. The hub reads it now."


@pytest.fixture
def story(places: Places) -> Iterator[Story]:
    """The hub in which there is a bit of everything."""
    with filled_hub(places) as made:
        yield made


@databases.on_sqlite
def test_an_update_shows_what_the_press_was_answered_with(story: Story) -> None:
    """Teams puts the update in place of the answer within a second."""
    lost, noted = [], set()
    # What the day's message shows depends on whether it arrived, as none here did.
    buttons = [e for e in BUTTONS if not e.key.startswith("prompt.")]
    for entry in (e for e in buttons if e.surface is Surface.CHAT):
        for who in (SAMIRA, FARIDA, HEAD, TOM):
            found = story.lasting(who, entry)
            if found is None:
                continue
            answer, update = found
            noted |= {answer.slot.kind} if answer.note and answer.slot else set()
            # Of what was deleted there is nothing to show.
            if isinstance(update, Message) and update.card != answer.card:
                lost.append((entry.key, who.name, *_other(answer.card, update.card)))
    assert lost == []
    kinds = {
        "action_plan",
        "report",
        "consent",
        "offer",
        "request",
        "kept_support",
        "objective",
        "grant",
        "contract",
    }
    assert noted >= kinds, "else this proves little"


def _other(answered: Any, updated: Any) -> list[str]:
    """What one of them says and the other does not."""
    one, two = list(words_of(answered)), list(words_of(updated))
    return [words for words in (*one, *two) if (words in one) is not (words in two)]


async def test_what_was_said_of_a_press_stays_in_its_message(ower: Chat) -> None:
    card = await filled(ower)
    answered = await card.press("Submit")
    assert SAID in answered.words
    updated = await _updated(card)
    assert updated == answered.words


async def test_another_message_of_the_same_gets_its_update_without_it(ower: Chat) -> None:
    other, card = await filled(ower), await report_card(ower)
    await card.press("Submit")
    assert SAID in await _updated(card)
    updated = await _updated(other)
    assert SAID not in updated and "Submitted" in updated


async def test_it_is_gone_once_somebody_changed_what_stands_there(ower: Chat) -> None:
    samira, card = await officer(ower.house), await filled(ower)
    await card.press("Submit")
    await _updated(card)
    await heard(samira, "Submitted")
    await (await (await samira.say("reports")).press("Open: Final report, Peel")).press("Accept")
    updated = await _updated(card, 2)
    assert SAID not in updated and "Accepted" in updated


async def test_the_next_press_says_its_own(ower: Chat) -> None:
    card = await report_card(ower)
    told = await card.press("Get the template")
    assert "on its way to this chat" in await _updated(card)
    money = await told.press("Fill in: OA-2627-PEE")
    left = await money.press("Back")
    updated = await _updated(card, 2)
    assert updated == left.words and "on its way" not in updated


async def test_the_same_press_again_is_put_once(ower: Chat) -> None:
    card = await filled(ower)
    request = card.request("Submit")
    first = await card.answered(request)
    assert SAID in await _updated(card)
    assert await card.answered(request) == first
    assert await ower.house.database.read(lambda store: _updates(card, store)) == 1


async def _updated(card: Card, times: int = 1) -> str:
    """What a card's message says once it was updated so many times."""
    await card.chat.house.teams.until(lambda: _message(card).updates == times)
    return " | ".join(words_of(_message(card).card or {}))


def _updates(card: Card, store: Store) -> int:
    """How often an update of a card's message was put."""
    post = store.posts.at(card.chat.who.conversation, card.message)
    of = select(func.count()).where(outbox.c.post_id == (post.id if post else 0))
    return int(store._connection.execute(of).scalar_one())


def _message(card: Card) -> fake_teams.Message:
    return next(each for each in card.chat.messages if each.id == card.message)
