"""The bot's table of contents: every handler, by what it answers."""

from bot.dispatch import Front
from bot.handlers import (
    catch_up,
    channels,
    concerns,
    confusion,
    copies,
    deletions,
    deployments,
    digests,
    files,
    home,
    live,
    missed,
    my_visits,
    people,
    prompts,
    receipts,
    records,
    reminders,
    roster,
    roster_person,
    status,
    steps,
    visits,
)
from bot.router import Router


def table() -> Router:
    """Every command, button and event with its handler; raises ValueError where two claim one key."""
    rooms = (
        *(people, home, visits, receipts, missed, deletions, my_visits, deployments, steps),
        *(channels, concerns, digests, prompts, catch_up, reminders, live, copies, records),
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
