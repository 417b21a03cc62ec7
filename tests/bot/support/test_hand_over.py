"""Stories of hand-overs: asked for, agreed by both, done on the day, noted, and taken back."""

from datetime import date, timedelta
from functools import partial

from bot.subjects.support.consent_answers import answer
from domain.support.consenting import ConsentAnswer
from domain.support.offers import ConsentState, OfferState
from domain.visits.planned_visits import PlannedVisit
from storage.store import Store
from tests.bot.operations.offering import heard
from tests.bot.prompts.prompting import at, settled, tick
from tests.bot.support.agreed import agreed, all_say_yes
from tests.bot.support.keeping import TITUS, kept, sought
from tests.bot.support.offered import AMARA, HUGH, parties, sow_offers
from tests.conversation import Card, Chat, House
from tests.make import NOW, TODAY
from tests.seed import FARIDA, SAMIRA, TITUS_SALT

DAY = timedelta(days=1)


async def asking(house: House, samira: Chat, support: int = TITUS, **typed: str) -> Card:
    """A hand-over to Amara, of whoever leads the support."""
    form = await (await (await kept(samira, support)).press("Who leads it")).press("Hand over")
    to = (await sought(samira, "leaders", "amara"))[0]["value"]
    return await form.press("Hand over", to=to, **{"why": "A new post", **typed})


def leads(house: House, support: int = TITUS) -> list[str]:
    """Who leads a support."""
    found = house.database.read_now(lambda store: store.deployments.get(support))
    assert found is not None
    return [leader.name for leader in found.leaders]


def offer_of(house: House, support: int = TITUS) -> int:
    """The newest offer of a support."""
    found = house.database.read_now(lambda store: store.offers.of_deployment(support))
    assert found is not None
    return found.id


async def test_the_old_leader_stays_until_both_have_said_yes(house: House) -> None:
    house.database.write_now(sow_offers)
    samira, farida, amara, hugh = await parties(house, SAMIRA, FARIDA, AMARA, HUGH)
    house.database.write_now(lambda store: store.planned_visits.add(TITUS, 1, TODAY + 5 * DAY))
    done = await asking(house, samira)
    assert "Asked. Everything stays as it is until both have said yes." in done.words
    assert "This waits for the yes of Amara Lewis and Elmwood Primary School." in done.words
    assert leads(house) == ["Farida Malik"]
    await heard(amara, f"Will you support {TITUS_SALT}?")
    await heard(hugh, "Will you release Amara Lewis")
    assert TITUS_SALT not in (await amara.say("planned")).words
    await house.database.write(partial(all_say_yes, offer=offer_of(house)))
    tick(house)
    assert leads(house) == ["Amara Lewis"]
    await heard(amara, "You lead this support now")
    await heard(farida, "You no longer lead this support")
    await settled(house)
    assert TITUS_SALT in (await amara.say("planned")).words
    assert TITUS_SALT not in (await farida.say("planned")).words
    tick(house)
    assert leads(house) == ["Amara Lewis"], "twice is once"


async def test_it_waits_for_its_day_and_takes_the_visits_from_then_on(house: House) -> None:
    house.database.write_now(sow_offers)
    (samira,) = await parties(house, SAMIRA)

    def visits(store: Store) -> tuple[int, int]:
        add = store.planned_visits.add
        return add(TITUS, 1, TODAY + 2 * DAY), add(TITUS, 1, TODAY + 9 * DAY)

    early, late = house.database.write_now(visits)
    done = await asking(house, samira, start="2026-11-30", days="3", yes="By telephone")
    assert "Agreed. It is done on its day." in done.words
    assert "Amara Lewis takes over from Farida Malik on 30 November: agreed." in done.words
    assert leads(house) == ["Farida Malik"]
    at(house, TODAY + 6 * DAY)
    assert leads(house) == ["Farida Malik"]
    at(house, TODAY + 7 * DAY)
    assert leads(house) == ["Amara Lewis"]
    of = {id_: house.database.read_now(partial(_planned, id_)) for id_ in (early, late)}
    assert of[early].leader == 1, "the record is still Farida's to make"
    assert of[late].leader != 1
    known = house.database.read_now(lambda store: store.imports.snapshot().deployments[TITUS])
    assert [days for _, days in known.shares] == [3]
    card = await kept(samira, TITUS)
    assert "Handed over by Samira" in card.words and "A new post · By telephone" in card.words


async def test_an_officer_notes_that_both_have_said_yes(house: House) -> None:
    house.database.write_now(sow_offers)
    (samira,) = await parties(house, SAMIRA)
    waits = await asking(house, samira)
    form = await waits.press("Both have said yes")
    again = await form.press("Both have said yes")
    assert "Write how they said so." in again.words
    done = await again.press("Both have said yes", yes="Both by telephone on Friday")
    assert "Handed over." in done.words and leads(house) == ["Amara Lewis"]
    offer = house.database.read_now(lambda store: store.offers.get(offer_of(house)))
    assert offer is not None and not offer.open
    assert "done already" in await waits.refused("Take it back")


async def test_a_hand_over_is_taken_back_and_may_be_asked_for_anew(house: House) -> None:
    house.database.write_now(sow_offers)
    samira, amara = await parties(house, SAMIRA, AMARA)
    waits = await asking(house, samira)
    second = await asking(house, samira)
    assert "A hand-over from this system leader waits already." in second.words
    await heard(amara, f"Will you support {TITUS_SALT}?")
    dropped = await waits.press("Take it back")
    assert "Taken back." in dropped.words and "takes over" not in dropped.words
    await heard(amara, "No longer needed")
    assert leads(house) == ["Farida Malik"]
    assert "Asked." in (await asking(house, samira)).words


async def test_what_was_agreed_gets_its_next_edition_with_the_new_leader(house: House) -> None:
    support = house.database.write_now(agreed)
    samira, amara = await parties(house, SAMIRA, AMARA)
    await settled(house)
    leaders = await (await kept(samira, support)).press("Who leads it")
    form = await leaders.press("Hand over")
    to = (await sought(samira, "leaders", "farida"))[0]["value"]
    await form.press("Hand over", to=to, why="A new post", yes="Both, in person")
    made = house.database.read_now(lambda store: store.agreements.last(support))
    assert made is not None and made.edition == 2 and not made.asks_again
    assert [(c.before, c.after) for c in made.changes] == [("Amara Lewis", "Farida Malik")]
    await heard(amara, "You no longer lead this support")


async def told_that_all_agreed(house: House) -> int:
    """Support to which all have said yes, after everybody has heard of it; gives its id."""
    support = house.database.write_now(agreed)
    await settled(house)
    return support


async def handing_to_farida(house: House, samira: Chat) -> tuple[int, int]:
    """What all agreed to with Amara, to be handed to Farida; the support, and the offer to her."""
    support = await told_that_all_agreed(house)
    leaders = await (await kept(samira, support)).press("Who leads it")
    form = await leaders.press("Hand over")
    to = (await sought(samira, "leaders", "farida"))[0]["value"]
    done = await form.press("Hand over", to=to, why="A new post", days="4", start="2027-02-01")
    assert "Asked." in done.words
    return support, offer_of(house, support)


def asks_again(house: House, support: int) -> bool:
    """Whether yeses to what was agreed are waited for."""
    found = house.database.read_now(lambda store: store.agreements.last(support))
    assert found is not None
    return found.asks_again


def state_of(house: House, offer: int) -> OfferState:
    """How an offer stands."""
    found = house.database.read_now(lambda store: store.offers.get(offer))
    assert found is not None
    return found.state


async def test_a_change_of_the_days_asks_others_and_leaves_the_hand_over_asked(
    house: House,
) -> None:
    (samira,) = await parties(house, SAMIRA)
    support, handing = await handing_to_farida(house, samira)
    form = await (await kept(samira, support)).press("Change")
    done = await form.press("Save", days="9")
    assert "This waits for the yes of Farida Malik" in done.words
    change = offer_of(house, support)
    assert change != handing and state_of(house, handing) is OfferState.ASKED
    assert asks_again(house, support)
    await (await kept(samira, support)).press("Undo")
    assert state_of(house, change) is OfferState.TAKEN_BACK
    assert state_of(house, handing) is OfferState.ASKED


async def test_a_yes_to_a_hand_over_is_none_to_a_change_of_the_days(house: House) -> None:
    (samira,) = await parties(house, SAMIRA)
    support, handing = await handing_to_farida(house, samira)
    form = await (await kept(samira, support)).press("Change")
    await form.press("Save", days="9")
    change = offer_of(house, support)
    house.database.write_now(partial(all_say_yes, offer=handing))
    assert asks_again(house, support), "nobody has said yes to nine days"
    house.database.write_now(partial(all_say_yes, offer=change))
    assert not asks_again(house, support)


async def test_after_a_no_both_may_be_asked_again_and_it_is_done_with_their_yes(
    house: House,
) -> None:
    (samira,) = await parties(house, SAMIRA)
    support, handing = await handing_to_farida(house, samira)
    house.database.write_now(partial(_says_no, handing))
    await settled(house)
    offer = await (await kept(samira, support)).press("Who said yes")
    await offer.press("Ask again")
    card = await kept(samira, support)
    assert "This waits for the yes of Farida Malik" in card.words
    house.database.write_now(partial(all_say_yes, offer=offer_of(house, support)))
    at(house, date(2027, 2, 1))
    assert leads(house, support) == ["Farida Malik"]


async def test_who_takes_over_reads_what_goes_over_and_from_when(house: House) -> None:
    samira, farida = await parties(house, SAMIRA, FARIDA)
    await handing_to_farida(house, samira)
    await settled(house)
    asked = farida.card()
    assert "Will you support" in asked.words
    assert "Days | 4" in asked.words and "From | 1 February 2027" in asked.words
    assert "Together with" not in asked.words, "Amara leads it no more by then"


def _says_no(offer: int, store: Store) -> None:
    found, farida = store.offers.get(offer), store.people.by_email(FARIDA.email)
    assert found is not None and farida is not None
    says = ConsentAnswer(ConsentState.NO, NOW, farida.id)
    answer(found, found.consents[0], says, farida, NOW, store)


async def test_a_hand_over_to_who_leads_it_already_or_before_today_is_refused(
    house: House,
) -> None:
    house.database.write_now(sow_offers)
    (samira,) = await parties(house, SAMIRA)
    back = await asking(house, samira, start="2026-11-20", days="many")
    assert "20 November 2026 has passed" in back.words
    assert "I could not read “many” as days." in back.words


def _planned(id_: int, store: Store) -> PlannedVisit:
    found = store.planned_visits.get(id_)
    assert found is not None
    return found
