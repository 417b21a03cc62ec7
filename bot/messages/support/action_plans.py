"""Action plans that were shared, answered or changed; each kept true where it was shown."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.delivery.message import Message, Skip
from bot.messages.kinds import MessageKind
from bot.messages.readers import reader
from bot.subjects.support import action_plans, objectives
from bot.subjects.support.plan_clock import begin_daily
from bot.subjects.support.plan_news import AGREED, CHANGE_ASKED, REWORDED, SHARED
from bot.subjects.support.plan_slots import OBJECTIVE, PLAN, objective_slot, slot
from cards.phrases import in_hub_words, short_day
from domain.delivery.delivery import OutboxRow
from domain.permissions import Act
from domain.support.action_plans import ActionPlan
from domain.support.deployments import Deployment
from storage.store import Store


def due(now: datetime, store: Store) -> list[OutboxRow]:
    """Counts the days of new plans; the morning's message tells what is due then."""
    return begin_daily(now, store)


def render(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """The plan as it stands, for whoever may see it."""
    return _message(row, now, store, "")


def render_shared(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """A plan that waits for its school's answer; nothing once it was given."""
    if _over(row, store, lambda plan: plan.waits_for_school):
        return Skip("answered since")
    return _message(row, now, store, "Please read it and say whether it is right.")


def render_agreed(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """That a plan was agreed; nothing where it is not any more."""
    if _over(row, store, lambda plan: plan.agreed):
        return Skip("changed since")
    return _message(row, now, store, "")


def render_change_asked(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """What the school wants changed; nothing once it got something new."""
    if _over(row, store, lambda plan: plan.wants_change):
        return Skip("changed since")
    note = in_hub_words("The {school} wants something changed.", store.hub)
    return _message(row, now, store, note)


def render_reworded(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """That objectives were changed, by whom and when."""
    support = store.deployments.get(int(row.subject))
    if support is None:
        return Skip("gone")
    return _message(row, now, store, _reworded(support, row, now, store))


def render_objective(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """The objective as it stands, for whoever may see its plan."""
    found, person = store.plans.objective(int(row.subject)), reader(row, store)
    support = store.deployments.get(found[0]) if found else None
    if found is None or support is None or person is None:
        return Skip("gone")
    if not action_plans.may(person, Act.SEE_PLAN, support, store):
        return Skip("not allowed")
    shown = objectives.card(support, found[1], person, now, store, row.note)
    return Message(shown, objective_slot(found[1].id))


def _over(row: OutboxRow, store: Store, true: Callable[[ActionPlan], bool]) -> bool:
    """Whether news of a plan is not true any more; where it stands in a chat, it stays."""
    return row.post is None and not true(store.plans.get(int(row.subject)))


def _message(row: OutboxRow, now: datetime, store: Store, note: str) -> Message | Skip:
    support, person = store.deployments.get(int(row.subject)), reader(row, store)
    if support is None or person is None:
        return Skip("gone")
    if not action_plans.may(person, Act.SEE_PLAN, support, store):
        return Skip("not allowed")
    # What was told with the first is over where the message is put anew.
    told = note if row.post is None else row.note
    shown = action_plans.card(support, person, now, store, note=told)
    return Message(shown, slot(support.id))


def _reworded(support: Deployment, row: OutboxRow, now: datetime, store: Store) -> str:
    person, last = reader(row, store), store.plans.last_changed(support.id)
    by = store.people.get(last[0]) if last else None
    if person is None or last is None or by is None:
        return in_hub_words("The {plan} was changed.", store.hub)
    zone = ZoneInfo(person.zone)
    day = short_day(last[1].astimezone(zone).date(), now.astimezone(zone).date())
    return f"{by.name} changed an objective on {day}."


SHOWN = MessageKind(PLAN, render, due, "plans")
OBJECTIVE_SHOWN = MessageKind(OBJECTIVE, render_objective)
SHARED_PLAN = MessageKind(SHARED, render_shared)
AGREED_PLAN = MessageKind(AGREED, render_agreed)
CHANGE_OF_PLAN = MessageKind(CHANGE_ASKED, render_change_asked)
REWORDED_PLAN = MessageKind(REWORDED, render_reworded)
