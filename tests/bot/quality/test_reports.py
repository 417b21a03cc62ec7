"""Stories of a report: read, filled in, handed in, returned, accepted; by whom, and by whom not."""

import pytest

from domain.quality.reports import Report
from tests.bot.library import files
from tests.bot.quality.money import paid
from tests.conversation import Card, Chat, House
from tests.seed import FARIDA, TOM

WHY = (
    "Peel Park Primary School uses only money carried forward and got nothing new in 2026-27. So "
    "you may use the template (preferred) or send your plan with notes."
)
SUMS = {"other": "3,500", "committed": "0", "carried": "£350.00", "returned": "350"}


@pytest.fixture
async def ower(house: House) -> Chat:
    """A hub with a report of one school's money; the chat of whoever owes it."""
    await paid(house)
    report = await only(house)
    person = await house.database.read(lambda store: store.people.get(report.ower or 0))
    assert person is not None
    chat = house.chat(next(each for each in (FARIDA, TOM) if each.name == person.name))
    await chat.install()
    return chat


async def only(house: House) -> Report:
    """The report."""
    found = await house.database.read(lambda store: store.reports.everything())
    [report] = [each for each in found if each.grants]
    return report


async def report_card(chat: Chat) -> Card:
    """The report, opened from the list."""
    return await (await chat.say("report")).press("Open: Final report, Peel Park")


async def filled(chat: Chat) -> Card:
    """The report with its money filled in and a file sent."""
    money = await (await report_card(chat)).press("Fill in: OA-2627-PEE")
    await money.press("Save", **SUMS)
    asked = await chat.send({"Final report.docx": files.word()})
    await asked.press("Final report: Peel Park Primary School")
    return await report_card(chat)


async def test_a_leader_reads_which_report_is_due_and_why(ower: Chat) -> None:
    listed = await ower.say("report")
    assert "1 report" in listed.words and "Opportunity Area 2026-27" in listed.words
    found = await listed.press("Open: Final report, Peel Park")
    assert WHY in found.words
    assert "due Mon 23 Nov" in found.words and "Written by | you" in found.words
    assert "£4,200 allocated" in found.words
