"""Which tenants' people may come in, looked up often and changed seldom."""

import time
from collections.abc import Awaitable, Callable, Mapping

FRESH = 30.0


class TenantCheck:
    """The allowed tenants as `read` gives them, at most half a minute old.

    A tenant that is not among them is looked for afresh. `everybody` lets all in.
    """

    def __init__(
        self,
        read: Callable[[], Awaitable[Mapping[str, object]]],
        monotonic: Callable[[], float] = time.monotonic,
        *,
        everybody: bool = False,
    ) -> None:
        self._read = read
        self._everybody = everybody
        self._monotonic = monotonic
        self._allowed: frozenset[str] = frozenset()
        self._until = float("-inf")

    async def allows(self, tenant: str) -> bool:
        """Whether that tenant's people may come in."""
        if self._everybody:
            return True
        if tenant not in self._allowed or self._monotonic() >= self._until:
            self._allowed = frozenset(await self._read())
            self._until = self._monotonic() + FRESH
        return tenant in self._allowed
