"""Two officers at one document at the same moment, and two replicas that serve one shelf."""

from collections.abc import Callable, Iterator

import pytest

from bot.handlers.library import publishing as pressed
from bot.making import library as making
from bot.turns.reply import Reply
from bot.turns.turn import Turn, What
from cards.actions.library import PutBackEdition, WithdrawEdition
from domain.library.documents import DocumentKind
from domain.library.kept_files import LIBRARY
from domain.library.publishing import WithdrawValues
from domain.library.sent_files import FileType, Received
from domain.operations.files import DOCUMENT
from domain.operations.imports import Entry
from domain.operations.work import Work
from domain.people.people import Account, Appointment, Person, Role
from storage.store import Store
from tests import databases
from tests.bot.support.keeping import verbs
from tests.databases import Place, chat
from tests.make import NOW
from tests.meeting import Replicas, replicas
from tests.seed import SAMIRA, TENANT

pytestmark = databases.on_postgres
HUGH = "hugh.marsh@trust.example"
CONTENT = b"rates"


@pytest.fixture
def both(small_hub: Place) -> Iterator[Replicas]:
    """Two databases on the small hub, as two processes have them."""
    with replicas(small_hub) as two:
        yield two


def shelved(store: Store) -> int:
    """Two officers, and an edition of one document; gives its id."""
    store.people.upsert(
        Entry(0, HUGH, "Hugh Marsh", frozenset({Appointment(Role.OFFICER, None)})), NOW
    )
    samira = officer(SAMIRA.email, store)
    id_ = store.kept_files.keep(Received("rates.docx", FileType.WORD, CONTENT), samira.id, NOW)
    file, document = store.kept_files.get(id_), store.shelf.add("Rates", DocumentKind.OTHER, Role)
    assert file is not None and document is not None
    edition = store.shelf.publish(file, document, "First one.", NOW, announced=False)
    store.kept_files.settle(file, LIBRARY, f"edition:{edition}", NOW)
    return edition


def officer(email: str, store: Store) -> Person:
    found = store.people.by_email(email)
    assert found is not None
    return found


def withdrawing(edition: int, email: str, why: str) -> Callable[[Store], Reply]:
    """The press of an officer who withdraws an edition."""
    action = WithdrawEdition(edition=edition, typed=WithdrawValues(why))
    return lambda store: pressed.withdraw(turn_of(email, store), action, store)


def putting_back(edition: int, email: str) -> Callable[[Store], Reply]:
    """The press of an officer who puts an edition back."""
    action = PutBackEdition(edition=edition)
    return lambda store: pressed.put_back(turn_of(email, store), action, store)


def turn_of(email: str, store: Store) -> Turn:
    account = Account(TENANT, email)
    return Turn(NOW, email, account, chat(), What.ACTION, person=officer(email, store))


def test_of_two_who_withdraw_at_once_the_first_ones_reason_stays(both: Replicas) -> None:
    edition = both.one.write_now(shelved)
    first = withdrawing(edition, SAMIRA.email, "Wrong rates.")
    second = withdrawing(edition, HUGH, "Too long.")
    _, shown = both.meet(first, second)
    assert "Wrong rates." in str(shown) and "Samira Whitfield" in str(shown)
    assert "It was withdrawn already." in str(shown) and "Too long." not in str(shown)
    kept = both.two.read_now(lambda store: store.library.edition(edition))
    assert kept is not None and kept.withdrawn_why == "Wrong rates."


def test_of_two_who_put_back_at_once_one_did(both: Replicas) -> None:
    edition = both.one.write_now(shelved)
    both.one.write_now(withdrawing(edition, HUGH, "Wrong rates."))
    both.meet(putting_back(edition, SAMIRA.email), putting_back(edition, HUGH))
    assert both.two.read_now(verbs).count("edition.put_back") == 1


def test_a_file_that_one_replica_put_on_the_shelf_is_given_by_the_other(both: Replicas) -> None:
    edition = both.one.write_now(shelved)

    def asked(store: Store) -> bytes | str:
        work = Work(0, DOCUMENT, officer(SAMIRA.email, store).id, str(edition))
        made = making.read_edition(work, NOW, store)
        return made if isinstance(made, str) else made().content

    assert both.two.read_now(asked) == CONTENT
