"""`deployments`: the support that a person may see, with days used, next date and progress."""

from bot.turns.commands import Command
from bot.turns.reply import Reply, Say
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.support import ListDeployments
from cards.support.deployments import DeploymentRow, deployments
from domain.people.people import Role
from domain.permissions import Act, can, scope
from domain.support.deployments import Deployment, days
from domain.visits.copies import Answers
from storage.store import Store

routes = Router()


@routes.command(
    Command(
        "deployments",
        "days used, next dates, progress",
        aliases=("my deployments", "support", "my support"),
        roles=(Role.LEADER, Role.SCHOOL_CONTACT, Role.OFFICER),
        offered="Where you give support, and the days used",
        button=ListDeployments(),
        label="{Deployments}",
    ),
    reads=True,
    brief=True,
)
def typed(turn: Turn, rest: str, store: Store) -> Reply:
    """The deployments that the person may see, as a new message."""
    return list_reply(turn, store)


@routes.action(ListDeployments, reads=True)
def pressed(turn: Turn, action: ListDeployments, store: Store) -> Reply:
    """The same, from a button."""
    return list_reply(turn, store)


def list_reply(turn: Turn, store: Store) -> Reply:
    """Active deployments by school; own ones first where a person leads some and sees more."""
    seen = store.deployments.active(scope(turn.person, Act.SEE))
    found = sorted(seen, key=lambda d: not d.led_by(turn.speaker.id))
    answers = store.copies.tallies(d.id for d in found)
    rows = tuple(_row(d, answers.get(d.id, Answers()), turn, store) for d in found)
    return Say(deployments(rows, turn.today, turn.hub))


def _row(support: Deployment, answers: Answers, turn: Turn, store: Store) -> DeploymentRow:
    """How one deployment stands."""
    whole = scope(turn.person, Act.SEE).whole.holds(support)
    # A school's contact sees nothing of a record that is in its quiet time.
    school_at = None if whole else turn.now
    minutes = store.deployments.minutes_used(support.id, school_at)
    return DeploymentRow(
        deployment=support,
        used=days(minutes, turn.hub.hours_a_day),
        standing=store.deployments.standing(support.id, turn.today, school_at),
        own=support.led_by(turn.speaker.id) and can(turn.person, Act.RECORD, support),
        answers=answers,
    )
