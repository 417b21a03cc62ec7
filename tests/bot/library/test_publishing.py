"""Stories of officers who publish files in the library, and of what their readers see."""

from typing import Any

import pytest

from domain.people.people import Appointment, Role
from storage.store import Store
from tests.bot.library import files
from tests.bot.library.pdfs import pdf
from tests.bot.operations.offering import officer
from tests.conversation import Card, Chat, House
from tests.seed import DOMAIN, FARIDA, HEAD, SAMIRA, Somebody

HUGH = Somebody("Hugh Marsh", f"hugh.marsh@{DOMAIN}", "oid-hugh")
# Made one time: an archive has the time in it at which it was made.
WORD = files.word()
CHARTER = {"called": "Visitors’ charter", "kind": "guidance", "changed": "First one."}


async def sent(chat: Chat, name: str = "charter.docx", content: bytes | None = None) -> Card:
    """The form of a file that an officer sent for the library."""
    asked = await chat.send({name: content or WORD})
    return await asked.press("For the library")


async def published(chat: Chat, *, content: bytes | None = None, **typed: str) -> Card:
    """What is said once a file is published."""
    return await (await sent(chat, content=content)).press("Publish", **(CHARTER | typed))


def version(text: str) -> bytes:
    """A Word document that differs from others."""
    return files.word(**{"word/notes.xml": text.encode()})


async def second_officer(house: House) -> Chat:
    def add(store: Store) -> None:
        from domain.operations.imports import Entry

        held = frozenset({Appointment(Role.OFFICER, None)})
        store.people.upsert(Entry(0, HUGH.email, HUGH.name, held), house.clock())

    await house.database.write(add)
    chat = house.chat(HUGH)
    await chat.say(house.invite(HUGH.email))
    return chat


async def test_a_file_becomes_a_document_that_its_readers_open_as_it_was_sent(
    house: House,
) -> None:
    samira = await officer(house)
    form = await sent(samira)
    assert "For the library" in form.words and "charter.docx" in form.words
    assert "Earlier versions stay, and nobody can change them." in form.words
    told = await form.press("Publish", **CHARTER, roles="leader,home_head")
    assert "Published in the library | Visitors’ charter" in told.words
    assert "It is for system leaders and employing heads." in told.words
    farida = house.chat(FARIDA)
    shelf = await farida.say("library charter")
    assert "Guidance · for system leaders and employing heads" in shelf.words
    assert "New" in shelf.words and "What changed | First one." in shelf.words
    assert "Samira" not in shelf.words and "Withdraw" not in shelf.words
    offer = await farida.offered()
    await house.post(farida.consent(offer))
    await house.teams.until(lambda: bool(house.teams.uploads))
    assert house.teams.uploads[0].content == WORD
    joan = house.chat(HEAD)
    assert "Nothing is called “charter”" in (await joan.say("library charter")).words


async def test_what_is_missing_is_asked_for_and_what_was_typed_stays(house: House) -> None:
    form = await sent(await officer(house))
    again = await form.press("Publish", changed="First one.")
    assert "Choose the document above, or write the title of a new one." in again.words
    assert "Choose what it is." in again.words and again.values()["changed"] == "First one."
    long = await again.press("Publish", **CHARTER | {"called": "x" * 201})
    assert "1 character too long: 200 is the most" in long.words
    both = await long.press("Publish", **CHARTER, document="System leader handbook")
    assert "Leave this empty for the next version of a known document" in both.words
    unknown = await both.press("Publish", called="", document="No such thing")
    assert "Nothing is called “No such thing”." in unknown.words
    taken = await unknown.press("Publish", document="", called="SYSTEM leader  handbook")
    assert "There is “SYSTEM leader handbook” already." in taken.words
    assert "Published in the library" in (await taken.press("Publish", **CHARTER)).words


async def test_an_own_edition_takes_the_shipped_ones_place_and_the_earlier_stays(
    house: House,
) -> None:
    samira = await officer(house)
    form = await sent(samira, "System Leader Handbook v2 final.docx", version("ours"))
    assert form.values()["document"] == "System leader handbook"
    told = await form.press("Publish", changed="Our own rates.")
    assert "version 2 · Nov 2026 · Word" in told.words and "for everybody" in told.words
    card = await told.press("Open the document")
    assert "Published by Samira Whitfield." in card.words
    every = await card.press("All versions")
    assert "Version 2 | Nov 2026 · Word · Samira Whitfield · Our own rates." in every.words
    first = await every.press("Open version 1")
    assert "Made by Hub Visits in the hub's name and words" in first.words
    farida = house.chat(FARIDA)
    assert "version 2" in (await farida.say("library handbook")).words
    stolen = Card(farida, first.message, first.shown)
    assert "no longer in the library" in await stolen.refused("Open")


async def test_the_same_file_again_is_that_version_already(house: House) -> None:
    samira = await officer(house)
    await published(samira)
    form = await sent(samira, "again.docx")
    assert "This file is version 1 of “Visitors’ charter” already." in form.words
    told = await form.press("Publish", document="Visitors’ charter")
    assert "This is version 1 already. Nothing was changed." in told.words
    newer = await sent(samira, "newer.docx", version("2"))
    await newer.press("Publish", document="Visitors’ charter")
    back = await (await sent(samira, "back.docx")).press("Publish", document="Visitors’ charter")
    assert "This is the file of version 1; version 2 came after it." in back.words
    assert "version 3" in (await back.press("Publish it all the same")).words


async def test_pressed_twice_it_is_published_once(house: House) -> None:
    samira = await officer(house)
    form = await sent(samira)
    await form.press("Publish", **CHARTER)
    again = await form.press("Publish", **CHARTER | {"called": "Another"})
    assert "Published in the library | Visitors’ charter" in again.words
    kept = await form.refused("It is something else")
    assert "withdraw it there" in kept
    assert "Published in the library" in (await form.press("Forget it")).words
    titles = await house.database.read(lambda store: [t for _, t in store.library.like((), 99)])
    assert "Another" not in titles and len(titles) == 10


async def test_of_two_officers_at_once_the_second_sees_what_the_first_published(
    house: House,
) -> None:
    samira, hugh = await officer(house), await second_officer(house)
    await published(samira)
    hers = await sent(samira, "hers.docx", version("hers"))
    his = await sent(hugh, "his.docx", version("his"))
    await hers.press("Publish", document="Visitors’ charter")
    told = await his.press("Publish", document="Visitors’ charter")
    assert "Samira Whitfield published version 2 of it at 14:00" in told.words
    assert "version 3" in (await told.press("Publish")).words
    new = await sent(hugh, "new.docx", version("new"))
    await published(samira, content=version("other"), called="Rates")
    assert (
        "There is “Rates” already."
        in (await new.press("Publish", **CHARTER | {"called": "Rates"})).words
    )


async def test_two_files_are_asked_about_one_after_the_other(house: House) -> None:
    samira = await officer(house)
    asked = await samira.send({"a.docx": version("a"), "b.docx": version("b")})
    before = len(samira.messages)
    form = await asked.press("For the library")
    await house.teams.until(lambda: len(samira.messages) > before)
    second = await samira.card().press("For the library")
    await form.press("Publish", **CHARTER | {"called": "A"})
    assert "b.docx" in second.words
    assert (
        "Published in the library | B"
        in (await second.press("Publish", **CHARTER | {"called": "B"})).words
    )


async def test_a_withdrawn_edition_gives_way_to_the_one_before_and_can_come_back(
    house: House,
) -> None:
    samira, farida = await officer(house), house.chat(FARIDA)
    told = await published(samira)
    ask = await (await told.press("Open the document")).press("Withdraw")
    assert "The version before it counts again" in ask.words
    missing = await ask.press("Withdraw")
    assert "Write why it is withdrawn." in missing.words
    assert "Visitors’ charter" in (await missing.press("Keep it")).words
    gone = await missing.press("Withdraw", why="Wrong rates on page 2.")
    assert "It is withdrawn." in gone.words and "Wrong rates on page 2." in gone.words
    assert "Withdrawn by Samira Whitfield" in gone.words
    assert "Nothing is called “charter”" in (await farida.say("library charter")).words
    listed = await samira.say("library charter")
    assert "Not in the library" in listed.words
    card = await listed.press("Open Visitors’ charter")
    assert "It has been taken out of the library: only hub officers can see it." in card.words
    again = await (await (await card.press("All versions")).press("Open version 1")).press(
        "Put it back"
    )
    assert "It is back in the library." in again.words
    assert "Visitors’ charter" in (await farida.say("library charter")).words


async def test_a_next_edition_may_be_for_others_than_the_one_before(house: House) -> None:
    samira = await officer(house)
    await published(samira, roles="leader")
    form = await sent(samira, "b.docx", version("b"))
    told = await form.press("Publish", document="Visitors’ charter", roles="school_contact")
    assert "It is for school contacts." in told.words
    assert "Nothing is called “charter”" in (await house.chat(FARIDA).say("library charter")).words


async def test_only_officers_are_offered_the_library_and_may_publish(house: House) -> None:
    farida = house.chat(FARIDA)
    asked = await farida.send({"plan.docx": WORD})
    assert "For the library" not in asked.words
    samira = await officer(house)
    form = await sent(samira)
    stolen = Card(farida, form.message, form.shown)
    assert "nothing here for you" in await stolen.refused("Publish", **CHARTER)

    def demoted(store: Store) -> None:
        person = store.people.by_email(SAMIRA.email)
        assert person is not None
        store.people.appoint(person.id, [Appointment(Role.LEADER, None)])

    await house.database.write(demoted)
    assert "Only the hub's officers can do that" in (await form.press("Publish", **CHARTER)).words


@pytest.mark.parametrize(("text", "searchable"), [("", False), ("Visitors sign in.", True)])
async def test_a_pdf_that_is_a_picture_of_text_can_be_opened_and_not_searched(
    house: House, text: str, searchable: bool
) -> None:
    samira = await officer(house)
    told = await (await sent(samira, "charter.pdf", pdf(text))).press("Publish", **CHARTER)

    def looked(store: Store) -> bool:
        edition = store.library.titled("Visitors’ charter")
        return bool(edition and edition.edition and edition.edition.searchable is not None)

    await house.until(looked)
    card = await told.press("Open the document")
    assert ("This file has no text: it can be opened, not searched." in card.words) != searchable
    assert "PDF" in card.words


async def test_an_old_word_file_is_published_and_says_how_it_can_be_searched(
    house: House,
) -> None:
    samira = await officer(house)
    told = await (await sent(samira, "charter.doc", files.OLD_WORD)).press("Publish", **CHARTER)
    assert "Save it as .docx to make it searchable." in told.words
    card = await told.press("Open the document")
    assert "It can be opened, not searched. Save it as .docx" in card.words
    await card.press("Open")
    offer = await samira.offered()
    assert offer.offer is not None and offer.offer["name"] == "charter.doc"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("old.doc", files.old_word(macros=True), "Save it as .docx"),
        ("locked.pdf", files.LOCKED_PDF, "is protected with a password"),
        ("huge.docx", files.bomb(), "unpacks to far more"),
    ],
)
async def test_what_cannot_be_published_is_told_before_any_form(
    house: House, name: str, content: Any, told: str
) -> None:
    samira = await officer(house)
    assert told in (await samira.send({name: content})).words
