"""What comes packed: nothing of it is unpacked, nor read, whoever sends it."""

import asyncio
import gzip
import time
import zlib

import pytest

from bot.web.metrics import Metrics, Pulse
from tests.edge import Edge, edge
from tests.fake_teams import FakeTeams
from tests.ports import free_port

NOUGHTS = 1 << 20


def bomb(megabytes: int) -> bytes:
    """So many megabytes of noughts, packed: a thousandth of that."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    blocks = [packer.compress(bytes(NOUGHTS)) for _ in range(megabytes)]
    return b"".join(blocks) + packer.flush()


@pytest.mark.parametrize(
    "packing",
    ["gzip", "deflate", "br", "zstd", "GZIP", "gzip, identity", "identity, gzip", "x", ""],
)
@pytest.mark.parametrize("known", [True, False])
async def test_a_packed_body_is_415_before_anything_else(
    teams: FakeTeams, packing: str, known: bool
) -> None:
    async with edge(teams) as door:
        body, headers = gzip.compress(b"{}"), {"Content-Encoding": packing}
        token = None if known else ""
        assert await door.post(body, token=token, **headers) == (415, None)
        assert door.refused == [(415, "content-encoding")]
        assert (door.bot.turns, teams.key_fetches) == ([], 0)


async def test_what_says_that_it_is_not_packed_is_fine(teams: FakeTeams) -> None:
    async with edge(teams) as door:
        assert (await door.post(door.activity(), **{"Content-Encoding": "Identity"}))[0] == 200


async def sent(door: Edge, *lines: str, body: bytes, path: str = "/api/messages") -> bytes:
    """The status line that a request by hand is answered with."""
    port = int(door.address.rpartition(":")[2])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = [f"POST {path} HTTP/1.1", "Host: x", "Content-Type: application/json", *lines]
    writer.write("\r\n".join([*head, "", ""]).encode())
    writer.write(body)
    await writer.drain()
    line = await asyncio.wait_for(reader.readline(), 10)
    writer.close()
    await writer.wait_closed()
    return line


async def test_two_headers_and_a_packing_on_the_way_unpack_nothing_either(
    teams: FakeTeams,
) -> None:
    packed = gzip.compress(b"{}")
    length, chunk = f"Content-Length: {len(packed)}", b"%x\r\n%b\r\n0\r\n" % (len(packed), packed)
    token = f"Authorization: Bearer {teams.mint()}"
    twice = ("Content-Encoding: identity", "Content-Encoding: gzip")
    async with edge(teams) as door:
        assert b" 415 " in await sent(door, *twice, length, body=packed)
        chunked = ("Transfer-Encoding: gzip, chunked", token)
        assert b" 400 " in await sent(door, *chunked, body=chunk + b"\r\n")
        # A header that comes behind the body comes too late to say how that is packed.
        late = ("Transfer-Encoding: chunked", "Trailer: Content-Encoding", token)
        trailed = chunk + b"Content-Encoding: gzip\r\n\r\n"
        assert b" 400 " in await sent(door, *late, body=trailed)
        assert door.bot.turns == []


@pytest.mark.long
async def test_two_megabytes_that_unpack_to_two_thousand_hold_nobody_up(teams: FakeTeams) -> None:
    packed = bomb(2_000)
    assert 1_900_000 < len(packed) < 2_100_000
    head = ("Content-Encoding: gzip", f"Content-Length: {len(packed)}")
    async with edge(teams) as door:
        before = time.process_time()
        assert b" 415 " in await sent(door, *head, body=packed)
        assert b" 404 " in await sent(door, *head, body=packed, path="/nowhere")
        # To unpack it takes seconds; this has the sending as well, and both ends, and two of them.
        assert time.process_time() - before < 0.1


@pytest.mark.long
async def test_the_port_of_the_figures_unpacks_nothing_either() -> None:
    async def away() -> None:
        raise OSError

    port, metrics, packed = free_port(), Metrics(away, lambda: Pulse(0.0, 0)), bomb(1_000)  # type: ignore[arg-type]
    await metrics.start("127.0.0.1", port)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    lines = ["GET /metrics HTTP/1.1", "Host: x", "Connection: close", "Content-Encoding: gzip"]
    head = "\r\n".join([*lines, f"Content-Length: {len(packed)}", "", ""]).encode()
    before = time.process_time()
    writer.write(head + packed)
    assert b" 200 " in await asyncio.wait_for(reader.readline(), 10)
    await asyncio.wait_for(reader.read(), 10)
    assert time.process_time() - before < 0.1
    writer.close()
    await writer.wait_closed()
    await metrics.stop()
