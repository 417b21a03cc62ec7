"""A second record of one visit: it is kept only where the person says what it is."""

from dataclasses import dataclass
from datetime import date

from bot.subjects.access import record_of
from bot.turns.turn import Turn
from cards.actions.visit_forms import MOST_BESIDE
from domain.errors import Refused, refuse
from domain.permissions import Act
from domain.support.deployments import Deployment
from domain.visits.forms import Form
from domain.visits.planned_visits import PlannedState
from domain.visits.visits import Record
from storage.store import Store

KIND = "recorded_that_day"
NOBODY = 0


@dataclass(frozen=True, slots=True)
class Told:
    """What a person said of records of the same visit.

    Theirs may stand `beside` those, by id, or goes `instead` of one in the version `of`.
    """

    beside: tuple[int, ...] = ()
    instead: int | None = None
    of: int | None = None


def recorded(
    form: Form, deployment: Deployment, on: date, store: Store, *, but: int = NOBODY
) -> list[Record]:
    """The leader's newest records of that day at that school, and of the form's planned visit.

    There are at most as many as a button can name. `but` is the record that the form corrects.
    """
    leader = form.leader or form.person
    # Of two saves of one leader at once, the second waits here, and finds the first one's record.
    store.visits.hold(leader)
    found = store.visits.of_day(leader, deployment.organisation, on)
    planned = store.planned_visits.get(form.planned) if form.planned and not but else None
    if planned and planned.state is not PlannedState.PLANNED:
        found += store.visits.of_planned(planned.id)
    others = {record.id: record for record in found if record.id != but}
    return list(others.values())[-MOST_BESIDE:]


def to_replace(said: Told, found: list[Record], turn: Turn, store: Store) -> Record | None:
    """The record whose place is taken; None where the new one stands alone, or beside others.

    Raises the question where the person has not been asked about one of them.
    """
    if not found or {record.id for record in found} <= set(said.beside):
        return None
    chosen = next((record for record in found if record.id == said.instead), None)
    if chosen is None or chosen.version != said.of:
        visits = tuple(record.id for record in found)
        raise refuse("recorded_that_day", visits=visits, day=found[0].on)
    return record_of(turn, chosen.id, Act.CORRECT, store)


def asked_about(refused: Refused, store: Store) -> tuple[Record, ...]:
    """The records that a form which came back asks about."""
    found = [p.facts.get("visits") for p in refused.problems if p.kind == KIND]
    ids = [id_ for each in found if isinstance(each, tuple) for id_ in each]
    return tuple(record for id_ in ids if (record := store.visits.get(id_)))
