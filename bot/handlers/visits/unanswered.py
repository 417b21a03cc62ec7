"""`unanswered`: copies that wait for their schools' answers."""

from bot.subjects.visits import unanswered
from bot.turns.commands import Command
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.answers import ListUnanswered, ShowUnanswered
from domain.people.people import Role
from storage.store import Store

routes = Router()


@routes.command(
    Command(
        "unanswered",
        "copies that {schools} have not answered, the oldest first",
        aliases=("not answered", "copies not answered", "copies without an answer"),
        roles=(Role.OFFICER,),
        button=ListUnanswered(),
        label="Copies not answered",
    ),
    reads=True,
    brief=True,
)
def typed(turn: Turn, rest: str, store: Store) -> Reply:
    """The copies without an answer, as a new message."""
    return Say(unanswered.list_card(turn, ShowUnanswered(), store))


@routes.action(ListUnanswered, reads=True)
def pressed(turn: Turn, action: ListUnanswered, store: Store) -> Reply:
    """The same, from a button."""
    return typed(turn, "", store)


@routes.action(ShowUnanswered, reads=True)
def page(turn: Turn, action: ShowUnanswered, store: Store) -> Reply:
    """Another page, in place of this one."""
    return Show(unanswered.list_card(turn, action, store))
