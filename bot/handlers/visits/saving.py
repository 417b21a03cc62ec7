"""Save on a visit form: a new record or a correction, whose receipt takes the form's place."""

from bot.subjects.access import form_of
from bot.subjects.visits import forms, saving
from bot.turns.reply import Reply, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.visits import SaveVisit
from domain.errors import Refused
from domain.questions import with_dates
from storage.store import Store

routes = Router()


def _form_again(turn: Turn, action: SaveVisit, refused: Refused, store: Store) -> Reply:
    """The form with what was typed, which is kept, and a problem beside each question or on top."""
    form = form_of(turn, action.form, store)
    values = with_dates(action.typed, turn.today, asked_back=True)
    if not form.closed:
        store.forms.keep(form.id, values, turn.now)
    return Show(forms.card(turn, form, values, store, problems=refused.problems), form=form.id)


@routes.action(SaveVisit, refused=_form_again)
def save(turn: Turn, action: SaveVisit, store: Store) -> Reply:
    """Saves a new record or a correction, and shows its receipt in place of the form."""
    form = form_of(turn, action.form, store)
    return saving.save(form, with_dates(action.typed, turn.today), turn, store)
