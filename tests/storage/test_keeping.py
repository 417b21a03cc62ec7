"""Each table states whose data it holds and how long, and its columns fit that."""

import pytest
from sqlalchemy import JSON, Column, LargeBinary, MetaData, String, Table, Text

from storage.tables.keeping import Stay, Term, Whose, WithRow, keeping_of
from storage.tables.metadata import metadata

TABLES = sorted(metadata.tables)
# A text as long as this may hold a sentence; shorter ones hold the words of an enum.
SENTENCE = 61
# Long texts that no person wrote: ids and addresses of Teams, keys, and reasons of our own.
CODED = {
    "accounts.tenant",
    "audit.fields",
    "calendars.calendar",
    "channels.name",
    "codes.hash",
    "conversations.bot_id",
    "conversations.channel",
    "conversations.id",
    "conversations.last_error",
    "conversations.offered_url",
    "conversations.refused_url",
    "conversations.service_url",
    "conversations.team",
    "conversations.tenant",
    "digests.reason",
    "files.name",
    "inbox.activity_id",
    "inbox.conversation_id",
    "kept_files.media_type",
    "kept_files.sha256",
    "organisations.authority",
    "organisations.name",
    "organisations.town",
    "outbox.activity_id",
    "outbox.key",
    "outbox.last_error",
    "people.zone",
    "posts.activity_id",
    "posts.conversation_id",
    "posts.shows",
    "posts.slot",
    "reports.key",
    "tenants.domain",
    "tenants.tenant",
    "visits.import_key",
    "work.reason",
}


def referred(column: Column[object]) -> set[str]:
    """The tables to which a column refers."""
    return {key.column.table.name for key in column.foreign_keys}


def holds_text(column: Column[object]) -> bool:
    """Whether a column may hold a sentence, a form or a file."""
    if isinstance(column.type, JSON | LargeBinary | Text):
        return True
    return isinstance(column.type, String) and (column.type.length or SENTENCE) >= SENTENCE


@pytest.mark.parametrize("name", TABLES)
def test_every_table_states_whose_its_rows_are_and_how_long_they_stay(name: str) -> None:
    table = metadata.tables[name]
    stated = keeping_of(table)
    owner, stays = stated.of, stated.stays
    terms = [name for term in stated.terms for name in (*term.since, *term.columns)]
    leads = [owner.by] if owner.by else []
    leads += [stays.column] if isinstance(stays, WithRow) else []
    assert {*leads, *owner.names, *owner.words, *terms} <= set(table.columns.keys())
    assert bool(owner.by) == (owner.whose in (Whose.PERSON, Whose.ORGANISATION))


def test_a_table_that_states_nothing_is_refused() -> None:
    with pytest.raises(LookupError, match="things"):
        keeping_of(Table("things", MetaData()))


@pytest.mark.parametrize("name", TABLES)
def test_every_column_that_names_a_person_is_stated(name: str) -> None:
    owner = keeping_of(metadata.tables[name]).of
    naming = {c.name for c in metadata.tables[name].columns if "people" in referred(c)}
    assert naming <= {owner.by, *owner.names}
    assert set(owner.names) <= naming
    if owner.by in naming:
        assert owner.whose is Whose.PERSON


@pytest.mark.parametrize("name", TABLES)
def test_every_column_with_words_is_stated(name: str) -> None:
    table = metadata.tables[name]
    long = {c.name for c in table.columns if holds_text(c) and not c.foreign_keys}
    coded = {column for column in long if f"{name}.{column}" in CODED}
    assert long - coded <= set(keeping_of(table).of.words)
    if keeping_of(table).of.words:
        assert keeping_of(table).of.whose is not Whose.NOBODY


def test_what_is_coded_is_there() -> None:
    there = {f"{t.name}.{c.name}" for t in metadata.tables.values() for c in t.columns}
    assert there >= CODED


@pytest.mark.parametrize("name", TABLES)
def test_a_row_that_stays_with_another_leads_to_one_that_says_how_long(name: str) -> None:
    """No table stays with one that stays with it."""
    table, passed = metadata.tables[name], set[str]()
    while isinstance(stays := keeping_of(table).stays, WithRow):
        assert table.name not in passed
        passed.add(table.name)
        column = table.c[stays.column]
        # A conversation's id stands in tables that refer to none, since a post may outlive it.
        (parent,) = referred(column) or {"conversations"}
        table = metadata.tables[parent]
    assert isinstance(stays, Stay | Term)


@pytest.mark.parametrize("name", TABLES)
def test_a_term_begins_with_a_moment_that_every_row_has(name: str) -> None:
    table = metadata.tables[name]
    for term in keeping_of(table).terms:
        assert not table.c[term.since[0]].nullable
        assert all(table.c[column].nullable for column in term.columns)
