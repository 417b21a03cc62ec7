"""The conditions file: what a programme asks of each of its grants."""

from collections.abc import Iterable
from typing import Any

from bot.imports.cells import day, text, whole
from bot.imports.kinds import FileKind
from bot.imports.plan import Plan
from bot.imports.rows import SheetRow
from domain.funding.contracts import Condition, Requirement

MOST_DAYS, ALL = 366, 100
# School days and hundredths, as people write them.
read_days = whole(1, MOST_DAYS, f"a number of school days from 1 to {MOST_DAYS}")
_share = whole(1, ALL, f"a share from 1 to {ALL} of a hundred")


def take(rows: Iterable[SheetRow], plan: Plan) -> None:
    """Adds conditions and changes known ones by programme and name; none is taken away."""
    plan.put_each(rows, _condition, lambda _: "has the same programme and condition.")


def _condition(row: SheetRow, plan: Plan) -> Condition | None:
    programme = row.need("programme", text(60))
    name = row.need("condition", text(200))
    values: dict[str, Any] = {
        "days": row.get("days", read_days),
        "at_least": row.get("at_least", _share),
        "due": row.get("due", day),
    }
    if not row.sound or programme is None or name is None:
        return None
    known = plan.roster.funds.programme(programme)
    return Condition(known.name if known else programme, Requirement(name, **values))


KIND = FileKind("conditions", ("programme", "condition"), ("days", "at_least", "due"), take)
