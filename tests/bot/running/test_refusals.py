"""Refused requests: each counted, their sums in the log once a minute, whoever sends how many."""

import asyncio
import logging
from dataclasses import replace

import pytest

from bot.running.refusals import Refusals
from tests import databases
from tests.clock import Clock
from tests.conversation import house as running
from tests.databases import Place
from tests.edge import Time, edge
from tests.fake_teams import FakeTeams


def told(caplog: pytest.LogCaptureFixture) -> list[tuple[int, str, int]]:
    """The lines about refused requests: status, reason, how many."""
    return [
        (record.status, record.reason, record.count)  # type: ignore[attr-defined]
        for record in caplog.records
        if record.msg == "requests were refused"
    ]


async def until_waiting(clock: Time) -> None:
    """Lets the loop go on until somebody waits for the clock."""
    async with asyncio.timeout(10):
        while not clock.awaited:
            await asyncio.sleep(0)


async def test_a_thousand_refusals_of_two_kinds_are_two_lines_a_minute(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    clock, counted = Time(), list[tuple[int, str]]()
    refusals = Refusals(lambda status, reason: counted.append((status, reason)), clock.pause)
    for minute in (1, 2):
        for number in range(1_000):
            refusals.note(401, "no-token" if number % 4 else "unknown-key")
        await until_waiting(clock)
        clock.pass_(59)
        assert len(told(caplog)) == 2 * (minute - 1)
        clock.pass_(1)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert told(caplog)[-2:] == [(401, "no-token", 750), (401, "unknown-key", 250)]
    assert len(counted) == 2_000


async def test_what_was_counted_is_told_at_the_end(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    refusals = Refusals(lambda status, reason: None, Time().pause)
    refusals.note(415, "content-encoding")
    await refusals.stop()
    await refusals.stop()
    assert told(caplog) == [(415, "content-encoding", 1)]


async def test_what_is_no_http_is_counted_and_has_no_line_of_its_own(
    teams: FakeTeams, caplog: pytest.LogCaptureFixture
) -> None:
    async with edge(teams) as door:
        for sent in (b"GET / HTTP/9.9\r\n\r\n", b"POST / HTTP/1.1\r\nHost: x\r\na b: c\r\n\r\n"):
            port = int(door.address.rpartition(":")[2])
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(sent)
            assert b" 400 " in await asyncio.wait_for(reader.readline(), 10)
            writer.close()
            await writer.wait_closed()
        assert door.refused == [(400, "http")] * 2
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_each_way_to_be_refused_is_counted_by_its_status(teams: FakeTeams) -> None:
    async with edge(teams) as door:
        await door.post(door.activity(), token="x.y.z")
        await door.post(b"{")
        await door.post(b"x" * 300_000)
        await door.post(door.activity(), **{"Content-Type": "text/plain"})
        await door.post(door.activity(channelData=None, conversation={"id": "a:1"}))
        await door.post(door.activity())
        assert [status for status, _ in door.refused] == [401, 400, 413, 415, 403]
        assert all(reason.isascii() and len(reason) < 40 for _, reason in door.refused)


@databases.on_sqlite
async def test_the_running_bot_tells_at_its_end_whom_it_refused(
    small_hub: Place,
    teams: FakeTeams,
    no_settings: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    async with running(small_hub, teams, Clock()) as house:
        await replace(house, token="x.y.z").post({})
        assert told(caplog) == []
    assert told(caplog) == [(401, "DecodeError", 1)]
