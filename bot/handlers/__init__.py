"""The bot's table of contents: every handler, by what it answers."""

from bot.handlers.conversation import confusion, home
from bot.handlers.digests import channels, digests
from bot.handlers.operations import files, live, status
from bot.handlers.people import joining as people
from bot.handlers.people import person as roster_person
from bot.handlers.people import roster
from bot.handlers.prompts import catch_up, planned, prompts, reminders
from bot.handlers.support import deployments
from bot.handlers.visits import (
    concerns,
    copies,
    deletions,
    lists,
    missed,
    opening,
    receipts,
    steps,
    visits,
)
from bot.turns.dispatch import Front
from bot.turns.router import Router


def table() -> Router:
    """Every command, button and event with its handler; raises ValueError where two claim one key."""
    rooms = (
        *(people, home, opening, visits, receipts, missed, deletions, lists, deployments, steps),
        *(channels, concerns, digests, prompts, planned, catch_up, reminders, live, copies),
        *(roster, roster_person, status, files),
    )
    return Router().including(room.routes for room in rooms)


def front() -> Front:
    """Who answers where no key fits."""
    return Front(
        meet=people.meet,
        stranger=people.stranger,
        not_understood=confusion.unknown,
        out_of_date=confusion.old_card,
        refused=confusion.refused,
        not_now=confusion.not_now,
    )
