"""Stories of what leaders and contacts are reminded of about action plans, and on which days."""

from dataclasses import replace
from datetime import date

from domain.prompts.plan_days import PlanDays
from domain.support.deployments import Status
from domain.visits.visits import Reason
from storage.store import Store
from tests.bot.operations.offering import officer
from tests.bot.prompts.prompting import DAY, TUESDAY, at, did, farida, settled, told, untold
from tests.bot.support.keeping import kept
from tests.bot.support.planned_support import PEEL, contact, plan_card, plan_in
from tests.conversation import Chat, House
from tests.make import TODAY
from tests.seed import PEEL_PARK

FRIDAY = TODAY + 4 * DAY
NEXT_TUESDAY = TUESDAY + 7 * DAY


def due(house: House, remind_on: date, on: date) -> None:
    """Gives the plan of Peel Park its days, and has nothing else to be told."""

    def change(store: Store) -> None:
        store.plans.write(replace(store.plans.get(PEEL), remind_on=remind_on, due=on))
        long_ago = replace(store.plans.get(2), remind_on=TODAY - 30 * DAY, due=TODAY - 25 * DAY)
        store.plans.write(long_ago)

    did(house, change)


async def quiet(house: House) -> Chat:
    """Farida, with nothing else to be told of."""
    chat = await farida(house)

    def change(store: Store) -> None:
        for deployment in (1, 2):
            for planned in store.planned_visits.to_come(deployment, TODAY):
                store.planned_visits.call_off(planned.id, Reason.OTHER)

    did(house, change)
    return chat


async def test_a_leader_is_reminded_on_the_fifteenth_and_the_twentieth_school_day(
    house: House,
) -> None:
    chat = await quiet(house)
    due(house, TUESDAY, NEXT_TUESDAY)
    morning = await told(house, chat, TUESDAY)
    assert "One action plan is to be agreed" in morning.words
    assert PEEL_PARK in morning.words and "due 1 December" in morning.words
    await untold(house, chat, TUESDAY + DAY)
    again = await told(house, chat, NEXT_TUESDAY)
    assert "One action plan is to be agreed" in again.words
    plan = await again.press("Open")
    assert "Action plan: Peel Park" in plan.words
    await untold(house, chat, NEXT_TUESDAY + DAY)


async def test_a_plan_that_was_due_long_ago_is_not_told_of(house: House) -> None:
    chat = await quiet(house)
    due(house, TODAY - 60 * DAY, TODAY - 55 * DAY)
    await untold(house, chat, TUESDAY)


async def test_a_contact_is_reminded_the_day_after_sharing_and_three_later_until_it_answers(
    house: House,
) -> None:
    chat, head = await quiet(house), await contact(house)
    due(house, TUESDAY + 3 * DAY, NEXT_TUESDAY + 3 * DAY)
    before = len(head.messages)
    await (await plan_card(chat)).press("Share with the school")
    await house.teams.until(lambda: len(head.messages) > before)
    morning = await told(house, head, TUESDAY)
    assert "One action plan waits for your answer" in morning.words
    await untold(house, head, TUESDAY + DAY)
    again = await told(house, head, FRIDAY)
    assert "One action plan waits for your answer" in again.words
    # The leader has done theirs: it is with the school.
    await untold(house, chat, FRIDAY)
    await (await again.press("Open")).press("Agree")
    await untold(house, head, FRIDAY + 3 * DAY)


async def test_what_the_school_agreed_reads_so_in_the_messages_that_named_it(
    house: House,
) -> None:
    chat, head = await quiet(house), await contact(house)
    due(house, TUESDAY, NEXT_TUESDAY)
    await told(house, chat, TUESDAY)
    place = len(chat.messages) - 1
    assert "One action plan is to be agreed" in chat.card(place).words
    before = len(head.messages)
    await (await plan_card(chat)).press("Share with the school")
    await house.teams.until(lambda: len(head.messages) > before)
    await settled(house)
    after = chat.card(place).words
    assert "Done" in after and "is to be agreed" not in after, after


async def test_a_milestone_is_told_of_on_its_day_unless_a_record_came(house: House) -> None:
    chat = await quiet(house)
    due(house, TODAY - 60 * DAY, TODAY - 55 * DAY)

    def dated(store: Store) -> None:
        for aim, by in ((1, TUESDAY), (2, TUESDAY + 2 * DAY)):
            found = store.plans.objective(aim)
            assert found is not None
            named = replace(found[1], milestone="Half way", milestone_by=by)
            store.plans.change_objective(found[1], named, 1, house.clock())

    did(house, dated)
    morning = await told(house, chat, TUESDAY)
    assert "One milestone has come" in morning.words and "Half way" in morning.words
    place = len(chat.messages) - 1
    aim = await (await plan_card(chat)).press("Open objective 1 · Early reading: Year 1 phonics")
    await (await aim.press("Close")).press("Close it", why="All of it is reached.")
    await settled(house)
    assert "One milestone has come" not in chat.card(place).words
    found = did(house, lambda store: store.plans.objective(2))
    closed = replace(found[1], closed_on=TUESDAY, closed_why="Reached")
    did(house, lambda s: s.plans.change_objective(found[1], closed, 1, house.clock()))
    await untold(house, chat, TUESDAY + 2 * DAY)


async def test_the_days_are_counted_from_when_support_was_agreed(house: House) -> None:
    at(house, TUESDAY)
    plan = did(house, plan_in)
    # Without closures: 1 September and twenty weekdays.
    assert PlanDays(plan.remind_on, plan.due) == PlanDays(date(2026, 9, 22), date(2026, 9, 29))


async def test_a_pause_moves_the_days_and_an_undoing_puts_them_back(house: House) -> None:
    samira = await officer(house)
    due(house, TUESDAY, NEXT_TUESDAY)
    asked = await (await kept(samira)).press("Pause")
    await asked.press("Pause", why="Building works")
    house.clock.pass_(days=7)
    resumed = await (await kept(samira)).press("Resume")
    assert "It has resumed." in resumed.words
    plan = did(house, plan_in)
    # Five school days later each.
    assert (plan.remind_on, plan.due) == (TUESDAY + 7 * DAY, NEXT_TUESDAY + 7 * DAY)
    await resumed.press("Undo")
    plan = did(house, plan_in)
    assert plan.due == date(2026, 9, 29), "counted anew from its beginning"


async def test_nobody_is_reminded_while_support_is_paused(house: House) -> None:
    chat = await quiet(house)
    due(house, TUESDAY, NEXT_TUESDAY)
    terms = did(house, lambda store: store.support_changes.terms(PEEL))
    paused = replace(terms, status=Status.PAUSED, paused_on=TODAY)
    did(house, lambda store: store.support_changes.write(PEEL, paused))
    await untold(house, chat, TUESDAY)
