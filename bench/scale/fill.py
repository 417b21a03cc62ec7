"""Fills a database with a hub of some size, once: a filled one is used again as it is."""

import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Engine, Table, func, select, text

from bench.scale import commissioning, history, hub, library, money, traffic
from bench.scale.hub import DOMAIN, NOW, TENANT, Hub, Row, Size
from domain.prompts.terms import SOURCE, sample_terms
from storage.migrations import migrate
from storage.tables.metadata import metadata

AT_ONCE = 20_000


def _few(*rows: Row) -> Callable[[Hub], Iterator[Row]]:
    return lambda _hub: iter(rows)


def _calendars(_hub: Hub) -> Iterator[Row]:
    for closure in (c for year in range(2016, 2027) for c in sample_terms(year)):
        yield {
            "calendar": "hub",
            "closed_from": closure.first,
            "closed_to": closure.last,
            "kind": closure.kind,
            "source": SOURCE,
        }


# In the order of references.
ROWS: tuple[tuple[str, Callable[[Hub], Iterator[Row]]], ...] = (
    ("organisations", hub.organisations),
    ("people", hub.people),
    ("roles", hub.roles),
    ("tenants", _few({"domain": DOMAIN, "tenant": TENANT})),
    ("accounts", traffic.accounts),
    ("codes", traffic.codes),
    ("strangers", traffic.strangers),
    ("deployments", hub.deployments),
    ("deployment_leaders", hub.deployment_leaders),
    ("objectives", hub.objectives),
    ("grants", money.grants),
    ("deployment_grants", money.deployment_grants),
    ("reports", money.reports),
    ("report_grants", money.report_grants),
    ("report_supports", money.report_supports),
    ("commissions", commissioning.commissions),
    ("plans", commissioning.plans),
    ("visits", history.visits),
    ("planned_visits", history.planned_visits),
    ("visit_versions", history.visit_versions),
    ("visit_shares", history.visit_shares),
    ("support_minutes", history.support_minutes),
    ("next_steps", history.next_steps),
    ("concerns", history.concerns),
    ("copies", history.copies),
    ("forms", history.forms),
    ("forms", history.filled_forms),
    ("conversations", traffic.conversations),
    ("replicas", _few({"id": "replica-1", "beat_at": NOW})),
    ("inbox", traffic.inbox),
    ("posts", traffic.posts),
    ("outbox", traffic.outbox),
    ("channels", traffic.channels),
    ("digests", traffic.digests),
    ("digest_records", traffic.digest_records),
    ("documents", library.documents),
    ("document_roles", library.document_roles),
    ("editions", library.editions),
    ("calendars", _calendars),
    ("prompted", traffic.prompted),
    ("audit", traffic.audit),
    (
        "milestones",
        _few(
            {"name": "live", "at": hub.at(hub.Hub(hub.SMALL).days[0], 8)},
            {"name": "prompted", "at": NOW},
        ),
    ),
)


def fill(engine: Engine, size: Size) -> float:
    """Puts the rows of a hub of that size, unless they are there; gives the seconds it took."""
    migrate(engine)
    began = time.perf_counter()
    with engine.connect() as connection:
        people = metadata.tables["people"]
        if connection.scalar(select(func.count()).select_from(people)):
            return 0.0
        connection.commit()
        _hurry(connection)
        made = Hub(size)
        for name, rows in ROWS:
            with connection.begin():
                _put(connection, metadata.tables[name], rows(made))
    _settle(engine)
    return time.perf_counter() - began


def _hurry(connection: Connection) -> None:
    """Lets the rows come as fast as they can: what is lost at a crash is filled again."""
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == "sqlite":
        driver.execute("PRAGMA synchronous=OFF")
        return
    connection.execute(text("SET statement_timeout = 0"))
    connection.commit()


def _put(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    if connection.dialect.name == "postgresql":
        _copy(connection, table, iter(rows))
        return
    left = iter(rows)
    while some := list(islice(left, AT_ONCE)):
        connection.execute(table.insert(), some)


def _copy(connection: Connection, table: Table, rows: Iterator[Row]) -> None:
    """By COPY, with the values as the columns' own types write them."""
    first = next(rows, None)
    if first is None:
        return
    columns = [table.c[name] for name in first]
    kinds = [column.type.dialect_impl(connection.dialect) for column in columns]
    into = [kind.bind_processor(connection.dialect) for kind in kinds]
    driver: Any = connection.connection.driver_connection
    names = ", ".join(f'"{column.name}"' for column in columns)
    places = list(zip((column.name for column in columns), into, strict=True))
    with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as to:
        to.write_row([put(first[name]) if put else first[name] for name, put in places])
        for row in rows:
            to.write_row([put(row[name]) if put else row[name] for name, put in places])


def _settle(engine: Engine) -> None:
    """Has the database know what it holds: the next numbers, and how rows are spread."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if connection.dialect.name == "sqlite":
            return
        connection.execute(text("SET statement_timeout = 0"))
        for table in metadata.tables.values():
            if table.autoincrement_column is not None:
                top = f"SELECT max(id) FROM {table.name}"
                named = f"pg_get_serial_sequence('{table.name}', 'id')"
                connection.execute(text(f"SELECT setval({named}, ({top}))"))
        connection.execute(text("VACUUM ANALYZE"))
