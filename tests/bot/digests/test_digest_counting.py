"""Whatever happens to records and posts, exactly one digest of a channel counts each record."""

import tempfile
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.delivery.message import Skip
from bot.messages.digests import digests
from bot.subjects.digests import figures
from bot.subjects.digests.digests import follow
from bot.subjects.digests.next_digest import switch_on
from bot.turns.turn import Turn, What
from domain.delivery.conversations import Conversation, Surface
from domain.delivery.delivery import DeliveryState, OutboxRow, Sent, Unknown
from domain.digests.channels import Audience
from domain.digests.counting import Digest
from domain.digests.counting import DigestState as DigestState
from domain.hub import Hub
from domain.people.people import Account
from domain.support.deployments import Leader
from domain.visits.visits import Record
from storage.engine.sqlite import writing
from storage.store import Store
from tests import databases, make, seed

PLACE = Conversation("19:abc", Surface.CHANNEL, "t1", "https://smba.example/uk/", "28:bot")
BEGAN = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LEASE = timedelta(seconds=60)
# Days before today: of this week, the last, the ones before.
AGO = st.sampled_from((0, 3, 8, 9, 15))


class Counting(RuleBasedStateMachine):
    """A channel with digests, as weeks pass and a leader records, corrects, deletes, restores."""

    def __init__(self) -> None:
        super().__init__()
        self.end = ExitStack()
        folder = Path(self.end.enter_context(tempfile.TemporaryDirectory()))
        engine = writing(databases.empty_file(folder))
        self.end.callback(engine.dispose)
        self.store = Store(self.end.enter_context(engine.connect()), Hub())
        self.now = BEGAN
        self.shown: dict[int, set[int]] = {}
        self.records: list[int] = []
        self.known: dict[int, Record] = {}

    @initialize(posts=st.sampled_from((0, 1, 2, 2)))
    def link(self, posts: int) -> None:
        """The small hub, and a channel that hears of everything and has had some digests."""
        seed.sow(self.store)
        self.farida = self.store.people.by_email(seed.FARIDA.email)
        assert self.farida is not None
        self.deployment = self.store.deployments.of_leader(self.farida.id)[0]
        self.store.conversations.put(PLACE, None)
        self.id = self.store.channels.link(
            PLACE.id, "Support", Audience.ALL, "", self.farida.id, self.now
        )
        channel = self.store.channels.get(self.id)
        assert channel is not None
        switch_on(channel, self.now, self.store)
        for _ in range(posts):
            self.monday(arrives=True, weeks=1, busy=True)

    @rule(ago=AGO)
    def record(self, ago: int) -> None:
        """A record of a visit some days ago."""
        self.now += timedelta(minutes=2)
        assert self.farida is not None
        leader = Leader(self.farida.id, self.farida.name)
        new = Record(
            0, self.deployment, leader, make.visit(on=self._day(ago), objective=None), self.now
        )
        kept = self.store.visits.add(new, None)
        self.records.append(kept.id)
        self._follow(kept)

    @precondition(lambda self: self.records)
    @rule(which=st.integers(0, 5), ago=AGO, moved=st.booleans())
    def correct(self, which: int, ago: int, moved: bool) -> None:
        """A correction, of the day or of something else."""
        self.now += timedelta(minutes=2)
        old = self._record(which)
        if not old.deleted:
            assert self.farida is not None
            what = make.visit(on=self._day(ago) if moved else old.on, objective=None, minutes=60)
            self._follow(self.store.visits.correct(old, what, self.farida.id, self.now))

    @precondition(lambda self: self.records)
    @rule(which=st.integers(0, 5))
    def delete_or_restore(self, which: int) -> None:
        """A deletion, or its undo."""
        self.now += timedelta(minutes=2)
        old = self._record(which)
        if old.deleted:
            self.store.visits.restore(old.id)
            self._follow(self._record(which))
        else:
            self.store.visits.delete(old.id, old.leader.id, self.now)
            self._follow(replace(old, deleted_at=self.now))

    @rule(
        arrives=st.sampled_from((True, True, False)),
        weeks=st.sampled_from((1, 1, 2)),
        busy=st.booleans(),
    )
    def monday(self, arrives: bool, weeks: int, busy: bool) -> None:
        """A later Monday at eight; the bot may have been away, and the post may not arrive."""
        if busy:
            self.record(0)
        local = self.now + timedelta(days=7 * weeks - self.now.weekday())
        self.now = local.replace(hour=8, minute=0)
        for row in digests.due(self.now, self.store):
            assert not isinstance(digests.render(row, self.now, self.store), Skip)
            shown = self._counted(int(row.subject))
            self._take(arrives=arrives)
            if arrives:
                self._arrived(row, shown)

    @invariant()
    def each_stands_once(self) -> None:
        """In one message as it is after its updates, or else in what comes next."""
        if not hasattr(self, "id"):
            return
        self._updated()
        newest = self.store.digests.last_out(self.id)
        far = self._day(0) + timedelta(days=60)
        coming = Digest(0, self.id, "coming", self._day(0), far, DigestState.DUE, self.now)
        own = figures.beginning(coming, newest, self.store)
        to_come = self._ids(own, newest)
        for id_, record in self.known.items():
            times = sum(id_ in shown for shown in self.shown.values())
            assert times <= 1
            if newest is not None and record.deleted:
                assert id_ not in self.shown[newest.id]
            if record.deleted:
                assert id_ not in to_come
            elif record.on >= BEGAN.date() or times:
                assert times + (id_ in to_come) == 1

    def teardown(self) -> None:
        """Leaves nothing."""
        self.end.close()

    def _day(self, ago: int) -> date:
        return self.now.date() - timedelta(days=ago)

    def _record(self, which: int) -> Record:
        found = self.store.visits.get(self.records[-1 - which % len(self.records)])
        assert found is not None
        return found

    def _follow(self, record: Record) -> None:
        turn = Turn(self.now, "a", Account("t", "o"), PLACE, What.COMMAND, person=self.farida)
        follow(record, turn, self.store)
        self.known[record.id] = record

    def _ids(self, own: Digest, newest: Digest | None) -> set[int]:
        by_day = self.store.figures.by_day(own.first, own.last, self.id)
        records, late = figures.records_of(own, newest, by_day, self.store)
        assert not {r.id for r in records} & {r.id for r in late}
        return {r.id for r in (*records, *late)}

    def _counted(self, digest: int) -> set[int]:
        one, newest = self.store.digests.get(digest), self.store.digests.last_out(self.id)
        assert one is not None
        return self._ids(figures.beginning(one, newest, self.store), newest)

    def _take(self, *, arrives: bool) -> OutboxRow | None:
        row = self.store.deliveries.claim("w", self.now + timedelta(minutes=2), LEASE)
        if row is not None:
            assert self.store.deliveries.note_sending(row, "w", self.now)
            outcome = Sent(f"m{row.subject}") if arrives else Unknown("502")
            self.store.deliveries.note_outcome(row, "w", outcome, self.now, self.now)
        return row

    def _arrived(self, row: OutboxRow, shown: set[int]) -> None:
        digests.arrived(row, self.now, self.store)
        one = self.store.digests.get(int(row.subject))
        assert one is not None
        self.store.posts.show(PLACE.id, f"m{row.subject}", one.key, one.key, self.now)
        self.shown[one.id] = shown
        assert self._counted(one.id) == shown

    def _updated(self) -> None:
        while (row := self._take(arrives=True)) is not None:
            assert row.post is not None
            self.shown[int(row.subject)] = self._counted(int(row.subject))
        assert not self.store.outbox.rows(DeliveryState.READY)


@pytest.mark.long
class TestCounting(Counting.TestCase):  # type: ignore[misc, valid-type]
    settings = settings(
        max_examples=40,
        stateful_step_count=30,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
