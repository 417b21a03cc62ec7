"""Work on many rows that goes in steps, so that each holds up whoever writes for a moment only."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from domain.delivery.delivery import OutboxRow

S = TypeVar("S")


class More(list[OutboxRow]):
    """The rows that a step put, where there is more to do in a transaction after it."""


def do_all(job: Callable[[datetime, S], object], now: datetime, store: S) -> None:
    """Does all steps of a job in the transaction that is open."""
    while isinstance(job(now, store), More):
        pass
