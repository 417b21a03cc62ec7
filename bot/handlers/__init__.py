"""The bot's table of contents: every handler, by what it answers."""

from collections.abc import Mapping
from functools import partial
from itertools import chain

from bot.handlers.conversation import confusion, home
from bot.handlers.conversation.help import help_routes
from bot.handlers.digests import channels, digests
from bot.handlers.funding import contracts, grants, ticking
from bot.handlers.library import documents, kept_files, publishing
from bot.handlers.operations import files, live, status
from bot.handlers.people import joining, organisations, person, roster, staff
from bot.handlers.prompts import catch_up, news, overdue, planned, prompts, reminders
from bot.handlers.quality import decisions, reports, school_words
from bot.handlers.support import (
    action_plans,
    agreements,
    consents,
    deployments,
    keeping,
    keeping_leaders,
    keeping_new,
    keeping_rates,
    objectives,
    offers,
    plan_files,
    releases,
)
from bot.handlers.support import finding as finding_leaders
from bot.handlers.support import offering as making_offers
from bot.handlers.support import requesting as asking_for_support
from bot.handlers.support import requests as support_requests
from bot.handlers.visits import (
    concerns,
    copies,
    deletions,
    evidence,
    from_messages,
    missed,
    opening,
    planning,
    receipts,
    records,
    saving,
    steps,
    unanswered,
)
from bot.turns.commands import offered
from bot.turns.front import Front
from bot.turns.reply import Reply
from bot.turns.router import Router
from bot.turns.turn import Turn
from domain.delivery.conversations import Surface
from storage.store import Store


def table() -> Router:
    """Every command, button and event with its handler.

    Help tells the commands in this order. Raises ValueError where two handlers claim one key.
    """
    of_visits = (opening, saving, missed, planning, receipts, deletions, concerns, copies, evidence)
    lists = (records, deployments, overdue, steps, staff, unanswered)
    of_support = (keeping_new, keeping, keeping_leaders, keeping_rates)
    of_requests = (asking_for_support, support_requests)
    of_finding = (finding_leaders, making_offers)
    plans = (action_plans, objectives, plan_files)
    agreed = (offers, consents, releases, agreements, *plans)
    money = (grants, contracts, ticking, reports, decisions, school_words)
    in_dialogs = (from_messages,)
    of_officers = (digests, roster, person, organisations, status, live, files, channels)
    library = (documents, publishing, kept_files)
    of_everybody = (prompts, planned, catch_up, news, *library, reminders, joining, home)
    requested = (*of_requests, *of_finding)
    about_support = (*of_support, *requested, *agreed)
    rooms = chain(of_visits, lists, about_support, money, of_officers, of_everybody, in_dialogs)
    known = Router().including(room.routes for room in rooms)
    return known.including([help_routes(known.commands())])


def front() -> Front:
    """Who answers where no key fits."""
    return Front(
        meet=joining.meet,
        stranger=joining.stranger,
        not_understood=partial(_not_understood, table()),
        out_of_date=confusion.old_card,
        refused=confusion.refused,
        not_now=confusion.not_now,
    )


def _not_understood(known: Router, usual: str, turn: Turn, store: Store) -> Reply:
    """The answer to words that are no command: they may be a code."""
    return joining.code_or(partial(confusion.unknown, known, usual), turn, store)


def words_for_teams() -> Mapping[str, list[tuple[str, str]]]:
    """The words that Teams lists, with what it says of each, by its own scopes."""
    commands = table().commands()
    return {
        "personal": offered(commands, Surface.CHAT),
        "team": offered(commands, Surface.CHANNEL),
    }
