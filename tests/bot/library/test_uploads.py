"""Stories of an import by upload: read first, then done, as the command line does it."""

from pathlib import Path

from sqlalchemy import select

from bot.commands.imports import import_files
from storage.store import Store
from storage.tables.operations import audit
from tests.bot.library import files
from tests.bot.operations.offering import heard, officer
from tests.conversation import Card, Chat, House
from tests.seed import FARIDA, SAMIRA, Somebody

LIST = "A list to import"
TWO = (
    ("Ann Lee", "ann.lee@trust.example", "officer"),
    ("Bo Ray", "bo.ray@trust.example", "leader"),
)


async def looked(chat: Chat, asked: Card, says: str) -> Card:
    """The card of a file once it was looked through, as its message shows it."""
    told = await asked.press(LIST)
    assert "Checking the file" in told.words
    return await shown(chat, asked, says)


async def shown(chat: Chat, card: Card, says: str) -> Card:
    """The message of a card once it says that."""

    def now() -> str:
        return str(next(m.card for m in chat.messages if m.id == card.message))

    await chat.house.teams.until(lambda: says in now())
    place = [message.id for message in chat.messages].index(card.message)
    return chat.card(place)


def names(house: House) -> set[str]:
    """Everybody's names."""

    def read(store: Store) -> set[str]:
        return {person.name for person in store.people.everybody()}

    return house.database.read_now(read)


async def test_what_would_change_is_read_first_and_then_done(house: House) -> None:
    samira, content = await officer(house), files.people(*TWO)
    asked = await samira.send({"people.xlsx": content})
    dry = await looked(samira, asked, "2 changes to import")
    assert "2 rows: 2 new, 0 changed." in dry.words
    assert "New person Ann Lee" in dry.words and "row 2 | " in dry.words
    assert "roles: officer" in dry.words
    assert "Nothing has been changed yet" in dry.words
    assert "Ann Lee" not in names(house)
    assert "Importing the file" in (await dry.press("Do it")).words
    done = await shown(samira, asked, "Imported")
    assert "2 new, Mon 23 Nov, 14:00." in done.words
    assert {"Ann Lee", "Bo Ray"} <= names(house)
    # Whoever presses the old card again finds that it is done.
    assert "Imported" in (await dry.press("Do it")).words
    again = await samira.send({"people.xlsx": content})
    assert "You sent the same file on Mon 23 Nov" in again.words
    assert "All of it is there already." in (await looked(samira, again, "Nothing to change")).words


async def test_problems_are_told_by_row_and_nothing_is_done(house: House) -> None:
    samira = await officer(house)
    rows = [("", f"nobody{n}@trust.example", "king") for n in range(9)]
    asked = await samira.send({"people.xlsx": files.people(*TWO, *rows)})
    dry = await looked(samira, asked, "to fix first")
    assert "Row 4:" in dry.words and "Nothing can be imported until these are fixed" in dry.words
    assert "Do it" not in str(dry.shown)
    page = await dry.press("Show all")
    assert "1 to 6 of 18" in page.words
    last = await (await page.press("Next")).press("Next")
    assert "13 to 18 of 18" in last.words
    whole = await (await last.press("Previous")).press("Back")
    assert "to fix first" in whole.words
    assert "Ann Lee" not in names(house)


async def test_a_list_that_changed_meanwhile_is_told_and_nothing_is_done(house: House) -> None:
    samira = await officer(house)
    asked = await samira.send({"people.xlsx": files.people(*TWO)})
    dry = await looked(samira, asked, "2 changes to import")
    other = await samira.send({"one.xlsx": files.people(TWO[0])})
    one = await looked(samira, other, "1 change to import")
    await one.press("Do it")
    await shown(samira, other, "Imported")
    await dry.press("Do it")
    moved = await shown(samira, asked, "The hub's list has changed since you looked")
    assert "1 change to import" in moved.words and "New person Bo Ray" in moved.words
    assert "Bo Ray" not in names(house)
    # The card of before does not do what stands on the new one.
    assert "has changed since you looked" in (await dry.press("Do it")).words
    await moved.press("Do it")
    await shown(samira, asked, "Imported")
    assert "Bo Ray" in names(house)


async def test_it_is_the_same_import_as_that_of_the_command_line(
    house: House, tmp_path: Path
) -> None:
    samira = await officer(house)
    content = files.people(*TWO)
    asked = await samira.send({"people.xlsx": content})
    await (await looked(samira, asked, "2 changes to import")).press("Do it")
    await shown(samira, asked, "Imported")
    path = tmp_path / "people.xlsx"
    path.write_bytes(content)
    said: list[str] = []
    import_files(
        house.database, [path], house.clock(), house.clock().date(), said.append, watched=False
    )
    assert said[-1] == "Nothing to change: all of it stands already."


async def test_only_who_keeps_the_list_may_bring_one_in(house: House) -> None:
    asked = await house.chat(FARIDA).send({"people.xlsx": files.people(*TWO)})
    assert LIST not in asked.words
    request = asked.request("For the visit you record next")
    request["value"]["action"]["data"] |= {"purpose": "import", "subject": ""}
    _, body = await house.post(request)
    assert "Only the hub's officers can do that" in body["value"]["message"]


async def test_who_is_no_officer_any_more_does_not_do_it(house: House) -> None:
    samira = await officer(house)
    asked = await samira.send({"people.xlsx": files.people(*TWO)})
    dry = await looked(samira, asked, "2 changes to import")

    def dismissed(store: Store) -> None:
        person = store.people.by_email(SAMIRA.email)
        assert person is not None
        store.people.appoint(person.id, ())

    house.database.write_now(dismissed)
    assert "Only the hub's officers" in await dry.refused("Do it")
    assert "Ann Lee" not in names(house)


async def test_pressed_twice_it_is_done_once(house: House) -> None:
    samira = await officer(house)
    asked = await samira.send({"people.xlsx": files.people(*TWO)})
    dry = await looked(samira, asked, "2 changes to import")
    for _ in range(3):
        await dry.press("Do it")
    await shown(samira, asked, "Imported")
    assert house.database.read_now(_imports_done) == 1


def _imports_done(store: Store) -> int:
    found = select(audit.c.id).where(audit.c.verb == "import.done")
    return len(store._connection.execute(found).all())


async def test_a_file_without_a_table_is_told_and_can_be_something_else(house: House) -> None:
    samira = await officer(house)
    asked = await samira.send({"people.csv": b"this,that\n1,2\n"})
    dry = await looked(samira, asked, "1 problem to fix first")
    assert "has no header that is known" in dry.words
    again = await dry.press("Choose again")
    assert "What is this?" in again.words
    await again.press("None of these: delete it")
    await heard(samira, "The file is deleted")


async def test_a_mended_list_is_looked_at_again(house: House) -> None:
    samira = await officer(house)
    asked = await samira.send({"people.xlsx": files.people(("", "x@trust.example", "leader"))})
    dry = await looked(samira, asked, "to fix first")
    assert "Checking the file" in (await dry.press("Check again")).words
    await shown(samira, asked, "to fix first")


async def test_another_officer_finds_nothing_of_it(house: House) -> None:
    samira = await officer(house)
    asked = await samira.send({"people.xlsx": files.people(*TWO)})
    dry = await looked(samira, asked, "2 changes to import")
    other = Somebody("Second Officer", "second@trust.example", "oid-second")
    chat = house.chat(other)
    await chat.say("hi")
    request = dry.request("Do it")
    stolen = chat.activity(**{name: request[name] for name in ("type", "name", "value")})
    await house.post(stolen)
    assert "Ann Lee" not in names(house)
