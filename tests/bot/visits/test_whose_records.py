"""`visits` gives what help tells that it gives, whatever roles somebody holds together."""

import pytest

from domain.people.people import Appointment, Role
from storage.store import Store
from tests.conversation import House
from tests.seed import FARIDA, PEEL_PARK


def also(role: Role, store: Store) -> None:
    """Farida, a leader, holds a second role: at the hub, or at the school that she supports."""
    farida = store.people.by_email(FARIDA.email)
    school = store.deployments.get(1)
    assert farida and school
    at = school.organisation if role is Role.SCHOOL_CONTACT else None
    store.people.appoint(farida.id, farida.appointments | {Appointment(role, at)})


@pytest.mark.parametrize(
    ("role", "told", "title"),
    [
        (Role.OFFICER, "visits | the hub's records, newest first", "Records of visits"),
        (Role.SCHOOL_CONTACT, "visits | records of visits to you, newest first", "Visits to us"),
    ],
)
async def test_of_a_leader_who_is_more_visits_gives_what_my_visits_does_not(
    house: House, role: Role, told: str, title: str
) -> None:
    farida = house.chat(FARIDA)
    await farida.say("hi")
    await house.database.write(lambda store: also(role, store))
    await farida.say(house.invite(FARIDA.email))
    assert told in (await farida.say("help")).words
    typed = await farida.say("visits")
    own = await farida.say("my visits")
    pressed = await own.press("Records by others")
    assert typed.words == pressed.words
    assert own.words.startswith("My visits") and typed.words.startswith(title)


async def test_a_leader_who_is_nothing_else_reads_own_records_by_either_word(house: House) -> None:
    farida = house.chat(FARIDA)
    assert (await farida.say("visits")).words == (await farida.say("my visits")).words
    assert PEEL_PARK in (await farida.say("deployments")).words
