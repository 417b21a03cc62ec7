"""What contracts asked before: what people tick is open from then on."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from storage.migrations import migrate, move
from tests import databases
from tests.databases import Places

BEFORE = "0020"
STOOD = (
    "INSERT INTO organisations (id, kind, name) VALUES (1, 'trust', 'Fellside')",
    "INSERT INTO contracts (id, reference, lead_id) VALUES (1, 'QA-1', 1), (2, 'QA-2', 1)",
    *(
        "INSERT INTO requirements (id, contract_id, programme, name, due) VALUES" + values
        for values in (
            "(1, 1, '', 'Interim report', '2027-02-05')",
            "(2, 1, '', 'Statement', '2027-07-16')",
            "(3, 1, '', 'Thanks', NULL)",
            "(4, NULL, '*', 'Statement', '2027-01-01')",
        )
    ),
)


@pytest.fixture
def engine(places: Places) -> Iterator[Engine]:
    """A database of the version before, with contracts."""
    with databases.engine(places.bare()) as made:
        move(made, "upgrade", BEFORE)
        with made.begin() as connection:
            for statement in STOOD:
                connection.exec_driver_sql(statement)
        yield made


def test_what_people_tick_is_open_by_its_day(engine: Engine) -> None:
    migrate(engine)
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT id, open_due FROM requirements ORDER BY id")
        open_ = [(id_, str(day) if day else None) for id_, day in rows]
        rows = connection.exec_driver_sql("SELECT id, next_due FROM contracts ORDER BY id")
        next_ = [(id_, str(day)) for id_, day in rows]
    assert open_ == [(1, None), (2, "2027-07-16"), (3, "2199-12-31"), (4, None)]
    assert next_ == [(1, "2027-07-16"), (2, "2199-12-31")]


def test_and_back(engine: Engine) -> None:
    migrate(engine)
    move(engine, "downgrade", BEFORE)
    with engine.connect() as connection:
        names = connection.exec_driver_sql("SELECT name FROM requirements ORDER BY id").scalars()
        assert list(names) == ["Interim report", "Statement", "Thanks", "Statement"]
