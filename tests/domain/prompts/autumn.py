"""A made-up autumn with its half term, and what Farida owes in it."""

from datetime import date, timedelta

from domain.prompts import kinds
from domain.prompts.calendar import Calendar, Closure
from domain.prompts.calendar import ClosureKind as Closed
from domain.prompts.kinds import PromptKind
from domain.prompts.owed import Item
from tests.make import FARIDA, TODAY

DAY = timedelta(days=1)
HALF_TERM = Closure(date(2026, 10, 24), date(2026, 11, 1), Closed.HOLIDAY)
CALENDAR = Calendar((HALF_TERM, Closure(date(2026, 11, 23), date(2026, 11, 23), Closed.INSET)))


def item(kind: PromptKind = kinds.PLANNED, on: date = TODAY, id: int = 1, **more: object) -> Item:  # noqa: A002
    """A thing of Farida's at deployment 7."""
    usual: dict[str, object] = {
        "people": frozenset({FARIDA.id}),
        "deployment": 7,
        "school": "Peel Park",
    }
    return Item(kind, id, on=on, **usual | more)  # type: ignore[arg-type]
