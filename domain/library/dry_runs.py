"""What an import by upload would do, told before it is done."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum

# Changes, problems and notes that are kept to be read; beyond these there is only their number.
MOST_KEPT = 500


@dataclass(frozen=True, slots=True)
class PlannedChange:
    """What one row would add or change: its title, and each field before and after."""

    where: str
    title: str
    new: bool
    fields: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DryRun:
    """An import that was planned: what it read, would change, and what is to be mended first.

    `rows`, `new` and `changed` are sums; `problem_count` is of all problems, also those that are
    not kept. `digest` is the same for two plans that would do the same.
    """

    rows: int
    new: int
    changed: int
    problem_count: int
    changes: tuple[PlannedChange, ...]
    problems: tuple[str, ...]
    notes: tuple[str, ...]
    digest: str

    @property
    def may_be_done(self) -> bool:
        """Whether there is something to do and nothing in the way."""
        return not self.problem_count and bool(self.new or self.changed)


def dry_run(
    rows: int, changes: Sequence[PlannedChange], problems: Sequence[str], notes: Sequence[str]
) -> DryRun:
    """The dry run of a plan."""
    told = json.dumps([[asdict(change) for change in changes], list(problems)])
    return DryRun(
        rows=rows,
        new=sum(change.new for change in changes),
        changed=sum(not change.new for change in changes),
        problem_count=len(problems),
        changes=tuple(changes[:MOST_KEPT]),
        problems=tuple(problems[:MOST_KEPT]),
        notes=tuple(notes[:MOST_KEPT]),
        digest=hashlib.sha256(told.encode()).hexdigest()[:32],
    )


class ImportState(StrEnum):
    """How far an import by upload is."""

    READING = "reading"
    TRIED = "tried"
    DOING = "doing"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class UploadedImport:
    """An import by upload at a moment: what it would do, or once it is done, what it did.

    `moved` says that the hub's list has changed since somebody last read what it would do.
    """

    state: ImportState
    at: datetime
    result: DryRun | None = None
    moved: bool = False
