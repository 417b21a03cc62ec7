"""The library of a filled hub: as many documents as there is support, ten editions of each."""

from collections.abc import Iterator
from datetime import timedelta

from bench.scale.hub import NOW, Hub, Row
from domain.library.documents import PLACES, DocumentKind
from domain.library.sent_files import FileType
from domain.people.people import Role

EDITIONS = 10
_KINDS = list(DocumentKind)


def documents(hub: Hub) -> Iterator[Row]:
    """One for each piece of support, of all kinds."""
    for n in range(1, len(hub.supports) + 1):
        kind = _KINDS[n % len(_KINDS)]
        title = f"Document {n} of the shelf"
        yield {
            "id": n,
            "title": title,
            "folded": title.casefold(),
            "kind": kind,
            "place": PLACES[kind],
            "edition_id": n * EDITIONS,
        }


def document_roles(hub: Hub) -> Iterator[Row]:
    """Half of them are for everybody, the others for officers and leaders."""
    for n in range(1, len(hub.supports) + 1):
        for role in Role if n % 2 else (Role.OFFICER, Role.LEADER):
            yield {"document_id": n, "role": role}


def editions(hub: Hub) -> Iterator[Row]:
    """Ten of each document, a month apart; the newest was announced some days ago."""
    for n in range(len(hub.supports) * EDITIONS):
        document, number = n // EDITIONS + 1, n % EDITIONS + 1
        yield {
            "id": n + 1,
            "document_id": document,
            "number": number,
            "at": NOW - timedelta(days=400 + 30 * (EDITIONS - number)),
            "person_id": hub.officers[0],
            "name": f"document-{document}.docx",
            "form": FileType.WORD,
            "size": 50_000,
            "searchable": True,
            "changed": "Dates of the new year.",
            "announced": True,
        }
