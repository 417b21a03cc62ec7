"""Logs: one line a turn, and nothing that a person wrote or is called."""

import io
import json
import logging
from datetime import datetime

import pytest

from bot.delivery.delivery import Delivery
from bot.delivery.message import Message
from bot.running import logs
from domain.delivery.conversations import Conversation
from domain.delivery.delivery import Dead, OutboxRow, Outcome
from storage.engine.database import Database
from storage.store import Store
from tests.databases import chat
from tests.make import NOW

CANARY = "Canary Jones said so"


@pytest.fixture
def lines() -> io.StringIO:
    """A stream that takes this process's logs for one test."""
    stream = io.StringIO()
    logs.configure("debug", stream)
    return stream


def written(stream: io.StringIO) -> list[dict[str, object]]:
    """The lines, read back."""
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_turn_is_one_line_of_ids_and_codes(lines: io.StringIO) -> None:
    logs.turn("1700000000001", "action", "visit.save", "show", 0.0123, person=7)
    [line] = written(lines)
    assert line["event"] == "turn"
    assert {k: line[k] for k in ("activity", "what", "key", "outcome", "ms", "person")} == {
        "activity": "1700000000001",
        "what": "action",
        "key": "visit.save",
        "outcome": "show",
        "ms": 12,
        "person": 7,
    }


def test_no_words_of_people_reach_the_log_by_any_door(lines: io.StringIO) -> None:
    logs.turn("17", "action", "Canary", "failed", 0.1)
    logs.log.warning(
        "odd %s", CANARY, extra={"reason": CANARY, "text": CANARY, "outcome": "refused"}
    )
    logging.getLogger("sqlalchemy.pool").warning("library said " + CANARY)  # noqa: G003 - as libraries do
    try:
        dict[str, str]()[CANARY]
    except KeyError:
        logs.log.exception("failed", extra={"ref": CANARY})
    assert "Canary" not in lines.getvalue()
    assert [line["event"] for line in written(lines)][1::2] == ["odd %s", "failed"]


def test_a_failure_says_its_kind_and_its_place(lines: io.StringIO) -> None:
    try:
        dict[str, str]()["absent"]
    except KeyError:
        logs.log.exception("failed", extra={"activity": "17"})
    [line] = written(lines)
    assert line["failure"] == "KeyError"
    assert "test_logs.py" in str(line["trail"])


def test_on_a_terminal_it_is_for_eyes() -> None:
    record = logging.makeLogRecord(
        {"name": "hub", "levelno": logging.INFO, "msg": "turn", "what": "command", "ms": 3}
    )
    assert logs.Readable().format(record).endswith(" turn what=command ms=3")


async def test_a_message_that_did_not_arrive_is_named_with_its_reason(
    lines: io.StringIO, database: Database[Store]
) -> None:
    async def refused(_to: Conversation, *_what: object) -> Outcome:
        return Dead("400 BadArgument")

    def message(_row: OutboxRow, _now: datetime, _store: Store) -> Message:
        return Message({"text": CANARY})

    database.write_now(lambda store: store.conversations.put(chat(), None))
    database.write_now(lambda store: store.outbox.put("visit", "7", "k", "a:farida", NOW))
    assert await Delivery(database, message, refused, refused, lambda: NOW).step()
    line = written(lines)[-1]
    told = {name: line[name] for name in ("event", "row", "kind", "outcome", "reason", "attempts")}
    assert told == {
        "event": "a row did not arrive",
        "row": 1,
        "kind": "visit",
        "outcome": "dead",
        "reason": "400/BadArgument",
        "attempts": 1,
    }
