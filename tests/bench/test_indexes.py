"""No screen, no tick and no prepared statement reads a table that grows from end to end."""

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from bench.scale.hub import SMALL
from bench.scale.hub import Hub as Filled
from bench.scale.measure import statements_of
from bench.scale.screens import Screens
from domain.hub import Hub
from storage.store import Store
from storage.tables.metadata import metadata
from tests import databases
from tests.bench.plans import FEW, OF_THE_HUB, whole_reads
from tests.storage.engine.test_every_prepared import given, statements

# What is asked of everybody at one time, and so is as long as the list of people.
OF_EVERYBODY = {
    "tick: prompts, at the hour": "one message for each person, once a day",
    "tick: reports": "all money and support is looked through, once a day",
    "drawn: prompts of officer": "what an officer chases follows from what every leader was told",
    "officer: post here": "the programmes and trusts to choose from, where a channel is chosen",
    "officer: go live": "who would be told what, before the hub is live",
}


def test_screens_and_ticks_find_what_they_show_by_an_index(small: Connection) -> None:
    hub = Hub()
    works = Screens(Filled(SMALL), hub).all(small)
    small.rollback()
    assert set(works) >= set(OF_EVERYBODY)
    found = set()
    for name in works.keys() - OF_EVERYBODY.keys():
        with statements_of(small) as seen:
            works[name](Store(small, hub))
        for statement in dict(seen).items():
            found |= {f"{name}: {read}" for read in whole_reads(small, statement)}
        small.rollback()
    assert found == set()


@databases.on_sqlite
def test_prepared_statements_find_their_rows_by_an_index(small: Connection) -> None:
    found = []
    for name, prepared in statements().items():
        with statements_of(small) as seen:
            try:
                prepared.run(small, given(prepared, 0, small))
            except IntegrityError:
                small.rollback()
        for statement in seen:
            found += [f"{name}: {read}" for read in whole_reads(small, statement)]
        small.rollback()
    assert found == []


def test_a_statement_without_an_index_is_found_out(small: Connection) -> None:
    whole = "SELECT id FROM visits WHERE did = 'nothing'"
    by_key = "SELECT minutes FROM visits WHERE id = 1"
    assert whole_reads(small, (whole, ())) and not whole_reads(small, (by_key, ()))


def test_the_tables_that_are_named_are_there() -> None:
    assert {*FEW, *OF_THE_HUB} <= set(metadata.tables)
