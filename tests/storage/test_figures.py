"""What digests count is read by index, one statement each, at the cost of the period's rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot import figures
from bot.messages import digests
from domain.channels import Audience, Channel
from domain.counting import Digest, State
from domain.deployments import Leader
from domain.hub import Hub
from domain.organisations import Organisation
from domain.visits import Progress, Record
from storage import tables
from storage.store import Store
from tests import make, seed
from tests.databases import chat

LAST = date(2026, 11, 22)
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
WEEK = Digest(1, 1, "2026-W47", date(2026, 11, 16), LAST, State.DUE, NOW)
EVERYTHING = Channel(1, "19:abc", "Support", Audience.ALL, digest=True)


@pytest.fixture
def hub(store: Store) -> Store:
    """The small hub with a visit on each weekday of twelve weeks at both schools."""
    seed.sow(store)
    farida = store.people.by_email(seed.FARIDA.email)
    assert farida is not None
    store.conversations.put(chat("19:abc"), None)
    store.channels.link("19:abc", "Support", Audience.ALL, "", farida.id, NOW)
    for deployment in store.deployments.of_leader(farida.id):
        for ago in range(84):
            what = make.visit(on=LAST - timedelta(days=ago), objective=None)
            if what.on.weekday() < 5:
                store.visits.add(Record(0, deployment, Leader(farida.id, ""), what, NOW - timedelta(days=ago)), None)
    return store


@contextmanager
def statements(store: Store) -> Iterator[list[str]]:
    """The statements that read, as SQLite gets them."""
    driver = store._connection.connection.driver_connection
    assert driver is not None
    said: list[str] = []
    driver.set_trace_callback(lambda sql: said.append(sql) if sql.startswith("SELECT") else None)
    yield said
    driver.set_trace_callback(None)


def plan(store: Store, statement: str) -> list[str]:
    """How SQLite goes about a statement."""
    driver = store._connection.connection.driver_connection
    assert driver is not None
    return [row[3] for row in driver.execute(f"EXPLAIN QUERY PLAN {statement}")]


def test_a_digest_reads_visits_by_index_and_each_thing_once(hub: Store) -> None:
    with statements(hub) as found:
        told = figures.of_channel(WEEK, EVERYTHING, None, NOW, hub)
    assert (told.said.totals.visits, told.said.before.visits, len(told.said.weeks)) == (10, 10, 6)
    assert len(found) <= 8
    scans = [step for statement in found for step in plan(hub, statement) if step.startswith("SCAN")]
    assert not [step for step in scans if "visits" in step or "shares" in step or "digest_records" in step]


def test_it_takes_as_many_statements_for_many_deployments(hub: Store) -> None:
    with statements(hub) as few:
        figures.of_channel(WEEK, EVERYTHING, None, NOW, hub)
    one = hub._connection.execute(tables.deployments.select().limit(1)).one()._mapping
    for n in range(50):
        row = {**one, "id": 1000 + n, "reference": None}
        hub._connection.execute(tables.deployments.insert(), row)
    with statements(hub) as many:
        told = figures.of_channel(WEEK, EVERYTHING, None, NOW, hub)
    assert len(many) == len(few)
    assert sum(1 for row in told.schools.rows) == 2


def test_days_and_progress_are_those_of_the_last_evening(hub: Store) -> None:
    (deployment, *_) = hub.deployments.some([1]).values()
    later = make.visit(on=LAST + timedelta(days=1), objective=None, progress=Progress.OFF_TRACK)
    hub.visits.add(Record(0, deployment, Leader(1, ""), later, NOW), None)
    told = figures.of_channel(WEEK, EVERYTHING, None, NOW, hub)
    assert {row.progress for row in told.schools.rows} == {"on_track"}


def test_a_channel_hears_of_its_programme_or_its_trust_only(hub: Store) -> None:
    trust = hub.organisations.add([replace(_organisation(hub), id=0, name="The Trust", urn=None)])[0]
    hub._connection.execute(
        tables.organisations.update().where(tables.organisations.c.urn == 101494).values(trust_id=trust)
    )
    hub._connection.execute(tables.deployments.update().where(tables.deployments.c.id == 2).values(programme="Reading"))
    of_trust = figures.of_channel(WEEK, replace(EVERYTHING, audience=Audience.TRUST, of=str(trust)), None, NOW, hub)
    assert (of_trust.said.totals.visits, of_trust.said.totals.schools, of_trust.scope) == (5, 1, "The Trust")
    reading = replace(EVERYTHING, audience=Audience.PROGRAMME, of="Reading")
    assert figures.of_channel(WEEK, reading, None, NOW, hub).said.totals.visits == 5
    assert not figures.nothing_new(WEEK, reading, None, hub)
    other = replace(EVERYTHING, audience=Audience.PROGRAMME, of="Mathematics")
    assert figures.nothing_new(WEEK, other, None, hub)
    assert figures.of_channel(WEEK, other, None, NOW, hub).said.nothing_new


def test_a_colleagues_own_time_is_in_the_days(hub: Store) -> None:
    before = figures.of_channel(WEEK, EVERYTHING, None, NOW, hub)
    hub.visits.share(1, 2, 360, NOW)
    after = figures.of_channel(WEEK, EVERYTHING, None, NOW, hub)
    assert after.said.totals.days == before.said.totals.days + 1
    assert after.schools.rows[0].used == before.schools.rows[0].used + 1


def _organisation(store: Store) -> Organisation:
    found = store.organisations.by_urn(101494)
    assert found is not None
    return found


def test_before_the_hubs_first_day_no_week_is_told(hub: Store) -> None:
    early = Store(hub._connection, Hub(start=date(2026, 11, 23)))
    channel = early.channels.get(1)
    assert channel is not None
    digests.begin(channel, NOW - timedelta(days=7), early)
    assert digests.due(NOW, early) == []
    assert early.digests.of(1, "2026-W47") is None
    hub.planned_visits.add(1, 1, date(2026, 11, 24))
    assert len(digests.due(NOW, hub)) == 1
    assert digests.due(NOW, hub) == []


def test_why_a_digest_was_not_sent_is_told_from_its_row(hub: Store) -> None:
    channel = hub.channels.get(1)
    assert channel is not None
    digests.begin(channel, NOW - timedelta(days=7), hub)
    (row,) = digests.due(NOW, hub)
    one = hub.digests.get(int(row.subject))
    assert one is not None
    assert hub.digests.why_skipped(one) == ""
    leased = hub.deliveries.claim("w", NOW, timedelta(minutes=1))
    assert leased is not None
    hub.deliveries.skip(leased, "w", "too late")
    assert hub.digests.why_skipped(one) == "too late"
