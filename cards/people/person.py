"""One person of the roster for an officer: how they stand, their form, a code, and leaving."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.people import (
    AskLeave,
    BackToPerson,
    ChangePerson,
    DropRole,
    InvitePerson,
    LeavePerson,
    ListPeople,
    ReturnPerson,
    ShowPerson,
)
from cards.actions.visits import RecordFor
from cards.elements import (
    box,
    button,
    buttons,
    code,
    facts,
    grey,
    line,
    row,
    section,
    strong,
    title,
)
from cards.finish import finish
from cards.people.accounts import AccountRow, accounts
from cards.people.reaches import REACHES
from cards.phrases import day_and_clock, titled, weekdays_named
from cards.plain import plain, shortened
from domain.hub import Hub
from domain.people.people import Appointment, Person, Profile, Role
from domain.people.roster import PersonValues, Reach
from domain.prompts.reminders import EVERY, weekdays
from domain.support.deployments import decimal

HELP: Mapping[Reach, str] = {
    Reach.CONNECTED: "Connected: messages reach them.",
    Reach.NOT_OPENED: "Has not opened the app yet: send them the text with the link, "
    "or make a code if the app does not know them.",
    Reach.TENANT: "Their organisation is not allowed yet: "
    "press Allow beside it in the list of people.",
    Reach.CODE: "Officers come in by a one-time code only: make one and give it to them yourself.",
    Reach.DOUBTED: "Their address changed, or they were put back on the list. Nothing is sent "
    "until they write to Hub Visits from the account with this address, or type a new code.",
    Reach.REMOVED: "Removed the app. Nothing is sent until they open it again.",
    Reach.BLOCKED: "Blocked the bot. Nothing is sent until they write to it again.",
    Reach.REFUSED: "Teams refuses messages to them, so nothing is sent until they write to "
    "Hub Visits again. If it stays so, ask whoever runs Teams for their organisation.",
}
CUT_OFF = (
    "Their account was disconnected. Only a new one-time code lets them back in: make one and give "
    "it to them yourself."
)
MOST = 12
LONGEST_FACT = 300


@dataclass(frozen=True, slots=True)
class PersonView:
    """What the card of a person shows.

    `places` are names of organisations by id. `note` says what was just done. `code` is a new
    one-time code, which works until `until`; empty where none was made. `profile` is what they
    bring, as the roster has it. `accounts` are theirs, as they stand on the day `today`. `typed`
    is what stands in a form of theirs that was left.
    """

    person: Person
    reach: Reach
    places: Mapping[int, str]
    note: str = ""
    code: str = ""
    until: datetime | None = None
    profile: Profile = field(default_factory=Profile)
    accounts: tuple[AccountRow, ...] = ()
    today: date = date.min
    typed: PersonValues = field(default_factory=PersonValues)


def person_card(view: PersonView, hub: Hub) -> dict[str, Any]:
    """The card of a person, with buttons for what an officer can do."""
    say = f"{view.person.name}: {REACHES[view.reach]}"
    return finish(_body(view, hub), say, list(_actions(view, hub)))


def _body(view: PersonView, hub: Hub) -> Iterator[Element]:
    person = view.person
    name = plain(shortened(person.name, 120))
    yield title(f"A code for {name}" if view.code else name)
    yield grey(plain(person.email))
    if view.note:
        yield box("emphasis", [line(view.note)])
    if view.code:
        yield from _code(view)
    elif person.left:
        yield line("No longer on the list. What they recorded stays theirs.")
    else:
        yield line(_how_reached(view))
        yield from facts(_brings(view))
        yield from _roles(view, hub)
        yield from accounts(view.accounts, view.today)


def _how_reached(view: PersonView) -> str:
    """Whether messages reach the person, and what to do if not."""
    if view.reach is Reach.CODE and not view.person.has(Role.OFFICER):
        return CUT_OFF
    return HELP[view.reach]


def _brings(view: PersonView) -> Iterator[tuple[str, str]]:
    """What the person can be asked for, and when; without a value where nothing is known."""
    profile, days = view.profile, weekdays(view.person.working_days)
    yield "Specialisms", shortened(profile.specialisms, LONGEST_FACT)
    yield "Phases", shortened(profile.phases, LONGEST_FACT)
    yield "Free days", f"{free} a year" if (free := decimal(profile.free_days)) else ""
    yield "Works", "" if days == EVERY else weekdays_named(days)


def _code(view: PersonView) -> Iterator[Element]:
    until = day_and_clock(view.until, view.until.date()) if view.until else ""
    yield box("accent", [code(view.code)])
    yield line(
        "They type this code, alone, into their own chat with Hub Visits. "
        f"It works once, until {until}, and only from an account of the organisation that owns "
        "their address. Give it to them yourself; do not post it where others read."
    )


def _roles(view: PersonView, hub: Hub) -> Iterator[Element]:
    held = sorted(
        view.person.appointments, key=lambda a: (list(Role).index(a.role), a.organisation or 0)
    )
    yield section("Roles")
    for each in held[:MOST]:
        name = titled(hub.words.one(each.role.value))
        place = plain(shortened(_place(each, view.places, hub), 100))
        drop = DropRole(person=view.person.id, role=each.role, place=each.organisation)
        yield row(
            [strong(name), grey(place)],
            [buttons(button(drop, "Remove", tooltip=f"Remove {name} at {place}"))],
        )
    if not held:
        yield line("None: add one with Change.")


def _place(appointment: Appointment, places: Mapping[int, str], hub: Hub) -> str:
    return places.get(appointment.organisation, hub.name) if appointment.organisation else hub.name


def _actions(view: PersonView, hub: Hub) -> Iterator[ExecuteAction]:
    id_ = view.person.id
    if view.code:
        yield button(ShowPerson(person=id_), "Open the person")
        yield button(ListPeople(), "People")
        return
    if view.person.left:
        yield button(ReturnPerson(person=id_), "Put back on the list")
        yield button(ListPeople(), "People")
        return
    leads = view.person.has(Role.LEADER)
    if leads:
        record = f"Record a {hub.words.one('visit')} for them"
        yield button(RecordFor(leader=id_), record, "positive")
    change = ChangePerson(person=id_, typed=view.typed)
    yield button(change, "Change", None if leads else "positive")
    if view.reach is not Reach.CONNECTED:
        yield button(InvitePerson(person=id_), "Make a code")
    yield button(AskLeave(person=id_), "Take off the list")
    yield button(ListPeople(), "People")


def leave_ask(person: Person, hub: Hub) -> dict[str, Any]:
    """The question before somebody is taken off the list."""
    support = titled(hub.words.many("deployment"))
    records = hub.words.many("record")
    body = [
        title(f"Take {plain(shortened(person.name, 80))} off the list?"),
        line(
            "They will no longer be able to use Hub Visits or get messages. "
            f"Their {records} stay theirs."
        ),
        line(
            f"{support} that they lead stays as it is until the {hub.words.one('hub')} changes it."
        ),
    ]
    actions = [
        button(BackToPerson(person=person.id), "Keep as it is"),
        button(LeavePerson(person=person.id), "Take off the list", "destructive"),
    ]
    return finish(body, f"Take {person.name} off the list?", actions)
