"""Stories of what is asked for by its name: it is found, however much stands before it."""

from datetime import timedelta

from domain.delivery.conversations import Conversation, Surface
from domain.library.documents import DocumentKind
from domain.operations.imports import Changes, Entry
from domain.people.people import Appointment, Role
from domain.visits.visits import Record
from storage.store import Store
from tests.bot.operations.offering import officer
from tests.conversation import House
from tests.make import NOW, TODAY, visit
from tests.seed import DOMAIN, FARIDA, PEEL_PARK, TENANT, TITUS_SALT

DAY = timedelta(days=1)
PEEL, TITUS = 1, 2


async def test_a_document_by_its_kind_with_more_than_a_page_of_others(house: House) -> None:
    def more(store: Store) -> None:
        """So many documents of the kinds before it that it is on another page."""
        for n in range(8):
            store.shelf.add(f"A handbook of old {n}", DocumentKind.HANDBOOK, [Role.OFFICER])

    await house.database.write(more)
    samira = await officer(house)
    card = await samira.say("library handbook")
    assert "It will come into this chat in a moment." in card.words
    assert "System leader handbook" in card.words


async def test_the_last_record_of_a_school_behind_twenty_of_another(house: House) -> None:
    def made(store: Store) -> None:
        for n in range(25):
            support = store.deployments.get(TITUS if n == 24 else PEEL)
            assert support is not None
            leader = next(each for each in support.leaders if each.id == 1)
            what = visit(on=TODAY - (n + 1) * DAY, objective=None)
            store.visits.add(Record(0, support, leader, what, NOW - n * DAY), None)

    await house.database.write(made)
    farida = house.chat(FARIDA)
    assert TITUS_SALT in (await farida.say("delete my last visit to Titus Salt please")).words
    assert PEEL_PARK in (await farida.say("delete my last visit please")).words


async def test_the_next_visit_to_a_school_behind_forty_to_another(house: House) -> None:
    def planned(store: Store) -> None:
        for n in range(1, 46):
            store.planned_visits.add(PEEL, 1, TODAY + n * DAY)
        store.planned_visits.add(TITUS, 1, TODAY + 60 * DAY)

    await house.database.write(planned)
    farida = house.chat(FARIDA)
    found = await farida.say("when is my next visit to Titus Salt?")
    assert TITUS_SALT in found.words and "22 Jan" in found.words
    moved = await farida.say("move my visit to Titus Salt to Tuesday")
    assert "22 Jan" in str(moved.shown) or "2027-01-22" in str(moved.shown)


async def test_who_never_opened_the_app_behind_a_hundred_who_took_it_away(house: House) -> None:
    def many(store: Store) -> None:
        contact = frozenset({Appointment(Role.SCHOOL_CONTACT, 2)})
        people = tuple(Entry(-n, f"a{n:03}@{DOMAIN}", f"A {n:03}", contact) for n in range(1, 121))
        last = Entry(-200, f"zoe@{DOMAIN}", "Zoe Last", contact)
        store.imports.write(Changes(people=(*people, last)), NOW)

        for person in store.people.holding(Role.SCHOOL_CONTACT):
            if person.name.startswith("A "):
                chat = Conversation(
                    f"a:{person.id}", Surface.CHAT, TENANT, "https://a.example", "28:bot"
                )
                store.conversations.put(chat, person.id)
                store.conversations.stop(chat.id, "removed")

    await house.database.write(many)
    samira = await officer(house)
    sent = await (await samira.say("people")).press("Invitation text")
    assert f"zoe@{DOMAIN}" in sent.words and "a001" not in sent.words
    assert "more" not in sent.words.lower()
