"""A plan in words, to be read before it is done: what each row would do, and what is wrong."""

from bot.imports.describing import differences, title
from bot.imports.plan import Change, Plan
from bot.imports.rows import RowProblem
from domain.library.dry_runs import DryRun, PlannedChange, dry_run


def told(plan: Plan) -> DryRun:
    """The plan in words."""
    # Of one file alone its name need not stand at each row.
    several = len(plan.read) > 1
    return dry_run(
        sum(plan.read.values()),
        [_change(change, plan, several=several) for change in plan.changes],
        [_problem(problem, several=several) for problem in plan.problems],
        plan.notes,
    )


def _change(change: Change, plan: Plan, *, several: bool) -> PlannedChange:
    where = f"{change.file}, row {change.row}" if several else f"row {change.row}"
    fields = tuple(differences(change, plan))
    return PlannedChange(where, title(change, plan), change.old is None, fields)


def _problem(problem: RowProblem, *, several: bool) -> str:
    if not problem.row:
        return problem.sentence
    place = f"{problem.file}, row {problem.row}" if several else f"Row {problem.row}"
    return f"{place}: {problem.sentence}"
