"""Looking for a leader without a request: for which school, in what, and when."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.errors import Problem, refuse
from domain.questions import DayToCome, Question, judged, one_meant, text
from domain.support.keeping import KeepingContext, days_in, first_day, last_day
from domain.support.requesting import LONGEST_NEED, OTHER


@dataclass(frozen=True, slots=True)
class LeaderSearchValues:
    """What stands in the inputs; `need` is one that was chosen, `other` one that was written."""

    school: str = ""
    need: str = ""
    other: str = ""
    days: str = ""
    start: DayToCome = ""
    end: DayToCome = ""


@dataclass(frozen=True, slots=True)
class LeaderSearchContext:
    """What it is judged by: `place` is the id of the organisation, a problem if that is unclear."""

    today: date
    place: int | Problem | None = None


@dataclass(frozen=True, slots=True)
class LeaderSearch:
    """For which organisation, by id, a leader is looked for, in what, for how long and when."""

    place: int
    need: str
    days: Fraction | None = None
    start: date | None = None
    end: date | None = None


def judge_search(values: LeaderSearchValues, known: LeaderSearchContext) -> LeaderSearch:
    """What is looked for; raises Refused with all that is wrong."""
    answers = judged(SEARCH, values, known)
    return LeaderSearch(**answers)


def _place(name: str, _values: LeaderSearchValues, known: LeaderSearchContext) -> int:
    return one_meant(known.place, name)


def _need(name: str, values: LeaderSearchValues, _known: object) -> str:
    """The need that was written, else the one that was chosen."""
    written = " ".join(text(values.other, "other", LONGEST_NEED).split())
    chosen = values.need.strip()
    if written or chosen not in ("", OTHER):
        return written or text(chosen, name, LONGEST_NEED)
    raise refuse("missing", "other" if chosen == OTHER else name)


def _start(name: str, values: LeaderSearchValues, known: LeaderSearchContext) -> date | None:
    if not values.start.strip():
        return None
    return first_day(name, values, KeepingContext(known.today))


def _end(name: str, values: LeaderSearchValues, known: LeaderSearchContext) -> date | None:
    return last_day(name, values, KeepingContext(known.today))


SEARCH: tuple[Question[LeaderSearchValues, LeaderSearchContext], ...] = (
    Question("school", _place, keeps="place"),
    Question("need", _need),
    Question("days", days_in),
    Question("start", _start),
    Question("end", _end),
)
