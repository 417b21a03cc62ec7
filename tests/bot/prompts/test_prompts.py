"""Stories of prompts: the clock moves through days, and each person gets one message a day of what is owed."""

import asyncio
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import update

from bot.messages.prompts import prompts
from bot.subjects.prompts import facts
from domain.delivery.delivery import DeliveryState
from domain.people.people import Appointment, Role
from domain.prompts.calendar import Closure, ClosureKind
from domain.support.deployments import Status
from domain.visits.planned_visits import PlannedState as Planned
from domain.visits.steps import StepWords
from storage.store import Store
from storage.tables.support import deployments
from tests import seed
from tests.bot.visits.test_concerns import officer
from tests.conversation import Card, Chat, House
from tests.make import NOW, TODAY, made_by
from tests.seed import FARIDA, HEAD, PEEL_PARK, TITUS_SALT, TOM

DAY = timedelta(days=1)
TUESDAY = TODAY + DAY


def did(house: House, change: Callable[[Store], Any]) -> Any:
    return house.database.write_now(change)


def tick(house: House) -> None:
    did(house, lambda store: seed.tick(house.clock(), store))


def at(house: House, day: date, hour: int = 7, minute: int = 30) -> None:
    """Puts the clock, in London's winter, and lets the hub look what is due."""
    house.clock.moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)
    tick(house)


async def settled(house: House) -> None:
    """Until nothing is on its way."""

    def still(store: Store) -> bool:
        counts = store.outbox.counts()
        return any(
            counts.get(state)
            for state in (DeliveryState.READY, DeliveryState.LEASED, DeliveryState.SENDING)
        )

    async with asyncio.timeout(10):
        while did(house, still):
            await asyncio.sleep(0)


async def told(house: House, chat: Chat, day: date, hour: int = 7, minute: int = 30) -> Card:
    """The message that a day's sending hour brings."""
    before = len(chat.messages)
    at(house, day, hour, minute)
    await house.teams.until(lambda: len(chat.messages) == before + 1)
    await settled(house)
    return chat.card()


async def untold(house: House, chat: Chat, day: date, hour: int = 7, minute: int = 30) -> None:
    """Nothing comes, though the hub looks twice."""
    before = len(chat.messages)
    at(house, day, hour, minute)
    tick(house)
    await settled(house)
    assert len(chat.messages) == before


async def farida(house: House, *, contact: bool = True) -> Chat:
    """A leader who is connected, and in touch with both schools since last week."""
    chat = house.chat(FARIDA)
    await chat.say("hi")
    if contact:
        did(house, lambda store: store.prompts.contacted(1, TODAY - 7 * DAY))
        did(house, lambda store: store.prompts.contacted(2, TODAY - 7 * DAY))
    return chat


def plan(house: House, *days: date, deployment: int = 1) -> None:
    """Plans visits of Farida's."""
    for on in days:
        did(house, partial(_plan, deployment=deployment, on=on))


def _plan(store: Store, deployment: int, on: date) -> int:
    return store.planned_visits.add(deployment, 1, on)


def close(house: House, first: date, last: date, kind: ClosureKind = ClosureKind.HOLIDAY) -> None:
    did(house, lambda store: store.calendars.replace("test", [Closure(first, last, kind)]))


async def test_a_planned_visit_without_a_record_is_asked_for_the_next_school_day_and_recorded_in_four_taps(
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
    did(house, lambda store: store.planned_visits.settle(1, Planned.RECORDED))
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
    did(house, lambda store: store.reminders.away(1, TUESDAY))
    await untold(house, chat, TUESDAY)
    did(house, lambda store: store.reminders.settle(1, None, "Thu, Fri"))
    await untold(house, chat, TUESDAY + DAY)
    await told(house, chat, TUESDAY + 2 * DAY)


async def test_own_hour_and_own_zone_count(house: House) -> None:
    chat = await farida(house)
    did(house, lambda store: store.people.settle(1, "en-GB", "America/New_York"))
    did(house, lambda store: store.reminders.settle(1, time(8, 15), ""))
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
        store.planned_visits.settle(1, Planned.RECORDED)

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
    assert did(house, lambda store: store.prompts.of(1)) == {}
    await untold(house, chat, TUESDAY, 7, 40)
    await told(house, chat, TUESDAY + DAY)
    assert did(house, lambda store: store.prompts.of(1)["planned:1"].times) == 1


@pytest.mark.parametrize(
    ("until", "back"), [("Until tomorrow", TUESDAY + DAY), ("Until next week", TODAY + 7 * DAY)]
)
async def test_not_now_is_quiet_until_the_day_that_was_chosen(
    house: House, until: str, back: date
) -> None:
    chat = await farida(house)
    reminder = await told(house, chat, TUESDAY)
    answered = await reminder.press(until)
    assert "Not now until" in answered.words
    day = TUESDAY + DAY
    while day < back:
        await untold(house, chat, day)
        day += DAY
    await told(house, chat, back)


async def test_not_now_takes_a_date_and_says_which_cannot_be(house: House) -> None:
    chat = await farida(house)
    reminder = await told(house, chat, TUESDAY)
    assert (
        "choose a later day"
        in (await reminder.press("Until that day", until_planned_1="2026-11-01")).words
    )
    answered = await reminder.press("Until that day", until_planned_1="2026-12-08")
    assert "Not now until 8 Dec" in answered.words


async def test_it_did_not_happen_opens_its_short_card_and_turns_the_message(house: House) -> None:
    chat = await farida(house)
    reminder = await told(house, chat, TUESDAY)
    short = await reminder.press("It did not happen")
    await short.press("Save", reason="school", notice="same_day")
    await house.teams.until(lambda: "Did not happen" in chat.card(1).words)


async def test_first_contact_is_asked_for_a_week_after_the_start_until_it_is_made(
    house: House,
) -> None:
    chat = await farida(house, contact=False)
    did(house, lambda store: store.planned_visits.settle(1, Planned.RECORDED))
    message = await told(house, chat, TUESDAY)
    assert "Two schools wait for first contact" in message.words
    answered = await message.press("I have been in touch")
    assert "In touch" in answered.words
    message = await told(house, chat, TUESDAY + DAY)
    assert "One school waits for first contact" in message.words
    await settled(house)
    assert "a newer message" in chat.card(1).words


async def test_the_day_of_the_first_contact_stays_when_it_is_said_again(house: House) -> None:
    chat = await farida(house, contact=False)
    did(house, lambda store: store.planned_visits.settle(1, Planned.RECORDED))
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


@pytest.mark.parametrize("way", ["moved", "gone"])
async def test_what_a_record_planned_turns_its_message_when_the_record_changes(
    house: House, way: str
) -> None:
    chat = await farida(house)
    form = await chat.say("visit")
    receipt = await form.press(
        "Save record", did="Met.", progress="on_track", next_visit="2026-11-25"
    )
    message = await told(house, chat, TUESDAY + DAY)
    assert "One visit today" in message.words
    place = len(chat.messages) - 1
    if way == "moved":
        await (await receipt.press("Edit")).press("Save changes", next_visit="2026-12-02")
    else:
        await (await receipt.press("Delete")).press("Delete record")
    await house.teams.until(lambda: "Not today" not in chat.card(place).words)
    await settled(house)


async def test_a_planned_visit_that_was_moved_since_outlives_the_record_that_planned_it(
    house: House,
) -> None:
    chat = await farida(house)
    form = await chat.say("visit")
    receipt = await form.press(
        "Save record", did="Met.", progress="on_track", next_visit="2026-11-25"
    )
    message = await told(house, chat, TUESDAY + DAY)
    await message.press("Move the visit", move_3="2026-12-02")
    deleted = await (await receipt.press("Delete")).press("Delete record")
    coming = did(house, lambda store: [p.on for p in store.planned_visits.coming(1, TODAY + DAY)])
    assert coming == [date(2026, 12, 2), TODAY + 14 * DAY]
    await deleted.press("Undo")
    assert (
        did(house, lambda store: [p.on for p in store.planned_visits.coming(1, TODAY + DAY)])
        == coming
    )
    await settled(house)


async def test_steps_are_asked_for_on_their_day_and_closed_in_the_list_as_well(
    house: House,
) -> None:
    chat = await farida(house)
    form = await chat.say("visit")
    await form.press(
        "Save record",
        did="Met.",
        progress="on_track",
        next_step="Order books",
        next_by="2026-11-25",
    )
    await settled(house)
    await untold(house, chat, TUESDAY)
    message = await told(house, chat, TUESDAY + DAY)
    assert "One next step is due" in message.words
    assert "Order books" in message.words
    place = len(chat.messages) - 1
    await (await chat.say("steps")).press("Done")
    await house.teams.until(lambda: "Done" in chat.card(place).words)
    await settled(house)


async def test_four_school_weeks_without_a_visit_are_noticed(house: House) -> None:
    chat = await farida(house)
    did(house, lambda store: store.planned_visits.settle(1, Planned.RECORDED))
    did(house, lambda store: store.planned_visits.settle(2, Planned.RECORDED))
    await untold(house, chat, date(2026, 12, 11))
    message = await told(house, chat, date(2026, 12, 14))
    assert "Two schools have had no visit for 4 school weeks" in message.words


async def test_up_to_four_visits_are_caught_up_with_in_one_card(house: House) -> None:
    chat = await farida(house)
    plan(house, TODAY - 3 * DAY, TODAY - 4 * DAY, deployment=2)
    card = await told(house, chat, TUESDAY)
    assert "Three visits have no record yet" in card.words
    back = await card.press(
        "Save all",
        did_1="Watched lessons.",
        progress_1="on_track",
        did_3="Planned.",
        time_4="none",
        progress_4="early",
    )
    assert "Not saved yet: Titus Salt School" in back.words
    assert back.values()["did_3"] == "Planned."
    assert "Recorded" in back.words
    assert "Whose reason" in back.words
    done = await back.press(
        "Save all", progress_3="concerns", reason_4="school", notice_4="earlier"
    )
    assert "All done here, thank you" in done.words
    again = await card.press("Save all", did_1="Watched lessons.", progress_1="on_track")
    assert "Recorded" in again.words
    records = did(house, lambda store: store.records.page(made_by(1), NOW, 10).rows)
    assert len(records) == 3
    assert {record.seconds for record in records} == {None}
    await house.teams.until(lambda: "All done here, thank you" in chat.card().words)


async def test_a_row_of_support_that_ended_meanwhile_is_not_recorded(house: House) -> None:
    chat = await farida(house)
    plan(house, TODAY - 3 * DAY, deployment=2)
    card = await told(house, chat, TUESDAY)
    did(house, ended)
    rows = {
        "did_1": "Watched lessons.",
        "progress_1": "on_track",
        "did_3": "Planned.",
        "progress_3": "on_track",
    }
    back = await card.press("Save all", **rows)
    assert "This support has ended or is no longer yours" in back.words
    assert back.values()["did_3"] == "Planned."
    assert [
        record.planned
        for record in did(house, lambda store: store.records.page(made_by(1), NOW, 10).rows)
    ] == [1]


def ended(store: Store) -> None:
    """The support of Titus Salt ends."""
    store._connection.execute(
        update(deployments).where(deployments.c.id == 2).values(status=Status.COMPLETED)
    )


async def test_what_is_typed_into_a_catch_up_card_is_not_wiped(house: House) -> None:
    chat = await farida(house)
    plan(house, TODAY - 3 * DAY, deployment=2)
    await told(house, chat, TUESDAY)
    form = await (await chat.say("deployments")).press("Record")
    await form.press("Save record", did="Met.", progress="on_track")
    await settled(house)
    assert chat.messages[1].updates == 0
    await told(house, chat, TUESDAY + DAY)
    assert chat.messages[1].updates == 0
    typed = chat.card(1)
    saved = await typed.press("Save all", did_3="Planned.", progress_3="on_track")
    assert "Recorded" in saved.words


async def test_two_visits_of_one_day_are_told_apart_by_their_purpose(house: House) -> None:
    chat = await farida(house)
    did(house, lambda store: store.planned_visits.add(1, 1, TODAY, purpose="Phonics with Year 1"))
    did(house, lambda store: store.planned_visits.add(1, 1, TODAY, purpose="Governors"))
    message = await told(house, chat, TUESDAY)
    assert "Phonics with Year 1" in message.words
    assert "Governors" in message.words


async def test_of_more_than_four_visits_the_newest_stand_in_the_card(house: House) -> None:
    chat = await farida(house)
    plan(house, *(TODAY - n * DAY for n in (3, 4, 5, 6, 7)), deployment=2)
    card = await told(house, chat, TUESDAY)
    assert "Four visits have no record yet" in card.words
    assert "and 2 more" in card.words


async def test_a_row_left_without_words_stays_open(house: House) -> None:
    chat = await farida(house)
    plan(house, TODAY - 3 * DAY, deployment=2)
    card = await told(house, chat, TUESDAY)
    back = await card.press("Save all", progress_1="on_track")
    assert "Two visits have no record yet" in back.words
    assert back.values()["progress_1"] == "on_track"


async def test_a_button_beside_the_rows_keeps_what_is_typed_into_them(house: House) -> None:
    chat = await farida(house)
    plan(house, TODAY - 3 * DAY, deployment=2)
    did(house, lambda store: store.steps.add(1, StepWords("Order books", by=TODAY)))
    card = await told(house, chat, TUESDAY)
    assert "Three things for today" in card.words
    back = await card.press("Done", did_1="Watched lessons.", progress_3="early")
    assert "Done" in back.words
    assert (back.values()["did_1"], back.values()["progress_3"]) == ("Watched lessons.", "early")


async def test_not_now_leaves_a_row_with_words_open(house: House) -> None:
    chat = await farida(house)
    plan(house, TODAY - 3 * DAY, deployment=2)
    card = await told(house, chat, TUESDAY)
    back = await card.press("Until next week", did_3="Planned.")
    assert "Not now until 30 Nov" in back.words
    assert back.values()["did_3"] == "Planned."
    saved = await back.press("Save all", progress_3="early")
    assert "Nothing more to do for now, thank you" in saved.words


async def test_a_record_made_in_the_catch_up_card_and_deleted_is_asked_for_again(
    house: House,
) -> None:
    chat = await farida(house)
    plan(house, TODAY - 3 * DAY, deployment=2)
    card = await told(house, chat, TUESDAY)
    await card.press("Save all", did_1="Watched lessons.", progress_1="on_track")
    record = await (await chat.say("my visits")).press("Open the record")
    await (await record.press("Delete")).press("Delete record")
    again = await card.press("Save all", did_1="Watched more lessons.", progress_1="on_track")
    assert "Recorded" in again.words
    assert [
        r.what.did for r in did(house, lambda store: store.records.page(made_by(1), NOW, 9).rows)
    ] == ["Watched more lessons."]


async def test_the_same_save_all_twice_is_one_record_each(house: House) -> None:
    chat = await farida(house)
    plan(house, TODAY - 3 * DAY, deployment=2)
    card = await told(house, chat, TUESDAY)
    typed = {
        "did_1": "Watched lessons.",
        "progress_1": "on_track",
        "did_3": "Planned.",
        "progress_3": "early",
    }
    presses = [card.request("Save all", **typed) for _ in range(4)]
    await asyncio.gather(*(card.answered(press) for press in [*presses, presses[0]]))
    assert len(did(house, lambda store: store.records.page(made_by(1), NOW, 9).rows)) == 2
    await settled(house)


async def three_times(house: House, chat: Chat) -> None:
    for day in range(3):
        await told(house, chat, TUESDAY + day * DAY)


async def test_after_three_without_an_answer_the_officer_chases(house: House) -> None:
    samira, chat = await officer(house), await farida(house)
    await three_times(house, chat)
    before = len(chat.messages)
    message = await told(house, samira, TUESDAY + 3 * DAY)
    assert "Farida Malik" in message.words
    assert "Asked three times" in message.words
    assert len(chat.messages) == before
    answered = await message.press("Spoken to")
    assert "Spoken to, again 4 Dec" in answered.words
    await untold(house, samira, TODAY + 7 * DAY)
    message = await told(house, samira, date(2026, 12, 4))
    settled_ = await message.press("Not needed")
    assert "Not needed" in settled_.words
    await untold(house, samira, date(2026, 12, 7))
    assert did(house, lambda store: store.planned_visits.unrecorded(TODAY, TODAY + 60 * DAY)) == 2


async def test_what_is_put_off_is_answered_and_goes_to_no_officer(house: House) -> None:
    samira, chat = await officer(house), await farida(house)
    for day in range(4):
        message = await told(house, chat, TUESDAY + day * DAY)
        await message.press("Until next week")
        await message.press("Until tomorrow")
    before = len(samira.messages)
    await told(house, chat, TODAY + 7 * DAY)
    assert len(samira.messages) == before
    await told(house, chat, TODAY + 8 * DAY)
    await told(house, chat, TODAY + 9 * DAY)
    chased = await told(house, samira, TODAY + 10 * DAY)
    assert "Asked three times" in chased.words
    await chat.card().press("Until tomorrow")
    await told(house, chat, TODAY + 11 * DAY)


async def test_who_chases_gives_it_to_another_officer(house: House) -> None:
    samira, chat, tom = await officer(house), await farida(house), house.chat(TOM)
    await three_times(house, chat)
    await tom.say("hi")
    did(house, lambda store: store.people.appoint(2, {Appointment(Role.OFFICER, 1)}))
    message = await told(house, samira, TUESDAY + 3 * DAY)
    assert "choose who takes it" in (await message.press("Give")).words
    given = await message.press("Give", give_chase_1_planned_1="2")
    assert "Given to a colleague" in given.words
    await told(house, tom, TODAY + 7 * DAY)


async def test_a_late_record_turns_the_message_of_who_chases(house: House) -> None:
    samira, chat = await officer(house), await farida(house)
    await three_times(house, chat)
    await told(house, samira, TUESDAY + 3 * DAY)
    form = await chat.card().press("Record")
    await form.press("Save record", did="Met.", progress="on_track")
    await house.teams.until(lambda: "Recorded" in samira.card().words)
    await house.teams.until(lambda: "Recorded" in chat.card(3).words)


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
    assert "Farida Malik: Tue 1 Dec, Wed 2 Dec" in thursday.words
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


async def test_a_button_of_anothers_message_does_nothing(house: House) -> None:
    chat, tom = await farida(house), house.chat(TOM)
    await tom.say("hi")
    message = await told(house, chat, TUESDAY)
    for title in ("Until tomorrow", "It did not happen"):
        action = message.action(title)
        value = {
            "action": {"type": "Action.Execute", "verb": action["verb"], "data": action["data"]}
        }
        _, body = await house.post(
            tom.activity(type="invoke", name="adaptiveCard/action", value=value, replyToId="x")
        )
        assert "nothing here for you" in str(body)
    assert did(house, lambda store: store.prompts.of(2)) == {}


async def test_a_person_with_several_roles_gets_one_message(house: House) -> None:
    samira, chat = await officer(house), await farida(house)
    did(
        house,
        lambda store: store.people.appoint(
            1, {Appointment(Role.LEADER, 1), Appointment(Role.OFFICER, 1)}
        ),
    )
    await three_times(house, chat)
    plan(house, TODAY + 3 * DAY)
    message = await told(house, chat, TODAY + 4 * DAY)
    assert "Two things for today" in message.words
    assert len(samira.messages) == 1


async def moves(house: House, chat: Chat, day: date, to: str) -> None:
    """Farida moves the visit of a day from its morning message; what is held for others stays so."""
    before = len(chat.messages)
    at(house, day)
    await house.teams.until(lambda: len(chat.messages) == before + 1)
    assert "Moved to" in (await chat.card().press("Move the visit", move_3=to)).words


async def test_a_head_switches_off_who_is_out_and_what_moves_and_on_again(house: House) -> None:
    joan, chat = await head(house), await farida(house)
    plan(house, TODAY + 8 * DAY)
    form = await (await told(house, joan, TODAY + 3 * DAY)).press("Stop these")
    kept = await form.press("Save", off="out")
    assert "You do not hear who is out next week, nor when a day out moves" in kept.words
    before = len(joan.messages)
    await moves(house, chat, TODAY + 8 * DAY, "2026-12-10")
    await settled(house)
    at(house, TODAY + 10 * DAY)
    await settled(house)
    assert len(joan.messages) == before
    again = await kept.press("Change")
    assert again.values()["off"] == "out"
    assert "You do not hear" not in (await again.press("Save", off="")).words
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


@pytest.mark.parametrize(
    ("button", "asks"), [("It did not happen", "Whose reason"), ("Stop these", "reminders")]
)
async def test_what_is_typed_into_a_catch_up_card_stays_beside_what_is_posted(
    house: House, button: str, asks: str
) -> None:
    chat = await farida(house)
    plan(house, TODAY - 3 * DAY, TUESDAY, deployment=2)
    card = await told(house, chat, TUESDAY)
    body = await card.answered(card.request(button, did_1="Watched lessons."))
    assert asks in chat.card().words
    stays = Card(chat, card.message, body["value"])
    assert stays.values()["did_1"] == "Watched lessons."
    assert "Save all" in [part["title"] for part in stays.shown["actions"]]


async def test_what_is_typed_into_a_catch_up_card_stays_when_todays_visit_is_recorded(
    house: House,
) -> None:
    chat = await farida(house)
    plan(house, TODAY - 3 * DAY, TUESDAY, deployment=2)
    card = await told(house, chat, TUESDAY)
    body = await card.answered(card.request("Record visit", did_1="Watched lessons."))
    assert "Record a visit" in chat.card().words
    assert Card(chat, card.message, body["value"]).values()["did_1"] == "Watched lessons."


async def test_heads_hear_of_nobody_who_left_and_of_no_visit_of_support_that_ended(
    house: House,
) -> None:
    joan = await head(house)
    await farida(house)
    plan(house, TODAY + 8 * DAY)
    plan(house, TODAY + 9 * DAY, deployment=2)
    did(house, lambda store: _ended(store, 1))
    thursday = await told(house, joan, TODAY + 3 * DAY)
    assert "Farida Malik: Wed 2 Dec" in thursday.words
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
    assert "Farida Malik: Tue 1 Dec" in thursday.words
    assert "Farida Malik: Wed 2 Dec" in thursday.words


async def test_a_head_who_is_not_in_on_thursdays_hears_on_the_own_last_day_before(
    house: House,
) -> None:
    joan = await head(house)
    await farida(house)
    plan(house, TODAY + 8 * DAY)
    did(house, lambda store: store.reminders.settle(4, None, "Mon, Tue"))
    told_early = await told(house, joan, TUESDAY)
    assert "Farida Malik: Tue 1 Dec" in told_early.words
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


@pytest.mark.parametrize("title", ["Record", "It did not happen", "Until tomorrow"])
async def test_what_was_recorded_meanwhile_turns_the_message_on_another_device_as_well(
    house: House, title: str
) -> None:
    chat = await farida(house)
    on_the_telephone = await told(house, chat, TUESDAY)
    form = await on_the_telephone.press("Record")
    await form.press("Save record", did="Watched three lessons.", progress="on_track")
    await settled(house)
    before = len(chat.messages)
    assert "All done here, thank you" in (await on_the_telephone.press(title)).words
    assert len(chat.messages) == before


async def test_a_morning_message_that_was_answered_turns_when_it_is_pressed_once_more(
    house: House,
) -> None:
    chat = await farida(house)
    did(house, lambda store: store.planned_visits.move(1, TUESDAY))
    stale = await told(house, chat, TUESDAY)
    form = await stale.press("Record visit")
    await form.press("Save record", did="Watched three lessons.", progress="on_track")
    assert "Recorded" in (await stale.press("Record visit")).words


async def test_a_row_of_support_that_ended_waits_for_nobody(house: House) -> None:
    chat = await farida(house)
    message = await told(house, chat, TUESDAY)
    did(house, lambda store: _ended(store, 1))
    assert "No longer needed" in (await message.press("Until tomorrow")).words


def _ended(store: Store, deployment: int) -> None:
    ended = (
        update(deployments).where(deployments.c.id == deployment).values(status=Status.COMPLETED)
    )
    store._connection.execute(ended)
