"""Accounts that wrote without being linked, by day: for the hub, and against guessed codes."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert
from sqlalchemy.sql.dml import ReturningInsert

from domain.people.people import Account, Attempt
from storage.engine.prepared import run
from storage.engine.upsert import upsert
from storage.tables.people import strangers as t

LONGEST_NAME, LONGEST_ADDRESS = 200, 254
_DAY = select(t).where(
    t.c.tenant == bindparam("tenant"), t.c.oid == bindparam("oid"), t.c.on == bindparam("day")
)
_BETWEEN = (
    select(
        t.c.tenant,
        t.c.oid,
        func.sum(t.c.times).label("times"),
        func.max(t.c.name).label("name"),
        func.max(t.c.address).label("address"),
    )
    .where(t.c.on.between(bindparam("first"), bindparam("last")), t.c.times > 0)
    .group_by(t.c.tenant, t.c.oid)
    .order_by(func.max(t.c.name), t.c.tenant, t.c.oid)
)


def _counted(insert: type[PostgresInsert]) -> ReturningInsert[Any]:
    added = insert(t)
    counted = added.on_conflict_do_update(
        index_elements=["tenant", "oid", "on"],
        set_={
            "times": t.c.times + added.excluded.times,
            "wrong_codes": t.c.wrong_codes + added.excluded.wrong_codes,
            "name": func.coalesce(func.nullif(added.excluded.name, ""), t.c.name),
            "address": func.coalesce(func.nullif(added.excluded.address, ""), t.c.address),
        },
    )
    return counted.returning(t.c.times, t.c.wrong_codes)


_COUNT = upsert(_counted)


class Strangers:
    """Attempts by account and day."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def note(self, account: Account, on: date, name: str = "", address: str = "") -> int:
        """Counts a message of an account, with what Teams says of it; gives that day's number."""
        who = {"name": name[:LONGEST_NAME], "address": address[:LONGEST_ADDRESS]}
        return int(run(self._connection, _COUNT, _row(account, on, times=1) | who).one().times)

    def count_wrong_code(self, account: Account, on: date) -> int:
        """Counts one wrong code; gives that day's number."""
        return int(
            run(self._connection, _COUNT, _row(account, on, wrong_codes=1)).one().wrong_codes
        )

    def wrong_codes(self, account: Account, on: date) -> int:
        """How many wrong codes an account typed that day."""
        day = {"tenant": account.tenant, "oid": account.oid, "day": on}
        row = self._connection.execute(_DAY, day).first()
        return int(row.wrong_codes) if row else 0

    def between(self, first: date, last: date) -> list[Attempt]:
        """The accounts that wrote on those days, both included, by name, with how often."""
        rows = self._connection.execute(_BETWEEN, {"first": first, "last": last})
        return [Attempt(Account(r.tenant, r.oid), int(r.times), r.name, r.address) for r in rows]


def _row(account: Account, on: date, *, times: int = 0, wrong_codes: int = 0) -> dict[str, object]:
    who = {"tenant": account.tenant, "oid": account.oid, "name": "", "address": ""}
    return {**who, "on": on, "times": times, "wrong_codes": wrong_codes}
