"""What is done with an action plan: shared with its school, agreed, sent back, given a file."""

from collections.abc import Sequence
from dataclasses import replace

from bot.subjects.day_slots import touch_naming
from bot.subjects.support import plan_news
from bot.subjects.support.by_import import AN_IMPORT, imported_since
from bot.subjects.support.plan_clock import begun
from bot.subjects.support.plan_slots import slot
from bot.turns.lasting import touch
from bot.turns.turn import Turn
from cards.phrases import listed
from domain.errors import refuse
from domain.operations.audit import PLAN_IMPORTED
from domain.people.people import Person
from domain.prompts.plan_days import subjects_of_plan
from domain.support.action_plans import ActionPlan
from domain.support.deployments import Deployment
from domain.support.offers import Noted
from domain.support.plan_answers import (
    PlanChangeValues,
    PlanNoteValues,
    judge_change,
    judge_note,
    require_same,
    require_unanswered,
)
from storage.store import Store


def share(support: Deployment, version: int, turn: Turn, store: Store) -> str:
    """Sends a plan to its school's contacts; gives the sentence that says to whom."""
    plan = _anything(support, store)
    require_same(plan, version, changed_by(support, store))
    if plan.agreed:
        raise refuse("plan_agreed", by=_name(plan.agreed_by, store), day=plan.agreed_at)
    if store.milestones.live() is None:
        raise refuse("plan_not_live")
    contacts = plan_news.contacts(support, store)
    if not contacts:
        raise refuse("plan_no_contact")
    shared = replace(plan, shared_at=turn.now, shared_by=turn.speaker.id)
    write(shared, "shared", support, turn, store)
    told = plan_news.tell_shared(support, contacts, turn, store)
    return _shared_with(told, contacts)


def agree(support: Deployment, version: int, turn: Turn, store: Store) -> None:
    """Agrees to a plan for its school; what an officer noted before gives way to it."""
    plan = _anything(support, store)
    require_unanswered(plan, _name(plan.agreed_by, store))
    require_same(plan, version, changed_by(support, store))
    agreed_now(plan, support, turn, store)


def agreed_now(
    plan: ActionPlan, support: Deployment, turn: Turn, store: Store, noted: Noted | None = None
) -> None:
    """Keeps that the school agreed, and tells leaders and contacts."""
    agreed = replace(
        plan, agreed_at=turn.now, agreed_by=turn.speaker.id, noted=noted, asks_again_at=None
    )
    write(agreed, "noted" if noted else "agreed", support, turn, store)
    plan_news.tell_agreed(support, turn, store)


def ask_change(support: Deployment, values: PlanChangeValues, turn: Turn, store: Store) -> None:
    """Keeps what the school wants changed; leaders and officers read it at once."""
    change = judge_change(values)
    plan = _anything(support, store)
    require_unanswered(plan, _name(plan.agreed_by, store))
    # A plan of which an officer noted that it was agreed is so no more.
    asked = replace(
        plan,
        change_asked=change,
        change_asked_at=turn.now,
        change_asked_by=turn.speaker.id,
        agreed_at=None if plan.noted else plan.agreed_at,
        agreed_by=None if plan.noted else plan.agreed_by,
        noted=None,
    )
    write(asked, "change_asked", support, turn, store)
    plan_news.tell_change_asked(support, turn, store)


def note_agreed(
    support: Deployment, version: int, values: PlanNoteValues, turn: Turn, store: Store
) -> None:
    """Notes that the school agreed, how and on which day."""
    how, on = judge_note(values, turn.today)
    plan = _anything(support, store)
    if plan.agreed:
        raise refuse("plan_agreed", by=_name(plan.agreed_by, store), day=plan.agreed_at)
    require_same(plan, version, changed_by(support, store))
    agreed_now(plan, support, turn, store, Noted(how, on, turn.speaker.id))


def write(plan: ActionPlan, verb: str, support: Deployment, turn: Turn, store: Store) -> ActionPlan:
    """Keeps a plan as its next version, with a line of audit; messages that show it follow."""
    newer = store.plans.write(plan)
    subject = f"deployment:{support.id}"
    coded = {"version": newer.version}
    store.audit.add(turn.now, turn.speaker.id, f"plan.{verb}", subject, **coded)
    touch(slot(support.id), store, turn.now)
    touch_naming(subjects_of_plan(support.id), turn.now, store)
    return newer


def _anything(support: Deployment, store: Store) -> ActionPlan:
    """The plan, held for a change; refused while there is nothing in it."""
    plan = begun(support, store)
    if not support.open_objectives and not store.plan_files.versions(support.id):
        raise refuse("plan_empty")
    return plan


def _shared_with(told: Sequence[Person], contacts: Sequence[Person]) -> str:
    got = {person.id for person in told}
    left = [person.name for person in contacts if person.id not in got]
    if not told:
        return f"Shared, but {listed(left)} cannot be reached here yet: tell them yourself."
    missed = f" {listed(left)} cannot be reached here yet." if left else ""
    return f"Sent to {listed(person.name for person in told)}.{missed}"


def changed_by(support: Deployment, store: Store) -> str:
    """Who changed an objective of the plan last; empty where nobody did."""
    last = store.plans.last_changed(support.id)
    if imported_since(PLAN_IMPORTED, support.id, last[1] if last else None, store):
        return AN_IMPORT
    return _name(last[0], store) if last else ""


def _name(person: int | None, store: Store) -> str:
    found = store.people.get(person) if person else None
    return found.name if found else ""
