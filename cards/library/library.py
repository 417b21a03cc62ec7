"""The library: what is on the shelf, by kind and title."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from microsoft_teams.cards.core import Badge, ExecuteAction
from microsoft_teams.cards.core import CardElement as Element

from cards.actions.agreements import ListAgreements
from cards.actions.conversation import Home
from cards.actions.library import ShowDocument, ShowLibrary
from cards.elements import badge, button, grey, line, small, title
from cards.finish import finish
from cards.library.documents import edition_facts
from cards.phrases import how_many, titled, whereabouts
from cards.plain import plain
from cards.rows import opening_row
from domain.hub import Hub
from domain.library.documents import LibraryDocument

PAGE = 6
# From so many on a word narrows the list better than turning its pages.
MANY = 20


@dataclass(frozen=True, slots=True)
class LibraryView:
    """One page of the library: its `first` row is the nth of `total`, counted from 1.

    `new` are the documents with an edition that is new, by id. `publishes` says that the reader
    may put something there, `agreements` that there are some to open. `note` says how the list is
    narrowed.
    """

    rows: tuple[LibraryDocument, ...]
    total: int
    first: int = 1
    new: frozenset[int] = frozenset()
    older: ShowLibrary | None = None
    newer: ShowLibrary | None = None
    publishes: bool = False
    agreements: bool = False
    note: str = ""


def library(view: LibraryView, hub: Hub) -> dict[str, Any]:
    """A page of the list; a row opens its document."""
    return finish(_body(view, hub), f"Library: {_summary(view)}", list(_turns(view, hub)))


def _body(view: LibraryView, hub: Hub) -> Iterator[Element]:
    yield title("Library")
    yield grey(_summary(view))
    if view.note:
        yield line(plain(view.note))
    for document in view.rows[:PAGE]:
        yield _row(document, view, hub)
    if view.older or view.newer:
        yield small(f"{whereabouts(len(view.rows), view.first, view.total)}, by kind and title.")
    if view.total > MANY:
        yield small("To find one, type library and a word of its title: library plan.")
    if view.publishes:
        yield small("To add a document, or a new version of one, send me its file in this chat.")


def _summary(view: LibraryView) -> str:
    if not view.rows:
        return "Nothing here for you yet."
    return f"{how_many(view.total, 'document', 'documents')}."


def _row(document: LibraryDocument, view: LibraryView, hub: Hub) -> Element:
    opens = button(ShowDocument(document=document.id), f"Open {document.title}")
    badges: list[Badge] = []
    if document.edition is None:
        badges.append(badge("Not in the library", "Default"))
    elif document.id in view.new:
        badges.append(badge("New", "Good"))
    facts = edition_facts(document.edition, hub) if document.edition else ()
    return opening_row(document.title, facts, opens, badges)


def _turns(view: LibraryView, hub: Hub) -> Iterator[ExecuteAction]:
    if view.newer:
        yield button(view.newer, "Previous")
    if view.older:
        yield button(view.older, "Next")
    if view.note:
        yield button(ShowLibrary(), "All documents")
    if view.agreements:
        yield button(ListAgreements(), titled(hub.words.many("agreement")))
    if not view.rows:
        yield button(Home(), "Home")
