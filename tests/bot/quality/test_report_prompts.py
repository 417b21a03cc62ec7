"""Stories of who is told of a report, and when: its ower, and whoever chases it."""

from datetime import date, timedelta

import pytest

from tests.bot.operations.offering import officer
from tests.bot.prompts.prompting import at, settled
from tests.bot.quality.money import paid
from tests.bot.quality.test_reports import only, owing
from tests.conversation import Chat, House
from tests.seed import PEEL_PARK

DAY = timedelta(days=1)
# A Wednesday, as is the day a week before it.
DUE = date(2026, 12, 2)
ROW = f"Final report, {PEEL_PARK}"


async def named(house: House, chat: Chat, day: date) -> bool:
    """Whether a morning's message names the report."""
    before = len(chat.messages)
    at(house, day)
    await settled(house)
    return any(_names(message.card) for message in chat.messages[before:])


def _names(card: object) -> bool:
    return "report" in str(card).lower() and PEEL_PARK in str(card) and "2 Dec" in str(card)


async def test_its_ower_hears_a_week_before_and_on_the_day(house: House) -> None:
    await paid(house, due=DUE)
    ower = await owing(house)
    days = [DUE + n * DAY for n in range(-8, 1)]
    heard = [day for day in days if await named(house, ower, day)]
    assert heard == [DUE - 7 * DAY, DUE]


@pytest.mark.parametrize(
    ("until", "back"),
    [
        ("Until tomorrow", [DUE - 6 * DAY, DUE]),
        ("Until next week", [DUE - 2 * DAY, DUE]),
    ],
)
async def test_its_ower_puts_it_off_and_it_comes_on_that_day_and_on_its_own(
    until: str, back: list[date], house: House
) -> None:
    await paid(house, due=DUE)
    ower = await owing(house)
    assert await named(house, ower, DUE - 7 * DAY)
    answered = await ower.card().press(until)
    assert f"Not now until {back[0]:%-d %b}" in answered.words
    days = [DUE + n * DAY for n in range(-6, 1)]
    assert [day for day in days if await named(house, ower, day)] == back


async def test_the_home_card_has_it_from_the_same_day_on(house: House) -> None:
    await paid(house, due=DUE)
    ower = await owing(house)
    at(house, DUE - 8 * DAY)
    assert ROW not in (await ower.say("hi")).words
    at(house, DUE - 7 * DAY)
    home = await ower.say("hi")
    assert ROW in home.words and "due Wed 2 Dec" in home.words
    assert (await home.press(f"Open: {ROW}")).words.startswith(f"Final report: {PEEL_PARK}")
    at(house, DUE + DAY)
    assert "Late" in (await ower.say("hi")).words
    samira = await officer(house)
    assert ROW not in (await samira.say("hi")).words


async def test_put_off_past_its_day_it_comes_when_it_was_said_to(house: House) -> None:
    await paid(house, due=DUE)
    ower = await owing(house)
    assert await named(house, ower, DUE)
    report = await only(house)
    later = {f"until_report_{report.id}": "2026-12-07"}
    answered = await ower.card().press("Until that day", **later)
    assert "Not now until 7 Dec" in answered.words
    days = [DUE + n * DAY for n in range(1, 6)]
    assert [day for day in days if await named(house, ower, day)] == [DUE + 5 * DAY]


async def test_once_it_is_late_an_officer_hears_of_it_one_time(house: House) -> None:
    await paid(house, due=DUE)
    samira = await officer(house)
    days = [DUE + n * DAY for n in range(-7, 6)]
    heard = [day for day in days if await named(house, samira, day)]
    assert heard == [DUE + DAY]


async def test_the_officers_message_says_so_once_it_is_not_needed(house: House) -> None:
    await paid(house, due=DUE)
    samira = await officer(house)
    assert await named(house, samira, DUE + DAY)
    place = len(samira.messages) - 1
    assert "One report is late" in samira.card(place).words
    opened = await (await samira.say("reports")).press(f"Open: {ROW}")
    await (await opened.press("Not needed")).press("Not needed", why="The school closed.")
    await settled(house)
    after = samira.card(place).words
    assert "Done" in after and "is late" not in after, after
