"""Buttons about schools, trusts and other organisations."""

from typing import ClassVar

from cards.actions.action import Action, FormButton, Id
from domain.people.organisation_form import OrganisationValues, SoughtValues


class FindPlaces(FormButton):
    """Looks for organisations by a part of a name, a town or a number."""

    verb: ClassVar[str] = "places.find"
    typed: SoughtValues = SoughtValues()


class ShowPlace(Action):
    """Posts one organisation as a new message, opened from a list."""

    verb: ClassVar[str] = "place.show"
    organisation: Id


class AddPlace(FormButton):
    """Posts the form of a new organisation, with the name that was looked for."""

    verb: ClassVar[str] = "place.new"
    typed: SoughtValues = SoughtValues()


class PlaceForm(FormButton):
    """A button of an organisation's form; without `organisation` it is a new one."""

    organisation: Id | None = None
    typed: OrganisationValues = OrganisationValues()


class SavePlace(PlaceForm):
    """Saves an organisation's form; `sure` although there is one of that name and town already."""

    verb: ClassVar[str] = "place.save"
    needed: ClassVar[frozenset[str]] = frozenset({"name"})
    sure: bool = False


class ChangePlace(PlaceForm):
    """Opens an organisation's form in its place, with what was typed before it was left."""

    verb: ClassVar[str] = "place.change"
    organisation: Id


class BackToPlace(PlaceForm):
    """Shows the organisation in place of a form, and offers what was typed."""

    verb: ClassVar[str] = "place.back"
    organisation: Id


class UsePlace(PlaceForm):
    """Takes the organisation that is there already, in place of the form of a new one."""

    verb: ClassVar[str] = "place.use"
    organisation: Id


class MakeMain(Action):
    """Makes a contact the main one of an organisation."""

    verb: ClassVar[str] = "place.main"
    organisation: Id
    person: Id
