"""Stories of heads, who hear which of their people are out, and when."""

from datetime import date

from domain.delivery.delivery import DeliveryState
from domain.people.people import Appointment, Role
from tests.bot.prompts.prompting import (
    DAY,
    TUESDAY,
    at,
    did,
    farida,
    plan,
    settled,
    support_ended,
    told,
    untold,
)
from tests.conversation import Chat, House
from tests.make import TODAY
from tests.seed import HEAD, PEEL_PARK, TOM


async def head(house: House) -> Chat:
    """Joan heads the school that employs Farida."""
    chat = house.chat(HEAD)
    await chat.say("hi")
    did(house, lambda store: store.people.appoint(4, {Appointment(Role.HOME_HEAD, 3)}))
    did(house, lambda store: store.people.appoint(1, {Appointment(Role.LEADER, 3)}))
    return chat


async def test_who_heads_a_leaders_school_hears_on_thursdays_who_is_out_and_at_once_what_moves(
    house: House,
) -> None:
    joan, chat = await head(house), await farida(house)
    plan(house, TODAY + 8 * DAY, TODAY + 9 * DAY)
    await untold(house, joan, TUESDAY)
    thursday = await told(house, joan, TODAY + 3 * DAY)
    assert "Farida Malik, 2 days | Tue 1 Dec, Wed 2 Dec" in thursday.words
    assert PEEL_PARK not in thursday.words
    at(house, TODAY + 8 * DAY)
    await settled(house)
    before = len(joan.messages)
    await chat.card().press("Move the visit", move_3="2026-12-10")
    await house.teams.until(lambda: len(joan.messages) == before + 1)
    assert "Thursday 10 December" in joan.card().words
    assert PEEL_PARK not in joan.card().words
    await settled(house)


async def test_a_visit_that_did_not_happen_and_its_new_day_are_told_to_the_head_once(
    house: House,
) -> None:
    joan, chat = await head(house), await farida(house)
    before = len(joan.messages)
    short = await (await told(house, chat, TUESDAY)).press("It did not happen")
    receipt = await short.press("Save", reason="school", notice="same_day", next_visit="2026-12-02")
    await house.teams.until(lambda: len(joan.messages) == before + 1)
    assert "Wednesday 2 December" in joan.card().words
    house.clock.pass_(minutes=5)
    await (await (await receipt.press("Delete")).press("Delete record")).press("Undo")
    await settled(house)
    assert len(joan.messages) == before + 1


async def test_a_new_day_that_a_correction_adds_is_told_to_the_head(house: House) -> None:
    joan, chat = await head(house), await farida(house)
    before = len(joan.messages)
    short = await (await told(house, chat, TUESDAY)).press("It did not happen")
    receipt = await short.press("Save", reason="school", notice="same_day")
    await settled(house)
    assert len(joan.messages) == before
    await (await receipt.press("Edit")).press(
        "Save", reason="school", notice="same_day", next_visit="2026-12-02"
    )
    await house.teams.until(lambda: len(joan.messages) == before + 1)
    assert "Wednesday 2 December" in joan.card().words
    await settled(house)


async def moves(house: House, chat: Chat, day: date, to: str) -> None:
    """Farida moves a visit from its morning message; what is held for others stays so."""
    before = len(chat.messages)
    at(house, day)
    await house.teams.until(lambda: len(chat.messages) == before + 1)
    assert "Moved to" in (await chat.card().press("Move the visit", move_3=to)).words


async def test_a_head_switches_off_who_is_out_and_what_moves_and_on_again(house: House) -> None:
    joan, chat = await head(house), await farida(house)
    plan(house, TODAY + 8 * DAY)
    form = await (await told(house, joan, TODAY + 3 * DAY)).press("Reminder settings")
    kept = await form.press("Save", off="out")
    assert "Off: who is out next week, and visits that move" in kept.words
    before = len(joan.messages)
    await moves(house, chat, TODAY + 8 * DAY, "2026-12-10")
    await settled(house)
    at(house, TODAY + 10 * DAY)
    await settled(house)
    assert len(joan.messages) == before
    again = await kept.press("Change")
    assert again.values()["off"] == "out"
    assert "Off: who is out" not in (await again.press("Save", off="")).words
    await moves(house, chat, TODAY + 17 * DAY, "2026-12-15")
    await house.teams.until(lambda: "Tuesday 15 December" in joan.card().words)


async def test_a_head_who_is_away_hears_of_what_moved_on_the_first_morning_back(
    house: House,
) -> None:
    joan, chat = await head(house), await farida(house)
    plan(house, TODAY + 8 * DAY)
    await joan.say("away until 4 December")
    before = len(joan.messages)
    await moves(house, chat, TODAY + 8 * DAY, "2026-12-10")
    at(house, date(2026, 12, 7), 7, 29)
    assert len(joan.messages) == before
    at(house, date(2026, 12, 7))
    await house.teams.until(lambda: "Thursday 10 December" in joan.card().words)
    assert len(joan.messages) == before + 1
    await settled(house)


async def test_what_moved_on_while_a_head_was_away_is_told_as_it_is_by_then(house: House) -> None:
    joan, chat = await head(house), await farida(house)
    plan(house, TODAY + 8 * DAY)
    await joan.say("away until 11 December")
    before = len(joan.messages)
    await moves(house, chat, TODAY + 8 * DAY, "2026-12-10")
    await moves(house, chat, TODAY + 17 * DAY, "2026-12-17")
    at(house, date(2026, 12, 14))
    await settled(house)
    assert len(joan.messages) == before + 1
    assert "Thursday 17 December" in joan.card().words


async def test_what_is_held_for_a_head_follows_an_absence_that_gets_longer_or_ends(
    house: House,
) -> None:
    joan, chat = await head(house), await farida(house)
    plan(house, TODAY + 8 * DAY)
    await joan.say("away until 4 December")
    await moves(house, chat, TODAY + 8 * DAY, "2026-12-17")
    longer = await joan.say("away until 11 December")
    before = len(joan.messages)
    at(house, date(2026, 12, 7))
    await house.until(lambda store: len(store.outbox.rows(DeliveryState.READY)) == 1)
    assert len(joan.messages) == before
    await longer.press("I am back")
    await house.teams.until(lambda: len(joan.messages) == before + 1)
    assert "Thursday 17 December" in joan.card().words
    await settled(house)


async def test_heads_hear_of_nobody_who_left_and_of_no_visit_of_support_that_ended(
    house: House,
) -> None:
    joan = await head(house)
    await farida(house)
    plan(house, TODAY + 8 * DAY)
    plan(house, TODAY + 9 * DAY, deployment=2)
    did(house, lambda store: support_ended(store, 1))
    thursday = await told(house, joan, TODAY + 3 * DAY)
    assert "Farida Malik, 1 day | Wed 2 Dec" in thursday.words
    plan(house, TODAY + 15 * DAY, deployment=2)
    did(house, lambda store: store.people.leave(1, house.clock()))
    await untold(house, joan, TODAY + 10 * DAY)


async def test_two_leaders_of_one_name_are_out_each_on_their_own_days(house: House) -> None:
    joan = await head(house)
    await farida(house)
    did(house, lambda store: store.people.rename(2, "Farida Malik", TOM.email))
    did(house, lambda store: store.people.appoint(2, {Appointment(Role.LEADER, 3)}))
    plan(house, TODAY + 8 * DAY)
    did(house, lambda store: store.planned_visits.add(1, 2, TODAY + 9 * DAY))
    thursday = await told(house, joan, TODAY + 3 * DAY)
    assert "Farida Malik, 1 day | Tue 1 Dec" in thursday.words
    assert "Farida Malik, 1 day | Wed 2 Dec" in thursday.words


async def test_a_head_who_is_not_in_on_thursdays_hears_on_the_own_last_day_before(
    house: House,
) -> None:
    joan = await head(house)
    await farida(house)
    plan(house, TODAY + 8 * DAY)
    did(house, lambda store: store.reminders.keep_hours(4, None, "Mon, Tue"))
    told_early = await told(house, joan, TUESDAY)
    assert "Farida Malik, 1 day | Tue 1 Dec" in told_early.words
    await untold(house, joan, TODAY + 3 * DAY)


async def test_a_leader_who_heads_the_own_school_is_not_told_of_the_own_move(house: House) -> None:
    joan, chat = await head(house), await farida(house)
    both = {Appointment(Role.LEADER, 3), Appointment(Role.HOME_HEAD, 3)}
    did(house, lambda store: store.people.appoint(1, both))
    plan(house, TUESDAY)
    message = await told(house, chat, TUESDAY)
    before = len(chat.messages), len(joan.messages)
    await message.press("Move the visit", move_3="2026-12-10")
    await house.teams.until(lambda: len(joan.messages) == before[1] + 1)
    await settled(house)
    assert len(chat.messages) == before[0]
