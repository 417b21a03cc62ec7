"""Many rows, and replicas that die or stop past their leases: no row twice, none lost unseen."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.delivery.worker import AT_ONCE
from domain.delivery.delivery import DeliveryState
from tests.simulation.connector import CHANCES
from tests.simulation.rush import Rush


@pytest.mark.parametrize("seed", range(1, 4))
def test_nothing_goes_twice_whoever_dies_or_sleeps(seed: int, tmp_path: Path) -> None:
    rush = Rush(tmp_path, seed, rows=300, chats=60, replicas_at_once=3, deaths=0.02, pauses=0.02)
    rush.work(timedelta(hours=6))
    ends = rush.ends()
    rush.ground.close()
    assert rush.killed > 10
    assert set(ends) <= {DeliveryState.SENT, DeliveryState.UNKNOWN}
    assert 0 < ends[DeliveryState.UNKNOWN] <= rush.killed * AT_ONCE


def test_nothing_goes_twice_at_a_connector_that_does_everything_wrong(tmp_path: Path) -> None:
    rush = Rush(tmp_path, 7, rows=300, chats=30, replicas_at_once=3, deaths=0.005, pauses=0.005)
    rush.connector.chances = CHANCES | {"fine": 0.5}
    rush.work(timedelta(hours=12))
    rush.ground.close()
    assert not rush.twice()
