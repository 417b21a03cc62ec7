"""Stories of a new edition that is announced: one row in the next morning's message, once."""

from datetime import UTC, datetime

from domain.people.people import Appointment, Role
from storage.store import Store
from tests.bot.library.test_publishing import CHARTER, published, sent, version
from tests.bot.operations.offering import officer
from tests.bot.prompts.prompting import DAY, TUESDAY, at, did, settled, told
from tests.conversation import Card, House
from tests.make import TODAY
from tests.seed import FARIDA, HEAD, TOM

NEW = "One document is new in the library"


async def test_it_is_one_row_of_the_next_mornings_message_and_told_once(house: House) -> None:
    samira, joan, tom = await officer(house), house.chat(HEAD), house.chat(TOM)
    await joan.say("hi")
    await tom.say("hi")
    await published(samira, roles="school_contact", changed="Where to sign in.")
    at(house, TODAY, 14, 1)
    await settled(house)
    assert NEW not in joan.card().words, "no message of its own"
    morning = await told(house, joan, TUESDAY)
    assert NEW in morning.words and "Visitors’ charter" in morning.words
    assert "Published on 23 November" in morning.words and "Where to sign in." in morning.words
    assert "Samira" not in morning.words
    card = await morning.press("Open")
    assert "Visitors’ charter" in card.words and "What changed" in card.words
    before = len(joan.messages)
    for day in range(1, 4):
        at(house, TUESDAY + day * DAY)
        await settled(house)
    assert len(joan.messages) == before
    assert "Visitors’ charter" not in str([message.card for message in tom.messages])


async def test_it_stands_after_what_is_owed(house: House) -> None:
    samira, farida = await officer(house), house.chat(FARIDA)
    await farida.say("hi")
    await published(samira)
    morning = await told(house, farida, TUESDAY)
    assert "New in the library" in morning.words
    assert morning.words.index("Peel Park") < morning.words.index("New in the library")


async def test_what_is_not_to_be_announced_or_withdrawn_by_then_is_not(house: House) -> None:
    samira, joan = await officer(house), house.chat(HEAD)
    await joan.say("hi")
    quiet = await (await sent(samira)).press("Publish", **CHARTER, quiet="true")
    assert "next morning message" not in quiet.words
    loud = await published(samira, content=version("2"), called="Rates")
    assert "They will read about it in their next morning message." in loud.words
    ask = await (await loud.press("Open the document")).press("Withdraw")
    await ask.press("Withdraw", why="Wrong.")
    before = len(joan.messages)
    at(house, TUESDAY)
    await settled(house)
    assert len(joan.messages) == before


async def test_of_two_editions_the_newer_alone_is_told(house: House) -> None:
    samira, joan = await officer(house), house.chat(HEAD)
    await joan.say("hi")
    await published(samira)
    form = await sent(samira, "b.docx", version("b"))
    await form.press("Publish", document="Visitors’ charter", changed="Shorter.")
    morning = await told(house, joan, TUESDAY)
    assert NEW in morning.words and "Shorter." in morning.words
    assert "First one." not in morning.words


async def test_a_message_that_told_of_a_withdrawn_edition_says_no_more_of_it(
    house: House,
) -> None:
    samira, joan = await officer(house), house.chat(HEAD)
    await joan.say("hi")
    loud = await published(samira)
    morning = await told(house, joan, TUESDAY)
    ask = await (await loud.press("Open the document")).press("Withdraw")
    await ask.press("Withdraw", why="Wrong.")
    assert "nothing here for you" in await Card(joan, morning.message, morning.shown).refused(
        "Open"
    )


async def test_who_lost_the_role_by_then_hears_nothing(house: House) -> None:
    samira, joan = await officer(house), house.chat(HEAD)
    await joan.say("hi")
    await published(samira, roles="school_contact")
    did(house, lambda store: _moved(store))
    before = len(joan.messages)
    at(house, TUESDAY)
    await settled(house)
    assert len(joan.messages) == before


async def test_the_badge_is_gone_after_twenty_school_days(house: House) -> None:
    samira = await officer(house)
    await published(samira)
    for day, new in ((21, True), (22, False)):
        house.clock.moment = datetime(2026, 12, day, 12, tzinfo=UTC)
        listed = (await samira.say("library")).words
        assert ("Visitors’ charter | version 1 · Nov 2026 · Word | New" in listed) is new
        card = (await samira.say("library charter")).words
        assert ("for everybody | New" in card) is new


def _moved(store: Store) -> None:
    person = store.people.by_email(HEAD.email)
    assert person is not None
    store.people.appoint(person.id, [Appointment(Role.LEADER, None)])
