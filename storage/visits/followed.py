"""What many records planned, and colleagues' time on them, read for all of them together."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, bindparam, select

from domain.support.deployments import Leader
from domain.visits.steps import StepWords
from domain.visits.visits import ColleagueTime, Record
from storage.tables.people import people
from storage.tables.visits import next_steps, planned_visits, visit_shares
from storage.visits.steps import WORDS

_IDS: BindParameter[int] = bindparam("visits", expanding=True)
_STEPS = (
    select(next_steps)
    .where(next_steps.c.made_by.in_(_IDS), next_steps.c.removed.is_(False))
    .order_by(next_steps.c.id)
)
_NEXT = (
    select(planned_visits.c.made_by, planned_visits.c.on)
    .where(
        planned_visits.c.made_by.in_(_IDS),
        planned_visits.c.removed.is_(False),
        planned_visits.c.state != "called_off",
    )
    .order_by(planned_visits.c.id)
)
_SHARES = (
    select(visit_shares.c.visit_id, visit_shares.c.person_id, visit_shares.c.minutes, people.c.name)
    .join(people, people.c.id == visit_shares.c.person_id)
    .where(visit_shares.c.visit_id.in_(_IDS))
    .order_by(people.c.name, people.c.id)
)


def with_plans(connection: Connection, records: Sequence[Record]) -> list[Record]:
    """The records as `Visits.get` gives each of them."""
    ids = {"visits": [record.id for record in records]}
    steps = _steps(connection.execute(_STEPS, ids))
    coming = _coming(connection.execute(_NEXT, ids))
    shares = _shares(connection.execute(_SHARES, ids))
    return [
        replace(
            record,
            step=steps.get(record.id),
            next_visit=coming.get(record.id),
            shares=shares.get(record.id, ()),
        )
        for record in records
    ]


def _steps(rows: Iterable[Row[Any]]) -> dict[int, StepWords]:
    """The first step that each record planned."""
    found: dict[int, StepWords] = {}
    for row in rows:
        found.setdefault(row.made_by, WORDS.from_row(row))
    return found


def _coming(rows: Iterable[Row[Any]]) -> dict[int, date]:
    """The next visit that each record planned."""
    found: dict[int, date] = {}
    for row in rows:
        found.setdefault(row.made_by, row.on)
    return found


def _shares(rows: Iterable[Row[Any]]) -> dict[int, tuple[ColleagueTime, ...]]:
    found: dict[int, tuple[ColleagueTime, ...]] = {}
    for row in rows:
        own = ColleagueTime(Leader(row.person_id, row.name), row.minutes)
        found[row.visit_id] = (*found.get(row.visit_id, ()), own)
    return found
