"""Everything that the bot sends: one session, one token, in order within a conversation.

The SDK's own client posts by `requests` in a thread pool of six and fetches a new token for every turn, on the event
loop (botbuilder 4.17.1, https://github.com/Azure/msrest-for-python/issues/264), so it is not used.
"""

import asyncio
from typing import Any
from urllib.parse import quote
from weakref import WeakValueDictionary

import aiohttp
import orjson

from bot.reply import Card
from bot.teams.hosts import COMMERCIAL, GOVERNMENT, Hosts, other
from bot.teams.outcomes import code_of, judged
from bot.teams.tokens import NoToken, Tokens
from domain.conversations import Conversation
from domain.delivery import Again, Dead, Outcome, Sent, Unknown
from domain.people import Account, Member

PATIENCE = aiohttp.ClientTimeout(total=15, connect=5)
AT_ONCE = 100
TRIES = 3
LONGEST_PAUSE = 2.0
CARD = "application/vnd.microsoft.card.adaptive"


class Outbound:
    """The six calls of the Bot Connector that the bot makes; a development bot has no tokens."""

    def __init__(self, hosts: Hosts, tokens: Tokens | None, patience: aiohttp.ClientTimeout = PATIENCE) -> None:
        self._patience = patience
        self._hosts = hosts
        self._tokens = tokens
        self._web: aiohttp.ClientSession | None = None
        self._lanes: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def start(self) -> None:
        """Opens the session."""
        self._web = aiohttp.ClientSession(
            timeout=self._patience,
            connector=aiohttp.TCPConnector(limit=AT_ONCE),
            json_serialize=lambda v: orjson.dumps(v).decode(),
        )

    async def close(self) -> None:
        """Closes the session."""
        if self._web is not None:
            await self._web.close()

    async def send(self, to: Conversation, said: Card | str) -> Outcome:
        """Posts a message once."""
        outcome, _ = await self._called("POST", to, "/activities", message(to, said))
        return outcome

    async def reply(self, to: Conversation, said: Card | str) -> Outcome:
        """Posts a message, and again only where nothing arrived: 429, 412, a refused connection."""
        for attempt in range(TRIES):
            outcome = await self.send(to, said)
            if not isinstance(outcome, Again) or attempt == TRIES - 1:
                return outcome
            await asyncio.sleep(min(outcome.after or 0.2 * 2**attempt, LONGEST_PAUSE))
        raise AssertionError("unreachable")

    async def update(self, to: Conversation, activity: str, card: Card) -> Outcome:
        """Puts a card in place of what a message shows."""
        path = f"/activities/{quote(activity, safe='')}"
        outcome, _ = await self._called("PUT", to, path, message(to, card) | {"id": activity})
        return outcome

    async def delete(self, to: Conversation, activity: str) -> Outcome:
        """Takes a message away."""
        outcome, _ = await self._called("DELETE", to, f"/activities/{quote(activity, safe='')}", None)
        return outcome

    async def member(self, at: Conversation, user_id: str) -> Member | None:
        """What Teams says of a member of a conversation; None where it does not say."""
        outcome, body = await self._called("GET", at, f"/members/{quote(user_id, safe='')}", None)
        if not isinstance(outcome, Sent) or not isinstance(body, dict):
            return None
        oid = body.get("aadObjectId") or body.get("objectId")
        account = Account(str(body.get("tenantId") or at.tenant), str(oid or ""))
        name, email, upn = (str(body.get(k) or "")[:320] for k in ("name", "email", "userPrincipalName"))
        return Member(account, user_id, name, email, upn)

    async def _called(self, method: str, to: Conversation, path: str, body: Any) -> tuple[Outcome, Any]:
        lane = self._lanes.setdefault(to.id, asyncio.Lock())
        async with lane:
            place = f"v3/conversations/{quote(to.id, safe='')}{path}"
            outcome, answer = await self._tried(method, to.service_url, place, body)
            if isinstance(outcome, Dead) and "InvalidBotApiHost" in outcome.reason and _microsoft(to.service_url):
                return await self._tried(method, other(to.service_url), place, body)
            return outcome, answer

    async def _tried(self, method: str, service_url: str, place: str, body: Any) -> tuple[Outcome, Any]:
        if not self._hosts.allows(service_url):
            return Dead("service url not allowed"), None
        if self._web is None:
            raise RuntimeError("the session is not open")
        address = f"{service_url.rstrip('/')}/{place}"
        token = ""
        try:
            for _ in range(2):
                token = await self._tokens.get(self._web, instead_of=token) if self._tokens else ""
                status, headers, answer = await self._asked(self._web, method, address, body, token)
                if status != 401 or not token:
                    break
        except NoToken:
            return Again("no token"), None
        except aiohttp.ClientConnectorError as error:
            return Again(type(error).__name__), None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            reason = type(error).__name__
            return (Unknown(reason) if method == "POST" else Again(reason)), None
        return judged(method, status, headers, answer), answer

    async def _asked(
        self, web: aiohttp.ClientSession, method: str, address: str, body: Any, token: str
    ) -> tuple[int, Any, Any]:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        async with web.request(method, address, json=body, headers=headers, allow_redirects=False) as answer:
            raw = await answer.read()
        try:
            return answer.status, answer.headers, orjson.loads(raw) if raw else None
        except ValueError:
            return answer.status, answer.headers, None


def message(to: Conversation, said: Card | str) -> dict[str, Any]:
    """The activity that says a card or a text, never both: Teams would split it and give no id back."""
    told: dict[str, Any] = {
        "type": "message",
        "from": {"id": to.bot_id},
        "recipient": {"id": to.user_id},
        "conversation": {"id": to.id, "tenantId": to.tenant},
        "channelData": {"tenant": {"id": to.tenant}},
    }
    if isinstance(said, str):
        return told | {"text": said, "textFormat": "plain"}
    summary = str(said.get("fallbackText", ""))[:200]
    return told | {"attachments": [{"contentType": CARD, "content": said}], "summary": summary}


def _microsoft(service_url: str) -> bool:
    return any(host.split("/")[0] in service_url for host in (COMMERCIAL, GOVERNMENT))


__all__ = ["Outbound", "code_of", "message"]
