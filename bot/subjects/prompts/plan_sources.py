"""What people are prompted for about action plans: to agree one, to answer one, a milestone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from domain.people.people import Role
from domain.prompts import kinds
from domain.prompts.fates import Fate
from domain.prompts.kinds import PromptKind
from domain.prompts.owed import Item
from domain.prompts.plan_days import AGAIN, FIRST, STAGES, answer_days
from domain.support.action_plans import ActionPlan, DatedObjective
from domain.support.deployments import Deployment, Objective
from storage.store import Store


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """A plan with its support, and the contacts of its school."""

    plan: ActionPlan
    support: Deployment
    contacts: frozenset[int]


def plans(person: int | None, latest: date, store: Store) -> list[Item]:
    """Plans to be agreed, for their leaders, and shared ones, for contacts of their schools."""
    if person is not None and not _concerned(person, store):
        return []
    found = store.plan_prompts.waiting(latest - kinds.A_WEEK, latest, person)
    items = [item for each in _with_contacts(found, store) for item in _of_plan(each, store)]
    return [item for item in items if person is None or person in item.people]


def one_plan(id_: int, store: Store) -> Item | None:
    """A plan to be agreed, as it stands now."""
    return _one(kinds.PLAN, id_, store)


def one_answer(id_: int, store: Store) -> Item | None:
    """A plan that waits for its school, as it stands now."""
    return _one(kinds.PLAN_ANSWER, id_, store)


def milestones(person: int | None, latest: date, store: Store) -> list[Item]:
    """Open objectives whose milestone, or whose own day, has come."""
    found = store.plan_prompts.dated(latest - kinds.A_WEEK, latest, person)
    supports = store.deployments.some([each.deployment for each in found])
    first = min((day for each in found for _, day, _ in _stages(each.objective)), default=latest)
    named = store.plan_lists.last_named(supports, first) if supports else {}
    return [
        item
        for each in found
        if each.deployment in supports
        for item in _days_of(each, supports[each.deployment], named)
    ]


def one_milestone(id_: int, store: Store) -> Item | None:
    """A day of an objective as it stands now."""
    found = store.plans.objective(id_ // STAGES)
    support = store.deployments.get(found[0]) if found else None
    if found is None or support is None:
        return None
    aim = found[1]
    days = [day for _, day, _ in _stages(aim)]
    named = store.plan_lists.last_named([support.id], min(days)) if days else {}
    items = _days_of(DatedObjective(support.id, aim), support, named)
    return next((item for item in items if item.id == id_), None)


def _one(kind: PromptKind, id_: int, store: Store) -> Item | None:
    found = _with_contacts([store.plans.get(id_ // STAGES)], store)
    items = (item for each in found for item in _of_plan(each, store))
    return next((item for item in items if (item.kind, item.id) == (kind, id_)), None)


def _with_contacts(plans_: Sequence[ActionPlan], store: Store) -> list[PlanFacts]:
    """Plans with what their items need; each thing is read of all plans at one time."""
    supports = store.deployments.some([plan.deployment for plan in plans_])
    schools = {supports[p.deployment].organisation for p in plans_ if p.deployment in supports}
    contacts = store.people.holding_among(Role.SCHOOL_CONTACT, schools) if schools else {}
    store.calendars.read_ahead(schools)
    return [
        PlanFacts(plan, support, frozenset(person.id for person in contacts[support.organisation]))
        for plan in plans_
        if (support := supports.get(plan.deployment)) is not None
    ]


def _of_plan(facts: PlanFacts, store: Store) -> Iterator[Item]:
    yield from _for_leaders(facts.plan, facts.support)
    yield from _for_contacts(facts, store)


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


def _for_contacts(facts: PlanFacts, store: Store) -> Iterator[Item]:
    """A shared plan on the day after, and some days later."""
    plan, support = facts.plan, facts.support
    if plan.shared_at is None:
        return
    shared = plan.shared_at.astimezone(ZoneInfo(store.hub.zone)).date()
    calendar = store.calendars.of(support.organisation)
    for stage, on in enumerate(answer_days(shared, calendar)):
        yield Item(
            kinds.PLAN_ANSWER,
            plan.deployment * STAGES + stage,
            facts.contacts,
            on,
            None,
            support.school,
            support.focus,
            fate=_fate(support, open_=plan.waits_for_school),
            roles=frozenset({Role.SCHOOL_CONTACT}),
            due=plan.due,
        )


def _stages(aim: Objective) -> Iterator[tuple[int, date, str]]:
    """The days of an objective that there are, each with its stage and what is due."""
    for stage, on, what in ((FIRST, aim.milestone_by, aim.milestone), (AGAIN, aim.by, aim.text)):
        if on is not None:
            yield stage, on, what


def _days_of(
    each: DatedObjective, support: Deployment, named: Mapping[int, date]
) -> Iterator[Item]:
    """The days of an objective: its milestone, and its own end; over once a record names it."""
    aim = each.objective
    last = named.get(aim.id)
    for stage, on, what in _stages(aim):
        open_ = aim.open and (last is None or last < on)
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
    return Fate.OPEN if support.running else Fate.GONE
