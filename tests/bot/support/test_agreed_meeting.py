"""Two who ask at once for the agreement of support that was agreed outside, by two replicas."""

from collections.abc import Iterator
from fractions import Fraction

import pytest

from bot.handlers.support import agreements as agreements_handlers
from bot.handlers.support import keeping as keeping_handlers
from bot.turns.reply import Reply
from cards.actions.agreements import ShowAgreement
from cards.actions.keeping import SaveTerms
from domain.support.agreements import Agreement
from domain.support.changing_terms import TermsValues
from storage.store import Store
from tests import databases
from tests.bot.support.keeping import PEEL
from tests.bot.support.test_offers_meeting import turn_of
from tests.databases import Place
from tests.make import NOW
from tests.meeting import Replicas, replicas
from tests.seed import FARIDA, HEAD, SAMIRA, Somebody

pytestmark = databases.on_postgres
TWO = [(1, Fraction(10)), (2, Fraction(11))]
DAYS = TermsValues("Early reading", "11", "2026-09-01", "2027-07-20")


@pytest.fixture
def both(small_hub: Place) -> Iterator[Replicas]:
    """Two processes on the small hub, which is live."""
    with replicas(small_hub) as two:
        two.one.write_now(lambda store: store.milestones.go_live(None, NOW))
        yield two


def opens(who: Somebody, store: Store) -> Reply:
    """Somebody presses Agreement."""
    return agreements_handlers.show(turn_of(who, store), ShowAgreement(deployment=PEEL), store)


def changes(store: Store) -> Reply:
    """An officer saves another number of days."""
    return keeping_handlers.save(
        turn_of(SAMIRA, store), SaveTerms(deployment=PEEL, version=1, typed=DAYS), store
    )


def editions(both: Replicas) -> list[Agreement]:
    """All editions of the agreement."""
    return both.one.read_now(lambda store: store.agreements.of(PEEL))


def test_of_two_who_ask_at_once_one_makes_the_first_edition(both: Replicas) -> None:
    both.meet(lambda store: opens(FARIDA, store), lambda store: opens(HEAD, store))
    assert [each.edition for each in editions(both)] == [1]


def test_who_asks_while_an_officer_changes_it_finds_both_editions(both: Replicas) -> None:
    both.meet(changes, lambda store: opens(HEAD, store))
    assert [(each.edition, each.terms.days) for each in editions(both)] == TWO


def test_an_officer_who_changes_it_while_somebody_asks_makes_the_second(both: Replicas) -> None:
    both.meet(lambda store: opens(HEAD, store), changes)
    assert [(each.edition, each.terms.days) for each in editions(both)] == TWO
