"""Composition root and command line: everything is built here and handed to who needs it."""

import argparse
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from aiohttp import web

from bot import handlers, logs, messages
from bot.delivery import Delivery
from bot.dispatch import Dispatcher
from bot.imports.bank_holidays import write_bank_holidays
from bot.settings import PROJECT, BadSettings, Settings, read_settings
from bot.teams.adapter import Adapter
from bot.teams.auth import Connector, Loopback
from bot.teams.endpoint import LONGEST_BODY, Endpoint
from bot.teams.hosts import Hosts
from bot.teams.keys import Keys
from bot.teams.outbound import Outbound
from bot.teams.tenants import Tenants
from bot.teams.tokens import Tokens
from bot.turn import Need, Turn
from bot.web import health
from bot.worker import Worker
from domain.people import Member
from storage.database import Database, exists
from storage.lock import Held
from storage.store import Store

Clock = Callable[[], datetime]
DATABASE = web.AppKey("database", Database[Store])


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


def build(settings: Settings, *, clock: Clock = now) -> web.Application:
    """The whole bot as one aiohttp application, which opens its database when it starts and closes it when it ends."""
    database = Database(settings.database_url, settings.hub(), Store)
    hosts = Hosts(settings.allowed_service_hosts, development=settings.development)
    outbound = Outbound(hosts, None if settings.development else _tokens(settings))
    keys = Keys(settings.openid_metadata_url)
    guard = (
        Loopback(hosts)
        if settings.development
        else Connector(settings.microsoft_app_id, settings.token_issuer, keys, hosts)
    )

    async def member(turn: Turn) -> Member | None:
        return await outbound.member(turn.conversation, turn.conversation.user_id)

    async def allowed(tenant: str) -> bool:
        return settings.development or await tenants.allows(tenant)

    async def database_answers() -> bool:
        return await database.read(lambda store: store.tenants.domains() is not None)

    async def keys_are_loaded() -> bool:
        return settings.development or keys.ready()

    async def worker_lives() -> bool:
        return worker.alive()

    tenants = Tenants(lambda: database.read(lambda store: store.tenants.domains()))
    fetch = {Need.ROSTER: lambda turn: outbound.roster(turn.conversation)}
    dispatcher = Dispatcher(database, handlers.table(), handlers.front(), settings.hub(), member, fetch)
    endpoint = Endpoint(guard, Adapter(outbound), dispatcher, allowed, clock)
    delivery = Delivery(database, messages.render, outbound.send, outbound.update, clock, messages.arrived)
    worker = Worker(database, delivery, _tick, clock)

    async def life(_app: web.Application) -> AsyncIterator[None]:
        database.start()
        await outbound.start()
        await database.write(lambda store: _prepare(settings, store, clock()))
        if not settings.development:
            await keys.refresh()
        worker.start()
        yield
        await endpoint.drain()
        await worker.stop()
        await outbound.close()
        database.close()

    app = web.Application(client_max_size=LONGEST_BODY)
    app[DATABASE] = database
    app.add_routes(endpoint.routes())
    app.add_routes(health.routes({"database": database_answers, "keys": keys_are_loaded, "worker": worker_lives}))
    app.cleanup_ctx.append(life)
    return app


def _tick(moment: datetime, store: Store) -> None:
    messages.tick(moment, store)
    store.inbox.purge(moment)


def _tokens(settings: Settings) -> Tokens:
    return Tokens(settings.token_address, settings.microsoft_app_id, settings.microsoft_app_password)


def _prepare(settings: Settings, store: Store, moment: datetime) -> None:
    for tenant, domains in settings.allowed_tenants.items():
        store.tenants.allow(tenant, domains)
    write_bank_holidays(store, _today(settings, moment))


def serve(_given: argparse.Namespace, settings: Settings) -> None:
    """Answers Teams until told to end."""
    kind = "a development bot, which accepts this machine only" if settings.development else "the bot"
    print(f"Hub Visits, {kind}, at http://{settings.host}:{settings.port}. Ctrl-C ends it.", flush=True)
    web.run_app(
        build(settings), host=settings.host, port=settings.port, print=None, access_log=None, shutdown_timeout=10
    )


def import_(given: argparse.Namespace, settings: Settings) -> int:
    """Imports files, or tells what they would change."""
    from bot.commands.imports import import_files

    with _opened(settings, readonly=given.dry_run) as database:
        moment = now()
        today = _today(settings, moment)
        return import_files(
            database, given.files, moment, today, print, dry_run=given.dry_run, authority=given.authority
        )


def template(given: argparse.Namespace, settings: Settings) -> int:
    """Writes the start sheet."""
    from bot.commands.template import template as write

    with _opened(settings, readonly=True) as database:
        return write(database, given.to, _today(settings, now()), print)


def invite(given: argparse.Namespace, settings: Settings) -> int:
    """Prints a one-time code, alone on the last line."""
    from bot.commands.invite import invite as made

    with _opened(settings) as database:
        return made(database, given.email, now(), print)


def sample(_given: argparse.Namespace, settings: Settings) -> int:
    """Loads the sample data, once."""
    from bot.commands.sample import sample as loaded

    with _opened(settings) as database:
        moment = now()
        return loaded(database, settings.hub(), _today(settings, moment), moment, print)


def package(given: argparse.Namespace, settings: Settings) -> None:
    """Builds the Teams app package."""
    from manifest.package import build_package

    print(f"Wrote {build_package(settings, given.to)}. Upload it in the Teams admin centre.")


def tick(given: argparse.Namespace, settings: Settings) -> int:
    """Plays the planner for a moment: writes and prints each row that is due; nothing is sent."""
    from bot.commands.tick import tick as played

    moment = datetime.combine(given.at, time(12), ZoneInfo(settings.timezone)).astimezone(UTC)
    with _opened(settings) as database:
        return played(database, messages.JOBS, given.job, moment, print)


@contextmanager
def _opened(settings: Settings, *, readonly: bool = False) -> Iterator[Database[Store]]:
    """The database; to read, as it stands, or an empty one that is thrown away where there is none yet."""
    there = exists(settings.database_url)
    with tempfile.TemporaryDirectory() as folder:
        place = f"sqlite:///{folder}/empty.db" if readonly and not there else settings.database_url
        database = Database(place, settings.hub(), Store)
        database.start(readonly=readonly and there)
        try:
            yield database
        finally:
            database.close()


def _today(settings: Settings, moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(settings.timezone)).date()


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = argparse.ArgumentParser(
        "app.py", description="Hub Visits: the Teams bot with which school leaders record support visits."
    )
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, run: Callable[..., int | None], does: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.")
        made.set_defaults(run=run)
        return made

    command("serve", serve, "answer Teams until told to end")
    files = command(
        "import", import_, "bring in schools, people, deployments and visits from .xlsx, .csv or .zip files"
    )
    files.add_argument(
        "files", nargs="+", type=_file, metavar="FILE", help="known by its header; several are all or nothing"
    )
    files.add_argument("--dry-run", action="store_true", help="only say what would change and what is wrong")
    files.add_argument(
        "--la", dest="authority", default="", metavar="NAME", help="of a schools file, keep this authority"
    )
    sheet = command("template", template, "write the start sheet, an .xlsx file to fill in")
    sheet.add_argument("to", nargs="?", type=_file, default=PROJECT / "start.xlsx", metavar="FILE")
    code = command("invite", invite, "make a one-time code for a person; it stands alone on the last line")
    code.add_argument("email", metavar="EMAIL")
    command("sample", sample, "load the sample data, once")
    teams = command("package", package, "build the Teams app package from the settings")
    teams.add_argument("to", nargs="?", type=_file, default=PROJECT / "dist", metavar="FOLDER")
    plan = command("tick", tick, "play the planner for a day: write and print what is due, send nothing")
    plan.add_argument("--at", type=date.fromisoformat, required=True, metavar="DATE", help="such as 2026-11-23")
    plan.add_argument("--job", default="", metavar="NAME", help="only this job")
    return top


def _file(text: str) -> Path:
    return PROJECT / text


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command: 0 when done, 1 where what it was given was wrong, 2 for a wrong call or wrong settings."""
    given = parser().parse_args(arguments)
    try:
        settings = read_settings()
        logs.configure(settings.log_level)
        return given.run(given, settings) or 0
    except BadSettings as bad:
        print(bad, file=sys.stderr)
        return 2
    except (Held, ValueError, OSError) as problem:
        print(problem, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
