"""Cards of reminders, by name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

from cards.prompts.reminders import (
    RemindersAgain,
    RemindersView,
    ask_away,
    reminders_form,
    reminders_kept,
)
from domain.errors import Problem
from domain.prompts.reminders import EVERY, RemindersValues, Wishes
from tests.cards.people_and_places import HOSTILE, HUB, LONG_SCHOOL, PEEL_PARK, TITUS_SALT, TODAY

OWN = {d.id: d.school for d in (PEEL_PARK, TITUS_SALT)}
USUAL = RemindersView(Wishes(time(7, 30), EVERY), OWN, TODAY)
OWN_WAY = replace(USUAL, wishes=Wishes(time(7, 45), frozenset(range(4)), frozenset({2})))
AWAY = replace(OWN_WAY, wishes=replace(OWN_WAY.wishes, away=date(2026, 12, 4)))
HEARS_NOT = RemindersView(Wishes(time(7, 30), EVERY, hears_out=False), {}, TODAY, head=True)
MANY = {n: f"{HOSTILE}{LONG_SCHOOL}: {n}" for n in range(1, 61)}
WORST = RemindersView(
    Wishes(time(7, 20), frozenset({0, 2, 4}), frozenset(MANY), date(2028, 2, 29), hears_out=False),
    own=MANY,
    today=TODAY,
    live=False,
    head=True,
)
WRONG = (
    Problem("hour", "not_chosen"),
    Problem("days", "not_chosen"),
    Problem("until", "past", {"day": date(2026, 11, 2)}),
)

EXAMPLES: dict[str, Callable[[], dict[str, Any]]] = {
    "reminders": lambda: reminders_form(USUAL, HUB),
    "reminders-away": lambda: reminders_form(AWAY, HUB),
    "reminders-problems": lambda: reminders_form(
        OWN_WAY, HUB, RemindersAgain(RemindersValues("", "", "1", "2026-11-02"), WRONG)
    ),
    "reminders-head": lambda: reminders_form(HEARS_NOT, HUB),
    "reminders-others": lambda: reminders_form(replace(USUAL, own={}), HUB),
    "reminders-worst": lambda: reminders_form(
        WORST, HUB, RemindersAgain(RemindersValues("x", "9", ",".join(map(str, MANY))), WRONG)
    ),
    "reminders-kept": lambda: reminders_kept(OWN_WAY, HUB),
    "reminders-kept-head": lambda: reminders_kept(HEARS_NOT, HUB),
    "reminders-kept-away": lambda: reminders_kept(AWAY, HUB),
    "reminders-kept-worst": lambda: reminders_kept(WORST, HUB),
    "away-ask": lambda: ask_away("", HUB),
    "away-ask-problem": lambda: ask_away(
        "31 Feb", HUB, (Problem("until", "not_a_date", {"typed": "31 Feb"}),)
    ),
    "away-ask-worst": lambda: ask_away(
        HOSTILE * 9, HUB, (Problem("until", "not_a_date", {"typed": HOSTILE[:40]}),)
    ),
}
