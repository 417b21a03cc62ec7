"""One person of the roster: the card, and every change with its line in the audit."""

from zoneinfo import ZoneInfo

from bot.subjects.people.places import find_place
from bot.subjects.people.roster import reach_of, require_keeping
from bot.subjects.visits import concerns
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.people.accounts import AccountRow
from cards.people.person import PersonView, person_card
from cards.phrases import listed
from domain.errors import refuse
from domain.operations.imports import Entry
from domain.people.people import CODE_LIFE, Account, Person, Role
from domain.people.roster import Contact, PersonValues, judge_person
from storage.store import Store


def person_of(turn: Turn, id_: int, store: Store) -> Person:
    """The person by id, for whoever may keep the roster."""
    require_keeping(turn)
    person = store.people.get(id_)
    if person is None:
        raise refuse("not_yours")
    return person


NOTHING_TYPED = PersonValues()


def card(
    person: Person,
    turn: Turn,
    store: Store,
    *,
    note: str = "",
    code: str = "",
    typed: PersonValues = NOTHING_TYPED,
) -> Card:
    """The person's card for an officer; with a one-time code, it says until when that holds.

    `typed` is what stands in a form of the person that was left.
    """
    contact = Contact(person) if person.left else store.roster.of(person)
    until = (turn.now + CODE_LIFE).astimezone(ZoneInfo(turn.speaker.zone))
    view = PersonView(
        person=person,
        reach=reach_of(contact, turn, store),
        places=_places(person, store),
        note=note,
        code=code,
        until=until if code else None,
        profile=store.people.profile(person.id),
        accounts=_accounts(person, turn, store),
        today=turn.today,
        typed=typed,
    )
    return person_card(view, turn.hub)


def save(values: PersonValues, place: str, person: Person | None, turn: Turn, store: Store) -> int:
    """Keeps a person as a form says, a new one where `person` is None; gives the id.

    The role is added to those held. `place` is what was typed for its organisation. Raises a
    refusal with a problem for each question.
    """
    taken = _is_taken(values.email, person, store)
    name, email, added = judge_person(values, find_place(place, store), taken=taken, before=person)
    before = person.appointments if person else frozenset()
    held = before | {added} if added else before
    role = added.role if added else ""
    if person is None:
        id_ = store.people.upsert(Entry(0, email, name, held), turn.now)
        store.employers.follow(id_, turn.today)
        _note(turn, store, "person.added", id_, role=role)
        return id_
    store.people.rename(person.id, name, email)
    store.people.appoint(person.id, held)
    store.employers.follow(person.id, turn.today)
    if added:
        concerns.touch_taken_by(person.id, turn.now, store)
    # The audit has the names of what changed, never what was typed.
    now = {"name": name, "email": email, "roles": held}
    was = {"name": person.name, "email": person.email, "roles": before}
    changed = sorted(field for field in now if now[field] != was[field])
    if changed:
        _note(turn, store, "person.changed", person.id, role=role, changed=changed)
    return person.id


def drop(role: str, place: int | None, person: Person, turn: Turn, store: Store) -> None:
    """Takes one role away; the last officer stays one."""
    gone = {a for a in person.appointments if (a.role, a.organisation) == (role, place)}
    if not gone:
        return
    if any(appointment.role is Role.OFFICER for appointment in gone):
        _refuse_the_last_officer(person, store)
    store.people.appoint(person.id, person.appointments - gone)
    store.employers.follow(person.id, turn.today)
    concerns.touch_taken_by(person.id, turn.now, store)
    _note(turn, store, "person.changed", person.id, dropped=role)


def invite(person: Person, turn: Turn, store: Store) -> str:
    """Makes a new one-time code for the person, and gives it."""
    code = store.people.invite(person.id, turn.now)
    _note(turn, store, "person.invited", person.id)
    return code


def take_off(person: Person, turn: Turn, store: Store) -> None:
    """Takes the person off the list; the last officer stays on it."""
    if person.has(Role.OFFICER):
        _refuse_the_last_officer(person, store)
    store.people.leave(person.id, turn.now)
    concerns.touch_taken_by(person.id, turn.now, store)
    _note(turn, store, "person.left", person.id)


def put_back(person: Person, turn: Turn, store: Store) -> None:
    """Puts the person back on the list."""
    store.people.readmit(person.id)
    concerns.touch_taken_by(person.id, turn.now, store)
    _note(turn, store, "person.returned", person.id)


def account_of(person: Person, tenant: str, oid: str, turn: Turn, store: Store) -> AccountRow:
    """An account of a person that may be taken away: not the one from which this is asked."""
    wanted = Account(tenant, oid)
    found = (each for each in _accounts(person, turn, store) if each.link.account == wanted)
    row = next(found, None)
    # One that is disconnected has no button: whoever presses it made the card up, or it is old.
    if row is None or row.link.disconnected:
        raise refuse("not_yours")
    if row.own:
        raise refuse("own_account")
    return row


def disconnect(row: AccountRow, turn: Turn, store: Store) -> None:
    """Takes an account away: it is let in no more, and nothing more is written to it."""
    store.accounts.disconnect(row.link, turn.now)
    _note(turn, store, "person.disconnected", row.link.person.id, by=row.link.by)


def _accounts(person: Person, turn: Turn, store: Store) -> tuple[AccountRow, ...]:
    """The accounts of a person, as an officer can recognise them."""
    tenants, zone = store.tenants.domains(), ZoneInfo(turn.speaker.zone)
    return tuple(
        AccountRow(
            link=link,
            organisation=listed(sorted(tenants.get(link.account.tenant, ()))),
            linked=link.linked.astimezone(zone).date(),
            used=link.used,
            own=link.account == turn.account,
        )
        for link in store.accounts.of_person(person.id)
    )


def _is_taken(email: str, person: Person | None, store: Store) -> bool:
    """Whether an address is somebody else's already."""
    # People who left come back by being added again: for a new person their address is free.
    if person is None:
        return store.people.by_email(email) is not None
    return store.people.has_address(email) not in (None, person.id)


def _places(person: Person, store: Store) -> dict[int, str]:
    """The names of the organisations at which the person holds a role."""
    ids = {a.organisation for a in person.appointments if a.organisation}
    found = ((id_, store.organisations.get(id_)) for id_ in ids)
    return {id_: place.name for id_, place in found if place}


def _refuse_the_last_officer(person: Person, store: Store) -> None:
    if all(officer.id == person.id for officer in store.people.holding(Role.OFFICER)):
        raise refuse("last_officer")


def _note(turn: Turn, store: Store, verb: str, person: int, **fields: object) -> None:
    store.audit.add(turn.now, turn.speaker.id, verb, f"person:{person}", **fields)
