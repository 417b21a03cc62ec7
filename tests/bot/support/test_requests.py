"""Stories of a request: asked for, asked about, answered, declined, withdrawn; by whom and not."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from domain.operations.imports import Entry
from domain.people.people import Appointment, Role
from domain.support.commissions import Commission, CommissionState
from storage.store import Store
from tests.bot.digests.digesting import linked
from tests.bot.operations.offering import heard
from tests.bot.support.keeping import SECOND, officer
from tests.conversation import Card, Chat, House
from tests.make import NOW
from tests.seed import FARIDA, HEAD, PEEL_PARK, TITUS_SALT, TOM, Somebody

WANTED = {"need": "other", "other": "Early reading", "outcome": "Each child reads at their age"}
OTHER_OFFICER = Entry(-1, SECOND.email, SECOND.name, frozenset({Appointment(Role.OFFICER, 1)}))
BY = "by Wed 25 Nov, 14:00"
SECRET = "We lost two teachers"


@pytest.fixture
async def joan(house: House) -> Chat:
    """The head's chat."""
    chat = house.chat(HEAD)
    await chat.install()
    return chat


async def only(house: House) -> Commission:
    """The one request."""
    found = await house.database.read(lambda store: store.commissions.get(1))
    assert found is not None
    return found


async def asked(joan: Chat, **more: str) -> Card:
    """The request that the head filed."""
    return await (await joan.say("request support")).press("Ask", **WANTED | more)


async def told(joan: Chat) -> Chat:
    """The officer's chat, once the head's request has come there."""
    samira = await officer(joan.house)
    await asked(joan)
    await heard(samira, "Early reading")
    return samira


async def opened(chat: Chat) -> Card:
    """The request, opened from the list."""
    return await (await chat.say("requests")).press(f"Open: {PEEL_PARK}")


async def test_a_school_asks_and_reads_when_the_hub_answers(joan: Chat) -> None:
    form = await joan.say("request support")
    assert PEEL_PARK in form.words and "school" not in form.inputs
    found = await form.press("Ask", **WANTED, days="other", days_other="4,5", hub_note=SECRET)
    assert "asked by Joan Barker on Mon 23 Nov, 14:00" in found.words
    assert f"The hub answers {BY}." in found.words
    assert "4.5 days" in found.words and "As soon as possible" in found.words
    assert SECRET not in found.words, "what is for the hub stands with the hub alone"
    request = await only(joan.house)
    assert request.state is CommissionState.REQUESTED
    assert request.about.hub_note == SECRET


async def test_what_is_typed_beside_a_choice_is_not_passed_over(joan: Chat) -> None:
    form = await joan.say("request support")
    asked = await form.press("Ask", **WANTED, days_other="4,5")
    assert "Choose “Another number” above for this, or leave it empty." in asked.words
    assert asked.values()["days_other"] == "4,5"
    await asked.press("Ask", days="other")
    assert (await only(joan.house)).about.days == Fraction("4.5")


async def test_what_is_missing_or_wrong_is_said_and_nothing_is_lost(joan: Chat) -> None:
    form = await joan.say("request support")
    again = await form.press("Ask", other="Phonics", days="other", days_other="a few")
    assert "Write what should be different at the end." in again.words
    assert "I could not read “a few” as days." in again.words
    assert again.values()["other"] == "Phonics"
    many = await again.press("Ask", **WANTED, days="other", days_other="61")
    assert "60 days is the most." in many.words
    past = await many.press("Ask", days="2", from_on="2026-11-20")
    assert "has passed. Choose today or a later day." in past.words
    long = await past.press("Ask", from_on="", outcome="x" * 501)
    assert "1 character too long: 500 is the most" in long.words
    made_up = await long.press("Ask", outcome="y", strand="z" * 61)
    assert "Choose one of the answers." in made_up.words
    await made_up.press("Ask", outcome="y" * 500, strand="CPD")
    assert (await only(joan.house)).about.days == 2


async def test_officers_hear_at_once_where_there_is_no_channel(joan: Chat) -> None:
    samira = await officer(joan.house)
    await asked(joan, hub_note=SECRET, urgency="next term", ring="Joan, after three")
    await heard(samira, "Early reading")
    shown = samira.card()
    assert SECRET in shown.words and "Joan, after three" in shown.words
    assert "Next term" in shown.words and "it may be disclosed on request" in shown.words


async def test_a_channel_hears_at_once_without_free_text(joan: Chat) -> None:
    house = joan.house
    samira = await officer(house)
    before = len(samira.messages)
    channel = await linked(house, digest=False)
    await asked(joan, days="3", hub_note=SECRET)
    await channel.until("came in")
    words = channel.posts[-1]
    assert PEEL_PARK in words and "3 days" in words and f"Answer {BY}" in words
    assert "Open in our chat" in str(house.teams.chats)
    for free in (SECRET, "Each child", "Early reading", "Joan"):
        assert free not in words, "nothing that somebody wrote"
    assert len(samira.messages) == before, "where a channel hears, officers are not told twice"
    found = await opened(samira)
    await (await found.press("Decline")).press("Decline", words="No leader for that")
    await channel.until("Declined")


async def test_the_hub_asks_and_its_clock_stands_still_until_the_school_answers(
    joan: Chat,
) -> None:
    house = joan.house
    samira = await told(joan)
    ask = await (await opened(samira)).press("Ask the school")
    empty = await ask.press("Ask")
    assert "Not saved yet" in empty.words
    house.clock.moment = NOW + timedelta(hours=2)
    shown = await empty.press("Ask", words="Which years?")
    assert "Waits for the school" in shown.words and "Samira Whitfield asked" in shown.words
    await heard(joan, "Which years?")
    met = await only(house)
    assert (met.state, met.met_at) == (CommissionState.CLARIFYING, NOW + timedelta(hours=2))
    house.clock.moment = NOW + timedelta(days=1, hours=2)
    before = len(samira.messages)
    answer = await joan.card().press("Answer")
    assert "Which years?" in answer.words
    await answer.press("Send", words="Years 1 and 2")
    await house.teams.until(lambda: len(samira.messages) > before)
    assert "Years 1 and 2" in samira.card().words
    found = await only(house)
    assert (found.state, found.waits) == (CommissionState.REQUESTED, True)
    assert found.answer_by == met.answer_by + timedelta(days=1)
    assert found.promised_by == met.promised_by
    assert f"The hub answers {BY.replace('Wed 25', 'Thu 26')}." in (await opened(samira)).words


async def test_nobody_fits_yet(joan: Chat) -> None:
    samira = await told(joan)
    ask = await (await opened(samira)).press("Nobody fits")
    shown = await ask.press("Tell the school", words="Nadia Holt rings you.")
    assert "No system leader yet" in shown.words
    await heard(joan, "We are still looking. Nadia Holt rings you.")
    assert (await only(joan.house)).waits, "it is still to be answered"


async def test_a_request_is_declined_with_the_reason(joan: Chat) -> None:
    samira = await told(joan)
    ask = await (await opened(samira)).press("Decline")
    assert "Not saved yet" in (await ask.press("Decline")).words
    await ask.press("Decline", words="Your own trust does that")
    await heard(joan, "Your own trust does that")
    request = await only(joan.house)
    assert (request.state, request.met_at) == (CommissionState.DECLINED, NOW)
    listed = await samira.say("requests")
    assert "Nothing is open." in listed.words
    over = await listed.press("Closed (1)")
    assert "Declined" in over.words


async def test_a_school_edits_until_a_leader_is_looked_for(joan: Chat) -> None:
    house = joan.house
    found = await asked(joan, hub_note=SECRET)
    form = await found.press("Edit")
    assert form.values()["other"] == "Early reading" and "hub_note" not in form.inputs
    left = await form.press("Back", other="Phonics")
    assert "Early reading" in left.words
    saved = await (await left.press("Edit")).press("Save", other="Phonics", days="6")
    assert "Saved." in saved.words and "Phonics" in saved.words
    request = await only(house)
    assert request.about.hub_note == SECRET and request.about.days == 6
    await moved(house, CommissionState.BROKERING)
    assert "Looking for a system leader" in (await opened(joan)).words
    assert "A system leader is being looked for" in await saved.refused("Edit")


async def test_a_school_withdraws_and_need_not_say_why(joan: Chat) -> None:
    samira = await told(joan)
    officers = await opened(samira)
    ask = await (await opened(joan)).press("Withdraw")
    shown = await ask.press("Withdraw")
    assert "Withdrawn by Joan Barker on Mon 23 Nov, 14:00." in shown.words
    late = await officers.refused("Decline")
    assert "It was withdrawn meanwhile." in late


async def test_of_two_officers_the_second_sees_what_the_first_did(joan: Chat) -> None:
    house = joan.house
    await house.database.write(lambda store: store.people.upsert(OTHER_OFFICER, NOW))
    second_officer = await officer(house, SECOND)
    samira = await told(joan)
    await heard(second_officer, "Early reading")
    first = await (await opened(samira)).press("Decline")
    second = await (await opened(second_officer)).press("Decline")
    await first.press("Decline", words="No leader for that")
    shown = await second.press("Decline", words="Nobody is free")
    assert "It was declined meanwhile." in shown.words
    assert "Declined by Samira Whitfield" in shown.words and "No leader for that" in shown.words
    assert (await only(house)).reason == "No leader for that"


async def test_a_press_that_comes_twice_counts_once(joan: Chat) -> None:
    form = await joan.say("request support")
    request = form.request("Ask", **WANTED)
    first, again = await form.answered(request), await form.answered(request)
    assert first["value"] == again["value"]
    found = await joan.house.database.read(lambda store: store.commissions.get(2))
    assert found is None


async def test_the_same_need_is_asked_about(joan: Chat) -> None:
    await asked(joan)
    form = await joan.say("request support")
    again = await form.press("Ask", **WANTED | {"other": "early reading"})
    assert "There is a request for support of 23" in again.words
    assert "for “Early reading”. Is this another?" in again.words
    assert again.values()["outcome"] == WANTED["outcome"]
    stays = await again.press("Open that one")
    assert stays.values()["outcome"] == WANTED["outcome"]
    assert "asked by Joan Barker" in joan.card().words
    await again.press("It is another")
    second = await joan.house.database.read(lambda store: store.commissions.get(2))
    assert second is not None


async def test_the_same_need_long_ago_is_another(joan: Chat) -> None:
    await asked(joan)
    joan.house.clock.moment = NOW + timedelta(weeks=6)
    found = await asked(joan)
    assert "asked by Joan Barker on Mon 4 Jan" in found.words


async def test_an_officer_asks_for_a_school(joan: Chat) -> None:
    house = joan.house
    samira = await officer(house)
    form = await samira.say("request support titus")
    unclear = await form.press("Ask", **WANTED, school="nowhere at all")
    assert "Nothing is like “nowhere at all”." in unclear.words
    found = await unclear.press("Ask", school=TITUS_SALT, hub_note=SECRET)
    assert TITUS_SALT in found.words and SECRET in found.words
    edit = await found.press("Edit")
    assert edit.values()["hub_note"] == SECRET
    assert TITUS_SALT not in (await joan.say("requests")).words


async def test_a_question_about_an_officers_request_goes_to_the_schools_contact(
    joan: Chat,
) -> None:
    house = joan.house
    samira = await officer(house)
    found = await (await samira.say("request support peel")).press("Ask", **WANTED)
    await (await found.press("Ask the school")).press("Ask", words="Which years?")
    await heard(joan, "Which years?")
    answer = await joan.card().press("Answer")
    await answer.press("Send", words="Year 1")
    assert (await only(house)).state is CommissionState.REQUESTED


async def test_an_officer_notes_the_answer_that_came_otherwise(joan: Chat) -> None:
    samira = await told(joan)
    shown = await (await (await opened(samira)).press("Ask the school")).press(
        "Ask", words="Which?"
    )
    noted = await (await shown.press("Note the answer")).press("Send", words="Year 1, she rang")
    assert "Year 1, she rang" in noted.words


async def test_who_lost_the_role_neither_sees_nor_answers(joan: Chat) -> None:
    house = joan.house
    samira = await officer(house)
    mine = await asked(joan)
    await heard(samira, "Early reading")
    await (await (await opened(samira)).press("Ask the school")).press("Ask", words="Which?")
    await heard(joan, "Which?")
    shown = joan.card()
    await house.database.write(lambda store: appoint(store, HEAD, Role.HOME_HEAD))
    assert "nothing here for you" in await shown.refused("Answer")
    assert "nothing here for you" in await mine.refused("Withdraw")
    assert "Only a school's contact or the hub" in (await joan.say("request support")).words


async def test_another_contact_of_the_school_reads_it_and_changes_nothing(joan: Chat) -> None:
    house = joan.house
    await asked(joan, hub_note=SECRET)
    await house.database.write(lambda store: appoint(store, TOM, Role.SCHOOL_CONTACT))
    tom = house.chat(TOM)
    found = await opened(tom)
    assert "asked by Joan Barker" in found.words and SECRET not in str(found.shown)
    assert "Edit" not in str(found.shown) and "Withdraw" not in str(found.shown)


async def test_who_is_of_no_school_asks_for_none(house: House) -> None:
    farida = house.chat(FARIDA)
    shown = await farida.say("request support")
    assert "Only a school's contact or the hub can ask for support." in shown.words
    assert "nothing here for you" in (await farida.say("requests")).words


async def test_a_contact_of_several_schools_chooses(joan: Chat) -> None:
    house = joan.house
    await house.database.write(lambda store: appoint(store, HEAD, Role.SCHOOL_CONTACT, both=True))
    form = await joan.say("request support")
    again = await form.press("Ask", **WANTED)
    assert "Choose the school or trust." in again.words
    second = await house.database.read(lambda store: store.organisations.by_name(TITUS_SALT))
    found = await again.press("Ask", school=str(second[0].id))
    assert TITUS_SALT in found.words


async def test_a_closed_school_asks_for_nothing(joan: Chat) -> None:
    await joan.house.database.write(_close)
    shown = await (await joan.say("request support")).press("Ask", **WANTED)
    assert "Your school is closed on the hub's list." in shown.words


async def moved(house: House, state: CommissionState) -> None:
    """Moves the request on, as the hub does."""
    request = await only(house)
    await house.database.write(lambda s: s.commissions.change(replace(request, state=state)))


def appoint(store: Store, who: Somebody, role: Role, *, both: bool = False) -> None:
    """Gives somebody a role at Peel Park, and at both schools; no other."""
    person = store.people.by_email(who.email)
    places = [store.organisations.by_name(name)[0].id for name in (PEEL_PARK, TITUS_SALT)]
    assert person is not None
    held = places if both else places[:1]
    store.people.appoint(person.id, [Appointment(role, place) for place in held])


def _close(store: Store) -> None:
    school = store.organisations.by_name(PEEL_PARK)[0]
    store.organisations.change(replace(school, open=False))
