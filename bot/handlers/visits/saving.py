"""Save on a visit form: a new record or a correction, whose receipt takes the form's place."""

from bot.subjects.access import form_of, record_of
from bot.subjects.visits import doubles, drafts, forms, receipts, saving
from bot.turns.reply import Reply, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.visit_forms import OpenRecorded, SaveVisit
from domain.errors import Refused
from domain.permissions import Act
from storage.store import Store

routes = Router()


def _form_again(turn: Turn, action: SaveVisit, refused: Refused, store: Store) -> Reply:
    """The form with what was typed, which is kept, and a problem beside each question or on top."""
    form = form_of(turn, action.form, store)
    values = drafts.standing(form, action, turn, asked_back=True)
    # A press that brought nothing says nothing of what is kept.
    if action.came and not form.closed:
        store.forms.keep(form.id, values, turn.now)
    recorded = doubles.asked_about(refused, store)
    problems = () if recorded else refused.problems
    card = forms.card(turn, form, values, store, problems=problems, recorded=recorded)
    return Show(card, form=form.id)


@routes.action(SaveVisit, refused=_form_again)
def save(turn: Turn, action: SaveVisit, store: Store) -> Reply:
    """Saves a new record or a correction, and shows its receipt in place of the form."""
    form = form_of(turn, action.form, store)
    said = doubles.Told(action.beside, action.instead, action.of)
    return saving.save(form, drafts.standing(form, action, turn), said, turn, store)


@routes.action(OpenRecorded)
def open_recorded(turn: Turn, action: OpenRecorded, store: Store) -> Reply:
    """The record of the same visit as a new message; the form stays with what was typed."""
    posted = receipts.post(record_of(turn, action.visit, Act.SEE, store), turn, store)
    return drafts.beside(posted, action, turn, store)
