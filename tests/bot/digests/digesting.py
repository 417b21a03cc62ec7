"""A linked channel for stories of digests: time passed, records made, and what it shows."""

import asyncio
import itertools
from dataclasses import dataclass
from datetime import datetime

from bot.subjects.digests.next_digest import switch_on
from domain.delivery.conversations import Conversation, Surface
from domain.delivery.delivery import DeliveryState
from domain.digests.channels import Audience
from domain.digests.counting import Digest
from storage.store import Store
from tests.conversation import Card, Chat, House
from tests.fake_teams import APP_ID
from tests.seed import FARIDA, PEEL_PARK, SAMIRA, TENANT, tick

PLACE = "19:abc@thread.tacv2"
_numbers = itertools.count(1)


@dataclass(slots=True)
class Channel:
    """The hub's channel in a story."""

    house: House
    id: int

    @property
    def posts(self) -> list[str]:
        """What its messages say now, in order."""
        chats = self.house.teams.chats
        found = [m for name in chats if name.startswith(PLACE) for m in chats[name] if m.card]
        return [Card(Chat(self.house, FARIDA), m.id, m.card or {}).words for m in found]

    @property
    def updates(self) -> int:
        """How often its messages were put anew."""
        chats = self.house.teams.chats
        return sum(m.updates for name in chats if name.startswith(PLACE) for m in chats[name])

    async def until(self, words: str, post: int = -1) -> None:
        """Waits until a post says something."""
        await self.house.teams.until(lambda: len(self.posts) > 0 and words in self.posts[post])

    def digest(self, period: str) -> Digest | None:
        """What became of the digest for a week."""
        return self.house.database.read_now(lambda store: store.digests.of(self.id, period))


async def linked(house: House, *, digest: bool = True) -> Channel:
    """A channel that hears of all support, with digests on."""

    def link(store: Store) -> int:
        samira = store.people.by_email(SAMIRA.email)
        assert samira is not None
        place = Conversation(
            PLACE,
            Surface.CHANNEL,
            TENANT,
            house.teams.service_url,
            f"28:{APP_ID}",
            channel=PLACE,
            team="19:team",
        )
        store.conversations.put(place, None)
        id_ = store.channels.link(
            PLACE, "Support in schools", Audience.ALL, "", samira.id, house.clock()
        )
        channel = store.channels.get(id_)
        if digest and channel:
            switch_on(channel, house.clock(), store)
        return id_

    return Channel(house, house.database.write_now(link))


async def at(house: House, moment: datetime) -> None:
    """Moves the clock; waits until what is due then has left."""
    house.clock.moment = moment
    await looked(house)


async def looked(house: House) -> None:
    """Ticks and wakes the worker, as time would; waits until all that is due has left."""
    key = f"look:{next(_numbers)}"

    def stir(store: Store) -> None:
        chat = house.chat(FARIDA)
        place = Conversation(
            f"look:{chat.who.oid}",
            Surface.CHAT,
            TENANT,
            house.teams.service_url,
            f"28:{APP_ID}",
            FARIDA.user_id,
        )
        store.conversations.put(place, None)
        store.outbox.put("look", key, key, place.id, house.clock())

    def waiting(store: Store) -> bool:
        now = house.clock()
        ready = [r for r in store.outbox.rows(DeliveryState.READY) if r.due_at <= now]
        return bool(
            ready
            or store.outbox.rows(DeliveryState.LEASED)
            or store.outbox.rows(DeliveryState.SENDING)
        )

    await house.database.write(lambda store: tick(house.clock(), store))
    await house.database.write(stir)
    async with asyncio.timeout(10):
        while await house.database.read(waiting):
            pass


async def record(
    house: House, on: str, progress: str = "on_track", school: str = PEEL_PARK, **typed: str
) -> Card:
    """Farida records a visit of that day; gives the receipt."""
    # Where the clock was moved, her own messages of that day come at some time: before she types.
    await looked(house)
    form = await house.chat(FARIDA).say("visit")
    if "What you did" not in form.words:
        form = await form.press(f"Record a visit to {school}")
    elif school not in form.words:
        form = await (await form.press("Another school")).press(f"Record a visit to {school}")
    return await form.press(
        "Save record", did="Watched three lessons.", progress=progress, date=on, **typed
    )


async def officer(house: House) -> Chat:
    """Samira, linked."""
    samira = house.chat(SAMIRA)
    await samira.say(house.invite(SAMIRA.email))
    return samira
