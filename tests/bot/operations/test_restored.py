"""Stories of a hub that goes on from a copy: what people read since is not said to them again."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from bot import messages
from bot.commands.restore import Restoring
from domain.delivery.delivery import DeliveryState
from domain.hub import Hub
from storage.engine.backups import back_up
from tests.bot.operations.test_status import officer
from tests.bot.prompts.prompting import DAY, TUESDAY, at, farida, told, untold
from tests.clock import Clock
from tests.conversation import house as running
from tests.databases import Place
from tests.fake_teams import FakeTeams
from tests.postgres import installed


@pytest.fixture(autouse=True)
def programs(no_settings: pytest.MonkeyPatch) -> None:
    """PostgreSQL's own programs are to be found."""
    if folder := installed():
        no_settings.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def restored(place: Place, copy: Path, clock: Clock) -> str:
    """The copy in the place of the database; gives what the command said."""
    said: list[str] = []
    jobs = messages.JOBS.values()
    assert (
        Restoring(Hub(), jobs, messages.FLEETING, clock()).restore(place.url, copy, said.append)
        == 0
    )
    return " ".join(said)


async def test_a_reminder_that_came_since_the_copy_does_not_come_again(
    small_hub: Place, teams: FakeTeams, clock: Clock, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    async with running(small_hub, teams, clock) as house:
        chat = await farida(house)
        back_up(small_hub.url, copy)
        await told(house, chat, TUESDAY)
        await untold(house, chat, TUESDAY, 7, 45)

    assert "for today, such as reminders, are left out" in restored(small_hub, copy, clock)
    async with running(small_hub, teams, clock) as house:
        chat = house.chat(chat.who)
        await untold(house, chat, TUESDAY, 8)
        await told(house, chat, TUESDAY + DAY)


async def test_a_welcome_that_came_since_the_copy_waits_for_a_person(
    small_hub: Place, teams: FakeTeams, clock: Clock, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    async with running(small_hub, teams, clock) as house:
        samira = await officer(house)
        await farida(house)
        house.database.write_now(
            lambda store: store.outbox.put(
                "welcome",
                "1",
                "welcome:1",
                "a:oid-farida",
                clock(),
                due=clock() + timedelta(hours=1),
            )
        )
        back_up(small_hub.url, copy)
        clock.pass_(hours=2)
        at(house, clock().date(), clock().hour)
        await house.until(lambda store: store.outbox.counts().get(DeliveryState.SENT) is not None)

    assert "1 message due by now may have been sent since" in restored(small_hub, copy, clock)
    async with running(small_hub, teams, clock) as house:
        at(house, clock().date(), clock().hour)
        assert house.database.read_now(lambda store: store.outbox.counts()) == {
            DeliveryState.UNKNOWN: 1
        }
        listed = await house.chat(samira.who).say("not delivered")
        assert "may have arrived" in listed.words
