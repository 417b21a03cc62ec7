"""Stories of an officer with two accounts, of which one typed a code."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.subjects.day_slots import KIND, slot
from domain.people.people import Appointment, Role
from storage.store import Store
from tests.bot.prompts.prompting import DAY, TUESDAY, did, farida, three_times, told
from tests.bot.visits.copying import pass_
from tests.conversation import Chat, House
from tests.seed import TOM

OFFICER = Appointment(Role.OFFICER, 1)


async def two_accounts(house: House) -> tuple[Chat, Chat]:
    """Tom, who became an officer: his chat by the address, spoken in last, and that by a code."""
    by_address = house.chat(TOM)
    await by_address.say("hi")
    did(house, lambda store: store.people.appoint(2, {Appointment(Role.LEADER, 1), OFFICER}))
    by_code = house.chat(replace(TOM, oid="oid-second", email="t@elsewhere.example"))
    await by_code.say(house.invite(TOM.email))
    return by_address, by_code


async def test_a_file_comes_to_the_chat_in_which_it_may_be_had(house: House) -> None:
    by_address, by_code = await two_accounts(house)
    await pass_(house, days=1)
    people = await by_code.say("people")
    await by_address.say("hi")
    await people.press("Download list")
    offer = await by_code.offered()
    assert offer.offer is not None


async def test_what_is_to_be_chased_comes_to_the_chat_of_the_code(house: House) -> None:
    leader = await farida(house)
    by_address, by_code = await two_accounts(house)
    await three_times(house, leader)
    await by_code.say("hi")
    await by_address.say("hi")
    before = len(by_address.messages)
    message = await told(house, by_code, TUESDAY + 3 * DAY)
    assert "Three reminders" in message.words
    assert len(by_address.messages) == before


async def test_what_a_chat_did_not_show_is_not_kept_as_told(house: House) -> None:
    leader = await farida(house)
    by_address, _by_code = await two_accounts(house)
    await three_times(house, leader)
    on = TUESDAY + 3 * DAY
    did(house, lambda store: store.planned_visits.add(1, 2, on))
    did(house, lambda store: _put(on, by_address, store))
    message = await told(house, by_address, on)
    assert "Three reminders" not in message.words
    named = did(house, lambda store: store.prompts.since(2, on))
    assert named and not [subject for subject in named if subject.startswith("chase")]


def _put(on: date, chat: Chat, store: Store) -> None:
    """A message of that day, put while that chat was the only one."""
    morning = datetime(on.year, on.month, on.day, 7, 30, tzinfo=UTC)
    message = slot(2, on)
    store.outbox.put(KIND, message.subject, str(message), chat.who.conversation, morning)
