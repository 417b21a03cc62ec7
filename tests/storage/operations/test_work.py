"""Long work is taken by one process and handed in once; files are their owner's for a day."""

from datetime import timedelta

import pytest

from bot.messages import FLEETING
from domain.operations.files import STILL_THERE, Document
from domain.operations.work import LEASE, STRANGE, WAIT, Work
from storage.store import Store
from tests.make import NOW
from tests.seed import FARIDA, SAMIRA, sow

SECOND = timedelta(seconds=1)
DAY = timedelta(hours=24)
DOCUMENT = Document("people.xlsx", "4 people", b"\x00\xffPK")


@pytest.fixture
def people(store: Store) -> tuple[int, int]:
    """Two people of the small hub."""
    sow(store)
    found = [store.people.by_email(who.email) for who in (SAMIRA, FARIDA)]
    samira, farida = (person.id for person in found if person)
    return samira, farida


def taken(store: Store, person: int) -> Work:
    """A piece of work that somebody does."""
    assert store.work.put("people", person, NOW)
    work = store.work.take("one", NOW)
    assert work is not None
    return work


def test_one_waits_of_a_kind_for_a_person(store: Store, people: tuple[int, int]) -> None:
    samira, farida = people
    assert store.work.put("people", samira, NOW) and not store.work.put("people", samira, NOW)
    assert store.work.put("people", farida, NOW) and store.work.put(
        "people", samira, NOW, "another"
    )


def test_who_takes_it_has_it_until_its_lease_is_over(store: Store, people: tuple[int, int]) -> None:
    work = taken(store, people[0])
    assert (work.kind, work.person, work.tries) == ("people", people[0], 1)
    assert not store.work.waits(NOW) and store.work.take("two", NOW + LEASE - SECOND) is None
    assert store.work.waits(NOW + LEASE)
    again = store.work.take("two", NOW + LEASE)
    assert again is not None and (again.id, again.tries) == (work.id, 2)
    assert not store.work.mark_made(work) and not store.work.mark_failed(work, "late")
    assert store.work.mark_made(again) and not store.work.mark_made(again)
    assert not store.work.waits(NOW + 2 * LEASE)


def test_a_lease_taken_before_the_clock_was_set_back_holds_nobody_up(
    store: Store, people: tuple[int, int]
) -> None:
    taken(store, people[0])
    assert store.work.take("two", NOW - timedelta(days=1)) is not None


def test_a_replica_whose_clock_is_a_little_behind_leaves_it_to_who_has_it(
    store: Store, people: tuple[int, int]
) -> None:
    taken(store, people[0])
    assert not store.work.waits(NOW - SECOND) and store.work.take("two", NOW - SECOND) is None


def test_who_ends_gives_back_what_was_not_ended(store: Store, people: tuple[int, int]) -> None:
    taken(store, people[0])
    store.work.release("two")
    assert not store.work.waits(NOW)
    store.work.release("one")
    assert store.work.waits(NOW)


def test_what_lies_there_unanswered_is_not_made_again_at_once(
    store: Store, people: tuple[int, int]
) -> None:
    work = taken(store, people[0])
    store.work.mark_made(work)
    id_ = store.files.keep(work, DOCUMENT, NOW)
    assert not store.work.put("people", people[0], NOW + STILL_THERE - SECOND)
    file = store.files.get(id_, people[0])
    assert file is not None and store.files.answer(file, "https://x/", "", NOW)
    assert store.work.put("people", people[0], NOW + SECOND)


def test_a_file_is_its_owners_and_is_answered_once(store: Store, people: tuple[int, int]) -> None:
    samira, farida = people
    id_ = store.files.keep(taken(store, samira), DOCUMENT, NOW)
    file = store.files.get(id_, samira)
    assert store.files.get(id_, farida) is None and file is not None
    assert (file.kind, file.name, file.about, file.size) == ("people", "people.xlsx", "4 people", 4)
    assert store.files.content(file) == DOCUMENT.content
    assert store.files.answer(file, "https://up/", "https://there/", NOW)
    assert not store.files.answer(file, "https://elsewhere/", "", NOW)
    kept = store.files.get(id_, samira)
    assert kept is not None and (kept.upload_to, kept.place) == ("https://up/", "https://there/")
    store.files.forget(file)
    assert store.files.get(id_, samira) is None


def test_a_day_later_both_are_forgotten(store: Store, people: tuple[int, int]) -> None:
    work = taken(store, people[0])
    store.work.mark_made(work)
    id_ = store.files.keep(work, DOCUMENT, NOW + SECOND)
    store.purge(NOW + DAY + SECOND / 2, FLEETING)
    kept = store.files.get(id_, people[0])
    assert kept is not None and kept.kept(NOW + DAY) and not kept.kept(NOW + DAY + SECOND)
    store.purge(NOW + DAY + SECOND, FLEETING)
    assert store.files.get(id_, people[0]) is None and not store.work.mark_made(work)


def test_what_waited_for_a_day_is_still_made(store: Store, people: tuple[int, int]) -> None:
    store.work.put("people", people[0], NOW)
    store.purge(NOW + DAY + SECOND, FLEETING)
    assert store.work.take("one", NOW + DAY + SECOND) is not None


def test_a_file_accepted_at_the_last_moment_is_kept_until_it_is_put(
    store: Store, people: tuple[int, int]
) -> None:
    id_ = store.files.keep(taken(store, people[0]), DOCUMENT, NOW)
    file = store.files.get(id_, people[0])
    assert file is not None and store.files.answer(file, "https://up/", "", NOW + DAY - SECOND)
    store.purge(NOW + DAY + SECOND, FLEETING)
    assert store.files.content(file) == DOCUMENT.content
    store.purge(NOW + 2 * DAY, FLEETING)
    assert store.files.get(id_, people[0]) is None


def test_what_failed_is_taken_again_after_a_while_by_anybody(
    store: Store, people: tuple[int, int]
) -> None:
    work = taken(store, people[0])
    assert store.work.retry_later(work, NOW)
    assert (
        not store.work.waits(NOW + WAIT - SECOND)
        and store.work.take("one", NOW + WAIT - SECOND) is None
    )
    again = store.work.take("two", NOW + WAIT)
    assert again is not None and again.tries == 2
    assert not store.work.retry_later(work, NOW + WAIT) and store.work.mark_made(again)


def test_a_kind_that_this_version_does_not_know_is_left_for_an_hour(
    store: Store, people: tuple[int, int]
) -> None:
    store.work.put("of tomorrow", people[0], NOW)
    soon, late = NOW + STRANGE - SECOND, NOW + STRANGE
    assert not store.work.waits(soon) and store.work.take("old", soon) is None
    assert store.work.waits(late)
    given_up = store.work.take("old", late)
    assert given_up is not None and given_up.kind == "of tomorrow"
