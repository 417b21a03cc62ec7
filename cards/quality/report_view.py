"""What the card of a report shows its reader."""

from dataclasses import dataclass
from datetime import date

from cards.quality.report_words import ReasonFacts
from domain.errors import Problem
from domain.funding.grants import GrantKind
from domain.quality.report_money import MoneyRow
from domain.quality.report_versions import ReportVersion
from domain.quality.reports import Report
from domain.quality.school_words import SchoolWord


@dataclass(frozen=True, slots=True)
class ReportView:
    """What the card of a report shows its reader.

    `visits` counts the records it is about, `unrecorded` planned visits before today that have
    none. `versions` are what was sent, the newest first. `fills` says that the reader may fill it
    in and hand it in, `judges` that they decide about it, `owes` that it is theirs. `since` are the
    kinds of money that came after it was handed in, of which a combined report is due. `words` are
    what schools said of it; `own_word` says whether one of them is the reader's, None for who adds
    none. `note` is what was just done.
    """

    report: Report
    holder: str
    why: ReasonFacts
    today: date
    ower: str = ""
    supports: tuple[str, ...] = ()
    visits: int = 0
    unrecorded: int = 0
    money: tuple[MoneyRow, ...] = ()
    versions: tuple[ReportVersion, ...] = ()
    submitted_by: str = ""
    decided_by: str = ""
    fills: bool = False
    judges: bool = False
    owes: bool = False
    since: tuple[GrantKind, ...] = ()
    words: tuple[SchoolWord, ...] = ()
    own_word: bool | None = None
    note: str = ""
    problems: tuple[Problem, ...] = ()
