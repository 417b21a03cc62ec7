"""Whether somebody comes too often: a person, or all people of a tenant together.

It is kept in the memory of each replica, so that a turn that is refused costs no trip to the
database; with two replicas twice as many may come.
"""

from dataclasses import dataclass, field
from datetime import datetime

from bot.turns.turn import Turn, What
from domain.allowances import Allowance

MOST_KEPT = 10_000


@dataclass(slots=True)
class Kept:
    """An allowance for each of many by a key; no more than ten thousand are remembered."""

    allowance: Allowance
    _free: dict[tuple[str, ...], datetime] = field(default_factory=dict)

    def takes(self, key: tuple[str, ...], now: datetime) -> bool:
        """Takes one of theirs, if there is one."""
        after = self.allowance.after(self._free.get(key), now)
        if after is None:
            return False
        if len(self._free) >= MOST_KEPT and key not in self._free:
            self._make_room(now)
        self._free[key] = after
        return True

    def __len__(self) -> int:
        return len(self._free)

    def _make_room(self, now: datetime) -> None:
        """Forgets who may come as often as anybody anyway; else who was met first."""
        self._free = {key: free for key, free in self._free.items() if free > now}
        if len(self._free) >= MOST_KEPT:
            del self._free[next(iter(self._free))]


class Allowances:
    """How many turns a second a person and a tenant may have."""

    def __init__(self, person: int, tenant: int) -> None:
        self._persons = Kept(Allowance(person))
        self._tenants = Kept(Allowance(tenant))
        self._told = Kept(Allowance(1))

    def lets(self, turn: Turn) -> bool:
        """Whether there is room for the turn.

        What happens in Teams, and is told once, is let in; files are sent by a person.

        Who alone comes too often takes nothing from the tenant's others.
        """
        if turn.what is What.EVENT and not turn.invoke and not turn.files:
            return True
        who = (turn.account.tenant, turn.account.oid)
        return self._persons.takes(who, turn.now) and self._tenants.takes(who[:1], turn.now)

    def tells(self, turn: Turn) -> bool:
        """Whether a turn that has no room is told so.

        A press always is, in its answer; for typed words that is a message, and so less often.
        """
        return turn.invoke or self._told.takes((turn.account.tenant, turn.account.oid), turn.now)
