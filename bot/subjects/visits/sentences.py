"""A typed sentence as a visit form: filled with what it says, for the school that it names."""

from collections.abc import Sequence
from datetime import date

from rapidfuzz import fuzz

from bot.subjects.support.not_own import not_own
from bot.subjects.visits import forms, opening
from bot.turns.reply import Say
from bot.turns.turn import Turn
from cards.actions.action import LONGEST_INPUT
from domain.errors import refuse
from domain.support.deployments import Deployment
from domain.support.school_names import find_schools
from domain.visits.forms import Form
from domain.visits.planned_visits import PlannedVisit, guess
from domain.visits.sentence_values import laid_over, said_values
from domain.visits.sentence_words import sentence_of
from domain.visits.sentences import LONGEST_READ, Understood, understand
from domain.visits.unknown_places import names_a_place
from domain.visits.visits import Values
from storage.store import Store


def read(
    text: str, own: Sequence[Deployment], turn: Turn, written: date | None = None
) -> Understood:
    """What a sentence says, of the speaker's own support.

    Its days are told from the day on which it was `written`, if that is not today.
    """
    names = [deployment.school for deployment in own]
    return understand(text, names, written or turn.today, turn.hub.hours_a_day, fuzz.ratio)


def open_sentence(turn: Turn, store: Store, text: str) -> Say:
    """The form that a sentence fills, or the schools to choose from while the sentence waits."""
    own = forms.to_record(turn, store)
    if not own:
        raise refuse("no_deployments")
    text = text[:LONGEST_INPUT]
    understood = read(text, own, turn)
    said = said_values(understood, turn.hub.hours_a_day)
    note = not_own(text, own, turn, store)
    likely = [] if note else meant(understood, own, text, turn, store)
    if len(likely) == 1:
        form, values = _filled(turn, likely[0], said, store)
        return Say(forms.card(turn, form, values, store), form=form.id)
    choice = likely or own
    # A form must be of some deployment: it is of the first one until another is chosen.
    form = forms.begin(turn, choice[0], store, values=said)
    return Say(opening.schools(turn, choice, form.id, store, kept=text, note=note), form=form.id)


def planned_for(
    deployment: Deployment, said: Values, turn: Turn, store: Store, leader: int | None = None
) -> PlannedVisit | None:
    """The planned visit that is recorded: the one owed, unless another day was said."""
    owed = opening.owed_visit(deployment.id, turn, store, leader)
    if owed is None or not said.date or said.date == owed.on.isoformat():
        return owed
    wanted = store.planned_visits.owed(leader or turn.speaker.id, turn.today)
    of_that_day = (p for p in wanted if p.deployment == deployment.id)
    return next((p for p in of_that_day if p.on.isoformat() == said.date), None)


def named(text: str, own: Sequence[Deployment]) -> list[Deployment]:
    """The support of the schools that a text names; empty where it names none."""
    words = [word.read for word in sentence_of(text[:LONGEST_READ]).words]
    found = find_schools(words, [d.school for d in own], fuzz.ratio)
    schools = frozenset().union(*(place.schools for place in found))
    return [deployment for deployment in own if deployment.school in schools]


def _filled(turn: Turn, deployment: Deployment, said: Values, store: Store) -> tuple[Form, Values]:
    """A form of a deployment with what was said laid over what is guessed.

    The sentence stays with the form, for whatever school is chosen afterwards.
    """
    planned = planned_for(deployment, said, turn, store)
    form = forms.begin(turn, deployment, store, planned=planned, values=said)
    return form, with_guesses(deployment, said, planned, turn, store)


def with_guesses(
    deployment: Deployment, said: Values, planned: PlannedVisit | None, turn: Turn, store: Store
) -> Values:
    """What was said, laid over what is guessed."""
    return laid_over(forms.guess_values(turn, deployment, store, planned=planned), said)


def meant(
    understood: Understood, own: list[Deployment], text: str, turn: Turn, store: Store
) -> list[Deployment]:
    """The support that a sentence is about: one, several that it may be, or none."""
    found = [deployment for deployment in own if deployment.school in understood.schools]
    if found:
        return _by_focus(found, text)
    if names_a_place(text):
        # It names a school, though none that is supported: another is never put in its place.
        return []
    owed = store.planned_visits.owed(turn.speaker.id, turn.today)
    likely = guess([deployment.id for deployment in own], owed, turn.today)
    return [deployment for deployment in own if likely and deployment.id == likely.deployment]


def _by_focus(found: list[Deployment], text: str) -> list[Deployment]:
    """Of several supports, those whose focus the text speaks of; all where it speaks of none."""
    words = frozenset(word.read for word in sentence_of(text).words)
    spoken = [d for d in found if words & {w for w in d.focus.lower().split() if len(w) > 3}]
    return spoken or found
