"""One person of the roster: add, change, roles, a one-time code, leaving and coming back."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.handlers.people.roster import allowed_domains, keeper, reach_of
from bot.subjects.visits import concerns as flags
from bot.turns.reply import Card, Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.people import (
    AddPerson,
    AskLeave,
    BackToPerson,
    ChangePerson,
    DropRole,
    InvitePerson,
    LeavePerson,
    ReturnPerson,
    SavePerson,
    ShowPerson,
)
from cards.people.person import PersonView, leave_ask, person_card, person_form
from domain.errors import Problem, Refused, refuse
from domain.operations.imports import Entry
from domain.people.organisations import Organisation
from domain.people.people import CODE_LIFE, Person, Role
from domain.people.roster import LONGEST_ADDRESS, Contact, PersonValues, judge_person
from domain.questions import held
from storage.store import Store

routes = Router()


@routes.action(ShowPerson, reads=True)
def show(turn: Turn, action: ShowPerson, store: Store) -> Reply:
    """The person, as a new message."""
    return Say(_card(_person(turn, action.person, store), turn, store))


@routes.action(BackToPerson, reads=True)
def back(turn: Turn, action: BackToPerson, store: Store) -> Reply:
    """The person, in place."""
    return Show(_card(_person(turn, action.person, store), turn, store))


@routes.action(AddPerson, reads=True)
def add(turn: Turn, action: AddPerson, store: Store) -> Reply:
    """The form of a new person."""
    keeper(turn)
    return Say(person_form(PersonValues(), None, turn.hub), form="person")


@routes.action(ChangePerson, reads=True)
def change(turn: Turn, action: ChangePerson, store: Store) -> Reply:
    """The form of a person, in place."""
    person = _person(turn, action.person, store)
    return Show(
        person_form(PersonValues(person.name, person.email), person, turn.hub), form="person"
    )


def _again(turn: Turn, action: SavePerson, refused: Refused, store: Store) -> Reply:
    person = _person(turn, action.person, store) if action.person else None
    return Show(person_form(_values(action), person, turn.hub, refused.problems), form="person")


@routes.action(SavePerson, refused=_again)
def save(turn: Turn, action: SavePerson, store: Store) -> Reply:
    """Keeps a person as the form says; a role is added to those held."""
    keeper(turn)
    person = _person(turn, action.person, store) if action.person else None
    holder = store.people.has_address(action.typed.email)
    # One who left comes back by being added again; their address is nobody else's.
    taken = (
        store.people.by_email(action.typed.email) is not None
        if person is None
        else holder not in (None, person.id)
    )
    name, email, added = judge_person(
        _values(action), _place(action.typed.place, store), taken=taken
    )
    held = set(person.appointments if person else ()) | ({added} if added else set())
    if person is None:
        id_ = store.people.upsert(Entry(0, email, name, frozenset(held)), turn.now)
    else:
        id_ = person.id
        store.people.rename(id_, name, email)
        store.people.appoint(id_, held)
    if person is None or (name, email, frozenset(held)) != (
        person.name,
        person.email,
        person.appointments,
    ):
        _note(
            turn,
            store,
            "person.changed" if person else "person.added",
            id_,
            role=added.role if added else "",
        )
    return Show(_card(_person(turn, id_, store), turn, store, note="Saved."))


@routes.action(DropRole)
def drop(turn: Turn, action: DropRole, store: Store) -> Reply:
    """Takes one role away; the last officer stays one."""
    person = _person(turn, action.person, store)
    gone = {
        a for a in person.appointments if (a.role, a.organisation) == (action.role, action.place)
    }
    if any(a.role is Role.OFFICER for a in gone):
        _not_the_last_officer(person, store)
    if gone:
        store.people.appoint(person.id, person.appointments - gone)
        flags.left(person.id, turn.now, store)
        _note(turn, store, "person.changed", person.id, dropped=action.role)
    return Show(_card(_person(turn, person.id, store), turn, store))


@routes.action(InvitePerson)
def invite(turn: Turn, action: InvitePerson, store: Store) -> Reply:
    """A one-time code, in a message of its own: what is posted is not kept here."""
    person = _person(turn, action.person, store)
    code = store.people.invite(person.id, turn.now)
    _note(turn, store, "person.invited", person.id)
    return Say(_card(person, turn, store, code=code))


@routes.action(AskLeave, reads=True)
def ask_leave(turn: Turn, action: AskLeave, store: Store) -> Reply:
    """Asks once."""
    return Show(leave_ask(_person(turn, action.person, store), turn.hub))


@routes.action(LeavePerson)
def leave(turn: Turn, action: LeavePerson, store: Store) -> Reply:
    """Takes the person off the list."""
    person = _person(turn, action.person, store)
    if person.has(Role.OFFICER):
        _not_the_last_officer(person, store)
    store.people.leave(person.id, turn.now)
    flags.left(person.id, turn.now, store)
    _note(turn, store, "person.left", person.id)
    return Show(_card(_person(turn, person.id, store), turn, store))


@routes.action(ReturnPerson)
def return_(turn: Turn, action: ReturnPerson, store: Store) -> Reply:
    """Puts the person back."""
    person = _person(turn, action.person, store)
    store.people.back(person.id)
    _note(turn, store, "person.returned", person.id)
    return Show(_card(_person(turn, person.id, store), turn, store, note="Back on the list."))


def _card(person: Person, turn: Turn, store: Store, *, note: str = "", code: str = "") -> Card:
    contact = next(
        (c for c in store.roster.contacts() if c.person.id == person.id), Contact(person)
    )
    places = {
        a.organisation: store.organisations.get(a.organisation)
        for a in person.appointments
        if a.organisation
    }
    view = PersonView(
        person=person,
        reach=reach_of(contact, allowed_domains(store), turn),
        places={id_: place.name for id_, place in places.items() if place},
        note=note,
        code=code,
        until=_local(turn.now + CODE_LIFE, turn) if code else None,
    )
    return person_card(view, turn.hub)


def _person(turn: Turn, id_: int, store: Store) -> Person:
    keeper(turn)
    person = store.people.get(id_)
    if person is None:
        raise refuse("not_yours")
    return person


def _place(typed: str, store: Store) -> Organisation | Problem | None:
    """Which organisation a text means: a number, an exact name, or, empty, the hub's own; else what is wrong."""
    text = typed.strip()
    if not text or text.lower() == "hub":
        return store.organisations.hub()
    if text.isdecimal():
        numbered = store.organisations.by_urn(int(text[:9])) or store.organisations.by_uid(
            int(text[:9])
        )
        found = [numbered] if numbered else []
    else:
        named = store.organisations.by_name(text)
        found = [o for o in named if o.open] or named
    if not found:
        return Problem("place", "no_such_place", {"typed": text[:80]})
    if len(found) > 1:
        among = ", ".join(f"{o.urn or o.uid} {o.town}".strip() for o in found[:4])
        return Problem("place", "several_places", {"typed": text[:80], "among": among})
    return found[0]


def _not_the_last_officer(person: Person, store: Store) -> None:
    if all(officer.id == person.id for officer in store.people.holding(Role.OFFICER)):
        raise refuse("last_officer")


def _values(action: SavePerson) -> PersonValues:
    """What was typed, cut to what the longest of the answers may be."""
    cut = {name: text[:LONGEST_ADDRESS] for name, text in held(action.typed).items()}
    return replace(action.typed, **cut)


def _local(moment: datetime, turn: Turn) -> datetime:
    return moment.astimezone(ZoneInfo(turn.speaker.zone))


def _note(turn: Turn, store: Store, verb: str, person: int, **fields: object) -> None:
    store.audit.add(turn.now, turn.speaker.id, verb, f"person:{person}", **fields)
