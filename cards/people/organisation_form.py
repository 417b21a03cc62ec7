"""The form in which an officer adds an organisation, or changes what no register brings."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.organisations import BackToPlace, SavePlace, UsePlace
from cards.elements import button, grey, title
from cards.finish import finish
from cards.forms import Sheet
from cards.phrases import titled
from cards.plain import plain, shortened
from cards.questions import Asked, Table
from domain.errors import Problem
from domain.hub import Hub
from domain.people.organisation_form import (
    EVERY_FIELD,
    OrganisationValues,
    fields_to_change,
)
from domain.people.organisations import Organisation, OrganisationKind

PLACE: Table = {
    "name": Asked("Name", "Write its whole name."),
    "kind": Asked("Kind", "Choose what kind of organisation it is."),
    "town": Asked("Town"),
    "postcode": Asked("Postcode"),
    "telephone": Asked("Telephone"),
}
OTHERS = "Other: nursery, federation, authority, diocese"


@dataclass(frozen=True, slots=True)
class PlaceFormView:
    """The form of a new organisation, or of a change of the one that stood `before`.

    `same` is one of that name and town that is there already, by id.
    """

    values: OrganisationValues = field(default_factory=OrganisationValues)
    before: Organisation | None = None
    problems: tuple[Problem, ...] = ()
    same: int | None = None


def kinds(hub: Hub) -> dict[str, str]:
    """What an organisation can be, by code."""
    return {
        OrganisationKind.SCHOOL: titled(hub.words.one("school")),
        OrganisationKind.TRUST: titled(hub.words.one("trust")),
        OrganisationKind.OTHER: OTHERS,
    }


def place_form(view: PlaceFormView, hub: Hub) -> dict[str, Any]:
    """The form; where there is one like it already, the ways on."""
    name = _name(view)
    return finish(_body(view, name, hub), name, list(_actions(view)))


def _name(view: PlaceFormView) -> str:
    if view.before is None:
        return "Add an organisation"
    return f"Change {shortened(view.before.name, 80)}"


def _body(view: PlaceFormView, name: str, hub: Hub) -> Iterator[Element]:
    sheet = Sheet(PLACE, view.values, hub, view.problems)
    asked = fields_to_change(view.before) if view.before else EVERY_FIELD
    yield title(plain(name))
    yield from sheet.news()
    if view.before is not None and view.before.uid is not None:
        yield grey(f"Its name comes with the list of {hub.words.many('trust')}.")
    for each in asked:
        if each == "kind":
            yield sheet.choice("kind", kinds(hub), needed=True)
        else:
            yield sheet.words(each, needed=each == "name")


def _actions(view: PlaceFormView) -> Iterator[ExecuteAction]:
    shown = SavePlace.showing(view.values)
    place = view.before.id if view.before else None
    if view.same is not None:
        yield button(UsePlace(organisation=view.same, shown=shown), "Use it")
        yield button(SavePlace(organisation=place, shown=shown, sure=True), "It is another")
        return
    yield button(SavePlace(organisation=place, shown=shown), "Save", "positive")
    if place is not None:
        yield button(BackToPlace(organisation=place, shown=shown), "Keep as it is")
