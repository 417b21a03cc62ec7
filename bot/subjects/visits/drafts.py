"""What stands in a visit form that is not saved: nothing that was typed is lost on the way."""

from dataclasses import replace

from bot.subjects.access import form_of
from bot.subjects.visits import forms
from bot.turns.reply import Say
from bot.turns.turn import Turn
from cards.actions.visit_forms import MissedForm, VisitForm
from domain.questions import field_values, with_dates
from domain.visits.forms import Form
from domain.visits.visits import MissedValues, Values
from storage.store import Store


def standing(form_: Form, action: VisitForm, turn: Turn, *, asked_back: bool = False) -> Values:
    """What stands in a form that was sent; of an input that did not come, what it had shown.

    A doubtful day is a date once it is `asked_back`.
    """
    values: Values = action.over(form_.values or Values())
    return with_dates(values, turn.today, asked_back=asked_back)


def note(form_: Form, values: Values, turn: Turn, store: Store) -> None:
    """Keeps what was typed into a form that its person leaves for something else."""
    if form_.closed or values == form_.values:
        return
    if form_.edits:
        store.forms.note(form_.id, values, form_.missed)
    else:
        store.forms.keep(form_.id, values, turn.now)


def beside(posted: Say, action: VisitForm, turn: Turn, store: Store) -> Say:
    """A new message; the form from which it was asked for stays with what was typed into it."""
    form_ = form_of(turn, action.form, store)
    values = standing(form_, action, turn)
    if form_.closed or values == form_.values:
        return posted
    note(form_, values, turn, store)
    return replace(posted, stays=forms.card(turn, form_, values, store))


def carried(typed: Values, seen: Values | None, guessed: Values) -> Values:
    """The values of a form for another school: what was typed, and new guesses for the rest.

    What differs from the guesses that were `seen` was typed; all was, where none were. Objectives
    and ticked steps are of one support alone.
    """
    own = {
        name: text
        for name, text in field_values(typed).items()
        if name not in ("objective", "done") and (seen is None or text != getattr(seen, name))
    }
    return replace(guessed, **own)


def standing_missed(
    form_: Form, action: MissedForm, turn: Turn, *, asked_back: bool = False
) -> MissedValues:
    """What stands in the short card of a visit that did not happen, as `standing`."""
    values: MissedValues = action.over(form_.missed or MissedValues())
    return with_dates(values, turn.today, asked_back=asked_back)


def with_missed(form_: Form) -> MissedValues:
    """What the short card begins with: what was typed there before, or the form's next visit."""
    if form_.missed is not None:
        return form_.missed
    return MissedValues(next_visit=form_.values.next_visit if form_.values else "")


def with_visit(values: Values, missed: MissedValues) -> Values:
    """The form's values with the date for the next visit that the short card has."""
    return replace(values, next_visit=missed.next_visit or values.next_visit)
