"""Tells a head that a leader's day out has moved; it names the leader and the days only."""

from datetime import date
from typing import Any

from cards.actions.prompts import ShowReminders
from cards.elements import button, facts, small, strong, title
from cards.finish import finish
from cards.phrases import long_day
from cards.plain import plain
from domain.hub import Hub


def moved(leader: str, before: date, on: date, today: date, hub: Hub) -> dict[str, Any]:
    """Says that a leader is out `on` a day instead of the day `before`."""
    body = [
        title("A day out has moved"),
        strong(plain(leader)),
        *facts((("New day", long_day(on, today)), ("Instead of", long_day(before, today)))),
        small(
            "You get this as head of their school or trust, "
            f"when a planned {hub.words.one('visit')} moves."
        ),
    ]
    say = f"{leader} is out on {long_day(on, today)} instead of {long_day(before, today)}."
    return finish(body, say, [button(ShowReminders(), "Stop these")])
