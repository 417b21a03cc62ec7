"""`hi`: each role's home card; `help`: what works."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.subjects.prompts.known import Days
from bot.subjects.visits.copies import to_answer
from bot.turns.reply import Reply, Say
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.conversation import Help, Home
from cards.conversation.help import help_card
from cards.conversation.home import Expected, HomeView, LeaderHome, OfficerHome
from cards.conversation.home import hi as home_card
from domain.people.people import Role
from domain.prompts.days import oldest
from domain.support.deployments import Deployment
from domain.visits.planned_visits import PlannedVisit
from storage.store import Store

DAY = timedelta(days=1)
Lines = tuple[tuple[str, str], ...]
_SUPPORT = ("deployments", "days used, next dates, progress")
# In the order of the card; a word that several roles have is explained once, for the first of them.
WORDS: Mapping[Role, Lines] = {
    Role.LEADER: (
        ("visit", "record a visit"),
        ("my visits", "your records, newest first"),
        _SUPPORT,
        ("steps", "open next steps"),
    ),
    Role.SCHOOL_CONTACT: (("visits", "records of visits to you, newest first"), _SUPPORT),
    Role.OFFICER: (
        ("visits", "the hub's records, newest first"),
        _SUPPORT,
        ("digest", "the week so far; what a channel's next post says"),
        ("people", "who is connected, who is not and why"),
        ("status", "how the bot does"),
        ("not delivered", "what did not arrive, to send again"),
        ("go live", "what would go to whom, then let it go"),
        ("post here", "in a channel: the hub's posts come there"),
        ("stop posting", "in a channel: no more posts there"),
    ),
}
EVERYBODY: Lines = (
    ("reminders", "when reminders come, and for what"),
    ("away until …", "no reminders until then; back ends it"),
    ("hi", "what is due"),
    ("help", "this list"),
)
routes = Router()


@routes.command("hi", "hello", "hey", "home", "start", "menu", reads=True, brief=True)
def hi(turn: Turn, said: str, store: Store) -> Reply:
    """What is due, with counts, and at most six buttons."""
    return Say(card(turn, store))


@routes.action(Home, reads=True)
def pressed_home(turn: Turn, action: Home, store: Store) -> Reply:
    """The same, from a button."""
    return Say(card(turn, store))


@routes.command("help", "?", "commands", reads=True, brief=True)
def typed_help(turn: Turn, said: str, store: Store) -> Reply:
    """What one can say."""
    return Say(help_card(lines(turn), turn.hub, leader=turn.speaker.has(Role.LEADER)))


@routes.action(Help, reads=True)
def pressed_help(turn: Turn, action: Help, store: Store) -> Reply:
    """The same, from a button."""
    return typed_help(turn, "", store)


def card(turn: Turn, store: Store) -> dict[str, Any]:
    """The home card of every role that the person holds."""
    person = turn.speaker
    leader = _leader(turn, store) if person.has(Role.LEADER) else None
    officer = _officer(turn, store) if person.has(Role.OFFICER) else None
    return home_card(
        HomeView(person, turn.today, leader, officer, to_answer(person, turn.now, store)), turn.hub
    )


def lines(turn: Turn) -> tuple[tuple[str, str], ...]:
    """What each person can say, and what it does: only what works."""
    person = turn.speaker
    own = [lines for role, lines in WORDS.items() if person.has(role)]
    return tuple(dict(line for some in (*own, EVERYBODY) for line in some).items())


def _leader(turn: Turn, store: Store) -> LeaderHome:
    person, today = turn.speaker.id, turn.today
    schools = {d.id: d for d in store.deployments.of_leader(person)}
    first = oldest(Days(store).of(turn.speaker, today))
    owed = [
        _expected(p, schools)
        for p in store.planned_visits.owed(person, today)
        if p.deployment in schools and p.on >= first
    ]
    coming = [
        p for p in store.planned_visits.coming(person, today + DAY) if p.deployment in schools
    ]
    steps = store.steps.of_leader(person, turn.now)
    return LeaderHome(
        owed=tuple(reversed(owed)),
        coming=_expected(coming[0], schools) if coming else None,
        deployments=len(schools),
        open_steps=sum(step.open for step in steps),
    )


def _expected(planned: PlannedVisit, schools: Mapping[int, Deployment]) -> Expected:
    return Expected(schools[planned.deployment].school, planned.on, planned.deployment, planned.id)


def _officer(turn: Turn, store: Store) -> OfficerHome:
    monday = turn.today - turn.today.weekday() * DAY
    this_week = store.visits.since(monday)
    return OfficerHome(
        visits_this_week=this_week,
        visits_last_week=store.visits.since(monday - 7 * DAY) - this_week,
        unrecorded=store.planned_visits.unrecorded(
            oldest(Days(store).of(None, turn.today)), turn.today
        ),
        open_flags=store.concerns.open(),
        held=store.milestones.live() is None,
    )
