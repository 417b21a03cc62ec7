"""A flag in a channel or an officer's chat: taken, resolved, and not resolved after all."""

from bot.subjects.visits import concerns as flags
from bot.subjects.visits import flag_list
from bot.subjects.visits.flags import as_it_stands
from bot.turns.commands import Command
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.answers import (
    ListFlags,
    ReopenConcern,
    ResolveConcern,
    ShowConcern,
    ShowFlags,
    TakeConcern,
)
from domain.delivery.conversations import Surface
from domain.errors import refuse
from domain.people.people import Role
from domain.permissions import Act, can
from domain.visits.concerns import Concern, ConcernState
from domain.visits.visits import Record
from storage.store import Store

routes = Router()


@routes.action(TakeConcern)
@routes.action(TakeConcern, surface=Surface.CHANNEL)
def take(turn: Turn, action: TakeConcern, store: Store) -> Reply:
    """Gives the flag to the first who presses, with its note in the own chat.

    The second reads who has it.
    """
    concern, record = _flag(turn, action.concern, store)
    if concern.taken_by and as_it_stands(concern, record, store).state is ConcernState.ASKED:
        store.concerns.release(concern.id, concern.taken_by)
    if store.concerns.take(concern.id, turn.speaker.id, turn.now):
        flags.bring(concern.id, turn.speaker.id, turn.now, store)
        flags.changed(concern, record, "concern.taken", turn, store)
    return _as_it_stands(turn, concern.id, store)


@routes.action(ResolveConcern)
@routes.action(ResolveConcern, surface=Surface.CHANNEL)
def resolve(turn: Turn, action: ResolveConcern, store: Store) -> Reply:
    """Ends the flag, taken or not."""
    concern, record = _flag(turn, action.concern, store)
    if store.concerns.resolve(concern.id, turn.speaker.id, turn.now):
        flags.changed(concern, record, "concern.resolved", turn, store)
    return _as_it_stands(turn, concern.id, store)


@routes.action(ReopenConcern)
@routes.action(ReopenConcern, surface=Surface.CHANNEL)
def reopen(turn: Turn, action: ReopenConcern, store: Store) -> Reply:
    """Takes back that it is resolved: it is again with who took it, or waits."""
    concern, record = _flag(turn, action.concern, store)
    if store.concerns.reopen(concern.id, concern.unresolved):
        flags.changed(concern, record, "concern.reopened", turn, store)
    return _as_it_stands(turn, concern.id, store)


@routes.command(
    Command(
        "flags",
        "open flags, to take or resolve",
        aliases=("open flags", "concerns"),
        roles=(Role.OFFICER,),
        button=ListFlags(),
        label="Open flags",
    ),
    reads=True,
    brief=True,
)
def typed_list(turn: Turn, rest: str, store: Store) -> Reply:
    """The open flags, as a new message."""
    return Say(flag_list.list_card(turn, ShowFlags(), store))


@routes.action(ListFlags, reads=True)
def pressed_list(turn: Turn, action: ListFlags, store: Store) -> Reply:
    """The same, from a button."""
    return typed_list(turn, "", store)


@routes.action(ShowFlags, reads=True)
def page(turn: Turn, action: ShowFlags, store: Store) -> Reply:
    """Another page, in place of this one."""
    return Show(flag_list.list_card(turn, action, store))


@routes.action(ShowConcern)
def show(turn: Turn, action: ShowConcern, store: Store) -> Reply:
    """A flag as a new message, opened from the list."""
    shown = _as_it_stands(turn, action.concern, store)
    return Say(shown.card, shown.slot)


def _flag(turn: Turn, id_: int, store: Store) -> tuple[Concern, Record]:
    concern = store.concerns.get(id_)
    record = store.visits.get(concern.visit) if concern else None
    if concern is None or record is None or not can(turn.person, Act.ANSWER_FLAG, record):
        raise refuse("flag_for_officers")
    return concern, record


def _as_it_stands(turn: Turn, id_: int, store: Store) -> Show:
    concern, record = _flag(turn, id_, store)
    return Show(flags.card(concern, record, turn.conversation, turn.now, store), flags.slot(id_))
