"""Stories of a school that reads a report which was handed in, and adds a word to it."""

import io

import docx
import pytest

from bot.making.reports import read_template
from domain.operations.files import REPORT_TEMPLATE
from domain.operations.work import Work
from storage.store import Store
from tests.bot.operations.offering import officer
from tests.bot.quality.test_reports import filled, only, ower, report_card
from tests.conversation import Card, Chat
from tests.make import NOW
from tests.seed import HEAD

__all__ = ["ower"]
WORD = "The reading lead now runs it without help."


async def read(chat: Chat) -> Card:
    """The report, as it is opened from the list."""
    return await (await chat.say("reports")).press("Open: Final report, Peel Park")


@pytest.fixture
async def head(ower: Chat) -> Chat:
    """A report that was submitted; the chat of the school's contact."""
    await (await filled(ower)).press("Submit")
    return ower.house.chat(HEAD)


async def test_a_contact_adds_a_word_that_stands_in_the_report_as_theirs(
    head: Chat, ower: Chat
) -> None:
    samira = await officer(head.house)
    asked = await (await read(head)).press("Add a word")
    assert "It appears in the report as yours, and holds nothing up." in asked.words
    empty = await asked.press("Save")
    assert "Write your word." in empty.words
    long = await empty.press("Save", word="x" * 501)
    assert "1 character too long: 500 is the most" in long.words
    told = await long.press("Save", word=WORD)
    assert "Your word was added." in told.words and WORD in told.words
    for chat in (samira, ower):
        found = await read(chat)
        assert WORD in found.words and "Add a word" not in found.words
        assert "Joan Barker, Peel Park Primary School" in found.words
    # It blocks nothing, and can be changed after the decision too.
    before = len(head.messages)
    accepted = await (await read(samira)).press("Accept")
    assert "Accepted" in accepted.words and WORD in accepted.words
    await head.house.teams.until(lambda: len(head.messages) > before)
    changed = await (await read(head)).press("Change my word")
    assert changed.values()["word"] == WORD and "clear the box" in changed.words
    again = await changed.press("Save", word="It is better now.")
    assert "It is better now." in again.words and WORD not in again.words


async def test_a_word_can_be_taken_away_again(head: Chat) -> None:
    told = await (await (await read(head)).press("Add a word")).press("Save", word=WORD)
    gone = await (await told.press("Change my word")).press("Save", word="")
    assert "Your word was removed." in gone.words and WORD not in gone.words
    assert "Add a word" in str(gone.shown)


async def test_a_word_stands_in_the_template_of_a_report_that_was_returned(head: Chat) -> None:
    samira = await officer(head.house)
    await (await (await read(head)).press("Add a word")).press("Save", word=WORD)
    await (await (await read(samira)).press("Return")).press("Return", change="More on pupils")
    report = await only(head.house)

    def made(store: Store) -> bytes:
        make = read_template(Work(0, REPORT_TEMPLATE, report.ower or 0, str(report.id)), NOW, store)
        assert not isinstance(make, str)
        return make().content

    document = docx.Document(io.BytesIO(await head.house.database.read(made)))
    cells = [c.text for t in document.tables for r in t.rows for c in r.cells]
    text = " ".join([*(p.text for p in document.paragraphs), *cells])
    assert f"{WORD} (Joan Barker, Peel Park Primary School)" in text


async def test_a_card_of_before_is_refused_once_the_report_went_back(
    head: Chat, ower: Chat
) -> None:
    samira = await officer(head.house)
    asked = await (await read(head)).press("Add a word")
    await (await (await read(samira)).press("Return")).press("Return", change="More on pupils")
    _, body = await head.house.post(asked.request("Save", word=WORD))
    assert "There is nothing here for you" in str(body)
    assert WORD not in (await report_card(ower)).words


async def test_the_same_press_twice_is_one_word(head: Chat) -> None:
    asked = await (await read(head)).press("Add a word")
    request = asked.request("Save", word=WORD)
    for _ in range(2):
        assert (await head.house.post(request))[0] == 200
    report = await only(head.house)
    words = await head.house.database.read(lambda store: store.school_words.of(report.id))
    assert [each.words for each in words] == [WORD]
