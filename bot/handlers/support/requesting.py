"""`request support`: the form in which a school asks for support, or an officer for it."""

from bot.subjects.support import requesting, requests, searching
from bot.turns.commands import Command
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.commissions import (
    AskForSupport,
    EditRequest,
    FileRequest,
    LeaveEdit,
    OpenAlikeRequest,
    SaveRequest,
)
from domain.errors import Refused, refuse
from domain.people.people import Role
from domain.permissions import Act
from domain.questions import with_dates
from domain.support.commission_moves import EDITABLE, require
from domain.support.requesting import RequestValues
from storage.store import Store

FORM = "request"
routes = Router()


@routes.command(
    Command(
        "request support",
        "ask the {hub} for {deployment}: what is needed, and for how many days",
        aliases=("ask for support", "request for support", "new request"),
        roles=(Role.SCHOOL_CONTACT, Role.OFFICER),
        differs={Role.OFFICER: "ask for {deployment} in a {school}'s place"},
        offered="Ask the {hub} for support",
        button=AskForSupport(),
        label="Ask for {deployment}",
    ),
    reads=True,
    brief=True,
)
def typed(turn: Turn, rest: str, store: Store) -> Reply:
    """The form, with the school that was named after the words."""
    sought = rest[: searching.LONGEST_SOUGHT]
    return Say(requesting.form(turn, RequestValues(school=sought), store), form=FORM)


@routes.action(AskForSupport, reads=True)
def pressed(turn: Turn, action: AskForSupport, store: Store) -> Reply:
    """The same, from a button; for that organisation, where it comes from its card."""
    named = store.organisations.get(action.organisation) if action.organisation else None
    number = (named.urn or named.uid or named.name) if named else ""
    return typed(turn, str(number), store)


def _again(turn: Turn, action: FileRequest, refused: Refused, store: Store) -> Reply:
    values = with_dates(action.typed, turn.today, asked_back=True)
    return Show(requesting.form(turn, values, store, refused.problems), form=FORM)


@routes.action(FileRequest, refused=_again)
def file(turn: Turn, action: FileRequest, store: Store) -> Reply:
    """Files the request, and shows it in place of the form."""
    new = requesting.judged(action.typed, turn, store, sure=action.sure)
    request = requesting.file(new, turn, store)
    return requests.shown(request.id, turn, store, "Asked.")


@routes.action(OpenAlikeRequest)
def open_alike(turn: Turn, action: OpenAlikeRequest, store: Store) -> Reply:
    """The request that is there already, as a new message; the form stays as it is."""
    request = requests.request_of(turn, action.request, Act.SEE_REQUEST, store)
    stays = requesting.form(turn, action.typed, store)
    shown = requests.card(request, turn.speaker, turn.now, store)
    return Say(shown, requests.slot(request.id), stays=stays)


@routes.action(EditRequest)
def edit(turn: Turn, action: EditRequest, store: Store) -> Reply:
    """Opens the request to be changed, in place of its card."""
    request = requests.request_of(turn, action.request, Act.CHANGE_REQUEST, store)
    require(request, EDITABLE)
    values = requesting.values_of(request, turn, store)
    return Show(requesting.edit_form(request, request.version, values, turn, store), form=FORM)


@routes.action(LeaveEdit)
def leave(turn: Turn, action: LeaveEdit, store: Store) -> Reply:
    """The request again, as it stands."""
    request = requests.request_of(turn, action.request, Act.SEE_REQUEST, store)
    return requests.shown(request.id, turn, store)


def _edit_again(turn: Turn, action: SaveRequest, refused: Refused, store: Store) -> Reply:
    request = requests.request_of(turn, action.request, Act.CHANGE_REQUEST, store)
    values = with_dates(action.typed, turn.today, asked_back=True)
    problems, version = refused.problems, request.version
    return Show(requesting.edit_form(request, version, values, turn, store, problems), form=FORM)


@routes.action(SaveRequest, refused=_edit_again)
def save(turn: Turn, action: SaveRequest, store: Store) -> Reply:
    """Keeps what was changed."""
    request = requests.request_of(turn, action.request, Act.CHANGE_REQUEST, store)
    if request.version != action.version:
        raise refuse("request_changed")
    requesting.save(request, action.typed, turn, store)
    return requests.shown(request.id, turn, store, "Saved.")
