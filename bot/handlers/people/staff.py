"""`my staff`: a head's own leaders, where they give support, and who is out next week."""

from bot.subjects.people import roster, staff
from bot.turns.commands import Command
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.people import LONGEST_SOUGHT, ListPeople, ListStaff, ShowStaff
from domain.people.people import Role
from domain.permissions import Act, scope
from storage.store import Store

EVERYBODY = (
    "Heads see their own staff with this word. You see everybody here; type schools to see who "
    "supports whom."
)
routes = Router()


@routes.command(
    Command(
        "my staff",
        "where your staff give support, days used, who is out next week",
        aliases=("staff", "my leaders"),
        roles=(Role.HOME_HEAD,),
        button=ListStaff(),
        label="My staff",
    ),
    reads=True,
    brief=True,
)
def typed(turn: Turn, rest: str, store: Store) -> Reply:
    """The speaker's own leaders, as a new message; everybody for an officer who heads nothing."""
    if not staff.reads(turn) and scope(turn.person, Act.KEEP_ROSTER).parts:
        wanted = ListPeople(everyone=True, find=rest[:LONGEST_SOUGHT])
        return Say(roster.list_card(turn, wanted, store, EVERYBODY))
    return Say(staff.list_card(turn, ShowStaff(), store))


@routes.action(ListStaff, reads=True)
def pressed(turn: Turn, action: ListStaff, store: Store) -> Reply:
    """The same, from a button; who heads nothing has none."""
    return Say(staff.list_card(turn, ShowStaff(), store))


@routes.action(ShowStaff, reads=True)
def page(turn: Turn, action: ShowStaff, store: Store) -> Reply:
    """Another page, in place of this one."""
    return Show(staff.list_card(turn, action, store))
