"""`overdue`: planned visits without a record, and a reminder by hand."""

from bot.subjects.operations.files import ask_for_file
from bot.subjects.prompts import overdue
from bot.turns.commands import Command
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.planning import ListOverdue, OverdueFile, RemindNow, ShowOverdue
from domain.operations.asked import NarrowedList
from domain.people.people import Role
from storage.store import Store

routes = Router()


@routes.command(
    Command(
        "overdue",
        "planned {visits} without a {record}, the oldest first",
        aliases=("missing", "missing records", "records missing", "late"),
        roles=(Role.LEADER, Role.OVERSEER, Role.OFFICER),
        button=ListOverdue(),
        label="{Records} missing",
    ),
    reads=True,
    brief=True,
)
def typed(turn: Turn, rest: str, store: Store) -> Reply:
    """The planned visits without a record, as a new message."""
    return Say(overdue.list_card(turn, ShowOverdue(), store))


@routes.action(ListOverdue, reads=True)
def pressed(turn: Turn, action: ListOverdue, store: Store) -> Reply:
    """The same, from a button."""
    return typed(turn, "", store)


@routes.action(ShowOverdue, reads=True)
def page(turn: Turn, action: ShowOverdue, store: Store) -> Reply:
    """Another page, in place of this one."""
    return Show(overdue.list_card(turn, action, store))


@routes.action(OverdueFile)
def as_file(turn: Turn, action: OverdueFile, store: Store) -> Reply:
    """Has the list made as a file."""
    told = ask_for_file(turn, "overdue", NarrowedList(), store)
    return Show(overdue.list_card(turn, action, store, told))


@routes.action(RemindNow)
def remind(turn: Turn, action: RemindNow, store: Store) -> Reply:
    """Reminds the leader, and says so in the list."""
    overdue.remind(turn, action.planned, store)
    return Show(overdue.list_card(turn, ShowOverdue(before=action.before), store))
