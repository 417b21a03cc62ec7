"""A person's Teams accounts for an officer: what each is known by, and taking one away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.people import AskDisconnect, BackToPerson, Disconnect
from cards.elements import button, buttons, grey, line, row, section, strong, title
from cards.finish import finish
from cards.phrases import near_day, titled
from cards.plain import plain, shortened
from domain.hub import Hub
from domain.people.accounts import AccountLink, Proof
from domain.people.people import Person

MOST = 6
LONGEST = 80
NAMELESS = "An account without a name"
NOT_ALLOWED = "Its organisation is not allowed"
HOW = {Proof.ADDRESS: "by its sign-in name", Proof.CODE: "by a one-time code"}


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account with what an officer can recognise it by.

    `organisation` is what its tenant is known by; empty where the tenant is not allowed. `linked`
    and `used` are days. `own` is the account from which the officer speaks.
    """

    link: AccountLink
    organisation: str
    linked: date
    used: date | None
    own: bool = False


def accounts(rows: Sequence[AccountRow], today: date) -> Iterator[Element]:
    """The accounts, each with a button that asks before it is disconnected."""
    if not rows:
        return
    yield section("Accounts" if len(rows) > 1 else "Account")
    for each in rows[:MOST]:
        yield _row(each, today)
    if len(rows) > MOST:
        yield grey(f"and {len(rows) - MOST:,} more")


def disconnect_ask(person: Person, each: AccountRow, today: date, hub: Hub) -> dict[str, Any]:
    """The question before an account is taken away."""
    name = plain(shortened(person.name, LONGEST))
    records = titled(hub.words.many("record"))
    body = [
        title("Disconnect this account?"),
        *_known_by(each, today),
        line(f"It will no longer be able to use Hub Visits as {name} or get messages."),
        line(f"It comes back only with a new one-time code. {records} stay as they are."),
    ]
    account = each.link.account
    disconnect = Disconnect(person=person.id, tenant=account.tenant, oid=account.oid)
    actions = [
        button(BackToPerson(person=person.id), "Keep as it is"),
        button(disconnect, "Disconnect", "destructive"),
    ]
    return finish(body, f"Disconnect an account of {person.name}?", actions)


def _row(each: AccountRow, today: date) -> Element:
    left = list(_known_by(each, today))
    if each.link.disconnected:
        return row([*left, grey("Disconnected: only a new one-time code brings it back")])
    if not each.link.stands:
        left.append(grey("On hold until its owner signs in with this address or types a code"))
    if each.own:
        return row([*left, grey("You are using it now")])
    account, person = each.link.account, each.link.person
    ask = AskDisconnect(person=person.id, tenant=account.tenant, oid=account.oid)
    says = f"Disconnect {each.link.name or NAMELESS.lower()}"
    return row(left, [buttons(button(ask, "Disconnect", tooltip=says))])


def _known_by(each: AccountRow, today: date) -> Iterator[Element]:
    yield strong(plain(shortened(each.link.name, LONGEST)) or NAMELESS)
    yield grey(plain(shortened(each.organisation, LONGEST)) or NOT_ALLOWED)
    yield grey(f"Linked {_day(each.linked, today)} {HOW[each.link.by]}")
    yield grey(f"Last used {_day(each.used, today)}" if each.used else "Last use not known")


def _day(day: date, today: date) -> str:
    """The day inside a sentence."""
    near = near_day(day, today)
    return near.lower() if near in ("Today", "Yesterday") else f"on {near}"
