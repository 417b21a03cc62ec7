"""Two officers who bring in a list at the same moment, by two replicas."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from bot.documents.reading import read_here
from bot.documents.tables import TableFile
from bot.making import imports
from domain.library.dry_runs import ImportState
from domain.library.kept_files import DRY_RUN, IMPORT
from domain.library.sent_files import FileType, Received
from domain.operations.work import Work
from storage.store import Store
from tests import databases
from tests.bot.library import files
from tests.databases import Place
from tests.make import NOW
from tests.meeting import Replicas, replicas
from tests.seed import SAMIRA

pytestmark = databases.on_postgres
CONTENT = files.people(("Ann Lee", "ann.lee@trust.example", "officer"))


@pytest.fixture
def both(small_hub: Place) -> Iterator[Replicas]:
    """Two databases on the small hub, as two processes have them."""
    with replicas(small_hub) as two:
        yield two


def tried(store: Store) -> Work:
    """Work to bring in a file whose dry run was read."""
    person = store.people.by_email(SAMIRA.email)
    assert person is not None
    file = store.kept_files.keep(Received("people.xlsx", FileType.EXCEL, CONTENT), person.id, NOW)
    store.kept_files.choose(file, IMPORT)
    work = Work(0, DRY_RUN, person.id, str(file))
    make = imports.read_to_try(work, NOW, store)
    assert not isinstance(make, str)
    imports.hand_in_tried(work, make(), NOW, store)
    return replace(work, kind=IMPORT)


def doing(work: Work) -> Callable[[Store], ImportState]:
    """A unit that brings a file in; gives how that ended."""
    made = read_here(TableFile("people.xlsx", lambda: io.BytesIO(CONTENT)))

    def do(store: Store) -> ImportState:
        imports.hand_in_done(work, made, NOW, store)
        found = store.uploaded_imports.get(int(work.subject))
        assert found is not None
        return found.state

    return do


def test_of_two_at_once_the_second_reads_what_the_first_left(both: Replicas) -> None:
    first, second = (both.one.write_now(tried) for _ in range(2))
    assert both.meet(doing(first), doing(second)) == (ImportState.DONE, ImportState.TRIED)
    people = both.two.read_now(lambda store: [p.name for p in store.people.everybody()])
    assert people.count("Ann Lee") == 1
    found = both.two.read_now(lambda store: store.uploaded_imports.get(int(second.subject)))
    assert found is not None and found.moved
    assert found.result is not None and not found.result.may_be_done


def test_a_file_that_one_replica_took_is_given_by_the_other(both: Replicas) -> None:
    work = both.one.write_now(tried)
    assert both.two.read_now(lambda s: s.kept_files.content(int(work.subject))) == CONTENT
