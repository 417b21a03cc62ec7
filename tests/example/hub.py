"""The worked example: its files, brought in on a day of the school year 2020-21."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.documents.reading import from_path, read_here
from bot.imports.plan import Plan
from bot.imports.run import carry_out
from bot.subjects.operations.imported import follow_import
from domain.hub import Hub
from storage.store import Store

DATA = Path(__file__).parent / "data"
HUB = Hub(name="Airedale Teaching School Hub", start=date(2020, 9, 1))
# In the order in which a hub would bring them; one import takes them in any.
FILES = (
    *("trusts", "schools", "people", "calendars", "programmes", "report-rules", "conditions"),
    *("grants", "deployments", "contracts", "visits"),
)
# No record is of a day to come, so that the files come in when the year is over.
AFTERWARDS = date(2021, 7, 16)


def at(day: date, hour: int = 12) -> datetime:
    """A moment of that day, where the hub is."""
    return datetime.combine(day, time(hour), ZoneInfo(HUB.zone))


def bring_in(store: Store, today: date = AFTERWARDS, files: Sequence[str] = FILES) -> Plan:
    """Brings the files in."""
    sources = [read_here(from_path(DATA / f"{name}.csv")) for name in files]
    plan = carry_out(sources, store, at(today), today)
    if not plan.problems:
        follow_import(plan.roster.changes(), at(today), store)
    return plan
