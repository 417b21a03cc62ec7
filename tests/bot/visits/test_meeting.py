"""Two people, or presses, at one record in one moment: on PostgreSQL, in two processes."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from bot.handlers.people.joining import stranger
from bot.handlers.visits import opening, receipts, saving
from bot.turns.reply import Reply, Say, Show
from bot.turns.turn import Turn, What
from cards.actions.visit_forms import SaveVisit
from cards.actions.visits import AddStep, EditVisit
from domain.errors import Refused
from domain.people.people import Account
from storage.store import Store
from tests import databases
from tests.databases import Place
from tests.make import NOW, made_by
from tests.meeting import Replicas, replicas
from tests.seed import FARIDA, SAMIRA, STRANGER, Somebody

USUAL = {"date": "2026-11-23", "type": "visit", "time": "half", "who": "head"}
Press = Callable[[Store], Reply]
pytestmark = databases.on_postgres


@pytest.fixture
def both(small_hub: Place) -> Iterator[Replicas]:
    """Two processes on the small hub."""
    with replicas(small_hub) as two:
        yield two


def turn_of(who: Somebody, store: Store) -> Turn:
    """A press of somebody's."""
    turn = Turn(
        NOW,
        "a1",
        Account(who.tenant, who.oid),
        databases.chat(who.conversation),
        What.ACTION,
        invoke=True,
    )
    return replace(turn, person=store.people.by_email(who.email))


def opened(both: Replicas) -> str:
    """A new form of Farida's."""
    said = both.one.write_now(lambda store: opening.visit(turn_of(FARIDA, store), "", store))
    assert isinstance(said, Say)
    return said.form


def save(
    form: str,
    did: str = "Met the head.",
    progress: str = "on_track",
    *,
    beside: tuple[int, ...] = (),
) -> Press:
    """Saves a form of Farida's."""
    action = SaveVisit(form=form, did=did, progress=progress, beside=beside, **USUAL)
    return lambda store: saving.save(turn_of(FARIDA, store), action, store)


def recorded(both: Replicas) -> str:
    """Farida's record; gives two forms that correct it."""
    both.one.write_now(save(opened(both)))
    return correcting(both)


def correcting(both: Replicas) -> str:
    """A form that corrects record 1."""
    shown = both.one.write_now(
        lambda store: receipts.edit(turn_of(FARIDA, store), EditVisit(visit=1), store)
    )
    assert isinstance(shown, Show)
    return shown.form


def slots(*replies: Reply) -> list[str]:
    """Which record each reply shows."""
    return [str(reply.slot) for reply in replies if isinstance(reply, Show)]


def test_a_form_saved_by_two_presses_at_once_is_one_record(both: Replicas) -> None:
    form = opened(both)
    assert slots(*both.meet(save(form), save(form))) == ["visit:1", "visit:1"]
    assert both.one.read_now(lambda store: store.records.page(made_by(1), NOW, 1).total) == 1


def test_of_two_corrections_at_once_the_second_is_shown_the_first(both: Replicas) -> None:
    first, second = recorded(both), correcting(both)
    one, two = both.meet(save(first, "Watched phonics."), save(second, "Watched history."))
    assert slots(one) == ["visit:1"]
    assert isinstance(two, Show) and two.form == second
    assert "Watched phonics." in str(two.card) and "Watched history." in str(two.card)
    record = both.one.read_now(lambda store: store.visits.get(1))
    assert record is not None and record.version == 2


def test_a_next_step_given_twice_at_once_is_one_step(both: Replicas) -> None:
    both.one.write_now(save(opened(both), progress="concerns"))

    def add(store: Store) -> Reply:
        return receipts.add_step(
            turn_of(FARIDA, store), AddStep(visit=1, next_step="Book phonics"), store
        )

    both.meet(add, add)
    assert len(both.one.read_now(lambda store: store.steps.open_of(1))) == 1


def test_two_forms_saved_at_once_do_not_both_settle_the_planned_visit(both: Replicas) -> None:
    first, second = opened(both), opened(both)
    with pytest.raises(Refused, match="recorded_that_day"):
        both.meet(save(first), save(second))
    assert both.one.read_now(lambda store: store.visits.get(2)) is None
    beside = both.two.write_now(save(second, beside=(1,)))
    assert slots(beside) == ["visit:2"]
    records = both.one.read_now(lambda store: [store.visits.get(n) for n in (1, 2)])
    assert [record.planned is not None for record in records if record] == [True, False]


def test_a_code_typed_by_two_at_once_lets_one_in(both: Replicas) -> None:
    samira = both.one.read_now(lambda store: store.people.by_email(SAMIRA.email))
    assert samira is not None
    code = both.one.write_now(lambda store: store.people.invite(samira.id, NOW))

    def type_it(who: Somebody) -> Press:
        place = databases.chat(who.conversation)
        turn = Turn(NOW, "a1", Account(who.tenant, who.oid), place, What.COMMAND, text=code)
        return lambda store: stranger(turn, store)

    both.meet(type_it(SAMIRA), type_it(STRANGER))
    accounts = [Account(who.tenant, who.oid) for who in (SAMIRA, STRANGER)]
    linked = both.one.read_now(
        lambda store: [store.people.by_account(account) for account in accounts]
    )
    assert [person is not None for person in linked] == [True, False]
