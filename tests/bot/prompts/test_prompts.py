"""Stories of prompts: the clock moves through days, and each person gets one message a day."""

from datetime import UTC, date, datetime, time

import pytest

from bot.messages.prompts import prompts
from bot.subjects.prompts import facts
from domain.delivery.delivery import DeliveryState
from domain.people.people import Appointment, Role
from domain.prompts.calendar import Closure, ClosureKind
from domain.visits.planned_visits import PlannedState as Planned
from storage.store import Store
from tests import seed
from tests.bot.prompts.prompting import (
    DAY,
    TUESDAY,
    at,
    did,
    farida,
    plan,
    settled,
    support_ended,
    three_times,
    told,
    untold,
)
from tests.bot.visits.test_concerns import officer
from tests.conversation import House
from tests.make import TODAY
from tests.seed import FARIDA, PEEL_PARK, TITUS_SALT


def close(house: House, first: date, last: date, kind: ClosureKind = ClosureKind.HOLIDAY) -> None:
    did(house, lambda store: store.calendars.replace("test", [Closure(first, last, kind)]))


async def test_a_planned_visit_without_a_record_is_asked_for_and_recorded_in_four_taps(
    house: House,
) -> None:
    chat = await farida(house)
    reminder = await told(house, chat, TUESDAY)
    assert "One visit has no record yet" in reminder.words
    assert PEEL_PARK in reminder.words
    assert "Planned for Monday 23 November" in reminder.words
    form = await reminder.press("Record")
    assert len(chat.messages) == 3
    await form.press("Save record", did="Watched three lessons.", progress="on_track")
    await house.teams.until(lambda: "Recorded" in chat.card(1).words)
    assert "All done here, thank you" in chat.card(1).words


async def test_a_morning_message_tells_of_the_day_and_moves_the_visit(house: House) -> None:
    chat = await farida(house)
    plan(house, TUESDAY, deployment=2)
    did(house, lambda store: store.planned_visits.set_state(1, Planned.RECORDED))
    morning = await told(house, chat, TUESDAY)
    assert "One visit today" in morning.words
    assert TITUS_SALT in morning.words
    problem = await morning.press("Move the visit")
    assert "choose a later day" in problem.words
    moved = await morning.press("Move the visit", move_3="2026-12-03")
    assert "Moved to 3 Dec" in moved.words
    await settled(house)
    assert "Moved to 3 Dec" in chat.card().words


async def test_one_message_a_person_and_day_whatever_the_clock_does(house: House) -> None:
    chat = await farida(house)
    await told(house, chat, TUESDAY)
    await untold(house, chat, TUESDAY, 7, 31)
    await untold(house, chat, TODAY, 23)
    await untold(house, chat, TUESDAY, 7, 0)
    await untold(house, chat, TUESDAY, 7, 45)
    await untold(house, chat, TUESDAY, 11, 59)


async def test_what_cannot_be_put_by_one_waits_for_the_next_day(house: House) -> None:
    chat = await farida(house)
    await untold(house, chat, TUESDAY, 7, 29)
    await untold(house, chat, TUESDAY, 13, 0)
    await told(house, chat, TUESDAY + DAY)


@pytest.mark.parametrize("hours", [1, 4])
async def test_after_an_outage_over_the_hour_the_message_still_comes_that_morning(
    house: House, hours: int
) -> None:
    chat = await farida(house)
    await told(house, chat, TUESDAY, 7 + hours)


async def test_nothing_goes_on_a_bank_holiday_and_an_inset_day_counts(house: House) -> None:
    chat = await farida(house)
    close(house, TUESDAY, TUESDAY, ClosureKind.BANK_HOLIDAY)
    await untold(house, chat, TUESDAY)
    close(house, TUESDAY + DAY, TUESDAY + DAY, ClosureKind.INSET)
    await told(house, chat, TUESDAY + DAY)


async def test_nothing_goes_while_away_nor_on_a_day_that_is_not_worked(house: House) -> None:
    chat = await farida(house)
    did(house, lambda store: store.reminders.keep_absence(1, TUESDAY))
    await untold(house, chat, TUESDAY)
    did(house, lambda store: store.reminders.keep_hours(1, None, "Thu, Fri"))
    await untold(house, chat, TUESDAY + DAY)
    await told(house, chat, TUESDAY + 2 * DAY)


async def test_own_hour_and_own_zone_count(house: House) -> None:
    chat = await farida(house)
    did(house, lambda store: store.people.keep_locale(1, "en-GB", "America/New_York"))
    did(house, lambda store: store.reminders.keep_hours(1, time(8, 15), ""))
    await untold(house, chat, TUESDAY, 13, 14)
    await told(house, chat, TUESDAY, 13, 15)


async def test_the_hour_is_the_persons_own_through_the_change_of_the_clock(house: House) -> None:
    chat = await farida(house)
    await told(house, chat, date(2027, 3, 25))
    await untold(house, chat, date(2027, 3, 30), 6, 29)
    await told(house, chat, date(2027, 3, 30), 6, 30)


async def test_muted_support_is_left_alone(house: House) -> None:
    chat = await farida(house)
    did(house, lambda store: store.reminders.mute(1, 1, on=True))
    await untold(house, chat, TUESDAY)


async def test_nothing_goes_before_an_officer_goes_live(house: House) -> None:
    chat = await farida(house)
    did(house, lambda store: store._connection.exec_driver_sql("delete from milestones"))
    await untold(house, chat, TUESDAY)
    assert did(house, lambda store: facts.count_rows(house.clock(), store)) == {1: 1}
    did(house, lambda store: store.milestones.go_live(None, house.clock()))
    await told(house, chat, TUESDAY)


async def test_what_was_done_between_tick_and_send_is_not_said(house: House) -> None:
    chat = await farida(house)
    house.clock.moment = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)

    def put_and_done(store: Store) -> None:
        assert prompts.due(house.clock(), store)
        store.planned_visits.set_state(1, Planned.RECORDED)

    did(house, put_and_done)
    await settled(house)
    assert len(chat.messages) == 1
    assert [
        row.last_error for row in did(house, lambda store: store.outbox.rows(DeliveryState.SKIPPED))
    ] == ["nothing is owed"]


async def test_a_second_tick_of_the_same_moment_puts_nothing(house: House) -> None:
    chat = await farida(house)
    house.clock.moment = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)
    await house.database.write(lambda store: seed.tick(house.clock(), store))
    await house.database.write(lambda store: seed.tick(house.clock(), store))
    await settled(house)
    assert len(chat.messages) == 2


async def test_an_unknown_message_is_not_repeated_nor_counted_and_the_next_days_comes(
    house: House,
) -> None:
    chat = await farida(house)
    house.teams.failures.append("reset")
    at(house, TUESDAY)
    await settled(house)
    assert did(house, lambda store: store.outbox.counts()) == {DeliveryState.UNKNOWN: 1}
    assert did(house, lambda store: store.prompts.since(1, date.min)) == {}
    await untold(house, chat, TUESDAY, 7, 40)
    await told(house, chat, TUESDAY + DAY)
    assert did(house, lambda store: store.prompts.since(1, date.min)["planned:1"].times) == 1


async def test_first_contact_is_asked_for_a_week_after_the_start_until_it_is_made(
    house: House,
) -> None:
    chat = await farida(house, contact=False)
    did(house, lambda store: store.planned_visits.set_state(1, Planned.RECORDED))
    message = await told(house, chat, TUESDAY)
    assert "Two schools are waiting for first contact" in message.words
    answered = await message.press("I have been in touch")
    assert "In touch" in answered.words
    message = await told(house, chat, TUESDAY + DAY)
    assert "One school is waiting for first contact" in message.words
    await settled(house)
    assert "a newer message" in chat.card(1).words


async def test_the_day_of_the_first_contact_stays_when_it_is_said_again(house: House) -> None:
    chat = await farida(house, contact=False)
    did(house, lambda store: store.planned_visits.set_state(1, Planned.RECORDED))
    message = await told(house, chat, TUESDAY)
    await message.press("I have been in touch")
    house.clock.pass_(days=9)
    await message.press("I have been in touch")
    facts = did(house, lambda store: [store.owed.silence(deployment) for deployment in (1, 2)])
    assert TUESDAY in {item.on for item in facts}
    assert TUESDAY + 9 * DAY not in {item.on for item in facts}


async def test_who_is_no_leader_any_more_is_asked_for_nothing(house: House) -> None:
    chat = await farida(house, contact=False)
    did(house, lambda store: store.people.appoint(1, set()))
    await untold(house, chat, TUESDAY)


async def test_four_school_weeks_without_a_visit_are_noticed(house: House) -> None:
    chat = await farida(house)
    did(house, lambda store: store.planned_visits.set_state(1, Planned.RECORDED))
    did(house, lambda store: store.planned_visits.set_state(2, Planned.RECORDED))
    await untold(house, chat, date(2026, 12, 11))
    message = await told(house, chat, date(2026, 12, 14))
    assert "Two schools have had no visit for 4 school weeks" in message.words


async def test_a_person_with_several_roles_gets_one_message(house: House) -> None:
    samira, chat = await officer(house), await farida(house)
    did(
        house,
        lambda store: store.people.appoint(
            1, {Appointment(Role.LEADER, 1), Appointment(Role.OFFICER, 1)}
        ),
    )
    await chat.say(house.invite(FARIDA.email))
    await three_times(house, chat)
    plan(house, TODAY + 3 * DAY)
    message = await told(house, chat, TODAY + 4 * DAY)
    assert "Two things for today" in message.words
    assert len(samira.messages) == 1


async def test_a_row_of_support_that_ended_waits_for_nobody(house: House) -> None:
    chat = await farida(house)
    message = await told(house, chat, TUESDAY)
    did(house, lambda store: support_ended(store, 1))
    assert "No longer needed" in (await message.press("Until tomorrow")).words
