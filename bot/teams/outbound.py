"""Everything that the bot sends, in order within a conversation, and what it asks of Teams."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import quote
from weakref import WeakValueDictionary

from bot.teams.connector import Called, Connector, insist
from bot.teams.hosts import GOVERNMENT, WORLD, Hosts
from bot.teams.outcomes import conversation_id
from bot.teams.payloads import Content, chat, message, shorter, thread
from bot.teams.pressing import Draw, as_it_is
from bot.teams.roster import channel_name, continued, readers
from bot.teams.tokens import Tokens
from bot.teams.uploads import put
from bot.teams.wire import PATIENCE, Wire
from bot.turns.reply import Card
from domain.delivery.conversations import Conversation, Surface
from domain.delivery.delivery import Again, Dead, Outcome, Sent, Unknown
from domain.digests.channels import ChannelReaders, Reader
from domain.operations.files import Upload
from domain.people.people import Account, Member

TOO_LONG, NOT_FOUND = "413", "404"
# The bot itself may not ask: its secret ran out, or an administrator switched it off.
REFUSED = ("401", "403")
# The most that Teams gives in one answer, and the most answers: further members are not counted.
MEMBERS_A_PAGE, PAGES = 500, 10
LONGEST_NAME = 320

# Gives the body of a message to a conversation.
Write = Callable[[Conversation, Content], dict[str, Any]]


class NotAsked(Exception):  # noqa: N818 - nobody knows yet; it is not an answer
    """Raised where Teams could not be asked now, so that nothing is known of the person."""


class Outbound:
    """The calls of the Bot Connector that the bot makes; a development bot has no tokens.

    `clouds` are two addresses: where one says that the bot is none of its own, the other is tried.
    `patience` is the seconds that a call may take; `draw` is done with each card that leaves.
    """

    def __init__(
        self,
        hosts: Hosts,
        tokens: Tokens | None,
        *,
        clouds: tuple[str, str] = (WORLD, GOVERNMENT),
        patience: float = PATIENCE,
        draw: Draw = as_it_is,
    ) -> None:
        self._hosts = hosts
        self.draw = draw
        self._wire = Wire(patience)
        self._connector = Connector(hosts, tokens, self._wire, clouds)
        self._lanes: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def start(self) -> None:
        """Opens the session."""
        self._wire.open()

    async def close(self) -> None:
        """Closes the session."""
        await self._wire.close()

    async def send(self, to: Conversation, content: Content | Upload) -> Outcome:
        """Makes one try to post a message, or to put a file where its owner wants it.

        In a channel a message opens a thread of its own.
        """
        if isinstance(content, Upload):
            return await put(content, self._hosts, self._wire)
        async with self._lane(to):
            if to.surface is Surface.CHANNEL:
                outcome, _ = await self._open(to, content)
            else:
                outcome, _ = await self._post_anew(to, content)
        return outcome

    async def reply(self, to: Conversation, content: Card | str, answers: str = "") -> Outcome:
        """Posts a message, and again only where nothing arrived: 429, 412, a refused connection.

        `answers` is the id of the activity to which it is the reply.
        """
        async with self._lane(to):
            outcome, _ = await insist(lambda: self._post_anew(to, content, answers))
        return outcome

    async def update(self, to: Conversation, activity: str, card: Card) -> Outcome:
        """Makes one try to put a card in place of what a message shows."""
        async with self._lane(to):
            outcome, _ = await self._put(to, activity, card)
        return outcome

    async def replace(self, to: Conversation, activity: str, card: Card) -> Outcome:
        """As `update`, and again where it may help: a second put changes nothing."""
        async with self._lane(to):
            outcome, _ = await insist(lambda: self._put(to, activity, card))
        return outcome

    async def delete(self, to: Conversation, activity: str) -> Outcome:
        """Takes a message away."""
        async with self._lane(to):
            outcome, _ = await self._connector.call("DELETE", to, _message_at(to, activity), None)
        return outcome

    async def member(self, at: Conversation, user_id: str) -> Member | None:
        """What Teams knows of a member of a conversation; None for nobody. Raises NotAsked."""
        place = f"{_at(at)}/members/{_part(user_id)}"
        outcome, answer = await insist(lambda: self._connector.call("GET", at, place, None))
        if isinstance(outcome, Again):
            raise NotAsked(outcome.reason)
        if isinstance(outcome, Dead) and outcome.reason.startswith(REFUSED):
            raise NotAsked(outcome.reason)
        if not isinstance(outcome, Sent) or not isinstance(answer, dict):
            return None
        return _member(answer, user_id)

    async def probe(self, service_url: str) -> bool:
        """Whether a connector answers at all, by a request that changes nothing."""
        return await self._connector.reached(service_url)

    async def roster(self, at: Conversation) -> ChannelReaders | None:
        """Who reads a channel, and its name; None where Teams cannot be asked, or does not say."""
        found: list[Reader] = []
        more = ""
        for _ in range(PAGES):
            page = await self._get(at, f"{_at(at)}/pagedmembers?pageSize={MEMBERS_A_PAGE}{more}")
            if page is None:
                return None
            found += readers(page)
            more = f"&continuationToken={_part(token)}" if (token := continued(page)) else ""
            if not more:
                break
        listed = None
        if at.team:
            listed = await self._get(at, f"v3/teams/{_part(at.team)}/conversations")
        return ChannelReaders(
            tuple(found), channel_name(listed, at.channel or at.id), whole=not more
        )

    def _lane(self, to: Conversation) -> asyncio.Lock:
        """Held by one call at a time, so that messages of a conversation keep their order."""
        return self._lanes.setdefault(to.id, asyncio.Lock())

    async def _post_anew(self, to: Conversation, content: Content, answers: str = "") -> Called:
        """Posts; where Teams does not find a person's chat, it is made anew, one time."""
        outcome, answer = await self._post(to, content, answers)
        lost = isinstance(outcome, Dead) and outcome.reason.startswith(NOT_FOUND)
        if not lost or to.surface is not Surface.CHAT or not to.user_id:
            return outcome, answer
        made, named = await self._connector.call("POST", to, "v3/conversations", chat(to))
        if isinstance(made, Again | Unknown):
            # A second asking gives the same chat, so nothing is lost by trying later.
            return Again(made.reason), None
        id_ = conversation_id(named) if isinstance(made, Sent) else ""
        if not id_:
            stops = isinstance(made, Dead) and made.stops
            return (made if stops else outcome), answer
        outcome, answer = await self._post(replace(to, id=id_), content)
        if isinstance(outcome, Sent) and id_ != to.id:
            outcome = replace(outcome, conversation=id_)
        return outcome, answer

    async def _post(self, to: Conversation, content: Content, answers: str = "") -> Called:
        def reply(to: Conversation, content: Content) -> dict[str, Any]:
            return message(to, content) | ({"replyToId": answers} if answers else {})

        return await self._write("POST", to, f"{_at(to)}/activities", content, reply)

    async def _open(self, to: Conversation, content: Content) -> Called:
        return await self._write("POST", to, "v3/conversations", content, thread)

    async def _put(self, to: Conversation, activity: str, card: Card) -> Called:
        def with_id(to: Conversation, content: Content) -> dict[str, Any]:
            return message(to, content) | {"id": activity}

        return await self._write("PUT", to, _message_at(to, activity), card, with_id)

    async def _write(
        self, method: str, to: Conversation, place: str, content: Content, write: Write
    ) -> Called:
        """Writes a message; a card that the connector finds too long goes again, shorter."""
        if isinstance(content, dict):
            content = self.draw(content)
        outcome, answer = await self._connector.call(method, to, place, write(to, content))
        too_long = isinstance(outcome, Dead) and outcome.reason.startswith(TOO_LONG)
        if not too_long or not isinstance(content, dict):
            return outcome, answer
        return await self._connector.call(method, to, place, write(to, shorter(content)))

    async def _get(self, at: Conversation, place: str) -> dict[str, Any] | None:
        outcome, answer = await insist(lambda: self._connector.call("GET", at, place, None))
        return answer if isinstance(outcome, Sent) and isinstance(answer, dict) else None


def _member(answer: dict[str, Any], user_id: str) -> Member | None:
    """A member whose account is named in full: tenant and object id are the identity."""
    oid, tenant = answer.get("aadObjectId") or answer.get("objectId"), answer.get("tenantId")
    if not isinstance(oid, str) or not isinstance(tenant, str):
        return None
    name, email, sign_in = (
        str(answer.get(key) or "")[:LONGEST_NAME] for key in ("name", "email", "userPrincipalName")
    )
    return Member(Account(tenant, oid), user_id, name, email, sign_in)


def _at(to: Conversation) -> str:
    return f"v3/conversations/{_part(to.id)}"


def _message_at(to: Conversation, activity: str) -> str:
    return f"{_at(to)}/activities/{_part(activity)}"


def _part(text: str) -> str:
    return quote(text, safe="")
