"""What follows a message follows for the worker whose row it is, and for nobody else."""

from datetime import datetime

from bot.delivery.delivery import Delivery
from bot.delivery.pace import Pace
from bot.delivery.stages import LEASE
from domain.delivery.delivery import Again, DeliveryState, OutboxRow
from storage.engine.database import Database
from storage.store import Store
from tests.bot.delivery.rows.sending import Clock, Record, Teams, put, states


async def test_of_a_row_that_is_anothers_by_now_nothing_follows(
    database: Database[Store], teams: Teams, record: Record, clock: Clock
) -> None:
    followed: list[str] = []

    def worker(owner: str) -> Delivery:
        def arrived(_row: OutboxRow, _now: datetime, _store: Store) -> None:
            followed.append(owner)

        return Delivery(
            database, record.render, teams.send, teams.update, clock, arrived, owner=owner
        )

    taken: list[OutboxRow | None] = []

    def another_takes_it() -> None:
        """The worker stands still past its lease, and a person has the row sent again."""
        teams.meanwhile = lambda: None
        clock.on(seconds=LEASE.total_seconds() + 1)
        (lapsed,) = database.write_now(lambda store: store.deliveries.end_lapsed(clock()))
        assert database.write_now(lambda store: store.outbox.resend(lapsed.id, clock()))
        taken.append(
            database.write_now(lambda store: store.deliveries.claim("second", clock(), LEASE))
        )

    put(database)
    teams.meanwhile = another_takes_it
    assert await worker("first").step()
    assert followed == []
    assert database.read_now(lambda store: store.posts.at("a:farida", "m1")) is None
    (row,) = taken
    assert row is not None
    await worker("second").deliver(row)
    assert followed == ["second"]
    assert states(database) == {DeliveryState.SENT: 1}


async def test_a_worker_that_is_told_it_is_too_much_speaks_more_slowly(
    database: Database[Store], teams: Teams, record: Record, clock: Clock
) -> None:
    for answer, slower in ((Again("refused"), False), (Again("429", after=1), True)):
        pace = Pace(monotonic=lambda: 0.0)
        before = pace.rate
        worker = Delivery(
            database, record.render, teams.send, teams.update, clock, owner="w", pace=pace
        )
        put(database, answer.reason)
        teams.answers = [answer]
        assert await worker.step()
        assert (pace.rate < before) == slower
        clock.on(days=1)
