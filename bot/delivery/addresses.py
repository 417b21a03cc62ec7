"""Teams' addresses (service URLs) that are left alone while nobody knows whether they live.

| state | what may go there | until |
|---|---|---|
| open | everything | three outcomes in a row are unknown |
| shut | nothing | its rest is over: 30 s, each time twice as long, at most 10 min |
| asked | nothing | a request that changes nothing tells whether it lives |
| tried | one message | that arrives (open), or is unknown as well (shut) |
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from domain.delivery.delivery import Dead, Outcome, Sent, Unknown

# So many unknown outcomes in a row shut an address.
STRIKES = 3
# In seconds.
SHORTEST_REST, LONGEST_REST = 30.0, 600.0


class Way(StrEnum):
    """How an address is treated: as usual, left alone, being asked, given one message."""

    OPEN = "open"
    SHUT = "shut"
    ASKED = "asked"
    TRIED = "tried"


@dataclass(slots=True)
class Address:
    """What is known of one service URL.

    `strikes` counts the unknown outcomes in a row, `rests` how often in a row it was shut; `until`
    is when its rest is over, in monotonic seconds; `taken` says that its one message is on its way.
    """

    way: Way = Way.OPEN
    strikes: int = 0
    rests: int = 0
    until: float = 0.0
    taken: bool = False


class Addresses:
    """A circuit breaker for each service URL, in the memory of one replica.

    By it an outage makes few messages unknown, not all. What is to go to an address that is shut
    waits as `ready`, updates too: to put them at a server that is down helps nobody.
    """

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self.known: dict[str, Address] = {}

    def shut(self) -> list[str]:
        """The service URLs to which nothing may be sent now."""
        closed = (Way.SHUT, Way.ASKED)
        return [url for url, at in self.known.items() if at.way in closed or at.taken]

    def enter(self, url: str) -> bool:
        """Whether a message may go there now; if so, `note` must be called with its outcome."""
        address = self.known.setdefault(url, Address())
        if address.way is Way.TRIED and not address.taken:
            address.taken = True
            return True
        return address.way is Way.OPEN

    def note(self, url: str, outcome: Outcome | None) -> None:
        """Counts the outcome of a message to that address; None if it was not sent after all."""
        address = self.known.setdefault(url, Address())
        is_open, tried = address.way is Way.OPEN, address.way is Way.TRIED
        address.taken = False
        if isinstance(outcome, Unknown):
            address.strikes += 1
            if tried or (is_open and address.strikes >= STRIKES):
                self._shut(address)
        elif isinstance(outcome, Sent | Dead) and (tried or is_open):
            # It answered, be it with a refusal: it lives. A late answer to a message of before it
            # was shut opens nothing.
            self.known[url] = Address()

    def to_ask(self) -> list[str]:
        """Takes the addresses that rested long enough; `note_answer` must be called for each."""
        now = self._monotonic()
        rested = [url for url, at in self.known.items() if at.way is Way.SHUT and at.until <= now]
        for url in rested:
            self.known[url].way = Way.ASKED
        return rested

    def note_answer(self, url: str, *, alive: bool) -> None:
        """Lets one message try an address that lives; one that does not rests again."""
        address = self.known[url]
        if alive:
            address.way = Way.TRIED
        else:
            self._shut(address)

    def rest(self) -> float | None:
        """Seconds until the next address is to be asked; None if none rests."""
        ends = [address.until for address in self.known.values() if address.way is Way.SHUT]
        return max(0.0, min(ends) - self._monotonic()) if ends else None

    def _shut(self, address: Address) -> None:
        address.way = Way.SHUT
        address.taken = False
        rest = min(LONGEST_REST, SHORTEST_REST * 2.0**address.rests)
        address.until = self._monotonic() + rest
        # The rest is the longest one by then: the count need not grow, and 2.0**n stays a number.
        address.rests = min(address.rests + 1, 10)
