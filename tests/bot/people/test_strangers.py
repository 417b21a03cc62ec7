"""Stories of people who are not let in, told to officers once a day."""

from datetime import date, datetime, timedelta

from bot.messages.people import strangers
from domain.delivery.delivery import OutboxRow
from tests.conversation import Chat, House
from tests.make import NOW
from tests.seed import OTHER_TENANT, SAMIRA, STRANGER, Somebody

KIM = Somebody("Kim Other", "kim@other.example", "oid-kim", OTHER_TENANT)
MORNING = datetime(2026, 11, 24, 7, 30, tzinfo=NOW.tzinfo)


async def officer(house: House) -> Chat:
    samira = house.chat(SAMIRA)
    await samira.say(house.invite(SAMIRA.email))
    return samira


def due(house: House, now: datetime) -> list[OutboxRow]:
    """What the planner puts at a moment."""
    return house.database.write_now(lambda store: strangers.due(now, store))


def purge(house: House, now: datetime) -> None:
    """What the purge of a moment takes away."""
    house.database.write_now(lambda store: store.purge(now, ()))


async def test_an_officer_reads_in_the_morning_who_wrote_yesterday(house: House) -> None:
    samira = await officer(house)
    stranger, kim = house.chat(STRANGER), house.chat(KIM)
    await stranger.say("visit")
    await stranger.say("let me in")
    await kim.say("hello")
    assert due(house, MORNING - timedelta(minutes=1)) == []
    house.clock.moment = MORNING
    assert [row.key for row in due(house, MORNING)] == ["strangers:3:2026-11-24"]
    assert due(house, MORNING + timedelta(hours=3)) == []
    await house.teams.until(lambda: len(samira.messages) == 2)
    told = samira.card().words
    assert "Two people who are not on the list wrote to me | Yesterday" in told
    assert "Sam Stray | sam.stray@trust.example · 2 messages" in told
    assert "Kim Other | kim@other.example · 1 message" in told
    assert "Add Kim Other" in told
    assert "let me in" not in told


async def test_on_monday_it_is_of_the_days_since_friday_and_on_no_weekend(house: House) -> None:
    await officer(house)
    house.clock.moment = datetime(2026, 11, 28, 12, tzinfo=NOW.tzinfo)
    await house.chat(STRANGER).say("visit")
    assert due(house, datetime(2026, 11, 29, 9, tzinfo=NOW.tzinfo)) == []
    assert [row.subject for row in due(house, datetime(2026, 11, 30, 9, tzinfo=NOW.tzinfo))] == [
        "2026-11-27:2026-11-29"
    ]


async def test_nothing_comes_of_a_day_without_any_and_nothing_to_nobody(house: House) -> None:
    samira = await officer(house)
    assert due(house, MORNING) == []
    await house.chat(STRANGER).say("visit")
    await house.post(samira.activity(type="installationUpdate", action="remove"))
    assert due(house, MORNING) == []


async def test_whoever_was_let_in_meanwhile_is_left_out(house: House) -> None:
    samira = house.chat(SAMIRA)
    await samira.say("hi")
    await samira.say(house.invite(SAMIRA.email))
    row, *_ = due(house, MORNING)
    said = house.database.read_now(lambda store: strangers.render(row, row.due_at, store))
    assert not hasattr(said, "card")


async def test_one_who_is_on_the_list_needs_a_code(house: House) -> None:
    await officer(house)
    second = Somebody("Samira Whitfield", SAMIRA.email, "oid-second")
    await house.chat(second).say("hi")
    row, *_ = due(house, MORNING)
    said = house.database.read_now(lambda store: strangers.render(row, row.due_at, store))
    assert hasattr(said, "card")
    assert "A one-time code lets them in" in str(said.card)


async def test_who_wrote_is_forgotten_after_a_month(house: House) -> None:
    await house.chat(STRANGER).say("visit")
    on, later = date(2026, 11, 23), MORNING.replace(minute=0) + timedelta(days=30)
    purge(house, later - timedelta(days=1))
    assert house.database.read_now(lambda store: store.strangers.between(on, on))
    purge(house, later)
    assert not house.database.read_now(lambda store: store.strangers.between(on, on))
