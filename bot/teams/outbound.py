"""Everything that the bot sends: one session, one token, in order within a conversation.

The SDK's own client posts by `requests` in a thread pool of six and fetches a new token for every turn, on the event
loop (botbuilder 4.17.1, https://github.com/Azure/msrest-for-python/issues/264), so it is not used.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote
from weakref import WeakValueDictionary

from bot.teams.hosts import GOVERNMENT, WORLD, Hosts
from bot.teams.outcomes import WRONG_HOST, code_of, judged
from bot.teams.payloads import message, shorter, thread
from bot.teams.roster import channel_name, continued, readers
from bot.teams.tokens import NoToken, Tokens
from bot.teams.uploads import put
from bot.teams.wire import PATIENCE, HttpAnswer, Interrupted, NotReached, Wire
from bot.turns.reply import Card
from domain.delivery.conversations import Conversation, Surface
from domain.delivery.delivery import Again, Dead, Outcome, Sent, Unknown
from domain.digests.channels import Reader, Roster
from domain.operations.files import Offer, Upload
from domain.people.people import Account, Member

TRIES = 3
LONGEST_PAUSE = 2.0
TOO_LONG = "413"
# The bot itself may not ask, whoever it asks about: its secret ran out, or an administrator switched it off.
REFUSED = ("401", "403")
# The most that Teams gives at once, and how often it is asked: a channel of more members is counted no further.
MEMBERS_A_PAGE, PAGES = 500, 10


Worded = Callable[[Conversation, Card | Offer | str], dict[str, Any]]


class NotAsked(Exception):  # noqa: N818 - nobody knows yet; it is not an answer
    """Raised where Teams could not be asked now, which says nothing of the person."""


class Outbound:
    """The calls of the Bot Connector that the bot makes; a development bot has no tokens.

    `clouds` are the two addresses of which one is tried where the other says that it is not its bot; `patience` is the
    seconds that a call may take.
    """

    def __init__(
        self,
        hosts: Hosts,
        tokens: Tokens | None,
        *,
        clouds: tuple[str, str] = (WORLD, GOVERNMENT),
        patience: float = PATIENCE,
    ) -> None:
        self._hosts = hosts
        self._tokens = tokens
        self._clouds = clouds
        self._wire = Wire(patience)
        self._lanes: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def start(self) -> None:
        """Opens the session."""
        self._wire.open()

    async def close(self) -> None:
        """Closes the session."""
        await self._wire.close()

    async def send(self, to: Conversation, said: Card | Offer | Upload | str) -> Outcome:
        """Posts a message once; in a channel it opens a thread of its own. A file is put where its owner said."""
        if isinstance(said, Upload):
            return await put(said, self._hosts, self._wire)
        opens = to.surface is Surface.CHANNEL
        async with self._lane(to):
            return (await (self._opened(to, said) if opens else self._posted(to, said)))[0]

    async def reply(self, to: Conversation, said: Card | str) -> Outcome:
        """Posts a message, and again only where nothing arrived: 429, 412, a refused connection."""
        async with self._lane(to):
            return (await _insisting(lambda: self._posted(to, said)))[0]

    async def update(self, to: Conversation, activity: str, card: Card) -> Outcome:
        """Puts a card in place of what a message shows, once."""
        async with self._lane(to):
            return (await self._put(to, activity, card))[0]

    async def replace(self, to: Conversation, activity: str, card: Card) -> Outcome:
        """As `update`, and again where it may help: putting twice is putting once."""
        async with self._lane(to):
            return (await _insisting(lambda: self._put(to, activity, card)))[0]

    async def delete(self, to: Conversation, activity: str) -> Outcome:
        """Takes a message away."""
        async with self._lane(to):
            return (
                await self._called("DELETE", to, f"{_at(to)}/activities/{_part(activity)}", None)
            )[0]

    async def member(self, at: Conversation, user_id: str) -> Member | None:
        """What Teams says of a member of a conversation; None for nobody it knows. Raises NotAsked."""
        outcome, said = await _insisting(
            lambda: self._called("GET", at, f"{_at(at)}/members/{_part(user_id)}", None)
        )
        if isinstance(outcome, Again) or (
            isinstance(outcome, Dead) and outcome.reason.startswith(REFUSED)
        ):
            raise NotAsked(outcome.reason)
        return (
            _member(said, user_id) if isinstance(outcome, Sent) and isinstance(said, dict) else None
        )

    async def probe(self, service_url: str) -> bool:
        """Whether a connector answers at all, learnt by a request that changes nothing."""
        try:
            answer = await self._asked("GET", service_url, "v3/conversations", None)
        except (PermissionError, NoToken, NotReached, Interrupted):
            return False
        return answer.status < 500 and answer.status != 408

    async def roster(self, at: Conversation) -> Roster | None:
        """Who reads a channel, and its name; None where Teams cannot be asked, or does not say."""
        found: list[Reader] = []
        more = ""
        for _ in range(PAGES):
            page = await self._got(at, f"{_at(at)}/pagedmembers?pageSize={MEMBERS_A_PAGE}{more}")
            if page is None:
                return None
            found += readers(page)
            more = f"&continuationToken={_part(token)}" if (token := continued(page)) else ""
            if not more:
                break
        listed = (
            await self._got(at, f"v3/teams/{_part(at.team)}/conversations") if at.team else None
        )
        return Roster(tuple(found), channel_name(listed, at.channel or at.id), whole=not more)

    def _lane(self, to: Conversation) -> asyncio.Lock:
        return self._lanes.setdefault(to.id, asyncio.Lock())

    async def _posted(self, to: Conversation, said: Card | Offer | str) -> tuple[Outcome, Any]:
        return await self._told("POST", to, f"{_at(to)}/activities", said, message)

    async def _opened(self, to: Conversation, said: Card | Offer | str) -> tuple[Outcome, Any]:
        return await self._told("POST", to, "v3/conversations", said, thread)

    async def _put(self, to: Conversation, activity: str, card: Card) -> tuple[Outcome, Any]:
        def again(to: Conversation, said: Card | Offer | str) -> dict[str, Any]:
            return message(to, said) | {"id": activity}

        return await self._told("PUT", to, f"{_at(to)}/activities/{_part(activity)}", card, again)

    async def _told(
        self, method: str, to: Conversation, place: str, said: Card | Offer | str, worded: Worded
    ) -> tuple[Outcome, Any]:
        """Says it; a card that the connector finds too long goes once more, shorter."""
        outcome, answer = await self._called(method, to, place, worded(to, said))
        if isinstance(said, str | Offer) or not (
            isinstance(outcome, Dead) and outcome.reason.startswith(TOO_LONG)
        ):
            return outcome, answer
        return await self._called(method, to, place, worded(to, shorter(said)))

    async def _got(self, at: Conversation, place: str) -> dict[str, Any] | None:
        outcome, said = await _insisting(lambda: self._called("GET", at, place, None))
        return said if isinstance(outcome, Sent) and isinstance(said, dict) else None

    async def _called(
        self, method: str, to: Conversation, place: str, body: Any
    ) -> tuple[Outcome, Any]:
        """One call; once more with a new token after 401, and at the other cloud after InvalidBotApiHost."""
        try:
            answer = await self._asked(method, to.service_url, place, body)
            if answer.status == 403 and code_of(answer.json) == WRONG_HOST:
                answer = await self._asked(method, self._other(to.service_url), place, body)
        except PermissionError:
            return Dead("host not allowed"), None
        except NoToken:
            return Again("no token"), None
        except NotReached as error:
            return Again(str(error)), None
        except Interrupted as error:
            return (Unknown(str(error)) if method == "POST" else Again(str(error))), None
        return judged(method, answer.status, answer.headers, answer.json), answer.json

    async def _asked(self, method: str, service_url: str, place: str, body: Any) -> HttpAnswer:
        if not self._hosts.allows(service_url):
            raise PermissionError(service_url)
        address = f"{service_url.rstrip('/')}/{place}"
        if self._tokens is None:
            return await self._wire.ask(method, address, body)
        token = await self._tokens.get(self._wire.web)
        answer = await self._wire.ask(method, address, body, token)
        if (
            answer.status == 401
            and (fresh := await self._tokens.get(self._wire.web, instead_of=token)) != token
        ):
            answer = await self._wire.ask(method, address, body, fresh)
        return answer

    def _other(self, service_url: str) -> str:
        world, government = self._clouds
        return world if service_url.startswith(government) else government


async def _insisting(attempt: Callable[[], Awaitable[tuple[Outcome, Any]]]) -> tuple[Outcome, Any]:
    """The end of at most three attempts while a person waits; never sooner than the connector asked."""
    for before in range(TRIES):
        outcome, answer = await attempt()
        pause = (
            outcome.after
            if isinstance(outcome, Again) and outcome.after is not None
            else 0.2 * 2**before
        )
        if not isinstance(outcome, Again) or before == TRIES - 1 or pause > LONGEST_PAUSE:
            break
        await asyncio.sleep(pause)
    return outcome, answer


def _member(said: dict[str, Any], user_id: str) -> Member | None:
    """A member whose account is named in full: tenant and object id are the identity."""
    oid, tenant = said.get("aadObjectId") or said.get("objectId"), said.get("tenantId")
    if not isinstance(oid, str) or not isinstance(tenant, str):
        return None
    name, email, sign_in = (
        str(said.get(k) or "")[:320] for k in ("name", "email", "userPrincipalName")
    )
    return Member(Account(tenant, oid), user_id, name, email, sign_in)


def _at(to: Conversation) -> str:
    return f"v3/conversations/{_part(to.id)}"


def _part(text: str) -> str:
    return quote(text, safe="")
