"""What the sample's schools asked for: one thing of each kind waits for its person."""

from datetime import UTC, date, datetime

import pytest

from bot.running.demo_clock import BEGINS
from bot.sample.people import FIONA, HELEN, IMRAN, RUTH
from domain.permissions import Act, scope
from domain.support.commissions import CommissionState
from domain.support.deployments import Status
from domain.support.offers import ConsentState, Party
from storage.store import Store
from tests.bot.sample.test_sample import DAYS, loaded, somebody
from tests.clock import Clock
from tests.conversation import house as running
from tests.databases import Place
from tests.fake_teams import FakeTeams


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_a_request_waits_and_another_is_offered_with_two_yeses(store: Store, today: date) -> None:
    loaded(store, today)
    helen = store.people.by_email(HELEN.email)
    requests = store.commissions.page(scope(helen, Act.SEE_REQUEST), 9).rows
    assert [each.state for each in requests].count(CommissionState.REQUESTED) == 1
    [offered] = [each for each in requests if each.state is CommissionState.OFFERED]
    [offer] = store.offers.of_commission(offered.id)
    stands = {each.party: each.state for each in offer.consents}
    assert stands == {
        Party.LEADER: ConsentState.YES,
        Party.HOME_HEAD: ConsentState.YES,
        Party.SCHOOL: ConsentState.ASKED,
    }
    assert offered.deployment is not None
    support = store.deployments.get(offered.deployment)
    assert support is not None and support.status is Status.PROPOSED


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_one_plan_waits_for_its_school_and_all_others_were_agreed(
    store: Store, today: date
) -> None:
    loaded(store, today)
    every = store.deployments.some(sorted(store.imports.snapshot().deployments))
    agreed = [id_ for id_, support in every.items() if support.status is not Status.PROPOSED]
    plans = store.plans.some(agreed)
    waiting = [plan for plan in plans.values() if plan.waits_for_school]
    assert len(plans) == 14 and len(waiting) == 1
    assert waiting[0].due is not None and waiting[0].due > today
    assert all(plan.agreed for plan in plans.values() if plan not in waiting)


async def test_each_of_them_is_shown_to_its_person(
    place: Place, teams: FakeTeams, no_settings: pytest.MonkeyPatch
) -> None:
    database = place.started()
    database.write_now(lambda store: loaded(store, DAYS[0]))
    database.close()
    began = datetime.combine(DAYS[0], BEGINS, UTC)
    async with running(place, teams, Clock(began)) as house:
        helen, ruth, imran, fiona = (
            house.chat(somebody(who)) for who in (HELEN, RUTH, IMRAN, FIONA)
        )
        await helen.say(house.invite(HELEN.email))
        assert "Writing" in (await helen.say("requests")).words
        assert "Early reading" in (await ruth.say("plan")).words
        asked = await imran.say("hi")
        assert "Asha Rahman" in asked.words
        released = await fiona.say("my staff")
        assert "Asha Rahman" in released.words
