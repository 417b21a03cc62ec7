"""A last day away that somebody typed: kept, or asked back with what is wrong with it."""

from datetime import date

from bot.subjects.prompts import wishes
from bot.turns.reply import Say
from bot.turns.turn import Turn
from cards.prompts.reminders import ask_away
from domain.errors import Refused
from domain.prompts.reminders import away_until
from storage.store import Store


def keep_until(words: str, turn: Turn, store: Store) -> Say:
    """Keeps the last day away; asks for it where the words name none, or a doubtful one."""
    try:
        return wishes.keep_absence(away_until(words, turn.today), turn, store)
    except Refused as refused:
        return Say(ask_away(asked_back(words, refused), turn.hub, refused.problems))


def asked_back(typed: str, refused: Refused) -> str:
    """What stands in the question again: a doubtful day is written out, so that Save takes it."""
    days = (p.facts.get("day") for p in refused.problems if p.kind == "doubtful")
    day = next((day for day in days if isinstance(day, date)), None)
    return f"{day.day} {day:%B %Y}" if day else typed
