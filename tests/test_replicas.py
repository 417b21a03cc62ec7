"""Two replicas in processes of their own, on one PostgreSQL."""

from bench.replicas import Size, rolled
from tests import databases
from tests.databases import Place


@databases.on_postgres
async def test_replicas_restarted_and_killed_lose_and_double_nothing(place: Place) -> None:
    tally = await rolled(place, Size(callers=2, halts=0))
    assert tally.wrong == []
    assert len(tally.answered) > 5
