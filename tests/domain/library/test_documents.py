"""Documents and their editions: what is withdrawn, and for whom each is."""

from dataclasses import replace

from domain.library.documents import (
    EVERYBODY,
    PLACES,
    DocumentKind,
    Edition,
    LibraryDocument,
)
from domain.library.sent_files import FileType
from domain.library.shipped import SHIPPED, ShippedKey
from domain.people.people import Role
from domain.permissions import Act, can
from tests.make import NOW, person

EDITION = Edition(1, 1, 1, NOW, "a.docx", FileType.WORD)
DOCUMENT = LibraryDocument(1, "A", DocumentKind.OTHER, frozenset({Role.LEADER}), EDITION)


def test_an_edition_is_withdrawn_from_the_moment_on() -> None:
    assert not EDITION.withdrawn
    assert replace(EDITION, withdrawn_at=NOW).withdrawn


def test_a_document_is_for_all_only_if_it_is_for_every_role() -> None:
    assert not DOCUMENT.for_all
    assert replace(DOCUMENT, roles=EVERYBODY).for_all


def test_it_is_read_by_those_of_its_roles_while_it_is_on_the_shelf_and_by_officers() -> None:
    for role in Role:
        own = role in (Role.LEADER, Role.OFFICER)
        assert can(person(role), Act.READ_DOCUMENT, DOCUMENT) is own
        off = replace(DOCUMENT, edition=None)
        assert can(person(role), Act.READ_DOCUMENT, off) is (role is Role.OFFICER)
        assert can(person(role), Act.PUBLISH, DOCUMENT) is (role is Role.OFFICER)
    assert not can(None, Act.READ_DOCUMENT, replace(DOCUMENT, roles=EVERYBODY))
    gone = person(Role.OFFICER, left=True)
    assert not can(gone, Act.READ_DOCUMENT, DOCUMENT)


def test_every_kind_has_its_place_and_every_key_of_the_product_one_document() -> None:
    assert sorted(PLACES.values()) == list(range(len(DocumentKind)))
    assert [shipped.key for shipped in SHIPPED] == list(ShippedKey)
    assert len({shipped.title for shipped in SHIPPED}) == len(SHIPPED)
