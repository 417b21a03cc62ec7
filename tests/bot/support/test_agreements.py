"""Stories of agreements: editions of what was agreed, who opens which, and what asks again."""

from dataclasses import replace
from functools import partial

import pytest

from bot.subjects.support import consents
from bot.subjects.support.agreeing import make_edition
from domain.operations.files import AGREEMENT
from domain.operations.work import Work
from domain.people.people import Appointment, Role
from domain.support.agreements import AgreedChange, AgreedPart, Agreement
from domain.support.offers import ConsentState, OfferState, Party
from domain.support.rates import Rates
from storage.store import Store
from tests.bot.operations.offering import heard
from tests.bot.prompts.prompting import settled
from tests.bot.support.agreed import agreed, all_say_yes, words_of
from tests.bot.support.keeping import PEEL, kept
from tests.bot.support.offered import AMARA, CARLA, ELMWOOD, HUGH, MEASURE, NEED, OUTCOME, parties
from tests.conversation import Chat, House
from tests.make import NOW, TODAY
from tests.seed import FARIDA, HEAD, PEEL_PARK, SAMIRA, Somebody


def last(house: House, support: int) -> Agreement:
    """The edition that holds."""
    found = house.database.read_now(lambda store: store.agreements.last(support))
    assert found is not None
    return found


def told(chat: Chat) -> str:
    """All that somebody was ever shown."""
    return " ".join(str(message.card) for message in chat.messages)


async def test_the_first_edition_has_all_that_was_agreed(house: House) -> None:
    support = await house.database.write(agreed)
    made = last(house, support)
    assert (made.edition, made.changes) == (1, ())
    terms = made.terms
    assert (terms.place.name, terms.place.number) == (PEEL_PARK, "101494")
    assert [(each.name, each.employer) for each in terms.leaders] == [("Amara Lewis", ELMWOOD)]
    assert terms.leaders[0].heads == ("Grace Obi", "Hugh Marsh")
    assert terms.leaders[0].note == "not Fridays"
    assert (terms.focus, terms.outcome, terms.measure) == (NEED, OUTCOME, MEASURE)
    assert terms.rates == Rates(390_00, 300_00, 90_00)
    assert terms.paid_from == "the school’s own budget"
    kept_ = await house.database.read(lambda store: store.agreements.edition(support, 1))
    assert kept_ == made, "it is read as it was kept"


async def test_made_twice_it_stays_one_edition(house: House) -> None:
    def again(store: Store) -> Agreement:
        return make_edition(PEEL, store.people.by_email(FARIDA.email), NOW, store)

    assert await house.database.write(again) == await house.database.write(again)


async def test_its_parties_open_it_and_a_head_gets_the_copy_without_what_it_is_for(
    house: House,
) -> None:
    support = await house.database.write(agreed)
    amara, hugh, head, samira = await parties(house, AMARA, HUGH, HEAD, SAMIRA)
    for chat, whole in ((amara, True), (head, True), (samira, True), (hugh, False)):
        listed = await (await chat.say("library")).press("Agreements")
        assert PEEL_PARK in listed.words and "version 1" in listed.words
        opened = await listed.press(f"Open {PEEL_PARK}")
        assert "It will come into this chat in a moment." in opened.words
        offer = await chat.offered()
        assert offer.offer is not None
        assert offer.offer["name"] == f"Agreement, {PEEL_PARK}, version 1.docx"
        assert ("Open this support" in opened.words) is whole
    whole_, heads = (
        house.database.read_now(partial(_copy, who, copy, support))
        for who, copy in ((AMARA, "whole"), (HUGH, "heads"))
    )
    for words in (OUTCOME, MEASURE, "£390.00", "£2,340.00", "two days a month", "not Fridays"):
        assert words in whole_, words
    assert NEED in heads and "£300.00" in heads and "not Fridays" in heads
    assert OUTCOME not in heads and MEASURE not in heads
    for words in ("Amara Lewis", "Hugh Marsh, Elmwood", "Joan Barker, Peel Park", "in Teams"):
        assert words in whole_, words


def _copy(who: Somebody, copy: str, support: int, store: Store) -> str:
    person, edition = store.people.by_email(who.email), store.agreements.last(support)
    assert person is not None and edition is not None
    work = Work(1, AGREEMENT, person.id, f"{edition.id}:{copy}")
    return words_of(work, store)


@pytest.mark.parametrize(("who", "copy"), [(HUGH, "whole"), (CARLA, "whole"), (CARLA, "heads")])
async def test_nobody_gets_another_copy_than_their_own(
    house: House, who: Somebody, copy: str
) -> None:
    support = await house.database.write(agreed)
    with pytest.raises(AssertionError, match="not allowed"):
        house.database.read_now(partial(_copy, who, copy, support))


async def test_somebody_elsewhere_has_no_agreement(house: House) -> None:
    await house.database.write(agreed)
    (carla,) = await parties(house, CARLA)
    assert "Agreements" not in (await carla.say("library")).words


async def test_a_change_of_a_day_makes_the_next_edition_and_asks_nobody(house: House) -> None:
    support = await house.database.write(agreed)
    amara, hugh, head, samira = await parties(house, AMARA, HUGH, HEAD, SAMIRA)
    form = await (await kept(samira, support)).press("Change")
    await form.press("Save", days="7", end="2027-04-30")
    made = last(house, support)
    assert made.edition == 2 and not made.asks_again
    assert made.changes == (
        AgreedChange(AgreedPart.DAYS, "6", "7"),
        AgreedChange(AgreedPart.END, "2027-03-26", "2027-04-30"),
    )
    for chat in (amara, hugh, head):
        await heard(chat, "Days: 7 (was 6).")
    assert NEED not in str(hugh.messages[-1].card), "a head reads dates and days only"
    opened = await hugh.card().press("Agreement")
    assert "Until: 30 April 2027 (was 26 March 2027)." in opened.words
    assert "Version 1" in opened.words
    earlier = await opened.press("Open version 1")
    assert "It will come into this chat" in earlier.words


async def test_more_than_a_day_asks_all_again_and_the_support_stays_agreed(house: House) -> None:
    support = await house.database.write(agreed)
    amara, hugh, samira = await parties(house, AMARA, HUGH, SAMIRA)
    form = await (await kept(samira, support)).press("Change")
    await form.press("Save", days="9", why="The school needs more")
    assert last(house, support).asks_again
    offer = house.database.read_now(lambda store: store.offers.of_deployment(support))
    assert offer is not None and offer.state is OfferState.ASKED
    assert {c.party: c.state for c in offer.consents} == {
        Party.LEADER: ConsentState.ASKED,
        Party.HOME_HEAD: ConsentState.ASKED,
        Party.SCHOOL: ConsentState.WAITS,
    }
    await heard(amara, "are asked for their yes again")
    await heard(hugh, "Will you release Amara Lewis for 9 days?")
    await house.database.write(partial(all_say_yes, offer=offer.id))
    assert not last(house, support).asks_again
    found = house.database.read_now(lambda store: store.deployments.get(support))
    assert found is not None and found.status.value == "agreed"


async def test_a_no_to_a_change_leaves_the_support_agreed(house: House) -> None:
    support = await house.database.write(agreed)
    hugh, samira = await parties(house, HUGH, SAMIRA)
    form = await (await kept(samira, support)).press("Change")
    await form.press("Save", days="9")
    await heard(hugh, "Will you release Amara Lewis for 9 days?")
    place = max(n for n, m in enumerate(hugh.messages) if "Will you release" in str(m.card))
    asked = await hugh.card(place).press("No")
    await asked.press("Say no")
    await heard(samira, "said no")
    place = max(n for n, m in enumerate(samira.messages) if "said no" in str(m.card))
    assert "Choose another" not in samira.card(place).words, "nobody else is looked for"
    close = await samira.card(place).press("Close")
    assert "The support stays as it was agreed before." in close.words
    await close.press("Close the offer", why="It stays at six")
    found = house.database.read_now(lambda store: store.deployments.get(support))
    assert found is not None and found.status.value == "agreed"


async def test_rates_change_from_a_day_and_ask_whom_they_touch(house: House) -> None:
    support = await house.database.write(agreed)
    (samira,) = await parties(house, SAMIRA)
    form = await (await kept(samira, support)).press("What a day costs")
    assert form.values()["rate"] == "390.00" and form.values()["fee"] == "90.00"
    wrong = await form.press("Save", rate="about 300", to_employer="", fee="")
    assert "“about 300” is not an amount in pounds." in wrong.words
    done = await wrong.press("Save", rate="400", fee="25 %", since="2027-02-01")
    assert "£400 charged and £300 to the employer" in done.words
    made = last(house, support)
    assert made.terms.rates == Rates(400_00, 300_00, 100_00)
    assert str(made.terms.rates_from) == "2027-02-01"
    former = house.database.read_now(lambda store: store.rates.former(support))
    assert [(str(day), rates) for day, rates in former] == [
        ("2027-02-01", Rates(390_00, 300_00, 90_00))
    ]
    offer = house.database.read_now(lambda store: store.offers.of_deployment(support))
    assert offer is not None
    assert [c.party for c in offer.consents] == [Party.SCHOOL], "the employer gets the same"
    undone = await done.press("Undo")
    assert "£390 charged" in undone.words
    assert last(house, support).edition == 3 and not last(house, support).asks_again
    assert house.database.read_now(lambda store: store.rates.former(support)) == []
    after = house.database.read_now(lambda store: store.offers.get(offer.id))
    assert after is not None and not after.open


async def test_who_is_asked_about_a_price_reads_whom_it_is_about(house: House) -> None:
    support = await house.database.write(agreed)
    hugh, head, samira = await parties(house, HUGH, HEAD, SAMIRA)
    form = await (await kept(samira, support)).press("What a day costs")
    done = await form.press("Save", rate="400", to_employer="", fee="100")
    await heard(head, "Would you like Amara Lewis to support you?")
    form = await done.press("What a day costs")
    await form.press("Save", rate="400", to_employer="310", fee="")
    await heard(hugh, "Will you release Amara Lewis for 6 days?")


async def test_a_contact_who_leads_the_support_says_no_yes_for_the_school(house: House) -> None:
    support = await house.database.write(agreed)
    (samira,) = await parties(house, SAMIRA)
    form = await (await kept(samira, support)).press("What a day costs")
    await form.press("Save", rate="400", to_employer="", fee="100")

    def answers(store: Store) -> bool:
        offer, deployment = store.offers.of_deployment(support), store.deployments.get(support)
        amara = store.people.by_email(AMARA.email)
        assert offer is not None and deployment is not None and amara is not None
        own = Appointment(Role.SCHOOL_CONTACT, deployment.organisation)
        both = replace(amara, appointments=amara.appointments | {own})
        [question] = offer.consents
        return consents.is_for(both, offer, question, store)

    assert not house.database.read_now(answers)


async def test_no_price_changes_from_a_day_before_the_last_change(house: House) -> None:
    support = await house.database.write(agreed)
    (samira,) = await parties(house, SAMIRA)
    form = await (await kept(samira, support)).press("What a day costs")
    done = await form.press("Save", rate="400", fee="", since="2027-02-01")
    form = await done.press("What a day costs")
    early = await form.press("Save", rate="420", fee="", since="2027-01-15")
    assert "The price changes on 1 February 2027 already. Choose that day or a later one." in (
        early.words
    )
    done = await early.press("Save", since="2027-02-01")
    assert "£420 charged" in done.words
    await done.press("Undo")
    former = house.database.read_now(lambda store: store.rates.former(support))
    assert [(str(day), rates.charged) for day, rates in former] == [("2027-02-01", 390_00)]
    assert house.database.read_now(lambda store: store.rates.of(support)).charged == 400_00


async def test_two_officers_change_it_one_after_the_other(house: House) -> None:
    support = await house.database.write(agreed)
    (samira,) = await parties(house, SAMIRA)
    slow = await (await kept(samira, support)).press("What a day costs")
    await (await (await kept(samira, support)).press("Change")).press("Save", days="7")
    back = await slow.press("Save", rate="400", to_employer="310", fee="")
    assert "changed this support after you opened it" in back.words
    await back.press("Save")
    assert last(house, support).edition == 3


def test_terms_are_frozen(house: House) -> None:
    """What changes later leaves an edition as it was."""
    support = house.database.write_now(agreed)
    before = last(house, support)

    def change(store: Store) -> None:
        terms = store.support_changes.terms(support)
        store.support_changes.write(support, replace(terms, focus="Phonics", start=TODAY))

    house.database.write_now(change)
    assert last(house, support) == before


async def test_nothing_more_is_said_than_once(house: House) -> None:
    support = await house.database.write(agreed)
    amara, samira = await parties(house, AMARA, SAMIRA)
    await (await (await kept(samira, support)).press("Change")).press("Save", days="7")
    await heard(amara, "Days: 7 (was 6).")
    await settled(house)
    assert told(amara).count("Days: 7 (was 6).") == 1
