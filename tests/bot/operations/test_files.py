"""Stories of the roster as a file: asked for, made, offered, put into OneDrive, or declined."""

from io import BytesIO

from openpyxl import load_workbook

from bot.messages import FLEETING
from domain.delivery.delivery import DeliveryState
from domain.people.people import Appointment, Role
from storage.store import Store
from tests.bot.operations.offering import (
    IN_PLACE,
    asked,
    heard,
    officer,
    person_number,
    said_last,
    unmade,
)
from tests.conversation import House
from tests.seed import FARIDA, HEAD, SAMIRA, TITUS_SALT, TOM

GONE = "The file is gone"


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
    await (await samira.say("people")).press("Download list")
    await house.post(samira.consent(await samira.offered()))
    await heard(samira, IN_PLACE)
    sheet = load_workbook(BytesIO(house.teams.uploads[0].content)).active
    header, *rows = sheet.iter_rows(values_only=True)
    assert header == ("Name", "Address", "Roles", "Connected", "Number")
    names = [row[0] for row in rows]
    assert names == sorted(names) and {FARIDA.name, TOM.name, HEAD.name, SAMIRA.name, evil} == set(
        names
    )
    by_name = {row[0]: row for row in rows}
    assert by_name[evil][:4] == (
        evil,
        "evil@school.example",
        f"School contact at {TITUS_SALT}",
        "Their organisation is not allowed yet",
    )
    assert (
        by_name[SAMIRA.name][3] == "Connected"
        and by_name[TOM.name][3] == "Has not opened the app yet"
    )
    assert all(cell.data_type == "s" for row in sheet.iter_rows(max_col=4) for cell in row)
    assert sheet.freeze_panes == "A2" and sheet.column_dimensions["B"].width > 30


async def test_a_second_press_while_the_file_lies_there_makes_no_second_one(house: House) -> None:
    samira, _offer = await asked(house)
    told = await samira.card(1).press("Download list")
    assert "You asked for it already: it is in this chat, or will be in a moment." in told.words
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
    await (await samira.say("people")).press("Download list")
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
    stolen = (await samira.say("people")).request("Download list")
    await farida.say("hi")
    await house.post(farida.activity(**{name: stolen[name] for name in ("type", "name", "value")}))
    assert not await house.database.read(lambda store: store.work.waits(house.clock()))
    assert not any(message.offer for message in farida.messages)


async def test_who_may_not_have_it_when_it_is_to_be_made_is_told_that_there_is_none(
    house: House,
) -> None:
    farida = house.chat(FARIDA)
    await farida.say("hi")
    person = await person_number(house, FARIDA)
    await house.database.write(lambda store: store.work.put("people", person, house.clock()))
    await heard(farida, "could not be made")
    assert not any(message.offer for message in farida.messages)


async def test_each_that_could_not_be_made_is_told_though_its_number_comes_again(
    house: House,
) -> None:
    farida = house.chat(FARIDA)
    await farida.say("hi")
    person = await person_number(house, FARIDA)
    for times in (1, 2):
        await house.database.write(lambda store: store.work.put("people", person, house.clock()))
        await house.teams.until(lambda times=times: unmade(farida) == times)  # type: ignore[misc]
        house.clock.pass_(hours=25)
        await house.database.write(lambda store: store.purge(house.clock(), FLEETING))


async def test_who_is_an_officer_no_longer_gets_nothing_put(house: House) -> None:
    samira, offer = await asked(house)
    person = await person_number(house, SAMIRA)
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
    owner = await person_number(house, SAMIRA)
    assert await house.database.read(lambda store: store.files.get(id_, owner)) is None
