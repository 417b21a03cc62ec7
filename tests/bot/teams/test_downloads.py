"""What comes of fetching a file that somebody sent, over real HTTP and HTTPS."""

import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509.oid import NameOID

from bot.teams.downloads import Downloads, Fetched
from bot.teams.hosts import Hosts
from domain.errors import Problem
from domain.library.sent_files import LARGEST, SentFile
from tests.fake_sharepoint import KEY, FakeSharePoint, Fault
from tests.fake_teams import private_key

CONTENT = bytes(range(256)) * 40


@asynccontextmanager
async def sharepoint(
    given: bytes | int | Fault, secure: ssl.SSLContext | None = None
) -> AsyncIterator[tuple[FakeSharePoint, str]]:
    """A stand-in with one file, and the file's address."""
    fake, app = FakeSharePoint({"a.pdf": given}), web.Application()
    fake.add_to(app)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=secure).start()
    scheme, port = "https" if secure else "http", runner.addresses[0][1]
    yield fake, f"{scheme}://127.0.0.1:{port}/sharepoint/a.pdf?{KEY}"
    fake.released.set()
    await runner.cleanup()


async def fetched(url: str, patience: float = 20.0) -> Fetched:
    """What comes of the file at an address of this machine."""
    downloads = Downloads(Hosts(files=[url.split("/")[2]]), patience)
    await downloads.start()
    try:
        [one] = await downloads.fetch([SentFile("a.pdf", url)])
    finally:
        await downloads.close()
    return one


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (404, "file_link"),
        (401, "file_link"),
        (403, "file_link"),
        (410, "file_link"),
        (500, "file_away"),
        (429, "file_away"),
        (204, "file_away"),
        (b"", "file_empty"),
        (bytes(LARGEST + 1), "file_too_large"),
        ("huge", "file_too_large"),
        ("endless", "file_too_large"),
        ("packed", "file_too_large"),
        ("cut", "file_broken_off"),
        ("elsewhere", "file_elsewhere"),
        ("away", "file_away"),
    ],
    ids=lambda value: str(value)[:20],
)
async def test_whatever_goes_wrong_is_named(given: bytes | int | Fault, why: str) -> None:
    async with sharepoint(given) as (fake, url):
        assert await fetched(url) == Problem("", why, {"name": "a.pdf"})
        assert fake.asked == ["a.pdf"]


async def test_one_that_hangs_is_given_up() -> None:
    async with sharepoint("hang") as (_, url):
        assert await fetched(url, 0.3) == Problem("", "file_broken_off", {"name": "a.pdf"})


async def test_nobody_there_is_nothing_kept() -> None:
    async with sharepoint(CONTENT) as (_, url):
        pass
    assert await fetched(url) == Problem("", "file_away", {"name": "a.pdf"})


async def test_the_largest_comes_whole() -> None:
    async with sharepoint(bytes(LARGEST)) as (fake, url):
        assert await fetched(url) == ("a.pdf", bytes(LARGEST))
        assert fake.tokens == [""]


async def test_a_file_comes_from_its_own_hosts_alone() -> None:
    async with sharepoint(CONTENT) as (fake, url):
        downloads = Downloads(Hosts(["127.0.0.1", url.split("/")[2]]))
        await downloads.start()
        sent = [SentFile("a.pdf", url), SentFile("b.pdf"), SentFile("c.png", pasted=True)]
        found = await downloads.fetch(sent)
        await downloads.close()
    kinds = [each.kind for each in found if isinstance(each, Problem)]
    assert kinds == ["file_elsewhere", "file_link", "file_pasted"]
    assert fake.asked == []


async def test_over_https_whose_certificate_is_trusted_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secure, trusting = certificate(tmp_path)
    async with sharepoint(CONTENT, secure) as (fake, url):
        assert await fetched(url) == Problem("", "file_away", {"name": "a.pdf"})
        assert fake.asked == []
        monkeypatch.setattr(aiohttp.connector, "_SSL_CONTEXT_VERIFIED", trusting)
        assert await fetched(url) == ("a.pdf", CONTENT)


def certificate(folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's side with a certificate of its own, and a caller's that trusts it."""
    key, name = private_key("sharepoint"), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "x")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    pem = made.public_bytes(serialization.Encoding.PEM)
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    both = folder / "both.pem"
    both.write_bytes(private + pem)
    secure = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    secure.load_cert_chain(both)
    return secure, ssl.create_default_context(cadata=pem.decode())
