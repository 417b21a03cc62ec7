"""Stories of sent files as evidence for a requirement: chosen, filled in, opened, refused."""

from domain.library.kept_files import WAITS
from storage.store import Store
from tests.bot.funding.contracted import (
    AUDIT,
    INSURANCE,
    REFERENCE,
    SECOND,
    STATEMENT,
    contracted,
    ticks,
)
from tests.bot.funding.money import OVERA
from tests.bot.library import files
from tests.bot.operations.offering import heard
from tests.bot.support.keeping import forged, officer
from tests.bot.visits.copying import pass_
from tests.conversation import Card, Chat, House
from tests.make import TODAY
from tests.seed import FARIDA, HEAD

FOR_ONE, NAME = "Evidence for a requirement", "Statement.pdf"


async def sent(chat: Chat, name: str = NAME, content: bytes = files.PDF) -> Card:
    """The card that asks for which requirement a file is."""
    return await (await chat.send({name: content})).press(FOR_ONE)


async def ticked(chat: Chat, name: str = STATEMENT) -> Card:
    """What a file's message says once it shows that a requirement is met."""
    return await (await (await sent(chat)).press(name)).press("Tick")


async def contract(chat: Chat) -> Card:
    return await (await chat.say("contracts")).press(f"Open {REFERENCE}")


async def opened(chat: Chat, card: Card, name: str = NAME) -> bytes:
    """What comes of a press on a file: it is offered, taken, and put where its reader says."""
    await card.answered(card.request(f"Open {name}"))
    offer = await chat.offered()
    assert offer.offer is not None and offer.offer["name"] == name
    await chat.house.post(chat.consent(offer))
    await heard(chat, f"{name} is in your OneDrive")
    return chat.house.teams.uploads[-1].content


async def told(chat: Chat, verb: str, **data: object) -> str:
    """What a made-up press is answered with."""
    _, body = await chat.house.post(forged(chat, verb, **data))
    return str(body["value"])


def standings(store: Store) -> list[str]:
    """The names of all files that are kept, with where each stands."""
    found = (store.kept_files.get(id_) for id_ in range(1, 20))
    return [f"{file.name}: {file.standing}" for file in found if file]


async def test_a_file_leads_to_the_form_with_itself_filled_in_and_opens_from_the_contract(
    house: House,
) -> None:
    await contracted(house)
    overa = house.chat(OVERA)
    which = await sent(overa)
    assert "For which requirement?" in which.words
    places = [which.words.index(name) for name in (STATEMENT, INSURANCE, AUDIT)]
    assert places == sorted(places), "the soonest is on top"
    form = await which.press(STATEMENT)
    assert form.values() == {"day": TODAY.isoformat(), "evidence": "1"}
    kept = await form.press("Tick", remark="Signed by the chair.")
    assert "Kept as evidence" in kept.words and f"{STATEMENT}, {REFERENCE}" in kept.words
    assert house.database.read_now(ticks) == [f"{STATEMENT}: Overa Lowe"]
    assert house.database.read_now(standings) == [f"{NAME}: settled"]
    card = await kept.press("Open the contract")
    assert "Signed by the chair." in card.words
    assert await opened(overa, card) == files.PDF
    samira = await officer(house)
    assert await opened(samira, await contract(samira)) == files.PDF


async def test_only_who_may_tick_something_is_offered_it(house: House) -> None:
    await contracted(house)
    for who in (FARIDA, HEAD):
        asked = await house.chat(who).send({NAME: files.PDF})
        assert FOR_ONE not in asked.words
    samira = await officer(house)
    assert FOR_ONE in (await samira.send({NAME: files.PDF})).words
    # Nor is it once nothing is left to tick.
    overa = house.chat(OVERA)
    for name in (STATEMENT, INSURANCE, AUDIT):
        await ticked(overa, name)
    assert FOR_ONE not in (await overa.send({"More.pdf": files.PDF + b"\n"})).words


async def test_a_file_that_waits_may_be_chosen_in_the_form_of_the_contract(house: House) -> None:
    await contracted(house)
    overa = house.chat(OVERA)
    asked = await overa.send({NAME: files.PDF, "Later.png": files.PNG})
    form = await (await contract(overa)).press(f"Tick: {INSURANCE}")
    assert NAME in str(form.shown) and "Later.png" in str(form.shown)
    done = await form.press("Tick", evidence="1")
    assert f"Open {NAME}" in str(done.shown)
    # Its question says so, and the other file is asked about.
    await heard(overa, "Kept as evidence")
    await heard(overa, "Later.png")
    assert "Kept as evidence" in (await asked.press(FOR_ONE)).words
    assert house.database.read_now(standings) == [f"{NAME}: settled", "Later.png: asked"]


async def test_somebody_elses_file_is_nobodys_to_choose_or_open(house: House) -> None:
    await contracted(house)
    overa, sefa, farida = house.chat(OVERA), house.chat(SECOND), house.chat(FARIDA)
    await sent(overa)
    form = await (await contract(sefa)).press(f"Tick: {STATEMENT}")
    assert NAME not in str(form.shown)
    back = await form.press("Tick", evidence="1")
    assert "This file is no longer here. Choose another, or send it again." in back.words
    await farida.say("hi")
    for chat in (sefa, farida):
        assert "nothing here for you" in await told(chat, "requirement.with", file=1, requirement=4)
        assert "nothing here for you" in await told(chat, "requirement.which", file=1)
    await (await overa.card().press(STATEMENT)).press("Tick")
    assert "nothing here for you" in await told(farida, "requirement.file", file=1)
    assert await opened(sefa, await contract(sefa)) == files.PDF


async def test_sent_twice_it_says_so_and_ticks_what_is_chosen_then(house: House) -> None:
    await contracted(house)
    overa = house.chat(OVERA)
    await ticked(overa)
    asked = await overa.send({NAME: files.PDF})
    assert "You sent the same file on Mon 23 Nov, and said what it was." in asked.words
    which = await asked.press(FOR_ONE)
    assert STATEMENT not in which.words
    kept = await (await which.press(INSURANCE)).press("Tick")
    assert f"{INSURANCE}, {REFERENCE}" in kept.words
    assert len(house.database.read_now(ticks)) == 2


async def test_one_that_somebody_ticked_meanwhile_is_said_and_another_chosen(house: House) -> None:
    await contracted(house)
    overa, sefa = house.chat(OVERA), house.chat(SECOND)
    which = await sent(overa)
    await (await (await contract(sefa)).press(f"Tick: {STATEMENT}")).press("Tick")
    back = await which.press(STATEMENT)
    assert "Sefa Moss ticked this already as done on 23 November" in back.words
    form = await back.press(INSURANCE)
    await (await (await contract(sefa)).press(f"Tick: {INSURANCE}")).press("Tick")
    back = await form.press("Tick")
    assert "For which requirement?" in back.words and "Sefa Moss ticked this" in back.words
    kept = await (await back.press(AUDIT)).press("Tick")
    assert f"{AUDIT}, {REFERENCE}" in kept.words


async def test_it_may_be_something_else_after_all_until_it_is_ticked(house: House) -> None:
    await contracted(house)
    overa = house.chat(OVERA)
    form = await (await sent(overa)).press(STATEMENT)
    asked = await form.press("It is something else")
    assert "What is this?" in asked.words
    kept = await (await (await asked.press(FOR_ONE)).press(STATEMENT)).press("Tick")
    assert "It is something else" not in str(kept.shown)
    stays = await told(overa, "file.again", file=1)
    assert "This file shows that a requirement is met, so it stays there." in stays
    assert house.database.read_now(standings) == [f"{NAME}: settled"]
    gone = await (await (await sent(overa, "Other.pdf", files.PNG)).press(INSURANCE)).press(
        "Delete the file"
    )
    assert "The file is deleted" in gone.words


async def test_one_that_is_not_kept_any_more_is_told(house: House) -> None:
    await contracted(house)
    overa = house.chat(OVERA)
    form = await (await sent(overa)).press(STATEMENT)
    house.clock.pass_(days=WAITS.days + 1)
    await pass_(house)
    back = await form.press("Tick", day=TODAY.isoformat())
    assert "The file is deleted" in back.words
    assert house.database.read_now(ticks) == []


async def test_after_an_undone_tick_its_sender_may_choose_the_file_again(house: House) -> None:
    await contracted(house)
    overa = house.chat(OVERA)
    await ticked(overa)
    undone = await (await contract(overa)).press("Undo")
    form = await undone.press(f"Tick: {STATEMENT}")
    assert NAME in str(form.shown)
    done = await form.press("Tick", evidence="1", day="2026-11-20")
    assert f"Open {NAME}" in str(done.shown)
    assert await opened(overa, done) == files.PDF


async def test_a_right_that_ends_before_the_file_is_put_brings_nothing(house: House) -> None:
    await contracted(house)
    overa, sefa = house.chat(OVERA), house.chat(SECOND)
    await ticked(overa)
    card = await contract(sefa)
    await card.answered(card.request(f"Open {NAME}"))
    offer = await sefa.offered()

    def over(store: Store) -> None:
        person = store.people.has_address(SECOND.email)
        assert person is not None
        store.people.appoint(person, [])

    await house.database.write(over)
    await house.post(sefa.consent(offer))
    assert "The file is gone" in sefa.card().words
    assert house.teams.uploads == []


async def test_publish_on_a_form_from_before_shows_what_the_file_became_since(
    house: House,
) -> None:
    await contracted(house)
    samira = await officer(house)
    form = await (await samira.send({NAME: files.PDF})).press("For the library")
    which = await (await form.press("It is something else")).press(FOR_ONE)
    await which.press(STATEMENT)
    again = await form.press("Publish")
    assert "Tick a requirement" in again.words and STATEMENT in again.words
    assert house.database.read_now(standings) == [f"{NAME}: waiting"]
