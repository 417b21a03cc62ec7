"""Stories of each state of a support: how it comes, who hears of it, and what follows."""

from datetime import date, timedelta
from functools import partial

from bot.subjects.quality.due_reports import refresh
from domain.support.deployments import Status
from domain.support.states import ChangeKind
from domain.visits.steps import StepWords
from storage.store import Store
from tests.bot.operations.offering import heard
from tests.bot.prompts.prompting import at, settled, tick
from tests.bot.support.agreed import agreed, amara
from tests.bot.support.keeping import PEEL, TITUS, kept, officer
from tests.bot.support.offered import AMARA, HUGH, NEED, parties
from tests.bot.visits.copying import pass_
from tests.conversation import Chat, House
from tests.make import TODAY
from tests.seed import FARIDA, HEAD, PEEL_PARK, SAMIRA, TITUS_SALT

FIRST_DAY = date(2027, 1, 11)
DAY = timedelta(days=1)


def status(house: House, support: int) -> Status:
    """Where a support stands."""
    return house.database.read_now(lambda store: store.support_changes.terms(support)).status


def said(chat: Chat) -> str:
    """All that somebody was ever shown."""
    return " ".join(str(message.card) for message in chat.messages)


async def test_agreed_support_begins_by_itself_on_its_first_day(house: House) -> None:
    support = await house.database.write(agreed)
    at(house, FIRST_DAY - DAY)
    assert status(house, support) is Status.AGREED
    at(house, FIRST_DAY, 0, 30)
    tick(house)
    assert status(house, support) is Status.ACTIVE
    change = house.database.read_now(lambda store: store.support_changes.last(support))
    assert change is not None and change.what is ChangeKind.BEGAN
    assert (change.person, change.on) == (None, FIRST_DAY)
    card = await kept(await officer(house), support)
    assert "Active" in card.words and "Began by itself" in card.words
    assert "Undo" not in str(card.shown)


async def test_the_first_record_begins_it_as_well(house: House) -> None:
    support = await house.database.write(agreed)
    (chat,) = await parties(house, AMARA)
    form = await chat.say("visit")
    await form.press("Save", did="Met the head and the reading lead.", progress="on_track")
    assert status(house, support) is Status.ACTIVE
    change = house.database.read_now(lambda store: store.support_changes.last(support))
    assert change is not None and change.person == house.database.read_now(amara)


async def test_before_it_begins_its_leader_plans_visits_and_is_asked_for_first_contact(
    house: House,
) -> None:
    support = await house.database.write(agreed)
    (chat,) = await parties(house, AMARA)
    listed = await chat.say("schools")
    assert PEEL_PARK in listed.words and "Agreed" in listed.words
    house.database.write_now(
        lambda store: store.planned_visits.add(support, amara(store), FIRST_DAY + DAY)
    )
    assert PEEL_PARK in (await chat.say("planned")).words
    before = len(chat.messages)
    at(house, TODAY + 8 * DAY)
    await house.teams.until(lambda: len(chat.messages) > before)
    assert "is waiting for first contact" in said(chat)


async def test_a_pause_is_told_to_leader_school_and_employer_with_dates_and_days_only(
    house: House,
) -> None:
    support = await house.database.write(agreed)
    chat, hugh, head, samira = await parties(house, AMARA, HUGH, HEAD, SAMIRA)
    asked = await (await kept(samira, support)).press("Pause")
    empty = await asked.press("Pause")
    assert "Write why in a few words." in empty.words
    paused = await empty.press("Pause", why="Building works", until="2026-12-04")
    assert status(house, support) is Status.PAUSED
    for told in (chat, hugh, head):
        await heard(told, "is paused")
        assert "Building works" not in said(told)
    card = hugh.card()
    assert "Support by Amara Lewis is paused" in card.words and PEEL_PARK in card.words
    assert "4 Dec" in card.words and NEED not in card.words
    resumed = await paused.press("Resume")
    assert status(house, support) is Status.ACTIVE
    for told in (chat, hugh, head):
        await heard(told, "has resumed")
    await (await resumed.press("End")).press("End it", how="ended early", why="The head left")
    for told in (chat, hugh, head):
        await heard(told, "has ended")
        assert "The head left" not in said(told)


async def test_while_it_is_paused_visits_stand_in_grey_and_nothing_is_recorded(
    house: House,
) -> None:
    samira = await officer(house)
    farida = house.chat(FARIDA)
    await farida.say("hi")
    house.database.write_now(
        lambda store: store.planned_visits.add(TITUS, 1, TODAY + 3 * DAY, purpose="Books")
    )
    opened = await farida.say(f"visit {TITUS_SALT}")
    before = len(farida.messages)
    await (await (await kept(samira, TITUS)).press("Pause")).press("Pause", why="Inspection")
    await house.teams.until(lambda: len(farida.messages) > before)
    listed = await farida.say("planned")
    assert f"{TITUS_SALT} · paused" in listed.words
    back = await opened.press("Save", did="Looked at books.", progress="on_track")
    assert "This support is paused since 23 November 2026" in back.words
    assert "Looked at books." in str(back.shown), "what was typed is still there"


async def test_a_report_moves_by_the_school_days_of_a_pause(house: House) -> None:
    samira = await officer(house)

    def due(store: Store) -> date | None:
        refresh(store, store.hub.day_of(house.clock()))
        of = [r for r in store.reports.everything() if PEEL in r.supports]
        [final] = [r for r in of if r.kind.value == "final"]
        return final.due

    before = house.database.write_now(due)
    assert before is not None
    await (await (await kept(samira)).press("Pause")).press("Pause", why="Building works")
    await pass_(house, days=14)
    assert house.database.write_now(due) == before + 14 * DAY, "it moves while the pause goes on"
    resumed = await (await kept(samira)).press("Resume")
    after = house.database.write_now(due)
    assert after == before + 14 * DAY
    await pass_(house, days=7)
    assert house.database.write_now(due) == after
    assert "Active" in resumed.words


async def test_what_is_completed_takes_planned_visits_and_steps_with_it(house: House) -> None:
    support = await house.database.write(agreed)
    chat, head, samira = await parties(house, AMARA, HEAD, SAMIRA)
    at(house, FIRST_DAY)

    def planned(store: Store) -> None:
        store.planned_visits.add(support, amara(store), FIRST_DAY + 3 * DAY)
        store.steps.add(support, StepWords("Send the sheet", by=FIRST_DAY + 5 * DAY))

    house.database.write_now(planned)
    await (await (await kept(samira, support)).press("End")).press("End it", how="completed")
    assert status(house, support) is Status.COMPLETED
    for told in (chat, head):
        await heard(told, "1 planned visit has been called off.")
    await settled(house)
    assert PEEL_PARK not in (await chat.say("planned")).words
    assert "Send the sheet | Closed, as it ended" in (await chat.say("steps")).words


async def test_support_that_was_agreed_and_never_begun_ends_early_without_a_report(
    house: House,
) -> None:
    support = await house.database.write(agreed)
    samira = await officer(house)
    asked = await (await kept(samira, support)).press("End")
    assert "Completed" not in asked.words
    # There is no other way for it to end: that one is chosen.
    await asked.press("End it", why="The school closed")
    found = house.database.write_now(partial(_reports_on, support))
    assert found == []


def _reports_on(support: int, store: Store) -> list[int]:
    refresh(store, TODAY)
    return [r.id for r in store.reports.everything() if support in r.supports and r.open]


async def test_what_was_taken_away_stays_away_when_it_is_opened_again(house: House) -> None:
    samira = await officer(house)
    house.database.write_now(lambda store: store.planned_visits.add(PEEL, 1, TODAY + 3 * DAY))
    await (await (await kept(samira)).press("End")).press("End it", how="completed")
    await pass_(house, days=2)
    asked = await (await kept(samira)).press("Open again")
    opened = await asked.press("Open again", why="One more term")
    assert "Active" in opened.words and "Nothing planned" in opened.words


async def test_a_record_for_a_day_after_the_end_says_what_to_do(house: House) -> None:
    samira = await officer(house)
    farida = house.chat(FARIDA)
    await farida.say("hi")
    form = await farida.say(f"visit {TITUS_SALT}")
    await (await (await kept(samira, TITUS)).press("End")).press("End it", how="completed")
    await pass_(house, days=1)
    back = await form.press("Save", did="Looked at books.", progress="on_track")
    assert "This support ended on 23 November 2026. Ask the hub to open it again." in back.words
    assert "Looked at books." in str(back.shown), "what was typed is still there"


async def test_nobody_hears_before_the_hub_is_live_and_nothing_is_said_twice(house: House) -> None:
    support = await house.database.write(agreed)
    chat, samira = await parties(house, AMARA, SAMIRA)
    card = await kept(samira, support)
    asked = await card.press("Pause")
    await asked.press("Pause", why="Illness")
    await heard(chat, "is paused")
    assert "Press again to do yours as well" in (await asked.press("Pause", why="Illness")).words
    await settled(house)
    assert said(chat).count("Your support is paused: ") <= 1
