"""Microsoft's side of the wire, as one thing that is opened and closed."""

from dataclasses import dataclass

from bot.teams.auth import Guard
from bot.teams.keys import Keys
from bot.teams.outbound import Outbound
from bot.teams.sign_in import SignIn
from bot.turns.turn import Turn
from domain.digests.channels import ChannelReaders
from domain.people.people import Member


@dataclass(frozen=True, slots=True)
class Microsoft:
    """The parts, made by `app.py`; a development bot needs no keys."""

    guard: Guard
    outbound: Outbound
    keys: Keys
    sign_in: SignIn
    development: bool

    async def start(self) -> None:
        """Opens the sessions and fetches the keys."""
        await self.outbound.start()
        await self.sign_in.start()
        if not self.development:
            await self.keys.refresh()

    async def close(self) -> None:
        """Closes the sessions."""
        await self.outbound.close()
        await self.sign_in.close()

    async def ready(self) -> bool:
        """Whether callers can be told from impostors."""
        return self.development or self.keys.ready()

    async def member(self, turn: Turn) -> Member | None:
        """Who speaks, as Teams says."""
        return await self.outbound.member(turn.conversation, turn.user_id)

    async def roster(self, turn: Turn) -> ChannelReaders | None:
        """Who reads the channel in which somebody speaks."""
        return await self.outbound.roster(turn.conversation)

    async def tenant_of(self, turn: Turn) -> str | None:
        """The tenant of the domain that a button names."""
        return await self.sign_in.tenant_of(str(turn.inputs.get("domain", "")))
