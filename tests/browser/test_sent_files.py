"""A leader's picture hangs on its record, and an officer imports a list by sending it.

The Playground attaches no files, so that they are sent beside it, as Teams would send them.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import web

from bot.playground.client import User
from storage.store import Store
from tests.bot.library import files
from tests.browser.people import DID, LEADER, OFFICER, Open, Served
from tests.fake_sharepoint import FakeSharePoint
from tests.seed import PEEL_PARK

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.usefixtures("bot"),
]


@asynccontextmanager
async def sharepoint() -> AsyncIterator[tuple[FakeSharePoint, str]]:
    """A stand-in for SharePoint on this machine, and where it is."""
    fake, app = FakeSharePoint(), web.Application()
    fake.add_to(app)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield fake, f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def send(bot: Served, user: User, name: str, content: bytes) -> None:
    """Sends a file in somebody's chat, of which the bot knows already."""
    chat = await bot.kept.read(lambda store: store.conversations.personal_of(_number(store, user)))
    assert chat is not None
    async with sharepoint() as (fake, at), aiohttp.ClientSession() as client:
        fake.files[name] = content
        message = {
            "type": "message",
            "id": f"sent-{name}",
            "channelId": "msteams",
            "serviceUrl": chat.service_url,
            "from": {"id": chat.user_id, "name": user.name, "aadObjectId": user.oid},
            "recipient": {"id": chat.bot_id},
            "conversation": {"id": chat.id, "tenantId": chat.tenant},
            "channelData": {"tenant": {"id": chat.tenant}},
            "attachments": [fake.attached(name, at)],
        }
        async with client.post(f"{bot.address}/api/messages", json=message) as answer:
            assert answer.status == 200


def _number(store: Store, user: User) -> int:
    person = store.people.by_email(user.email)
    assert person is not None
    return person.id


async def test_a_picture_hangs_on_its_record(chat_as: Open, bot: Served) -> None:
    leader = await chat_as(LEADER)
    receipt = await leader.ask("visit", "Record a visit")
    await receipt.fill("What you did", DID)
    await receipt.choose("On track")
    await receipt.press("Save record")
    await receipt.shows("Visit recorded")
    await send(bot, LEADER, "Phonics wall.png", files.PNG)
    question = await leader.card("What is this?")
    await question.shows("Phonics wall.png", "For the visit you record next", PEEL_PARK)
    await question.press(f"{PEEL_PARK} · Evidence for the visit of Mon 23 Nov")
    await question.shows("Kept with your record")
    await receipt.shows("1 file")
    await receipt.press("Show 1 file")
    listed = await leader.card("Files of a visit")
    await listed.press("Share with the school")
    await listed.shows("Shared", "Stop sharing")


async def test_a_list_is_read_and_then_imported(chat_as: Open, bot: Served) -> None:
    officer = await chat_as(OFFICER)
    await officer.ask("people", "People")
    rows = (("Ann Lee", "ann.lee@trust.example", "officer"),)
    await send(bot, OFFICER, "people.xlsx", files.people(*rows))
    question = await officer.card("What is this?")
    await question.press("A list to import")
    await question.shows("1 change to import", "New person Ann Lee", "Do it")
    await question.press("Do it")
    await question.shows("Imported", "1 new")
