"""What a report says of money: one row a grant, or a school of a trust's grant."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from domain.errors import Problem, Refused
from domain.funding.amounts import pence_in
from domain.funding.grants import Grant
from domain.quality.report_rules import ReportKind
from domain.questions import Question, judged


@dataclass(frozen=True, slots=True)
class Spent:
    """What became of a grant beside leaders' days, in pence; None where nobody has said yet."""

    other: int | None = None
    committed: int | None = None
    carried: int = 0
    returned: int = 0


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A grant, or a school's part of it, in a report; `days` is what leaders' days have cost.

    `organisation` is None for the grant as a whole. `offered` is what the agreed days that are left
    would cost.
    """

    grant: int
    reference: str
    allocated: int
    days: int = 0
    organisation: int | None = None
    school: str = ""
    offered: int = 0
    spent: Spent = Spent()

    @property
    def name(self) -> str:
        """The grant, and the school if it is the part of one."""
        return f"{self.reference}, {self.school}" if self.school else self.reference

    @property
    def said(self) -> bool:
        """Whether all of it was filled in."""
        return self.spent.other is not None and self.spent.committed is not None

    @property
    def accounted(self) -> int:
        """The pence of it that are accounted for."""
        spent = self.spent
        known = (spent.other or 0) + (spent.committed or 0)
        return self.days + known + spent.carried + spent.returned

    @property
    def left(self) -> int:
        """What is not accounted for; less than nothing where too much is."""
        return self.allocated - self.accounted


@dataclass(frozen=True, slots=True)
class MoneyValues:
    """What stands in the inputs of one row."""

    other: str = ""
    committed: str = ""
    carried: str = ""
    returned: str = ""


def rows_of(grant: Grant, schools: dict[int, str]) -> Iterator[MoneyRow]:
    """A grant's rows: one for each school's line, or one for all of it."""
    if not any(line.amount is not None for line in grant.lines):
        yield MoneyRow(grant.id, grant.reference, grant.amount)
        return
    for line in grant.lines:
        school = schools.get(line.organisation, "")
        yield MoneyRow(
            grant.id,
            grant.reference,
            line.amount or 0,
            organisation=line.organisation,
            school=school,
        )


def judge_money(values: MoneyValues, row: MoneyRow) -> Spent:
    """What is kept of a row; raises Refused with what is wrong in it.

    More than the grant is refused at once; that all of it is accounted for is asked when the final
    report is submitted.
    """
    spent = Spent(**judged(QUESTIONS, values, row))
    found = replace(row, spent=spent)
    if found.left < 0:
        raise Refused(Problem("other", "money_over", _astray(found)))
    return spent


def require_accounts(rows: Iterable[MoneyRow], kind: ReportKind) -> None:
    """Raises Refused where a report cannot be submitted for what its rows say."""
    problems = list(_problems(rows, kind))
    if problems:
        raise Refused(*problems)


def _problems(rows: Iterable[MoneyRow], kind: ReportKind) -> Iterator[Problem]:
    for row in rows:
        if not row.said:
            yield Problem("", "money_missing", {"grant": row.name})
        elif row.left < 0:
            yield Problem("", "money_over", _astray(row))
        elif row.left > 0 and kind is ReportKind.FINAL:
            yield Problem("", "money_short", _astray(row))


def _astray(row: MoneyRow) -> dict[str, object]:
    return {"grant": row.name, "by": abs(row.left), "allocated": row.allocated}


def _amount(name: str, values: MoneyValues, _row: MoneyRow) -> int:
    typed: str = getattr(values, name)
    if not typed.strip():
        raise Refused(Problem(name, "missing"))
    return pence_in(typed, name)


def _show(answer: int | None, _row: MoneyRow) -> str:
    if answer is None:
        return ""
    return f"{answer // 100}" if answer % 100 == 0 else f"{answer / 100:.2f}"


QUESTIONS: tuple[Question[MoneyValues, MoneyRow], ...] = tuple(
    Question(name, _amount, show=_show) for name in ("other", "committed", "carried", "returned")
)
