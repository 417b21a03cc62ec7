"""A last day away that somebody typed: kept, or asked back with what is wrong with it."""

import re
from datetime import date, timedelta

from bot.subjects.prompts import wishes
from bot.turns.reply import Say
from bot.turns.turn import Turn
from cards.prompts.reminders import ask_away
from domain.errors import Refused
from domain.prompts.reminders import away_until
from domain.visits.planning import day_meant, day_words
from storage.store import Store

FRIDAY = 4
_WHOLE_WEEK = re.compile(r"\b(this|next) week\b(?! on\b)", re.IGNORECASE)
_BACK = re.compile(r"\bback\b", re.IGNORECASE)


def keep_until(words: str, turn: Turn, store: Store) -> Say:
    """Keeps the last day away; asks for it where the words name none, or a doubtful one."""
    try:
        return wishes.keep_absence(away_until(words, turn.today), turn, store)
    except Refused as refused:
        return Say(ask_away(asked_back(words, refused), turn.hub, refused.problems))


def last_day_in(text: str, today: date) -> str:
    """The last day away that a text names, written out for the question; empty for none.

    "Off from Wednesday to Friday" names Friday, and so does "on leave this week"; "back on Monday"
    names the Sunday before.
    """
    day = day_meant(day_words(text, today), today)
    if day is None and (week := _WHOLE_WEEK.search(text)):
        weeks = 1 if week[1].lower() == "next" else 0
        day = today + timedelta(days=FRIDAY - today.weekday(), weeks=weeks)
    elif day is not None and _BACK.search(text):
        day -= timedelta(days=1)
    return f"{day:%A} {day.day} {day:%B}" if day and day >= today else ""


def asked_back(typed: str, refused: Refused) -> str:
    """What stands in the question again: a doubtful day is written out, so that Save takes it."""
    days = (p.facts.get("day") for p in refused.problems if p.kind == "doubtful")
    day = next((day for day in days if isinstance(day, date)), None)
    return f"{day.day} {day:%B %Y}" if day else typed
