"""A school's copy of a record, after a quiet while; kept up to date by later corrections."""

from datetime import datetime

from domain.delivery import Row
from storage.store import Store


def due(now: datetime, store: Store) -> list[Row]:  # noqa: ARG001
    """The rows that it put."""
    return []


def counts(now: datetime, store: Store) -> dict[int, int]:  # noqa: ARG001
    """How many things each person would be told of, if they went now."""
    return {}
