"""Two replicas at one report: what is kept by either is given by the other."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack
from datetime import datetime
from io import BytesIO
from typing import Any

import docx
import pytest
import pytest_asyncio

from bot.making import reports as making
from domain.library.sent_files import FileType, Received
from domain.operations.files import REPORT_FILE, REPORT_TEMPLATE, Document
from domain.operations.work import Work
from domain.quality.report_money import Spent
from domain.quality.report_rules import ReportForm
from domain.quality.reports import Report
from storage.store import Store
from tests import databases
from tests.bot.library import files
from tests.bot.operations.offering import officer
from tests.bot.quality.money import paid, pay
from tests.bot.quality.test_reports import SUMS, report_card
from tests.clock import Clock
from tests.conversation import Chat, House
from tests.conversation import house as running
from tests.databases import Place
from tests.fake_teams import FakeTeams
from tests.make import NOW
from tests.meeting import replicas
from tests.seed import FARIDA, SAMIRA, TOM

pytestmark = databases.on_postgres
Read = Callable[[Work, datetime, Store], Callable[[], Document] | str]
SENT = files.word(more=b"what we did")


@pytest_asyncio.fixture
async def both(
    small_hub: Place, teams: FakeTeams, clock: Clock, no_settings: pytest.MonkeyPatch
) -> AsyncIterator[tuple[House, House]]:
    """Two bots on one server, with a report of one school's money."""
    async with AsyncExitStack() as ends:
        one, two = [
            await ends.enter_async_context(running(small_hub, teams, clock)) for _ in range(2)
        ]
        await paid(one)
        yield one, two


def only(store: Store) -> Report:
    """The report."""
    [report] = [each for each in store.reports.everything() if each.grants]
    return report


async def put(chat: Chat) -> bytes:
    """The bytes of the file that is offered, once it was accepted."""
    offer, before = await chat.offered(), len(chat.house.teams.uploads)
    await chat.house.post(chat.consent(offer))
    await chat.house.teams.until(lambda: len(chat.house.teams.uploads) > before)
    return chat.house.teams.uploads[-1].content


async def ower_at(house: House) -> Chat:
    """Whoever owes the report, at one of the replicas."""
    report = await house.database.read(only)
    person = await house.database.read(lambda store: store.people.get(report.ower or 0))
    assert person is not None
    return house.chat(next(each for each in (FARIDA, TOM) if each.name == person.name))


async def test_a_file_that_was_sent_to_one_is_opened_at_the_other(
    both: tuple[House, House],
) -> None:
    one, two = both
    asked = await (await ower_at(one)).send({"Final report.docx": SENT})
    await asked.press("Final report: Peel Park Primary School")
    samira = await officer(two)
    card = await (await samira.say("reports")).press("Open: Final report, Peel Park")
    told = await card.press("Open Final report.docx")
    assert "on its way to this chat" in told.words
    assert await put(samira) == SENT


async def test_a_template_is_made_at_one_with_what_was_filled_in_at_the_other(
    both: tuple[House, House],
) -> None:
    one, two = both
    money = await (await report_card(await ower_at(one))).press("Fill in: OA-2627-PEE")
    await money.press("Save", **SUMS)
    there = await ower_at(two)
    await (await report_card(there)).press("Get the template")
    words = str([[cell.text for cell in row.cells] for row in _rows(await put(there))])
    assert "£3,500.00" in words and "OA-2627-PEE" in words


def test_what_one_kept_is_read_by_the_other_for_the_file_that_it_makes(small_hub: Place) -> None:
    """Which of them takes a piece of work is not said beforehand."""
    with replicas(small_hub) as two:
        report, version = two.one.write_now(_sent)
        sent = two.two.read_now(_made(making.read_version, REPORT_FILE, version))
        assert (sent.name, sent.content) == ("Final report.docx", SENT)
        template = two.two.read_now(_made(making.read_template, REPORT_TEMPLATE, report))
        words = str([[cell.text for cell in row.cells] for row in _rows(template.content)])
        assert "£3,500.00" in words


def _sent(store: Store) -> tuple[int, int]:
    """A report with its money and a file; gives their ids."""
    pay(store)
    report, person = only(store), store.people.by_email(FARIDA.email)
    assert person is not None
    [grant] = report.grants
    store.handed_in.put_money(report.id, grant, None, Spent(other=3_500_00))
    received = Received("Final report.docx", FileType.WORD, SENT)
    file = store.kept_files.keep(received, person.id, NOW)
    store.handed_in.add(report.id, ReportForm.TEMPLATE, person.id, NOW, file=file)
    return report.id, store.handed_in.versions(report.id)[0].id


def _made(read: Read, kind: str, subject: int) -> Callable[[Store], Document]:
    def make(store: Store) -> Document:
        person = store.people.by_email(SAMIRA.email)
        assert person is not None
        made = read(Work(0, kind, person.id, str(subject)), NOW, store)
        assert not isinstance(made, str), made
        return made()

    return make


def _rows(content: bytes) -> Iterator[Any]:
    for table in docx.Document(BytesIO(content)).tables:
        yield from table.rows
