"""Stories of support that a file proposed: officers are told each morning until it is asked for."""

from dataclasses import replace

import pytest

from bot.subjects.operations.imported import follow_import
from domain.operations.imports import Changes
from domain.support.deployments import Status
from storage.store import Store
from tests.bot.prompts.prompting import DAY, TUESDAY, settled, told, untold
from tests.bot.support.keeping import officer, sought
from tests.bot.support.offer_stories import asked
from tests.bot.support.offered import AMARA, CARLA, NADIA, parties, person_id
from tests.bot.support.proposed import hold, propose
from tests.conversation import House
from tests.make import NOW, TODAY
from tests.seed import PEEL_PARK, SAMIRA

WAITS = "Two proposed supports to ask for now"


async def test_what_a_file_proposed_is_asked_for_on_one_row(house: House) -> None:
    await house.database.write(propose)
    amara, samira = await parties(house, AMARA, SAMIRA)
    home = await samira.say("hi")
    listed = await home.press("Open: 2 proposed supports to ask for now")
    assert "2 proposed supports: nobody has been asked yet" in listed.words
    done = await listed.press("Ask now")
    assert "Asked for 2." in done.words
    await asked(amara, "Will you support")
    again = await listed.press("Ask now")
    assert "Asked for 0." in again.words


async def test_officers_are_told_each_morning_until_somebody_asks(house: House) -> None:
    await house.database.write(propose)
    amara, nadia, samira = await parties(house, AMARA, NADIA, SAMIRA)
    morning = await told(house, samira, TUESDAY)
    assert WAITS in morning.words and PEEL_PARK in morning.words
    assert "2 proposed supports" in morning.words and "nobody has been asked yet" in morning.words
    assert "each school day until somebody is asked" in morning.words
    assert WAITS in nadia.card().words
    assert not any("proposed" in str(message.card) for message in amara.messages)
    again = await told(house, samira, TUESDAY + DAY)
    listed = await again.press("Open")
    assert "2 proposed supports: nobody has been asked yet" in listed.words
    assert "Asked for 2." in (await listed.press("Ask now")).words
    await asked(amara, "Will you support")
    await settled(house)
    for chat in (nadia, samira):
        told_ = [str(message.card) for message in chat.messages if "roposed" in str(message.card)]
        assert sum("Proposed supports" in card and "Done" in card for card in told_) == 1
    await untold(house, samira, TUESDAY + 2 * DAY)


async def test_a_row_is_put_off_and_comes_back(house: House) -> None:
    await house.database.write(propose)
    [samira] = await parties(house, SAMIRA)
    morning = await told(house, samira, TUESDAY)
    assert "Not now until 30 Nov" in (await morning.press("Until next week")).words
    await untold(house, samira, TUESDAY + DAY)
    assert WAITS in (await told(house, samira, TODAY + 7 * DAY)).words


async def test_nobody_is_told_before_the_hub_is_live_or_has_begun(house: House) -> None:
    await house.database.write(propose)
    await house.database.write(hold)
    samira = await officer(house)
    await untold(house, samira, TUESDAY)
    assert "proposed" not in (await samira.say("hi")).words
    await house.database.write(lambda store: store.milestones.go_live(None, house.clock()))
    assert WAITS in (await told(house, samira, TUESDAY + DAY)).words


async def test_what_a_file_agrees_meanwhile_is_named_no_more(house: House) -> None:
    await house.database.write(propose)
    samira = await officer(house)
    morning = await told(house, samira, TUESDAY)

    def agree(store: Store) -> None:
        known = store.imports.snapshot().deployments.values()
        waits = [each for each in known if each.status is Status.PROPOSED]
        changes = Changes(deployments=tuple(replace(w, status=Status.ACTIVE) for w in waits))
        store.imports.write(changes, NOW)
        follow_import(changes, house.clock(), store)

    await house.database.write(agree)
    await settled(house)
    assert "Done" in samira.card().words and WAITS not in samira.card().words
    assert "No proposed support waits to be asked for" in (await morning.press("Open")).words
    await untold(house, samira, TUESDAY + DAY)


async def test_support_of_a_leader_who_left_leads_to_choosing_another(house: House) -> None:
    await house.database.write(propose)
    await house.database.write(lambda store: store.people.leave(person_id(store, AMARA), NOW))
    carla, samira = await parties(house, CARLA, SAMIRA)
    morning = await told(house, samira, TUESDAY)
    assert f"{PEEL_PARK}; Amara Lewis has left the list" in morning.words
    listed = await morning.press("Open")
    done = await listed.press("Ask now")
    assert "Asked for 0." in done.words and "Amara Lewis has left the list:" in done.words
    leads = await done.press(f"Choose another: {PEEL_PARK}")
    found = (await sought(samira, "leaders", "carla"))[0]["value"]
    added = await leads.press("Add", leader=found)
    assert "Added." in added.words
    assert not any("Peel Park" in str(message.card) for message in carla.messages)
    leads = await added.press("Who leads it")
    asks = await leads.press("Remove", leader="")
    assert "Amara Lewis" in asks.words
    assert "Taken off." in (await asks.press("Remove", why="She left")).words
    listed = await (await samira.say("hi")).press("Open: 2 proposed supports")
    assert "Asked for 1." in (await listed.press("Ask now")).words
    await asked(carla, "Will you support")


@pytest.mark.parametrize("size", [1, 5])
async def test_a_row_names_some_of_the_places(house: House, size: int) -> None:
    await house.database.write(lambda store: propose(store, size))
    samira = await officer(house)
    words = (await told(house, samira, TUESDAY)).words
    assert ("One proposed support to ask for now" in words) is (size == 1)
    assert (f"{PEEL_PARK} and 2 more" in words) is (size == 5)
