"""The hub of the simulation, and what its people's decisions change in it."""

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import delete, insert

from bot.sample.year import terms
from domain.delivery.conversations import Conversation, Surface
from domain.digests.channels import Audience
from domain.people.people import Account
from domain.prompts.terms import SOURCE
from storage.store import Store
from storage.tables.people import accounts
from storage.tables.support import deployment_leaders
from tests import seed
from tests.seed import DOMAIN, FARIDA, HEAD, OTHER_TENANT, SAMIRA, TENANT, TOM, Somebody
from tests.simulation.people import CHANNEL, SERVICE_URL

FIRST, LAST = date(2026, 9, 1), date(2027, 7, 20)
PEOPLE = (FARIDA, FARIDA, TOM, SAMIRA, HEAD)


def sow(store: Store, now: datetime) -> None:
    """The small hub as its year starts: a calendar, a linked channel, and everybody's chat."""
    store.calendars.replace(SOURCE, terms(FIRST))
    store.imports.write(seed.roster(), now)
    store.tenants.allow(TENANT, {DOMAIN})
    store.tenants.allow(OTHER_TENANT, {"other.example"})
    store.milestones.go_live(None, now)
    for who in dict.fromkeys(PEOPLE):
        connect(store, who, now)
    team = Conversation(
        CHANNEL, Surface.CHANNEL, TENANT, SERVICE_URL, "28:bot", channel=CHANNEL, team=CHANNEL
    )
    store.conversations.put(team, None)
    officer = store.people.by_email(SAMIRA.email)
    assert officer is not None
    linked = store.channels.link(CHANNEL, "System leaders", Audience.ALL, "", officer.id, now)
    store.channels.switch_digest(linked, on=True)


def connect(store: Store, who: Somebody, now: datetime) -> None:
    person = store.people.by_email(who.email)
    assert person is not None
    store.people.link(Account(who.tenant, who.oid), person.id, who.user_id, now, "code")
    store.people.note_welcome(person.id, now)
    chat = Conversation(
        who.conversation, Surface.CHAT, who.tenant, SERVICE_URL, "28:bot", who.user_id
    )
    store.conversations.put(chat, person.id, coded=True)


def decided(row: int, again: bool, now: datetime, store: Store) -> None:
    """As the officer's button does it."""
    if again:
        store.outbox.resend(row, now)
    else:
        store.outbox.give_up(row)
        store.audit.add(now, None, "message.given_up", f"outbox:{row}")


def role(who: Somebody, now: datetime, store: Store) -> None:
    """Somebody has no role any more, or has again the one of the year's start."""
    person = store.people.by_email(who.email)
    if person is None:
        return
    first = {entry.email: entry.appointments for entry in seed.roster().people}
    at = {-1: 1, -2: 2, -3: 3}
    back = {replace(a, organisation=at[a.organisation or 0]) for a in first[who.email]}
    store.people.appoint(person.id, () if person.appointments else back)


def support(who: Somebody, now: datetime, store: Store) -> None:
    """Somebody leads the first support no more, or leads it again; officers and heads never do."""
    person, t = store.people.by_email(who.email), deployment_leaders
    if person is None or who not in (FARIDA, TOM):
        return
    one = {"deployment_id": 1, "person_id": person.id}
    led = delete(t).where(t.c.deployment_id == 1, t.c.person_id == person.id)
    if not store._connection.execute(led).rowcount:
        store._connection.execute(insert(t).values(**one))


def account(who: Somebody, now: datetime, store: Store) -> None:
    """Somebody's account is nobody's any more, or is linked again."""
    person, t = store.people.by_email(who.email), accounts
    gone = delete(t).where(t.c.tenant == who.tenant, t.c.oid == who.oid)
    if not store._connection.execute(gone).rowcount and person is not None:
        connect(store, who, now)


LOSSES = {"role": role, "support": support, "account": account}
