"""The button of a row that tells of a new edition."""

from bot.subjects.library import documents
from bot.subjects.prompts.answering import post_beside
from bot.turns.reply import Reply, Say
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.prompts import ShowNews
from domain.errors import refuse
from domain.permissions import Act
from storage.store import Store

routes = Router()


@routes.action(ShowNews)
def news(turn: Turn, action: ShowNews, store: Store) -> Reply:
    """The document as a new message; that of the day stays with what is typed into it."""
    told = store.library.edition(action.edition)
    if told is None:
        raise refuse("not_yours")
    document = documents.document_of(turn, told.document, Act.READ_DOCUMENT, store)
    shown = documents.shown_card(turn, document, document.edition, store)
    return post_beside(Say(shown), turn, action, store)
