"""Microsoft's side of the wire, as one thing that is made, opened and closed."""

import asyncio
from dataclasses import dataclass

from bot.running.settings import Settings
from bot.teams.auth import ConnectorGuard, Guard, LoopbackGuard
from bot.teams.downloads import Downloads, Fetched
from bot.teams.hosts import Hosts
from bot.teams.keys import Keys
from bot.teams.outbound import Outbound
from bot.teams.pressing import drawing
from bot.teams.sign_in import SignIn
from bot.teams.tokens import Tokens
from bot.turns.turn import Turn
from domain.digests.channels import ChannelReaders
from domain.library.sent_files import MOST_AT_ONCE
from domain.people.addresses import domains_in, is_domain
from domain.people.allowing import MOST_DOMAINS
from domain.people.people import Member


@dataclass(frozen=True, slots=True)
class Microsoft:
    """The parts; a development bot needs no keys."""

    guard: Guard
    outbound: Outbound
    keys: Keys
    sign_in: SignIn
    downloads: Downloads
    development: bool

    async def start(self) -> None:
        """Opens the sessions and fetches the keys."""
        await self.outbound.start()
        await self.sign_in.start()
        await self.downloads.start()
        if not self.development:
            await self.keys.start()

    async def close(self) -> None:
        """Closes the sessions and fetches no more keys."""
        await self.keys.stop()
        await self.outbound.close()
        await self.sign_in.close()
        await self.downloads.close()

    async def ready(self) -> bool:
        """Whether callers can be told from impostors."""
        return self.development or self.keys.loaded

    async def member(self, turn: Turn) -> Member | None:
        """Who speaks, as Teams says."""
        return await self.outbound.member(turn.conversation, turn.user_id)

    async def roster(self, turn: Turn) -> ChannelReaders | None:
        """Who reads the channel in which somebody speaks."""
        return await self.outbound.roster(turn.conversation)

    async def files(self, turn: Turn) -> tuple[Fetched, ...]:
        """What came of each file of a message, as far as so many are taken at a time."""
        return await self.downloads.fetch(turn.files[:MOST_AT_ONCE])

    async def tenant_of(self, turn: Turn) -> str | None:
        """The tenant of the domain that a button names."""
        return await self.sign_in.tenant_of(str(turn.inputs.get("domain", "")))

    async def tenants_of(self, turn: Turn) -> dict[str, str]:
        """The tenant of each domain that was typed, as far as Microsoft knows one."""
        typed = domains_in(str(turn.inputs.get("domains", "")))[:MOST_DOMAINS]
        domains = [domain for domain in typed if is_domain(domain)]
        tenants = await asyncio.gather(*map(self.sign_in.tenant_of, domains))
        found = zip(domains, tenants, strict=True)
        return {domain: tenant for domain, tenant in found if tenant}


def microsoft(settings: Settings) -> Microsoft:
    """Microsoft's side; a development bot has no token, and knows this machine only."""
    hosts = Hosts(
        settings.allowed_service_hosts,
        files=settings.file_hosts,
        development=settings.development,
    )
    keys = Keys(settings.openid_metadata_url)
    guard: Guard = LoopbackGuard(hosts)
    tokens = None
    if not settings.development:
        app_id, password = settings.microsoft_app_id, settings.microsoft_app_password
        guard = ConnectorGuard(app_id, settings.token_issuer, keys, hosts)
        tokens = Tokens(settings.token_address, app_id, password)
    return Microsoft(
        guard=guard,
        outbound=Outbound(hosts, tokens, draw=drawing(settings.card_actions)),
        keys=keys,
        sign_in=SignIn(settings.sign_in_url),
        downloads=Downloads(hosts),
        development=settings.development,
    )
