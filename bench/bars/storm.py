"""R5: Teams refuses nine of ten messages for five minutes, and says when to come back."""

import tempfile
from datetime import timedelta
from pathlib import Path

from bench.bars import Bar, Result, share
from domain.delivery.delivery import DeliveryState
from tests.simulation.rush import Rush

ROWS, MINUTES = 2_000, 5


def run(size: float, seed: int) -> Result:
    """A busy morning's rows through a storm; the connector raises if a Retry-After is not kept."""
    rows = share(ROWS, size)
    with tempfile.TemporaryDirectory() as folder:
        rush = Rush(Path(folder), seed, rows, share(rows, 0.2))
        rush.connector.stormy_until = 60 * MINUTES * min(1.0, size * 2)
        rush.work(timedelta(hours=4))
        sent, asked, twice = (
            rush.ends().get(DeliveryState.SENT, 0),
            rush.connector.requests["post"],
            rush.twice(),
        )
        took = timedelta(seconds=round(rush.clock.seconds))
        rush.ground.close()
    seen = (
        f"{sent} of {rows} sent, {twice} twice, {asked / rows:.2f} requests a message, "
        f"after {took} of made-up time"
    )
    return Result(seen, sent == rows and not twice and asked <= 3 * rows)


BAR = Bar(
    "R5",
    "Nine of ten refused (429) for five minutes, 2,000 messages due, two replicas",
    "all sent, none twice, at most 3 requests a message, every Retry-After kept",
    run,
)
