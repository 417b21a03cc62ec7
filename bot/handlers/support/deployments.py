"""`deployments`: the support that a person may see, with days used, next date and progress."""

from bot.subjects.support.support_list import list_card, narrowed_card
from bot.turns.commands import Command
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.support import ListDeployments, ShowDeployments
from domain.people.people import Role
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
    """The deployments that the person may see, as a new message; what follows narrows them."""
    return Say(
        narrowed_card(turn, rest, store) if rest else list_card(turn, ShowDeployments(), store)
    )


@routes.action(ListDeployments, reads=True)
def pressed(turn: Turn, action: ListDeployments, store: Store) -> Reply:
    """The same, from a button."""
    return Say(list_card(turn, ShowDeployments(), store))


@routes.action(ShowDeployments, reads=True)
def page(turn: Turn, action: ShowDeployments, store: Store) -> Reply:
    """Another page, in place of this one."""
    return Show(list_card(turn, action, store))
