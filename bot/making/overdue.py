"""Planned visits without a record as a file: the hub's for who chases them, else own ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.documents.sheets import ListColumn, Look
from bot.making.lists import ListFile, ListRequest, ListTable, called, yes_or_no
from bot.subjects.support.looked import hubs_day, looked_on
from domain.hub import Hub
from domain.pages import COUNTED
from domain.people.people import Person
from domain.permissions import missing_records
from domain.prompts.reminders import is_away
from domain.support.deployments import Deployment
from domain.visits.planned_visits import PlannedVisit
from storage.store import Store


@dataclass(frozen=True, slots=True)
class OverdueRow:
    """A planned visit that is owed its record, and by whom."""

    planned: PlannedVisit
    support: Deployment
    leader: Person
    late: bool
    away: bool


def _columns(_wanted: ListRequest, _hub: Hub) -> Sequence[ListColumn[OverdueRow]]:
    return (
        ListColumn("planned_for", "Planned for", 12, lambda row: row.planned.on, Look.DAY),
        ListColumn("at", "Time", 8, lambda row: row.planned.at, Look.TIME),
        ListColumn("school", "{School} or {trust}", 32, lambda row: row.support.school),
        ListColumn("leader", "{Leader}", 24, lambda row: row.leader.name),
        ListColumn("leader_email", "Address of the {leader}", 32, lambda row: row.leader.email),
        ListColumn("late", "Late", 8, lambda row: yes_or_no(row.late)),
        ListColumn("purpose", "What for", 40, lambda row: row.planned.purpose),
        ListColumn("focus", "Focus", 30, lambda row: row.support.focus),
        ListColumn("away_until", "Away until", 12, _away_until, Look.DAY),
    )


def _rows(wanted: ListRequest, store: Store) -> Iterator[OverdueRow]:
    looked = looked_on(wanted.today, wanted.now, store)
    late_before = hubs_day(wanted.today, store).late_before
    scopes, days = missing_records(wanted.reader), (looked.owed_from, looked.today)
    for batch in store.planned_lists.unrecorded_batches(scopes, wanted.reader.id, days):
        supports = store.deployments.some({planned.deployment for planned in batch})
        people = store.people.some(planned.leader for planned in batch)
        leaders = {person.id: person for person in people}
        for planned in batch:
            yield OverdueRow(
                planned,
                supports[planned.deployment],
                leaders[planned.leader],
                late=planned.on < late_before,
                away=is_away(leaders[planned.leader].away_until, wanted.today),
            )


def _away_until(row: OverdueRow) -> date | None:
    """The last day of an absence that lasts."""
    return row.leader.away_until if row.away else None


def _are_many(wanted: ListRequest, store: Store) -> bool:
    looked = looked_on(wanted.today, wanted.now, store)
    scopes, days = missing_records(wanted.reader), (looked.owed_from, looked.today)
    return store.planned_lists.unrecorded(scopes, wanted.reader.id, days, 1).total > COUNTED


OVERDUE = ListFile(
    title="{Records} missing",
    counted=called("{visit} without a {record}", "{visits} without a {record}"),
    order="the oldest first",
    table=ListTable(_columns, _rows),
    long=_are_many,
)
