"""When the bot needs a person's look."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.delivery.delivery import DeliveryState
from domain.operations.standing import SLOW, BotStanding
from tests.make import NOW

WELL = BotStanding(
    NOW, {DeliveryState.READY: 3, DeliveryState.SENT: 9}, oldest=NOW - SLOW, live=NOW
)


def test_all_is_well_while_things_go_their_way() -> None:
    assert WELL.well


@pytest.mark.parametrize(
    "wrong",
    [
        {"rows": {DeliveryState.DEAD: 1}},
        {"rows": {DeliveryState.UNKNOWN: 1}},
        {"oldest": NOW - SLOW - timedelta(seconds=1)},
        {"unannounced": 1},
        {"live": None},
    ],
    ids=str,
)
def test_each_thing_that_needs_a_person_is_not_well(wrong: dict[str, Any]) -> None:
    assert not replace(WELL, **wrong).well


def test_rows_on_their_way_wait_but_not_those_held_for_silent_chats() -> None:
    rows = dict.fromkeys(DeliveryState, 1) | {DeliveryState.READY: 5}
    assert BotStanding(NOW, rows).waiting == 7
    assert BotStanding(NOW, rows, held=2).waiting == 5
    assert BotStanding(NOW).waiting == 0


def test_what_may_have_arrived_and_what_cannot_wait_for_a_person() -> None:
    assert BotStanding(NOW, dict.fromkeys(DeliveryState, 3)).undelivered == 6
    assert BotStanding(NOW).undelivered == 0


def test_where_nothing_is_due_nothing_is_slow() -> None:
    assert not BotStanding(NOW).slow
