"""The library in its tables: pages, scopes, editions that count, and what is announced."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from itertools import combinations
from zoneinfo import ZoneInfo

import pytest

from domain.library.documents import DocumentKind, LibraryDocument
from domain.library.kept_files import LIBRARY, KeptFile
from domain.library.sent_files import FileType, Received
from domain.people.people import Role
from domain.permissions import Act, scope
from domain.prompts.fates import Fate
from domain.scopes import Everything, ForRole, OfContracts, Part, Scope
from storage.engine.database import Database
from storage.store import Store
from tests import seed
from tests.databases import Places
from tests.make import NOW, TODAY, person

EVERYTHING = Scope((Everything(),))
LONDON = ZoneInfo("Europe/London")
DAY = timedelta(days=1)
KINDS = list(DocumentKind)


def kept(store: Store, n: int = 0) -> KeptFile:
    """A file of the officer's that differs from others."""
    received = Received(f"{n}.docx", FileType.WORD, str(n).encode())
    file = store.kept_files.get(store.kept_files.keep(received, 3, NOW))
    assert file is not None
    return file


def publish(store: Store, document: int, n: int = 0, *, announced: bool = True) -> int:
    file = kept(store, n)
    edition = store.shelf.publish(file, document, f"Change {n}.", NOW, announced=announced)
    store.kept_files.settle(file, LIBRARY, f"edition:{edition}", NOW)
    return edition


def added(store: Store, title: str, *roles: Role, kind: DocumentKind = DocumentKind.OTHER) -> int:
    id_ = store.shelf.add(title, kind, roles or tuple(Role))
    assert id_ is not None
    return id_


def got(store: Store, id_: int) -> LibraryDocument:
    found = store.library.get(id_)
    assert found is not None
    return found


@pytest.fixture
def shelf(store: Store) -> Store:
    seed.sow(store)
    for n in range(10):
        id_ = added(store, f"{'bB'[n % 2]}ook {n}", kind=KINDS[n % 3])
        publish(store, id_, n)
    return store


def test_pages_lead_through_all_of_it_by_kind_and_title_whatever_the_capitals(
    shelf: Store,
) -> None:
    seen: list[LibraryDocument] = []
    below = None
    while rows := shelf.library.page(EVERYTHING, 3, below).rows:
        seen += rows
        below = rows[-1]
    order = [(KINDS.index(d.kind), d.title.casefold()) for d in seen]
    assert order == sorted(order) and len({d.id for d in seen}) == len(seen) == 10
    second = shelf.library.page(EVERYTHING, 3, seen[2])
    third = shelf.library.page(EVERYTHING, 3, seen[5])
    assert (second.first, third.first, third.newer, second.total) == (4, 7, seen[2], 10)


def test_words_narrow_it_whatever_signs_they_have(shelf: Store) -> None:
    for words, found in (
        (("book",), 10),
        (("BOOK", "3"), 1),
        (("book", "x"), 0),
        (("%",), 0),
        (("_",), 0),
    ):
        assert shelf.library.page(EVERYTHING, 20, words=words).total == found
        assert len(shelf.library.like(words, 20)) == found


def test_what_a_scope_lists_is_what_it_holds(shelf: Store) -> None:
    for size in range(1, len(Role) + 1):
        for roles in combinations(Role, size):
            added(shelf, f"for {' '.join(roles)}", *roles)
    for n, id_ in enumerate(range(11, 30)):
        if n % 3:
            publish(shelf, id_, 100 + n)
    every = [got(shelf, id_) for id_ in range(1, 42) if shelf.library.get(id_)]
    assert any(document.edition is None for document in every)
    parts: list[Part] = [Everything(), OfContracts(frozenset({1})), *map(ForRole, Role)]
    scopes = [Scope(), *(Scope((part,)) for part in parts)]
    scopes += [scope(person(role), Act.READ_DOCUMENT) for role in Role]
    for each in scopes:
        listed = {d.id for d in shelf.library.page(each, 100).rows}
        assert listed == {document.id for document in every if each.holds(document)}, each


def test_the_newest_that_is_not_withdrawn_counts(shelf: Store) -> None:
    first = got(shelf, 1).edition
    second, third = publish(shelf, 1, 20), publish(shelf, 1, 21)
    assert first and got(shelf, 1).edition == shelf.library.edition(third)
    shelf.shelf.withdraw(third, 1, 3, "Wrong.", NOW)
    withdrawn = shelf.library.edition(third)
    assert withdrawn and withdrawn.withdrawn and withdrawn.withdrawn_why == "Wrong."
    assert got(shelf, 1).edition == shelf.library.edition(second)
    shelf.shelf.withdraw(first.id, 1, 3, "Wrong.", NOW)
    shelf.shelf.withdraw(second, 1, 3, "Wrong.", NOW)
    assert got(shelf, 1).edition is None
    shelf.shelf.put_back(first.id, 1)
    assert got(shelf, 1).edition == first
    numbers = [edition.number for edition in shelf.library.editions(1, 10).rows]
    assert numbers == [3, 2, 1]
    assert [e.number for e in shelf.library.editions(1, 1, 3).rows] == [2]
    fourth = shelf.library.edition(publish(shelf, 1, 22))
    assert fourth and fourth.number == 4


def test_the_same_file_is_known_by_its_bytes_whoever_sent_it(shelf: Store) -> None:
    again, other = kept(shelf, 0), kept(shelf, 99)
    assert shelf.shelf.same(1, again.sha256) == 1 and shelf.shelf.same(2, again.sha256) is None
    assert shelf.shelf.same_anywhere(again.sha256) == ("book 0", 1)
    assert shelf.shelf.same_anywhere(other.sha256) is None
    edition = got(shelf, 1).edition
    assert edition
    shelf.shelf.withdraw(edition.id, 1, 3, "Wrong.", NOW)
    assert shelf.shelf.same(1, again.sha256) is None


def test_an_edition_is_told_to_those_whom_it_is_for_while_it_counts(shelf: Store) -> None:
    id_ = added(shelf, "For heads", Role.SCHOOL_CONTACT)
    edition = publish(shelf, id_, 30)
    quiet = publish(shelf, added(shelf, "Quiet"), 31, announced=False)

    def told(person: int | None = None, first: date = TODAY) -> dict[int, frozenset[int]]:
        found = shelf.announced.editions(first, LONDON, person)
        return {item.id: item.people for item in found}

    assert told()[edition] == {4} and quiet not in told() and len(told()) == 11
    assert edition in told(4) and edition not in told(1)
    assert told(first=TODAY + DAY) == {}
    one = shelf.announced.edition(edition, LONDON)
    assert one and (one.on, one.what, one.fate) == (TODAY, "For heads", Fate.OPEN)
    publish(shelf, id_, 32)
    assert edition not in told()
    one = shelf.announced.edition(edition, LONDON)
    assert one and one.fate is Fate.GONE
    assert shelf.announced.edition(9_999, LONDON) is None


async def test_of_two_documents_of_one_title_at_one_moment_one_is_made(places: Places) -> None:
    database: Database[Store] = places.small_hub().started()

    def adding(title: str, store: Store) -> int | None:
        return store.shelf.add(title, DocumentKind.OTHER, [Role.LEADER])

    try:
        one, other = (database.write(partial(adding, title)) for title in ("Rates", "RATES "))
        made = [await one, await other]
    finally:
        database.close()
    assert sorted(id_ is None for id_ in made) == [False, True]


async def test_of_two_editions_at_one_moment_each_has_its_number(places: Places) -> None:
    database: Database[Store] = places.small_hub().started()

    def publishing(n: int) -> Callable[[Store], int]:
        def act(store: Store) -> int:
            store.shelf.hold(1)
            return publish(store, 1, n)

        return act

    try:
        await database.write(lambda store: added(store, "Rates"))
        both = [database.write(publishing(n)) for n in range(2)]
        for each in both:
            await each
        rows = database.read_now(lambda store: store.library.editions(1, 9).rows)
    finally:
        database.close()
    assert [edition.number for edition in rows] == [2, 1]
