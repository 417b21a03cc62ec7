"""A leader plans a visit and moves it; on its morning the bot asks for it, on its new day."""

from datetime import timedelta

import pytest

from tests.browser.people import LEADER, Open, Served
from tests.browser.test_prompts import in_touch
from tests.make import NOW
from tests.seed import TITUS_SALT

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

TUESDAY, WEDNESDAY = (NOW.replace(hour=7, minute=30) + timedelta(days=n) for n in (1, 2))
PURPOSE = "Curriculum in Year 8"


async def test_a_visit_is_planned_moved_and_prompted_on_its_new_day(
    chat_as: Open, bot: Served
) -> None:
    await bot.did(in_touch)
    chat = await chat_as(LEADER)
    plan = await chat.ask("plan a visit", "Plan a visit: which school?")
    await plan.press(f"Plan a visit to {TITUS_SALT}")
    await plan.fill("Date", "2026-11-24")
    await plan.fill("Time", "9.30")
    await plan.fill("What for", PURPOSE)
    await plan.press("Plan the visit")
    await plan.shows("Visit planned", "Tuesday 24 November, 09:30", PURPOSE)
    await plan.press("Move or change")
    await plan.holds("What for", PURPOSE)
    await plan.fill("Date", "2026-11-25")
    await plan.press("Save")
    await plan.shows("Visit planned", "Wednesday 25 November, 09:30", PURPOSE)

    await bot.at(TUESDAY)
    old = await chat.card("One visit has no record yet")
    assert TITUS_SALT not in await old.words()
    await bot.at(WEDNESDAY)
    morning = await chat.card("Two things for today")
    await morning.shows(TITUS_SALT, f"Today at 09:30 · {PURPOSE}")
