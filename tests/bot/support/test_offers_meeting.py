"""Two officers who offer support at the same moment, by two replicas."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from bot.handlers.support import consents as consents_handlers
from bot.handlers.support import offering as offering_handlers
from bot.handlers.support import offers as offers_handlers
from bot.turns.reply import Reply
from bot.turns.turn import Turn, What
from cards.actions.consents import Release, SayNo
from cards.actions.finding import AskForAgreement
from cards.actions.offers import AskProposed
from domain.errors import Refused
from domain.operations.imports import Changes
from domain.people.people import Account
from domain.support.deployments import Status
from domain.support.offering import OfferValues
from domain.support.offers import ConsentState, Party
from storage.store import Store
from tests import databases
from tests.bot.support.offered import (
    AMARA,
    CARLA,
    GRACE,
    HUGH,
    NADIA,
    NEED,
    offer,
    person_id,
    request,
    sow_offers,
)
from tests.databases import Place
from tests.make import NOW
from tests.meeting import Replicas, replicas
from tests.seed import SAMIRA, Somebody

pytestmark = databases.on_postgres
TYPED = OfferValues(focus=NEED, days="3", start="2027-01-18", rate="350", fee="50", why="Knows it")
Press = Callable[[Store], Reply]


@pytest.fixture
def both(small_hub: Place) -> Iterator[Replicas]:
    """Two processes on the small hub, with leaders of other schools."""
    with replicas(small_hub) as two:
        two.one.write_now(sow_offers)
        yield two


def turn_of(who: Somebody, store: Store) -> Turn:
    """A press of somebody's."""
    account, chat = Account(who.tenant, who.oid), databases.chat(who.conversation)
    turn = Turn(NOW, "a1", account, chat, What.ACTION, invoke=True)
    return replace(turn, person=store.people.by_email(who.email))


def asks(
    officer: Somebody, leader: Somebody, commission: int | None = None, need: str = NEED
) -> Press:
    """An officer presses Ask for agreement, on a request or on what was typed."""

    def press(store: Store) -> Reply:
        peel = store.organisations.by_urn(101494)
        assert peel is not None
        about = {"request": commission} if commission else {"at_place": peel.id, "in_need": need}
        chosen = person_id(store, leader)
        action = AskForAgreement(chosen=chosen, typed=replace(TYPED, focus=need), **about)
        return offering_handlers.ask(turn_of(officer, store), action, store)

    return press


def offered(both: Replicas) -> int:
    """How much support is offered."""
    return len(both.one.read_now(lambda store: store.offers.waiting()))


def test_of_two_offers_on_one_request_the_second_sees_the_first(both: Replicas) -> None:
    commission = both.one.write_now(request)
    with pytest.raises(Refused, match="asked_already"):
        both.meet(asks(SAMIRA, AMARA, commission), asks(NADIA, CARLA, commission))
    assert offered(both) == 1


def test_of_two_offers_of_the_same_at_one_school_the_second_sees_the_first(
    both: Replicas,
) -> None:
    # The school's reports are there already: nothing else makes the second officer wait.
    both.one.write_now(asks(SAMIRA, AMARA, need="Attendance"))
    with pytest.raises(Refused, match="asked_already"):
        both.meet(asks(SAMIRA, AMARA), asks(NADIA, CARLA))
    assert offered(both) == 2
    both.meet(asks(SAMIRA, AMARA, need="History"), asks(NADIA, CARLA, need="Music"))
    assert offered(both) == 4


def question(both: Replicas, party: Party) -> int:
    """The question to a party of the one offer, by id."""
    [offer] = both.one.read_now(lambda store: store.offers.waiting())
    return next(each.id for each in offer.consents if each.party is party)


def crossing(both: Replicas) -> tuple[Press, Press]:
    """The leader's no, and the release by the head, of the one offer."""
    no = SayNo(consent=question(both, Party.LEADER))
    yes = Release(consent=question(both, Party.HOME_HEAD))
    return (
        lambda store: consents_handlers.no(turn_of(AMARA, store), no, store),
        lambda store: consents_handlers.release(turn_of(HUGH, store), yes, store),
    )


def answers(both: Replicas) -> dict[Party, ConsentState]:
    """How the questions of the one offer stand to which somebody said no."""
    [found] = both.one.read_now(lambda store: store.offers.undecided())
    return {each.party: each.state for each in found.consents}


def test_a_yes_that_crosses_a_no_finds_that_it_is_over(both: Replicas) -> None:
    both.one.write_now(offer)
    no, yes = crossing(both)
    with pytest.raises(Refused, match="offer_closed"):
        both.meet(no, yes)
    assert answers(both) == {
        Party.LEADER: ConsentState.NO,
        Party.HOME_HEAD: ConsentState.NOT_NEEDED,
        Party.SCHOOL: ConsentState.NOT_NEEDED,
    }


def test_a_no_that_crosses_a_yes_is_kept_beside_it(both: Replicas) -> None:
    both.one.write_now(offer)
    no, yes = crossing(both)
    both.meet(yes, no)
    assert answers(both) == {
        Party.LEADER: ConsentState.NO,
        Party.HOME_HEAD: ConsentState.YES,
        Party.SCHOOL: ConsentState.NOT_NEEDED,
    }


def test_of_two_heads_at_once_the_first_counts(both: Replicas) -> None:
    both.one.write_now(offer)
    id_ = question(both, Party.HOME_HEAD)
    with pytest.raises(Refused, match="answered_before"):
        both.meet(
            lambda store: consents_handlers.release(
                turn_of(HUGH, store), Release(consent=id_), store
            ),
            lambda store: consents_handlers.no(turn_of(GRACE, store), SayNo(consent=id_), store),
        )
    [found] = both.one.read_now(lambda store: store.offers.waiting())
    asked = found.consent(id_)
    assert asked is not None and asked.said_yes


def test_what_a_file_proposed_is_asked_for_one_time(both: Replicas) -> None:
    def propose(store: Store) -> None:
        store.milestones.go_live(None, NOW)
        known = store.imports.snapshot().deployments.values()
        proposed = tuple(replace(each, status=Status.PROPOSED) for each in known)
        store.imports.write(Changes(deployments=proposed), NOW)

    def asked(officer: Somebody) -> Press:
        return lambda store: offers_handlers.ask_proposed(
            turn_of(officer, store), AskProposed(), store
        )

    both.one.write_now(propose)
    both.meet(asked(SAMIRA), asked(NADIA))
    assert offered(both) == 2
