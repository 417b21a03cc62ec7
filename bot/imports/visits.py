"""The visits file: records from before the bot, kept as imported."""

from collections.abc import Iterable
from datetime import date

from bot.documents.tables import Cell
from bot.imports.cells import Read, day, folded, minutes, one_of, plain, text
from bot.imports.deployments import former, made_under
from bot.imports.kinds import FileKind
from bot.imports.leaders import read_leader
from bot.imports.places import school_or_trust
from bot.imports.plan import Plan
from bot.imports.rows import SheetRow
from domain.operations.imports import Entry, ImportedVisit, Support
from domain.people.organisations import Organisation
from domain.visits.steps import LONGEST
from domain.visits.visits import LONGEST_DID, Progress, Type

TYPES = {folded(t.value): t for t in Type} | {
    "visit": Type.VISIT,
    "virtual meeting": Type.VIRTUAL,
    "telephone meeting": Type.TELEPHONE,
    "other activity": Type.OTHER,
}
PROGRESS = {folded(p.value): p for p in Progress} | {
    "some concerns": Progress.CONCERNS,
    "too early to say": Progress.EARLY,
}


def take(rows: Iterable[SheetRow], plan: Plan) -> None:
    """Adds records that were not imported before.

    One that was is left as it now is: it may have been corrected since.
    """
    seen: dict[str, int] = {}
    for row in rows:
        who, place = read_leader(plan, row), school_or_trust(plan, row)
        past = _past(row, who, place, plan) if who is not None and place is not None else None
        if past is not None and past.key in seen:
            row.wrong(
                f"Row {seen[past.key]} is the same leader, day and type; tell them apart in source."
            )
        elif past is not None and row.sound:
            seen[past.key] = row.number
            plan.record(row, past)
        plan.wrong(row)


def _past(row: SheetRow, who: Entry, place: Organisation, plan: Plan) -> ImportedVisit | None:
    on, kind = row.need("date", day), row.need("type", one_of(TYPES))
    spent = row.need("minutes", minutes(plan.hub.hours_a_day))
    if on is not None and on > plan.today:
        row.wrong(f"date is {on:%d/%m/%Y}, which is still to come.")
    support = _support(row, who, place, on, plan) if on is not None else None
    if support is None or on is None or kind is None or spent is None:
        return None
    return ImportedVisit(
        deployment=support.id,
        leader=who.id,
        on=on,
        type=kind,
        minutes=spent,
        did=row.get("what", text(LONGEST_DID)) or "",
        progress=row.get("progress", one_of(PROGRESS)) or Progress.EARLY,
        objective=row.get("objective", _objective(support)),
        next_step=row.get("next_step", text(LONGEST)) or "",
        source=row.get("source", text(60)) or "",
    )


def _support(
    row: SheetRow, who: Entry, place: Organisation, on: date, plan: Plan
) -> Support | None:
    """The deployment of the visit: by its reference, else the only one, or the one of that day."""
    reference = row.get("reference", text(60))
    known = plan.roster.support(who.id, place.id)
    if reference:
        known = [s for s in known if s.reference == reference]
    else:
        known = made_under(former(row, plan), known)
    if len(known) > 1:
        known = [s for s in known if s.start <= on and (s.end is None or on <= s.end)]
    if len(known) == 1:
        return known[0]
    which = "several deployments ran" if known else "there is no deployment"
    hint = "; give its reference" if known else ""
    row.wrong(f"For {who.email} at {place.name} on {on:%d/%m/%Y} {which}{hint}.")
    return None


def _objective(support: Support) -> Read[int]:
    def read(cell: Cell) -> int:
        typed = folded(plain(cell))
        for position, words in enumerate(support.objectives, 1):
            if typed in (str(position), folded(words), folded(f"{position} {words}")):
                return position
        raise ValueError("is no objective of that deployment")

    return read


KIND = FileKind(
    "visits",
    ("leader_email", "school_urn|trust_uid", "date", "type", "minutes"),
    ("what", "progress", "objective", "next_step", "source", "reference"),
    take,
    naming=("school_urn",),
)
