"""The purge ends every term that a table states, and nothing else, on both databases."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any, NamedTuple

import pytest
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    Integer,
    LargeBinary,
    Table,
    Time,
    func,
    insert,
    select,
)

from domain.hub import Hub
from storage import purge as purging
from storage.store import Store
from storage.tables.keeping import Term, keeping_of
from storage.tables.metadata import Quarters, UtcDateTime, metadata
from tests.databases import Places
from tests.make import NOW

FLEETING = ("prompts", "file")
MOMENT = timedelta(microseconds=1)
DAY = timedelta(days=1)


class Example(NamedTuple):
    """Columns of a row that its term ends, and of rows that it does not."""

    ends: Mapping[str, object]
    stay: tuple[Mapping[str, object], ...] = ()


# For each table with a term: a new one fails here until its rows are named.
EXAMPLES: dict[str, Example] = {
    "inbox": Example({"body": "the card"}),
    "strangers": Example({}),
    "files": Example({}),
    "work": Example({"state": "made"}, ({"state": "waiting"},)),
    "audit": Example({}),
    "kept_files": Example({}, ({"removed_at": None},)),
    "kept_contents": Example({}, ({"until": None},)),
    "uploaded_imports": Example({}),
    "forms": Example({"values": {"did": "Met them."}}),
    "outbox": Example(
        {"state": "sent", "kind": "prompts"},
        (
            {"state": "sent", "kind": "copy"},
            {"state": "skipped", "kind": "copy"},
            {"state": "unknown", "kind": "prompts"},
            {"state": "dead", "kind": "prompts"},
            {"state": "ready", "kind": "prompts"},
        ),
    ),
}
TERMS = [
    (table.name, number)
    for table in metadata.sorted_tables
    for number in range(len(keeping_of(table).terms))
]


class Rows:
    """Adds rows of any table, with whatever they must refer to."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._number = 0

    def add(self, table: Table, **values: object) -> dict[str, Any]:
        """A row with these values, and with any that fits in each further column that needs one."""
        row = {c.name: self._value(c) for c in table.columns if _needed(c) and c.name not in values}
        made = insert(table).values({**row, **values}).returning(*table.primary_key.columns)
        return dict(self._connection.execute(made).one()._mapping)

    def there(self, table: Table, key: Mapping[str, object]) -> Any:
        """The row with that key, or None."""
        these = [table.c[name] == value for name, value in key.items()]
        return self._connection.execute(select(table).where(*these)).first()

    def _value(self, column: Column[Any]) -> object:
        for reference in column.foreign_keys:
            return self.add(reference.column.table)[reference.column.name]
        self._number += 1
        usual: dict[type[Any], object] = {
            UtcDateTime: NOW,
            Quarters: Fraction(1),
            Boolean: True,
            Date: NOW.date(),
            Time: time(9),
            Integer: self._number,
            JSON: {},
            LargeBinary: b"bytes",
        }
        return usual.get(type(column.type), str(self._number))


def _needed(column: Column[Any]) -> bool:
    numbered = column.name == "id" and isinstance(column.type, Integer)
    return not column.nullable and column.server_default is None and not numbered


@pytest.fixture
def rows(store: Store) -> Rows:
    """Rows in the store's transaction."""
    return Rows(store._connection)


def term_of(name: str, number: int) -> tuple[Table, Term]:
    """A table and one of its terms."""
    return metadata.tables[name], keeping_of(metadata.tables[name]).terms[number]


def since(table: Table, term: Term, moment: datetime) -> dict[str, object]:
    """The columns from which the term counts, at a moment."""
    dates = {n for n in term.since if isinstance(table.c[n].type, Date)}
    return {name: moment.date() if name in dates else moment for name in term.since}


def within(table: Table, term: Term) -> datetime:
    """The earliest moment at which the term is not over."""
    return NOW - term.lasts + (MOMENT if term.inclusive else timedelta())


def over(table: Table, term: Term) -> datetime:
    """The latest moment at which the term is over."""
    step = DAY if isinstance(table.c[term.since[0]].type, Date) else MOMENT
    return within(table, term) - step


def ended(rows: Rows, table: Table, term: Term, key: Mapping[str, object]) -> bool:
    """Whether the row, or what it held in the term's columns, is gone."""
    found = rows.there(table, key)
    if not term.columns:
        return found is None
    return all(found._mapping[name] is None for name in term.columns)


def a_few_at_a_time(name: str, number: int, monkeypatch: pytest.MonkeyPatch) -> tuple[Table, Term]:
    """A table and one of its terms, of which two rows are a piece."""
    table, term = term_of(name, number)
    few, stated = replace(term, most=2), keeping_of(table)
    fewer = replace(stated, emptied=(few,)) if term.columns else replace(stated, stays=few)
    monkeypatch.setitem(table.info, "keeping", fewer)
    return table, term


def test_every_table_with_a_term_has_an_example() -> None:
    assert {name for name, _ in TERMS} == EXAMPLES.keys()


@pytest.mark.parametrize(("name", "number"), TERMS)
def test_a_row_past_its_term_goes_and_one_within_it_stays(
    name: str, number: int, store: Store, rows: Rows
) -> None:
    table, term = term_of(name, number)
    example = EXAMPLES[name]
    gone = rows.add(table, **example.ends, **since(table, term, over(table, term)))
    kept = rows.add(table, **example.ends, **since(table, term, within(table, term)))
    others = [
        rows.add(table, **{**since(table, term, over(table, term) - 900 * DAY), **other})
        for other in example.stay
    ]
    store.purge(NOW, FLEETING)
    assert ended(rows, table, term, gone)
    assert not ended(rows, table, term, kept)
    assert not any(ended(rows, table, term, key) for key in others)


@pytest.mark.parametrize(("name", "number"), TERMS)
def test_of_several_moments_the_latest_counts(
    name: str, number: int, store: Store, rows: Rows
) -> None:
    table, term = term_of(name, number)
    for later in term.since[1:]:
        moments = since(table, term, over(table, term)) | {later: within(table, term)}
        key = rows.add(table, **EXAMPLES[name].ends, **moments)
        store.purge(NOW, FLEETING)
        assert not ended(rows, table, term, key)


@pytest.mark.parametrize(("name", "number"), TERMS)
def test_only_so_many_rows_go_in_one_purge(
    name: str, number: int, store: Store, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(purging, "PIECES", 1)
    table, term = a_few_at_a_time(name, number, monkeypatch)
    past = since(table, term, over(table, term))
    keys = [rows.add(table, **EXAMPLES[name].ends, **past) for _ in range(3)]
    for left in (1, 0):
        store.purge(NOW, FLEETING)
        assert sum(not ended(rows, table, term, key) for key in keys) == left


@pytest.mark.parametrize(("name", "number"), TERMS)
def test_a_purge_goes_on_while_there_are_more_rows_but_not_for_ever(
    name: str, number: int, store: Store, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(purging, "PIECES", 3)
    table, term = a_few_at_a_time(name, number, monkeypatch)
    past = since(table, term, over(table, term))
    keys = [rows.add(table, **EXAMPLES[name].ends, **past) for _ in range(7)]
    for left in (1, 0):
        store.purge(NOW, FLEETING)
        assert sum(not ended(rows, table, term, key) for key in keys) == left


def test_a_row_to_which_another_refers_stays(store: Store, rows: Rows) -> None:
    """For each table whose rows go: a row that any other table refers to."""
    for name, number in TERMS:
        table, term = term_of(name, number)
        if term.columns:
            continue
        for child in metadata.sorted_tables:
            for key in child.foreign_keys:
                if key.column.table is not table:
                    continue
                old = rows.add(table, **EXAMPLES[name].ends, **since(table, term, NOW - 900 * DAY))
                rows.add(child, **{key.parent.name: old[key.column.name]})
                store.purge(NOW, FLEETING)
                assert rows.there(table, old)


def test_a_purge_leaves_every_row_that_no_term_is_about(store: Store, rows: Rows) -> None:
    kept = [t for t in metadata.sorted_tables if t.name not in EXAMPLES]
    for table in kept:
        rows.add(table)
    before = {table.name: counted(store, table) for table in kept}
    store.purge(NOW + 9_000 * DAY, FLEETING)
    assert before == {table.name: counted(store, table) for table in kept}


def counted(store: Store, table: Table) -> int:
    """How many rows a table has."""
    return store._connection.execute(select(func.count()).select_from(table)).scalar_one()


def test_what_stays_longer_than_a_day_is_looked_at_once_an_hour(store: Store, rows: Rows) -> None:
    later = NOW.replace(minute=1) + 900 * DAY
    file = rows.add(metadata.tables["files"], made_at=NOW)
    claim = rows.add(metadata.tables["inbox"], at=NOW)
    store.purge(later, FLEETING)
    assert rows.there(metadata.tables["files"], file) is None
    assert rows.there(metadata.tables["inbox"], claim)
    store.purge(later.replace(minute=0), FLEETING)
    assert rows.there(metadata.tables["inbox"], claim) is None


def test_days_end_where_the_hub_is(places: Places) -> None:
    with places.connection() as connection:
        store, rows = Store(connection, Hub(zone="Asia/Kolkata")), Rows(connection)
        table = metadata.tables["strangers"]
        on = date(2026, 11, 23)
        key = rows.add(table, on=on)
        store.purge(datetime(2026, 12, 23, 18, 0, tzinfo=NOW.tzinfo), FLEETING)
        assert rows.there(table, key)
        store.purge(datetime(2026, 12, 23, 19, 0, tzinfo=NOW.tzinfo), FLEETING)
        assert rows.there(table, key) is None
