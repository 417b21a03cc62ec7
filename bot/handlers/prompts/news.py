"""The buttons of rows that tell of a new edition, of a report or a request that is due."""

from bot.subjects.library import documents
from bot.subjects.prompts.answering import post_beside
from bot.subjects.quality import reports
from bot.subjects.support import requests
from bot.turns.reply import Reply, Say
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.prompts import ShowNews, ShowOwedReport, ShowOwedRequest
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


@routes.action(ShowOwedReport)
def report(turn: Turn, action: ShowOwedReport, store: Store) -> Reply:
    """The report as a new message; that of the day stays with what is typed into it."""
    found = reports.report_of(turn, action.report, Act.READ_REPORT, store)
    shown = reports.card(found, turn.speaker, turn.now, store)
    return post_beside(Say(shown, reports.slot(found.id)), turn, action, store)


@routes.action(ShowOwedRequest)
def request(turn: Turn, action: ShowOwedRequest, store: Store) -> Reply:
    """The request as a new message; that of the day stays with what is typed into it."""
    found = requests.request_of(turn, action.request, Act.SEE_REQUEST, store)
    shown = requests.card(found, turn.speaker, turn.now, store)
    return post_beside(Say(shown, requests.slot(found.id)), turn, action, store)
