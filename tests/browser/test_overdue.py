"""An officer opens the missing records from the home card, and reminds the leader of one."""

from datetime import timedelta

import pytest

from tests.browser.people import LEADER, OFFICER, Open, Served
from tests.make import NOW
from tests.seed import PEEL_PARK

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

# After the hour until which the messages of a morning go.
TUESDAY_AFTERNOON = NOW.replace(hour=14) + timedelta(days=1)


async def test_a_count_on_the_home_card_opens_its_list_and_a_press_reminds(
    chat_as: Open, bot: Served
) -> None:
    leader, officer = await chat_as(LEADER), await chat_as(OFFICER)
    await leader.ask("help", "What you can say")
    await bot.at(TUESDAY_AFTERNOON)
    home = await officer.ask("hi", "Two things wait for you")
    await home.press("Open: 1 record missing")
    missing = await officer.card("Records missing")
    await missing.shows(PEEL_PARK, "Farida Malik", "since Mon 23 Nov")
    await missing.press("Remind now")
    await missing.shows("Reminded today")
    asked = await leader.card("One visit has no record yet")
    await asked.shows(PEEL_PARK)
    await asked.press("Record")
    await (await leader.card("Record a visit")).shows(PEEL_PARK)
