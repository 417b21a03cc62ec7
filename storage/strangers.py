"""Accounts that wrote without being linked: counted by day, for the hub's list and against guessed codes."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert
from sqlalchemy.sql.dml import ReturningInsert

from domain.people import Account
from storage.prepared import run
from storage.tables import strangers as t
from storage.upsert import upsert

_DAY = select(t).where(t.c.tenant == bindparam("tenant"), t.c.oid == bindparam("oid"), t.c.on == bindparam("day"))
_OF_DAY = select(t.c.tenant, t.c.oid, t.c.times).where(t.c.on == bindparam("day")).order_by(t.c.tenant, t.c.oid)


def _counted(insert: type[PostgresInsert]) -> ReturningInsert[Any]:
    added = insert(t)
    counted = added.on_conflict_do_update(
        index_elements=["tenant", "oid", "on"],
        set_={
            "times": t.c.times + added.excluded.times,
            "wrong_codes": t.c.wrong_codes + added.excluded.wrong_codes,
        },
    )
    return counted.returning(t.c.times, t.c.wrong_codes)


_COUNT = upsert(_counted)


class Strangers:
    """Attempts by account and day."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def note(self, account: Account, on: date) -> int:
        """Counts one message of an account that is not on the roster; gives that day's number."""
        return int(run(self._connection, _COUNT, _row(account, on, times=1)).one().times)

    def wrong_code(self, account: Account, on: date) -> int:
        """Counts one wrong code; gives that day's number."""
        return int(run(self._connection, _COUNT, _row(account, on, wrong_codes=1)).one().wrong_codes)

    def wrong_codes(self, account: Account, on: date) -> int:
        """How many wrong codes an account typed that day."""
        day = {"tenant": account.tenant, "oid": account.oid, "day": on}
        row = self._connection.execute(_DAY, day).first()
        return int(row.wrong_codes) if row else 0

    def of_day(self, on: date) -> dict[Account, int]:
        """How often each account wrote that day."""
        rows = self._connection.execute(_OF_DAY, {"day": on})
        return {Account(r.tenant, r.oid): r.times for r in rows if r.times}


def _row(account: Account, on: date, *, times: int = 0, wrong_codes: int = 0) -> dict[str, object]:
    return {"tenant": account.tenant, "oid": account.oid, "on": on, "times": times, "wrong_codes": wrong_codes}
