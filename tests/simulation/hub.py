"""The hub of the simulation, and what its people's decisions change in it."""

from datetime import date, datetime

from bot.sample.year import terms
from domain.delivery.conversations import Conversation, Surface
from domain.digests.channels import Audience
from domain.people.people import Account
from domain.prompts.terms import SOURCE
from storage.store import Store
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
