"""Which tenant a domain belongs to, as Microsoft's sign-in page tells everybody who asks."""

import re
from urllib.parse import quote

from bot.teams.wire import Interrupted, NotReached, Wire

PATIENCE = 5.0
_TENANT = re.compile(r"/([0-9A-Za-z-]{8,64})/")


class SignIn:
    """Asks at `address`, https://login.microsoftonline.com by default."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._wire = Wire(PATIENCE)

    async def start(self) -> None:
        """Opens the session."""
        self._wire.open()

    async def close(self) -> None:
        """Closes the session."""
        await self._wire.close()

    async def tenant_of(self, domain: str) -> str | None:
        """The id of the domain's tenant; None where there is none, or it cannot be asked now."""
        url = f"{self._address}/{quote(domain, safe='')}/v2.0/.well-known/openid-configuration"
        try:
            answer = await self._wire.ask("GET", url, None)
        except (NotReached, Interrupted):
            return None
        if answer.status != 200 or not isinstance(answer.json, dict):
            return None
        issuer = answer.json.get("issuer")
        found = _TENANT.search(issuer) if isinstance(issuer, str) else None
        return found[1] if found else None
