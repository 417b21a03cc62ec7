"""Stories of a flag: it reaches connected officers, its note nobody else; it can be undone."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.commands.imports import import_files
from domain.delivery.delivery import DeliveryState as OutboxState
from domain.people.people import Appointment, Role
from storage.store import Store
from tests.conversation import Card, Channel, Chat, House
from tests.seed import FARIDA, HEAD, SAMIRA, TOM, Somebody

NOTE = "Please ring me about the head's absence."


async def officer(house: House) -> Chat:
    samira = house.chat(SAMIRA)
    await samira.say(house.invite(SAMIRA.email))
    return samira


async def flagged(house: House) -> Card:
    farida = house.chat(FARIDA)
    form = await farida.say("visit")
    return await form.press(
        "Save record", did="Met the head.", progress="on_track", flag="true", hub_note=NOTE
    )


async def test_a_flag_reaches_a_connected_officer_with_its_note(house: House) -> None:
    samira = await officer(house)
    receipt = await flagged(house)
    assert "You asked the hub to look" in receipt.words
    await house.teams.until(lambda: len(samira.messages) == 2)
    told = samira.card().words
    assert NOTE in told
    assert "Farida Malik" in told


async def test_a_flag_that_was_sent_says_withdrawn_and_comes_back_in_the_same_message(
    house: House,
) -> None:
    samira = await officer(house)
    receipt = await flagged(house)
    await house.teams.until(lambda: len(samira.messages) == 2)
    deleted = await (await receipt.press("Delete")).press("Delete record")
    await house.teams.until(lambda: "ithdrawn" in samira.card().words)
    await deleted.press("Undo")
    await house.teams.until(
        lambda: NOTE in samira.card().words and "ithdrawn" not in samira.card().words
    )
    assert len(samira.messages) == 2


async def test_a_flag_with_no_officer_to_tell_waits_on_the_home_card(house: House) -> None:
    await flagged(house)
    samira = await officer(house)
    assert "1 flag open" in (await samira.say("hi")).words


async def test_the_supported_school_reads_neither_flag_nor_note(house: House) -> None:
    head = house.chat(HEAD)
    await head.say("hi")
    await flagged(house)
    house.clock.pass_(minutes=31)
    value = {"action": {"verb": "copy.show", "data": {"v": 1, "visit": 1}}}
    await house.post(
        head.activity(type="invoke", name="adaptiveCard/action", value=value, replyToId="x")
    )
    seen = head.card().words
    assert "Met the head." in seen
    assert NOTE not in seen
    assert "asked to look" not in seen


async def woken(house: House, key: str) -> None:
    """Has the worker look for what is due, as its next tick would."""
    put = house.database.write(
        lambda store: store.outbox.put("no kind", "0", key, FARIDA.conversation, house.clock())
    )
    assert await put


@pytest.mark.parametrize("stopped", ["removed", "blocked"])
async def test_a_chat_that_stopped_is_told_nothing_and_hears_what_waited_when_it_is_back(
    house: House, stopped: str
) -> None:
    samira = await officer(house)
    form = await house.chat(FARIDA).say("visit")
    too_many = (429, {"Retry-After": "60"}, {"error": {"code": "Throttled"}})
    house.teams.failures = [too_many, too_many]
    await form.press(
        "Save record", did="Met the head.", progress="on_track", flag="true", hub_note=NOTE
    )
    await house.until(
        lambda store: [row.attempts for row in store.outbox.rows(OutboxState.READY)] == [1, 1]
    )
    if stopped == "removed":
        await house.post(samira.activity(type="installationUpdate", action="remove"))
    else:
        await house.database.write(
            lambda store: store.conversations.stop(SAMIRA.conversation, "403 blocked")
        )
    house.clock.pass_(seconds=61)
    await woken(house, "k1")
    await house.teams.until(lambda: house.chat(FARIDA).messages[0].updates == 1)
    assert len(samira.messages) == 1
    await samira.install()
    await woken(house, "k2")
    await house.teams.until(lambda: len(samira.messages) == 2)
    assert NOTE in samira.card().words


async def posted(house: House) -> Channel:
    """A channel that gets the hub's posts."""
    channel = house.channel()
    await (await channel.seat(SAMIRA).say("post here")).press("Post here")
    return channel


async def second_officer(house: House) -> Chat:
    """Tom, an officer as well."""
    tom = house.chat(TOM)
    house.database.write_now(promote)
    await tom.say(house.invite(TOM.email))
    return tom


def promote(store: Store) -> None:
    person = store.people.by_email(TOM.email)
    assert person is not None
    store.people.appoint(person.id, person.appointments | {Appointment(Role.OFFICER, None)})


def at(channel: Channel, who: Somebody) -> Card:
    """The newest post, as somebody sees it."""
    post, seat = channel.threads[-1], channel.seat(who)
    assert post.card is not None
    return Card(seat, post.id, post.card)


async def test_a_flag_stands_in_the_channel_without_a_word_of_the_visit_and_is_taken(
    house: House,
) -> None:
    samira = await officer(house)
    channel = await posted(house)
    await flagged(house)
    await house.teams.until(lambda: len(channel.threads) == 1)
    seen = at(channel, SAMIRA)
    assert "Farida Malik asks the hub to look" in seen.words
    assert "Not taken yet" in seen.words
    assert NOTE not in str(seen.shown)
    assert "Met the head" not in str(seen.shown)
    assert len(samira.messages) == 1, "officers are told in the channel"
    house.clock.pass_(minutes=32)
    taken = await seen.press("I'll take it")
    assert "Taken by Samira Whitfield, 14:32" in taken.words
    await house.teams.until(lambda: len(samira.messages) == 2)
    assert NOTE in samira.card().words
    assert "Taken by Samira Whitfield, 14:32" in samira.card().words
    assert NOTE not in str(channel.messages)
    await house.teams.until(lambda: "Taken by Samira Whitfield" in at(channel, TOM).words)


async def test_a_flag_is_resolved_in_the_own_chat_and_says_so_everywhere(house: House) -> None:
    samira, tom = await officer(house), await second_officer(house)
    await flagged(house)
    await house.teams.until(lambda: len(samira.messages) == len(tom.messages) == 2)
    taken = await samira.card().press("I'll take it")
    await house.teams.until(lambda: "Taken by Samira Whitfield" in tom.card().words)
    assert NOTE in taken.words
    house.clock.pass_(days=1)
    await tom.card().press("Mark as resolved")
    await house.teams.until(
        lambda: "Resolved by Tom Ellison, Tue 24 Nov, 14:00" in samira.card().words
    )
    assert "flag open" not in (await samira.say("hi")).words
    concern = house.database.read_now(lambda store: store.concerns.of(1))
    assert concern is not None and concern.taken_at is not None and concern.resolved_at is not None
    assert concern.resolved_at - concern.taken_at == timedelta(days=1)
    again = await samira.card(1).press("Open again")
    assert "Taken by Samira Whitfield" in again.words
    await house.teams.until(lambda: "Taken by Samira Whitfield" in tom.card(1).words)


async def test_a_flag_whose_taker_left_waits_again_for_somebody(house: House) -> None:
    await officer(house)
    tom = await second_officer(house)
    channel = await posted(house)
    await flagged(house)
    await house.teams.until(lambda: len(channel.threads) == 1)
    await at(channel, SAMIRA).press("I'll take it")
    await house.teams.until(lambda: "Taken by Samira Whitfield" in at(channel, TOM).words)
    left = await (await tom.say("people Samira")).press("Open Samira Whitfield")
    await (await left.press("Take off the list")).press("Take off the list")
    await house.teams.until(lambda: "Not taken yet" in at(channel, TOM).words)
    before = len(tom.messages)
    assert "Taken by Tom Ellison" in (await at(channel, TOM).press("I'll take it")).words
    await house.teams.until(lambda: len(tom.messages) == before + 1)
    assert NOTE in tom.card().words


async def test_a_receipt_follows_its_flag_when_the_taker_leaves_and_comes_back(
    house: House,
) -> None:
    await officer(house)
    tom, farida = await second_officer(house), house.chat(FARIDA)
    channel = await posted(house)
    await flagged(house)
    receipt = len(farida.messages) - 1
    await house.teams.until(lambda: len(channel.threads) == 1)
    await at(channel, SAMIRA).press("I'll take it")
    await house.teams.until(lambda: "Taken by Samira Whitfield" in farida.card(receipt).words)
    left = await (await tom.say("people Samira")).press("Open Samira Whitfield")
    gone = await (await left.press("Take off the list")).press("Take off the list")
    await house.teams.until(lambda: "Not taken yet" in farida.card(receipt).words)
    await gone.press("Put back on the list")
    await house.teams.until(lambda: "Taken by Samira Whitfield" in farida.card(receipt).words)


async def test_a_flag_waits_again_after_a_file_has_taken_its_taker_off_the_list(
    house: House, tmp_path: Path
) -> None:
    await officer(house)
    await second_officer(house)
    channel = await posted(house)
    await flagged(house)
    await house.teams.until(lambda: len(channel.threads) == 1)
    await at(channel, SAMIRA).press("I'll take it")
    await house.teams.until(lambda: "Taken by Samira Whitfield" in at(channel, TOM).words)
    people = tmp_path / "people.csv"
    people.write_text(
        f"email,name,role,leave\n{SAMIRA.email},{SAMIRA.name},officer,yes\n", encoding="utf-8"
    )
    said: list[str] = []
    now = house.clock()
    await asyncio.to_thread(
        import_files, house.database, [people], now, now.date(), said.append, watched=False
    )
    assert said[-1] == "Imported.", said
    await house.teams.until(lambda: "Not taken yet" in at(channel, TOM).words)


async def test_of_two_who_take_it_at_once_the_second_reads_who_has_it(house: House) -> None:
    samira, tom = await officer(house), await second_officer(house)
    channel = await posted(house)
    await flagged(house)
    await house.teams.until(lambda: len(channel.threads) == 1)
    first, second = (
        at(channel, SAMIRA).request("I'll take it"),
        at(channel, TOM).request("I'll take it"),
    )
    bodies = await asyncio.gather(
        at(channel, SAMIRA).answered(first), at(channel, TOM).answered(second)
    )
    shown = {str(body["value"]).partition("Taken by ")[2][:6] for body in bodies}
    assert len(shown) == 1
    taker, other = (samira, tom) if shown == {"Samira"} else (tom, samira)
    await house.teams.until(lambda: len(taker.messages) == 2)
    assert len(other.messages) == 1
    assert house.database.read_now(told) == 2, "the channel and who took it"


def told(store: Store) -> int:
    """How many messages were ever put of flags, updates not counted."""
    rows = [row for state in OutboxState for row in store.outbox.rows(state)]
    return len([row for row in rows if row.kind == "concern" and row.post is None])


async def test_who_is_no_officer_is_refused_and_the_card_stays(house: House) -> None:
    await officer(house)
    channel = await posted(house)
    await flagged(house)
    await house.teams.until(lambda: len(channel.threads) == 1)
    before = at(channel, FARIDA)
    for button in ("I'll take it", "Mark as resolved"):
        assert (
            await before.refused(button) == "Only hub officers answer flags. Nothing was changed."
        )
    assert at(channel, FARIDA).shown == before.shown


async def test_a_withdrawn_flag_says_so_in_the_channel_and_is_nobodys_when_it_comes_anew(
    house: House,
) -> None:
    samira = await officer(house)
    channel = await posted(house)
    receipt = await flagged(house)
    await house.teams.until(lambda: len(channel.threads) == 1)
    await at(channel, SAMIRA).press("Mark as resolved")
    await house.teams.until(lambda: "Resolved by" in at(channel, SAMIRA).words)
    deleted = await (await receipt.press("Delete")).press("Delete record")
    await house.teams.until(lambda: "Withdrawn" in at(channel, SAMIRA).words)
    assert "I'll take it" not in at(channel, SAMIRA).words
    await deleted.press("Undo")
    await house.teams.until(lambda: "Not taken yet" in at(channel, SAMIRA).words)
    assert len(channel.threads) == 1
    assert len(samira.messages) == 1


async def test_a_flag_whose_channel_was_taken_off_before_it_went_stands_on_status(
    house: House,
) -> None:
    samira = await officer(house)
    channel = await posted(house)
    house.teams.failures_in[channel.id] = [(429, {"Retry-After": "60"}, None)]
    await flagged(house)
    await house.teams.until(lambda: not house.teams.failures_in[channel.id])
    await channel.seat(SAMIRA).say("stop posting")
    house.clock.pass_(seconds=61)
    await woken(house, "k1")
    await house.until(lambda store: store.outbox.counts().get(OutboxState.SKIPPED) == 1)
    assert "1 flag was raised while nobody could be told" in (await samira.say("status")).words


async def test_a_flag_is_told_to_every_channel_that_may_hear_of_it_once(house: House) -> None:
    await officer(house)
    first, second = house.channel(), house.channel("leaders")
    for channel in (first, second):
        await (await channel.seat(SAMIRA).say("post here")).press("Post here")
    await flagged(house)
    await house.teams.until(lambda: len(first.threads) == len(second.threads) == 1)
    await at(second, SAMIRA).press("I'll take it")
    await house.teams.until(lambda: "Taken by Samira" in at(first, TOM).words)
    assert house.database.read_now(told) == 3, "two channels and who took it"


async def test_who_flags_hears_that_it_was_taken_and_that_it_was_resolved(house: House) -> None:
    samira, farida = await officer(house), house.chat(FARIDA)
    receipt = await flagged(house)
    assert "Not taken yet" in receipt.words
    await house.teams.until(lambda: len(samira.messages) == 2)
    before = len(farida.messages)
    taken = await samira.card().press("I'll take it")
    await house.teams.until(lambda: len(farida.messages) == before + 1)
    assert "Samira Whitfield is looking into what you flagged" in farida.card().words
    assert NOTE not in str(farida.card().shown)
    assert "Met the head" not in str(farida.card().shown)
    await house.teams.until(lambda: "Taken by Samira Whitfield" in farida.card(before - 1).words)
    resolved = await taken.press("Mark as resolved")
    await house.teams.until(lambda: len(farida.messages) == before + 2)
    assert "The hub has dealt with what you flagged" in farida.card().words
    await house.teams.until(lambda: "Resolved by Samira" in farida.card(before - 1).words)
    await resolved.press("Open again")
    await house.teams.until(lambda: "is looking into" in farida.card(before + 1).words)
    assert len(farida.messages) == before + 2, "the same is not told twice"


async def test_a_leader_who_may_see_the_record_no_more_hears_nothing_of_the_flag(
    house: House,
) -> None:
    samira, farida = await officer(house), house.chat(FARIDA)
    await flagged(house)
    await house.teams.until(lambda: len(samira.messages) == 2)
    before = len(farida.messages)
    await house.database.write(no_leader)
    await samira.card().press("I'll take it")
    await house.until(
        lambda store: (
            [r.kind for r in store.outbox.rows(OutboxState.SKIPPED)].count("concern_answer") == 1
        )
    )
    assert len(farida.messages) == before


def no_leader(store: Store) -> None:
    farida = store.people.by_email(FARIDA.email)
    assert farida is not None
    store.people.appoint(farida.id, frozenset())
