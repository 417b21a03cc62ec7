"""A bit of the library: a file to publish, a document for officers alone, a withdrawn edition."""

from collections.abc import Mapping
from typing import Any

from bot.subjects.library.shipping import put_on_shelf
from cards.actions.action import Action
from cards.actions.library import PublishFile, PutBackEdition, ShowEditions, ShowLibrary
from domain.library.documents import DocumentKind
from domain.library.kept_files import LIBRARY
from domain.library.sent_files import FileType, Received
from domain.people.people import Role
from storage.store import Store
from tests.make import NOW

# The title of a document that only officers read.
SECRET = "How the hub pays"


def library_presses(ids: Mapping[str, Any]) -> dict[type[Action], dict[str, Any]]:
    """What the buttons of the library carry, where that is not what all buttons carry."""
    new = {"document": "", "called": "Rates", "kind": "other", "roles": ""}
    return {
        PublishFile: {"file": ids["library_file"], **new},
        ShowLibrary: {"before": None, "words": ""},
        ShowEditions: {"before": None},
        PutBackEdition: {"edition": ids["withdrawn"]},
    }


def kept_library(officer: int, store: Store) -> dict[str, int]:
    """Fills the shelf; gives the ids of it."""
    put_on_shelf(store, NOW)
    sent = [Received(f"{n}.docx", FileType.WORD, bytes([n])) for n in range(3)]
    ids = [store.kept_files.keep(each, officer, NOW) for each in sent]
    store.kept_files.choose(ids[0], LIBRARY)
    document = store.shelf.add(SECRET, DocumentKind.OTHER, [Role.OFFICER])
    assert document is not None
    editions = []
    for id_ in ids[1:]:
        file = store.kept_files.get(id_)
        assert file is not None
        editions.append(store.shelf.publish(file, document, SECRET, NOW, announced=True))
        store.kept_files.settle(file, LIBRARY, f"edition:{editions[-1]}", NOW)
    store.shelf.withdraw(editions[1], document, officer, "Wrong.", NOW)
    return {
        "library_file": ids[0],
        "document": document,
        "edition": editions[0],
        "withdrawn": editions[1],
    }
