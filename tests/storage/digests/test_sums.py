"""What the database adds up for a digest is what its records add up to, one by one."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert

from bot.subjects.digests import figures
from domain.digests.attention import schools_by_need
from domain.digests.channels import Audience, Channel
from domain.digests.counting import CountedRecord, Digest, DigestState, Stage, counted_records
from domain.digests.digests import digest_figures, since
from domain.digests.facts import Facts, as_titled, narrowed
from domain.digests.sums import midnight
from storage.store import Store
from storage.tables.digests import digest_records
from storage.tables.people import organisations
from storage.tables.support import deployments
from storage.tables.visits import visits
from tests import generated
from tests.databases import chat
from tests.make import NOW, TODAY

DAY = timedelta(days=1)
MONDAY = TODAY - TODAY.weekday() * DAY
WEEKS = ((MONDAY - 7 * DAY, MONDAY - DAY), (MONDAY, TODAY), (MONDAY - 21 * DAY, MONDAY - DAY))


def channel(store: Store, hub: generated.Generated, dice: Random) -> Channel:
    """A channel of any audience, in a hub where all that it can be narrowed to is spread."""
    trust = store._connection.scalar(organisations.select().where(organisations.c.kind == "trust"))
    for id_ in hub.deployments:
        programme = dice.choice(("Reading", "Number", ""))
        strand = dice.choice(("CPD", "ITT", ""))
        own = deployments.update().where(deployments.c.id == id_)
        store._connection.execute(own.values(programme=programme, strand=strand))
    school = organisations.c.kind == "school"
    some = organisations.update().where(school, organisations.c.urn % 2 == 1)
    store._connection.execute(some.values(trust_id=trust))
    others = organisations.update().where(school, organisations.c.urn % 3 == 1)
    store._connection.execute(others.values(phase="Primary"))
    audience, of = dice.choice(
        (
            (Audience.ALL, ""),
            (Audience.PROGRAMME, "Reading"),
            (Audience.STRAND, "CPD"),
            (Audience.PHASE, "Primary"),
            (Audience.TRUST, str(trust)),
        )
    )
    store.conversations.put(chat("19:c"), None)
    id_ = store.channels.link("19:c", "C", audience, of, hub.people[0].id, NOW)
    found = store.channels.get(id_)
    assert found is not None
    return found


def scatter(store: Store, hub: generated.Generated, dice: Random, own: Channel) -> list[Digest]:
    """Spreads records over weeks, and has two digests count some of them for good."""
    first = MONDAY - 14 * DAY
    out = datetime(2026, 11, 1, tzinfo=UTC)
    ids = [
        store.digests.put(own.id, f"week {n}", first + 7 * n * DAY, first + (7 * n + 6) * DAY, out)
        for n in range(2)
    ]
    for id_ in hub.records:
        row = visits.update().where(visits.c.id == id_)
        on = TODAY - dice.randint(0, 70) * DAY
        recorded = datetime(on.year, on.month, on.day, 22, tzinfo=UTC) + dice.randint(0, 12) * DAY
        seconds = dice.choice((None, 30, 40, 40, 900))
        store._connection.execute(row.values(on=on, recorded_at=recorded, seconds=seconds))
        store.visits.share(id_, hub.people[0].id, dice.choice((15, 30)), NOW)
        if dice.random() < 0.5:
            late, by = dice.random() < 0.4, dice.choice((*ids, None))
            kept = {"channel_id": own.id, "visit_id": id_, "digest_id": by, "late": late}
            store._connection.execute(insert(digest_records).values(kept))
    found = [store.digests.get(id_ or 0) for id_ in ids]
    return [digest for digest in found if digest]


def one_by_one(
    facts: Facts, own: Channel | None, counting: tuple[Digest, Stage] | None, store: Store
) -> tuple[object, object]:
    """The figures and the schools of a digest, made from each of its records."""
    calendar, zone = store.calendars.calendar(), ZoneInfo(store.hub.zone)
    begin = since(facts.first, facts.last, calendar)
    found = store.figures.by_day(begin, facts.last, own.id if counting and own else None)
    records: list[CountedRecord] = [r for r in found if facts.first <= r.on]
    late: list[CountedRecord] = []
    if counting and own:
        more = store.figures.by_digest(own.id, counting[0].id)
        both = {r.id: r for r in (*found, *more)}
        records, late = counted_records(both.values(), *counting)
    flags = tuple(store.figures.flags(midnight(facts.first, zone)))
    facts = replace(facts, records=tuple(records), late=tuple(late), history=tuple(found))
    facts = replace(facts, flags=flags)
    named = {r.deployment for r in (*found, *records, *late)} | {f.deployment for f in flags}
    every_support = store.figures.supported(facts.first, facts.last, named)
    heard = {s.deployment.id: s for s in every_support if own is None or own.hears_of(s.belongs)}
    facts = as_titled(narrowed(facts, heard), store.hub)
    told = digest_figures(facts, store.hub, calendar)
    return told, schools_by_need(facts, store.hub, calendar)


@pytest.mark.long
@pytest.mark.parametrize("number", range(12))
def test_sums_are_those_of_the_records_at_every_stage_for_every_audience(
    store: Store, number: int
) -> None:
    dice = Random(number)
    hub = generated.hub(store, number)
    own = channel(store, hub, dice)
    older, newer = scatter(store, hub, dice, own)
    open_ = replace(newer, state=DigestState.OUT, out_at=NOW)
    closed = replace(older, state=DigestState.OUT, out_at=NOW)
    cases = [(newer, None), (open_, open_), (closed, open_), (replace(newer, id=0), closed)]
    for digest, newest in cases:
        begun = figures.beginning(digest, newest, store)
        counting = begun, figures.stage_of(begun, newest)
        plain = one_by_one(Facts(begun.first, begun.last, NOW), own, counting, store)
        agrees(figures.of_channel(digest, own, newest, NOW, store), plain)
    for first, last in WEEKS:
        for whom in (None, own):
            plain = one_by_one(Facts(first, last, NOW), whom, None, store)
            agrees(figures.so_far(first, last, whom, NOW, store), plain)


def agrees(told: figures.ChannelFigures, plain: tuple[object, object]) -> None:
    """The same figures, but for what planned visits add, which no record tells."""
    assert replace(told.figures, unrecorded=0, coming=0) == plain[0]
    assert told.schools == plain[1]


def test_a_moment_before_the_deadline_is_in_time_and_the_next_is_not(store: Store) -> None:
    hub = generated.hub(store, 1)
    by = {date(2026, 11, 2): datetime(2026, 11, 10, tzinfo=UTC)}
    (day,) = by
    live = visits.c.deleted_at.is_(None) & visits.c.happened & (visits.c.source == "card")
    ids = list(store._connection.scalars(visits.select().where(live)))[:2]
    for id_, late in zip(ids, (-1, 0), strict=True):
        values = {"on": day, "recorded_at": by[day] + timedelta(seconds=late)}
        own = visits.update().where(visits.c.id == id_)
        store._connection.execute(own.values(**values))
    found = store.figures.tally((day, day), None, None, by)
    assert (found.typed, found.in_time, len(hub.records)) == (2, 1, 40)
