"""People and support as tables that can be imported again, by the names that the import knows."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from bot.documents.sheets import ListColumn
from bot.making.lists import ListRequest, ListTable
from domain.hub import Hub
from domain.operations.imports import Entry, Snapshot, Support
from domain.people.organisations import Organisation, OrganisationKind
from domain.people.people import Appointment
from domain.support.deployments import Status
from storage.store import Store

# Of no use where nobody sees it.
_WIDTH = 20


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A person as the people file has it: with each role and the place where it is held."""

    entry: Entry
    roles: str


@dataclass(frozen=True, slots=True)
class SupportEntryRow:
    """A support as the deployments file has it: a row for each of its leaders."""

    support: Support
    place: Organisation
    email: str
    reference: str | None
    grants: str
    objectives: str
    days: Fraction | None


def _people_columns(_wanted: ListRequest, _hub: Hub) -> Sequence[ListColumn[EntryRow]]:
    return (
        ListColumn("email", "", _WIDTH, lambda row: row.entry.email),
        ListColumn("name", "", _WIDTH, lambda row: row.entry.name),
        ListColumn("role", "", _WIDTH, lambda row: row.roles),
        ListColumn("specialisms", "", _WIDTH, lambda row: row.entry.specialisms),
        ListColumn("phases", "", _WIDTH, lambda row: row.entry.phases),
        ListColumn("free_days", "", _WIDTH, lambda row: row.entry.free_days),
        ListColumn("working_days", "", _WIDTH, lambda row: row.entry.working_days),
    )


def _people(_wanted: ListRequest, store: Store) -> Iterator[EntryRow]:
    """Everybody who has not left."""
    known = store.imports.snapshot()
    for entry in known.people.values():
        if not entry.left:
            held = sorted(_role(each, known) for each in entry.appointments)
            yield EntryRow(entry, ";".join(held))


def _role(held: Appointment, known: Snapshot) -> str:
    """A role as a file says it: leader@107438."""
    if held.organisation is None:
        return held.role.value
    return f"{held.role.value}@{_place(known.organisations[held.organisation])}"


def _place(place: Organisation) -> str:
    if place.kind is OrganisationKind.HUB:
        return "Hub"
    return str(place.urn or place.uid or place.name)


def _support_columns(_wanted: ListRequest, _hub: Hub) -> Sequence[ListColumn[SupportEntryRow]]:
    return (
        ListColumn("leader_email", "", _WIDTH, lambda row: row.email),
        ListColumn("school_urn", "", _WIDTH, _school),
        ListColumn("trust_uid", "", _WIDTH, _trust),
        ListColumn("focus", "", _WIDTH, lambda row: row.support.focus),
        ListColumn("days_agreed", "", _WIDTH, lambda row: row.support.days_agreed),
        ListColumn("start", "", _WIDTH, lambda row: row.support.start),
        ListColumn("end", "", _WIDTH, lambda row: row.support.end),
        ListColumn("status", "", _WIDTH, lambda row: row.support.status.value),
        ListColumn("agreed", "", _WIDTH, lambda row: row.support.agreed_on),
        ListColumn("objectives", "", _WIDTH, lambda row: row.objectives),
        ListColumn("reference", "", _WIDTH, lambda row: row.reference),
        ListColumn("strand", "", _WIDTH, lambda row: row.support.strand),
        ListColumn("programme", "", _WIDTH, lambda row: row.support.programme),
        ListColumn("grant", "", _WIDTH, lambda row: row.grants),
        ListColumn("cover_paid", "", _WIDTH, lambda row: row.support.cover_paid or ""),
        ListColumn("leader_days", "", _WIDTH, lambda row: row.days),
        ListColumn("rate", "", _WIDTH, lambda row: _pounds(row.support.rate)),
        ListColumn("reimbursement", "", _WIDTH, lambda row: _pounds(row.support.reimbursement)),
        ListColumn("fee", "", _WIDTH, lambda row: _pounds(row.support.fee)),
    )


def _support(_wanted: ListRequest, store: Store) -> Iterator[SupportEntryRow]:
    """All support, a row for each leader; rows of one support have one reference.

    What was declined came to nothing, and no file says so.
    """
    known = store.imports.snapshot()
    aims = store.imports.open_objectives()
    alike = Counter(key for support in known.deployments.values() for key in _keys(support))
    for support in known.deployments.values():
        if support.status is Status.DECLINED:
            continue
        keys = _keys(support)
        # Without one a row could not be told from another.
        needed = len(keys) > 1 or any(alike[key] > 1 for key in keys)
        reference = support.reference or (f"HV-{support.id}" if needed else None)
        place = known.organisations[support.organisation]
        grants = "; ".join(known.grants[grant].reference for grant in support.grants)
        days = dict(support.shares)
        for leader in sorted(support.leaders):
            email = known.people[leader].email
            yield SupportEntryRow(
                support,
                place,
                email,
                reference,
                grants,
                _in_places(aims.get(support.id, {})),
                days.get(leader),
            )


def _in_places(aims: Mapping[int, str]) -> str:
    """Objectives by their places: nothing stands for one that is closed or deleted.

    Nor for one with a semicolon, which would be read as two; the plan keeps it.
    """
    named = {place: text for place, text in aims.items() if ";" not in text}
    return "; ".join(named.get(place, "") for place in range(1, max(named, default=0) + 1))


def _keys(support: Support) -> list[tuple[int, int, date]]:
    """By what the import knows a support that has no reference."""
    return [(leader, support.organisation, support.start) for leader in support.leaders]


def _school(row: SupportEntryRow) -> str:
    """The school by the URN under which it was supported."""
    return (
        ""
        if row.place.kind is OrganisationKind.TRUST
        else str(row.support.former or _place(row.place))
    )


def _trust(row: SupportEntryRow) -> str:
    return _place(row.place) if row.place.kind is OrganisationKind.TRUST else ""


def _pounds(pence: int | None) -> str:
    return "" if pence is None else f"{pence // 100}.{pence % 100:02}"


PEOPLE_TO_IMPORT = ListTable(_people_columns, _people)
SUPPORT_TO_IMPORT = ListTable(_support_columns, _support)
