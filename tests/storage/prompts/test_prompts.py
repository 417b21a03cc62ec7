"""What is kept of prompts, who is reachable, and that a tick over many people is one pass."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import event

from bot import messages
from domain.prompts import kinds
from domain.prompts.fates import Fate
from domain.prompts.owed import Prompted
from domain.support.deployments import Status
from domain.visits.steps import StepWords
from domain.visits.visits import Missed, Notice, Reason
from storage.store import Store
from storage.tables.support import deployments
from tests import make, seed
from tests.databases import chat
from tests.make import NOW, TODAY

DAY = timedelta(days=1)
MORNING = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)


def test_each_answer_is_kept_beside_the_others(store: Store) -> None:
    seed.sow(store)
    store.prompts.note_named(1, {"planned:1": 2}, TODAY)
    store.prompts.snooze(1, "planned:1", TODAY + DAY)
    store.prompts.hand_over(1, "planned:1", 3)
    assert store.prompts.since(1, date.min) == {"planned:1": Prompted(2, TODAY, TODAY + DAY, 3)}
    store.prompts.close(1, "planned:1", "not_needed", NOW)
    assert (
        store.prompts.about(["planned:1", "planned:2"])[1]["planned:1"].closed_because
        == "not_needed"
    )


def test_a_record_finds_the_messages_that_named_it_and_those_of_who_chases(store: Store) -> None:
    seed.sow(store)
    step = store.steps.add(1, StepWords("Order books", by=TODAY))
    store.prompts.note_named(1, {"planned:1": 3}, TODAY)
    store.prompts.note_named(2, {f"step:{step}": 1}, TODAY - DAY)
    store.prompts.note_named(3, {"chase:1:planned:1": 1}, TODAY + DAY)
    store.prompts.note_named(4, {"planned:9": 1}, TODAY)
    named = store.prompts.messages_naming(1, 1, TODAY + DAY)
    assert named == {(1, TODAY), (2, TODAY - DAY), (3, TODAY + DAY)}
    assert store.prompts.messages_naming(1, 1, TODAY + 60 * DAY) == set()


def test_people_are_reachable_in_the_chat_that_spoke_last(store: Store) -> None:
    seed.sow(store)
    for id_ in ("a:first", "a:last"):
        store.conversations.put(chat(id_), 1)
    store.conversations.put(chat("a:gone"), 2)
    store.conversations.stop("a:gone", "left")
    assert [(person.name, where) for person, where in store.people.reachable()] == [
        ("Farida Malik", "a:last")
    ]


def test_one_thing_is_told_as_it_stands_done_or_not(store: Store) -> None:
    seed.sow(store)
    step = store.steps.add(1, StepWords("Order books", by=TODAY))
    store.steps.close(step, 1, 1, NOW)
    store.planned_visits.cancel(1)
    store.prompts.keep_first_contact(1, TODAY)
    fates = {
        kinds.PLANNED: store.owed.planned_visit(kinds.PLANNED, 1),
        kinds.TODAY: store.owed.planned_visit(kinds.TODAY, 1),
        kinds.STEP: store.owed.step(1),
        kinds.FIRST: store.owed.first_contact(1),
        kinds.SILENCE: store.owed.silence(1),
    }
    assert {kind: found.fate for kind, found in fates.items() if found} == {
        kinds.PLANNED: Fate.GONE,
        kinds.TODAY: Fate.GONE,
        kinds.STEP: Fate.CLOSED,
        kinds.FIRST: Fate.IN_TOUCH,
        kinds.SILENCE: Fate.OPEN,
    }
    assert store.owed.step(99) is None


def test_only_a_visit_that_happened_breaks_the_silence_of_support_in_its_time(store: Store) -> None:
    seed.sow(store)
    end = date(2027, 7, 20)  # of the first; the second has none
    assert silent(store, end, TODAY - DAY) == {1, 2}
    assert silent(store, end + DAY, TODAY - DAY) == {2}
    both = {d.id: d for d in store.deployments.of_leader(1)}
    lost = Missed(TODAY, Reason.SCHOOL, Notice.SAME_DAY, 180)
    for what, still in ((lost, {1, 2}), (make.visit(objective=None), {1})):
        store.visits.add(make.record(deployment=both[2], what=what), None)
        assert silent(store, end, TODAY - DAY) == still


def test_nothing_is_owed_for_support_that_has_ended(store: Store) -> None:
    seed.sow(store)
    store.steps.add(1, StepWords("Order books", by=TODAY))
    assert len(store.owed.planned(None, TODAY)) == 2
    assert len(store.owed.steps(None, TODAY)) == 1
    store._connection.execute(deployments.update().values(status=Status.COMPLETED))
    assert [*store.owed.planned(None, TODAY), *store.owed.steps(None, TODAY)] == []
    assert silent(store, TODAY, TODAY - DAY) == set()


def silent(store: Store, latest: date, seen_since: date) -> set[int | None]:
    """The deployments that had no visit since."""
    return {item.deployment for item in store.owed.supports(None, latest, seen_since)}


def test_of_one_person_is_what_is_of_everybody_and_theirs(store: Store) -> None:
    seed.sow(store)
    store.steps.add(1, StepWords("Order books", by=TODAY))
    for person in (1, 2):
        every, own = (
            store.owed.supports(None, TODAY, TODAY),
            store.owed.supports(person, TODAY, TODAY),
        )
        assert {i.subject for i in own} == {i.subject for i in every if person in i.people}
    assert {i.subject for i in store.owed.steps(2, TODAY)} == {"step:1"}
    assert store.owed.planned(2, TODAY) == []


def test_a_tick_asks_the_database_as_often_for_two_as_for_twenty(store: Store) -> None:
    seed.sow(store)
    store.conversations.put(chat("a:1"), 1)
    few = _asked(store, MORNING)
    for number in range(20):
        person = store.people.by_email(seed.TOM.email)
        assert person is not None
        store.conversations.put(chat(f"a:more{number}"), person.id)
        store.planned_visits.add(1, 1, date(2026, 11, 1) + number * DAY)
    assert _asked(store, MORNING + DAY) <= few + 2
    assert _asked(store, MORNING + DAY + timedelta(seconds=30)) <= 3


def _asked(store: Store, now: datetime) -> int:
    with _counted(store) as asked:
        messages.prompts.due(now, store)
    return len(asked)


@contextmanager
def _counted(store: Store) -> Iterator[list[str]]:
    """The statements that run meanwhile, whether SQLite's driver executes them or SQLAlchemy."""
    connection, asked = store._connection, list[str]()
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == "sqlite":
        driver.set_trace_callback(asked.append)
        yield asked
        driver.set_trace_callback(None)
    else:
        event.listen(connection, "before_cursor_execute", lambda *told: asked.append(told[2]))
        yield asked
