"""The buttons of rows that tell of an edition, report, plan, request, question or proposals."""

from bot.subjects.library import documents
from bot.subjects.prompts.answering import post_beside
from bot.subjects.quality import reports
from bot.subjects.support import action_plans, consents, proposed, requests
from bot.subjects.support.plan_slots import slot
from bot.turns.reply import Reply, Say
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.prompts import (
    ShowAsked,
    ShowNews,
    ShowOwedPlan,
    ShowOwedProposed,
    ShowOwedReport,
    ShowOwedRequest,
)
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


@routes.action(ShowOwedProposed)
def proposals(turn: Turn, action: ShowOwedProposed, store: Store) -> Reply:
    """The support of which nobody was asked, as a new message; that of the day stays."""
    return post_beside(Say(proposed.card(turn, store)), turn, action, store)


@routes.action(ShowAsked)
def asked(turn: Turn, action: ShowAsked, store: Store) -> Reply:
    """The question as a new message; that of the day stays with what is typed into it."""
    shown = consents.shown(action.consent, turn, store)
    return post_beside(Say(shown.card, shown.slot), turn, action, store)


@routes.action(ShowOwedPlan)
def plan(turn: Turn, action: ShowOwedPlan, store: Store) -> Reply:
    """The action plan as a new message; that of the day stays with what is typed into it."""
    support = action_plans.plan_of(turn, action.deployment, Act.SEE_PLAN, store)
    shown = action_plans.card(support, turn.speaker, turn.now, store)
    return post_beside(Say(shown, slot(support.id)), turn, action, store)
