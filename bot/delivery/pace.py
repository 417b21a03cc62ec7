"""The pace at which the bot sends messages on its own.

Teams takes some fifty requests a second from an app, and answers to people need their share.
"""

import time
from collections.abc import Callable

# Messages a second.
A_SECOND = 20.0
# The least factor on the rate, however often Teams says that it is too much.
SLOWEST = 1 / 16
# Seconds after which a halved rate is doubled again.
RECOVERS = 10.0


class Pace:
    """A bucket that holds a second's worth of messages and fills at their rate.

    A lonely message never waits. The rate is the app's: each live replica takes its share of it.
    When Teams says that it is too much (429), the rate halves; each ten seconds without that double
    it again.
    """

    def __init__(
        self, a_second: float = A_SECOND, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._a_second = a_second
        self._monotonic = monotonic
        self._replicas = 1
        self._factor = 1.0
        self._changed = self._filled = monotonic()
        self._left = self._most

    @property
    def rate(self) -> float:
        """Messages a second that this replica may send now."""
        return self._a_second / self._replicas * self._factor

    def share(self, replicas: int) -> None:
        """Shares the rate among so many replicas from now on."""
        # What came in until now came in at the rate of before.
        self._fill()
        self._replicas = max(1, replicas)

    def slow(self) -> None:
        """Halves the rate, at most once a second: many refusals of one moment are one."""
        self._fill()
        now = self._monotonic()
        if self._factor == 1.0 or now - self._changed >= 1.0:
            self._factor = max(SLOWEST, self._factor / 2)
            self._changed = now
        self._left = min(self._left, 0.0)

    def allows(self, *, take: bool = True) -> bool:
        """Whether one more may go now; `take` counts it."""
        self._fill()
        if self._left < 1:
            return False
        if take:
            self._left -= 1
        return True

    def _fill(self) -> None:
        now = self._monotonic()
        while self._factor < 1 and now - self._changed >= RECOVERS:
            self._factor = min(1.0, self._factor * 2)
            self._changed += RECOVERS
        arrived = (now - self._filled) * self.rate
        self._left = min(self._most, self._left + arrived)
        self._filled = now

    @property
    def _most(self) -> float:
        # Never less than one whole message: a bucket of half a message would let none through.
        return max(1.0, self.rate)
