"""A database between the replicas: their leases lapse at will, and no stopped one blocks it."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, update
from sqlalchemy.exc import OperationalError

from domain.hub import Hub
from storage.engine.database import Database
from storage.engine.trouble import Unavailable
from storage.store import Store
from storage.tables.delivery import conversations, outbox
from tests.databases import Place

MINUTE = timedelta(seconds=61)


def pass_a_minute(owner: str, connection: Connection) -> None:
    """Has all that a replica leased be over, as if it had stood still for so long."""
    for table in (conversations, outbox):
        leased = table.c.lease_owner == owner
        connection.execute(
            update(table).where(leased).values(lease_until=datetime.now(UTC) - MINUTE)
        )


def take_back(connection: Connection) -> None:
    """Ends what is over, as a replica's heartbeat does every half minute."""
    Store(connection, Hub()).deliveries.end_lapsed(datetime.now(UTC))


async def in_time(place: Place, run: Any) -> Any:
    """Runs it, again and again while someone who stands still holds a transaction.

    The server ends such a transaction after 15 seconds.
    """
    async with asyncio.timeout(60):
        while True:
            try:
                return await asyncio.to_thread(on, place, run)
            except (OperationalError, Unavailable):
                await asyncio.sleep(0.1)


def on(place: Place, run: Any) -> Any:
    """What `run` gives in a transaction on that database."""
    database: Database[Connection] = Database(place.url, Hub(), lambda connection, _hub: connection)
    database.start()
    try:
        return database.write_now(run)
    finally:
        database.close()
