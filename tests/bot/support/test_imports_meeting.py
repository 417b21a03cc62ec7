"""An import that changes support at the moment in which an officer changes it, by two replicas."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import partial

import pytest

from bot.handlers.support import keeping as keeping_handlers
from bot.handlers.support import keeping_leaders as leaders_handlers
from bot.handlers.support import offers as offers_handlers
from bot.imports.plan import Plan
from bot.turns.reply import Reply
from cards.actions.keeping import PauseSupport, TakeOff
from cards.actions.offers import AskProposed
from domain.operations.imports import Changes
from domain.support.changing import PauseValues, TakeOffValues
from domain.support.deployments import Deployment, Status
from storage.store import Store
from tests import databases
from tests.bot.imports.files import bring, said, text
from tests.bot.support.agreed import all_say_yes
from tests.bot.support.keeping import PEEL
from tests.bot.support.offered import sow_offers
from tests.bot.support.test_offers_meeting import turn_of
from tests.databases import Place
from tests.make import NOW
from tests.meeting import Replicas, replicas
from tests.seed import SAMIRA

pytestmark = databases.on_postgres
HEADER = "leader_email,school_urn,focus,days_agreed,start,end"
Press = Callable[[Store], Reply]


@pytest.fixture
def both(small_hub: Place) -> Iterator[Replicas]:
    """Two processes on the small hub, which is live."""
    with replicas(small_hub) as two:
        two.one.write_now(sow_offers)
        two.one.write_now(lambda store: store.milestones.go_live(None, NOW))
        yield two


def imported(days: str, status: str, store: Store) -> Plan:
    """A file about the support of Peel Park, with other days."""
    support = store.imports.snapshot().deployments[PEEL]
    [leader, *_] = [store.people.get(id_) for id_ in sorted(support.leaders)]
    assert leader is not None
    end = f"{support.end:%d/%m/%Y}" if support.end else ""
    row = f"{leader.email},101494,{support.focus},{days},{support.start:%d/%m/%Y},{end}"
    says = (f",{status}", ",status") if status else ("", "")
    return bring(store, text("d.csv", f"{HEADER}{says[1]}\n{row}{says[0]}\n"))


def pause(store: Store) -> Reply:
    """An officer presses Pause."""
    action = PauseSupport(deployment=PEEL, version=1, typed=PauseValues("Illness"))
    return keeping_handlers.pause(turn_of(SAMIRA, store), action, store)


def take_off(store: Store) -> Reply:
    """An officer takes the second leader off."""
    action = TakeOff(deployment=PEEL, person=2, version=1, typed=TakeOffValues("A new post"))
    return leaders_handlers.take_off(turn_of(SAMIRA, store), action, store)


def ask(store: Store) -> Reply:
    """An officer asks for all that is proposed."""
    return offers_handlers.ask_proposed(turn_of(SAMIRA, store), AskProposed(), store)


def propose(store: Store) -> None:
    """Nobody was asked for the support of Peel Park yet."""
    known = store.imports.snapshot().deployments[PEEL]
    store.imports.write(Changes(deployments=(replace(known, status=Status.PROPOSED),)), NOW)


def support(both: Replicas) -> Deployment:
    """The support as it stands now."""
    found = both.one.read_now(lambda store: store.deployments.get(PEEL))
    assert found is not None
    return found


def test_a_pause_stays_though_a_file_brings_other_days_at_that_moment(both: Replicas) -> None:
    _, plan = both.meet(pause, partial(imported, "12", ""))
    assert plan.problems == []
    found = support(both)
    assert (found.status, found.days_agreed) == (Status.PAUSED, Fraction(12))


def test_an_officer_who_comes_second_finds_what_the_file_brought(both: Replicas) -> None:
    file = partial(imported, "12", "")
    both.one.write_now(lambda store: imported("11", "", store))
    version = support(both).version
    late = PauseSupport(deployment=PEEL, version=version, typed=PauseValues("Illness"))
    with pytest.raises(Exception, match="support_changed"):
        both.meet(file, lambda store: keeping_handlers.pause(turn_of(SAMIRA, store), late, store))
    assert (support(both).status, support(both).days_agreed) == (Status.ACTIVE, Fraction(12))


def test_a_leader_who_is_taken_off_at_that_moment_is_not_brought_back(both: Replicas) -> None:
    both.meet(take_off, partial(imported, "12", ""))
    found = support(both)
    assert [each.id for each in found.leaders] == [1]
    assert found.days_agreed == 12


@pytest.mark.parametrize("status", ["agreed", "active"])
def test_a_file_says_no_yes_for_those_who_are_asked_at_that_moment(
    both: Replicas, status: str
) -> None:
    both.one.write_now(propose)
    _, plan = both.meet(ask, partial(imported, "10", status))
    [problem] = said(plan)
    assert problem.startswith(f"2: status is {status}, but leader, head and school are being asked")
    assert support(both).status is Status.PROPOSED
    offers = both.one.read_now(lambda store: store.offers.waiting())
    assert [offer.deployment for offer in offers] == [PEEL]


def test_nobody_is_asked_for_what_a_file_says_is_agreed_at_that_moment(both: Replicas) -> None:
    both.one.write_now(propose)
    both.meet(partial(imported, "10", "agreed"), ask)
    assert support(both).status is Status.AGREED
    assert both.one.read_now(lambda store: store.offers.of_deployment(PEEL)) is None


def test_the_last_yes_stays_though_a_file_changes_the_days_at_that_moment(both: Replicas) -> None:
    both.one.write_now(propose)
    both.one.write_now(ask)

    def all_yes(store: Store) -> int:
        offer = store.offers.of_deployment(PEEL)
        assert offer is not None
        return all_say_yes(store, offer.id)

    _, plan = both.meet(all_yes, partial(imported, "12", ""))
    [problem] = said(plan)
    assert "people are being asked for their yes to something else" in problem
    assert (support(both).status, support(both).days_agreed) == (Status.AGREED, Fraction(10))
