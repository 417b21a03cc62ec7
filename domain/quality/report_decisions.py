"""What officers decide about a report: returned, waived, or given to somebody else."""

from collections.abc import Collection
from dataclasses import dataclass

from domain.errors import refuse
from domain.questions import Question, judged, words

LONGEST_RETURN, LONGEST_WAIVE = 1_000, 500


@dataclass(frozen=True, slots=True)
class ReturnValues:
    """What stands in the input of a report that is returned."""

    change: str = ""


@dataclass(frozen=True, slots=True)
class WaiveValues:
    """What stands in the input of a report that is not needed."""

    why: str = ""


@dataclass(frozen=True, slots=True)
class GiveValues:
    """What stands in the input of a report that is given to somebody: a person's id."""

    to: str = ""


def judge_return(values: ReturnValues) -> str:
    """What is to be changed; raises Refused."""
    change: str = judged(RETURN, values, None)["change"]
    return change


def judge_waive(values: WaiveValues) -> str:
    """Why it is not needed; raises Refused."""
    why: str = judged(WAIVE, values, None)["why"]
    return why


def judge_give(values: GiveValues, may_write: Collection[int]) -> int:
    """Who is to write it, one of those who may; raises Refused."""
    to: int = judged(GIVE, values, may_write)["to"]
    return to


def _person(name: str, values: GiveValues, may_write: Collection[int]) -> int:
    chosen = next((id_ for id_ in may_write if str(id_) == values.to.strip()), None)
    if chosen is None:
        raise refuse("not_chosen", name)
    return chosen


RETURN: tuple[Question[ReturnValues, None], ...] = (
    Question("change", words(LONGEST_RETURN, needed=True)),
)
WAIVE: tuple[Question[WaiveValues, None], ...] = (
    Question("why", words(LONGEST_WAIVE, needed=True)),
)
GIVE: tuple[Question[GiveValues, Collection[int]], ...] = (Question("to", _person),)
