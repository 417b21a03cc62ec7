"""What the document of an agreement says, in words: of one edition, for one reader."""

from dataclasses import dataclass, field
from fractions import Fraction

from domain.support.rates import Rates


@dataclass(frozen=True, slots=True)
class Aim:
    """What support is for beside its focus: never in the copy of a head who releases."""

    strand: str = ""
    outcome: str = ""
    measure: str = ""


@dataclass(frozen=True, slots=True)
class YesRow:
    """One party's answer: who it is, who answered, what, on which day, and how that is known."""

    party: str
    name: str = ""
    answer: str = ""
    day: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class AgreementPaper:
    """One edition in words; what is empty reads "not stated", and all of it is the blank.

    `aim` is None where the reader gets the focus alone. `days` are those agreed, for the sums.
    `changed` has a sentence for each part that reads otherwise than in the edition before.
    """

    place: str = ""
    leaders: str = ""
    contacts: str = ""
    heads: str = ""
    focus: str = ""
    aim: Aim | None = field(default_factory=Aim)
    days: Fraction | None = None
    period: str = ""
    pattern: str = ""
    most_days: str = ""
    note: str = ""
    cover: str = ""
    rates: Rates = field(default_factory=Rates)
    rates_from: str = ""
    paid_by: str = ""
    invoiced: str = ""
    yeses: tuple[YesRow, ...] = ()
    edition: int = 0
    changed: tuple[str, ...] = ()
    waits: str = ""
