"""The days of action plans: counted from when support was agreed, moved by pauses."""

from dataclasses import replace
from datetime import date, datetime

from bot.subjects.daily import PLANS, step_of_day
from bot.subjects.support.plan_slots import slot
from bot.turns.lasting import touch
from bot.turns.turn import Turn
from domain.delivery.delivery import OutboxRow
from domain.prompts.pauses import later_by_pause
from domain.prompts.plan_days import plan_days
from domain.support.action_plans import ActionPlan
from domain.support.deployments import Deployment
from storage.store import Store

# So many plans are given their days at a time.
AT_A_TIME = 50


def begin_daily(now: datetime, store: Store) -> list[OutboxRow]:
    """Gives every plan its days that has none yet, one time on each day: the next few of them."""

    def piece(above: int) -> int | None:
        unbegun = store.plan_lists.unbegun(above, AT_A_TIME)
        store.calendars.read_ahead(each.organisation for each in unbegun)
        for each in unbegun:
            plan = store.plans.get(each.deployment)
            store.plans.keep_days(_with_days(plan, each.organisation, each.begins, store))
        return unbegun[-1].deployment if len(unbegun) == AT_A_TIME else None

    return step_of_day(PLANS, now, store, piece)


def begun(support: Deployment, store: Store) -> ActionPlan:
    """The plan of a support with its days, whether they are kept yet or not."""
    plan = store.plans.get(support.id)
    if plan.due is not None:
        return plan
    begins = store.plan_lists.begins(support.id) or support.start
    return _with_days(plan, support.organisation, begins, store)


def asked_again(plan: ActionPlan, support: Deployment, turn: Turn, store: Store) -> ActionPlan:
    """A plan whose school is asked again from today on, since an objective was added."""
    again = _with_days(plan, support.organisation, turn.today, store)
    return replace(again, asks_again_at=turn.now)


def later(support: Deployment, paused_on: date, turn: Turn, store: Store) -> None:
    """Moves the days of a plan that is not agreed by a pause that ends today."""
    plan = begun(support, store)
    if plan.agreed or plan.due is None or plan.remind_on is None:
        return
    calendar = store.calendars.of(support.organisation)
    days = (later_by_pause(d, paused_on, turn.today, calendar) for d in (plan.remind_on, plan.due))
    remind_on, due = days
    store.plans.keep_days(replace(plan, remind_on=remind_on, due=due))
    touch(slot(support.id), store, turn.now)


def put_back(support: int, turn: Turn, store: Store) -> None:
    """Counts the days of a plan that is not agreed anew, where a pause was undone."""
    plan, found = store.plans.get(support), store.deployments.anew(support)
    if plan.agreed or plan.due is None or found is None:
        return
    begins = store.plan_lists.begins(support) or found.start
    if plan.asks_again_at is not None:
        begins = store.hub.day_of(plan.asks_again_at)
    store.plans.keep_days(_with_days(plan, found.organisation, begins, store))
    touch(slot(support), store, turn.now)


def _with_days(plan: ActionPlan, organisation: int, begins: date, store: Store) -> ActionPlan:
    days = plan_days(begins, store.calendars.of(organisation))
    return replace(plan, remind_on=days.remind_on, due=days.due)
