"""Stories of words after a list's name: they narrow it, and what could not be used is said."""

from sqlalchemy import update

from storage.store import Store
from storage.tables.support import deployments
from tests.conversation import House
from tests.seed import FARIDA, PEEL_PARK, SAMIRA, TITUS_SALT


def of_a_kind(store: Store) -> None:
    """The second support is training."""
    second = update(deployments).where(deployments.c.id == 2)
    store._connection.execute(second.values(strand="CPD"))


async def test_words_after_a_list_narrow_it(house: House) -> None:
    farida, officer = house.chat(FARIDA), house.chat(SAMIRA)
    for sentence in (
        "Peel Park today, 2h, phonics with the head, on track",
        "Titus Salt on 20 November, 1h, history with the subject lead, on track",
    ):
        await (await farida.say(sentence)).press("Save record")
    titus = await farida.say("my visits titus salt")
    assert "Only Titus Salt School." in titus.words and PEEL_PARK not in titus.words
    lately = await farida.say("my visits since Sunday")
    assert TITUS_SALT not in lately.words and "1 of 1" in lately.words
    odd = await farida.say("my visits about phonics")
    assert "I could not use “about phonics”." in odd.words and "1 to 2 of 2" in odd.words
    await officer.say(house.invite(SAMIRA.email))
    hubs = await officer.say("visits peel park since November")
    assert "Only Peel Park Primary School since 1 November." in hubs.words
    assert TITUS_SALT not in hubs.words


async def test_support_is_narrowed_by_progress_and_school(house: House) -> None:
    farida = house.chat(FARIDA)
    sentence = "Titus Salt today, 1h, history with the subject lead, off track"
    await (await farida.say(sentence)).press("Save record")
    off = await farida.say("deployments off track")
    assert "Only “Off track”." in off.words
    assert TITUS_SALT in off.words and PEEL_PARK not in off.words
    assert (
        "None is “Too early to say”: here is all."
        in (await farida.say("deployments too early")).words
    )
    house.database.write_now(of_a_kind)
    kind = await farida.say("schools cpd")
    assert "Only “CPD”." in kind.words
    assert TITUS_SALT in kind.words and PEEL_PARK not in kind.words
    odd = await farida.say("deployments xyz")
    assert "I could not use “xyz”: here is all." in odd.words and PEEL_PARK in odd.words
