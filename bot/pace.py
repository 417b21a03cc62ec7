"""How fast the bot speaks on its own: Teams takes some fifty requests a second from an app, answers included."""

import time
from collections.abc import Callable

A_SECOND = 20.0


class Pace:
    """A bucket that holds a second's worth of messages and fills at their rate; a lonely message never waits."""

    def __init__(self, a_second: float = A_SECOND, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._a_second = a_second
        self._monotonic = monotonic
        self._left = a_second
        self._filled = monotonic()

    def allows(self, *, take: bool = True) -> bool:
        """Whether one more may go now; `take` counts it."""
        now = self._monotonic()
        self._left = min(self._a_second, self._left + (now - self._filled) * self._a_second)
        self._filled = now
        if self._left < 1:
            return False
        self._left -= take
        return True
