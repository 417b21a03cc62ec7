"""Stories of an officer who looks how the bot does, and decides on what did not arrive."""

import re

import aiohttp
import pytest

from bot.web.metrics import Metrics, Pulse
from domain.delivery.delivery import DeliveryState
from domain.operations.standing import BotStanding
from tests.clock import Clock
from tests.conversation import Card, Chat, House
from tests.conversation import house as running
from tests.databases import ROOT, Place
from tests.fake_teams import FakeTeams
from tests.ports import free_port
from tests.seed import FARIDA, PEEL_PARK, SAMIRA, TOM

RUNBOOK = ROOT / "docs" / "runbook.md"


async def officer(house: House) -> Chat:
    """Samira, let in by a code."""
    chat = house.chat(SAMIRA)
    await chat.say(house.invite(SAMIRA.email))
    return chat


async def flagged(house: House) -> Card:
    """Farida saves a record that asks the hub to look."""
    farida = house.chat(FARIDA)
    form = await farida.say("visit")
    return await form.press(
        "Save record", did="Watched a lesson.", progress="off_track", flag="true"
    )


async def test_status_says_that_all_is_well_or_what_is_not(house: House) -> None:
    samira = await officer(house)
    assert "All is well" in (await samira.say("status")).words
    farida = house.chat(FARIDA)
    await farida.say("hi")
    assert (await farida.say("status")).words.startswith("Only the hub's officers can do that")


async def test_a_flag_that_nobody_could_be_told_of_stands_on_status(house: House) -> None:
    await flagged(house)
    samira = await officer(house)
    told = await samira.say("status")
    assert "1 flag was raised while nobody could be told" in told.words
    listed = await told.press("Open flags")
    assert PEEL_PARK in listed.words and "Not taken yet" in listed.words


async def test_what_may_have_arrived_is_sent_again_only_by_a_person_and_once(house: House) -> None:
    samira = await officer(house)
    house.teams.failures_in[SAMIRA.conversation] = [(503, {}, None)]
    await flagged(house)
    await house.until(lambda store: store.outbox.counts().get(DeliveryState.UNKNOWN) == 1)
    listed = await samira.say("not delivered")
    assert "A flag to Samira Whitfield" in listed.words and "may have arrived" in listed.words
    again = listed.request("Send again")
    assert "It will be sent again" in str(await listed.answered(again))
    await house.teams.until(lambda: any(PEEL_PARK in str(m.card) for m in samira.messages[-1:]))
    second = await listed.press("Send again")
    assert "Somebody decided" in second.words and "Everything arrived" in second.words
    assert sum("asks the hub to look" in str(m.card) for m in samira.messages) == 1


async def test_who_gives_up_ends_it(house: House) -> None:
    samira = await officer(house)
    house.teams.failures_in[SAMIRA.conversation] = [(503, {}, None)]
    await flagged(house)
    await house.until(lambda store: store.outbox.counts().get(DeliveryState.UNKNOWN) == 1)
    ended = await (await samira.say("not delivered")).press("Give up")
    assert "Everything arrived" in ended.words
    await house.until(lambda store: store.outbox.counts().get(DeliveryState.UNKNOWN, 0) == 0)


async def test_only_an_officer_decides(house: House) -> None:
    farida = house.chat(FARIDA)
    assert "Only the hub" in str(await say_refused(farida, "not delivered"))


async def test_figures_for_an_alarm_stand_at_a_port_of_their_own(
    small_hub: Place, teams: FakeTeams, clock: Clock, no_settings: pytest.MonkeyPatch
) -> None:
    port = free_port()
    async with running(small_hub, teams, clock, metrics_port=port) as house:
        await house.chat(FARIDA).say("visit")
        async with house.web.get(f"http://127.0.0.1:{port}/metrics") as answer:
            told = await answer.text()
        async with house.web.get(f"{house.address}/metrics") as answer:
            assert answer.status == 404
    assert 'hub_visits_turns_total{reply="Say",what="command"} 1.0' in told
    assert re.search(r"^hub_visits_worker_heartbeat_age_seconds 0\.0$", told, re.MULTILINE)
    assert 'hub_visits_outbox_rows{state="unknown"} 0.0' in told
    assert FARIDA.name not in told and FARIDA.oid not in told


async def figures(port: int) -> str:
    """What Prometheus is told."""
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{port}/metrics") as answer,
    ):
        assert answer.status == 200
        return await answer.text()


async def test_every_alarm_of_the_runbook_names_figures_that_there_are(
    small_hub: Place, teams: FakeTeams, clock: Clock, no_settings: pytest.MonkeyPatch
) -> None:
    port = free_port()
    async with running(small_hub, teams, clock, metrics_port=port) as house:
        await house.chat(FARIDA).say("visit")
        told = await figures(port)
    there = set(re.findall(r"^(hub_visits_\w+)", told, re.MULTILINE))
    alarms = re.findall(r"^\| `(.+?)`", RUNBOOK.read_text(), re.MULTILINE)
    named = {name for alarm in alarms for name in re.findall(r"hub_visits_\w+", alarm)}
    assert len(named) > 9 and named <= there
    for label in re.findall(r'\w+="\w+"', " ".join(alarms)):
        assert label in told, label


async def test_what_goes_wrong_is_counted_as_that_whatever_the_person_is_shown(
    small_hub: Place, teams: FakeTeams, clock: Clock, no_settings: pytest.MonkeyPatch
) -> None:
    port, faults = free_port(), "hub_visits_faults_total "
    async with running(small_hub, teams, clock, metrics_port=port) as house:
        form = await house.chat(FARIDA).say("visit")
        assert f"{faults}0.0" in await figures(port)
        house.database.write_now(
            lambda s: s._connection.exec_driver_sql("ALTER TABLE audit RENAME TO elsewhere")
        )
        again = await form.press("Save record", did="Watched a lesson.", progress="on_track")
        assert "Something went wrong" in again.words
        assert f"{faults}1.0" in await figures(port)
        assert "Something went wrong" in str(await house.chat(TOM).say("visit"))
        assert f"{faults}2.0" in await figures(port)


async def test_while_the_database_is_away_the_process_still_says_how_it_does() -> None:
    async def away() -> BotStanding:
        raise ConnectionError("no server")

    port, metrics = free_port(), Metrics(away, lambda: Pulse(7.0, 1))
    await metrics.start("127.0.0.1", port)
    metrics.turn("command", "Say", 0.1)
    told = await figures(port)
    await metrics.stop()
    assert (
        "hub_visits_database_up 0.0" in told
        and "hub_visits_worker_heartbeat_age_seconds 7.0" in told
    )
    assert 'hub_visits_turns_total{reply="Say",what="command"} 1.0' in told
    assert "hub_visits_outbox_rows" not in told


async def say_refused(chat: Chat, text: str) -> list[str]:
    """Types what is refused in a sentence; gives the texts of the chat."""
    await chat.house.post(chat.activity(type="message", text=text))
    return [m.text for m in chat.messages]
