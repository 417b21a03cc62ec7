"""People who ask for a list as a file, and what is put into their OneDrive."""

from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from domain.people.people import Appointment, Role
from tests.bot.operations.offering import person_number
from tests.bot.visits.copying import on_its_way
from tests.conversation import Card, Chat, House
from tests.seed import PEEL_PARK, Somebody

NOTE = "Please ring me about Year 2."


async def asked(chat: Chat, words: str, button: str = "As a file") -> Card:
    """The list, with the word that a file of it is being made."""
    told = await (await chat.say(words)).press(button)
    assert "It is being made; it comes here in a moment." in told.words
    return told


async def put(chat: Chat) -> Any:
    """The workbook, once its owner has accepted it."""
    teams, offer = chat.house.teams, await chat.offered()
    before = len(teams.uploads)
    await chat.house.post(chat.consent(offer))
    await teams.until(lambda: len(teams.uploads) > before)
    await all_said(chat.house)
    return load_workbook(BytesIO(teams.uploads[before].content))


async def filed(chat: Chat, words: str, button: str = "As a file") -> Any:
    """The workbook of a list."""
    await asked(chat, words, button)
    return await put(chat)


async def recorded(chat: Chat, did: str, **typed: str) -> Card:
    """The receipt of a visit to the first school, with a note for the hub."""
    form = await chat.say("visit")
    if "did" not in form.inputs:
        form = await form.press(f"Record a visit to {PEEL_PARK}")
    answers = {"did": did, "progress": "on_track", "flag": "true", "hub_note": NOTE}
    receipt = await form.press("Save record", **answers | typed)
    await all_said(chat.house)
    return receipt


async def all_said(house: House) -> None:
    """Waits until all that is to be said has been."""
    await house.until(lambda store: not on_its_way(store, house))


async def becomes(house: House, who: Somebody, *appointments: tuple[Role, str | None]) -> None:
    """Gives somebody exactly these roles, each at a place by its name."""
    person = await person_number(house, who)

    def place(name: str | None) -> int | None:
        found = house.database.read_now(lambda store: store.organisations.by_name(name or ""))
        return found[0].id if found else None

    held = [Appointment(role, place(name)) for role, name in appointments]
    await house.database.write(lambda store: store.people.appoint(person, held))
