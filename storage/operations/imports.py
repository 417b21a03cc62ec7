"""Reads the roster to compare it with files, and writes the difference."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import Connection, func, insert, select, true

from domain.operations.imports import (
    Changes,
    ClosedDays,
    Entry,
    ImportedVisit,
    Planned,
    Snapshot,
    Support,
)
from domain.people.organisations import Organisation
from domain.people.organisations import OrganisationKind as Sort
from domain.people.people import Appointment
from domain.prompts.calendar import Closure, ClosureKind, calendar_name, owner_of, school_year
from domain.visits.visits import RecordSource
from storage.funding import contracts, grants, programmes
from storage.operations.audit import Audit
from storage.operations.imported_money import write_contracts, write_money
from storage.people.organisations import Organisations
from storage.people.people import People
from storage.prompts.calendars import IMPORTED, Calendars
from storage.quality import report_rules
from storage.quality.reports import Reports
from storage.support import minutes
from storage.support import stated as supports
from storage.support.employers import Employers
from storage.tables.support import objectives
from storage.tables.visits import next_steps, planned_visits, visits
from storage.visits.planned_visits import PlannedVisits

# Files are read within the transaction, which takes as long as they are long; the limit of the
# PostgreSQL server is for turns.
_TAKE_TIME = select(func.set_config("idle_in_transaction_session_timeout", "0", true()))
_PLANNED = select(planned_visits.c.deployment_id, planned_visits.c.leader_id, planned_visits.c.on)
_PLANNED_KEYS = select(planned_visits.c.import_key).where(planned_visits.c.import_key.is_not(None))
_VISIT_KEYS = select(visits.c.import_key).where(visits.c.import_key.is_not(None))
_RECORD = insert(visits).returning(visits.c.id)
_STEP = insert(next_steps)
Ids = Mapping[int, int]
P = TypeVar("P", Planned, ImportedVisit)


class Imports:
    """What an import reads and writes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._organisations = Organisations(connection)
        self._people = People(connection)
        self._calendars = Calendars(connection)
        self._planned = PlannedVisits(connection)
        self._audit = Audit(connection)
        self._employers = Employers(connection)

    def snapshot(self) -> Snapshot:
        """The roster as it stands."""
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(_TAKE_TIME)
        rows = self._connection.execute(_PLANNED)
        planned = {Planned(r.deployment_id, r.leader_id, r.on).key for r in rows}
        return Snapshot(
            organisations={o.id: o for o in self._organisations.everything()},
            urns=self._organisations.urns(),
            former=self._organisations.former_schools(),
            people={e.id: e for e in self._people.entries()},
            programmes={p.key: p for p in programmes.everything(self._connection)},
            rules={r.key: r for r in report_rules.everything(self._connection)},
            conditions={c.key: c for c in programmes.conditions(self._connection)},
            grants={g.id: g for g in grants.everything(self._connection)},
            contracts={c.id: c for c in contracts.everything(self._connection)},
            accepted=Reports(self._connection).accepted_at(),
            deployments={s.id: s for s in supports.everything(self._connection)},
            objectives={each.key: each for each in supports.objectives_stated(self._connection)},
            planned=frozenset(planned | set(self._connection.scalars(_PLANNED_KEYS))),
            visits=frozenset(self._connection.scalars(_VISIT_KEYS)),
            closed={c.key: c for c in self._closed()},
            bank_holidays=frozenset(
                c.first for c in self._calendars.closures() if _known_anyway(c)
            ),
        )

    def open_objectives(self) -> dict[int, dict[int, str]]:
        """The objectives that are not closed, by deployment and place."""
        return supports.open_objectives(self._connection)

    def overtaken(self, changes: Changes) -> bool:
        """Whether somebody changed support since it was read that is about to be written.

        Nobody else changes it from here on: planned anew, the import stands as it is then.
        """
        return supports.overtaken(self._connection, changes.deployments)

    def write(self, changes: Changes, now: datetime) -> None:
        """Writes a difference: new things get their ids, also where others refer to them."""
        # Each step gives the ids of what it wrote, by the negative ones that stand in `changes`.
        places = self._write_organisations(changes)
        people = {e.id: self._write_person(e, places, now) for e in changes.people}
        money = write_money(self._connection, changes, places, now)
        deployments = {
            s.id: self._write_support(s, places, people, money, now) for s in changes.deployments
        }
        for stated in changes.objectives:
            id_ = deployments.get(stated.deployment, stated.deployment)
            supports.write_objective(self._connection, replace(stated, deployment=id_), now)
        write_contracts(self._connection, changes, places, money, now)
        for planned in changes.planned:
            self._plan(_with_ids(planned, deployments, people))
        for past in changes.visits:
            self._record(_with_ids(past, deployments, people), now)
        for closed in changes.closed:
            self._close(closed, places, now)

    def _write_organisations(self, changes: Changes) -> Ids:
        new = [o for o in changes.organisations if o.id < 0]
        ids: dict[int, int] = {}
        # Trusts and the hub come first: a new school may point at a new trust.
        for batch in (
            [o for o in new if o.kind is not Sort.SCHOOL],
            [o for o in new if o.kind is Sort.SCHOOL],
        ):
            added = self._organisations.add([_with_trust(o, ids) for o in batch])
            ids |= dict(zip((o.id for o in batch), added, strict=True))
        for old, successor in changes.folded.items():
            self._organisations.fold(old, ids.get(successor, successor))
        for organisation in changes.organisations:
            if organisation.id > 0:
                self._organisations.change(_with_trust(organisation, ids))
        self._organisations.remember({urn: ids.get(o, o) for urn, o in changes.urns.items()})
        self._organisations.note_former(changes.former)
        return ids

    def _write_person(self, entry: Entry, places: Ids, now: datetime) -> int:
        held = frozenset(
            Appointment(a.role, a.organisation and places.get(a.organisation, a.organisation))
            for a in entry.appointments
        )
        person = self._people.upsert(replace(entry, appointments=held), now)
        self._employers.follow(person, now.date())
        roles = sorted({a.role.value for a in held})
        self._audit.add(
            now, None, "person.imported", f"person:{person}", roles=roles, left=entry.left
        )
        return person

    def _write_support(
        self, support: Support, places: Ids, people: Ids, money: Ids, now: datetime
    ) -> int:
        known = replace(
            support,
            organisation=places.get(support.organisation, support.organisation),
            leaders=frozenset(people.get(p, p) for p in support.leaders),
            shares=frozenset((people.get(p, p), days) for p, days in support.shares),
            grants=tuple(money.get(grant, grant) for grant in support.grants),
        )
        id_ = supports.write(self._connection, known)
        self._audit.add(
            now, None, "deployment.imported", f"deployment:{id_}", status=support.status.value
        )
        return id_

    def _closed(self) -> Iterator[ClosedDays]:
        """Closed days that files brought, by calendar and school year."""
        for name, closures in self._calendars.written_by(IMPORTED).items():
            sort, organisation = owner_of(name)
            by_year: dict[int, list[Closure]] = {}
            for closure in closures:
                year = school_year(closure.first).first.year
                # Files do not say a source, and are compared with these.
                by_year.setdefault(year, []).append(replace(closure, source=""))
            for year, own in sorted(by_year.items()):
                yield ClosedDays(sort, organisation or None, year, tuple(own))

    def _close(self, closed: ClosedDays, places: Ids, now: datetime) -> None:
        organisation = closed.organisation or 0
        name = calendar_name(closed.sort, places.get(organisation, organisation))
        year = school_year(date(closed.year, 9, 1))
        self._calendars.replace_year(name, year, closed.closures, whole=closed.whole)
        self._audit.add(now, None, "calendar.imported", f"calendar:{name}", year=closed.year)

    def _plan(self, planned: Planned) -> None:
        self._planned.add(planned.deployment, planned.leader, planned.on, import_key=planned.key)

    def _record(self, past: ImportedVisit, now: datetime) -> None:
        row = _visit(past, self._objective(past), now)
        visit = self._connection.execute(_RECORD, row).scalar_one()
        minutes.put_in(self._connection, visit)
        if past.next_step:
            step = {"deployment_id": past.deployment, "made_by": visit, "what": past.next_step}
            self._connection.execute(_STEP, step)

    def _objective(self, past: ImportedVisit) -> int | None:
        if past.objective is None:
            return None
        found = select(objectives.c.id).where(
            objectives.c.deployment_id == past.deployment, objectives.c.position == past.objective
        )
        return self._connection.execute(found).scalar()


def _known_anyway(closure: Closure) -> bool:
    """Whether it is a bank holiday that no file brought."""
    return closure.kind is ClosureKind.BANK_HOLIDAY and closure.source != IMPORTED


def _with_trust(organisation: Organisation, ids: Ids) -> Organisation:
    """The organisation with the id of its trust in place of a negative one."""
    trust = organisation.trust
    return organisation if trust is None else replace(organisation, trust=ids.get(trust, trust))


def _with_ids(what: P, deployments: Ids, people: Ids) -> P:
    return replace(
        what,
        deployment=deployments.get(what.deployment, what.deployment),
        leader=people.get(what.leader, what.leader),
    )


def _visit(past: ImportedVisit, objective: int | None, now: datetime) -> dict[str, object]:
    return {
        "deployment_id": past.deployment,
        "leader_id": past.leader,
        "recorded_by": past.leader,
        "happened": True,
        "on": past.on,
        "minutes": past.minutes,
        "counts": True,
        "type": past.type,
        "progress": past.progress,
        "objective_id": objective,
        "did": past.did,
        "source": RecordSource.IMPORTED,
        "import_key": past.key,
        "version": 1,
        "recorded_at": now,
    }
