"""Who comes too often: told so in words with what was typed kept, and nobody else feels it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.teams.allowances import MOST_KEPT, Kept
from domain.allowances import Allowance
from tests.clock import Clock
from tests.conversation import House
from tests.conversation import house as running
from tests.databases import Place
from tests.edge import edge
from tests.fake_teams import FakeTeams
from tests.ports import free_port
from tests.seed import FARIDA, TOM

NOW = datetime(2026, 11, 27, 15, 30, tzinfo=UTC)
BUSY = "I was busy for a moment, so nothing was saved. Please try again."
DID = "Watched three phonics lessons."


def claimed(house: House) -> int:
    """The activities that were answered by way of the database."""
    counted = "SELECT count(*) FROM inbox"
    return house.database.read_now(
        lambda store: int(store._connection.exec_driver_sql(counted).scalar_one())
    )


async def hurries(house: House, presses: int) -> None:
    """Farida types so often at one moment."""
    chat = house.chat(FARIDA)
    for _ in range(presses):
        assert (await house.post(chat.activity(type="message", text="help")))[0] == 200


async def test_a_form_keeps_what_was_typed_and_saves_it_a_moment_later(
    small_hub: Place, teams: FakeTeams, clock: Clock, no_settings: pytest.MonkeyPatch
) -> None:
    async with running(small_hub, teams, clock, person_turns_a_second=1) as house:
        form = await house.chat(FARIDA).say("visit")
        await hurries(house, 2)
        again = await form.press("Save record", did=DID, progress="on_track")
        assert "I was busy for a moment" in again.words and DID in again.words
        assert claimed(house) == 1, "it was refused without the database"
        assert "visit" in (await house.chat(TOM).say("visit")).words.lower(), "another has room"
        clock.pass_(seconds=1)
        assert "Visit recorded" in (await again.press("Try again")).words


async def test_a_tenant_has_a_bound_of_its_own_and_both_are_counted(
    small_hub: Place, teams: FakeTeams, clock: Clock, no_settings: pytest.MonkeyPatch
) -> None:
    port = free_port()
    told = {"tenant_turns_a_second": 1, "metrics_port": port}
    async with running(small_hub, teams, clock, **told) as house:
        await hurries(house, 4)
        tom = house.chat(TOM)
        await house.post(tom.activity(type="message", text="help"))
        assert [message.text for message in tom.messages] == [BUSY]
        stranger = replace(house, token="x.y.z")
        assert (await stranger.post(tom.activity(type="message", text="help")))[0] == 401
        async with house.web.get(f"http://127.0.0.1:{port}/metrics") as answer:
            figures = await answer.text()
    assert 'hub_visits_turns_total{reply="TooMany",what="command"} 2.0' in figures
    for none_yet in ("Busy", "Unavailable"):
        assert f'hub_visits_turns_total{{reply="{none_yet}",what="command"}} 0.0' in figures
    assert 'hub_visits_refused_requests_total{status="401"} 1.0' in figures


async def test_who_alone_comes_too_often_takes_nothing_from_the_others(teams: FakeTeams) -> None:
    async with edge(teams, turns=(1, 2)) as door:
        for _ in range(50):
            await door.post(door.activity())
        tom = {"id": "29:tom", "name": "Tom", "aadObjectId": "oid-tom"}
        for _ in range(3):
            await door.post(door.activity(**{"from": tom}))
        assert [turn.account.oid for turn in door.bot.turns] == ["oid-farida"] * 3 + ["oid-tom"] * 3


async def test_typed_words_are_told_so_three_times_and_a_press_each_time(teams: FakeTeams) -> None:
    async with edge(teams, turns=(1, 1_000)) as door:
        for _ in range(20):
            assert await door.post(door.activity()) == (200, None)
        assert [message.text for message in teams.chats["a:chat-of-farida"]] == [BUSY] * 3
        answers = [(await door.post(door.press()))[1] for _ in range(5)]
        assert [answer["value"]["message"] for answer in answers] == [BUSY] * 5
        assert len(door.bot.turns) == 3


async def test_what_happens_in_teams_is_never_too_often(teams: FakeTeams) -> None:
    async with edge(teams, turns=(1, 1)) as door:
        for number in range(10):
            added = {"type": "installationUpdate", "action": "add", "id": f"a{number}"}
            assert (await door.post(door.activity(**added)))[0] == 200
        assert len(door.bot.turns) == 10


def test_no_more_than_so_many_are_remembered_and_those_with_room_go_first() -> None:
    kept = Kept(Allowance(1))
    for number in range(MOST_KEPT):
        assert kept.takes((str(number),), NOW)
    assert [kept.takes(("500",), NOW) for _ in range(3)] == [True, True, False]
    assert kept.takes(("another",), NOW)
    assert len(kept) == MOST_KEPT
    later = NOW + timedelta(seconds=2)
    assert kept.takes(("one more",), later)
    assert len(kept) == 2, "the others have all their room again"
