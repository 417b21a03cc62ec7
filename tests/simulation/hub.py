"""The hub of the simulation as its year starts, and what its people's decisions change in it."""

from datetime import date, datetime, timedelta
from fractions import Fraction

from bot.sample.year import terms
from bot.subjects.support.offering import ask_for_agreement
from domain.delivery.conversations import Conversation, Surface
from domain.digests.channels import Audience
from domain.operations.imports import Changes, Entry
from domain.people.organisations import Organisation, OrganisationKind
from domain.people.people import Account, Appointment, Role
from domain.prompts.terms import SOURCE
from domain.support.commissions import Commission, CommissionState, SupportWanted
from domain.support.offers import NewOffer
from storage.store import Store
from tests import seed
from tests.seed import DOMAIN, FARIDA, HEAD, OTHER_TENANT, SAMIRA, TENANT, TOM, Somebody
from tests.simulation.people import CHANNEL, SERVICE_URL

FIRST, LAST = date(2026, 9, 1), date(2027, 7, 20)
# A leader of another school, and the head who may release her.
AMARA = Somebody("Amara Lewis", f"amara.lewis@{DOMAIN}", "oid-amara")
HUGH = Somebody("Hugh Marsh", f"hugh.marsh@{DOMAIN}", "oid-hugh")
PEOPLE = (FARIDA, FARIDA, TOM, SAMIRA, HEAD, AMARA, HUGH)
# Where the organisations of the sown hub stand among all: hub, two schools, and Elmwood.
PEEL_PARK_ID, ELMWOOD_ID = 2, 4
ELMWOOD = Changes(
    organisations=(Organisation(-1, OrganisationKind.SCHOOL, "Elmwood Primary School", 107300),),
    people=(
        Entry(-1, AMARA.email, AMARA.name, frozenset({Appointment(Role.LEADER, -1)})),
        Entry(-2, HUGH.email, HUGH.name, frozenset({Appointment(Role.HOME_HEAD, -1)})),
    ),
)
NEED, OUTCOME = "Early reading", "Every child in Year 1 reads at the expected standard."


def sow(store: Store, now: datetime) -> None:
    """The small hub as its year starts: a calendar, a linked channel, and everybody's chat."""
    store.calendars.replace(SOURCE, terms(FIRST))
    store.imports.write(seed.roster(), now)
    store.imports.write(ELMWOOD, now)
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
    ask(store, now)
    offer(store, ask(store, now), now)


def ask(store: Store, now: datetime) -> int:
    """A request of the head, for which a leader is looked; gives its id."""
    head, by = store.people.by_email(HEAD.email), now + timedelta(days=2)
    assert head is not None
    about = SupportWanted(NEED, OUTCOME, Fraction(6))
    where = (PEEL_PARK_ID, seed.PEEL_PARK, head.id, now)
    asked = Commission(0, *where, about, CommissionState.BROKERING, by, by)
    return store.commissions.put(asked)


def offer(store: Store, request: int, now: datetime) -> None:
    """The officer offers the leader of the other school, who is asked with her head."""
    leader, officer = (store.people.by_email(who.email) for who in (AMARA, SAMIRA))
    assert leader is not None and officer is not None
    new = NewOffer(
        PEEL_PARK_ID, request, (leader.id,), NEED, Fraction(6), FIRST + timedelta(days=14), LAST
    )
    ask_for_agreement(new, officer, now, store)


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
