"""An officer who asked for the roster as a file."""

from tests.conversation import Chat, House
from tests.fake_teams import Message
from tests.seed import SAMIRA, Somebody

IN_PLACE = "people-2026-11-23.xlsx is in your OneDrive"


async def officer(house: House) -> Chat:
    """Samira, let in by a code."""
    chat = house.chat(SAMIRA)
    await chat.say(house.invite(SAMIRA.email))
    return chat


async def person_number(house: House, who: Somebody) -> int:
    """A person's number on the roster."""
    person = await house.database.read(lambda store: store.people.by_email(who.email))
    assert person is not None
    return person.id


async def asked(house: House) -> tuple[Chat, Message]:
    """An officer before whom the file lies."""
    samira = await officer(house)
    told = await (await samira.say("people")).press("Download list")
    assert "It is being made; it comes here in a moment." in told.words
    return samira, await samira.offered()


async def heard(chat: Chat, words: str) -> None:
    """Waits until a card says so."""
    await chat.house.teams.until(
        lambda: any(words in str(message.card) for message in chat.messages)
    )


async def said_last(house: House) -> None:
    """Puts one more thing to be said, so that whatever was to be said before it has been."""
    await house.database.write(
        lambda s: s.outbox.put("unmade", "0", "last", SAMIRA.conversation, house.clock())
    )


async def wakened(house: House) -> None:
    """Has the worker look round, as it does by itself every half minute."""
    key = f"wake {house.clock()}"
    await house.database.write(
        lambda store: store.outbox.put("nothing", "0", key, SAMIRA.conversation, house.clock())
    )


def unmade(chat: Chat) -> int:
    """How often somebody was told that a file could not be made."""
    return sum("could not be made" in str(message.card) for message in chat.messages)
