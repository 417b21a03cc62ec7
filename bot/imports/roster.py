"""The roster as it would be after the rows read so far, found by every key that files use."""

from dataclasses import replace
from datetime import date

from bot.imports.funds import Fund, StatedFunds, differing, places_of
from domain.operations.imports import (
    Changes,
    ClosedDays,
    Entry,
    ImportedVisit,
    Planned,
    Snapshot,
    Support,
)
from domain.people.organisations import Organisation, OrganisationKind, place_key
from domain.people.people import Appointment

Thing = Organisation | Entry | Support | Fund


class Roster:
    """A copy of a snapshot that takes what files say; new things have negative ids."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._before = snapshot
        self.organisations = dict(snapshot.organisations)
        self.people = dict(snapshot.people)
        self.deployments = dict(snapshot.deployments)
        self.funds = StatedFunds(snapshot)
        self.urns = dict(snapshot.urns)
        self.former = dict(snapshot.former)
        self.gone: dict[int, int] = {}
        self.planned: dict[str, Planned] = {}
        self.visits: dict[str, ImportedVisit] = {}
        self.closed: dict[tuple[int | None, int], ClosedDays] = {}
        self._next = 0
        self._uids = {o.uid: o.id for o in self.organisations.values() if o.uid is not None}
        self._names: dict[str, list[int]] = {}
        self._emails = {e.email: e.id for e in self.people.values()}
        self._owned: dict[int, list[int]] = {}
        self._pointed = {s.organisation for s in self.deployments.values()}
        self._pointed |= self.funds.places()
        for entry in self.people.values():
            self._pointed |= _held_at(entry)
        for urn, owner in self.urns.items():
            self._owned.setdefault(owner, []).append(urn)
        self._without_urn = {o.id for o in self.organisations.values() if o.urn is None}
        for organisation in self.organisations.values():
            self._name(organisation)

    def school(self, urn: int) -> Organisation | None:
        """The school that has or had that URN."""
        return self.organisations.get(self.urns.get(urn, 0))

    def trust(self, uid: int) -> Organisation | None:
        """The trust with that UID."""
        return self.organisations.get(self._uids.get(uid, 0))

    def named(self, name: str) -> list[Organisation]:
        """The organisations of exactly that name, in any case."""
        known = (self.organisations.get(i) for i in self._names.get(place_key(name), ()))
        return [o for o in known if o is not None and place_key(o.name) == place_key(name)]

    def unnumbered(self, name: str) -> list[Organisation]:
        """Schools of that name whose URN is not known yet."""
        known = (self.organisations.get(i) for i in self._without_urn)
        return [
            o
            for o in known
            if o is not None
            and o.kind is OrganisationKind.SCHOOL
            and place_key(o.name) == place_key(name)
        ]

    def hub(self) -> Organisation | None:
        """The hub itself."""
        return next(
            (o for o in self.organisations.values() if o.kind is OrganisationKind.HUB), None
        )

    def person(self, email: str) -> Entry | None:
        """The person with that address, those who left as well."""
        return self.people.get(self._emails.get(email, 0))

    def referred(self, reference: str) -> Support | None:
        """The deployment with that reference."""
        return next((s for s in self.deployments.values() if s.reference == reference), None)

    def support(self, leader: int, organisation: int) -> list[Support]:
        """What a leader does at an organisation, or did until an officer took them off."""
        return [
            s
            for s in self.deployments.values()
            if s.organisation == organisation and leader in s.leaders | s.gone
        ]

    def started(self, leader: int, organisation: int, start: date) -> list[Support]:
        """Deployments by the key of those that have no reference."""
        return [s for s in self.support(leader, organisation) if s.start == start]

    def new_id(self) -> int:
        """An id for a new thing until it has its own."""
        self._next -= 1
        return self._next

    def put(self, thing: Thing) -> None:
        """Takes a thing in place of the one with its id."""
        if isinstance(thing, Entry):
            self.people[thing.id] = thing
            self._emails[thing.email] = thing.id
            self._pointed |= _held_at(thing)
        elif isinstance(thing, Support):
            self.deployments[thing.id] = thing
            self._pointed.add(thing.organisation)
        elif isinstance(thing, Organisation):
            self._put_place(thing)
        else:
            self.funds.put(thing)
            self._pointed |= places_of(thing)

    def _put_place(self, place: Organisation) -> None:
        self.organisations[place.id] = place
        self._name(place)
        if place.urn is None:
            self._without_urn.add(place.id)
        else:
            self._without_urn.discard(place.id)
            self.own(place.urn, place.id)
        if place.uid is not None:
            self._uids[place.uid] = place.id

    def own(self, urn: int, organisation: int) -> None:
        """Remembers whose a URN is or was."""
        if self.urns.get(urn) != organisation:
            self.urns[urn] = organisation
            self._owned.setdefault(organisation, []).append(urn)

    def get(self, thing: Thing) -> Thing | None:
        """What now stands under the thing's id."""
        if isinstance(thing, Entry):
            return self.people.get(thing.id)
        if isinstance(thing, Support):
            return self.deployments.get(thing.id)
        if isinstance(thing, Organisation):
            return self.organisations.get(thing.id)
        return self.funds.get(thing)

    def was_planned(self, planned: Planned) -> bool:
        """Whether that visit was planned at any time before."""
        return planned.key in self._before.planned or planned.key in self.planned

    def plan(self, planned: Planned) -> bool:
        """Plans a visit; False if it was planned at any time before."""
        if self.was_planned(planned):
            return False
        self.planned[planned.key] = planned
        return True

    def record(self, past: ImportedVisit) -> bool:
        """Takes a record; False if it was imported before."""
        if past.key in self._before.visits:
            return False
        self.visits[past.key] = past
        return True

    def fold(self, old: Organisation, new: Organisation) -> None:
        """Lets one organisation take another's place, in whatever points at it."""
        del self.organisations[old.id]
        if old.id > 0:
            self.gone[old.id] = new.id
        for urn in self._owned.pop(old.id, []):
            self.own(urn, new.id)
            if old.urn is not None:
                self.former.setdefault(urn, old.urn)
        if old.id in self._pointed:
            self._repoint(old, new.id)

    def _repoint(self, school: Organisation, new: int) -> None:
        old = school.id
        for support in [s for s in self.deployments.values() if s.organisation == old]:
            former = school.urn if support.former is None else support.former
            self.put(replace(support, organisation=new, former=former))
        self.funds.repoint(old, new)
        self._pointed |= self.funds.places()
        for entry in [
            e for e in self.people.values() if any(a.organisation == old for a in e.appointments)
        ]:
            held = (
                Appointment(a.role, new) if a.organisation == old else a for a in entry.appointments
            )
            self.put(replace(entry, appointments=frozenset(held)))

    def closed_days(self, organisation: int | None, year: int) -> ClosedDays | None:
        """What files have said so far of a school year of a calendar."""
        key = (organisation, year)
        return self.closed.get(key) or self._before.closed.get(key)

    def close(self, closed: ClosedDays) -> ClosedDays | None:
        """Takes a school year of a calendar; gives what files said of it before."""
        before = self._before.closed.get(closed.key)
        if closed.closures != (before.closures if before else ()):
            self.closed[closed.key] = closed
        return before

    @property
    def bank_holidays(self) -> frozenset[date]:
        """Those that the hub's calendar has anyway."""
        return self._before.bank_holidays

    def changes(self) -> Changes:
        """The difference from what the database holds."""
        before, funds = self._before, self.funds
        # A URN that an organisation has now is written with it.
        earlier = ((urn, o) for urn, o in self.urns.items() if self.organisations[o].urn != urn)
        return Changes(
            organisations=differing(self.organisations, before.organisations),
            folded={old: self._heir(new) for old, new in self.gone.items()},
            urns={urn: o for urn, o in earlier if before.urns.get(urn) != o},
            former={u: s for u, s in self.former.items() if before.former.get(u) != s},
            people=differing(self.people, before.people),
            deployments=differing(self.deployments, before.deployments),
            objectives=differing(funds.objectives, before.objectives),
            programmes=differing(funds.programmes, before.programmes),
            rules=differing(funds.rules, before.rules),
            conditions=differing(funds.conditions, before.conditions),
            grants=differing(funds.grants, before.grants),
            contracts=differing(funds.contracts, before.contracts),
            planned=tuple(self.planned.values()),
            visits=tuple(self.visits.values()),
            closed=tuple(self.closed.values()),
        )

    def _heir(self, organisation: int) -> int:
        while organisation in self.gone:
            organisation = self.gone[organisation]
        return organisation

    def _name(self, organisation: Organisation) -> None:
        same = self._names.setdefault(place_key(organisation.name), [])
        if organisation.id not in same:
            same.append(organisation.id)


def _held_at(entry: Entry) -> set[int]:
    return {a.organisation for a in entry.appointments if a.organisation is not None}
