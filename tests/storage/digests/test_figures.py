"""What digests count is read by index, one statement each, at the cost of the period's rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.messages.digests import digests
from bot.subjects.digests import figures
from bot.subjects.digests.next_digest import switch_on
from domain.digests.channels import Audience, Channel
from domain.digests.counting import Digest, DigestState
from domain.hub import Hub
from domain.people.organisations import Organisation
from domain.support.deployments import Deployment, Leader
from domain.visits.visits import Progress, Record
from storage.store import Store
from storage.tables.people import organisations
from storage.tables.support import deployments
from tests import databases, make, seed
from tests.databases import chat

LAST = date(2026, 11, 22)
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture
def hub(store: Store) -> Store:
    """The small hub with a visit on each weekday of twelve weeks at both schools."""
    seed.sow(store)
    leader = Leader(farida(store), "")
    store.conversations.put(chat("19:abc"), None)
    store.channels.link("19:abc", "Support", Audience.ALL, "", leader.id, NOW)
    for deployment in support(store):
        for ago in range(84):
            what = make.visit(on=LAST - timedelta(days=ago), objective=None)
            if what.on.weekday() < 5:
                store.visits.add(
                    Record(0, deployment, leader, what, NOW - timedelta(days=ago)), None
                )
    return store


def everything(store: Store) -> Channel:
    """The channel, which hears of all support."""
    return store.channels.active()[0]


def told(store: Store, channel: Channel | None = None) -> figures.ChannelFigures:
    """What the week's digest says."""
    return figures.of_channel(week(store), channel or everything(store), None, NOW, store)


def week(store: Store) -> Digest:
    """The last whole week's digest, not out yet."""
    return Digest(
        0, everything(store).id, "2026-W47", date(2026, 11, 16), LAST, DigestState.DUE, NOW
    )


def support(store: Store) -> list[Deployment]:
    """The two deployments, that of Peel Park first."""
    return store.deployments.of_leader(farida(store))


def farida(store: Store) -> int:
    """The leader of both."""
    found = store.people.by_email(seed.FARIDA.email)
    assert found is not None
    return found.id


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


@databases.on_sqlite
def test_a_digest_reads_visits_by_index_and_each_thing_once(hub: Store) -> None:
    with statements(hub) as found:
        said = told(hub).figures
    assert (said.totals.visits, said.before.visits, len(said.weeks)) == (10, 10, 6)
    assert len(found) <= 11  # two of them look the channel up
    scans = [
        step for statement in found for step in plan(hub, statement) if step.startswith("SCAN")
    ]
    assert not [step for step in scans if "visits" in step or "digest_records" in step]


@databases.on_sqlite
def test_it_takes_as_many_statements_for_many_deployments(hub: Store) -> None:
    with statements(hub) as few:
        told(hub)
    one = hub._connection.execute(deployments.select().limit(1)).one()._mapping
    for n in range(50):
        row = {**one, "id": 10_000 + n, "reference": None}
        hub._connection.execute(deployments.insert(), row)
    with statements(hub) as many:
        told(hub)
    assert len(many) == len(few)


def test_days_and_progress_are_those_of_the_last_evening(hub: Store) -> None:
    later = make.visit(on=LAST + timedelta(days=1), objective=None, progress=Progress.OFF_TRACK)
    hub.visits.add(Record(0, support(hub)[0], Leader(farida(hub), ""), later, NOW), None)
    assert {row.progress for row in told(hub).schools.rows} == {"on_track"}


def test_a_channel_hears_only_of_what_it_is_narrowed_to(hub: Store) -> None:
    trust = hub.organisations.add([replace(_organisation(hub), id=0, name="The Trust", urn=None)])[
        0
    ]
    hub._connection.execute(
        organisations.update().where(organisations.c.urn == 101494).values(trust_id=trust)
    )
    history = support(hub)[1].id
    hub._connection.execute(
        deployments.update().where(deployments.c.id == history).values(programme="Reading")
    )
    all_ = everything(hub)
    of_trust = told(hub, replace(all_, audience=Audience.TRUST, of=str(trust)))
    assert (of_trust.figures.totals.visits, of_trust.figures.totals.schools, of_trust.scope) == (
        5,
        1,
        "The Trust",
    )
    reading = replace(all_, audience=Audience.PROGRAMME, of="Reading")
    assert told(hub, reading).figures.totals.visits == 5
    assert not figures.nothing_new(week(hub), reading, None, hub)
    hub._connection.execute(
        deployments.update().where(deployments.c.id == history).values(strand="CPD")
    )
    hub._connection.execute(
        organisations.update().where(organisations.c.urn == 101494).values(phase="Primary")
    )
    cpd = replace(all_, audience=Audience.STRAND, of="CPD")
    primary = replace(all_, audience=Audience.PHASE, of="Primary")
    for own, scope in ((cpd, "CPD"), (primary, "Primary schools")):
        assert (told(hub, own).figures.totals.visits, told(hub, own).scope) == (5, scope)
        assert not figures.nothing_new(week(hub), own, None, hub)
        none = replace(own, of="ITT")
        assert figures.nothing_new(week(hub), none, None, hub)
        assert told(hub, none).figures.nothing_new
    other = replace(all_, audience=Audience.PROGRAMME, of="Mathematics")
    assert figures.nothing_new(week(hub), other, None, hub)
    assert told(hub, other).figures.nothing_new


def test_a_colleagues_own_time_is_in_the_days(hub: Store) -> None:
    before = told(hub)
    newest = hub.visits.last_of(support(hub)[0].id)
    tom = hub.people.by_email(seed.TOM.email)
    assert newest is not None
    assert tom is not None
    hub.visits.share(newest.id, tom.id, 360, NOW)
    after = told(hub)
    assert after.figures.totals.days == before.figures.totals.days + 1
    assert after.schools.rows[0].used == before.schools.rows[0].used + 1


def test_before_the_hubs_first_day_no_week_is_told(hub: Store) -> None:
    early, channel = Store(hub._connection, Hub(start=date(2026, 11, 23))), everything(hub)
    switch_on(channel, NOW - timedelta(days=7), early)
    assert digests.due(NOW, early) == []
    assert early.digests.of(channel.id, "2026-W47") is None
    assert len(digests.due(NOW, hub)) == 1
    assert digests.due(NOW, hub) == []


def test_why_a_digest_was_not_sent_is_told_from_its_row(hub: Store) -> None:
    switch_on(everything(hub), NOW - timedelta(days=7), hub)
    (row,) = digests.due(NOW, hub)
    one = hub.digests.get(int(row.subject))
    assert one is not None
    assert hub.digests.why_skipped(one) == ""
    leased = hub.deliveries.claim("w", NOW, timedelta(minutes=1))
    assert leased is not None
    hub.deliveries.skip(leased, "w", "too late")
    assert hub.digests.why_skipped(one) == "too late"


def test_progress_before_a_period_is_not_that_of_its_first_day(hub: Store) -> None:
    first = week(hub).first
    on_it = make.visit(on=first, objective=None, progress=Progress.OFF_TRACK)
    hub.visits.add(Record(0, support(hub)[0], Leader(farida(hub), ""), on_it, NOW), None)
    before = {row.deployment.id: row.before for row in hub.figures.supported(first, LAST, ())}
    assert before[support(hub)[0].id] == Progress.ON_TRACK


@pytest.mark.parametrize(("days_before", "contacted"), [(9, 9), (-9, 0)])
def test_the_first_contact_is_the_earliest_of_what_is_noted_and_the_first_visit(
    hub: Store, days_before: int, contacted: int
) -> None:
    oldest = min(r.on for r in hub.figures.by_day(date(2026, 1, 1), LAST, None))
    noted = oldest - timedelta(days=days_before)
    hub._connection.execute(deployments.update().values(first_contact_on=noted))
    told_of = {row.contacted for row in hub.figures.supported(week(hub).first, LAST, ())}
    assert told_of == {oldest - timedelta(days=contacted)}


def test_a_flag_raised_long_ago_is_told_while_it_is_open(hub: Store) -> None:
    visit = hub.visits.last_of(support(hub)[0].id)
    assert visit is not None
    flag = hub.concerns.raise_(visit.id, NOW - timedelta(days=60))
    assert [f.open for f in hub.figures.flags(NOW - timedelta(days=7))] == [True]
    assert hub.concerns.resolve(flag, farida(hub), NOW)
    assert hub.figures.flags(NOW - timedelta(days=7)) == []


def _organisation(store: Store) -> Organisation:
    found = store.organisations.by_urn(101494)
    assert found is not None
    return found
