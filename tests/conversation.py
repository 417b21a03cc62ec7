"""A story's driver: people at the real bot over HTTP, with Microsoft's side faked."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource

from app import DATABASE, build
from bot.delivery import worker
from bot.running.settings import Settings
from storage.engine.database import Database
from storage.store import Store
from tests.clock import Clock
from tests.databases import Place
from tests.fake_sharepoint import Fault
from tests.fake_teams import APP_ID, FakeTeams, Message
from tests.seed import Somebody
from tests.shown import as_read, parts_of, words_of

_numbers = itertools.count(1)
PRESSABLE = ("Action.Execute", "Action.Submit")


@dataclass(slots=True)
class House:
    """The running bot and its Teams."""

    address: str
    teams: FakeTeams
    clock: Clock
    web: aiohttp.ClientSession
    token: str
    database: Database[Store]

    def chat(self, who: Somebody) -> "Chat":
        """Somebody's chat with the bot."""
        member = {
            "id": who.user_id,
            "name": who.name,
            "aadObjectId": who.oid,
            "email": who.email,
            "userPrincipalName": who.email,
            "tenantId": who.tenant,
        }
        self.teams.members[who.user_id] = member
        return Chat(self, who)

    def channel(self, name: str = "support", team: str = "19:hub@thread.tacv2") -> "Channel":
        """A channel of a team that has the app."""
        return Channel(self, f"19:{name}@thread.tacv2", team)

    def invite(self, email: str) -> str:
        """A one-time code, as `app.py invite` makes it."""
        return self.database.write_now(lambda store: _invited(store, email, self.clock()))

    async def until(self, holds: Callable[[Store], bool]) -> None:
        """Waits until something holds of what is committed; gives up after ten seconds."""
        async with asyncio.timeout(10):
            while not await self.database.read(holds):
                pass

    async def post(self, activity: dict[str, Any]) -> tuple[int, Any]:
        """Sends an activity as the connector does; gives status and body."""
        headers = {"Authorization": f"Bearer {self.token}"}
        async with self.web.post(
            f"{self.address}/api/messages", json=activity, headers=headers
        ) as answer:
            is_json = answer.content_type == "application/json"
            body = as_read(await answer.text()) if is_json else None
            return answer.status, body


@dataclass(slots=True)
class Chat:
    """What one person does and sees."""

    house: House
    who: Somebody

    @property
    def messages(self) -> list[Message]:
        """The messages of the chat as they stand now."""
        return self.house.teams.chats[self.who.conversation]

    async def say(self, text: str, **changes: Any) -> "Card":
        """Types a message; gives the card that answers it."""
        said = self.activity(type="message", text=text, **changes)
        assert (await self.house.post(said))[0] == 200
        # On a busy machine the turn goes on after its request was answered.
        await self.house.teams.until(lambda: bool(self.answers(said["id"])))
        [answer] = self.answers(said["id"])
        return answer

    async def send(self, files: Mapping[str, bytes | int | Fault], text: str = "") -> "Card":
        """Sends files, with words or without; gives the card that answers them."""
        attached = self.house.teams.attached(files)
        sent = self.activity(type="message", text=text, attachments=attached)
        await self.house.post(sent)
        await self.house.teams.until(lambda: len(self.answers(sent["id"])) == (2 if text else 1))
        return self.answers(sent["id"])[-1]

    def answers(self, activity: str) -> list["Card"]:
        """The messages that answer what this person sent or pressed."""
        said = (message for message in self.messages if message.answers == activity)
        return [_card_of(self, message) for message in said]

    async def offered(self) -> Message:
        """The offer of a file, once it has come."""
        await self.house.teams.until(lambda: any(message.offer for message in self.messages))
        return next(message for message in reversed(self.messages) if message.offer)

    def consent(self, offer: Message, action: str = "accept") -> dict[str, Any]:
        """The answer to the offer of a file; where it is accepted, Teams names a place."""
        assert offer.offer is not None
        value = {
            "type": "fileUpload",
            "action": action,
            "context": offer.offer["content"][f"{action}Context"],
        }
        if action == "accept":
            told = {
                "uploadUrl": f"{self.house.teams.address}/onedrive/up!1?guid='a'&tempauth=x%2By",
                "fileType": "xlsx",
            }
            place = f"https://hub-my.sharepoint.com/Documents/Applications/{offer.offer['name']}"
            value["uploadInfo"] = told | {
                "contentUrl": place,
                "name": offer.offer["name"],
                "fileType": "xlsx",
            }
        return self.activity(
            type="invoke", name="fileConsent/invoke", value=value, replyToId=offer.id
        )

    def card(self, place: int = -1) -> "Card":
        """A message's card, the newest by default."""
        return _card_of(self, self.messages[place])

    async def install(self) -> None:
        """Opens the app for the first time: Teams tells of it twice."""
        me = {"id": self.who.user_id, "aadObjectId": self.who.oid}
        bot = {"id": f"28:{APP_ID}"}
        await self.house.post(self.activity(type="installationUpdate", action="add"))
        await self.house.post(self.activity(type="conversationUpdate", membersAdded=[me, bot]))

    def activity(self, **changes: Any) -> dict[str, Any]:
        """An activity of this person in this chat."""
        usual = {
            "id": f"a{next(_numbers)}",
            "channelId": "msteams",
            "serviceUrl": self.house.teams.service_url,
            "from": {"id": self.who.user_id, "name": self.who.name, "aadObjectId": self.who.oid},
            "recipient": {"id": f"28:{APP_ID}", "name": "Hub Visits"},
            "conversation": {"id": self.who.conversation, "conversationType": "personal"}
            | {"tenantId": self.who.tenant},
            "channelData": {"tenant": {"id": self.who.tenant}},
            "locale": "en-GB",
            "entities": [{"type": "clientInfo", "locale": "en-GB", "timezone": "Europe/London"}],
        }
        return usual | changes


@dataclass(slots=True)
class Channel:
    """One channel, in which several people speak to the bot and press what it posts."""

    house: House
    id: str
    team: str

    @property
    def messages(self) -> list[Message]:
        """What the bot said there, in all threads, as it stands now."""
        return self.house.teams.chats[self.id]

    @property
    def threads(self) -> list[Message]:
        """What it posted on its own: each opened a thread."""
        return [message for message in self.messages if message.thread == message.id]

    def seat(self, who: Somebody) -> "Seat":
        """Somebody who reads the channel."""
        return Seat(self.house, self.house.chat(who).who, channel=self)

    async def event(self, who: Somebody, **changes: Any) -> None:
        """Something that happens in the team and is told of the channel itself."""
        at = {"id": self.id, "conversationType": "channel", "isGroup": True, "tenantId": who.tenant}
        status, _ = await self.house.post(self.seat(who).activity(conversation=at, **changes))
        assert status == 200


@dataclass(slots=True)
class Seat(Chat):
    """What one person does and sees in a channel."""

    channel: Channel = field(kw_only=True)

    @property
    def messages(self) -> list[Message]:
        """The channel's messages as they stand now."""
        return self.channel.messages

    async def say(self, text: str, **changes: Any) -> "Card":
        """Mentions the bot in a new thread; gives the card that answers there."""
        return await Chat.say(self, f"<at>Hub Visits</at> {text}", **changes)

    def activity(self, **changes: Any) -> dict[str, Any]:
        """An activity of this person in the channel: in the pressed thread or a new one."""
        usual = Chat.activity(self)
        pressed = next((m for m in self.messages if m.id == changes.get("replyToId")), None)
        thread = pressed.thread if pressed else usual["id"]
        at = {
            "id": f"{self.channel.id};messageid={thread}",
            "conversationType": "channel",
            "isGroup": True,
        }
        ids = {"team": self.channel.team, "channel": self.channel.id, "tenant": self.who.tenant}
        told = {place: {"id": id_} for place, id_ in ids.items()}
        mention = {
            "type": "mention",
            "mentioned": {"id": f"28:{APP_ID}", "name": "Hub Visits"},
            "text": "<at>Hub Visits</at>",
        }
        usual |= {"conversation": at | {"tenantId": self.who.tenant}, "channelData": told}
        return usual | {"entities": [*usual["entities"], mention]} | changes


@dataclass(frozen=True, slots=True)
class Card:
    """A card in somebody's chat, in the message `message`."""

    chat: Chat
    message: str
    shown: dict[str, Any]

    @property
    def words(self) -> str:
        """All that it says, from top to bottom."""
        return " | ".join(words_of(self.shown))

    def action(self, title: str) -> dict[str, Any]:
        """The button, or pressable row, of that title."""
        found = [
            p
            for p in parts_of(self.shown)
            if p.get("type") in PRESSABLE and p.get("title", "").startswith(title)
        ]
        shown = [p.get("title") for p in parts_of(self.shown) if p.get("type") in PRESSABLE]
        assert found, f"no “{title}” among {shown}"
        return found[0]

    def values(self) -> dict[str, str]:
        """What stands in its inputs."""
        inputs = [p for p in parts_of(self.shown) if str(p.get("type", "")).startswith("Input.")]
        return {p["id"]: p["value"] for p in inputs if p.get("value") not in (None, "")}

    @property
    def inputs(self) -> set[str]:
        """The ids of its inputs."""
        return {
            p["id"] for p in parts_of(self.shown) if str(p.get("type", "")).startswith("Input.")
        }

    def request(self, title: str, **typed: str) -> dict[str, Any]:
        """The activity that a press makes, with the inputs as the client sends them."""
        action = self.action(title)
        # Who writes what was done also says how long it was, where no earlier visit tells.
        asks = ["time"] if title.startswith("Save") and {"did", "time"} <= self.inputs else []
        rows = (name for name in self.inputs if title == "Save all" and name.startswith("time_"))
        inputs = dict.fromkeys((*asks, *rows), "half") | self.values() | typed
        inputs = {} if action.get("associatedInputs") == "none" else inputs
        if action["type"] == "Action.Submit":
            return self.chat.activity(
                type="message", text=None, value=action["data"] | inputs, replyToId=self.message
            )
        value = {
            "action": {
                "type": "Action.Execute",
                "verb": action["verb"],
                "data": {**action["data"], **inputs},
            },
            "trigger": "manual",
        }
        return self.chat.activity(
            type="invoke", name="adaptiveCard/action", value=value, replyToId=self.message
        )

    async def press(self, title: str, **typed: str) -> "Card":
        """Types into inputs and presses a button; gives what replaces it, or the new message."""
        request = self.request(title, **typed)
        if request["type"] == "message":
            return await self._submit(request)
        body = await self.answered(request)
        if body["type"].endswith("card.adaptive"):
            return Card(self.chat, self.message, body["value"])
        assert body["type"].endswith("activity.message"), body
        [answer] = self.chat.answers(request["id"])
        return answer

    async def refused(self, title: str, **typed: str) -> str:
        """Presses a button that leaves the card alone; gives the sentence."""
        request = self.request(title, **typed)
        if request["type"] == "message":
            return (await self._submit(request)).words
        body = await self.answered(request)
        assert body["type"].endswith("error"), body
        return str(body["value"]["message"])

    async def _submit(self, request: dict[str, Any]) -> "Card":
        """Sends a press that is a message; gives the pressed card as updated, or the new one."""
        before = self._updates()

        def answers() -> list[Card]:
            return self.chat.answers(request["id"])

        assert (await self.chat.house.post(request))[0] == 200
        await self.chat.house.teams.until(lambda: bool(answers()) or self._updates() != before)
        ids = [each.id for each in self.chat.messages]
        return answers()[0] if answers() else self.chat.card(ids.index(self.message))

    def _updates(self) -> int:
        """How often the bot updated this message; less than never where it took it away."""
        here = (each.updates for each in self.chat.messages if each.id == self.message)
        return next(here, -1)

    async def answered(self, request: dict[str, Any]) -> Any:
        """Sends a press; gives the body."""
        status, body = await self.chat.house.post(request)
        assert status == 200
        return body


class Told(Settings):
    """Settings as a story tells them: nothing is read from outside, which takes 5 ms."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        *_: PydanticBaseSettingsSource,
        **__: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What was told."""
        return (init_settings,)


@asynccontextmanager
async def house(place: Place, teams: FakeTeams, clock: Clock, **told: Any) -> AsyncIterator[House]:
    """The bot as in production, on that database of the small hub; `told` are more settings."""
    here = f"127.0.0.1:{teams.port}"
    # A clock that stands still gives nobody a second turn.
    often = {"person_turns_a_second": 10_000, "tenant_turns_a_second": 10_000}
    settings = Told(
        database_url=place.url,
        microsoft_app_id=APP_ID,
        microsoft_app_password="secret",
        microsoft_app_tenant_id="tenant-hub",
        openid_metadata_url=teams.metadata_url,
        token_url=teams.token_url,
        sign_in_url=f"{teams.address}/sign-in",
        hub_name="Bradford Teaching School Hub",
        **({"allowed_service_hosts": here, "file_hosts": here} | often | told),
    )
    # Nobody else uses this process: its worker need not rest between its rounds.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker, "LOOKS_A_SECOND", 10_000.0)
        app = build(settings, clock=clock, gap=timedelta())
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    async with aiohttp.ClientSession() as session:
        yield House(
            f"http://127.0.0.1:{runner.addresses[0][1]}",
            teams,
            clock,
            session,
            teams.mint(),
            app[DATABASE],
        )
    await runner.cleanup()


def _invited(store: Store, email: str, now: datetime) -> str:
    person = store.people.by_email(email)
    assert person is not None
    return store.people.invite(person.id, now)


def _card_of(chat: Chat, message: Message) -> Card:
    return Card(chat, message.id, message.card or {"text": message.text})
