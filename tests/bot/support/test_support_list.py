"""Stories of the list of support: what is to come or rests stands on top, what has ended apart."""

from dataclasses import replace

from domain.support.deployments import Status
from storage.store import Store
from tests.bot.support.agreed import agreed
from tests.bot.support.keeping import PEEL, TITUS, officer
from tests.bot.support.offered import AMARA, CARLA, offer, parties
from tests.conversation import House
from tests.seed import FARIDA, HEAD, PEEL_PARK, TITUS_SALT


def sow(store: Store) -> None:
    """Beside Farida's two: support that is agreed, one that is offered, one that is paused."""
    agreed(store)
    offer(store, CARLA)
    _put(store, TITUS, Status.PAUSED)


def _put(store: Store, support: int, status: Status) -> None:
    terms = store.support_changes.terms(support)
    store.support_changes.write(support, replace(terms, status=status))


def in_order(words: str, *wanted: str) -> bool:
    """Whether some words stand there, one after another."""
    places = [words.find(each) for each in wanted]
    return -1 not in places and places == sorted(places)


async def test_an_officer_sees_what_is_proposed_agreed_and_paused_on_top(house: House) -> None:
    await house.database.write(sow)
    samira = await officer(house)
    listed = (await samira.say("schools")).words
    assert in_order(listed, "Proposed", "Agreed", "Paused", "Farida Malik, Tom Ellison"), listed
    assert in_order(listed, CARLA.name, AMARA.name, TITUS_SALT), listed


async def test_a_leader_sees_own_support_in_that_order_and_none_that_is_proposed(
    house: House,
) -> None:
    await house.database.write(sow)
    farida, amara, carla = await parties(house, FARIDA, AMARA, CARLA)
    listed = (await farida.say("schools")).words
    assert in_order(listed, "Paused", "Early reading"), listed
    assert "Agreed" in (await amara.say("schools")).words
    assert "Proposed" not in (await carla.say("schools")).words


async def test_a_contact_sees_what_was_agreed_before_what_goes_on(house: House) -> None:
    await house.database.write(sow)
    (head,) = await parties(house, HEAD)
    listed = (await head.say("schools")).words
    assert in_order(listed, AMARA.name, "Farida Malik, Tom Ellison"), listed
    assert CARLA.name not in listed and PEEL_PARK in listed


async def test_what_has_ended_is_behind_a_button(house: House) -> None:
    await house.database.write(sow)
    await house.database.write(lambda store: _put(store, PEEL, Status.COMPLETED))
    for who in (FARIDA, HEAD):
        (chat,) = await parties(house, who)
        card = await chat.say("schools")
        assert "Farida Malik, Tom Ellison" not in card.words
        ended = await card.press("Ended (1)")
        assert "Ended" in ended.words and PEEL_PARK in ended.words
