"""Stories of contracts: who sees them, what is ticked and undone, and what cannot be."""

from dataclasses import replace

import pytest

from domain.operations.imports import Changes
from storage.store import Store
from tests.bot.funding.contracted import (
    ASKED,
    AUDIT,
    INSURANCE,
    REFERENCE,
    SECOND,
    STATEMENT,
    contracted,
    ticks,
)
from tests.bot.funding.money import FELLSIDE, OVERA, WHOLE
from tests.bot.operations.offering import heard
from tests.bot.support.keeping import forged, officer, verbs
from tests.conversation import Card, Chat, House
from tests.make import NOW, TODAY
from tests.seed import FARIDA, HEAD, Somebody

LINK = "https://files.example.org/statement.pdf"


async def opened(chat: Chat) -> Card:
    """The contract, from the list."""
    return await (await chat.say("contracts")).press(f"Open {REFERENCE}")


async def form(chat: Chat, name: str = STATEMENT) -> Card:
    """The form of a tick, in place of the contract."""
    return await (await opened(chat)).press(f"Tick: {name}")


async def told(chat: Chat, verb: str, **data: object) -> str:
    """What a made-up press is answered with."""
    _, body = await chat.house.post(forged(chat, verb, **data))
    return str(body["value"])


async def test_an_overseer_sees_the_own_contract_and_how_each_requirement_stands(
    house: House,
) -> None:
    await contracted(house)
    listed = await house.chat(OVERA).say("contracts")
    assert "1 contract" in listed.words
    assert f"{FELLSIDE} · 1 of 3 in order" in listed.words and "At risk" in listed.words
    card = await listed.press(f"Open {REFERENCE}")
    for words in (
        "1 of 3 in order",
        "due Fri 20 Nov · 1 school day late",
        "due Fri 27 Nov · 4 school days left",
        "due Tue 23 Mar 2027",
        "Not due yet",
        "Nobody ticks these, as Hub Visits sees them for itself: action plan.",
        WHOLE,
    ):
        assert words in card.words, words
    # The worst is on top.
    places = [card.words.index(name) for name in (STATEMENT, INSURANCE, AUDIT)]
    assert places == sorted(places)
    assert WHOLE in (await card.press(f"Open {WHOLE}")).words


async def test_a_reference_that_is_typed_opens_it(house: House) -> None:
    await contracted(house)
    overa = house.chat(OVERA)
    assert STATEMENT in (await overa.say("contracts qa-7")).words
    card = await overa.say("contracts QA-99")
    assert "None that you can see has the reference “QA-99”: here is all." in card.words
    assert REFERENCE in card.words


@pytest.mark.parametrize("who", [FARIDA, HEAD], ids=lambda who: who.name)
async def test_others_read_kindly_who_may_see_contracts(house: House, who: Somebody) -> None:
    await contracted(house)
    chat = house.chat(who)
    card = await chat.say("contracts")
    assert "Contracts are for the contract leads of the organisations" in card.words
    assert REFERENCE not in (await chat.say(f"contracts {REFERENCE}")).words
    assert "There is nothing here for you" in await told(chat, "contract.show", contract=1)
    assert "There is nothing here for you" in await told(chat, "requirement.tick", requirement=2)


async def test_a_requirement_is_ticked_with_its_day_a_link_and_a_remark(house: House) -> None:
    await contracted(house)
    overa = house.chat(OVERA)
    card = await form(overa)
    assert card.values() == {"day": TODAY.isoformat()}
    assert (
        "due Fri 20 Nov" in card.words
        and "To add a file as evidence, send it to me here first." in card.words
    )
    done = await card.press("Tick", day="19 Nov", link=LINK, remark="Signed by the chair.")
    for words in (
        "Ticked.",
        "2 of 3 in order",
        "Done Thu 19 Nov, ticked by Overa Lowe on Mon 23 Nov.",
        "Signed by the chair.",
        "Open the link",
    ):
        assert words in done.words or words in str(done.shown), words
    assert "Met" in done.words and f"Tick: {STATEMENT}" not in str(done.shown)
    assert house.database.read_now(ticks) == [f"{STATEMENT}: Overa Lowe"]
    assert "requirement.ticked" in await house.database.read(verbs)
    samira = await officer(house)
    assert "2 of 3 in order" in (await samira.say("contracts")).words


async def test_one_that_is_done_late_is_met_and_says_how_late(house: House) -> None:
    await contracted(house)
    done = await (await form(house.chat(OVERA))).press("Tick")
    assert "due Fri 20 Nov · 1 school day late" in done.words
    assert "Done Mon 23 Nov, ticked by Overa Lowe." in done.words


async def test_all_that_is_wrong_stands_beside_its_question_and_nothing_is_lost(
    house: House,
) -> None:
    await contracted(house)
    card = await form(house.chat(OVERA))
    typed = {"day": "2026-12-01", "link": "the shared drive", "remark": "x" * 201}
    back = await card.press("Tick", **typed)
    for words in (
        "1 December 2026 is in the future. Choose today or an earlier day.",
        "This is not an address that starts with https://. Copy it again.",
        "This is 1 character too long: 200 is the most.",
    ):
        assert words in back.words, words
    assert back.values() == typed
    empty = await back.press("Tick", day="", link="", remark="")
    assert "Choose the day on which it was done." in empty.words
    assert house.database.read_now(ticks) == []
    assert "Ticked." in (await empty.press("Tick", day="yesterday")).words


async def test_back_ticks_nothing(house: House) -> None:
    await contracted(house)
    card = await (await form(house.chat(OVERA))).press("Back", remark="half typed")
    assert "1 of 3 in order" in card.words
    assert house.database.read_now(ticks) == []


async def test_of_two_who_tick_at_once_the_second_sees_the_first(house: House) -> None:
    await contracted(house)
    overa, sefa = house.chat(OVERA), house.chat(SECOND)
    one, other, late = await form(overa), await form(sefa), await opened(sefa)
    await one.press("Tick", day="2026-11-20")
    back = await other.press("Tick", remark="Mine.")
    assert "Overa Lowe ticked this already as done on 20 November" in back.words
    assert "Nothing was changed." in back.words and "Mine." not in back.words
    assert house.database.read_now(ticks) == [f"{STATEMENT}: Overa Lowe"]
    # A card from before that still offers it says the same.
    again = await house.post(late.request(f"Tick: {STATEMENT}"))
    assert "ticked this already" in str(again[1]["value"])
    # The same press again, by whoever was first, changes nothing either.
    assert "Done Fri 20 Nov" in (await one.press("Tick", day="2026-11-20")).words
    assert len(house.database.read_now(ticks)) == 1


async def test_undone_by_another_it_is_open_again_and_stays_in_the_history(house: House) -> None:
    await contracted(house)
    overa, sefa = house.chat(OVERA), house.chat(SECOND)
    await (await form(overa)).press("Tick", remark="Not yet, sorry.")
    theirs = await opened(sefa)
    undone = await theirs.press("Undo")
    assert "The tick is undone." in undone.words and "1 of 3 in order" in undone.words
    was = "Statement signed: done Mon 23 Nov, ticked by Overa Lowe; undone by Sefa Moss on Mon 23"
    assert was in undone.words
    assert f"Tick: {STATEMENT}" in str(undone.shown)
    assert "requirement.undone" in await house.database.read(verbs)
    # Whoever ticked it sees that in their own message.
    await heard(overa, "undone by Sefa Moss")
    samira = await officer(house)
    done = await (await form(samira)).press("Tick")
    assert "ticked by Samira Whitfield" in done.words
    # A press of the old Undo leaves the new tick alone.
    old = theirs.request("Undo")
    await house.post(old)
    assert house.database.read_now(ticks) == [
        f"{STATEMENT}: Overa Lowe undone",
        f"{STATEMENT}: Samira Whitfield",
    ]


async def test_what_ticks_itself_cannot_be_ticked(house: House) -> None:
    await contracted(house)
    overa = house.chat(OVERA)
    await opened(overa)
    first = house.database.read_now(_self_ticked)
    says = "This ticks itself when the school has agreed the action plan."
    assert says in await told(overa, "requirement.tick", requirement=first)
    data = {"requirement": first, "day": TODAY.isoformat()}
    assert says in await told(overa, "requirement.tick.yes", **data)
    assert house.database.read_now(ticks) == []


def _self_ticked(store: Store) -> int:
    return next(n for n in range(1, 20) if (r := store.requirements.get(n)) and r.name == "plan")


async def test_an_import_done_again_keeps_what_was_ticked(house: House) -> None:
    await contracted(house)
    overa = house.chat(OVERA)
    await (await form(overa)).press("Tick", remark="Signed by the chair.")

    def again(store: Store) -> None:
        found = store.contracts.referred(REFERENCE)
        assert found is not None
        store.imports.write(Changes(contracts=(replace(found, requirements=ASKED),)), NOW)

    await house.database.write(again)
    assert "Signed by the chair." in (await opened(overa)).words


async def test_what_is_left_comes_to_be_late_as_days_go_by(house: House) -> None:
    await contracted(house)
    overa = house.chat(OVERA)
    await overa.say("hi")
    house.clock.pass_(days=9)
    card = await opened(overa)
    assert "Not met" in card.words
    assert "due Fri 20 Nov · 8 school days late" in card.words
    assert "due Fri 27 Nov · 3 school days late" in card.words
