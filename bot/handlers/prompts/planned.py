"""Presses on a planned visit in the message of a day: another day, its form, "did not happen"."""

from bot.subjects.access import sees_support
from bot.subjects.prompts import moves, reminders
from bot.subjects.prompts.answering import owed_visit, post_beside, redraw, redraw_answered
from bot.subjects.visits import forms, missing, opening
from bot.turns.reply import Reply, Say
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.prompts import MissPlanned, MovePlanned, RecordRow, RemindersFromHere
from domain.errors import Problem
from domain.prompts import kinds
from domain.prompts.sending import later_day
from domain.visits.judgement import day_of
from domain.visits.planned_visits import PlannedState, PlannedVisit
from storage.store import Store

routes = Router()


@routes.action(MovePlanned)
def move(turn: Turn, action: MovePlanned, store: Store) -> Reply:
    """Puts today's visit on another day."""
    planned = owed_visit(turn, action.planned, store)
    subject = kinds.TODAY.subject(action.planned)
    if planned.state is not PlannedState.PLANNED:
        return redraw(turn, action, store, also=(subject,))
    on = later_day(day_of(action.typed.get(f"move_{action.planned}", "")), turn.today)
    if on is None:
        return redraw(
            turn, action, store, {subject: (Problem("move", "no_later_day"),)}, (subject,)
        )
    moves.move(planned.id, on, turn, store, apart=True)
    return redraw(turn, action, store, also=(subject,))


@routes.action(RecordRow)
def record(turn: Turn, action: RecordRow, store: Store) -> Reply:
    """The visit form as a new message; that of the day stays with what is typed into it."""
    planned = opening.own_planned(action.planned, turn, store)
    if planned and planned.state is not PlannedState.PLANNED and _sees(turn, planned, store):
        return redraw_answered(turn, action, planned, store)
    form = opening.open_named(turn, action.deployment, action.planned, store)
    return post_beside(form, turn, action, store)


@routes.action(MissPlanned)
def miss(turn: Turn, action: MissPlanned, store: Store) -> Reply:
    """The short card of a visit that did not happen, as a new message."""
    planned = owed_visit(turn, action.planned, store)
    if planned.state is not PlannedState.PLANNED:
        return redraw_answered(turn, action, planned, store)
    support = opening.own_deployment(planned.deployment, turn, store)
    form = forms.begin(turn, support, store, planned=planned)
    posted = Say(missing.ask(form, turn, store).card, form=form.id)
    return post_beside(posted, turn, action, store)


@routes.action(RemindersFromHere)
def settings(turn: Turn, action: RemindersFromHere, store: Store) -> Reply:
    """The settings for prompts as a new message; that of the day stays, as for `record`."""
    return post_beside(Say(reminders.form(turn, store)), turn, action, store)


def _sees(turn: Turn, planned: PlannedVisit, store: Store) -> bool:
    """Whether the speaker still sees the support that a planned visit belongs to."""
    support = store.deployments.get(planned.deployment)
    return support is not None and sees_support(turn.person, support)
