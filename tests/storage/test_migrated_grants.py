"""What paid for support before: a text of references becomes a row for each grant."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from storage.migrations import migrate, move
from tests import databases
from tests.databases import Places

BEFORE = "0013"
STOOD = (
    "INSERT INTO organisations (id, kind, name) VALUES (1, 'school', 'Keelham')",
    *(
        "INSERT INTO grants (id, reference, programme, holder_id, school_year, kind, amount)"
        f" VALUES ({n}, 'OA-{n}', 'Opportunity Area', 1, '2026-27', 'new', 500)"
        for n in (1, 2)
    ),
    *(
        "INSERT INTO deployments (id, organisation_id, focus, grant_reference, start, status,"
        f" cover_paid) VALUES ({n}, 1, 'Reading', '{paid}', '2026-09-01', 'active', '{cover}')"
        for n, paid, cover in ((1, "OA-2; OA-1", "always"), (2, "OA-9", "never"), (3, "", "never"))
    ),
)
PAID = "SELECT deployment_id, grant_id, position FROM deployment_grants ORDER BY 1, 3"


@pytest.fixture
def engine(places: Places) -> Iterator[Engine]:
    """A database of the version before, with grants and support."""
    with databases.engine(places.bare()) as made:
        move(made, "upgrade", BEFORE)
        with made.begin() as connection:
            for statement in STOOD:
                connection.exec_driver_sql(statement)
        yield made


def test_each_grant_that_is_there_pays_in_its_place(engine: Engine) -> None:
    migrate(engine)
    with engine.connect() as connection:
        assert [tuple(row) for row in connection.exec_driver_sql(PAID)] == [(1, 2, 1), (1, 1, 2)]
        cover = connection.exec_driver_sql("SELECT id, cover_stated FROM deployments ORDER BY id")
        assert [tuple(row) for row in cover] == [(1, "always"), (2, None), (3, None)]
        named = connection.exec_driver_sql("SELECT name FROM programmes").scalars()
        assert list(named) == ["Opportunity Area"]


def test_and_back(engine: Engine) -> None:
    migrate(engine)
    move(engine, "downgrade", BEFORE)
    with engine.connect() as connection:
        texts = connection.exec_driver_sql("SELECT grant_reference FROM deployments ORDER BY id")
        assert list(texts.scalars()) == ["OA-2; OA-1", "", ""]
