"""What every test may use; each folder has its own parts beside this."""

import gc
import logging
import os
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import settings

from bot.running import logs
from bot.running.settings import Settings
from domain.hub import Hub
from storage.engine.database import Database
from storage.store import Store
from tests.databases import Place, Places, PostgresDatabases, SqliteFiles, Templates
from tests.fake_teams import FakeTeams
from tests.postgres import Absent, Server, in_memory

FEWER = 20
GARBAGE = 50_000


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--quick` is what `make quick` runs."""
    parser.addoption(
        "--quick", action="store_true", help="SQLite only, fewer made-up examples, no long tests"
    )


def pytest_configure(config: pytest.Config) -> None:
    """No example is too slow: a busy machine is no fault of the code."""
    # A look for garbage after each 700 new objects is a tenth of the time of a quick run.
    gc.set_threshold(GARBAGE)
    settings.register_profile("ours", deadline=None)
    settings.register_profile("quick", deadline=None, max_examples=FEWER)
    settings.load_profile("quick" if config.getoption("--quick") else "ours")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves PostgreSQL and long tests out of a quick run."""
    if config.getoption("--quick"):
        left_out = [item for item in items if _takes_long(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not _takes_long(item)]


def pytest_collection_finish() -> None:
    """Has the garbage collector pass by what was imported and collected: it stays to the end."""
    gc.freeze()


def _takes_long(item: pytest.Item) -> bool:
    called = getattr(item, "callspec", None)
    on = called.params.get("places") if called else None
    return on == "postgresql" or item.get_closest_marker("long") is not None


@pytest.fixture(autouse=True)
def logs_as_before() -> Iterator[None]:
    """Leaves the logs as they were: the command line sends them to the stream of its moment.

    That stream is shut when the test ends, and every later line would fail.
    """
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    ours = {name: logging.getLogger(name).level for name in logs.OURS}
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, before in ours.items():
        logging.getLogger(name).setLevel(before)


@pytest.fixture
def no_settings(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment without any setting of ours; the test puts in what it needs."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    return monkeypatch


@pytest.fixture(scope="session")
def postgres() -> Iterator[Templates | str]:
    """One PostgreSQL server for the whole run, from when first asked for; or why there is none."""
    try:
        templates = Templates(Server())
    except Absent as reason:
        yield str(reason)
        return
    yield templates
    templates.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def places(request: pytest.FixtureRequest) -> Iterator[Places]:
    """Makes databases; a test that asks for one, even by another fixture, runs on each kind."""
    if request.param == "sqlite":
        with tempfile.TemporaryDirectory(prefix="hub", dir=in_memory()) as folder:
            yield SqliteFiles(Path(folder))
        return
    templates = request.getfixturevalue("postgres")
    if isinstance(templates, str):
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop(templates)
    made = PostgresDatabases(templates)
    yield made
    made.drop()


@pytest.fixture
def place(places: Places) -> Place:
    """A database with every table and no row."""
    return places.new()


@pytest.fixture
def small_hub(places: Places) -> Place:
    """The database of the small hub."""
    return places.small_hub()


@pytest.fixture
def database(place: Place) -> Iterator[Database[Store]]:
    """A started database with every table and no row."""
    made = place.started()
    yield made
    made.close()


@pytest.fixture
def store(places: Places) -> Iterator[Store]:
    """A store inside one transaction, which is undone."""
    with places.connection() as connection:
        yield Store(connection, Hub(name="Bradford Teaching School Hub"))


@pytest_asyncio.fixture
async def teams() -> AsyncIterator[FakeTeams]:
    """Microsoft's side of the wire."""
    fake = FakeTeams()
    await fake.start()
    yield fake
    await fake.stop()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Names what could not be run here, and how to get it, as the last thing said."""
    reasons = Counter(
        report.longrepr[2].removeprefix("Skipped: ")
        for report in terminalreporter.stats.get("skipped", [])
        if isinstance(report.longrepr, tuple)
    )
    if reasons:
        terminalreporter.section("not run on this machine", yellow=True)
    for reason, count in reasons.items():
        terminalreporter.line(f"{count} {'test' if count == 1 else 'tests'}: {reason}")
