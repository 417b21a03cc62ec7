"""`contracts`: the contracts that a person may see, one of them, and ticking what it requires."""

from typing import Any

from bot.subjects.funding import contracts, tick_files, ticking
from bot.turns.commands import Command
from bot.turns.reply import Nothing, Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.contracts import (
    AskTick,
    LeaveTick,
    ListContracts,
    OpenTickFile,
    ShowContract,
    ShowContracts,
    TurnContract,
    UndoTick,
)
from cards.problems import sentence
from cards.questions import NOT_ASKED
from domain.errors import Refused
from domain.people.people import Role
from domain.permissions import Act
from domain.text import clean
from storage.store import Store

LONGEST_SOUGHT = 60
routes = Router()


@routes.command(
    Command(
        "contracts",
        "what each {contract} requires, and ticking what is done",
        aliases=("contract", "my contracts", "requirements"),
        roles=(Role.OVERSEER, Role.OFFICER),
        button=ListContracts(),
        label="{Contracts}",
    ),
    reads=True,
)
def typed(turn: Turn, rest: str, store: Store) -> Reply:
    """The list; or the contract whose reference was typed."""
    sought = " ".join(clean(rest[:LONGEST_SOUGHT]).split()).strip(" .,!?")
    if not sought:
        return Say(contracts.list_card(turn, ShowContracts(), store))
    found = contracts.meant(turn, sought, store)
    if found is not None:
        return Say(contracts.card(found, turn, store), contracts.slot(found.id))
    note = f"None that you can see has the reference “{sought}”: here is all."
    return Say(contracts.list_card(turn, ShowContracts(), store, note))


@routes.action(ListContracts, reads=True)
def pressed(turn: Turn, action: ListContracts, store: Store) -> Reply:
    """The list, from a button."""
    return Say(contracts.list_card(turn, ShowContracts(), store))


@routes.action(ShowContracts, reads=True)
def page(turn: Turn, action: ShowContracts, store: Store) -> Reply:
    """Another page, in place of this one."""
    return Show(contracts.list_card(turn, action, store))


@routes.action(ShowContract, reads=True)
def show(turn: Turn, action: ShowContract, store: Store) -> Reply:
    """A contract as a new message."""
    found = contracts.contract_of(turn, action.contract, Act.SEE_CONTRACT, store)
    return Say(contracts.card(found, turn, store), contracts.slot(found.id))


@routes.action(TurnContract, reads=True)
def turned(turn: Turn, action: TurnContract, store: Store) -> Reply:
    """Another page of what a contract requires, in place of this one."""
    found = contracts.contract_of(turn, action.contract, Act.SEE_CONTRACT, store)
    return Show(contracts.card(found, turn, store, start=action.start))


def stands(turn: Turn, action: Any, refused: Refused, store: Store) -> Reply:
    """The contract as it stands, with why a requirement of it cannot be ticked."""
    _, found = ticking.requirement_of(turn, action.requirement, Act.SEE_CONTRACT, store)
    return contracts.shown(found, turn, store, sentence(refused.problems[0], NOT_ASKED, turn.hub))


@routes.action(AskTick, refused=stands)
def ask_tick(turn: Turn, action: AskTick, store: Store) -> Reply:
    """The form of a tick, in place of the contract."""
    asked, _ = ticking.requirement_of(turn, action.requirement, Act.TICK_REQUIREMENT, store)
    ticking.require_open(asked)
    return Show(ticking.form(asked, turn.speaker, turn.now, store), form=ticking.FORM)


@routes.action(LeaveTick)
def leave(turn: Turn, action: LeaveTick, store: Store) -> Reply:
    """The contract again; nothing is ticked."""
    _, found = ticking.requirement_of(turn, action.requirement, Act.SEE_CONTRACT, store)
    return contracts.shown(found, turn, store)


@routes.action(UndoTick)
def undo(turn: Turn, action: UndoTick, store: Store) -> Reply:
    """Undoes a tick; one that was undone before stays as it is."""
    asked, found = ticking.requirement_of(turn, action.requirement, Act.TICK_REQUIREMENT, store)
    done = ticking.undo(asked, action.tick, turn, store)
    return contracts.shown(found, turn, store, ticking.UNDONE if done else "")


@routes.action(OpenTickFile)
def open_file(turn: Turn, action: OpenTickFile, store: Store) -> Reply:
    """Has a file brought into the chat, where it comes as a message of its own."""
    tick_files.bring(action.file, turn, store)
    return Nothing()
