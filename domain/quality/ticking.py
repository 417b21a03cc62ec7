"""What somebody says who ticks a requirement: the day it was done, and what shows it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from domain.errors import refuse
from domain.ids import read_id
from domain.quality.report_versions import link_in
from domain.questions import DayGoneBy, Question, day_in, judged, words

LONGEST_REMARK = 200
# The choice that there is no file.
NO_FILE = "none"


@dataclass(frozen=True, slots=True)
class TickValues:
    """What stands in the inputs of a tick; `evidence` is the id of a file that the person sent."""

    day: DayGoneBy = ""
    evidence: str = ""
    link: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class TickContext:
    """What a tick is judged by: today, and the files from which the person may choose."""

    today: date
    files: Collection[int] = ()


@dataclass(frozen=True, slots=True)
class NewTick:
    """A tick as it is kept."""

    day: date
    file: int | None = None
    link: str = ""
    remark: str = ""


def judge_tick(values: TickValues, known: TickContext) -> NewTick:
    """The tick to keep; raises Refused with all that is wrong."""
    return NewTick(**judged(TICK, values, known))


def _day(name: str, values: TickValues, known: TickContext) -> date:
    day = day_in(values.day, name, known.today)
    if day is None:
        raise refuse("missing", name)
    if day > known.today:
        raise refuse("future", name, day=day)
    return day


def _file(name: str, values: TickValues, known: TickContext) -> int | None:
    if values.evidence.strip() in ("", NO_FILE):
        return None
    chosen = read_id(values.evidence)
    if chosen is None or chosen not in known.files:
        raise refuse("evidence_not_there", name)
    return chosen


def _link(name: str, values: TickValues, _known: TickContext) -> str:
    return link_in(values.link, name) if values.link.strip() else ""


TICK: tuple[Question[TickValues, TickContext], ...] = (
    Question("day", _day),
    Question("evidence", _file, keeps="file"),
    Question("link", _link),
    Question("remark", words(LONGEST_REMARK)),
)
