"""A made-up week with its records, after a half term."""

from dataclasses import replace
from datetime import UTC, date, datetime

from domain.digests.channels import Belonging
from domain.digests.counting import CountedRecord
from domain.digests.facts import Facts, Supported
from domain.hub import Hub
from domain.prompts.calendar import Calendar, Closure, ClosureKind
from domain.visits.visits import Progress
from tests import make

HALF_TERM = Calendar((Closure(date(2026, 10, 26), date(2026, 10, 30), ClosureKind.HOLIDAY),))
FIRST, LAST = date(2026, 11, 16), date(2026, 11, 22)
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
HUB = Hub()


def counted(id_: int, on: date, **changed: object) -> CountedRecord:
    """Half a day on track, recorded that evening in 40 seconds."""
    evening = datetime(on.year, on.month, on.day, 18, 0, tzinfo=UTC)
    return replace(CountedRecord(id_, 7, on, 180, True, Progress.ON_TRACK, evening, 40), **changed)  # type: ignore[arg-type]


def supported(id_: int = 7, **changed: object) -> Supported:
    """Two days of ten used, on track, last visited in the period."""
    deployment = make.deployment(id=id_, organisation=id_ * 10, school=f"School {id_:02d}")
    usual = Supported(
        deployment,
        Belonging(),
        720,
        Progress.ON_TRACK,
        Progress.ON_TRACK,
        FIRST,
        date(2026, 9, 1),
        date(2026, 9, 3),
    )
    return replace(usual, **changed)  # type: ignore[arg-type]


def facts(*records: CountedRecord, **changed: object) -> Facts:
    """A week with these records."""
    return replace(Facts(FIRST, LAST, NOW, records, (), records, (supported(),)), **changed)  # type: ignore[arg-type]
