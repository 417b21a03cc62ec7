"""Organisations that officers add and change, each with its line in the audit."""

from bot.subjects.people.roster import require_keeping
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.people.organisation_form import PlaceFormView, place_form
from domain.errors import Problem, refuse
from domain.people.organisation_form import (
    OrganisationValues,
    alike,
    fields_to_change,
    judge_organisation,
)
from domain.people.organisations import Organisation
from domain.people.people import Role
from storage.store import Store

Problems = tuple[Problem, ...]


def kept(turn: Turn, id_: int, store: Store) -> Organisation:
    """The organisation by id, for whoever may keep the list of them."""
    require_keeping(turn)
    found = store.organisations.get(id_)
    if found is None:
        raise refuse("not_yours")
    return found


def changeable(turn: Turn, id_: int, store: Store) -> Organisation:
    """One of which people keep something; of all others the registers keep everything."""
    found = kept(turn, id_, store)
    if not fields_to_change(found):
        raise refuse("kept_by_register")
    return found


def form(
    turn: Turn,
    values: OrganisationValues,
    before: Organisation | None = None,
    problems: Problems = (),
) -> Card:
    """The form of a new organisation, or of a change of the one that stood before."""
    require_keeping(turn)
    same = next((p.facts.get("place") for p in problems if p.kind == "place_alike"), None)
    view = PlaceFormView(values, before, problems, same if isinstance(same, int) else None)
    return place_form(view, turn.hub)


def add(values: OrganisationValues, turn: Turn, store: Store, *, sure: bool) -> Organisation:
    """Adds an organisation; raises Refused, also once where there is one like it already."""
    require_keeping(turn)
    new = judge_organisation(values)
    _refuse_alike(new, store, sure=sure)
    id_ = store.organisations.add([new])[0]
    store.audit.add(
        turn.now, turn.speaker.id, "organisation.added", f"organisation:{id_}", kind=new.kind
    )
    return kept(turn, id_, store)


def change(
    before: Organisation, values: OrganisationValues, turn: Turn, store: Store, *, sure: bool
) -> Organisation:
    """Keeps what people keep of an organisation; the audit has the names of what changed."""
    now = judge_organisation(values, before)
    fields = fields_to_change(before)
    changed = sorted(each for each in fields if getattr(now, each) != getattr(before, each))
    if {"name", "town"} & set(changed):
        _refuse_alike(now, store, sure=sure)
    if changed:
        store.organisations.change(now)
        subject = f"organisation:{now.id}"
        store.audit.add(turn.now, turn.speaker.id, "organisation.changed", subject, changed=changed)
    return now


def make_main(place: Organisation, person: int, turn: Turn, store: Store) -> None:
    """Makes a contact the main one; raises Refused where they are none there any more."""
    contacts = store.people.holding_at(Role.SCHOOL_CONTACT, place.id)
    if all(each.id != person for each in contacts):
        raise refuse("no_contact_there")
    if store.people.main_contact(place.id) == person:
        return
    store.people.make_main(person, place.id)
    subject = f"organisation:{place.id}"
    store.audit.add(turn.now, turn.speaker.id, "organisation.main_contact", subject, contact=person)


def _refuse_alike(new: Organisation, store: Store, *, sure: bool) -> None:
    same = None if sure else alike(new, store.organisations.by_name(new.name))
    if same is not None:
        raise refuse("place_alike", title=same.title, place=same.id)
