"""Schools, trusts and others: found, shown to whoever may see them, added and changed."""

from bot.subjects.people import finding_places, keeping_places, organisations
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.organisations import (
    AddPlace,
    BackToPlace,
    ChangePlace,
    FindPlaces,
    MakeMain,
    SavePlace,
    ShowPlace,
    UsePlace,
)
from domain.errors import Problem, Refused
from domain.people.organisation_form import OrganisationValues, values_of
from storage.store import Store

FORM = "organisation"
routes = Router()


@routes.action(FindPlaces, reads=True)
def find(turn: Turn, action: FindPlaces, store: Store) -> Reply:
    """What was looked for, in place of the list."""
    missing = () if action.typed.sought.strip() else (Problem("sought", "missing"),)
    found = finding_places.card(action.typed, turn, store, missing)
    return Show(found, form=finding_places.FINDING)


@routes.action(ShowPlace, reads=True)
def show(turn: Turn, action: ShowPlace, store: Store) -> Reply:
    """One organisation as a new message."""
    place = organisations.place_of(turn, action.organisation, store)
    return Say(organisations.card(place, turn, store))


@routes.action(AddPlace, reads=True)
def add(turn: Turn, action: AddPlace, store: Store) -> Reply:
    """The form of a new organisation, with the name that was looked for."""
    values = OrganisationValues(name=action.typed.sought)
    return Say(keeping_places.form(turn, values), form=FORM)


def _again(turn: Turn, action: SavePlace, refused: Refused, store: Store) -> Reply:
    before = (
        keeping_places.changeable(turn, action.organisation, store) if action.organisation else None
    )
    return Show(keeping_places.form(turn, action.typed, before, refused.problems), form=FORM)


@routes.action(SavePlace, refused=_again)
def save(turn: Turn, action: SavePlace, store: Store) -> Reply:
    """Keeps the organisation as the form says, and shows it in place of the form."""
    if action.organisation is None:
        place = keeping_places.add(action.typed, turn, store, sure=action.sure)
        return Show(organisations.card(place, turn, store, "Added."))
    before = keeping_places.changeable(turn, action.organisation, store)
    place = keeping_places.change(before, action.typed, turn, store, sure=action.sure)
    return Show(organisations.card(place, turn, store, "Saved."))


@routes.action(ChangePlace, reads=True)
def change(turn: Turn, action: ChangePlace, store: Store) -> Reply:
    """The form of what people keep of it, in its place."""
    before = keeping_places.changeable(turn, action.organisation, store)
    values = action.typed if action.came else values_of(before)
    return Show(keeping_places.form(turn, values, before), form=FORM)


@routes.action(BackToPlace, reads=True)
def back(turn: Turn, action: BackToPlace, store: Store) -> Reply:
    """The organisation in place of its form; Change opens the form with what was typed."""
    place = keeping_places.changeable(turn, action.organisation, store)
    typed = OrganisationValues() if action.typed == values_of(place) else action.typed
    return Show(organisations.card(place, turn, store, typed=typed))


@routes.action(UsePlace, reads=True)
def use(turn: Turn, action: UsePlace, store: Store) -> Reply:
    """The organisation that is there already, in place of the form of a new one."""
    return Show(
        organisations.card(keeping_places.kept(turn, action.organisation, store), turn, store)
    )


@routes.action(MakeMain)
def make_main(turn: Turn, action: MakeMain, store: Store) -> Reply:
    """Makes a contact the main one."""
    place = keeping_places.kept(turn, action.organisation, store)
    keeping_places.make_main(place, action.person, turn, store)
    return Show(organisations.card(place, turn, store, "The main contact is changed."))
