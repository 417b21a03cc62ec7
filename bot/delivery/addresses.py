"""Teams' addresses (service URLs) that are left alone for a while.

Nobody knows what became of the last posts there.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from domain.delivery.delivery import Dead, Outcome, Sent, Unknown

STRIKES = 3
SHORTEST_REST, LONGEST_REST = 30.0, 600.0


class Way(StrEnum):
    """How an address is treated: as usual, left alone, being asked, given one message."""

    OPEN = "open"
    SHUT = "shut"
    ASKED = "asked"
    TRIED = "tried"


@dataclass(slots=True)
class Address:
    """One service URL.

    `strikes` are outcomes in a row that nobody knows, `rests` are times in a row that it was shut.
    """

    way: Way = Way.OPEN
    strikes: int = 0
    rests: int = 0
    until: float = 0.0
    taken: bool = False


class Addresses:
    """A breaker for each service URL, in the memory of one replica.

    An outage costs few messages, not all. Three unknown outcomes in a row shut an address for 30
    seconds, and twice as long each time up to ten minutes. A request that changes nothing then asks
    whether it lives; if so, one message tries the way, and its arrival opens it. What is to be said
    there waits as `ready`, updates too: to put them at a server that is down helps nobody.
    """

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self.known: dict[str, Address] = {}

    def shut(self) -> list[str]:
        """Where nothing is to be sent now."""
        return [
            url for url, one in self.known.items() if one.way in (Way.SHUT, Way.ASKED) or one.taken
        ]

    def enter(self, url: str) -> bool:
        """Whether a message may go there now; what became of it is then to be noted by `note`."""
        one = self.known.setdefault(url, Address())
        if one.way is Way.TRIED and not one.taken:
            one.taken = True
            return True
        return one.way is Way.OPEN

    def note(self, url: str, outcome: Outcome | None) -> None:
        """What became of a message; None if it was not sent after all."""
        one = self.known.setdefault(url, Address())
        tried, one.taken = one.way is Way.TRIED, False
        if isinstance(outcome, Unknown):
            one.strikes += 1
            if tried or (one.way is Way.OPEN and one.strikes >= STRIKES):
                self._rest(one)
        elif isinstance(outcome, Sent | Dead) and (tried or one.way is Way.OPEN):
            self.known[url] = Address()

    def to_ask(self) -> list[str]:
        """Addresses that rested long enough, each given once; `asked` is told what came of it."""
        now = self._monotonic()
        rested = [
            url for url, one in self.known.items() if one.way is Way.SHUT and one.until <= now
        ]
        for url in rested:
            self.known[url].way = Way.ASKED
        return rested

    def asked(self, url: str, *, alive: bool) -> None:
        """What came of asking: one message may try the way, or it rests again."""
        one = self.known[url]
        if alive:
            one.way = Way.TRIED
        else:
            self._rest(one)

    def rest(self) -> float | None:
        """Seconds until the next address is to be asked; None if none rests."""
        ends = [one.until for one in self.known.values() if one.way is Way.SHUT]
        return max(0.0, min(ends) - self._monotonic()) if ends else None

    def _rest(self, one: Address) -> None:
        one.way, one.taken = Way.SHUT, False
        one.until = self._monotonic() + min(LONGEST_REST, SHORTEST_REST * 2.0**one.rests)
        one.rests = min(one.rests + 1, 10)
