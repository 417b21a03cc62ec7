"""A visit to come, as a text speaks of it: planned or moved, with the school and day it names."""

from datetime import date

from bot.subjects.support.not_own import not_own
from bot.subjects.visits import forms, planned_lists, planning, sentences
from bot.turns.reply import Say
from bot.turns.turn import Turn
from cards.problems import sentence
from cards.visits.planning import PLAN, which_school_to_plan
from domain.errors import Problem, refuse
from domain.two_days import not_one
from domain.visits.planning import PlanValues, day_meant, day_words
from storage.store import Store

FORM = "plan"


def plan(text: str, turn: Turn, store: Store) -> Say:
    """The form that plans a visit, filled as far as the text goes, or a choice of schools."""
    own = forms.to_record(turn, store)
    if not own:
        raise refuse("no_deployments")
    day, asked = _day(text, turn)
    note = not_own(text, own, turn, store)
    wanted = sentences.named(text, own) or own
    if len(wanted) > 1 or note:
        return Say(which_school_to_plan(tuple(wanted), day, turn.hub, note or _told(asked, turn)))
    values = PlanValues(on=day.isoformat() if day else "")
    return Say(planning.form(wanted[0], turn, values, asked=asked), form=FORM)


def move(text: str, turn: Turn, store: Store) -> Say:
    """The planned visit that is meant, with the new day in its form; else those to choose from."""
    own = {support.id: support for support in store.deployments.of_leader(turn.speaker.id)}
    named = sentences.named(text, list(own.values()))
    possible = {support.id for support in named} or own.keys()
    meant = store.planned_visits.coming_under(turn.speaker.id, turn.today, possible, most=2)
    day, asked = _day(text, turn)
    note = not_own(text, list(own.values()), turn, store)
    if len(meant) != 1 or note:
        note = note or _told(asked, turn)
        return Say(planned_lists.coming_card(turn, named, store, to=day, note=note))
    [planned] = meant
    values = planning.values_of(planned, None if asked else day or planned.on)
    support = own[planned.deployment]
    return Say(planning.form(support, turn, values, planned=planned.id, asked=asked), form=FORM)


def coming(text: str, turn: Turn, store: Store, otherwise: str = "") -> Say:
    """The visits to come, to the school that a text names.

    Where it names none they are all; `otherwise` is then said of it.
    """
    own = store.deployments.of_leader(turn.speaker.id)
    named = sentences.named(text, own)
    note = "" if named else not_own(text, own, turn, store) or otherwise
    return Say(planned_lists.coming_card(turn, named, store, note=note))


def _day(text: str, turn: Turn) -> tuple[date | None, tuple[Problem, ...]]:
    """The day that a text names; where it names two, what must be asked instead."""
    words = day_words(text, turn.today)
    refused = not_one(words, "on", turn.today)
    return day_meant(words, turn.today), refused.problems if refused else ()


def _told(asked: tuple[Problem, ...], turn: Turn) -> str:
    return " ".join(sentence(problem, PLAN, turn.hub) for problem in asked)
