"""Tells a head that a leader's day out has changed; it names the leader and the days only."""

from datetime import date
from typing import Any

from cards.actions.prompts import ShowReminders
from cards.elements import button, facts, small, title
from cards.finish import finish
from cards.phrases import long_day
from cards.plain import plain
from domain.hub import Hub


def moved(
    leader: str, before: date | None, on: date | None, today: date, hub: Hub
) -> dict[str, Any]:
    """Says that a leader is out `on` a day, not on the day `before`.

    Without `before` the day out is new, without `on` it was called off; one of them is given.
    """
    out, instead = (long_day(day, today) if day else "" for day in (on, before))
    if not on:
        name, say = f"{leader} is not out after all", f"{leader} is not out on {instead} after all."
    elif not before:
        name, say = f"{leader} is out on one more day", f"{leader} is out on {out}."
    else:
        name = f"{leader} is out on another day"
        say = f"{leader} is out on {out}, not on {instead}."
    days = (("Out on", out), ("Instead of" if on else "Called off", instead))
    body = [
        title(plain(name)),
        *facts(days),
        small(f"Sent when a {hub.words.one('visit')} moves, because you employ them."),
    ]
    return finish(body, say, [button(ShowReminders(), "Reminder settings")])
