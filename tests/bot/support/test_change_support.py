"""Stories of support that an officer changes: its terms, its leaders, a pause, its end."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from functools import partial

import pytest

from bot.subjects.operations.imported import follow_import
from domain.operations.imports import Changes, Entry
from domain.people.people import Appointment, Role
from domain.visits.steps import StepWords
from storage.store import Store
from tests.bot.operations.offering import heard
from tests.bot.prompts.prompting import at, settled
from tests.bot.support.keeping import PEEL, SECOND, TITUS, kept, officer, sought, verbs
from tests.bot.visits.copying import pass_
from tests.conversation import Card, Chat, House
from tests.make import NOW, TODAY
from tests.seed import DOMAIN, FARIDA, HEAD, PEEL_PARK, TITUS_SALT, TOM, Somebody

DAY = timedelta(days=1)
NIA = Somebody("Nia Reed", f"nia.reed@{DOMAIN}", "oid-nia")


def add(who: Somebody, role: Role, store: Store) -> int:
    held = frozenset({Appointment(role, None)})
    return store.people.upsert(Entry(0, who.email, who.name, held), NOW)


async def joined(house: House, who: Somebody, role: Role = Role.LEADER) -> Chat:
    await house.database.write(partial(add, who, role))
    chat = house.chat(who)
    await chat.say("hi")
    return chat


async def leader_code(samira: Chat, typed: str) -> str:
    return (await sought(samira, "leaders", typed))[0]["value"]


def plan(house: House, leader: int, *days: int, deployment: int = PEEL) -> None:
    """Plans visits so many days from today."""
    for days_ahead in days:
        house.database.write_now(partial(_plan, deployment, leader, days_ahead))


def _plan(deployment: int, leader: int, days: int, store: Store) -> int:
    return store.planned_visits.add(deployment, leader, TODAY + days * DAY)


def step(house: House, by: int, deployment: int = PEEL) -> int:
    words = StepWords("Send the sheet", by=TODAY + by * DAY)
    return house.database.write_now(lambda store: store.steps.add(deployment, words))


async def test_focus_days_and_dates_change_and_those_whom_it_concerns_hear(house: House) -> None:
    farida, head = house.chat(FARIDA), house.chat(HEAD)
    await farida.say("hi")
    await head.say("hi")
    card = await kept(await officer(house))
    form = await card.press("Change")
    assert form.values()["focus"] == "Early reading" and form.values()["days"] == "10"
    done = await form.press("Save", days="12", end="2027-03-26", why="The grant was raised")
    assert "of 12 days used" in done.words and "26 Mar 2027" in done.words
    assert "Changed by Samira Whitfield" in done.words and "The grant was raised" in done.words
    await house.teams.until(lambda: "has changed" in farida.card().words)
    assert "12 days" in farida.card().words and "grant was raised" not in farida.card().words
    await heard(head, "Days: 12 (was 10).")
    assert "grant was raised" not in str([m.card for m in head.messages])
    assert "support.changed" in await house.database.read(verbs)


async def test_what_cannot_stand_comes_back_and_what_was_typed_is_kept_on_the_way(
    house: House,
) -> None:
    card = await kept(await officer(house))
    form = await card.press("Change")
    back = await form.press("Save", end="2026-08-01", days="ten", focus="")
    assert "That is before the first day, 1 September" in back.words
    assert "Write what the support is about." in back.words
    left = await back.press("Keep as it is", focus="Phonics", days="8")
    assert "Early reading" in left.words and "of 10 days used" in left.words
    again = await left.press("Change")
    assert again.values()["focus"] == "Phonics" and again.values()["days"] == "8"


async def test_nothing_changed_is_no_change(house: House) -> None:
    card = await kept(await officer(house))
    done = await (await card.press("Change")).press("Save")
    assert "Saved." in done.words and "Last change" not in done.words


async def test_what_an_import_changed_is_not_put_down_to_an_officer(house: House) -> None:
    samira = await officer(house)
    before = await (await (await kept(samira)).press("Change")).press("Save", days="8")
    slow = await before.press("Change")
    house.clock.pass_(hours=1)

    def bring(store: Store) -> None:
        known = store.imports.snapshot().deployments[PEEL]
        changes = Changes(deployments=(replace(known, days_agreed=Fraction(12)),))
        store.imports.write(changes, house.clock())
        follow_import(changes, house.clock(), store)

    await house.database.write(bring)
    back = await slow.press("Save", days="7")
    assert "An import changed this support after you opened it." in back.words
    assert "Samira Whitfield changed" not in back.words
    stands = await kept(samira)
    assert "An import changed it since, Mon 23 Nov, 15:00." in stands.words
    assert "Undo" not in str(stands.shown)
    assert "not after a later change" in await before.refused("Undo")
    assert "of 7 days used" in (await back.press("Save")).words
    assert "An import changed" not in (await kept(samira)).words


async def test_of_two_officers_the_second_sees_what_the_first_did(house: House) -> None:
    samira = await officer(house)
    await house.database.write(partial(add, SECOND, Role.OFFICER))
    second = await officer(house, SECOND)
    slow = await (await kept(samira)).press("Change")
    await (await (await kept(second)).press("Pause")).press("Pause", why="Illness")
    back = await slow.press("Save", days="7")
    assert "Second Officer changed this support after you opened it (paused)" in back.words
    assert back.values()["days"] == "7"
    done = await back.press("Save")
    assert "of 7 days used" in done.words and "Paused" in done.words


async def test_a_leader_is_added_and_hears_at_once(house: House) -> None:
    samira, nia = await officer(house), await joined(house, NIA)
    leaders = await (await kept(samira)).press("Who leads it")
    again = await leaders.press("Add", leader=await leader_code(samira, "farida"))
    assert "This person leads it already." in again.words
    done = await again.press("Add", leader=await leader_code(samira, "nia"))
    assert "Farida Malik, Nia Reed and Tom Ellison" in done.words
    await house.teams.until(lambda: "You lead this support now" in nia.card().words)
    await settled(house)
    assert PEEL_PARK in (await nia.say("deployments")).words


async def test_a_leader_who_is_taken_off_sees_nothing_of_it_from_that_moment(house: House) -> None:
    samira, tom = await officer(house), house.chat(TOM)
    await tom.say("hi")
    plan(house, 2, 3, 9)
    asked = await (await (await kept(samira)).press("Who leads it")).press("Remove", leader="")
    # The first row is Farida's: hers is another planned visit.
    assert "Take Farida Malik off?" in asked.words
    leaders = await asked.press("Keep as it is")
    request = leaders.request("Remove")
    request["value"]["action"]["data"]["person"] = 2
    body = await leaders.answered(request)
    asked = Card(samira, leaders.message, body["value"])
    assert "Their 2 planned visits will be called off" in asked.words
    again = await asked.press("Remove")
    assert "Write why in a few words." in again.words
    done = await again.press("Remove", why="A new post")
    assert "Tom Ellison" not in done.words.partition("Last change")[0]
    await house.teams.until(lambda: "no longer lead" in tom.card().words)
    await settled(house)
    assert "A new post" not in tom.card().words
    assert PEEL_PARK not in (await tom.say("deployments")).words
    assert PEEL_PARK not in (await tom.say("planned")).words
    former = await (await kept(samira)).press("Who leads it")
    assert "Earlier" in former.words and "from the start to 23 Nov" in former.words


async def test_the_last_leader_is_not_taken_off(house: House) -> None:
    samira = await officer(house)
    leaders = await (await kept(samira, TITUS)).press("Who leads it")
    assert "Remove" not in str(leaders.shown)
    request = leaders.request("Hand over")
    request["value"]["action"]["verb"] = "support.off.yes"
    request["value"]["action"]["data"] |= {"why": "Gone"}
    assert "Somebody has to lead it" in str(await leaders.answered(request))


async def test_support_is_handed_over_with_what_is_planned_and_undone_again(house: House) -> None:
    samira, nia, farida = await officer(house), await joined(house, NIA), house.chat(FARIDA)
    await farida.say("hi")
    plan(house, 1, 4, deployment=TITUS)
    step(house, 5, TITUS)
    asked = await (await (await kept(samira, TITUS)).press("Who leads it")).press("Hand over")
    # One was planned in a fortnight before.
    assert "2 planned visits and 1 open step go with it" in asked.words
    again = await asked.press("Hand over", to="Nia Read")
    assert "Nia Reed" in str(again.shown) and "Write why" in again.words
    done = await again.press("Hand over", why="Maternity leave", yes="Both, by telephone")
    assert "Nia Reed" in done.words and "Handed over by Samira" in done.words
    await house.teams.until(lambda: "2 planned visits are yours now" in nia.card().words)
    await house.teams.until(lambda: "no longer lead" in farida.card().words)
    await settled(house)
    assert TITUS_SALT in (await nia.say("planned")).words
    assert TITUS_SALT not in (await farida.say("planned")).words
    undone = await done.press("Undo")
    assert "Undone." in undone.words and "Farida Malik" in undone.words
    await house.teams.until(lambda: "after all" in nia.card().words)
    await settled(house)
    assert TITUS_SALT in (await farida.say("planned")).words
    assert TITUS_SALT not in (await nia.say("deployments")).words
    assert "support.undone" in await house.database.read(verbs)


async def test_a_pause_stops_every_clock_and_its_days_are_moved(house: House) -> None:
    samira, farida, head = await officer(house), house.chat(FARIDA), house.chat(HEAD)
    await farida.say("hi")
    await head.say("hi")
    id_ = step(house, 3)
    asked = await (await kept(samira)).press("Pause")
    assert "2 planned visits" not in asked.words and "1 planned visit to come" in asked.words
    back = await asked.press("Pause", why="Building works", until="2026-11-20")
    assert "20 November 2026 has passed" in back.words
    paused = await back.press("Pause", until="2026-11-30")
    assert "Paused" in paused.words and "30 Nov" in paused.words
    await house.teams.until(lambda: "is paused" in head.card().words)
    assert "Building works" not in head.card().words
    await house.teams.until(lambda: "not reminded" in farida.card().words)
    before = len(farida.messages)
    for days in range(1, 4):
        at(house, TODAY + days * DAY)
        await settled(house)
    assert PEEL_PARK not in " ".join(m.text or str(m.card) for m in farida.messages[before:])
    at(house, TODAY + 7 * DAY, 8)
    await house.teams.until(lambda: "to be paused until 30 Nov" in samira.card().words)
    on = await samira.card().press("Resume")
    assert "It has resumed." in on.words and "Active" in on.words
    # Five school days, from Monday to Friday.
    moved = await house.database.read(lambda store: store.steps.get(id_))
    assert moved is not None and moved.words.by == TODAY + 10 * DAY
    await on.press("Undo")
    back_again = await house.database.read(lambda store: store.steps.get(id_))
    assert back_again is not None and back_again.words.by == TODAY + 3 * DAY


async def test_support_ends_with_what_was_planned_and_may_be_undone_within_a_day(
    house: House,
) -> None:
    samira, farida, head = await officer(house), house.chat(FARIDA), house.chat(HEAD)
    await farida.say("hi")
    await head.say("hi")
    plan(house, 1, 4)
    step(house, 2)
    asked = await (await kept(samira)).press("End")
    assert "2 planned visits will be called off and 1 open step closed." in asked.words
    back = await asked.press("End it", how="ended early")
    assert "Write why in a few words." in back.words
    ended = await back.press("End it", why="The head left")
    assert "Ended early" in ended.words
    await house.teams.until(lambda: "has ended" in head.card().words)
    assert "The head left" not in head.card().words
    await settled(house)
    assert PEEL_PARK not in (await farida.say("planned")).words
    steps = (await farida.say("steps")).words
    assert "Send the sheet | Closed, as it ended" in steps and "Done: Send" not in steps
    undone = await ended.press("Undo")
    assert "Active" in undone.words and "2 planned visits and 1 open step" in undone.words
    await settled(house)
    assert PEEL_PARK in (await farida.say("planned")).words


async def test_after_a_day_it_is_opened_again_and_after_a_month_no_more(house: House) -> None:
    samira = await officer(house)
    ended = await (await (await kept(samira)).press("End")).press("End it", how="completed")
    assert "Undo" in str(ended.shown)
    await pass_(house, days=1)
    assert "within a day only" in await ended.refused("Undo")
    asked = await (await kept(samira)).press("Open again")
    done = await asked.press("Open again", why="One more term")
    assert "Active" in done.words and "Nothing planned" in done.words
    await (await done.press("End")).press("End it", how="completed")
    await pass_(house, days=40)
    assert "more than 20 school days ago" in await (await kept(samira)).refused("Open again")


async def test_a_file_imported_again_brings_no_leader_back(house: House) -> None:
    samira = await officer(house)
    leaders = await (await kept(samira)).press("Who leads it")
    await (await leaders.press("Remove")).press("Remove", why="A new post")
    known = await house.database.read(lambda store: store.imports.snapshot().deployments[PEEL])
    assert known.leaders == {2} and known.gone == {1}


@pytest.mark.parametrize("verb", ["support.keep", "support.end", "support.leaders"])
async def test_a_leader_keeps_no_support(house: House, verb: str) -> None:
    samira, farida = await officer(house), house.chat(FARIDA)
    await farida.say("hi")
    card = await kept(samira)
    request = card.request("End")
    request["value"]["action"]["verb"] = verb
    stolen = {key: request[key] for key in ("type", "name", "value")}
    body = await card.answered(farida.activity(**stolen))
    assert "There is nothing here for you" in str(body)
