"""What a school's contact adds to a report that was handed in."""

from typing import Any

from bot.subjects.again import again
from bot.subjects.quality import reports, school_words
from bot.subjects.quality.report_questions import FORM
from bot.turns.reply import Reply, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.reports import AskWord, SaveWord
from domain.quality.reports import Report
from storage.store import Store

routes = Router()


def _worded(turn: Turn, action: Any, store: Store) -> Report:
    return school_words.worded(turn, action.report, store)


@routes.action(AskWord)
def ask(turn: Turn, action: AskWord, store: Store) -> Reply:
    """Asks for a word, with what the speaker said before."""
    report = _worded(turn, action, store)
    values = school_words.own_word(report, turn, store)
    return Show(school_words.card(report, turn, store, values), form=FORM)


@routes.action(SaveWord, refused=again(_worded, school_words.card, FORM))
def save(turn: Turn, action: SaveWord, store: Store) -> Reply:
    """Has it stand in the report."""
    done = school_words.keep(_worded(turn, action, store), action.typed, turn, store)
    return reports.shown(action.report, turn, store, done)
