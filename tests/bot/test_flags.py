"""Stories of a flag: it reaches connected officers, its note nobody else, and it can be taken back."""

import pytest

from tests.conversation import Card, Chat, House
from tests.seed import FARIDA, HEAD, SAMIRA

NOTE = "Please ring me about the head's absence."


async def officer(house: House) -> Chat:
    samira = house.chat(SAMIRA)
    await samira.say(house.invite(SAMIRA.email))
    return samira


async def flagged(house: House) -> Card:
    farida = house.chat(FARIDA)
    form = await farida.say("visit")
    return await form.press("Save record", did="Met the head.", progress="on_track", flag="true", hub_note=NOTE)


async def test_a_flag_reaches_a_connected_officer_with_its_note(house: House) -> None:
    samira = await officer(house)
    receipt = await flagged(house)
    assert "The hub has been asked to look" in receipt.words
    await house.teams.until(lambda: len(samira.messages) == 2)
    told = samira.card().words
    assert NOTE in told
    assert "Farida Malik" in told


async def test_a_flag_that_was_sent_says_withdrawn_and_comes_back_in_the_same_message(house: House) -> None:
    samira = await officer(house)
    receipt = await flagged(house)
    await house.teams.until(lambda: len(samira.messages) == 2)
    deleted = await (await receipt.press("Delete")).press("Delete record")
    await house.teams.until(lambda: "ithdrawn" in samira.card().words)
    await deleted.press("Undo")
    await house.teams.until(lambda: NOTE in samira.card().words and "ithdrawn" not in samira.card().words)
    assert len(samira.messages) == 2


async def test_a_flag_with_no_officer_to_tell_waits_on_the_home_card(house: House) -> None:
    await flagged(house)
    samira = await officer(house)
    assert "1 open" in (await samira.say("hi")).words


async def test_the_supported_school_reads_neither_flag_nor_note(house: House) -> None:
    head = house.chat(HEAD)
    await head.say("hi")
    await flagged(house)
    value = {"action": {"verb": "visit.show", "data": {"v": 1, "visit": 1}}}
    await house.post(head.activity(type="invoke", name="adaptiveCard/action", value=value, replyToId="x"))
    seen = head.card().words
    assert "Met the head." in seen
    assert NOTE not in seen
    assert "asked to look" not in seen


async def woken(house: House, key: str) -> None:
    """Has the worker look for what is due, as its next tick would."""
    put = house.database.write(lambda store: store.outbox.put("no kind", "0", key, FARIDA.conversation, house.clock()))
    assert await put


@pytest.mark.parametrize("stopped", ["removed", "blocked"])
async def test_a_chat_that_stopped_is_told_nothing_and_hears_what_waited_when_it_is_back(
    house: House, stopped: str
) -> None:
    samira = await officer(house)
    form = await house.chat(FARIDA).say("visit")
    too_many = (429, {"Retry-After": "60"}, {"error": {"code": "Throttled"}})
    house.teams.failures = [too_many, too_many]
    await form.press("Save record", did="Met the head.", progress="on_track", flag="true", hub_note=NOTE)
    await house.teams.until(lambda: not house.teams.failures)
    if stopped == "removed":
        await house.post(samira.activity(type="installationUpdate", action="remove"))
    else:
        await house.database.write(lambda store: store.conversations.stop(SAMIRA.conversation, "403 blocked"))
    house.clock.pass_(seconds=61)
    await woken(house, "k1")
    await house.teams.until(lambda: house.chat(FARIDA).messages[0].updates == 1)
    assert len(samira.messages) == 1
    await samira.install()
    await woken(house, "k2")
    await house.teams.until(lambda: len(samira.messages) == 2)
    assert NOTE in samira.card().words
