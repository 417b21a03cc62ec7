"""Sends a file in somebody's chat, as Teams would: the Playground attaches none."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
from aiohttp import web

from bot.playground.client import User
from storage.store import Store
from tests.browser.people import Served
from tests.fake_sharepoint import FakeSharePoint


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
