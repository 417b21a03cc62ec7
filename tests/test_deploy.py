"""What is shipped for several replicas: the compose file, the image and the proxy."""

import asyncio
import datetime
import json
import os
import re
import shutil
import ssl
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import yaml
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509.oid import NameOID

from app import COMMANDS
from bot.delivery.worker import FINISH
from bot.running.settings import PROJECT, Settings
from bot.teams.endpoint import DRAIN_WITHIN, LONGEST_BODY
from tests.fake_teams import private_key
from tests.ports import free_port

DEPLOY = PROJECT / "docs" / "deploy"
# The compose keys that are used; the engine, which is not here, refuses a misspelt one.
SERVICE = frozenset(
    {
        "build",
        "cap_add",
        "cap_drop",
        "depends_on",
        "env_file",
        "environment",
        "healthcheck",
        "image",
        "logging",
        "mem_limit",
        "networks",
        "pids_limit",
    }
    | {
        "ports",
        "read_only",
        "restart",
        "security_opt",
        "shm_size",
        "stop_grace_period",
        "tmpfs",
        "user",
        "volumes",
    }
)
HEALTH = {"test", "interval", "timeout", "retries", "start_period"}
OURS = ("app.py", "bot", "cards", "domain", "manifest", "storage", "pyproject.toml", "uv.lock")


def compose() -> dict[str, Any]:
    """The compose file."""
    read: dict[str, Any] = yaml.safe_load((PROJECT / "compose.yaml").read_text(encoding="utf-8"))
    return read


def seconds(told: str) -> int:
    """A duration of whole seconds."""
    return int(told.removesuffix("s"))


def bots() -> dict[str, Any]:
    """The replicas by name."""
    return {name: told for name, told in compose()["services"].items() if name.startswith("bot-")}


def test_the_compose_file_uses_keys_that_there_are() -> None:
    told = compose()
    assert {key for key in told if not key.startswith("x-")} == {
        "name",
        "services",
        "volumes",
        "networks",
    }
    for service in told["services"].values():
        assert set(service) <= SERVICE
        assert set(service.get("healthcheck", {})) <= HEALTH
        assert set(service.get("networks", {})) <= set(told["networks"])
        for needed, how in service.get("depends_on", {}).items():
            assert how == {"condition": "service_healthy"}
            assert "healthcheck" in told["services"][needed]


@pytest.mark.parametrize("name", compose()["services"])
def test_no_service_can_fill_the_machine_nor_change_itself(name: str) -> None:
    service = compose()["services"][name]
    assert set(service["logging"]["options"]) == {"max-size", "max-file"}
    assert re.fullmatch(r"\d+[mg]", service["mem_limit"])
    assert 0 < service["pids_limit"] <= 256
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    # What it may write beside its volumes is in memory, and of a size.
    assert all("size=" in place for place in service["tmpfs"])
    assert {"DAC_OVERRIDE", "SYS_ADMIN", "NET_ADMIN"}.isdisjoint(service.get("cap_add", ()))


def test_two_replicas_are_alike_and_outlive_their_last_answers() -> None:
    first, second = bots().values()
    assert first | {"networks": None} == second | {"networks": None}
    shutdown = re.search(
        r"shutdown_timeout=(\d+)", (PROJECT / "app.py").read_text(encoding="utf-8")
    )
    assert shutdown is not None
    assert seconds(first["stop_grace_period"]) > int(shutdown[1]) + DRAIN_WITHIN + FINISH
    assert "/readyz" in str(first["healthcheck"]["test"])
    compile(first["healthcheck"]["test"][3], "healthcheck", "exec")
    assert {name.lower() for name in first["environment"]} <= set(Settings.model_fields)


def test_the_proxy_asks_the_replicas_where_they_are() -> None:
    addresses = {told["networks"]["inside"]["ipv4_address"] for told in bots().values()}
    port = {told["environment"]["PORT"] for told in bots().values()}
    config = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    assert {tuple(found) for found in re.findall(r"server ([\d.]+):(\d+)", config)} == {
        (address, p) for address in addresses for p in port
    }
    assert f"client_max_body_size {LONGEST_BODY // 1024}k;" in config
    mounts = [mount.split(":")[0] for mount in compose()["services"]["proxy"]["volumes"]]
    assert [mount for mount in mounts if not (PROJECT / mount).exists()] in ([], ["./certs"])


def test_the_image_holds_what_the_bot_needs_and_starts_it() -> None:
    build = bots()["bot-1"]["build"]
    lines = (PROJECT / build["dockerfile"]).read_text(encoding="utf-8").splitlines()
    copied = [
        line.split()[1:-1] for line in lines if line.startswith("COPY") and "--from" not in line
    ]
    assert [file for files in copied for file in files if not (PROJECT / file).exists()] == []
    command = json.loads(
        next(line for line in lines if line.startswith("CMD")).removeprefix("CMD ")
    )
    assert command[:2] == ["python", "app.py"]
    assert command[2] in COMMANDS
    assert any(line.startswith("USER ") and line != "USER root" for line in lines)


def test_nothing_about_people_and_no_secret_gets_into_the_image_or_into_git() -> None:
    first, *others = _patterns(".dockerignore")
    assert first == "*"
    assert {other.removeprefix("!") for other in others} == {
        *OURS,
        "LICENSE",
        ".ci/uv.txt",
        "**/__pycache__",
    }
    about_people = {"/data/", "/*.xlsx", "/*.csv", "/*.zip", "/*.dump", "/*.db"}
    assert {"/.env", "/certs/", *about_people} <= set(_patterns(".gitignore"))


def _patterns(name: str) -> list[str]:
    lines = (PROJECT / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@asynccontextmanager
async def proxy(folder: Path, upstream: int, nobody: int) -> AsyncIterator[int]:
    """nginx as shipped, from its own port to those two; what is too slow has a second."""
    _certify(folder)
    port = free_port()
    config = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    for told, here in (
        ("listen 443", f"listen 127.0.0.1:{port}"),
        ("172.30.3.11:3978", f"127.0.0.1:{upstream}"),
        ("172.30.3.12:3978", f"127.0.0.1:{nobody}"),
        ("/etc/nginx/certs", str(folder)),
        ("client_header_timeout 10s", "client_header_timeout 1s"),
    ):
        assert told in config
        config = config.replace(told, here)
    (folder / "nginx.conf").write_text(config)
    command = ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"]
    running = ["-g", f"daemon off; pid {folder}/nginx.pid;"]
    environment = {"PATH": f"{os.environ['PATH']}:/usr/sbin"}
    server = await asyncio.create_subprocess_exec(
        *command, *running, env=environment, stderr=subprocess.DEVNULL
    )
    try:
        async with asyncio.timeout(10):
            while not await _listens(port):
                assert server.returncode is None
        yield port
    finally:
        server.terminate()
        await server.wait()


@pytest.fixture
def nginx() -> None:
    """Skips a test where there is no nginx, before anything was started that is to be ended."""
    if not shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin"):
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop("nginx is not installed: apt-get install nginx-light")


@pytest.mark.usefixtures("nginx")
async def test_the_proxy_passes_on_refuses_and_closes_what_is_too_slow(tmp_path: Path) -> None:
    async def answer(request: web.Request) -> web.Response:
        return web.json_response({"came": len(await request.read())})

    bot = web.Application(client_max_size=LONGEST_BODY)
    bot.add_routes([web.post("/api/messages", answer), web.get("/readyz", answer)])
    runner = web.AppRunner(bot)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with (
        proxy(tmp_path, runner.addresses[0][1], free_port()) as port,
        aiohttp.ClientSession() as client,
    ):

        async def asked(method: str, path: str, body: bytes = b"", packing: str = "") -> int:
            packed = {"Content-Encoding": packing} if packing else {}
            async with client.request(
                method, f"https://127.0.0.1:{port}{path}", data=body, ssl=False, headers=packed
            ) as answer:
                return answer.status

        # One of the two replicas is away: nobody notices.
        assert [await asked("POST", "/api/messages", b"{}") for _ in range(10)] == [200] * 10
        assert await asked("POST", "/api/messages", b"x" * (LONGEST_BODY + 1)) == 413
        assert await asked("GET", "/readyz") == 404
        packings = ("gzip", "deflate", "br", "gzip, identity", "identity")
        statuses = [await asked("POST", "/api/messages", b"{}", packing) for packing in packings]
        assert statuses == [415] * 4 + [200]
        reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=_trusting())
        writer.write(b"POST /api/messages HTTP/1.1\r\nHost:")
        assert await asyncio.wait_for(reader.read(), 10) == b""
        writer.close()
    await runner.cleanup()


async def _listens(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True


def _trusting() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def _certify(folder: Path) -> None:
    key, name = (
        private_key("proxy"),
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")]),
    )
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    )
    made = (
        made.serial_number(1)
        .not_valid_before(now)
        .not_valid_after(now + datetime.timedelta(days=1))
    )
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    (folder / "fullchain.pem").write_bytes(made.sign(key, hashes.SHA256()).public_bytes(pem))
    (folder / "privkey.pem").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)
    )
