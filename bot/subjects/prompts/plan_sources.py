"""What people are prompted for about action plans: to agree one, to answer one, a milestone."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from zoneinfo import ZoneInfo

from domain.people.people import Role
from domain.prompts import kinds
from domain.prompts.fates import Fate
from domain.prompts.owed import Item
from domain.prompts.plan_days import answer_days
from domain.support.action_plans import ActionPlan
from domain.support.deployments import Deployment, Objective, Status
from storage.store import Store
from storage.support.plan_prompts import DatedObjective

# A plan has two days for leaders and two for contacts, an objective its milestone's and its own:
# the id of each is made of both, id * STAGES + stage.
STAGES = 2
Make = Callable[[ActionPlan, Deployment], Iterable[Item]]
FIRST, AGAIN = 0, 1


def plans(person: int | None, latest: date, store: Store) -> list[Item]:
    """Plans to be agreed, for their leaders, and shared ones, for contacts of their schools."""
    if person is not None and not _concerned(person, store):
        return []
    found = store.plan_prompts.waiting(latest - kinds.A_WEEK, latest)
    supports = store.deployments.some(plan.deployment for plan in found)
    items = []
    for plan in found:
        support = supports.get(plan.deployment)
        if support is not None:
            items += [*_for_leaders(plan, support), *_for_contacts(plan, support, store)]
    return [item for item in items if person is None or person in item.people]


def one_plan(id_: int, store: Store) -> Item | None:
    """A plan to be agreed, as it stands now."""
    return _one(id_, store, _for_leaders)


def one_answer(id_: int, store: Store) -> Item | None:
    """A plan that waits for its school, as it stands now."""
    return _one(id_, store, lambda plan, support: _for_contacts(plan, support, store))


def milestones(person: int | None, latest: date, store: Store) -> list[Item]:
    """Open objectives whose milestone, or whose own day, has come."""
    found = store.plan_prompts.dated(latest - kinds.A_WEEK, latest, person)
    supports = store.deployments.some(each.deployment for each in found)
    return [
        item
        for each in found
        if each.deployment in supports
        for item in _days_of(each, supports[each.deployment], store)
    ]


def one_milestone(id_: int, store: Store) -> Item | None:
    """A day of an objective as it stands now."""
    found = store.plans.objective(id_ // STAGES)
    support = store.deployments.get(found[0]) if found else None
    if found is None or support is None:
        return None
    items = _days_of(DatedObjective(found[0], found[1]), support, store)
    return next((item for item in items if item.id == id_), None)


def _one(id_: int, store: Store, make: Make) -> Item | None:
    support = store.deployments.get(id_ // STAGES)
    if support is None:
        return None
    items = make(store.plans.get(support.id), support)
    return next((item for item in items if item.id == id_), None)


def _concerned(person: int, store: Store) -> bool:
    """Whether a person leads or answers for schools: nobody else's plans need be read."""
    found = store.people.get(person)
    return found is not None and (found.has(Role.LEADER) or found.has(Role.SCHOOL_CONTACT))


def _for_leaders(plan: ActionPlan, support: Deployment) -> Iterator[Item]:
    """A plan on its two days, while the school has it not before it."""
    open_ = not plan.agreed and not plan.waits_for_school
    for stage, on in ((FIRST, plan.remind_on), (AGAIN, plan.due)):
        if on is not None:
            yield Item(
                kinds.PLAN,
                plan.deployment * STAGES + stage,
                frozenset(leader.id for leader in support.leaders),
                on,
                support.id,
                support.school,
                support.focus,
                fate=_fate(support, open_=open_),
                due=plan.due,
            )


def _for_contacts(plan: ActionPlan, support: Deployment, store: Store) -> Iterator[Item]:
    """A shared plan on the day after, and some days later."""
    if plan.shared_at is None:
        return
    shared = plan.shared_at.astimezone(ZoneInfo(store.hub.zone)).date()
    calendar = store.calendars.of(support.organisation)
    contacts = store.people.holding_at(Role.SCHOOL_CONTACT, support.organisation)
    for stage, on in enumerate(answer_days(shared, calendar)):
        yield Item(
            kinds.PLAN_ANSWER,
            plan.deployment * STAGES + stage,
            frozenset(person.id for person in contacts),
            on,
            None,
            support.school,
            support.focus,
            fate=_fate(support, open_=plan.waits_for_school),
            roles=frozenset({Role.SCHOOL_CONTACT}),
            due=plan.due,
        )


def _days_of(each: DatedObjective, support: Deployment, store: Store) -> Iterator[Item]:
    """The days of an objective: its milestone, and its own end."""
    aim = each.objective
    for stage, on, what in ((FIRST, aim.milestone_by, aim.milestone), (AGAIN, aim.by, aim.text)):
        if on is not None:
            open_ = aim.open and not store.plan_lists.recorded_since(aim.id, on)
            yield Item(
                kinds.MILESTONE,
                aim.id * STAGES + stage,
                frozenset(leader.id for leader in support.leaders),
                on,
                support.id,
                support.school,
                what,
                note=_named(aim) if stage == FIRST else "",
                fate=_fate(support, open_=open_),
            )


def _named(aim: Objective) -> str:
    return f"{aim.position} · {aim.text}"


def _fate(support: Deployment, *, open_: bool) -> Fate:
    if not open_:
        return Fate.CLOSED
    return Fate.OPEN if support.status in (Status.ACTIVE, Status.AGREED) else Fate.GONE
