"""The links file of GIAS: which school succeeded which."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.imports.cells import day, folded, plain, urn
from bot.imports.kinds import FileKind
from bot.imports.plan import Change, Plan
from bot.imports.rows import SheetRow


def take(rows: Iterable[SheetRow], plan: Plan) -> None:
    """Gives each school the newest URN that it came to.

    A school that was split has no one successor, and keeps its own; so does one whose successor
    is only proposed.
    """
    successors: dict[int, set[int]] = {}
    where: dict[int, SheetRow] = {}
    dated: set[int] = set()
    for row in rows:
        pair = _pair(row, plan)
        plan.wrong(row)
        if pair is not None:
            successors.setdefault(pair[0], set()).add(pair[1])
            where[pair[0]] = row
            dated |= {pair[1]} if row.says("LinkEstablishedDate") else set()
    certain = {old: min(new) for old, new in successors.items() if len(new) == 1}
    for old in certain:
        new = _last(old, certain)
        if not _still_to_open(new, plan, is_dated=new in dated):
            _follow(where[old], old, new, plan)
        elif plan.roster.school(old) is not None:
            row = where[old]
            plan.notes.append(
                f"{row.file}, row {row.number}: school {new} is not open yet, so {old} keeps its "
                "number."
            )


def _still_to_open(urn_: int, plan: Plan, *, is_dated: bool) -> bool:
    """Whether a successor is only proposed.

    Of a school that another import brought it is known only that it is not open; a link with a
    day says that it once was.
    """
    known = plan.roster.school(urn_)
    shut = known is not None and known.urn == urn_ and not known.open
    return urn_ in plan.proposed or (shut and not is_dated)


def newest_urns(pairs: Iterable[tuple[int, int]], named: set[int]) -> set[int]:
    """The newest URNs of the schools in `named`; `pairs` are old and new ones."""
    certain: dict[int, int] = dict(pairs)
    return {_last(urn_, certain) for urn_ in named}


def read_pair(row: SheetRow) -> tuple[int, int] | None:
    """The old and the new URN of a row, None if it is no succession; problems go into the row."""
    kind = folded(plain(row.cells.get("LinkType")))
    number, other = row.need("URN", urn), row.need("LinkURN", urn)
    if number is None or other is None or "split" in kind:
        return None
    if kind.startswith("successor"):
        return number, other
    return (other, number) if kind.startswith("predecessor") else None


def _pair(row: SheetRow, plan: Plan) -> tuple[int, int] | None:
    found = read_pair(row)
    since = row.get("LinkEstablishedDate", day)
    # GIAS announces links ahead of their day.
    return None if since is not None and since > plan.today else found


def _last(old: int, successors: Mapping[int, int]) -> int:
    """The end of a chain of successors; where it runs in a circle, the last before it closes."""
    seen = {old}
    while (new := successors.get(old)) is not None and new not in seen:
        seen.add(new)
        old = new
    return old


def _follow(row: SheetRow, old_urn: int, new_urn: int, plan: Plan) -> None:
    old, new = plan.roster.school(old_urn), plan.roster.school(new_urn)
    # Both on the roster: they are one school, and what points at the old one comes to the new.
    if old is None and new is not None:
        plan.roster.own(old_urn, new.id)
    elif old is not None and new is None:
        plan.put(row, replace(old, urn=new_urn))
    elif old is not None and new is not None and old.id != new.id:
        plan.roster.fold(old, new)
        plan.changes.append(Change(row.file, row.number, new, old))


KIND = FileKind(
    "links", ("URN", "LinkURN", "LinkType"), ("LinkEstablishedDate", "LinkName"), take, whole=True
)
