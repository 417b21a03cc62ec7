"""Stories of records that are missing: listed, asked for by hand, and recorded for a leader."""

from datetime import timedelta

from domain.delivery.delivery import DeliveryState
from tests.bot.prompts.prompting import DAY, TUESDAY, at, did, farida, plan, settled
from tests.bot.visits.test_concerns import officer
from tests.conversation import Chat, House
from tests.make import TODAY
from tests.seed import FARIDA, HEAD, PEEL_PARK, TITUS_SALT, TOM


async def missing(house: House) -> tuple[Chat, Chat]:
    """An officer and a leader who owes two records, on the day after the second."""
    samira, leader = await officer(house), await farida(house)
    plan(house, TODAY - 6 * DAY, deployment=2)
    house.clock.moment += timedelta(days=1)
    return samira, leader


async def test_an_officer_sees_what_is_missing_from_the_home_card_the_oldest_first(
    house: House,
) -> None:
    samira, _ = await missing(house)
    home = await samira.say("hi")
    assert "2 records missing" in home.words
    listed = await home.press("Open: 2 records missing")
    assert "2 visits without a record" in listed.words
    assert listed.words.index(TITUS_SALT) < listed.words.index(PEEL_PARK)
    assert "Farida Malik" in listed.words
    assert (await samira.say("overdue")).words == listed.words


async def test_a_reminder_by_hand_comes_once_a_day_and_the_row_says_so(house: House) -> None:
    samira, leader = await missing(house)
    listed = await samira.say("overdue")
    before = len(leader.messages)
    pressed = listed.request("Remind now")
    told = str(await listed.answered(pressed))
    assert "Reminded today" in told
    await house.teams.until(lambda: len(leader.messages) == before + 1)
    assert "One visit has no record yet" in leader.card().words
    assert TITUS_SALT in leader.card().words
    await listed.answered(pressed)
    await settled(house)
    assert len(leader.messages) == before + 1
    house.clock.moment += timedelta(days=1)
    again = await (await samira.say("overdue")).press("Remind now")
    assert "Reminded today" in again.words
    await house.teams.until(lambda: len(leader.messages) > before + 1)


async def test_the_reminder_turns_into_what_was_done(house: House) -> None:
    samira, leader = await missing(house)
    place = len(leader.messages)
    await (await samira.say("overdue")).press("Remind now")
    await house.teams.until(lambda: len(leader.messages) > place)
    await settled(house)
    form = await leader.card().press("Record")
    await form.press("Save record", did="Watched a lesson.", progress="on_track")
    await house.teams.until(lambda: "Recorded" in leader.card(place).words)


async def test_a_reminder_waits_while_the_leader_is_away(house: House) -> None:
    samira, leader = await missing(house)
    await leader.say("away until Thursday")
    listed = await samira.say("overdue")
    assert "away until Thu 26 Nov" in listed.words
    before = len(leader.messages)
    told = await listed.press("Remind now")
    assert "so it waits" in told.words
    assert did(house, lambda store: store.outbox.counts().get(DeliveryState.READY)) == 1
    at(house, TODAY + 4 * DAY, 7, 30)
    await house.teams.until(
        lambda: any("has no record" in str(m.card) for m in leader.messages[before:])
    )


async def test_nobody_is_reminded_before_the_hub_is_live_or_where_nothing_reaches_them(
    house: House,
) -> None:
    samira = await officer(house)
    house.clock.moment += timedelta(days=1)
    listed = await samira.say("overdue")
    assert "not connected" in listed.words and "Remind now" not in listed.words
    assert "Record for them" in listed.words


async def test_an_officer_records_for_the_leader_from_the_row(house: House) -> None:
    samira, _ = await missing(house)
    listed = await samira.say("overdue")
    form = await listed.press("Record for them")
    assert TITUS_SALT in form.words
    receipt = await form.press("Save record", did="Told me by telephone.", progress="on_track")
    assert "Recorded by Samira Whitfield for Farida Malik" in receipt.words
    left = await samira.say("overdue")
    assert TITUS_SALT not in left.words and "1 visit without a record" in left.words


async def test_a_leader_sees_own_ones_with_a_way_to_record_and_no_colleagues(
    house: House,
) -> None:
    await missing(house)
    own = await house.chat(FARIDA).say("overdue")
    assert "2 visits without a record" in own.words and "Remind now" not in own.words
    form = await own.press(f"Record the visit to {TITUS_SALT}")
    assert "Save record" in str(form.shown)
    assert "so far has its record" in (await house.chat(TOM).say("overdue")).words


async def test_who_leads_nothing_has_no_such_list(house: House) -> None:
    head = house.chat(HEAD)
    assert "nothing here for you" in str(await head.say("overdue"))


async def test_whoever_may_not_chase_reminds_nobody(house: House) -> None:
    samira, leader = await missing(house)
    listed = await samira.say("overdue")
    data = listed.action("Remind now")["data"]
    await house.chat(TOM).say("hi")
    own = await house.chat(TOM).say("hi")
    pressed = own.request("Help")
    pressed["value"]["action"] |= {"verb": data["verb"], "data": data}
    before = len(leader.messages)
    assert "nothing here for you" in str(await own.answered(pressed))
    await settled(house)
    assert len(leader.messages) == before


async def test_a_page_leads_on_and_back(house: House) -> None:
    samira, _ = await missing(house)
    plan(house, *(TUESDAY - n * DAY for n in range(3, 10)))
    first = await samira.say("overdue")
    assert "1 to 5 of 9" in first.words
    second = await first.press("Newer")
    assert "6 to 9 of 9" in second.words
    assert (await second.press("Older")).words == first.words
