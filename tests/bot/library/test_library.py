"""Stories of the library: what is on the shelf for whom, and files that come into the chat."""

import io

import docx
import pytest

from domain.library.shipped import SHIPPED
from domain.people.people import Appointment, Role
from storage.store import Store
from tests.bot.operations.offering import heard, officer
from tests.conversation import Card, Chat, House
from tests.seed import FARIDA, HEAD, SAMIRA


async def opened(house: House, chat: Chat) -> docx.document.Document:
    """The Word document whose offer has come, put where its reader says."""
    offer = await chat.offered()
    await house.post(chat.consent(offer))
    await house.teams.until(lambda: bool(house.teams.uploads))
    return docx.Document(io.BytesIO(house.teams.uploads[-1].content))


async def test_the_shelf_is_never_empty_and_each_sees_what_is_for_own_roles(house: House) -> None:
    farida = house.chat(FARIDA)
    shelf = await farida.say("library")
    assert "8 documents." in shelf.words and "1 to 6 of 8, by kind and title." in shelf.words
    assert "System leader handbook | version 1 · Nov 2026 · Word" in shelf.words
    assert "Contract quality assurance" not in shelf.words and "New" not in shelf.words
    more = await shelf.press("Next")
    assert "Interim or final report" in more.words and "Agreement for support" in more.words
    assert "Action plan: whole school" in (await more.press("Previous")).words
    samira = await officer(house)
    assert f"{len(SHIPPED)} documents." in (await samira.say("library")).words
    assert "Contract quality assurance: summary" in (await samira.say("library contract")).words


async def test_a_document_is_opened_into_the_chat_in_the_hubs_name(house: House) -> None:
    farida = house.chat(FARIDA)
    card = await (await farida.say("library")).press("Open Commission and brokerage guidance")
    assert "version 1 · 23 November · Word" in card.words
    assert "Guidance · for everybody" in card.words
    assert "Made by Hub Visits in the hub's name and words" in card.words
    told = await card.press("Open")
    assert "It will come into this chat in a moment." in told.words
    offer = await farida.offered()
    assert offer.offer and offer.offer["name"] == "Commission and brokerage guidance.docx"
    assert "You asked for it already" in (await told.press("Open")).words
    file = await opened(house, farida)
    head = [p.text for p in file.sections[0].header.paragraphs]
    assert head == ["Bradford Teaching School Hub"]
    assert "made on 23 November 2026 from Hub Visits" in file.paragraphs[1].text
    await heard(farida, "Commission and brokerage guidance.docx is in your OneDrive")


@pytest.mark.parametrize("words", ["handbook", "Handbook!", "system leader handbook"])
async def test_with_its_word_a_document_comes_at_once(house: House, words: str) -> None:
    farida = house.chat(FARIDA)
    card = await farida.say(f"library {words}")
    assert "System leader handbook" in card.words
    assert "It will come into this chat in a moment." in card.words
    file = await opened(house, farida)
    assert file.paragraphs[0].text == "System leader handbook"


async def test_words_of_several_titles_narrow_the_list_and_others_say_so(house: House) -> None:
    farida = house.chat(FARIDA)
    plans = await farida.say("library action plan")
    assert "Only “action plan”." in plans.words and "3 documents." in plans.words
    assert "8 documents." in (await plans.press("All documents")).words
    nothing = await farida.say("library penguins")
    assert "Nothing is called “penguins”: here is all." in nothing.words


async def test_who_may_not_read_a_document_gets_it_neither_listed_nor_by_its_number(
    house: House,
) -> None:
    samira, joan = await officer(house), house.chat(HEAD)
    await joan.say("hi")
    card = await samira.say("library contract")
    stolen = Card(joan, card.message, card.shown)
    assert "no longer in the library" in await stolen.refused("Open")
    listed = await samira.say("library")
    theirs = Card(joan, listed.message, listed.shown)
    assert "nothing here for you" in await theirs.refused("Open Contract")
    assert "Nothing is called “contract”" in (await joan.say("library contract")).words
    assert not any(message.offer for message in joan.messages)


async def test_who_lost_the_role_gets_nothing_put_that_was_offered(house: House) -> None:
    samira = await officer(house)
    await samira.say("library contract")
    offer = await samira.offered()

    def moved(store: Store) -> None:
        person = store.people.by_email(SAMIRA.email)
        assert person is not None
        store.people.appoint(person.id, [Appointment(Role.LEADER, None)])

    await house.database.write(moved)
    await house.post(samira.consent(offer))
    assert "The file is gone" in samira.card().words and house.teams.uploads == []
