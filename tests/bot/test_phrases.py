"""Phrases of people who know no command: each gets what it asks for, and none opens a record."""

import pytest

from domain.prompts.calendar import DAY
from storage.store import Store
from tests.bot.conversation_phrases import PHRASES
from tests.conversation import House
from tests.make import TODAY
from tests.seed import FARIDA, HEAD, SAMIRA, TOM


def test_there_are_as_many_phrases_as_were_tried_with_people() -> None:
    assert sum(len(phrases) for _, phrases in PHRASES.values()) >= 76


@pytest.mark.parametrize("outcome", PHRASES)
async def test_a_phrase_gets_what_it_asks_for(house: House, outcome: str) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say("visit Peel Park")
    await form.press("Save record", did="Met the head.", progress="on_track")
    begins, phrases = PHRASES[outcome]
    wrong = []
    for phrase in phrases:
        card = await farida.say(phrase)
        if not card.words.startswith(begins):
            wrong.append(f"{phrase}: {card.words[:60]}")
    assert wrong == []


async def test_a_phrase_of_others_is_answered_within_their_rights(house: House) -> None:
    head, officer = house.chat(HEAD), house.chat(SAMIRA)
    await officer.say(house.invite(SAMIRA.email))
    for chat, phrase, begins in (
        (head, "thanks", "You are welcome"),
        (head, "when is the next visit?", "Supported schools"),
        (head, "delete my last visit please", "I cannot answer that"),
        (head, "Met the leader about phonics today", "I am not sure what you mean"),
        (officer, "good morning", "Nothing waits for you"),
        (officer, "who is late", "Records missing"),
        (head, "who is late", "Nothing waits for you"),
        (officer, "show me the records", "Records of visits"),
        (officer, "settings", "Your reminders"),
    ):
        assert (await chat.say(phrase)).words.startswith(begins), phrase


async def test_who_asks_what_is_missing_gets_the_list_of_it(house: House) -> None:
    farida, officer = house.chat(FARIDA), house.chat(SAMIRA)
    await officer.say(house.invite(SAMIRA.email))

    def plan(store: Store) -> None:
        store.planned_visits.add(1, 1, TODAY - 6 * DAY)
        store.planned_visits.add(1, 2, TODAY - 5 * DAY)

    house.database.write_now(plan)
    for phrase in ("who is late", "Who is overdue?", "which records are missing"):
        everybodys = (await officer.say(phrase)).words
        assert "2 visits without a record" in everybodys, phrase
        assert FARIDA.name in everybodys and TOM.name in everybodys
        own = (await farida.say(phrase)).words
        assert own.startswith("Records missing") and "1 visit without a record" in own, phrase


async def test_a_code_is_never_shown_again(house: House) -> None:
    farida = house.chat(FARIDA)
    for typed in ("ABCDE 12345", "my code is 7KX2M9QPLA", "7kx2m9qpla?", "code: ABCDEFGHJK"):
        words = (await farida.say(typed)).words
        assert not any(part in words for part in ("ABCDE", "7KX2M9QPLA", "7kx2m9qpla")), typed
