"""What people may be prompted for as it stands now: planned visits, support, next steps."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row

from domain.prompts import kinds
from domain.prompts.fates import Fate
from domain.prompts.kinds import PromptKind
from domain.prompts.owed import Item
from domain.support.deployments import RUNNING
from domain.visits.planned_visits import PlannedState
from storage.engine.prepared import Prepared, run
from storage.prompts import owed_statements as statements

_FATES = {
    PlannedState.PLANNED: Fate.OPEN,
    PlannedState.RECORDED: Fate.RECORDED,
    PlannedState.DID_NOT_HAPPEN: Fate.DID_NOT_HAPPEN,
    PlannedState.MOVED: Fate.MOVED,
    PlannedState.CALLED_OFF: Fate.CALLED_OFF,
}


class OwedThings:
    """Things that people may be prompted for, of one person or, for None, of everybody."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def planned(self, person: int | None, latest: date, earliest: date = date.min) -> list[Item]:
        """Visits planned from `earliest` to `latest` without a record.

        Each comes as two things: a visit of its day, and a record that is owed after it.
        """
        rows = self._of(statements.DUE_PLANNED, person, latest=latest, earliest=earliest)
        return [_planned(row, kind) for row in rows for kind in (kinds.TODAY, kinds.PLANNED)]

    def steps(self, person: int | None, latest: date) -> list[Item]:
        """Open next steps to be done by `latest`."""
        return _steps(self._of(statements.DUE_STEPS, person, latest=latest))

    def supports(self, person: int | None, latest: date, seen_since: date) -> list[Item]:
        """Active support without a visit after `seen_since`: as a first contact, or as silence."""
        found = _grouped(self._of(statements.QUIET, person, latest=latest, seen_since=seen_since))
        return [_silence(group) if _begun(group[0]) else _first(group) for group in found]

    def out(self, first: date, last: date) -> dict[int, tuple[tuple[str, tuple[date, ...]], ...]]:
        """The leaders who have planned visits, each with the days, by the id of their employer."""
        found: dict[int, dict[tuple[int, str], list[date]]] = {}
        for row in run(self._connection, statements.OUT, {"first": first, "last": last}):
            leaders = found.setdefault(row.organisation_id, {})
            # By id as well as name: two leaders may be called alike.
            leaders.setdefault((row.id, row.name), []).append(row.on)
        return {
            employer: tuple((name, tuple(days)) for (_, name), days in leaders.items())
            for employer, leaders in found.items()
        }

    def planned_visit(self, kind: PromptKind, id_: int) -> Item | None:
        """A planned visit as it stands now, done or not, as a thing of that kind."""
        row = run(self._connection, statements.ONE_PLANNED, {"id": id_}).first()
        return _planned(row, kind) if row else None

    def step(self, id_: int) -> Item | None:
        """A next step as it stands now."""
        found = run(self._connection, statements.ONE_STEP, {"id": id_}).all()
        return next(iter(_steps(found)), None)

    def first_contact(self, deployment: int) -> Item | None:
        """The first contact of a deployment as it stands now."""
        return self._support(_first, deployment)

    def silence(self, deployment: int) -> Item | None:
        """The silence of a deployment as it stands now: since its newest visit or contact."""
        return self._support(_silence, deployment)

    def counted_from(self, deployment: int) -> date | None:
        """The day from which first contact or else silence of a deployment counts."""
        found = _grouped(run(self._connection, statements.ONE_SUPPORT, {"id": deployment}))
        make = _silence if found and _begun(found[0][0]) else _first
        return make(found[0]).on if found else None

    def _support(self, make: Callable[[list[Row[Any]]], Item], deployment: int) -> Item | None:
        found = _grouped(run(self._connection, statements.ONE_SUPPORT, {"id": deployment}))
        return make(found[0]) if found else None

    def _of(
        self, statements: tuple[Prepared, Prepared], person: int | None, **values: date
    ) -> Sequence[Row[Any]]:
        everybody, one = statements
        if person is None:
            return run(self._connection, everybody, values).all()
        return run(self._connection, one, {**values, "person": person}).all()


def _planned(row: Row[Any], kind: PromptKind) -> Item:
    return Item(
        kind=kind,
        id=row.id,
        people=frozenset({row.leader_id}),
        on=row.on,
        deployment=row.deployment_id,
        school=row.school,
        what=row.purpose,
        at=row.at,
        fate=Fate.GONE if row.removed else _while_active(row, _FATES[PlannedState(row.state)]),
    )


def _steps(rows: Iterable[Row[Any]]) -> list[Item]:
    return [
        Item(
            kind=kinds.STEP,
            id=group[0].id,
            people=frozenset(row.person_id for row in group),
            on=group[0].by or date.max,
            deployment=group[0].deployment_id,
            school=group[0].school,
            what=group[0].what,
            who=group[0].who,
            fate=Fate.GONE if group[0].removed else _while_active(group[0], _closed(group[0])),
        )
        for group in _grouped(rows)
    ]


def _first(group: list[Row[Any]]) -> Item:
    row, fate = group[0], Fate.OPEN
    if row.recorded:
        fate = Fate.RECORDED
    elif row.first_contact_on:
        fate = Fate.IN_TOUCH
    # After a pause it counts from a later day.
    counts = row.clock_from or row.agreed_on or row.start
    return _support(kinds.FIRST, group, counts, _while_active(row, fate))


def _silence(group: list[Row[Any]]) -> Item:
    row = group[0]
    # It is counted from a visit, a first contact or the start, whatever was last; after a pause
    # from a later day.
    days = (row.newest, row.first_contact_on, row.start, row.clock_from)
    newest = max(day for day in days if day)
    return _support(kinds.SILENCE, group, newest, _while_active(row, Fate.OPEN))


def _closed(row: Row[Any]) -> Fate:
    return Fate.CLOSED if row.closed_at else Fate.OPEN


def _while_active(row: Row[Any], fate: Fate) -> Fate:
    """The fate of a thing: one that is still open is gone when its support rests or is over."""
    return Fate.GONE if fate is Fate.OPEN and row.support not in RUNNING else fate


def _begun(row: Row[Any]) -> bool:
    return bool(row.recorded or row.first_contact_on)


def _support(kind: PromptKind, group: list[Row[Any]], on: date, fate: Fate) -> Item:
    row = group[0]
    who = frozenset(r.person_id for r in group)
    return Item(kind, row.id, who, on, row.id, row.school, row.focus, fate=fate)


def _grouped(rows: Iterable[Row[Any]]) -> list[list[Row[Any]]]:
    """The rows of each thing: there is one for each of its leaders."""
    found: dict[int, list[Row[Any]]] = {}
    for row in rows:
        found.setdefault(row.id, []).append(row)
    return list(found.values())
