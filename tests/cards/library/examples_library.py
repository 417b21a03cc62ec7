"""The library: its list, documents and editions, and what officers publish."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from cards.actions.library import ShowEditions, ShowLibrary
from cards.library.documents import (
    DocumentView,
    EditionsView,
    document_card,
    editions_card,
)
from cards.library.library import PAGE, LibraryView, library
from cards.library.publishing import (
    PublishView,
    publish_form,
    published_card,
    withdraw_form,
)
from domain.errors import Problem
from domain.library.documents import (
    EVERYBODY,
    DocumentKind,
    Edition,
    LibraryDocument,
)
from domain.library.kept_files import LIBRARY, KeptFile
from domain.library.publishing import PublishValues, WithdrawValues
from domain.library.sent_files import FileType
from domain.people.people import Role
from tests.cards.people_and_places import HUB, NOW, SAMIRA, TODAY

Card = dict[str, Any]
SEPTEMBER = datetime(2026, 9, 3, 9, tzinfo=UTC)
CHANGED = "Part 8: rates of the new school year. Part 4 says how days are counted."
HANDBOOK = LibraryDocument(
    1,
    "System leader handbook",
    DocumentKind.HANDBOOK,
    EVERYBODY,
    Edition(
        id=14,
        document=1,
        number=4,
        at=SEPTEMBER,
        name="System leader handbook.docx",
        form=FileType.WORD,
        size=1_240_000,
        by=SAMIRA.id,
        file=31,
        changed=CHANGED,
    ),
    "handbook",
)
SHIPPED = Edition(2, 2, 1, SEPTEMBER, "Commission and brokerage guidance.docx", FileType.WORD)
GUIDANCE = LibraryDocument(
    2, "Commission and brokerage guidance", DocumentKind.GUIDANCE, EVERYBODY, SHIPPED
)
CHARTER = LibraryDocument(
    3,
    "Visitors’ charter",
    DocumentKind.OTHER,
    frozenset({Role.LEADER, Role.HOME_HEAD}),
    Edition(
        id=21,
        document=3,
        number=1,
        at=NOW,
        name="charter.pdf",
        form=FileType.PDF,
        size=420_000,
        by=SAMIRA.id,
        file=32,
        searchable=False,
    ),
)
OFF = replace(CHARTER, id=4, title="Rates 2025-26", edition=None)
assert HANDBOOK.edition and CHARTER.edition
WITHDRAWN = replace(
    HANDBOOK.edition,
    withdrawn_at=NOW,
    withdrawn_by=SAMIRA.id,
    withdrawn_why="The rates on page 12 are those of last year.",
)
LONG = "A very long title with **stars**, <at>names</at> and [links](https://evil.example) " * 3
WORST = replace(
    CHARTER,
    title=LONG[:200],
    roles=EVERYBODY - {Role.OFFICER},
    edition=replace(CHARTER.edition, number=9_999, changed="Everything *changed*. " * 22),
)
NAMES = {SAMIRA.id: SAMIRA.name}
FILE = KeptFile(
    id=33,
    person=SAMIRA.id,
    sender=SAMIRA.name,
    sent_at=NOW,
    name="System leader handbook v5.docx",
    kind=FileType.WORD,
    size=1_300_000,
    sha256="0" * 64,
    purpose=LIBRARY,
)
NEAR = {"System leader handbook": "System leader handbook"}
FILLED = PublishValues("System leader handbook", changed=CHANGED)
ALL_WRONG = tuple(
    Problem(field, kind, {"typed": "<at>x</at>", "length": 501, "longest": 500})
    for field, kind in (
        ("document", "no_such_document"),
        ("called", "missing"),
        ("kind", "not_chosen"),
        ("roles", "not_chosen"),
        ("changed", "too_long"),
    )
)


def _document(document: LibraryDocument, **changes: Any) -> Card:
    view = DocumentView(document, document.edition, date(2026, 9, 3), TODAY)
    return document_card(replace(view, **changes), HUB)


def _form(values: PublishValues, *problems: Problem, **changes: Any) -> Card:
    return publish_form(PublishView(FILE, values, problems, NEAR, 14, **changes), HUB)


EXAMPLES: Mapping[str, Callable[[], Card]] = {
    "library": lambda: library(
        LibraryView((HANDBOOK, GUIDANCE, CHARTER), 3, new=frozenset({3})), HUB
    ),
    "library-officer": lambda: library(
        LibraryView((HANDBOOK, GUIDANCE, CHARTER, OFF), 4, publishes=True, agreements=True), HUB
    ),
    "library-narrowed": lambda: library(LibraryView((CHARTER,), 1, note="Only “charter”."), HUB),
    "library-none": lambda: library(LibraryView((), 0), HUB),
    "library-worst": lambda: library(
        LibraryView(
            (WORST,) * PAGE,
            1_001,
            first=7,
            new=frozenset({3}),
            older=ShowLibrary(before=9),
            newer=ShowLibrary(),
            publishes=True,
            note="Only “a very long title with stars”.",
        ),
        HUB,
    ),
    "document": lambda: _document(HANDBOOK, new=True),
    "document-shipped": lambda: _document(
        GUIDANCE, note="It will come into this chat in a moment."
    ),
    "document-officer": lambda: _document(CHARTER, publishes=True, earlier=True, names=NAMES),
    "document-withdrawn": lambda: _document(
        HANDBOOK, edition=WITHDRAWN, publishes=True, earlier=True, names=NAMES
    ),
    "document-off": lambda: _document(OFF, publishes=True, earlier=True),
    "document-worst": lambda: _document(
        WORST,
        publishes=True,
        earlier=True,
        names=NAMES,
        new=True,
        note="It is back in the library.",
    ),
    "editions": lambda: editions_card(
        EditionsView(HANDBOOK, (WITHDRAWN, replace(SHIPPED, document=1)), 2, names=NAMES), HUB
    ),
    "editions-worst": lambda: editions_card(
        EditionsView(
            WORST,
            (WORST.edition or SHIPPED,) * 6,
            10_000,
            first=7,
            names=NAMES,
            older=ShowEditions(document=3, before=9),
            newer=ShowEditions(document=3),
        ),
        HUB,
    ),
    "publish": lambda: _form(FILLED),
    "publish-wrong": lambda: _form(PublishValues(changed="x" * 501), *ALL_WRONG),
    "publish-nothing": lambda: _form(
        PublishValues(), Problem("called", "missing"), Problem("kind", "not_chosen")
    ),
    "publish-older": lambda: _form(
        FILLED,
        Problem("", "older_edition", {"number": 3, "newest": 4}),
        same="This file is version 3 of “System leader handbook” already.",
    ),
    "publish-since": lambda: _form(
        FILLED,
        Problem("document", "published_since", {"by": "Hugh Marsh", "number": 5, "at": "14:02"}),
    ),
    "published": lambda: published_card(HANDBOOK, HANDBOOK.edition or SHIPPED, HUB, announced=True),
    "published-picture": lambda: published_card(
        CHARTER, CHARTER.edition or SHIPPED, HUB, announced=False
    ),
    "withdraw": lambda: withdraw_form(HANDBOOK, HANDBOOK.edition or SHIPPED, WithdrawValues(), HUB),
    "withdraw-wrong": lambda: withdraw_form(
        HANDBOOK,
        HANDBOOK.edition or SHIPPED,
        WithdrawValues(),
        HUB,
        (Problem("why", "missing"),),
    ),
}
