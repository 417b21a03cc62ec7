"""The trusts file: UID and name."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from bot.imports.cells import folded, plain, text, uid
from bot.imports.kinds import FileKind
from bot.imports.plan import Plan
from bot.imports.rows import SheetRow
from domain.people.names import as_written
from domain.people.organisations import Organisation
from domain.people.organisations import OrganisationKind as Sort

# Of the kinds of group that GIAS has, those that are trusts; the others are federations,
# sponsors and children's centres.
_TRUSTS = frozenset(
    {
        "multi academy trust",
        "single academy trust",
        "secure single academy trust",
        "academy trust",
        "trust",
        "umbrella trust",
    }
)


def take(rows: Iterable[SheetRow], plan: Plan) -> None:
    """Adds trusts and renames those that are known by their UID.

    In the register's list of all groups, type and status say what is a trust; one that closed is
    only of interest where it is known.
    """
    # The row of each UID, and whether it says that the trust is open.
    seen: dict[int, tuple[int, bool]] = {}
    left: Counter[str] = Counter()
    file = ""
    for row in rows:
        file = row.file
        number = row.need("UID" if row.says("UID") else "Group UID", uid)
        name = row.need("name" if row.says("name") else "Group Name", text(200))
        why = _why_not(row, number, plan)
        if row.sound and why:
            left[why] += 1
        elif row.sound and number is not None and name is not None:
            _take_row(row, number, name, seen, plan)
        plan.wrong(row)
    if left:
        counts = ", ".join(f"{count:,} {why}" for why, count in sorted(left.items()))
        plan.notes.append(f"{file}: left out: {counts}.")


def _take_row(
    row: SheetRow, number: int, name: str, seen: dict[int, tuple[int, bool]], plan: Plan
) -> None:
    first, was_open = seen.get(number, (0, False))
    if first and not _is_list_of_groups(row):
        row.wrong(f"UID {number} stands in row {first} already.")
    # The register has a row for each status that a group ever had.
    if not row.sound or was_open:
        return
    seen[number] = row.number, _is_open(row)
    known = known_or_new(plan, number, name)
    is_open = _is_open(row) if row.says("Group Status") else known.open
    plan.put(row, replace(known, name=as_written(name), uid=number, open=is_open))


def _is_list_of_groups(row: SheetRow) -> bool:
    return row.says("Group Type") or row.says("Group Status")


def _why_not(row: SheetRow, number: int | None, plan: Plan) -> str:
    """Why a group is not taken, in a word or two; empty where it is a trust."""
    kind, status = (folded(plain(row.cells.get(f"Group {c}"))) for c in ("Type", "Status"))
    if kind and kind not in _TRUSTS:
        return "that are no trusts"
    if status == "created in error":
        return "created in error"
    known = plan.roster.trust(number) if number is not None else None
    return "" if _is_open(row) or (known is not None and known.uid == number) else "closed"


def _is_open(row: SheetRow) -> bool:
    status = folded(plain(row.cells.get("Group Status")))
    return not status or status.startswith("open")


def known_or_new(plan: Plan, number: int | None, name: str) -> Organisation:
    """The trust by its UID, else by its name while it has no UID, else a new one."""
    found = plan.roster.trust(number) if number is not None else None
    if found is None:
        named = [o for o in plan.roster.named(name) if o.kind is Sort.TRUST]
        found = next((o for o in named if o.uid is None or number is None), None)
    return found or Organisation(plan.roster.new_id(), Sort.TRUST, as_written(name), uid=number)


KIND = FileKind(
    "trusts",
    ("UID|Group UID", "name|Group Name"),
    ("Group Type", "Group Status"),
    take,
    whole=True,
)
