"""A person's message of a day as a card: each row with what stands beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.subjects.prompts import prompts as said
from bot.turns.reply import Card
from cards.prompts.prompts import PromptsView, prompts
from cards.prompts.rows import Around, Shown
from domain.errors import Problem
from domain.hub import Hub
from domain.people.people import Role
from domain.prompts.catch_up import entered
from domain.prompts.owed import Fate, Kind, Row
from domain.prompts.prompts import catches_up
from domain.visits.durations import as_choice
from domain.visits.visits import Visit
from storage.store import Store

Wrong = Mapping[str, Sequence[Problem]]
NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Drawn:
    """The card, and whether there are rows to fill in: no update may wipe them."""

    card: Card
    filling: bool


def drawn(
    told: said.Told,
    today: date,
    store: Store,
    hub: Hub,
    typed: Mapping[str, str] = NOTHING,
    wrong: Wrong | None = None,
) -> Drawn:
    """The message with what is typed kept, and problems by the rows' subjects."""
    wrong = wrong or {}
    catching_up = sum(catches_up(row) for row in told.rows) > 1
    rows = tuple(
        replace(
            _shown(row, catching_up, typed, store, hub), problems=tuple(wrong.get(row.subject, ()))
        )
        for row in told.rows
    )
    others = said.officers(store) if told.person.has(Role.OFFICER) else []
    around = Around(told.day.on, today, tuple(o for o in others if o.id != told.person.id))
    view = PromptsView(rows, around, told.more, told.newer)
    return Drawn(prompts(view, hub), bool(view.entered))


def _shown(row: Row, catching_up: bool, typed: Mapping[str, str], store: Store, hub: Hub) -> Shown:
    if row.fate is not Fate.OPEN or row.leader:
        return Shown(row)
    if row.item.kind is Kind.TODAY and row.item.deployment:
        deployment = store.deployments.get(row.item.deployment)
        place = store.organisations.get(deployment.organisation) if deployment else None
        steps = store.steps.open_of(row.item.deployment)
        return Shown(row, place, store.visits.last_of(row.item.deployment), tuple(steps))
    if catching_up and catches_up(row):
        return _to_fill_in(row, typed, store, hub)
    return Shown(row)


def _to_fill_in(row: Row, typed: Mapping[str, str], store: Store, hub: Hub) -> Shown:
    """A row of the catch-up card; one that was recorded from here and deleted since is recorded by the form."""
    now = entered(typed, row.item.id)
    values = {name: getattr(now, name) for name in ("time", "progress", "did", "reason", "notice")}
    return Shown(
        row,
        typed=values | {"time": now.time or _usual(row, store, hub)},
        asks=now.time == "none",
        entered=True,
    )


def _usual(row: Row, store: Store, hub: Hub) -> str:
    """The time spent last time there, else half a day."""
    last = store.visits.last_of(row.item.deployment) if row.item.deployment else None
    if last is None or not isinstance(last.what, Visit):
        return "half"
    time, other = as_choice(last.what.minutes, hub.hours_a_day)
    return other if time == "other" else time
