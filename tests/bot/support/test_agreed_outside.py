"""Stories of support that was agreed outside: its agreement is made when somebody asks for it."""

from dataclasses import replace
from fractions import Fraction
from functools import partial

import pytest

from bot.subjects.support.agreeing import first_edition
from domain.funding.programmes import Programme
from domain.operations.files import AGREEMENT
from domain.operations.imports import Changes
from domain.operations.work import Work
from domain.support.agreements import AgreedChange, AgreedPart, Agreement
from domain.support.deployments import Status
from domain.support.offers import ConsentState, Party
from domain.support.rates import Rates
from storage.store import Store
from tests.bot.operations.offering import heard
from tests.bot.prompts.prompting import settled
from tests.bot.support.agreed import all_say_yes, words_of
from tests.bot.support.keeping import PEEL, forged, kept, officer, sought
from tests.bot.support.offered import AMARA, CARLA, ELMWOOD, HUGH, parties, person_id, sow_offers
from tests.conversation import Chat, House
from tests.make import NOW
from tests.seed import FARIDA, HEAD, PEEL_PARK, SAMIRA, TOM, Somebody

BEFORE = "agreed before it was kept here"


def editions(house: House, support: int = PEEL) -> list[Agreement]:
    """All editions of a support's agreement."""
    return house.database.read_now(lambda store: store.agreements.of(support))


def _copy(who: Somebody, copy: str, support: int, store: Store) -> str:
    person, edition = store.people.by_email(who.email), store.agreements.last(support)
    assert person is not None and edition is not None
    words = words_of(Work(1, AGREEMENT, person.id, f"{edition.id}:{copy}"), store)
    return words.replace("\N{NO-BREAK SPACE}", " ")


async def opened(chat: Chat, support: int = PEEL) -> str:
    """What somebody reads who asks for the agreement of a support."""
    # No message may come between the press and its answer.
    await settled(chat.house)
    before = len(chat.messages)
    status, _ = await chat.house.post(forged(chat, "agreement", deployment=support))
    assert status == 200
    await chat.house.teams.until(lambda: len(chat.messages) > before)
    return chat.card(before).words


async def test_what_a_file_brought_gets_its_agreement_when_a_party_asks(house: House) -> None:
    head, farida = await parties(house, HEAD, FARIDA)
    assert editions(house) == [], "nothing is made while nobody asks"
    card = await (await head.say("deployments")).press(f"Open {PEEL_PARK}")
    shown = await card.press("Agreement")
    assert "Agreed before it was kept here." in shown.words and "version 1" in shown.words
    offer = await head.offered()
    assert offer.offer is not None
    assert offer.offer["name"] == f"Agreement, {PEEL_PARK}, version 1.docx"
    [made] = editions(house)
    assert (made.edition, made.by, made.terms.offers) == (1, None, ())
    words = house.database.read_now(partial(_copy, HEAD, "whole", PEEL))
    for text in ("Farida Malik", "Tom Ellison", PEEL_PARK, BEFORE):
        assert text in words, text
    assert "Samira" not in words
    assert "Agreed before it was kept here." in await opened(farida)
    assert editions(house) == [made], "asked for again it stays that one"


async def test_what_an_officer_noted_says_who_noted_it(house: House) -> None:
    house.database.write_now(sow_offers)
    samira, amara, hugh = await parties(house, SAMIRA, AMARA, HUGH)
    form = await samira.say("add support")
    school = (await sought(samira, "places", "titus"))[0]["value"]
    leader = (await sought(samira, "leaders", "amara"))[0]["value"]
    typed = {"school": school, "leader": leader, "focus": "Oracy", "start": "2026-11-30"}
    await form.press("Add", **typed, days="4", yes="Both heads rang", yes_on="2026-11-20")
    support = house.database.read_now(
        lambda store: next(iter(store.deployments.led(person_id(store, AMARA))))
    )
    said = await opened(amara, support)
    assert "Agreed outside Hub Visits, and noted for the hub by Samira Whitfield." in said
    whole = house.database.read_now(partial(_copy, AMARA, "whole", support))
    for text in ("told to the hub, noted by Samira Whitfield", "20 November 2026", ELMWOOD):
        assert text in whole, text
    assert "Both heads rang" not in whole and "Both heads rang" not in said
    said = await opened(hugh, support)
    assert "Agreed outside Hub Visits" in said and "Open this support" not in said
    heads = house.database.read_now(partial(_copy, HUGH, "heads", support))
    assert "Oracy" in heads and "noted by Samira Whitfield" in heads


async def test_the_first_change_keeps_what_stood_and_makes_the_next_edition(house: House) -> None:
    farida, head, samira = await parties(house, FARIDA, HEAD, SAMIRA)
    form = await (await kept(samira)).press("Change")
    done = await form.press("Save", days="11")
    first, second = editions(house)
    assert (first.terms.days, first.by, first.changes) == (Fraction(10), None, ())
    assert second.changes == (AgreedChange(AgreedPart.DAYS, "10", "11"),)
    assert not second.asks_again
    for chat in (farida, head):
        await heard(chat, "Days: 11 (was 10).")
    opened_ = await done.press("Agreement")
    assert "Days: 11 (was 10)." in opened_.words and "Open version 1" in str(opened_.shown)
    words = house.database.read_now(partial(_copy, HEAD, "whole", PEEL))
    assert BEFORE in words and "Days: 11 (was 10)." in words
    undone = await done.press("Undo")
    assert "Undone." in undone.words
    assert [each.terms.days for each in editions(house)] == [10, 11, 10]


async def test_a_change_of_more_than_a_day_asks_and_the_rest_stays_as_it_was(
    house: House,
) -> None:
    farida, samira = await parties(house, FARIDA, SAMIRA)
    form = await (await kept(samira)).press("Change")
    await form.press("Save", days="14")
    offer = house.database.read_now(lambda store: store.offers.of_deployment(PEEL))
    assert offer is not None and editions(house)[-1].asks_again
    asked = {(c.party, c.state) for c in offer.consents}
    assert asked == {(Party.LEADER, ConsentState.ASKED), (Party.SCHOOL, ConsentState.WAITS)}
    await heard(farida, "Will you support")
    await house.database.write(partial(all_say_yes, offer=offer.id))
    assert not editions(house)[-1].asks_again
    words = house.database.read_now(partial(_copy, HEAD, "whole", PEEL))
    assert BEFORE in words, "how it was agreed first"
    assert "in Teams" in words, "and the new yeses"


async def test_nobody_else_opens_it_and_nothing_is_made_by_trying(house: House) -> None:
    house.database.write_now(sow_offers)
    (carla,) = await parties(house, CARLA)
    status, body = await house.post(forged(carla, "agreement", deployment=PEEL))
    assert status == 200 and "There is nothing here for you" in str(body)
    assert editions(house) == []


@pytest.mark.parametrize("status", [Status.PROPOSED, Status.COMPLETED, Status.ENDED_EARLY])
async def test_what_nobody_agreed_or_what_had_ended_gets_none(house: House, status: Status) -> None:
    def put(store: Store) -> None:
        known = store.imports.snapshot().deployments[PEEL]
        store.imports.write(Changes(deployments=(replace(known, status=status),)), NOW)

    house.database.write_now(put)
    samira = await officer(house)
    assert "Agreement" not in (await kept(samira)).words
    await house.post(forged(samira, "agreement", deployment=PEEL))
    assert editions(house) == []


def test_to_open_it_moves_no_money(house: House) -> None:
    """Only a change of what was agreed keeps what a day costs with the support."""

    def priced(store: Store) -> Agreement | None:
        store.funds.write_programme(
            Programme("Opportunity Area", rate=350_00, reimbursement=300_00, fee=50_00)
        )
        known = store.imports.snapshot().deployments[PEEL]
        support = replace(known, programme="Opportunity Area")
        store.imports.write(Changes(deployments=(support,)), NOW)
        return first_edition(PEEL, NOW, store)

    made = house.database.write_now(priced)
    assert made is not None and made.terms.rates == Rates(350_00, 300_00, 50_00)
    assert house.database.read_now(lambda store: store.rates.of(PEEL)) == Rates()


async def test_a_leader_who_comes_is_asked_and_those_before_stay_as_they_were(
    house: House,
) -> None:
    house.database.write_now(sow_offers)
    samira, amara, hugh, tom = await parties(house, SAMIRA, AMARA, HUGH, TOM)
    leaders = await (await kept(samira)).press("Who leads it")
    await leaders.press("Add", leader=(await sought(samira, "leaders", "amara"))[0]["value"])
    first, second = editions(house)
    assert [each.name for each in first.terms.leaders] == ["Farida Malik", "Tom Ellison"]
    assert second.asks_again
    await heard(amara, "Will you support")
    await heard(hugh, "Will you release Amara Lewis")
    words = house.database.read_now(partial(_copy, TOM, "whole", PEEL))
    assert BEFORE in words and "Amara Lewis" in words
    assert not any("Will you support" in str(message.card) for message in tom.messages)
