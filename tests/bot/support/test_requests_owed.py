"""Stories of requests that wait: named each day, counted, told in the digest, had as a file."""

from datetime import date
from functools import partial

import pytest

from bot.making.lists import ListRequest
from bot.making.requests import REQUESTS
from bot.subjects.digests.figures import so_far
from domain.digests.weeks import week_of
from domain.operations.asked import NarrowedList
from domain.people.people import Person
from domain.support.commission_moves import asked, declined
from domain.support.commissions import Commission
from storage.store import Store
from tests.bot.prompts.prompting import DAY, TUESDAY, settled, told, untold
from tests.bot.support.agreed import agreed
from tests.bot.support.keeping import officer
from tests.bot.support.offered import AMARA, NADIA, parties, sow_offers
from tests.conversation import Chat, House
from tests.make import NOW, TODAY
from tests.seed import FARIDA, HEAD, PEEL_PARK, SAMIRA

WANTED = {"other": "Early reading", "outcome": "Each child reads at their age"}


@pytest.fixture
async def joan(house: House) -> Chat:
    """The head's chat, after a request."""
    chat = house.chat(HEAD)
    await chat.install()
    await (await chat.say("request support")).press("Ask", **WANTED, hub_note="We lost two")
    return chat


def wanted(reader: Person) -> ListRequest:
    """All requests, for a reader's file."""
    return ListRequest(reader, NOW, NarrowedList())


async def only(house: House) -> Commission:
    """The one request."""
    found = await house.database.read(lambda store: store.commissions.get(1))
    assert found is not None
    return found


async def test_officers_read_from_its_day_on_that_it_waits_and_nobody_else(joan: Chat) -> None:
    house = joan.house
    samira = await officer(house)
    await untold(house, samira, TUESDAY)
    morning = await told(house, samira, TUESDAY + DAY)
    assert "One request for support waits for an answer" in morning.words
    assert PEEL_PARK in morning.words and "Answer due today, 14:00" in morning.words
    late = await told(house, samira, TUESDAY + 2 * DAY)
    assert "Answer was due" in late.words and "Late" in late.words
    shown = await late.press("Open")
    assert "Each child reads" in shown.words
    for chat in (joan, house.chat(FARIDA)):
        assert not any("waits for an answer" in str(m.card) for m in chat.messages)


async def test_what_was_answered_is_named_no_more(joan: Chat) -> None:
    house = joan.house
    samira = await officer(house)
    morning = await told(house, samira, TUESDAY + DAY)
    request = await only(house)
    on = asked(request, "Which years?", request.asked_by, NOW)
    await house.database.write(lambda s: s.commissions.change(on))
    assert "There is nothing" not in (await morning.press("Open")).words
    await untold(house, samira, TUESDAY + 2 * DAY)


async def test_what_was_answered_reads_so_in_the_messages_that_named_it(joan: Chat) -> None:
    house = joan.house
    await house.database.write(sow_offers)
    samira, nadia = await parties(house, SAMIRA, NADIA)
    await told(house, samira, TUESDAY + DAY)
    place = len(samira.messages) - 1
    assert "One request for support waits" in samira.card(place).words
    opened = await (await nadia.say("requests")).press(f"Open: {PEEL_PARK}")
    asks = await opened.press("Ask the school")
    assert "Asked." in (await asks.press("Ask", words="Which years?")).words
    await settled(house)
    after = samira.card(place).words
    assert "Done" in after and "waits for an answer" not in after, after


async def test_an_officer_puts_it_off_and_it_comes_again(joan: Chat) -> None:
    house = joan.house
    samira = await officer(house)
    morning = await told(house, samira, TUESDAY + DAY)
    assert "Not now until 30 Nov" in (await morning.press("Until next week")).words
    await untold(house, samira, TUESDAY + 2 * DAY)
    assert PEEL_PARK in (await told(house, samira, TUESDAY + 6 * DAY)).words


async def test_home_cards_have_it(joan: Chat) -> None:
    samira = await officer(joan.house)
    home = await samira.say("hi")
    assert "1 request for support open" in home.words
    assert PEEL_PARK in (await home.press("Open: 1 request for support open")).words
    own = await joan.say("hi")
    assert "Early reading" in own.words and "With the hub" in own.words
    assert "asked by Joan Barker" in (await own.press(f"Open: {PEEL_PARK}, Early")).words


async def test_a_digest_of_all_support_says_how_the_hub_kept_its_promise(joan: Chat) -> None:
    house = joan.house
    request = await only(house)
    officer_id = await house.database.read(lambda s: s.people.has_address(SAMIRA.email))
    ended = declined(request, "No leader for that", officer_id or 0, NOW + DAY)
    await house.database.write(lambda s: s.commissions.change(ended))
    week = week_of(TODAY)
    later = NOW + 7 * DAY

    def figures(store: Store) -> object:
        return so_far(week.first, week.last, None, later, store).figures.requests

    assert str(await house.database.read(figures)) == "PromiseFigures(asked=1, in_time=1, days=1.0)"
    samira = await officer(house)
    house.clock.moment = NOW + 2 * DAY
    assert "1 of 1 matched in time, median 1.0 days" in (await samira.say("digest")).words


async def test_a_file_has_for_each_what_they_may_read(joan: Chat) -> None:
    house = joan.house
    request = await only(house)
    officer_id = await house.database.read(lambda s: s.people.has_address(SAMIRA.email))
    ended = declined(request, "No leader for that", officer_id or 0, NOW + DAY)
    await house.database.write(lambda s: s.commissions.change(ended))

    def table(email: str) -> object:
        def read(store: Store) -> dict[str, object]:
            person = store.people.by_email(email)
            assert person is not None
            [line] = list(REQUESTS.table.rows(wanted(person), store))
            columns = REQUESTS.table.columns(wanted(person), store.hub)
            return {column.name: column.value(line) for column in columns}

        return house.database.read(read)

    hub, school = await table(SAMIRA.email), await table(HEAD.email)  # type: ignore[misc]
    assert hub["declined_by"] == SAMIRA.name and hub["hours"] == 24
    assert hub["filed"].date() == date(2026, 11, 23) and hub["by"] == HEAD.name
    assert "declined_by" not in school and "why" not in school
    assert school["state"] == "Declined"


async def test_a_file_names_who_supports_once_all_agreed(house: House) -> None:
    await house.database.write(agreed)

    def leaders(email: str, store: Store) -> list[str]:
        person = store.people.by_email(email)
        assert person is not None
        return [line.leader for line in REQUESTS.table.rows(wanted(person), store)]

    for email in (SAMIRA.email, HEAD.email):
        assert await house.database.read(partial(leaders, email)) == [AMARA.name]


async def test_who_asks_for_the_file_gets_it(joan: Chat) -> None:
    samira = await officer(joan.house)
    shown = await (await samira.say("requests")).press("As a file")
    assert "It is being made" in shown.words
    offer = await samira.offered()
    assert offer.offer is not None
    assert str(offer.offer["name"]).startswith("requests")
