"""R11: summer time, clocks that are set, and days without power."""

import random
import tempfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from cronsim import CronSim

from bench.bars import Bar, Result, share
from tests.simulation.notices import LATEST
from tests.simulation.rush import FINE
from tests.simulation.year import LONDON, Year

FIRST, YEARS, WEEKS = 2024, 12, 300
TIMES = ("0 0", "30 0", "30 1", "59 1", "0 2", "30 7", "0 8", "30 23")


def run(size: float, seed: int) -> Result:
    """Rules over twelve years, once a date each; weekly notices while clocks jump."""
    years = share(YEARS, size)
    days = (date(FIRST + years, 1, 1) - date(FIRST, 1, 1)).days
    fires = sum(_once_a_date(text, days) for text in TIMES)
    weeks = share(WEEKS, size)
    mondays, wrong = _jumped(weeks, seed)
    due = days * len(TIMES)
    seen = (
        f"{fires} of {due} fires, one a date; "
        f"{weeks} weeks of jumps, up on the Mondays of {mondays}: "
        f"{wrong} notices doubled or lost"
    )
    return Result(seen, fires == days * len(TIMES) and mondays > 0 and not wrong)


def _once_a_date(text: str, days: int) -> int:
    start = datetime.combine(date(FIRST, 1, 1), time(), ZoneInfo("Europe/London")) - timedelta(
        seconds=1
    )
    rule = CronSim(f"{text} * * *", start)
    fired = {next(rule).date() for _ in range(days)}
    return len(fired & {date(FIRST, 1, 1) + timedelta(days=n) for n in range(days)})


def _jumped(weeks: int, seed: int) -> tuple[int, int]:
    """Weeks of jumping clocks and days down; gives the Mondays ticked and the wrong notices."""
    dice, ticked = random.Random(seed), set[date]()
    with tempfile.TemporaryDirectory() as folder:
        year = Year(seed, Path(folder), faults=False)
        year.connector.chances = FINE
        for _ in range(weeks * 14):
            year.clock.pass_(12 * 3600 if dice.random() > 0.02 else 3 * 86_400)
            if dice.random() < 0.1:
                year.clock.jump(3600 * dice.choice((-24, -2, 2, 24)))
            year.work(200)
            local = year.clock().astimezone(LONDON)
            monday = local.date() - timedelta(days=local.weekday())
            if timedelta() <= local - datetime.combine(monday, time(7, 31), LONDON) < LATEST:
                ticked.add(monday)
        year.promises.of_all()
        wrong = sum(
            year.connector.delivered[f"notice:{at}:{monday}"] != 1
            for monday in ticked
            for at in year.connector.chats
        )
        year.ground.close()
    return len(ticked), wrong


BAR = Bar(
    "R11",
    "Daily rules over twelve years of summer time; clocks set by 2 hours and a day, three days "
    "without power",
    "each rule once a local date; each week's notice once",
    run,
)
