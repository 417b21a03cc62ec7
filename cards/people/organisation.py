"""One organisation as somebody may see it: its contacts, heads, leaders, support and money."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from microsoft_teams.cards.core import Badge, ExecuteAction
from microsoft_teams.cards.core import CardElement as Element

from cards.actions.commissions import AskForSupport
from cards.actions.funding import ListGrants, ShowGrant
from cards.actions.organisations import ChangePlace, MakeMain
from cards.actions.people import AddPerson, ShowPerson
from cards.actions.support import ListDeployments, ShowSupport
from cards.elements import badge, box, button, facts, grey, line, row, section, strong, title
from cards.finish import finish
from cards.funding.grants import GrantRow, about_grant, report_badge
from cards.people.organisation_view import (
    CONTACTS,
    GRANTS,
    LEADERS,
    SUPPORTS,
    PlaceContact,
    PlaceHead,
    PlaceView,
)
from cards.people.reaches import REACHES
from cards.people.staff import free_days_used
from cards.phrases import days_used, listed, lowered, schools_named, titled
from cards.plain import plain, shortened
from cards.rows import opening_row
from domain.hub import Hub
from domain.people.organisations import OrganisationKind
from domain.people.people import Role
from domain.support.deployments import names

LONGEST_NAME, LONGEST_HEAD = 100, 40


def place(view: PlaceView, hub: Hub) -> dict[str, Any]:
    """The card of one organisation."""
    return finish(_body(view, hub), view.head.name, list(_acts(view, hub)))


def _body(view: PlaceView, hub: Hub) -> Iterator[Element]:
    head = view.head
    yield title(plain(shortened(head.name, LONGEST_NAME)))
    if view.whole:
        yield grey(*_known_by(head, hub))
        if not head.open:
            yield line("This organisation is closed.")
    if view.note:
        yield box("emphasis", [line(plain(view.note))])
    yield from facts(_facts(view, hub))
    yield from _contacts(view, hub)
    yield from _leaders(view, hub)
    yield from _supports(view, hub)
    yield from _grants(view, hub)


def _known_by(head: PlaceHead, hub: Hub) -> Iterator[str]:
    yield f"URN {head.urn}" if head.urn else f"UID {head.uid}" if head.uid else ""
    kind = titled(hub.words.one("trust")) if head.kind is OrganisationKind.TRUST else ""
    # Of a city's own authority nobody reads the name twice.
    authority = head.authority if head.authority != head.town else ""
    yield from map(plain, (head.phase or kind, head.town, head.trust, authority))


def _facts(view: PlaceView, hub: Hub) -> Iterator[tuple[str, str]]:
    head = view.head
    if not view.whole:
        return
    yield "Postcode", head.postcode
    yield "Telephone", head.telephone
    if view.roles:
        yield "To speak to", titled(listed(hub.words.one(role.value) for role in view.roles))
    heads = (shortened(each, LONGEST_HEAD) for each in view.heads)
    yield titled(hub.words.one("home_head")), listed(heads)
    yield "Earlier URN", listed(str(urn) for urn in view.urns)


def _contacts(view: PlaceView, hub: Hub) -> Iterator[Element]:
    if view.contacts is None:
        return
    yield section("Contacts" if len(view.contacts) > 1 else "Contact")
    if not view.contacts:
        yield line("Nobody yet.")
    several = sum(each.role is Role.SCHOOL_CONTACT for each in view.contacts) > 1
    for each in view.contacts[:CONTACTS]:
        yield _contact(each, view, hub, several=several)
    yield from _more(view, "contacts")


def _contact(each: PlaceContact, view: PlaceView, hub: Hub, *, several: bool) -> Element:
    told = (titled(hub.words.one(each.role.value)), REACHES[each.reach] if each.reach else "")
    marked = [badge("Main contact", "Default")] if each.main and several else []
    if each.id is None:
        return row([strong(plain(each.name)), grey(*told)], marked)
    opens = button(ShowPerson(person=each.id), f"Open {each.name}")
    if each.main or not several or each.role is not Role.SCHOOL_CONTACT:
        return opening_row(each.name, told, opens, marked)
    make = MakeMain(organisation=view.id, person=each.id)
    says = button(make, f"Make {each.name} the main contact")
    return opening_row(each.name, told, opens, word="Make main", beside=says)


def _leaders(view: PlaceView, hub: Hub) -> Iterator[Element]:
    if view.leaders is None or (not view.leaders and view.whole):
        return
    yield section(f"{titled(hub.words.many('leader'))} employed here")
    if not view.leaders:
        yield line("Nobody.")
    for each in view.leaders[:LEADERS]:
        told = free_days_used(each.out, each.free)
        if each.id is None:
            yield row([strong(plain(each.name)), grey(told)])
        else:
            opens = button(ShowPerson(person=each.id), f"Open {each.name}")
            yield opening_row(each.name, (told,), opens)
    yield from _more(view, "leaders")


def _supports(view: PlaceView, hub: Hub) -> Iterator[Element]:
    if not view.supports:
        return
    yield section(f"{titled(hub.words.many('deployment'))} now")
    for each in view.supports[:SUPPORTS]:
        found = each.support
        opens = button(ShowSupport(deployment=found.id), f"Open {found.focus}")
        told = (plain(names(found.leaders)), days_used(each.used, found.days_agreed))
        yield opening_row(found.focus, told, opens)
    yield from _more(view, "supports")


def _grants(view: PlaceView, hub: Hub) -> Iterator[Element]:
    if not view.grants:
        return
    yield section(f"{titled(hub.words.many('grant'))} {view.year}")
    for each in view.grants[:GRANTS]:
        opens = button(ShowGrant(grant=each.grant.id), f"Open {each.grant.reference}")
        told = [part for part in about_grant(each.grant, each.amount) if part and part != view.year]
        marks = list(_marks(each, view.today, hub))
        about = (plain(each.grant.programme), lowered(" · ".join(told)))
        yield opening_row(each.grant.reference, about, opens, marks)
    yield from _more(view, "grants")


def _marks(each: GrantRow, today: date, hub: Hub) -> Iterator[Badge]:
    if each.grant.over(today):
        yield badge("Ended", "Default")
    elif each.report:
        yield report_badge(each.report, today, hub)


def _more(view: PlaceView, part: str) -> Iterator[Element]:
    left = view.more.get(part, 0)
    if left > 0:
        yield grey(f"and {left:,} more")


def _acts(view: PlaceView, hub: Hub) -> Iterator[ExecuteAction]:
    if view.kept:
        contact = Role.SCHOOL_CONTACT.value
        yield button(AddPerson(place=view.title, role=contact), "Add a contact", "positive")
    if view.asks:
        yield button(AskForSupport(organisation=view.id), "Ask for support for them")
    if view.money and view.grants:
        yield button(ListGrants(), titled(hub.words.many("grant")))
    if view.changes:
        yield button(ChangePlace(organisation=view.id, typed=view.typed), "Change")
    if view.whole:
        yield button(ListDeployments(), schools_named(hub, own=False))
