"""What a report's document can be filled with: any of it may be missing, up to all."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


class ReportStage(StrEnum):
    """Whether a report is written half way, or at the end."""

    INTERIM = "interim"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class DraftMoney:
    """One row of a report's money: of a grant, and of one school of it where it has several.

    Amounts are in pence, None where nobody said.
    """

    grant: str
    school: str = ""
    allocated: int | None = None
    leaders_days: int | None = None
    other: int | None = None
    committed: int | None = None
    carried_forward: int | None = None
    returned: int | None = None


@dataclass(frozen=True, slots=True)
class DraftObjective:
    """One objective with its baseline, what shows success, where it stands now, and its impact.

    `evidence` is in what kinds of things it was seen, `progress` the judgements over time.
    """

    words: str
    baseline: str = ""
    success: str = ""
    now: str = ""
    evidence: str = ""
    progress: str = ""
    impact: str = ""


@dataclass(frozen=True, slots=True)
class DraftVisit:
    """One visit of the annex by its number, which the sentences of the report refer to."""

    number: int
    on: date
    what: str
    time: str = ""
    with_whom: str = ""
    objective: str = ""
    text: str = ""
    progress: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class DraftTally:
    """How many visits there were of a type, and the time that they took."""

    what: str
    number: int
    time: str = ""


@dataclass(frozen=True, slots=True)
class DraftSupport:
    """One support that a report is about.

    `done` is a sentence about what was done, `missed` one about what did not happen.
    `difference` are sentences for leaders, teaching and pupils.
    """

    school: str
    leaders: str = ""
    request: str = ""
    focus: str = ""
    days_used: Fraction | None = None
    days_agreed: Fraction | None = None
    objectives: tuple[DraftObjective, ...] = ()
    tallies: tuple[DraftTally, ...] = ()
    done: str = ""
    missed: str = ""
    difference: tuple[str, str, str] = ("", "", "")
    visits: tuple[DraftVisit, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportOutline:
    """What is known of a report before anybody writes in it.

    `stage` is None for a template that may become either. `edition` numbers the drafts.
    `in_short` are the sentences that were computed, each with its sources.
    `changed` is what was hard and what reviews decided; `stays` what stays when the support ends,
    `next_steps` what is still open, `exit` how it ends for good.
    """

    stage: ReportStage | None = None
    holder: str = ""
    programme: str = ""
    school_year: str = ""
    grants: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    due: date | None = None
    written_by: str = ""
    edition: int | None = None
    supports: tuple[DraftSupport, ...] = ()
    money: tuple[DraftMoney, ...] = ()
    in_short: tuple[str, ...] = ()
    hard: str = ""
    changed: tuple[str, ...] = ()
    stays: str = ""
    next_steps: tuple[str, ...] = ()
    exit: str = ""
    schools_word: str = ""
    leaders_word: str = ""
    submitted_by: str = ""
    submitted_on: date | None = None
    accepted_by: str = ""
    accepted_on: date | None = None
