"""Deployments: days used, next date, progress."""

from bot.turns.commands import Command
from bot.turns.reply import Reply, Say
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.support import ListDeployments
from cards.support.deployments import DeploymentRow, deployments
from domain.people.people import Role
from domain.permissions import Act, can
from domain.support.deployments import days
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
    return listed(turn, store)


@routes.action(ListDeployments, reads=True)
def pressed(turn: Turn, action: ListDeployments, store: Store) -> Reply:
    """The same, from a button."""
    return listed(turn, store)


def listed(turn: Turn, store: Store) -> Reply:
    """Active deployments by school; own ones first where a person leads some and sees more."""
    found = sorted(
        store.deployments.visible_to(turn.speaker), key=lambda d: not d.led_by(turn.speaker.id)
    )
    answers = store.copies.tallies(d.id for d in found)
    rows = tuple(
        DeploymentRow(
            deployment=d,
            used=days(store.deployments.minutes_used(d.id), turn.hub.hours_a_day),
            standing=store.deployments.standing(d.id, turn.today),
            own=d.led_by(turn.speaker.id) and can(turn.person, Act.RECORD, d),
            answers=answers.get(d.id, Answers()),
        )
        for d in found
        if can(turn.person, Act.SEE, d)
    )
    return Say(deployments(rows, turn.today, turn.hub))
