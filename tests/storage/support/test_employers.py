"""Who employed a leader in each support: set when they are put on, followed when it changes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from domain.operations.imports import Changes, Entry
from domain.people.organisations import Organisation, OrganisationKind
from domain.people.people import Appointment, Role
from domain.support.states import Leadership
from storage.migrations import migrate, move
from storage.store import Store
from storage.tables.support import former_leaders
from tests import databases, seed
from tests.databases import Places
from tests.make import NOW, TODAY
from tests.seed import FARIDA

DAY = timedelta(days=1)
PEEL, LEADER, TOM = 1, 1, 2
STOOD = (
    "INSERT INTO organisations (id, kind, name) VALUES (1, 'school', 'Keelham')",
    "INSERT INTO organisations (id, kind, name) VALUES (2, 'trust', 'Aire')",
    *(
        f"INSERT INTO people (id, name, email) VALUES ({n}, 'Person {n}', 'p{n}@a.example')"
        for n in (1, 2, 3)
    ),
    *(
        "INSERT INTO roles (person_id, role, organisation_id)"
        f" VALUES ({person}, '{role}', {organisation})"
        for person, role, organisation in (
            *((1, "leader", 2), (1, "home_head", 1), (2, "leader", 1), (2, "leader", 2)),
            *((3, "leader", "NULL"), (3, "officer", 1)),
        )
    ),
    (
        "INSERT INTO deployments (id, organisation_id, focus, start, status)"
        " VALUES (1, 1, 'Reading', '2026-09-01', 'active')"
    ),
    *(
        f"INSERT INTO deployment_leaders (deployment_id, person_id) VALUES (1, {n})"
        for n in (1, 2, 3)
    ),
)


@pytest.fixture
def employers(store: Store) -> tuple[int, int]:
    """The hub, which employs both leaders of the seed, and a trust."""
    seed.sow(store)
    hub = store.organisations.hub()
    assert hub is not None
    aire = Organisation(0, OrganisationKind.TRUST, "Aire Valley Trust", uid=2001)
    return hub.id, store.organisations.upsert(aire)


def employ(store: Store, *employers: int, on: date = TODAY) -> None:
    store.people.appoint(LEADER, {Appointment(Role.LEADER, at) for at in employers})
    store.employers.follow(LEADER, on)


def on(store: Store, day: date, person: int = LEADER) -> int | None:
    return store.employers.on(PEEL, person, day)


def test_an_import_says_who_employs_the_leaders_it_names(
    store: Store, employers: tuple[int, int]
) -> None:
    hub, _ = employers
    assert on(store, TODAY) == on(store, TODAY, TOM) == hub
    assert store.employers.on(99, LEADER, TODAY) is None


def test_from_the_day_of_a_change_on_another_employs_them(
    store: Store, employers: tuple[int, int]
) -> None:
    hub, aire = employers
    for _ in range(2):
        employ(store, aire)
    assert (on(store, TODAY - DAY), on(store, TODAY)) == (hub, aire)
    assert on(store, TODAY, TOM) == hub
    rows = store._connection.execute(select(former_leaders)).all()
    assert sorted(row.deployment_id for row in rows) == [1, 2]


def test_a_slip_of_the_same_day_leaves_no_trace(store: Store, employers: tuple[int, int]) -> None:
    hub, aire = employers
    employ(store, aire)
    employ(store, hub)
    assert on(store, TODAY) == on(store, TODAY - DAY) == hub
    assert len(store.support_changes.leaders(PEEL)) == 2


def test_a_second_employer_takes_nothing_over_until_the_first_has_gone(
    store: Store, employers: tuple[int, int]
) -> None:
    hub, aire = employers
    employ(store, hub, aire)
    assert on(store, TODAY) == hub
    employ(store, aire, on=TODAY + DAY)
    assert (on(store, TODAY), on(store, TODAY + DAY)) == (hub, aire)
    employ(store, on=TODAY + 2 * DAY)
    assert on(store, TODAY + 2 * DAY) is None
    employ(store, hub, on=TODAY + 3 * DAY)
    assert on(store, TODAY + 3 * DAY) == hub


def test_a_file_that_names_another_employer_counts_from_that_day(
    store: Store, employers: tuple[int, int]
) -> None:
    hub, aire = employers
    held = frozenset({Appointment(Role.LEADER, aire)})
    entry = Entry(LEADER, FARIDA.email, FARIDA.name, held)
    for _ in range(2):
        store.imports.write(Changes(people=(entry,)), NOW)
    assert (on(store, TODAY - DAY), on(store, TODAY)) == (hub, aire)


def test_who_is_put_on_taken_off_and_put_back_keeps_their_employer(
    store: Store, employers: tuple[int, int]
) -> None:
    hub, aire = employers
    employ(store, aire)
    changes = store.support_changes
    led = changes.leaders(PEEL)
    changes.take_off(PEEL, LEADER, TODAY + DAY)
    employ(store, hub, on=TODAY + DAY)
    assert (on(store, TODAY - DAY), on(store, TODAY + DAY)) == (hub, aire)
    changes.lead_again(PEEL, led, TODAY + DAY)
    assert (on(store, TODAY - DAY), on(store, TODAY)) == (hub, aire)
    assert changes.leaders(PEEL) == led
    nia = Entry(0, "nia@a.example", "Nia", frozenset({Appointment(Role.LEADER, aire)}))
    person = store.people.upsert(nia, NOW)
    changes.lead(PEEL, person, TODAY)
    assert on(store, TODAY, person) == aire
    assert changes.leaders(PEEL)[1] == Leadership(person, "Nia", TODAY)


def test_an_employer_that_becomes_another_school_stays_the_employer(
    store: Store, employers: tuple[int, int]
) -> None:
    _, aire = employers
    employ(store, aire)
    known = store.organisations.get(aire)
    assert known is not None
    new = store.organisations.add([replace(known, id=0, uid=2002)])[0]
    store.organisations.fold(aire, new)
    assert on(store, TODAY) == new


def test_what_stood_gets_the_employer_where_there_is_just_one(places: Places) -> None:
    with databases.engine(places.bare()) as engine:
        move(engine, "upgrade", "0017")
        with engine.begin() as connection:
            for statement in STOOD:
                connection.exec_driver_sql(statement)
        migrate(engine)
        with engine.connect() as connection:
            rows = connection.exec_driver_sql(
                "SELECT person_id, home_organisation_id FROM deployment_leaders ORDER BY 1"
            )
            assert [tuple(row) for row in rows] == [(1, 2), (2, None), (3, None)]
