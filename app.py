"""Composition root and command line: everything is built here and handed to who needs it."""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, contextmanager
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from aiohttp import web

from bot import handlers, messages
from bot.commands.line import Run, parser
from bot.delivery.delivery import Delivery
from bot.delivery.pace import Pace
from bot.delivery.worker import Worker
from bot.imports.bank_holidays import write_bank_holidays
from bot.making import making
from bot.running import logs
from bot.running.settings import BadSettings, Settings, read_settings
from bot.subjects.operations.standing import standing
from bot.teams.adapter import Adapter
from bot.teams.auth import Connector, Loopback
from bot.teams.endpoint import LONGEST_BODY, Endpoint
from bot.teams.hosts import Hosts
from bot.teams.keys import Keys
from bot.teams.microsoft import Microsoft
from bot.teams.outbound import Outbound
from bot.teams.outside import tried
from bot.teams.sign_in import SignIn
from bot.teams.tenants import Tenants
from bot.teams.tokens import Tokens
from bot.turns.dispatch import Dispatcher
from bot.turns.turn import Need, What
from bot.web import health
from bot.web.metrics import Metrics, Pulse
from storage.engine.database import Database, exists
from storage.engine.lock import Held
from storage.store import Store

Clock = Callable[[], datetime]
DATABASE = web.AppKey("database", Database[Store])


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


def build(
    settings: Settings, *, clock: Clock = now, gap: timedelta | None = None
) -> web.Application:
    """The whole bot as one aiohttp application, which opens its database when it starts and closes it when it ends.

    `gap`, between two messages of one conversation, goes before the setting's: a clock that stands still never ends it.
    """
    database = Database(settings.database_url, settings.hub(), Store)
    microsoft = _microsoft(settings)
    outbound = microsoft.outbound

    async def allowed(tenant: str) -> bool:
        return settings.development or await tenants.allows(tenant)

    async def database_answers() -> bool:
        return await database.read(lambda store: store.tenants.domains() is not None)

    tenants = Tenants(lambda: database.read(lambda store: store.tenants.domains()))
    fetch = {Need.TENANT: microsoft.tenant_of, Need.ROSTER: microsoft.roster}
    metrics = Metrics(
        lambda: database.read(
            lambda store: standing(clock().astimezone(ZoneInfo(settings.timezone)), store)
        ),
        lambda: Pulse(worker.silent(), len(delivery.stages.addresses.shut())),
        What,
    )
    dispatcher = Dispatcher(
        database,
        handlers.table(),
        handlers.front(),
        settings.hub(),
        microsoft.member,
        fetch,
        metrics.fault,
    )
    endpoint = Endpoint(
        microsoft.guard, Adapter(outbound), dispatcher, allowed, clock, watch=metrics.turn
    )
    gap = timedelta(seconds=1 / settings.chat_messages_a_second) if gap is None else gap
    said = (messages.render, outbound.send, outbound.update, clock, messages.arrived)
    delivery = Delivery(
        database, *said, probe=outbound.probe, gap=gap, pace=Pace(settings.messages_a_second)
    )
    worker = Worker(database, delivery, (*messages.JOBS.values(), _purge), clock, making)

    async def life(_app: web.Application) -> AsyncIterator[None]:
        async with AsyncExitStack() as ends:  # in reverse, and each also where one before it failed
            ends.callback(database.close)
            database.start()
            await database.write(lambda store: _prepare(settings, store, clock()))
            ends.push_async_callback(microsoft.close)
            await microsoft.start()
            ends.push_async_callback(worker.stop)
            worker.start()
            ends.push_async_callback(endpoint.drain)
            ends.push_async_callback(metrics.stop)
            await metrics.start(settings.host, settings.metrics_port)
            yield

    app = web.Application(client_max_size=LONGEST_BODY)
    app[DATABASE] = database
    app.add_routes(endpoint.routes())
    app.add_routes(
        health.routes(
            {"database": database_answers, "keys": microsoft.ready, "worker": worker.lives}
        )
    )
    app.cleanup_ctx.append(life)
    app.on_shutdown.append(worker.finish)
    return app


def _microsoft(settings: Settings) -> Microsoft:
    hosts = Hosts(settings.allowed_service_hosts, development=settings.development)
    keys = Keys(settings.openid_metadata_url)
    connector = Connector(settings.microsoft_app_id, settings.token_issuer, keys, hosts)
    return Microsoft(
        guard=Loopback(hosts) if settings.development else connector,
        outbound=Outbound(hosts, None if settings.development else _tokens(settings)),
        keys=keys,
        sign_in=SignIn(settings.sign_in_url),
        development=settings.development,
    )


def _tokens(settings: Settings) -> Tokens:
    return Tokens(
        settings.token_address, settings.microsoft_app_id, settings.microsoft_app_password
    )


def _purge(moment: datetime, store: Store) -> None:
    store.purge(moment, messages.FLEETING)


def _prepare(settings: Settings, store: Store, moment: datetime) -> None:
    for tenant, domains in settings.allowed_tenants.items():
        store.tenants.allow(tenant, domains)
    write_bank_holidays(store, _today(settings, moment))


def serve(_given: argparse.Namespace, settings: Settings) -> None:
    """Answers Teams until told to end."""
    kind = (
        "a development bot, which accepts this machine only" if settings.development else "the bot"
    )
    print(
        f"Hub Visits, {kind}, at http://{settings.host}:{settings.port}. Ctrl-C ends it.",
        flush=True,
    )
    web.run_app(
        build(settings),
        host=settings.host,
        port=settings.port,
        print=None,
        access_log=None,
        shutdown_timeout=10,
    )


def import_(given: argparse.Namespace, settings: Settings) -> int:
    """Imports files, or tells what they would change."""
    from bot.commands.imports import import_files

    with _opened(settings, readonly=given.dry_run) as database:
        moment = now()
        options = {"dry_run": given.dry_run, "authority": given.authority}
        return import_files(
            database, given.files, moment, _today(settings, moment), print, **options
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


def check(_given: argparse.Namespace, settings: Settings) -> int:
    """Says in words what is missing; reads only, also beside a running server."""
    from bot.commands.check import check as checked

    tokens, keys = (
        (None, "") if settings.development else (_tokens(settings), settings.openid_metadata_url)
    )
    answered = asyncio.run(tried(settings.public_url, tokens, keys))
    there = exists(settings.database_url)
    with _opened(settings, readonly=True) as database:
        return checked(
            database if there else None, settings, answered, _today(settings, now()), print
        )


def sample(_given: argparse.Namespace, settings: Settings) -> int:
    """Loads the sample data, once."""
    from bot.commands.sample import sample as loaded

    with _opened(settings) as database:
        moment = now()
        return loaded(database, settings.hub(), _today(settings, moment), moment, print)


def package(given: argparse.Namespace, settings: Settings) -> None:
    """Builds the Teams app package."""
    from manifest.package import build_package

    path = build_package(settings, handlers.words_for_teams(), given.to)
    print(f"Wrote {path}. Upload it in the Teams admin centre.")


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


COMMANDS: Mapping[str, Run] = {
    "serve": serve,
    "import": import_,
    "template": template,
    "invite": invite,
    "check": check,
    "sample": sample,
    "package": package,
    "tick": tick,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command: 0 when done, 1 where what it was given was wrong, 2 for a wrong call or wrong settings."""
    given = parser(COMMANDS).parse_args(arguments)
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
