"""The form in which an officer adds a person, or changes one."""

from collections.abc import Mapping
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.people import BackToPeople, BackToPerson, SavePerson
from cards.elements import button, title
from cards.finish import finish
from cards.forms import Sheet
from cards.phrases import titled
from cards.plain import plain, shortened
from cards.questions import Asked, Table, question_label
from domain.errors import Problem
from domain.hub import Hub
from domain.people.people import Person, Role
from domain.people.roster import PersonValues
from domain.support.finding import Dataset

NOTHING_NEAR: Mapping[str, str] = {}
PERSON: Table = {
    "name": Asked("Name", "Write the person's name."),
    "email": Asked("Work e-mail", "Write the work address with which the person signs in."),
    "role": Asked("Role", "Choose the role that they hold there."),
    "place": Asked("{School} or {trust}", "Write the {school} or {trust} that they answer for."),
}


def person_form(
    values: PersonValues,
    person: Person | None,
    hub: Hub,
    problems: tuple[Problem, ...] = (),
    near: Mapping[str, str] = NOTHING_NEAR,
) -> dict[str, Any]:
    """The form of a new person, or of a change.

    `near` are the schools and trusts that are like the one that was typed, to choose from.
    """
    head = f"Change {plain(shortened(person.name, 80))}" if person else "Add a person"
    sheet = Sheet(PERSON, values, hub, problems)
    labels = {role.value: titled(hub.words.one(role.value)) for role in Role}
    place, us = question_label("place", PERSON, hub), hub.words.one("hub")
    where = f"{place} (name, URN or UID; leave empty for the {us})"
    body: list[Element] = [
        title(head),
        *sheet.news(),
        sheet.words("name", needed=True),
        sheet.words("email", label="Work e-mail they sign in with", needed=True),
        sheet.choice(
            "role",
            labels,
            label="Role to add (others stay)" if person else "Role",
            needed=person is None,
        ),
        sheet.search("place", Dataset.PLACES, near) if near else sheet.words("place", label=where),
    ]
    shown = SavePerson.showing(values)
    save = SavePerson(person=person.id if person else None, shown=shown)
    actions = [button(save, "Save", "positive")]
    if person:
        actions.append(button(BackToPerson(person=person.id, shown=shown), "Keep as it is"))
    else:
        actions.append(button(BackToPeople(), "Cancel"))
    return finish(body, head, actions)
