"""Two overseers who tick, or undo, the same requirement at the same moment, on two replicas."""

from collections.abc import Callable, Iterator

import pytest

from bot.subjects.funding import ticking
from bot.turns.turn import Turn, What
from domain.errors import Refused
from domain.people.people import Account
from domain.quality.requirements import TickedRequirement
from domain.quality.ticking import TickValues
from storage.store import Store
from tests import databases
from tests.bot.funding.contracted import REFERENCE, SECOND, STATEMENT, contract, ticks
from tests.bot.funding.money import OVERA
from tests.databases import Place, chat
from tests.make import NOW
from tests.meeting import Replicas, replicas
from tests.seed import Somebody

pytestmark = databases.on_postgres


@pytest.fixture
def both(small_hub: Place) -> Iterator[Replicas]:
    """Two databases on the small hub with a contract, as two processes have them."""
    with replicas(small_hub) as two:
        two.one.write_now(contract)
        yield two


def asked(store: Store) -> TickedRequirement:
    found = store.contracts.referred(REFERENCE)
    assert found is not None
    return next(r for r in store.requirements.of([found.id])[found.id] if r.name == STATEMENT)


def turn_of(who: Somebody, store: Store) -> Turn:
    at = chat(who.conversation)
    person = store.people.by_email(who.email)
    return Turn(NOW, "a1", Account(who.tenant, who.oid), at, What.ACTION, person=person)


def ticking_by(who: Somebody) -> Callable[[Store], str]:
    """The tick of a person; gives why it was refused."""

    def tick(store: Store) -> str:
        try:
            ticking.tick(asked(store), TickValues(day="today"), turn_of(who, store), store)
        except Refused as refused:
            return f"{refused.problems[0].kind} by {refused.problems[0].facts.get('by')}"
        return ""

    return tick


def test_the_second_of_two_who_tick_sees_the_first(both: Replicas) -> None:
    assert both.meet(ticking_by(OVERA), ticking_by(SECOND)) == (
        "",
        f"ticked_already by {OVERA.name}",
    )
    assert both.one.read_now(ticks) == [f"{STATEMENT}: {OVERA.name}"]


def test_a_first_that_comes_to_nothing_leaves_the_second_its_tick(both: Replicas) -> None:
    assert both.meet(ticking_by(OVERA), ticking_by(SECOND), undone=True) == ("", "")
    assert both.one.read_now(ticks) == [f"{STATEMENT}: {SECOND.name}"]


def test_of_two_who_undo_one_does(both: Replicas) -> None:
    both.one.write_now(ticking_by(OVERA))
    stands = both.one.read_now(asked).tick
    assert stands is not None

    def undoing(who: Somebody) -> Callable[[Store], bool]:
        return lambda store: ticking.undo(asked(store), stands.id, turn_of(who, store), store)

    assert both.meet(undoing(OVERA), undoing(SECOND)) == (True, False)
    assert both.one.read_now(ticks) == [f"{STATEMENT}: {OVERA.name} undone"]
