"""How a database goes about a statement: which tables it would go through from end to end."""

import re
from collections.abc import Iterator

from sqlalchemy import Connection

from bench.scale.measure import Statement
from storage.tables.metadata import metadata

# Tables of a few rows, however large the hub is, with the reason.
FEW = {
    "tenants": "one row for each organisation that is let in",
    "channels": "one row for each channel that an officer chose",
    "milestones": "one row for each moment in the life of the hub",
    "replicas": "one row for each running process",
    "calendars": "some fifteen rows a year, and a calendar is read as a whole",
    "grants": "a few rows for each holder and school year",
    "documents": "one row for each title in the library",
    "document_roles": "at most five rows for each title in the library",
    "work": "what was asked for within a day",
    "files": "what was made within a day",
}
# Tables that are as large as the hub, not as old: an index of them may be read as a whole, to count
# people or to list them by name.
OF_THE_HUB = {
    "accounts",
    "conversations",
    "deployment_leaders",
    "deployments",
    "muted",
    "organisations",
    "people",
    "roles",
    "support_minutes",
}
_ALIAS = re.compile(r'\b(?:FROM|JOIN|UPDATE|INTO|,)\s*\(*"?(\w+)"? AS "?(\w+)"?', re.IGNORECASE)
# A search that names no index is a scan for the greatest value.
_SQLITE = re.compile(r"^(?:SCAN (\w+)(.*)|SEARCH (\w+))$")
_POSTGRES = re.compile(r"Seq Scan on (?:public\.)?(\w+)")


def whole_reads(connection: Connection, statement: Statement) -> list[str]:
    """The growing tables that a statement reads as a whole, each with how.

    PostgreSQL tells where it finds no index at all; SQLite tells as well where it goes through one
    from end to end.
    """
    if connection.dialect.name == "sqlite":
        return list(_on_sqlite(connection, statement[0]))
    return list(_on_postgres(connection, statement))


def _on_sqlite(connection: Connection, sql: str) -> Iterator[str]:
    names = {alias: table for table, alias in _ALIAS.findall(sql)}
    for row in connection.connection.cursor().execute(f"EXPLAIN QUERY PLAN {sql}").fetchall():
        found = _SQLITE.match(row[3])
        if found is None:
            continue
        alias, how = found[1] or found[3], found[2] or ""
        table = names.get(alias, alias)
        # A table that the statement does not name is looked through only where a reference to a
        # new row was broken before.
        if table in FEW or table not in metadata.tables or not re.search(rf"\b{table}\b", sql):
            continue
        # An index is gone through in the order of a list, as far as its page.
        if "INDEX" in how and (table in OF_THE_HUB or "LIMIT" in sql or "_open" in how):
            continue
        yield f"{row[3]}: {sql}"


def _on_postgres(connection: Connection, statement: Statement) -> Iterator[str]:
    sql, values = statement
    if not sql.lstrip("( ").upper().startswith(("SELECT", "UPDATE", "DELETE", "INSERT", "WITH")):
        return
    cursor = connection.connection.cursor()
    cursor.execute("SET LOCAL enable_seqscan = off")
    cursor.execute(f"EXPLAIN (VERBOSE) {sql}", values)
    plan = [row[0] for row in cursor.fetchall()]
    # Of a few rows all are hashed at once, where of many each would be looked for by its index.
    few = FEW.keys() | OF_THE_HUB if any("hashed SubPlan" in line for line in plan) else FEW.keys()
    for line in plan:
        found = _POSTGRES.search(line)
        if found and found[1] in metadata.tables and found[1] not in few:
            yield f"{line.strip()}: {sql}"
