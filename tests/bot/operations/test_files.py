"""Stories of the roster as a file: asked for, made beside the turns, offered, put into OneDrive, or not wanted."""

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from bot.making import work as making
from bot.messages import FLEETING
from domain.delivery.delivery import DeliveryState
from domain.operations.files import RIGHTS
from domain.operations.work import LEASE, MOST_TRIES, WAIT
from domain.people.people import Appointment, Role
from storage.store import Store
from storage.tables.operations import work
from tests.conversation import Chat, House
from tests.fake_teams import Message
from tests.seed import FARIDA, HEAD, SAMIRA, TITUS_SALT, TOM, Somebody

IN_PLACE = "people-2026-11-23.xlsx is in your OneDrive"
GONE = "The file is gone"


async def officer(house: House) -> Chat:
    """Samira, let in by a code."""
    chat = house.chat(SAMIRA)
    await chat.say(house.invite(SAMIRA.email))
    return chat


async def number(house: House, who: Somebody) -> int:
    """A person's number on the roster."""
    person = await house.database.read(lambda store: store.people.by_email(who.email))
    assert person is not None
    return person.id


async def asked(house: House) -> tuple[Chat, Message]:
    """An officer before whom the file lies."""
    samira = await officer(house)
    told = await (await samira.say("people")).press("As a file")
    assert "It is being made; it comes here in a moment." in told.words
    return samira, await samira.offered()


async def heard(chat: Chat, words: str) -> None:
    """Waits until a card says so."""
    await chat.house.teams.until(
        lambda: any(words in str(message.card) for message in chat.messages)
    )


async def said_last(house: House) -> None:
    """Puts one more thing to be said, so that whatever was to be said before it has been."""
    await house.database.write(
        lambda s: s.outbox.put("unmade", "0", "last", SAMIRA.conversation, house.clock())
    )


async def wakened(house: House) -> None:
    """Has the worker look round, as it does by itself every half minute."""
    key = f"wake {house.clock()}"
    await house.database.write(
        lambda store: store.outbox.put("nothing", "0", key, SAMIRA.conversation, house.clock())
    )


async def test_the_roster_is_made_offered_and_put_where_its_owner_says(house: House) -> None:
    samira, offer = await asked(house)
    assert offer.offer is not None
    content = offer.offer["content"]
    assert (
        offer.offer["name"] == "people-2026-11-23.xlsx"
        and "4 people on the list" in content["description"]
    )
    assert set(content["acceptContext"]) == {"file"} == set(content["declineContext"])
    status, body = await house.post(samira.consent(offer))
    assert (status, body) == (200, None)
    await heard(samira, IN_PLACE)
    (put,) = house.teams.uploads
    size = len(put.content)
    assert size == content["sizeInBytes"]
    assert put.headers["Content-Range"] == f"bytes 0-{size - 1}/{size}" and put.headers[
        "Content-Length"
    ] == str(size)
    assert "Authorization" not in put.headers and put.address.endswith(
        "up!1?guid='a'&tempauth=x%2By"
    )
    assert offer not in samira.messages


async def test_the_file_holds_the_roster_in_the_cards_words_and_no_formula(house: House) -> None:
    samira = await officer(house)
    form = await (await samira.say("people")).press("Add a person")
    evil = "=HYPERLINK(1)"
    await form.press(
        "Save", name=evil, email="evil@school.example", role="school_contact", place="107440"
    )
    await (await samira.say("people")).press("As a file")
    await house.post(samira.consent(await samira.offered()))
    await heard(samira, IN_PLACE)
    sheet = load_workbook(BytesIO(house.teams.uploads[0].content)).active
    header, *rows = sheet.iter_rows(values_only=True)
    assert header == ("Name", "Address", "Roles", "Connected")
    names = [row[0] for row in rows]
    assert names == sorted(names) and {FARIDA.name, TOM.name, HEAD.name, SAMIRA.name, evil} == set(
        names
    )
    by_name = {row[0]: row for row in rows}
    assert by_name[evil] == (
        evil,
        "evil@school.example",
        f"School contact at {TITUS_SALT}",
        "Their organisation is not allowed yet",
    )
    assert (
        by_name[SAMIRA.name][3] == "Connected"
        and by_name[TOM.name][3] == "Has not opened the app yet"
    )
    assert all(cell.data_type == "s" for row in sheet.iter_rows() for cell in row)
    assert sheet.freeze_panes == "A2" and sheet.column_dimensions["B"].width > 30


async def test_a_second_press_while_the_file_lies_there_makes_no_second_one(house: House) -> None:
    samira, _offer = await asked(house)
    told = await samira.card(1).press("As a file")
    assert "You asked for it already: it lies in this chat, or comes in a moment." in told.words
    await said_last(house)
    await heard(samira, "could not be made")
    assert sum(bool(message.offer) for message in samira.messages) == 1


async def test_declined_it_is_forgotten_and_can_be_asked_for_again_at_once(house: House) -> None:
    samira, offer = await asked(house)
    assert await house.post(samira.consent(offer, "decline")) == (200, None)
    assert "was not put into your OneDrive" in samira.card().words
    assert offer not in samira.messages
    await house.post(samira.consent(offer))
    assert GONE in samira.card().words and house.teams.uploads == []
    await (await samira.say("people")).press("As a file")
    again = await samira.offered()
    assert again.offer is not None and offer.offer is not None
    assert again.offer["content"]["acceptContext"] != offer.offer["content"]["acceptContext"]


async def test_accepted_twice_it_is_put_once_and_declining_then_changes_nothing(
    house: House,
) -> None:
    samira, offer = await asked(house)
    for answer in (samira.consent(offer), samira.consent(offer), samira.consent(offer, "decline")):
        assert await house.post(answer) == (200, None)
    await heard(samira, IN_PLACE)
    assert len(house.teams.uploads) == 1
    assert "is forgotten" not in str([message.card for message in samira.messages])


async def test_an_offer_sent_once_more_after_it_was_accepted_does_not_come(house: House) -> None:
    samira, offer = await asked(house)

    def lost(store: Store) -> None:
        (row,) = (row for row in store.outbox.rows(DeliveryState.SENT) if row.kind == "file")
        store.outbox.put(
            "file", row.subject, "as if nobody knew", SAMIRA.conversation, house.clock()
        )

    await house.post(samira.consent(offer))
    await heard(samira, IN_PLACE)
    await house.database.write(lost)
    await said_last(house)
    await heard(samira, "could not be made")
    assert not any(message.offer for message in samira.messages)


async def test_nobody_else_gets_it_and_the_owner_still_may(house: House) -> None:
    samira, offer = await asked(house)
    farida = house.chat(FARIDA)
    await farida.say("hi")
    await house.post(farida.consent(offer))
    await house.post(farida.consent(offer, "decline"))
    assert GONE in farida.card().words and house.teams.uploads == []
    await house.post(samira.consent(offer))
    await heard(samira, IN_PLACE)


async def test_who_is_no_officer_has_none_made(house: House) -> None:
    samira, farida = await officer(house), house.chat(FARIDA)
    stolen = (await samira.say("people")).request("As a file")
    await farida.say("hi")
    await house.post(farida.activity(**{name: stolen[name] for name in ("type", "name", "value")}))
    assert not await house.database.read(lambda store: store.work.waits(house.clock()))
    assert not any(message.offer for message in farida.messages)


async def test_who_may_not_have_it_when_it_is_to_be_made_is_told_that_there_is_none(
    house: House,
) -> None:
    farida = house.chat(FARIDA)
    await farida.say("hi")
    person = await number(house, FARIDA)
    await house.database.write(lambda store: store.work.put("people", person, house.clock()))
    await heard(farida, "could not be made")
    assert not any(message.offer for message in farida.messages)


async def test_each_that_could_not_be_made_is_told_though_its_number_comes_again(
    house: House,
) -> None:
    farida = house.chat(FARIDA)
    await farida.say("hi")
    person = await number(house, FARIDA)
    for times in (1, 2):
        await house.database.write(lambda store: store.work.put("people", person, house.clock()))
        await house.teams.until(lambda times=times: _unmade(farida) == times)  # type: ignore[misc]
        house.clock.pass_(hours=25)
        await house.database.write(lambda store: store.purge(house.clock(), FLEETING))


def _unmade(chat: Chat) -> int:
    """How often somebody was told that a file could not be made."""
    return sum("could not be made" in str(message.card) for message in chat.messages)


async def test_who_is_an_officer_no_longer_gets_nothing_put(house: House) -> None:
    samira, offer = await asked(house)
    person = await number(house, SAMIRA)
    await house.database.write(
        lambda store: store.people.appoint(person, [Appointment(Role.LEADER, None)])
    )
    await house.post(samira.consent(offer))
    assert GONE in samira.card().words and house.teams.uploads == []


async def test_a_day_later_it_is_gone(house: House) -> None:
    samira, offer = await asked(house)
    house.clock.pass_(hours=24)
    await house.post(samira.consent(offer))
    assert GONE in samira.card().words and house.teams.uploads == []
    assert offer.offer is not None
    id_ = offer.offer["content"]["acceptContext"]["file"]
    await house.database.write(lambda store: store.purge(house.clock(), FLEETING))
    owner = await number(house, SAMIRA)
    assert await house.database.read(lambda store: store.files.get(id_, owner)) is None


async def test_an_upload_that_fails_for_a_while_is_made_up_for(house: House) -> None:
    samira, offer = await asked(house)
    house.teams.upload_failures = [503, 429]
    await house.post(samira.consent(offer))
    for tries in (1, 2):
        await house.until(lambda store, tries=tries: _waits(store, tries))  # type: ignore[misc]
        house.clock.pass_(minutes=1)
        await wakened(house)
    await heard(samira, IN_PLACE)
    assert len(house.teams.uploads) == 3


async def test_onedrive_is_asked_again_no_sooner_than_it_said_and_the_chat_goes_on(
    house: House,
) -> None:
    samira, offer = await asked(house)
    house.teams.upload_failures, house.teams.uploads_wait = [429], "120"
    await house.post(samira.consent(offer))
    await house.until(lambda store: _waits(store, 1))
    (row,) = await house.database.read(lambda store: store.outbox.rows(DeliveryState.READY))
    assert row.due_at == house.clock() + timedelta(seconds=120)
    await said_last(house)
    await heard(samira, "could not be made")
    house.clock.pass_(minutes=2)
    await wakened(house)
    await heard(samira, IN_PLACE)


async def test_a_full_onedrive_is_told_at_once(house: House) -> None:
    samira, offer = await asked(house)
    house.teams.upload_failures = [507]
    await house.post(samira.consent(offer))
    await house.until(lambda store: store.outbox.counts().get(DeliveryState.DEAD, 0) == 1)
    house.clock.pass_(minutes=1)
    await wakened(house)
    await heard(samira, "The file may not be in your OneDrive")


async def test_who_waits_for_an_hour_is_told_so_and_has_it_put_all_the_same(house: House) -> None:
    samira, offer = await asked(house)
    house.teams.upload_failures = [503, 503]
    await house.post(samira.consent(offer))
    await house.until(lambda store: _waits(store, 1))
    house.clock.pass_(minutes=61)
    await wakened(house)
    await heard(samira, "The file may not be in your OneDrive")
    await house.until(lambda store: _waits(store, 2))
    house.clock.pass_(minutes=11)
    await wakened(house)
    await heard(samira, IN_PLACE)


async def test_an_upload_whose_answer_was_lost_and_that_is_refused_then_may_be_there(
    house: House,
) -> None:
    samira, offer = await asked(house)
    house.teams.upload_failures = [503, 409]
    await house.post(samira.consent(offer))
    await house.until(lambda store: _waits(store, 1))
    house.clock.pass_(minutes=1)
    await wakened(house)
    await house.until(lambda store: store.outbox.counts().get(DeliveryState.DEAD, 0) == 1)
    house.clock.pass_(minutes=1)
    await wakened(house)
    await heard(samira, "The file may not be in your OneDrive")


def _waits(store: Store, tries: int) -> bool:
    """Whether the upload is to be tried again after so many tries."""
    return any(
        row.kind == "upload" and row.attempts == tries
        for row in store.outbox.rows(DeliveryState.READY)
    )


async def test_a_place_that_is_none_of_microsofts_gets_nothing(house: House) -> None:
    samira, offer = await asked(house)
    activity: Any = samira.consent(offer)
    activity["value"]["uploadInfo"]["uploadUrl"] = "https://files.example.org/up"
    await house.post(activity)
    await house.until(lambda store: store.outbox.counts().get(DeliveryState.DEAD, 0) == 1)
    (row,) = await house.database.read(lambda store: store.outbox.rows(DeliveryState.DEAD))
    assert (row.kind, row.last_error) == ("upload", "host not allowed")
    assert "A file to be put into OneDrive" in (await samira.say("not delivered")).words
    house.clock.pass_(minutes=1)
    await wakened(house)
    await heard(
        samira,
        "OneDrive did not confirm that it has people-2026-11-23.xlsx. If it is not there, ask for it again.",
    )
    await (await samira.say("people")).press("As a file")
    await samira.offered()


async def test_what_a_process_began_that_died_is_made_by_another_once(house: House) -> None:
    samira = await officer(house)
    person = await number(house, SAMIRA)

    def began(store: Store) -> Any:
        assert store.work.put("people", person, house.clock())
        return store.work.take("the dead one", house.clock())

    work = await house.database.write(began)
    assert work is not None and not any(message.offer for message in samira.messages)
    house.clock.pass_(seconds=LEASE.total_seconds() + 1)
    await wakened(house)
    await samira.offered()
    assert not await house.database.write(lambda store: store.work.made(work))
    assert not await house.database.read(lambda store: store.work.waits(house.clock()))
    assert sum(bool(message.offer) for message in samira.messages) == 1


async def test_what_ends_every_process_that_takes_it_is_given_up_and_told(house: House) -> None:
    samira = await officer(house)
    person = await number(house, SAMIRA)

    def died(store: Store) -> None:
        store.work.put("people", person, house.clock())
        for number in range(MOST_TRIES):
            assert store.work.take("one that dies", house.clock() + number * 2 * LEASE)

    await house.database.write(died)
    house.clock.pass_(seconds=2 * MOST_TRIES * LEASE.total_seconds())
    await wakened(house)
    await heard(samira, "could not be made")
    assert not any(message.offer for message in samira.messages)


def failing(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Has so many documents fail while they are made, as when a connection is lost; the next ones are as always."""
    left, always = iter(range(times)), making.MAKES["people"]

    def make(now: datetime, store: Store) -> making.Make:
        if next(left, None) is not None:
            raise ConnectionError("lost")
        return always(now, store)

    monkeypatch.setattr(making, "MAKES", {"people": make})


async def test_what_failed_is_tried_again_after_a_while(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, MOST_TRIES - 1)
    samira = await officer(house)
    await (await samira.say("people")).press("As a file")
    for tries in range(1, MOST_TRIES):
        await house.until(lambda store, tries=tries: _failed(store, tries))  # type: ignore[misc]
        house.clock.pass_(seconds=WAIT.total_seconds())
        await wakened(house)
    await samira.offered()
    assert not _unmade(samira)


async def test_what_always_fails_is_told_once_and_given_up(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, MOST_TRIES)
    samira = await officer(house)
    await (await samira.say("people")).press("As a file")
    for tries in range(1, MOST_TRIES):
        await house.until(lambda store, tries=tries: _failed(store, tries))  # type: ignore[misc]
        house.clock.pass_(seconds=WAIT.total_seconds())
        await wakened(house)
    await heard(samira, "could not be made")
    assert not any(message.offer for message in samira.messages)


def _failed(store: Store, tries: int) -> bool:
    """Whether a piece waits after so many tries, and nobody holds it."""
    return [(row.tries, row.lease_owner) for row in store._connection.execute(select(work))] == [
        (tries, None)
    ]


def test_every_kind_of_file_has_a_right_and_a_way_to_be_made() -> None:
    assert making.MAKES.keys() == RIGHTS.keys()
