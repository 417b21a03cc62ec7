"""`my visits` and `visits`: own records, an organisation's for its contacts, the hub's."""

from bot.subjects.operations.files import ask_for_file
from bot.subjects.visits import my_visits, narrowed, records
from bot.turns.commands import Command
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.visits import (
    ListRecords,
    ListVisits,
    MyVisits,
    RecordsFile,
    ShowRecords,
    VisitsFile,
)
from domain.operations.asked import NarrowedList
from domain.people.people import Role
from storage.store import Store

routes = Router()


@routes.command(
    Command(
        "my visits",
        "your {records}, newest first",
        aliases=("my records",),
        roles=(Role.LEADER,),
        offered="Your records: open, correct, delete, restore",
        button=ListVisits(),
        label="My {visits}",
    ),
    brief=True,
)
def typed_own(turn: Turn, rest: str, store: Store) -> Reply:
    """The first page of own records, as a new message; what follows the words narrows it."""
    return Say(narrowed.own(turn, rest, store) if rest else my_visits.page(turn, MyVisits(), store))


@routes.action(ListVisits)
def pressed_own(turn: Turn, action: ListVisits, store: Store) -> Reply:
    """The same, from a button."""
    return Say(my_visits.page(turn, MyVisits(), store))


@routes.action(MyVisits)
def own_page(turn: Turn, action: MyVisits, store: Store) -> Reply:
    """Another page of own records, or the deleted ones, in place of this one."""
    if action.deleted:
        return Show(my_visits.deleted_page(turn, store))
    return Show(my_visits.page(turn, action, store))


@routes.action(VisitsFile)
def own_file(turn: Turn, action: VisitsFile, store: Store) -> Reply:
    """Has the own records made as a file, narrowed as the list is."""
    narrowed = NarrowedList(school=action.school, since=action.since)
    told = ask_for_file(turn, "own_visits", narrowed, store)
    return Show(my_visits.page(turn, action, store, told))


@routes.command(
    Command(
        "visits",
        "{records} of {visits} to you, newest first",
        aliases=("records",),
        roles=records.READERS,
        differs={
            Role.OVERSEER: "{records} under your contracts, newest first",
            Role.OFFICER: "the {hub}'s {records}, newest first",
        },
        button=ListRecords(),
        label="{Visits}",
    ),
    brief=True,
)
def typed_all(turn: Turn, rest: str, store: Store) -> Reply:
    """A list as a new message: the hub's or the school's records, else a leader's own.

    Who is a leader beside that has `my visits` for the own ones.
    """
    if turn.speaker.has(Role.LEADER) and not records.reads(turn.speaker):
        return typed_own(turn, rest, store)
    if rest:
        return Say(narrowed.others(turn, rest, store))
    return Say(records.page(turn, ShowRecords(), store))


@routes.action(ListRecords)
def pressed_all(turn: Turn, action: ListRecords, store: Store) -> Reply:
    """The school's or the hub's records as a new message, from a button."""
    return Say(records.page(turn, ShowRecords(), store))


@routes.action(ShowRecords)
def all_page(turn: Turn, action: ShowRecords, store: Store) -> Reply:
    """Another page of the school's or the hub's records, in place of this one."""
    return Show(records.page(turn, action, store))


@routes.action(RecordsFile)
def all_file(turn: Turn, action: RecordsFile, store: Store) -> Reply:
    """Has the school's or the hub's records made as a file, narrowed as the list is."""
    narrowed = NarrowedList(school=action.school, since=action.since)
    told = ask_for_file(turn, "visits", narrowed, store)
    return Show(records.page(turn, action, store, told))
