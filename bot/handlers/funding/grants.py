"""`grants`: the money that a person may see, one grant, and what officers add and end."""

from typing import Any

from bot.subjects.again import again
from bot.subjects.funding import grants, keeping
from bot.subjects.funding.rights import grant_of
from bot.turns.commands import Command
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.funding import (
    AddGrant,
    AskEndGrant,
    EndGrant,
    LeaveEndGrant,
    ListGrants,
    OpenAlikeGrant,
    SaveGrant,
    ShowGrant,
    ShowGrants,
    UndoEndGrant,
)
from domain.errors import Refused
from domain.funding.grants import Grant
from domain.funding.keeping import judge_ending
from domain.people.people import Role
from domain.permissions import Act
from domain.questions import with_dates
from domain.text import clean
from storage.store import Store

FORM = "grant"
LONGEST_SOUGHT = 60
routes = Router()


def _kept(turn: Turn, action: Any, store: Store) -> Grant:
    """The grant that a button names, for who may keep it."""
    return keeping.kept(turn, action.grant, store)


@routes.command(
    Command(
        "grants",
        "the money for {deployment}, and the {report} that comes next",
        aliases=("grant", "my grants", "money"),
        roles=(Role.LEADER, Role.SCHOOL_CONTACT, Role.OVERSEER, Role.OFFICER),
        button=ListGrants(),
        label="{Grants}",
    ),
    reads=True,
)
def typed(turn: Turn, rest: str, store: Store) -> Reply:
    """The list; or the grant whose reference was typed."""
    sought = " ".join(clean(rest[:LONGEST_SOUGHT]).split()).strip(" .,!?")
    if not sought:
        return Say(grants.list_card(turn, ShowGrants(), store))
    grant = grants.meant(turn, sought, store)
    if grant is not None:
        return Say(keeping.card(grant, turn, store))
    note = f"None that you can see has the reference “{sought}”: here is all."
    return Say(grants.list_card(turn, ShowGrants(), store, note))


@routes.action(ListGrants, reads=True)
def pressed(turn: Turn, action: ListGrants, store: Store) -> Reply:
    """The list, from a button."""
    return Say(grants.list_card(turn, ShowGrants(), store))


@routes.action(ShowGrants, reads=True)
def page(turn: Turn, action: ShowGrants, store: Store) -> Reply:
    """Another page, in place of this one."""
    return Show(grants.list_card(turn, action, store))


@routes.action(ShowGrant, reads=True)
def show(turn: Turn, action: ShowGrant, store: Store) -> Reply:
    """A grant as a new message."""
    grant = grant_of(turn, action.grant, Act.SEE_GRANT, store)
    return Say(keeping.card(grant, turn, store), grants.slot(grant.id))


@routes.action(AddGrant, reads=True)
def add(turn: Turn, action: AddGrant, store: Store) -> Reply:
    """The form of a new grant, as a new message."""
    return Say(keeping.form(turn, keeping.blank(turn), store), form=FORM)


def _again(turn: Turn, action: SaveGrant, refused: Refused, store: Store) -> Reply:
    values = with_dates(action.typed, turn.today, asked_back=True)
    return Show(keeping.form(turn, values, store, refused), form=FORM)


@routes.action(SaveGrant, refused=_again)
def save(turn: Turn, action: SaveGrant, store: Store) -> Reply:
    """Adds the grant, and shows it in place of the form."""
    new = keeping.judged(action.typed, turn, store, sure=action.sure)
    grant = keeping.add(new, turn, store)
    return keeping.shown(grant, turn, store, keeping.note_of(grant))


@routes.action(OpenAlikeGrant)
def open_alike(turn: Turn, action: OpenAlikeGrant, store: Store) -> Reply:
    """The grant that is there already, as a new message; the form stays as it is."""
    grant = _kept(turn, action, store)
    stays = keeping.form(turn, action.typed, store)
    return Say(keeping.card(grant, turn, store), grants.slot(grant.id), stays=stays)


@routes.action(AskEndGrant)
def ask_end(turn: Turn, action: AskEndGrant, store: Store) -> Reply:
    """Asks why it ends, in place of the grant."""
    return Show(keeping.end_card(_kept(turn, action, store), turn, store), form=FORM)


@routes.action(EndGrant, refused=again(_kept, keeping.end_card, FORM))
def end(turn: Turn, action: EndGrant, store: Store) -> Reply:
    """Ends the grant: from today it is no money that its holder has."""
    grant = _kept(turn, action, store)
    ended = keeping.end(grant, judge_ending(action.typed), turn, store)
    return keeping.shown(ended, turn, store, keeping.ENDED)


@routes.action(LeaveEndGrant)
def leave_end(turn: Turn, action: LeaveEndGrant, store: Store) -> Reply:
    """The grant again, which does not end."""
    return keeping.shown(_kept(turn, action, store), turn, store)


@routes.action(UndoEndGrant)
def undo(turn: Turn, action: UndoEndGrant, store: Store) -> Reply:
    """Gives the grant back."""
    given = keeping.undo(_kept(turn, action, store), turn, store)
    return keeping.shown(given, turn, store, keeping.GIVEN_BACK)
