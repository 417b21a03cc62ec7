"""Stories of the look through all reports, once a day: in steps that hold nobody up for long."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery.ticks import tick_alone
from bot.messages.prompts import prompts
from bot.subjects import daily
from bot.subjects.quality.due_reports import refresh
from bot.subjects.quality.more_money import HOLDERS, follow_day
from domain.delivery.more import More, do_all
from domain.funding.grants import Grant, GrantKind
from domain.operations.imports import Changes
from domain.people.organisations import Organisation, OrganisationKind
from domain.quality.reports import Report
from storage.engine.database import Database
from storage.store import Store
from tests import databases
from tests.bot.quality.money import AREA, YEAR, pay
from tests.databases import Place, chat
from tests.make import NOW, TODAY
from tests.meeting import replicas
from tests.seed import FARIDA

HELD = HOLDERS + HOLDERS // 2
DAY = timedelta(days=1)


def many(store: Store) -> None:
    """One school with support, and so many others with money of this year."""
    places = tuple(
        Organisation(-n, OrganisationKind.SCHOOL, f"School {n}", urn=200_000 + n)
        for n in range(1, HELD + 1)
    )
    pay(store)
    store.imports.write(Changes(organisations=places), NOW)
    for n in range(1, HELD + 1):
        school = store.organisations.by_urn(200_000 + n)
        assert school is not None
        new = Grant(-1, f"G-{n}", AREA, school.id, YEAR, GrantKind.NEW, 1_000_00, final_due=TODAY)
        store.funds.write(new)


@pytest.fixture
def database(small_hub: Place) -> Iterator[Database[Store]]:
    """The hub with all of them, whose reports nobody has looked through yet."""
    opened = small_hub.started()
    opened.write_now(many)
    yield opened
    opened.close()


def look(store: Store) -> object:
    """One step of today's look."""
    return follow_day(NOW, store)


def reported(store: Store) -> list[Report]:
    """The reports of those schools, without their ids."""
    found = [replace(each, id=0, version=0) for each in store.reports.everything()]
    return sorted(found, key=lambda each: each.key)


def test_each_step_goes_on_where_the_last_one_ended(database: Database[Store]) -> None:
    assert isinstance(database.write_now(look), More)
    first = len(database.read_now(reported))
    assert 0 < first <= HOLDERS
    while isinstance(database.write_now(look), More):
        pass
    whole = database.read_now(reported)
    assert len(whole) > HELD
    assert not isinstance(database.write_now(look), More)
    assert database.read_now(reported) == whole, "once a day"
    assert database.write_now(lambda store: refresh(store, TODAY)) == [], "as one look finds them"


def test_it_begins_anew_on_the_next_day_wherever_it_stood(database: Database[Store]) -> None:
    database.write_now(look)
    database.write_now(lambda store: do_all(follow_day, NOW + DAY, store))
    assert len(database.read_now(reported)) > HELD
    assert not isinstance(database.write_now(lambda store: follow_day(NOW + DAY, store)), More)


def test_a_step_that_failed_is_made_again(database: Database[Store]) -> None:
    def die(store: Store) -> None:
        follow_day(NOW, store)
        raise ValueError("a rule is wrong")

    database.write_now(look)
    before = database.read_now(reported)
    with pytest.raises(ValueError, match="wrong"):
        database.write_now(die)
    assert database.read_now(reported) == before
    database.write_now(lambda store: do_all(follow_day, NOW, store))
    assert len(database.read_now(reported)) > HELD


@databases.on_postgres
def test_two_replicas_share_it_and_neither_does_a_step_of_the_other(small_hub: Place) -> None:
    with replicas(small_hub) as both:
        both.one.write_now(many)

        def step(store: Store) -> object:
            return tick_alone(follow_day, NOW, store)

        came = both.meet(step, step)
        assert [type(each) for each in came] == [More, type(None)]
        assert not isinstance(both.two.write_now(step), More), "the rest of it"
        assert both.one.write_now(lambda store: refresh(store, TODAY)) == []


def test_the_mornings_messages_wait_for_it_but_not_for_one_that_stands_still(
    database: Database[Store],
) -> None:
    morning = NOW.replace(hour=8, minute=0) + DAY

    def waits(ago: timedelta) -> bool:
        def put(store: Store) -> bool:
            store.milestones.note(daily.REPORTS, morning - ago, 5)
            return not prompts.due(morning, store)

        return database.write_now(put)

    def reach(store: Store) -> None:
        farida = store.people.by_email(FARIDA.email)
        store.conversations.put(chat(), farida.id if farida else None)
        store.prompts.note_look(morning - timedelta(hours=1))

    database.write_now(reach)
    assert waits(timedelta(seconds=1))
    assert not waits(timedelta(minutes=2))
