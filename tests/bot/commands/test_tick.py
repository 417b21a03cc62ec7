"""`app.py tick`: a day is tried out, and what it says goes at once, as that day would judge it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot import messages
from bot.commands.tick import tick
from domain.visits.planned_visits import PlannedState
from tests.bot.prompts.prompting import did, farida, plan, settled
from tests.conversation import House
from tests.make import TODAY
from tests.seed import PEEL_PARK, TITUS_SALT

DAY = timedelta(days=1)


def play(house: House, day: date, job: str = "prompts") -> list[str]:
    """What the command says of that day's noon."""
    lines: list[str] = []
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    assert tick(house.database, messages.JOBS, job, noon, house.clock(), lines.append) == 0
    return lines


@pytest.mark.parametrize("ahead", [8, 1, 120])
async def test_a_day_to_come_is_said_at_once_and_as_that_day_judges(
    house: House, ahead: int
) -> None:
    chat, day = await farida(house), TODAY + ahead * DAY
    did(house, lambda store: store.planned_visits.set_state(1, PlannedState.RECORDED))
    plan(house, day, deployment=2)
    before = len(chat.messages)
    [line] = play(house, day)
    assert line.startswith("prompts\tprompts:")
    await house.teams.until(lambda: len(chat.messages) == before + 1)
    await settled(house)
    assert f"{TITUS_SALT} | Today" in chat.card().words
    # It was a real row: the day itself says nothing twice.
    assert play(house, day) == ["Nothing is due."]


async def test_a_day_that_is_over_is_said_however_late_it_is(house: House) -> None:
    chat = await farida(house)
    before = len(chat.messages)
    did(house, lambda store: store.planned_visits.move(1, TODAY - 4 * DAY))
    [_] = play(house, TODAY - 3 * DAY)
    await house.teams.until(lambda: len(chat.messages) == before + 1)
    await settled(house)
    assert PEEL_PARK in chat.card().words


async def test_the_hours_of_the_next_days_are_still_looked_at(house: House) -> None:
    await farida(house)
    play(house, TODAY + 120 * DAY)
    plan(house, TODAY + DAY, deployment=2)
    assert len(play(house, TODAY + DAY)) == 1
