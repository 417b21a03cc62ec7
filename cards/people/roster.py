"""The roster for an officer: who is connected, who is not and why, and what to do about it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.people import (
    AddPerson,
    AllowDomain,
    AskAllowing,
    AskStopAllowing,
    BackToPeople,
    InvitingText,
    ListPeople,
    PeopleFile,
    ShowPerson,
    StopAllowing,
)
from cards.elements import (
    box,
    button,
    buttons,
    facts,
    grey,
    line,
    link,
    literal,
    press,
    row,
    section,
    strong,
    title,
)
from cards.finish import finish
from cards.pages import turns
from cards.people.reaches import REACHES
from cards.people.roles import role_names
from cards.phrases import counted, listed, lowered, more_than, titled, whereabouts
from cards.plain import plain, shortened
from domain.hub import Hub
from domain.people.people import Person
from domain.people.roster import Reach

PAGE = 8
DOMAINS = 4
_COUNTED: Mapping[Reach, str] = {
    Reach.NOT_OPENED: "Not opened yet",
    Reach.TENANT: "Not allowed yet",
    Reach.CODE: "Needs a code",
    Reach.DOUBTED: "Must write again",
    Reach.REMOVED: "App removed",
    Reach.BLOCKED: "Blocked",
    Reach.REFUSED: "Refused by Teams",
}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person, and whether the bot can write to them."""

    person: Person
    reach: Reach


@dataclass(frozen=True, slots=True)
class RosterView:
    """One page of the roster.

    `first` is the place of its first row, from 1, of `total`. It lists `everyone`, those whom
    `find` matches, or else those who are not connected. `counts` is of the whole roster.
    `domains` are those that no allowed tenant has, with how many people are there. `allowed` are
    those that officers allowed, by tenant. `note` says what was just done.
    """

    rows: tuple[PersonRow, ...]
    total: int
    counts: Mapping[Reach, int]
    domains: Mapping[str, int] = field(default_factory=dict)
    allowed: Mapping[str, Collection[str]] = field(default_factory=dict)
    first: int = 1
    everyone: bool = False
    find: str = ""
    note: str = ""
    older: ListPeople | None = None
    newer: ListPeople | None = None
    this: PeopleFile = field(default_factory=PeopleFile)


def roster(view: RosterView, hub: Hub) -> dict[str, Any]:
    """The card of one page of the roster."""
    return finish(_body(view, hub), f"People: {_how_many(view)}", list(_actions(view)))


def _body(view: RosterView, hub: Hub) -> Iterator[Element]:
    yield title("People")
    yield grey(_how_many(view))
    if view.note:
        yield box("emphasis", [line(view.note)])
    if not view.find and not view.everyone:
        yield from facts(
            (words, str(view.counts.get(reach) or "")) for reach, words in _COUNTED.items()
        )
    if view.domains and not view.find:
        yield from _domains(view.domains)
        if len(view.domains) > 1:
            yield buttons(button(AskAllowing(), "Allow several"))
    if view.allowed and not view.find and not view.newer:
        yield from _allowed(view.allowed, hub)
    if view.rows or view.find or view.everyone:
        yield section(_heading(view))
    for each in view.rows[:PAGE]:
        yield _row(each, hub)
    if not view.rows:
        yield line("Nobody." if view.find else "Everybody is connected.")


def _how_many(view: RosterView) -> str:
    people = sum(view.counts.values())
    return f"{people:,} on the list, {view.counts.get(Reach.CONNECTED, 0):,} connected."


def _heading(view: RosterView) -> str:
    if view.find:
        match = "person matches" if view.total == 1 else "people match"
        return f"{titled(more_than(view.total))} {match} “{plain(shortened(view.find, 40))}”"
    which = "Everybody" if view.everyone else "Who is not connected"
    if not view.rows or not (view.older or view.newer):
        return which
    return f"{which}, {lowered(whereabouts(len(view.rows), view.first, view.total))}"


def _domains(domains: Mapping[str, int]) -> Iterator[Element]:
    yield section("Organisations to allow")
    for domain, count in list(domains.items())[:DOMAINS]:
        says = f"Allow {domain}"
        left = [strong(plain(domain)), grey(counted(count, "person", "people"))]
        yield row(left, [buttons(button(AllowDomain(domain=domain), "Allow", tooltip=says))])
    if len(domains) > DOMAINS:
        yield grey(f"and {len(domains) - DOMAINS:,} more organisations after these")


def _allowed(tenants: Mapping[str, Collection[str]], hub: Hub) -> Iterator[Element]:
    yield section(f"Organisations allowed by {hub.words.many('officer')}")
    for tenant, domains in list(tenants.items())[:DOMAINS]:
        name = _name(domains)
        ask = button(
            AskStopAllowing(tenant=tenant), "Stop allowing", tooltip=f"Stop allowing {name}"
        )
        yield row([strong(plain(name))], [buttons(ask)])
    if len(tenants) > DOMAINS:
        yield grey(f"and {len(tenants) - DOMAINS:,} more organisations after these")


def _name(domains: Collection[str]) -> str:
    """What an organisation is known by: its domains, as far as they fit."""
    return shortened(listed(sorted(domains)), 100)


def stop_ask(tenant: str, domains: Collection[str], people: int, hub: Hub) -> dict[str, Any]:
    """The question before an organisation is let in no more; `people` are those it takes out."""
    name, records = plain(_name(domains)), hub.words.many("record")
    body: list[Element] = [title(f"Stop allowing {name}?")]
    if people:
        one, many = "person on the list has an address", "people on the list have addresses"
        have = counted(people, one, many)
        body += [
            line(f"{have} there. They will no longer be able to use Hub Visits or get messages."),
            line(f"Their {records} stay. If you allow it again, some of them may need a new code."),
        ]
    else:
        body.append(line("Nobody on the list has an address there."))
    actions = [
        button(BackToPeople(), "Keep as it is"),
        button(StopAllowing(tenant=tenant), "Stop allowing", "destructive"),
    ]
    return finish(body, f"Stop allowing {_name(domains)}?", actions)


def _row(each: PersonRow, hub: Hub) -> Element:
    person = each.person
    roles = titled(listed(role_names(person, hub))) or "No role"
    left = [strong(plain(shortened(person.name, 80))), grey(roles, REACHES[each.reach])]
    return row(left, [press("Open")], button(ShowPerson(person=person.id), f"Open {person.name}"))


def _actions(view: RosterView) -> Iterator[ExecuteAction]:
    yield button(AddPerson(), "Add a person", "positive")
    yield button(InvitingText(), "Invitation text")
    if view.everyone or view.find:
        yield button(ListPeople(), "Show not connected")
    else:
        yield button(ListPeople(everyone=True), "Show everyone")
    yield from turns(view)
    yield button(view.this, "Download list")


def inviting_text(
    app_url: str, hub: Hub, addresses: Sequence[str] = (), more: int = 0
) -> dict[str, Any]:
    """The words and the link that an officer copies into a mail to people not connected yet.

    `addresses` are theirs, as far as they fit; so many `more` are left out.
    """
    what = f"{hub.words.many('record')} of support {hub.words.many('visit')}"
    words = (
        f"Hello,\n{hub.name} uses Hub Visits in Microsoft Teams for its {what}. "
        f"Please open this link with your work account and choose Add or Open:\n{app_url}\n"
        "Hub Visits then says hello, and knows you by your address; there is nothing to fill in. "
        "It writes to you only about your own support, and reminders can be switched off."
    )
    body = [
        title("Invitation text"),
        grey("For people who have not opened the app; copy it into a mail of your own."),
        literal(words),
        *_addresses(addresses, more),
        line("If the link says that the app is not available, their own IT has to allow it first."),
    ]
    return finish(
        body,
        "Invitation text for people who have not opened the app",
        [link(app_url, "Try the link")],
    )


def _addresses(addresses: Sequence[str], more: int) -> Iterator[Element]:
    """Their addresses, as a mail takes them."""
    if not addresses:
        return
    yield section("Their addresses, to copy as well")
    yield literal("; ".join(addresses))
    if more:
        yield grey(f"and {more:,} more: in People, press Download list for all of them")
