"""Composition root and command line: every part is built here and handed to who needs it."""

import argparse
import gc
import sys
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from aiohttp import web

from bot import handlers, messages
from bot.commands import Say, in_words, run
from bot.commands.handing import run_or_hand_over
from bot.commands.line import Run, parser
from bot.commands.run import now
from bot.commands.taking import CommandDoor
from bot.delivery.delivery import Delivery
from bot.delivery.pace import Pace
from bot.delivery.worker import Worker
from bot.documents.received import Receiver
from bot.imports.bank_holidays import write_bank_holidays
from bot.making import work
from bot.running import environment, logs
from bot.running.demo_clock import clock_of
from bot.running.refusals import Refusals
from bot.running.settings import BadSettings, Settings
from bot.subjects.library.shipping import put_on_shelf
from bot.subjects.operations.standing import standing
from bot.subjects.people.tenants import follow_setting
from bot.teams.adapter import Adapter
from bot.teams.allowances import Allowances
from bot.teams.endpoint import LONGEST_BODY, Endpoint
from bot.teams.microsoft import Microsoft, microsoft
from bot.teams.outbound import Outbound
from bot.teams.tenants import TenantCheck
from bot.turns.dispatch import Dispatcher
from bot.turns.turn import Lookup, What
from bot.web import health
from bot.web.application import application
from bot.web.metrics import Metrics, Pulse
from storage.engine.database import Database, Unavailable
from storage.engine.lock import InUse
from storage.store import Store

Clock = Callable[[], datetime]
DATABASE = web.AppKey("database", Database[Store])


@dataclass(frozen=True, slots=True)
class Parts:
    """What is opened when the bot starts and closed when it ends, in the order of opening."""

    settings: Settings
    clock: Clock
    database: Database[Store]
    microsoft: Microsoft
    worker: Worker
    endpoint: Endpoint
    metrics: Metrics
    refusals: Refusals
    door: CommandDoor


def build(
    settings: Settings, *, clock: Clock = now, gap: timedelta | None = None
) -> web.Application:
    """The whole bot as one aiohttp application; it opens its parts at its start.

    `gap`, between two messages of one conversation, goes before that of the settings: a clock
    that stands still never ends one.
    """
    parts = _parts(settings, clock, gap)
    app = application(LONGEST_BODY, parts.refusals.note)
    app[DATABASE] = parts.database
    app.add_routes(parts.endpoint.routes())
    app.add_routes(_health(parts))
    app.cleanup_ctx.append(partial(_life, parts))
    app.on_shutdown.append(parts.worker.finish)
    return app


def _parts(settings: Settings, clock: Clock, gap: timedelta | None) -> Parts:
    """All parts, each handed the ones that it needs."""
    database = Database(settings.database_url, settings.hub(), Store)
    theirs = microsoft(settings)
    delivery = _delivery(settings, database, theirs.outbound, clock, gap)
    worker = Worker(database, delivery, (*messages.JOBS.values(), _purge), clock, work)
    metrics = _metrics(settings, database, delivery, worker, clock)
    refusals = Refusals(metrics.refused)
    tenants = TenantCheck(
        lambda: database.read(lambda store: store.tenants.domains()),
        everybody=settings.development,
    )
    endpoint = Endpoint(
        theirs.guard,
        Adapter(theirs.outbound),
        _dispatcher(settings, database, theirs, metrics),
        tenants.allows,
        clock,
        Allowances(settings.person_turns_a_second, settings.tenant_turns_a_second),
        watch=metrics.turn,
        refused=refusals.note,
    )
    door = CommandDoor(settings, database, clock, run.COMMANDS)
    return Parts(settings, clock, database, theirs, worker, endpoint, metrics, refusals, door)


def _delivery(
    settings: Settings,
    database: Database[Store],
    outbound: Outbound,
    clock: Clock,
    gap: timedelta | None,
) -> Delivery:
    """What takes rows of the outbox to Teams."""
    if gap is None:
        gap = timedelta(seconds=1 / settings.chat_messages_a_second)
    return Delivery(
        database,
        messages.render,
        outbound.send,
        outbound.update,
        clock,
        messages.arrived,
        probe=outbound.probe,
        gap=gap,
        pace=Pace(settings.messages_a_second),
    )


def _metrics(
    settings: Settings,
    database: Database[Store],
    delivery: Delivery,
    worker: Worker,
    clock: Clock,
) -> Metrics:
    """The figures of the database and of this process."""
    return Metrics(
        lambda: database.read(lambda store: standing(settings.local(clock()), store)),
        lambda: Pulse(worker.silent(), len(delivery.stages.addresses.shut()), database.writable),
        What,
    )


def _dispatcher(
    settings: Settings, database: Database[Store], microsoft: Microsoft, metrics: Metrics
) -> Dispatcher:
    """Who answers turns."""
    fetch = {
        Lookup.TENANT: microsoft.tenant_of,
        Lookup.TENANTS: microsoft.tenants_of,
        Lookup.ROSTER: microsoft.roster,
        Lookup.FILES: Receiver(microsoft.files).receive,
    }
    return Dispatcher(
        database,
        handlers.table(),
        handlers.front(),
        settings.hub(),
        microsoft.member,
        fetch,
        metrics.fault,
    )


def _health(parts: Parts) -> list[web.RouteDef]:
    """Whether the process is ready: each check is named by what is wrong where it fails."""
    checks = {
        "database": health.of_database(parts.database, lambda store: store.tenants.domains()),
        "keys": parts.microsoft.ready,
        "worker": parts.worker.lives,
    }
    return health.routes(checks)


async def _life(parts: Parts, _app: web.Application) -> AsyncIterator[None]:
    """Opens the parts, and closes them in reverse, also those before one that failed to open."""
    settings = parts.settings
    async with AsyncExitStack() as ends:
        ends.callback(parts.database.close)
        parts.database.start()
        await parts.database.write(lambda store: _prepare(settings, store, parts.clock()))
        ends.push_async_callback(parts.microsoft.close)
        await parts.microsoft.start()
        ends.push_async_callback(parts.worker.stop)
        parts.worker.start()
        ends.push_async_callback(parts.refusals.stop)
        ends.push_async_callback(parts.endpoint.drain)
        ends.push_async_callback(parts.metrics.stop)
        await parts.metrics.start(settings.host, settings.metrics_port)
        ends.push_async_callback(parts.door.stop)
        await parts.door.start()
        yield


def _prepare(settings: Settings, store: Store, moment: datetime) -> None:
    """Brings the database up to the settings."""
    follow_setting(settings.allowed_tenants, store, moment)
    write_bank_holidays(store, settings.today(moment))
    put_on_shelf(store, moment)


def _purge(moment: datetime, store: Store) -> None:
    store.purge(moment, messages.FLEETING)


def serve(_given: argparse.Namespace, settings: Settings, say: Say) -> None:
    """Answers Teams until it is ended."""
    kind = "the bot"
    if settings.development:
        kind = "a development bot, which accepts this machine only"
    say(f"Hub Visits, {kind}, at http://{settings.host}:{settings.port}. Ctrl-C ends it.")
    app = build(settings, clock=clock_of(settings, now))
    # What was imported and built stays to the end: the collector need not look through it again.
    gc.freeze()
    web.run_app(
        app,
        host=settings.host,
        port=settings.port,
        print=None,
        access_log=None,
        shutdown_timeout=10,
    )


COMMANDS: Mapping[str, Run] = {"serve": serve, **run.COMMANDS}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; 0 when done, 1 for wrong input, 2 for a wrong call or wrong settings."""
    arguments = sys.argv[1:] if arguments is None else arguments
    given = parser(COMMANDS).parse_args(arguments)
    try:
        settings = environment.read_settings()
        logs.configure(settings.log_level)
        return run_or_hand_over(given, arguments, settings, partial(print, flush=True)) or 0
    except BadSettings as bad:
        print(bad, file=sys.stderr)
        return 2
    except (InUse, Unavailable, ValueError, OSError) as problem:
        print(in_words(problem), file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
