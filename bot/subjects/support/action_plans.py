"""Action plans as their readers see them: the list, and the card of one."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.subjects.money import of_support
from bot.subjects.support.looked import looked_at
from bot.subjects.support.narrowed_support import narrowed_support
from bot.subjects.support.plan_clock import begun
from bot.subjects.support.plan_slots import slot
from bot.turns.reply import Card, Say, Show
from bot.turns.turn import Turn
from cards.actions.action_plans import ShowActionPlans
from cards.support.action_plan import ActionPlanView, action_plan
from cards.support.action_plans import PAGE, ActionPlanRow, ActionPlansView, action_plans
from domain.errors import Problem, refuse
from domain.moments import in_zone
from domain.people.people import Person, Role
from domain.permissions import Act, can, scope
from domain.support.action_plans import STANDS, ActionPlan, ObjectiveProgress
from domain.support.deployments import Deployment, Objective, Status
from domain.visits.naming import names_in
from storage.store import Store

# While support is proposed there is no plan yet; of what is over it can be read.
WITHOUT = (Status.PROPOSED,)


def plan_of(turn: Turn, id_: int, act: Act, store: Store) -> Deployment:
    """The support, for a person who may do `act` with its plan; for a change it must stand."""
    support = store.deployments.get(id_)
    if support is None or support.status in WITHOUT or not may(turn.person, act, support, store):
        raise refuse("not_yours")
    if act is not Act.SEE_PLAN and support.status not in STANDS:
        raise refuse("plan_over")
    return support


def edited(turn: Turn, action: Any, store: Store) -> Deployment:
    """The support that a button names, for a person who may change its plan."""
    return plan_of(turn, action.deployment, Act.EDIT_PLAN, store)


def may(person: Person | None, act: Act, support: Deployment, store: Store) -> bool:
    """Whether a person may do `act` with the plan of a support."""
    return can(person, act, of_support(support, store))


def typed(turn: Turn, words: str, store: Store) -> Say:
    """The plan that is meant, or the list of plans."""
    seen = scope(turn.person, Act.SEE_PLAN)
    if not seen.parts:
        raise refuse("not_yours")
    if words:
        return _narrowed(turn, words, store)
    page = store.plan_lists.page(seen, 2)
    if len(page.rows) == 1:
        return _one(page.rows[0], turn, store)
    return Say(list_card(turn, ShowActionPlans(), store))


def list_card(turn: Turn, wanted: ShowActionPlans, store: Store) -> Card:
    """A page of the plans that the speaker may see."""
    seen = scope(turn.person, Act.SEE_PLAN)
    if not seen.parts:
        raise refuse("not_yours")
    below = None
    if wanted.before:
        below = store.plans.get(plan_of(turn, wanted.before, Act.SEE_PLAN, store).id)
    page = store.plan_lists.page(seen, PAGE, below)
    older, newer = page.beside(lambda id_: ShowActionPlans(before=id_))
    view = ActionPlansView(
        rows=_rows(page.rows, store),
        total=page.total,
        today=turn.today,
        first=page.first,
        older=older,
        newer=newer,
    )
    return action_plans(view, turn.hub)


def _narrowed(turn: Turn, words: str, store: Store) -> Say:
    """The plans of the support to which words narrow it; of one the plan itself."""
    found = narrowed_support(words, scope(turn.person, Act.SEE), looked_at(turn, store), store)
    if not found.words:
        return Say(list_card(turn, ShowActionPlans(), store))
    if len(found.only) == 1:
        return _one(found.only[0].id, turn, store)
    rows = _rows([support.id for support in found.only[:PAGE]], store)
    view = ActionPlansView(rows, len(found.only), turn.today, note=found.words)
    return Say(action_plans(view, turn.hub))


def _one(id_: int, turn: Turn, store: Store) -> Say:
    support = plan_of(turn, id_, Act.SEE_PLAN, store)
    return Say(card(support, turn.speaker, turn.now, store), slot(id_))


def _rows(ids: Iterable[int], store: Store) -> tuple[ActionPlanRow, ...]:
    wanted = list(ids)
    supports, plans = store.deployments.some(wanted), store.plans.some(wanted)
    return tuple(
        ActionPlanRow(supports[id_], plans.get(id_, ActionPlan(id_)))
        for id_ in wanted
        if id_ in supports
    )


def card(
    support: Deployment,
    reader: Person,
    now: datetime,
    store: Store,
    *,
    note: str = "",
    problems: tuple[Problem, ...] = (),
) -> Card:
    """The plan as its reader sees it now."""
    view = view_of(support, reader, now, store)
    return action_plan(replace(view, note=note, problems=problems), store.hub)


def shown(support: int, turn: Turn, store: Store, note: str = "") -> Show:
    """The plan as it stands now in place of a card; it lasts."""
    found = store.deployments.anew(support)
    assert found is not None
    drawn = card(found, turn.speaker, turn.now, store, note=note)
    return Show(drawn, slot(support), note=note)


def view_of(support: Deployment, reader: Person, now: datetime, store: Store) -> ActionPlanView:
    """A plan with all that its reader sees of it."""
    zone = ZoneInfo(reader.zone)
    plan, subject = begun(support, store), of_support(support, store)
    stands = support.status in STANDS
    edits = stands and can(reader, Act.EDIT_PLAN, subject)
    agrees = stands and can(reader, Act.AGREE_PLAN, subject)
    own = plan.change_asked_by == reader.id
    names = store.people.names((plan.agreed_by, plan.shared_by, plan.change_asked_by))
    return ActionPlanView(
        support=support,
        plan=in_zone(plan, zone),
        today=now.astimezone(zone).date(),
        files=tuple(in_zone(each, zone) for each in store.plan_files.versions(support.id)),
        progress=progress_of(support, reader, now, store),
        agreed_by=names.get(plan.agreed_by or 0, ""),
        shared_by=names.get(plan.shared_by or 0, ""),
        change_by="You" if own else names.get(plan.change_asked_by or 0, ""),
        edits=edits,
        shares=edits and shares(reader, support),
        agrees=agrees,
        notes=stands and can(reader, Act.NOTE_PLAN, subject),
        names=names_said(support, support.open_objectives) if edits else (),
    )


def names_said(support: Deployment, objectives: Iterable[Objective]) -> tuple[str, ...]:
    """What reads like people's names in objectives; the school's own words are none."""
    texts = ("\n".join((o.text, o.baseline, o.success, o.milestone)) for o in objectives)
    return names_in("\n".join(texts), [support.school, support.focus, support.town])


def require_sharer(support: Deployment, turn: Turn) -> None:
    """Refuses to send a plan to the school by who only answers for it."""
    if not shares(turn.speaker, support):
        raise refuse("not_yours")


def shares(person: Person, support: Deployment) -> bool:
    """Whether a person who may change a plan is one who sends it to the school."""
    leads = person.has(Role.LEADER) and support.led_by(person.id)
    return leads or person.has(Role.OFFICER)


def progress_of(
    support: Deployment, reader: Person, now: datetime, store: Store
) -> Mapping[int, tuple[ObjectiveProgress, ...]]:
    """What records say of each objective, as far as the reader may read them."""
    found: dict[int, tuple[ObjectiveProgress, ...]] = {}
    for each in store.plan_lists.progress(support.id, scope(reader, Act.SEE), now):
        found[each.objective] = (*found.get(each.objective, ()), each)
    return found
