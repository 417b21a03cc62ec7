"""Phrases of people who know no command: each gets what it asks for, and none opens a record."""

import pytest

from tests.bot.conversation_phrases import PHRASES
from tests.conversation import House
from tests.seed import FARIDA, HEAD, SAMIRA


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
        (officer, "who is late", "Nothing waits for you"),
        (officer, "show me the records", "Records of visits"),
        (officer, "settings", "Your reminders"),
    ):
        assert (await chat.say(phrase)).words.startswith(begins), phrase


async def test_a_code_is_never_shown_again(house: House) -> None:
    farida = house.chat(FARIDA)
    for typed in ("ABCDE 12345", "my code is 7KX2M9QPLA", "7kx2m9qpla?", "code: ABCDEFGHJK"):
        words = (await farida.say(typed)).words
        assert not any(part in words for part in ("ABCDE", "7KX2M9QPLA", "7kx2m9qpla")), typed
