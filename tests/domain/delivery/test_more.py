"""Work that goes in steps."""

from datetime import datetime

from domain.delivery.delivery import OutboxRow
from domain.delivery.more import More, do_all
from tests.make import NOW


def test_all_of_it_is_done_where_it_must_be_at_once() -> None:
    done: list[datetime] = []

    def step(now: datetime, most: int) -> list[OutboxRow]:
        done.append(now)
        return More() if len(done) < most else []

    do_all(step, NOW, 3)
    assert done == [NOW] * 3


def test_what_gives_no_more_is_over() -> None:
    assert not isinstance([], More)
    do_all(lambda _now, _store: None, NOW, "store")
