"""R6: Teams is down for ten minutes while a thousand messages are due."""

import tempfile
from datetime import timedelta
from pathlib import Path

from bench.bars import Bar, Result, share
from bot.delivery.addresses import STRIKES
from bot.delivery.worker import AT_ONCE
from domain.delivery.delivery import DeliveryState
from tests.simulation.rush import Rush

ROWS, MINUTES, REPLICAS = 1_000, 10, 2


def run(size: float, seed: int) -> Result:
    """503 to everything; what was not tried by then goes afterwards."""
    rows = share(ROWS, size)
    with tempfile.TemporaryDirectory() as folder:
        rush = Rush(Path(folder), seed, rows, share(rows, 0.2), REPLICAS)
        rush.connector.down_until = 60.0 * MINUTES
        rush.work(timedelta(hours=2))
        ends, twice = rush.ends(), rush.twice()
        rush.ground.close()
    unknown, sent = ends.get(DeliveryState.UNKNOWN, 0), ends.get(DeliveryState.SENT, 0)
    most = REPLICAS * (STRIKES + AT_ONCE)
    seen = f"{unknown} unknown (at most {most}), {sent} of {rows} sent afterwards, {twice} twice"
    return Result(seen, unknown <= most and sent + unknown == rows and not twice)


BAR = Bar(
    "R6",
    "Ten minutes of 503 with 1,000 messages due, two replicas",
    "a replica loses sight of at most 3 and those in flight; the rest arrives afterwards, none "
    "twice",
    run,
)
