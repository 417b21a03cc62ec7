"""Stories of a plan's file: sent, linked, opened, by the school, and the templates."""

import io
from typing import Any

import docx

from storage.store import Store
from tests.bot.library import files
from tests.bot.support.planned_support import (
    PEEL,
    READING,
    contact,
    leader,
    plan_card,
    plan_in,
    shared,
)
from tests.conversation import Chat, House


async def content_of(offer: dict[str, Any], chat: Chat) -> bytes:
    """The bytes of a file that was offered."""
    id_ = offer["content"]["acceptContext"]["file"]

    def read(store: Store) -> bytes:
        person = store.people.by_email(chat.who.email)
        file = store.files.get(id_, person.id) if person else None
        assert file is not None
        return store.files.content(file)

    return await chat.house.database.read(read)


async def test_a_leader_sends_a_plan_and_the_school_opens_it(house: House) -> None:
    farida, head = await leader(house), await contact(house)
    asked = await farida.send({"Peel Park plan.docx": files.word()})
    assert "What is this?" in asked.words and "Action plan for Peel Park" in asked.words
    kept = await asked.press("Action plan for Peel Park Primary School")
    assert "Kept with the action plan" in kept.words
    plan = await kept.press("Open the action plan")
    assert "Peel Park plan.docx" in plan.words and "version 1 · 23 Nov · Farida Malik" in plan.words
    assert not (await house.database.read(plan_in)).agreed
    found = await (await plan_card(head, "plan")).press("Open Peel Park plan.docx")
    assert "on its way to this chat" in found.words
    offer = await head.offered()
    assert offer.offer is not None and offer.offer["name"] == "Peel Park plan.docx"


async def test_what_the_school_sends_is_agreed_by_that(house: House) -> None:
    head = await contact(house)
    farida = await leader(house)
    before = len(farida.messages)
    asked = await head.send({"Our plan.pdf": files.PDF})
    kept = await asked.press("Action plan for Peel Park Primary School")
    assert "It counts as agreed, since the school sent it." in kept.words
    await house.teams.until(lambda: len(farida.messages) > before)
    assert "Agreed by Joan Barker on 23 Nov." in farida.card().words
    again = await kept.refused("Choose again")
    assert "The school agreed to this file, so it stays" in again


async def test_a_file_that_was_something_else_is_taken_off_again(house: House) -> None:
    farida = await leader(house)
    asked = await farida.send({"Plan.docx": files.word()})
    kept = await asked.press("Action plan for Peel Park Primary School")
    again = await kept.press("Choose again")
    assert "What is this?" in again.words
    found = await house.database.read(lambda store: store.plan_files.versions(PEEL))
    assert found == []
    kept = await again.press("Action plan for Titus Salt School")
    assert "Titus Salt School" in kept.words


async def test_a_plan_in_words_old_format_is_kept_as_it_is(house: House) -> None:
    farida, head = await leader(house), await contact(house)
    asked = await farida.send({"Our plan.doc": files.OLD_WORD})
    await asked.press("Action plan for Peel Park Primary School")
    await (await plan_card(head, "plan")).press("Open Our plan.doc")
    offer = await head.offered()
    assert offer.offer is not None and offer.offer["name"] == "Our plan.doc"
    with_macros = await farida.send({"Our plan.doc": files.old_word(macros=True)})
    assert "contains macros" in with_macros.words


async def test_versions_are_counted_and_a_picture_is_no_plan(house: House) -> None:
    farida = await leader(house)
    for name, content in (("One.docx", files.word()), ("Two.odt", files.open_text())):
        asked = await farida.send({name: content})
        await asked.press("Action plan for Peel Park Primary School")
    plan = await plan_card(farida)
    assert "version 2" in plan.words and "version 1" in plan.words
    photo = await farida.send({"Board.png": files.PNG})
    assert "Action plan for" not in photo.words


async def test_macros_and_archives_are_refused(house: House) -> None:
    farida = await leader(house)
    told = await farida.send({"Plan.docm": files.with_macros()})
    assert "I could not accept the file" in told.words
    told = await farida.send({"Plan.zip": files.zipped({"plan.docx": files.word()})})
    assert "I could not accept the file" in told.words


async def test_a_link_is_kept_and_http_is_not(house: House) -> None:
    farida = await leader(house)
    asked = await (await plan_card(farida)).press("Send a file or a link")
    assert "Send the file here in the chat" in asked.words
    again = await asked.press("Save the link", link="http://school.example/plan")
    assert "This is not an address that starts with https://." in again.words
    missing = await again.press("Save the link", link=" ")
    assert "Paste the address of the plan." in missing.words or "Not saved" in missing.words
    plan = await missing.press("Save the link", link="https://school.sharepoint.com/plan.docx")
    assert "Saved." in plan.words and "https://school.sharepoint.com/plan.docx" in plan.words
    back = await (await plan.press("Send a file or a link")).press("Back")
    assert "Action plan: Peel Park" in back.words


async def test_a_template_comes_filled_in_as_far_as_is_known(house: House) -> None:
    farida, _head = await shared(house)
    aim = await (await plan_card(farida)).press("Open objective 1")
    await (await aim.press("Edit")).press("Save", **READING)
    asked = await (await plan_card(farida)).press("Get a template")
    told = await asked.press("Get: One subject")
    assert "The template is on its way to this chat." in told.words
    offer = await farida.offered()
    assert offer.offer is not None
    name = "Action plan, one subject, Peel Park Primary School.docx"
    assert offer.offer["name"] == name
    document = docx.Document(io.BytesIO(await content_of(offer.offer, farida)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    for words in (
        *("Peel Park Primary School", "Early reading", "Farida Malik, Tom Ellison"),
        *("Joan Barker", "01/09/2026 to 20/07/2027", "Every child reads daily", "38 %"),
        "Daily practice in all classes, by 18/12/2026",
    ):
        assert words in cells, words
