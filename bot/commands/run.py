"""The commands that work on the database or the settings, each with what it is built of.

What a command needs is imported where it runs: to serve takes none of it.
"""

import argparse
import asyncio
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from bot.commands import Say
from bot.commands.line import Run
from bot.running.demo_clock import clock_of
from bot.running.settings import Settings
from storage.engine.database import Database, exists
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Server:
    """The server that runs a command in the place of who typed it."""

    database: Database[Store]
    clock: Callable[[], datetime]


_SERVER: ContextVar[Server | None] = ContextVar("server", default=None)


@contextmanager
def server_of(database: Database[Store], clock: Callable[[], datetime]) -> Iterator[None]:
    """Has commands of this thread work on the server's open database, by its clock."""
    mark = _SERVER.set(Server(database, clock))
    try:
        yield
    finally:
        _SERVER.reset(mark)


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


def moment_of_work(settings: Settings) -> datetime:
    """The moment at which a command works: that of a server's clock where one runs it."""
    server = _SERVER.get()
    clock = server.clock if server else clock_of(settings, now)
    return clock()


def import_(given: argparse.Namespace, settings: Settings, say: Say) -> int:
    """Imports files, or says what they would change."""
    from bot.commands.imports import import_files

    options = {"dry_run": given.dry_run, "authority": given.authority}
    options["watched"] = _SERVER.get() is None
    with opened(settings, readonly=given.dry_run) as database:
        moment = moment_of_work(settings)
        return import_files(database, given.files, moment, settings.today(moment), say, **options)


def template(given: argparse.Namespace, settings: Settings, say: Say) -> int:
    """Writes the start sheet, or an empty file of another kind."""
    from bot.commands.template import template as write

    with opened(settings, readonly=True) as database:
        return write(database, given.to, settings.today(now()), say, given.kind)


def invite(given: argparse.Namespace, settings: Settings, say: Say) -> int:
    """Prints a one-time code, alone on the last line."""
    from bot.commands.invite import invite as make

    with opened(settings) as database:
        return make(database, given.email, moment_of_work(settings), say)


def check(_given: argparse.Namespace, settings: Settings, say: Say) -> int:
    """Says in words what is missing; reads only, also beside a running server."""
    from bot.commands.check import check as find
    from bot.teams.outside import tried
    from bot.teams.tokens import Tokens

    # A development bot has no account at Microsoft.
    tokens, keys = None, ""
    if not settings.development:
        account = (settings.microsoft_app_id, settings.microsoft_app_password)
        tokens, keys = Tokens(settings.token_address, *account), settings.openid_metadata_url
    outside = asyncio.run(tried(settings.public_url, tokens, keys))
    there = exists(settings.database_url)
    with opened(settings, readonly=True) as database:
        known = database if there else None
        return find(known, settings, outside, settings.today(now()), say)


def sample(_given: argparse.Namespace, settings: Settings, say: Say) -> int:
    """Loads the sample data, if there is nobody yet."""
    from bot.commands.sample import sample as load

    with opened(settings) as database:
        moment = moment_of_work(settings)
        return load(database, settings.hub(), settings.today(moment), moment, say)


def package(given: argparse.Namespace, settings: Settings, say: Say) -> None:
    """Builds the Teams app package."""
    from bot import handlers
    from manifest.package import build_package

    path = build_package(settings, handlers.words_for_teams(), given.to)
    say(f"Wrote {path}. Upload it in the Teams admin centre.")


def tick(given: argparse.Namespace, settings: Settings, say: Say) -> int:
    """Plays the planner for a day: writes and prints each row that is due, to go at once."""
    from bot import messages
    from bot.commands.tick import tick as play

    noon = datetime.combine(given.at, time(12), ZoneInfo(settings.timezone))
    with opened(settings) as database:
        return play(database, messages.JOBS, given.job, noon.astimezone(UTC), now(), say)


def export(given: argparse.Namespace, settings: Settings, say: Say) -> int:
    """Writes a list to a new file; reads only, also beside a running server."""
    from bot.commands.export import export as write

    if not exists(settings.database_url):
        raise FileNotFoundError("There is no database yet, so there is nothing to export.")
    with opened(settings, readonly=True) as database:
        moment = moment_of_work(settings)
        return write(database, given.kind, given.to, moment, say, as_table=given.csv)


def backup(given: argparse.Namespace, settings: Settings, say: Say) -> int:
    """Writes a copy of the database; reads only, also beside a running server."""
    from bot.commands.backup import backup as write

    return write(settings.database_url, given.to, say)


def restore(given: argparse.Namespace, settings: Settings, say: Say) -> int:
    """Puts a copy in the place of the database."""
    from bot import messages
    from bot.commands.restore import Restoring

    restoring = Restoring(settings.hub(), messages.JOBS.values(), messages.FLEETING, now())
    return restoring.restore(settings.database_url, given.copy, say)


@contextmanager
def opened(settings: Settings, *, readonly: bool = False) -> Iterator[Database[Store]]:
    """The database, closed at the end.

    To read, it is as it stands; where there is none yet, an empty one that is thrown away. In a
    server it is the server's own.
    """
    server = _SERVER.get()
    if server:
        yield server.database
        return
    there = exists(settings.database_url)
    with tempfile.TemporaryDirectory() as folder:
        url = settings.database_url
        if readonly and not there:
            url = f"sqlite:///{folder}/empty.db"
        database = Database(url, settings.hub(), Store)
        database.start(readonly=readonly and there)
        try:
            yield database
        finally:
            database.close()


COMMANDS: Mapping[str, Run] = {
    "import": import_,
    "template": template,
    "invite": invite,
    "check": check,
    "sample": sample,
    "package": package,
    "tick": tick,
    "export": export,
    "backup": backup,
    "restore": restore,
}
