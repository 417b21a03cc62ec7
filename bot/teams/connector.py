"""One call of the Bot Connector: by one session and one token, at the cloud that knows the bot.

The SDK's own client is not used: it posts by `requests` in a pool of six threads, and fetches a new
token for every turn on the event loop (botbuilder 4.17.1;
https://github.com/Azure/msrest-for-python/issues/264).
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from typing import Any

from bot.teams.hosts import Hosts
from bot.teams.outcomes import WRONG_HOST, code_of, is_misplaced, judged
from bot.teams.tokens import NoToken, Tokens
from bot.teams.wire import HttpAnswer, Interrupted, NotReached, Wire
from domain.delivery.conversations import Conversation
from domain.delivery.delivery import Again, Dead, Outcome, Sent, Unknown

TRIES = 3
LONGEST_PAUSE = 2.0
# Of so many conversations the address that took something last is remembered.
REMEMBERED = 10_000

# What became of a call, and the body of its answer.
Called = tuple[Outcome, Any]


class Connector:
    """Asks the addresses that `hosts` allows; a development bot has no tokens.

    `clouds` are two addresses: where one says that the bot is none of its own, the other is tried.
    """

    def __init__(
        self, hosts: Hosts, tokens: Tokens | None, wire: Wire, clouds: tuple[str, str]
    ) -> None:
        self._hosts = hosts
        self._tokens = tokens
        self._wire = wire
        self._clouds = clouds
        self._worked: dict[str, str] = {}

    async def call(self, method: str, to: Conversation, place: str, body: Any) -> Called:
        """One call, and one more at another address where this one is said to be the wrong one."""
        try:
            answer, address = await self._ask_around(method, to, place, body)
        except PermissionError:
            return Dead("host not allowed"), None
        except NoToken:
            return Again("no token"), None
        except NotReached as error:
            return Again(str(error)), None
        except Interrupted as error:
            # A POST may have arrived, and a second would be a second message.
            return (Unknown(str(error)) if method == "POST" else Again(str(error))), None
        outcome = judged(method, answer.status, answer.headers, answer.json)
        if isinstance(outcome, Sent):
            self._remember(to.id, address)
            if address != to.service_url:
                outcome = replace(outcome, service_url=address)
        return outcome, answer.json

    async def reached(self, service_url: str) -> bool:
        """Whether a connector answers at all, by a request that changes nothing."""
        try:
            answer = await self._ask("GET", service_url, "v3/conversations", None)
        except (PermissionError, NoToken, NotReached, Interrupted):
            return False
        return answer.status < 500 and answer.status != 408

    async def _ask_around(
        self, method: str, to: Conversation, place: str, body: Any
    ) -> tuple[HttpAnswer, str]:
        """The first answer that does not say that the address is the wrong one, else the last.

        With it, the address that gave it. One that says so did nothing else.
        """
        tried, address = [to.service_url], to.service_url
        answer = await self._ask(method, address, place, body)
        while is_misplaced(answer.status, answer.json):
            other = next(self._others(to, code_of(answer.json), tried), None)
            if other is None:
                break
            tried.append(other)
            address = other
            answer = await self._ask(method, address, place, body)
        return answer, address

    def _others(self, to: Conversation, code: str, tried: list[str]) -> Iterator[str]:
        """The addresses that may be the right one; the other cloud where this one says so."""
        named = [*to.other_urls, self._worked.get(to.id, "")]
        if code == WRONG_HOST:
            named.append(self._other(to.service_url))
        return (url for url in named if url and url not in tried and self._hosts.allows(url))

    def _remember(self, conversation: str, address: str) -> None:
        self._worked.pop(conversation, None)
        self._worked[conversation] = address
        if len(self._worked) > REMEMBERED:
            del self._worked[next(iter(self._worked))]

    async def _ask(self, method: str, service_url: str, place: str, body: Any) -> HttpAnswer:
        """One request, and one more with a new token where the token is refused."""
        if not self._hosts.allows(service_url):
            raise PermissionError(service_url)
        address = f"{service_url.rstrip('/')}/{place}"
        if self._tokens is None:
            return await self._wire.ask(method, address, body)
        token = await self._tokens.get(self._wire.web)
        answer = await self._wire.ask(method, address, body, token)
        if answer.status != 401:
            return answer
        fresh = await self._tokens.get(self._wire.web, instead_of=token)
        if fresh == token:
            return answer
        return await self._wire.ask(method, address, body, fresh)

    def _other(self, service_url: str) -> str:
        world, government = self._clouds
        return world if service_url.startswith(government) else government


async def insist(attempt: Callable[[], Awaitable[Called]]) -> Called:
    """The end of at most three attempts, for a person waits; never sooner than Teams asks for."""
    for before in range(TRIES):
        outcome, answer = await attempt()
        if not isinstance(outcome, Again) or before == TRIES - 1:
            break
        pause = 0.2 * 2**before if outcome.after is None else outcome.after
        if pause > LONGEST_PAUSE:
            break
        await asyncio.sleep(pause)
    return outcome, answer
