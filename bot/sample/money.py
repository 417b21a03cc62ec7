"""The sample's grants of the running school year, one case each of what may be reported how."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.sample.people import KESTLEBECK, TANSY_GHYLL
from bot.sample.supports import LARKENSHAW, MARLIN_TARN
from domain.funding.contracts import Contract, Requirement
from domain.funding.grants import Grant, GrantKind
from domain.funding.keeping import reference_start
from domain.funding.programmes import Programme
from domain.prompts.calendar import Calendar, SchoolYear, school_year
from domain.quality.due_dates import DueDate
from domain.quality.report_rules import Per, ReportForm, ReportRule, When

PROGRAMME = Programme(
    "Opportunity Area", "Department for Education", rate=350_00, reimbursement=300_00, fee=50_00
)
Place = Callable[[int], int]
# School days from today to the nearer reports: soon, and later.
_SOON, _LATER = 5, 20
CONTRACT, SIGNED = "QA-1", "Data sharing agreement signed"
_FORMS: Final = (ReportForm.TEMPLATE, ReportForm.ANNOTATED_PLAN)


@dataclass(frozen=True, slots=True)
class SampleGrant:
    """A grant of the school with that URN; `last` says that it was last school year's.

    `left_of` is the place in GRANTS of the one from which it is carried forward.
    """

    urn: int
    name: str
    kind: GrantKind
    amount: int
    last: bool = False
    left_of: int | None = None


GRANTS: Final = (
    SampleGrant(KESTLEBECK, "KES", GrantKind.NEW, 4_000_00, last=True),
    SampleGrant(KESTLEBECK, "KES", GrantKind.CARRIED_FORWARD, 2_600_00, left_of=0),
    SampleGrant(LARKENSHAW, "LLA", GrantKind.NEW, 6_000_00, last=True),
    SampleGrant(LARKENSHAW, "LLA-CF", GrantKind.CARRIED_FORWARD, 2_400_00, left_of=2),
    SampleGrant(LARKENSHAW, "LLA-2", GrantKind.ADDITIONAL, 7_500_00),
    SampleGrant(MARLIN_TARN, "MTA", GrantKind.NEW, 7_000_00),
)
# What pays for support there; everywhere else no grant does.
PAID: Final[Mapping[int, tuple[int, ...]]] = {
    KESTLEBECK: (-2,),
    LARKENSHAW: (-4, -5),
    MARLIN_TARN: (-6,),
}


def grants(today: date, place: Place) -> tuple[Grant, ...]:
    """The grants, with negative ids in their order."""
    this = school_year(today)
    last = school_year(date(this.first.year, 8, 31))
    references = [_reference(each, last if each.last else this) for each in GRANTS]
    return tuple(
        Grant(
            id=-number,
            reference=references[number - 1],
            programme=PROGRAMME.name,
            holder=place(each.urn),
            school_year=(last if each.last else this).title,
            kind=each.kind,
            amount=each.amount,
            carried_from=references[each.left_of] if each.left_of is not None else "",
            awarded_on=(last if each.last else this).first,
            spend_by=(last if each.last else this).last,
        )
        for number, each in enumerate(GRANTS, 1)
    )


def contracts(today: date, place: Place, calendar: Calendar) -> tuple[Contract, ...]:
    """The contract over the new grant, whose lead organisation has an overseer.

    Of what people tick one is done, one is at risk and one is not due yet.
    """
    this = school_year(today)
    asked = (
        *(Requirement(name) for name in ("agreement", "plan", "interim report", "final report")),
        Requirement(SIGNED, due=today),
        Requirement("Insurance certificate renewed", due=calendar.next_school_day(today, _SOON)),
        Requirement("Accounts audited", due=calendar.next_school_day(today, 2 * _LATER)),
    )
    return (
        Contract(
            -1,
            CONTRACT,
            place(TANSY_GHYLL),
            this.first,
            this.last,
            grants=(-6,),
            requirements=asked,
        ),
    )


def rules(today: date, calendar: Calendar) -> tuple[ReportRule, ...]:
    """How the running year is reported: as the hub once published it, with days near today."""
    this = school_year(today)
    soon, later = (calendar.next_school_day(today, days) for days in (_SOON, _LATER))
    final = date(this.last.year, 7, 9)
    return (
        ReportRule(
            PROGRAMME.name,
            this.title,
            When.ONLY_CARRIED_FORWARD,
            Per.GRANT,
            _FORMS,
            final=DueDate(soon),
        ),
        ReportRule(
            PROGRAMME.name,
            this.title,
            When.ANY_MONEY,
            Per.HOLDER,
            _FORMS[:1],
            DueDate(later),
            DueDate(max(final, later)),
        ),
    )


def _reference(grant: SampleGrant, year: SchoolYear) -> str:
    return f"{reference_start(PROGRAMME.name, year.title)}-{grant.name}"
