"""Jobs that are asked every half minute what is due: each in transactions of its own."""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial

from domain.delivery.more import More
from storage.engine.database import Database, Unavailable
from storage.store import Store

# So many at a time: messages wait meanwhile, and the rest comes with the next tick.
STEPS = 200
_log = logging.getLogger(__name__)
Tick = Callable[[datetime, Store], object]


async def run_tick(
    tick: Tick, now: datetime, database: Database[Store], goes_on: Callable[[], bool]
) -> None:
    """Runs a job step by step, each in a transaction of its own, while it has more and `goes_on`.

    Whoever writes comes between two steps. One that fails stops no other job, and goes on where it
    stood at the next tick.
    """
    try:
        for _ in range(STEPS):
            made = await database.write(partial(tick_alone, tick, now))
            if not isinstance(made, More) or not goes_on():
                return
    except Unavailable:
        # The database has told the log why; each job looks again in half a minute.
        return
    except Exception:
        _log.exception("a tick failed; the next is in half a minute", extra={"job": _name(tick)})


def tick_alone(tick: Tick, now: datetime, store: Store) -> object:
    """Runs a tick, unless another replica does so at this moment.

    Both would put the same rows, and wait for each other.
    """
    return tick(now, store) if store.replicas.take_turn() else None


def _name(tick: Tick) -> str:
    """The tick's module and function, for the log."""
    return f"{getattr(tick, '__module__', '')}.{getattr(tick, '__name__', '')}"
