"""One person of the roster: add, change, roles, a one-time code, leaving and coming back."""

from bot.subjects.people import persons
from bot.subjects.people.roster import require_keeping
from bot.subjects.support import searching
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.people import (
    AddPerson,
    AskDisconnect,
    AskLeave,
    BackToPerson,
    ChangePerson,
    Disconnect,
    DropRole,
    InvitePerson,
    LeavePerson,
    ReturnPerson,
    SavePerson,
    ShowPerson,
)
from cards.people.accounts import disconnect_ask
from cards.people.person import leave_ask
from cards.people.person_form import person_form
from domain.errors import Refused
from domain.people.people import Person
from domain.people.roster import PersonValues
from storage.store import Store

SAME_PERSON = (
    "It is taken for the same person under a new name: the account below stays theirs. "
    "If somebody else has taken over, disconnect it."
)
routes = Router()


@routes.action(ShowPerson, reads=True)
def show(turn: Turn, action: ShowPerson, store: Store) -> Reply:
    """The person, as a new message."""
    return Say(persons.card(persons.person_of(turn, action.person, store), turn, store))


@routes.action(BackToPerson, reads=True)
def back(turn: Turn, action: BackToPerson, store: Store) -> Reply:
    """The person, in place; Change opens the form with what was typed."""
    person = persons.person_of(turn, action.person, store)
    return Show(persons.card(person, turn, store, typed=action.typed))


@routes.action(AddPerson, reads=True)
def add(turn: Turn, action: AddPerson, store: Store) -> Reply:
    """The form of a new person."""
    require_keeping(turn)
    values = PersonValues(action.name, action.email, action.role, action.place)
    return Say(person_form(values, None, turn.hub), form="person")


@routes.action(ChangePerson, reads=True)
def change(turn: Turn, action: ChangePerson, store: Store) -> Reply:
    """The form of a person, in place."""
    person = persons.person_of(turn, action.person, store)
    values = PersonValues(person.name, person.email)
    if action.typed != PersonValues():
        values = action.typed
    return Show(person_form(values, person, turn.hub), form="person")


def _again(turn: Turn, action: SavePerson, refused: Refused, store: Store) -> Reply:
    person = persons.person_of(turn, action.person, store) if action.person else None
    problems, near = searching.instead(refused.problems, "place", action.typed.place, store)
    again = person_form(action.typed, person, turn.hub, problems, near)
    return Show(again, form="person")


@routes.action(SavePerson, refused=_again)
def save(turn: Turn, action: SavePerson, store: Store) -> Reply:
    """Keeps a person as the form says; a role is added to those held."""
    require_keeping(turn)
    person = persons.person_of(turn, action.person, store) if action.person else None
    id_ = persons.save(action.typed, action.typed.place, person, turn, store)
    return _shown(turn, id_, store, note=_saved(person, id_, store))


@routes.action(DropRole)
def drop(turn: Turn, action: DropRole, store: Store) -> Reply:
    """Takes one role away; the last officer stays one."""
    person = persons.person_of(turn, action.person, store)
    persons.drop(action.role, action.place, person, turn, store)
    return _shown(turn, person.id, store)


@routes.action(InvitePerson)
def invite(turn: Turn, action: InvitePerson, store: Store) -> Reply:
    """A one-time code, in a message of its own: what is posted is not kept here."""
    person = persons.person_of(turn, action.person, store)
    code = persons.invite(person, turn, store)
    return Say(persons.card(person, turn, store, code=code))


@routes.action(AskDisconnect, reads=True)
def ask_disconnect(turn: Turn, action: AskDisconnect, store: Store) -> Reply:
    """Asks before an account is taken away."""
    person = persons.person_of(turn, action.person, store)
    row = persons.account_of(person, action.tenant, action.oid, turn, store)
    return Show(disconnect_ask(person, row, turn.today, turn.hub))


@routes.action(Disconnect)
def disconnect(turn: Turn, action: Disconnect, store: Store) -> Reply:
    """Takes an account of the person away."""
    person = persons.person_of(turn, action.person, store)
    row = persons.account_of(person, action.tenant, action.oid, turn, store)
    persons.disconnect(row, turn, store)
    return _shown(turn, person.id, store, note="Disconnected.")


@routes.action(AskLeave, reads=True)
def ask_leave(turn: Turn, action: AskLeave, store: Store) -> Reply:
    """Asks before a person is taken off the list."""
    return Show(leave_ask(persons.person_of(turn, action.person, store), turn.hub))


@routes.action(LeavePerson)
def leave(turn: Turn, action: LeavePerson, store: Store) -> Reply:
    """Takes the person off the list."""
    person = persons.person_of(turn, action.person, store)
    persons.take_off(person, turn, store)
    return _shown(turn, person.id, store)


@routes.action(ReturnPerson)
def return_(turn: Turn, action: ReturnPerson, store: Store) -> Reply:
    """Puts the person back."""
    person = persons.person_of(turn, action.person, store)
    persons.put_back(person, turn, store)
    return _shown(turn, person.id, store, note="Back on the list.")


def _saved(before: Person | None, id_: int, store: Store) -> str:
    """That it is saved; after a new name alone, what that means for the accounts."""
    now = store.people.get(id_)
    if before is None or now is None or now.name == before.name or now.email != before.email:
        return "Saved."
    linked = any(link.stands for link in store.accounts.of_person(id_))
    return f"Saved. {SAME_PERSON}" if linked else "Saved."


def _shown(turn: Turn, id_: int, store: Store, note: str = "") -> Show:
    """The person as kept now, in place."""
    return Show(persons.card(persons.person_of(turn, id_, store), turn, store, note=note))
