"""`library`: what is on the shelf for a person, and the files of its editions."""

from bot.subjects.library import documents
from bot.turns.commands import Command
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.library import (
    ListLibrary,
    OpenEdition,
    ShowDocument,
    ShowEdition,
    ShowEditions,
    ShowLibrary,
)
from domain.permissions import Act
from domain.text import clean
from storage.store import Store

LONGEST_SOUGHT = 100
routes = Router()


@routes.command(
    Command(
        "library",
        "the {handbook}, guidance and templates; library handbook opens it",
        aliases=("documents", "the library"),
        shown="library …",
        offered="Handbook, guidance, templates",
        button=ListLibrary(),
        label="Library",
    ),
    brief=True,
)
def typed(turn: Turn, rest: str, store: Store) -> Reply:
    """The list; or the document that the words after it mean, whose file comes at once."""
    words = clean(rest)[:LONGEST_SOUGHT].strip(" .,!?")
    if not words:
        return Say(documents.list_card(turn, ShowLibrary(), store))
    document = documents.meant(turn, words, store)
    if document is None or document.edition is None:
        return Say(documents.narrowed_card(turn, words, store))
    note = documents.have_opened(turn, document.edition, store)
    return Say(documents.shown_card(turn, document, document.edition, store, note))


@routes.action(ListLibrary, reads=True)
def pressed(turn: Turn, action: ListLibrary, store: Store) -> Reply:
    """The list, from a button."""
    return Say(documents.list_card(turn, ShowLibrary(), store))


@routes.action(ShowLibrary, reads=True)
def page(turn: Turn, action: ShowLibrary, store: Store) -> Reply:
    """Another page, in place of this one."""
    return Show(documents.list_card(turn, action, store))


@routes.action(ShowDocument, reads=True)
def show(turn: Turn, action: ShowDocument, store: Store) -> Reply:
    """A document, as a new message."""
    document = documents.document_of(turn, action.document, Act.READ_DOCUMENT, store)
    return Say(documents.shown_card(turn, document, document.edition, store))


@routes.action(OpenEdition)
def opened(turn: Turn, action: OpenEdition, store: Store) -> Reply:
    """Has the file come, as a message of its own."""
    document, edition = documents.edition_of(turn, action.edition, store)
    note = documents.have_opened(turn, edition, store)
    return Show(documents.shown_card(turn, document, edition, store, note))


@routes.action(ShowEditions, reads=True)
def editions(turn: Turn, action: ShowEditions, store: Store) -> Reply:
    """All editions of a document, by page."""
    return Show(documents.editions_page(turn, action, store))


@routes.action(ShowEdition, reads=True)
def edition(turn: Turn, action: ShowEdition, store: Store) -> Reply:
    """One edition."""
    document, found = documents.edition_of(turn, action.edition, store)
    return Show(documents.shown_card(turn, document, found, store))
