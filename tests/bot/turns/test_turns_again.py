"""Stories of what goes wrong: repeats, old cards, crashes, slow connectors, hostile words."""

import pytest

from tests.clock import Clock
from tests.conversation import House
from tests.conversation import house as running
from tests.databases import Place
from tests.fake_teams import FakeTeams
from tests.seed import FARIDA

DID = "Met the head."
HOSTILE = "**bold** [link](https://evil.example) <at>all</at> =1+1 \u202etxt \x00 1. list _it_"


async def test_a_message_that_comes_twice_is_answered_once(house: House) -> None:
    farida = house.chat(FARIDA)
    await farida.say("hi")
    activity = farida.activity(type="message", text="visit")
    await house.post(activity)
    await house.post(activity)
    assert len(farida.messages) == 2


async def test_submit_and_execute_reach_the_same_handler(house: House) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say("visit")
    action = form.action("Save record")
    value = {**action["data"], **form.values(), "did": DID, "progress": "on_track", "time": "half"}
    status, _ = await house.post(
        farida.activity(type="message", value=value, replyToId=form.message)
    )
    assert status == 200
    assert "Visit recorded" in farida.card(0).words


@pytest.mark.parametrize(
    "kind",
    ["messageUpdate", "messageDelete", "messageReaction", "typing", "endOfConversation", "event"],
)
async def test_edits_deletions_and_reactions_change_nothing(house: House, kind: str) -> None:
    farida = house.chat(FARIDA)
    status, _ = await house.post(farida.activity(type=kind, text="visit"))
    assert status == 200
    assert not farida.messages


async def test_a_button_of_another_time_gets_a_fresh_start(house: House) -> None:
    farida = house.chat(FARIDA)
    await farida.say("hi")
    for data in ({"v": 99, "form": "abcdefgh1"}, {"v": 1, "form": ["x"]}, {"v": 1}, {}):
        value = {"action": {"verb": "visit.save", "data": data}}
        request = farida.activity(
            type="invoke", name="adaptiveCard/action", value=value, replyToId="m0"
        )
        status, body = await house.post(request)
        assert (status, body["type"].rpartition(".")[2]) == (200, "message")
        assert "out of date" in farida.card().words


async def test_a_form_that_is_not_known_leaves_what_was_typed_alone(house: House) -> None:
    farida = house.chat(FARIDA)
    await farida.say("hi")
    value = {"action": {"verb": "visit.save", "data": {"v": 1, "form": "neverissued1", "did": DID}}}
    _, body = await house.post(
        farida.activity(type="invoke", name="adaptiveCard/action", value=value, replyToId="m0")
    )
    assert body["type"].endswith("error")


async def test_a_receipt_survives_the_death_of_the_bot(
    small_hub: Place, teams: FakeTeams, clock: Clock
) -> None:
    async with running(small_hub, teams, clock) as house:
        farida = house.chat(FARIDA)
        form = await farida.say("visit")
        press = form.request("Save record", did=DID, progress="on_track")
        first = await form.answered(press)
    async with running(small_hub, teams, clock) as house:
        again = (await house.post(press))[1]
        other = (await house.post(press | {"id": "pressed-again"}))[1]
        assert first == again == other
        assert "1 of 1" in (await house.chat(FARIDA).say("my visits")).words


async def test_an_edit_opened_at_once_is_not_wiped_by_the_update(house: House) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say("visit")
    house.teams.failures.append((429, {"Retry-After": "3600"}, {"error": {"code": "Throttled"}}))
    receipt = await form.press("Save record", did=DID, progress="on_track")
    await house.teams.until(lambda: len(house.teams.sent("PUT")) == 1)
    edit = await receipt.press("Edit")
    house.clock.pass_(hours=2)
    await farida.say("hi")
    assert farida.messages[0].updates == 0
    await edit.press("Save changes", did="Met the head twice.")
    await house.teams.until(lambda: farida.messages[0].updates == 1)
    assert "Met the head twice." in farida.card(0).words


async def test_hostile_words_are_shown_as_they_are_and_do_nothing(house: House) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say("visit")
    receipt = await form.press(
        "Save record", did=HOSTILE, progress="on_track", next_step=HOSTILE[:100], hub_note=HOSTILE
    )
    assert "Visit recorded" in receipt.words
    assert "entities" not in str(receipt.shown)
    assert "\x00" not in str(receipt.shown)
    assert "\u202e" not in str(receipt.shown)
    edit = await receipt.press("Edit")
    assert "Visit recorded" in (await edit.press("Save changes")).words


async def test_a_throttled_reply_is_posted_again_and_a_doubtful_one_is_not(house: House) -> None:
    farida = house.chat(FARIDA)
    await farida.say("hi")
    house.teams.failures.append((429, {"Retry-After": "0"}, {}))
    await farida.say("help")
    house.teams.failures.append((502, {}, {}))
    await house.post(farida.activity(type="message", text="steps"))
    assert len(farida.messages) == 2


async def test_who_left_is_not_shown_again_what_a_press_was_answered(house: House) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say("visit")
    press = form.request("Save record", did=DID, progress="on_track")
    assert DID in str(await form.answered(press))
    person = await house.database.read(lambda store: store.people.by_email(FARIDA.email))
    assert person is not None
    await house.database.write(lambda store: store.people.leave(person.id, house.clock()))
    assert DID not in str(await form.answered(press))
