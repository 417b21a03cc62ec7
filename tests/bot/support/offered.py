"""A hub of stories with leaders of other schools, their heads, and support that is offered."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from bot.subjects.support.offering import ask_for_agreement
from domain.operations.imports import Changes, Entry
from domain.people.organisations import Organisation, OrganisationKind
from domain.people.people import Appointment, Role
from domain.support.commissions import Commission, CommissionState, PaidFrom, SupportWanted
from domain.support.offers import NewOffer, SupportOffer
from storage.store import Store
from tests.bot.support.keeping import officer
from tests.conversation import Chat, House
from tests.make import NOW, TODAY
from tests.seed import DOMAIN, HEAD, SAMIRA, Somebody

AMARA = Somebody("Amara Lewis", f"amara.lewis@{DOMAIN}", "oid-amara")
HUGH = Somebody("Hugh Marsh", f"hugh.marsh@{DOMAIN}", "oid-hugh")
GRACE = Somebody("Grace Obi", f"grace.obi@{DOMAIN}", "oid-grace")
CARLA = Somebody("Carla Novak", f"carla.novak@{DOMAIN}", "oid-carla")
NADIA = Somebody("Nadia Holt", f"nadia.holt@{DOMAIN}", "oid-nadia")
# Another contact of Peel Park.
RUTH = Somebody("Ruth Dale", f"ruth.dale@{DOMAIN}", "oid-ruth")
ELMWOOD, ASHFIELD = "Elmwood Primary School", "Ashfield Primary School"
NEED = "Early reading"
OUTCOME = "Every child in Year 1 reads at least at the expected standard."
EVIDENCE, MEASURE = "Last year's check: 61 in 100.", "The check in June."
HUB_NOTE, WHY = "Their head is new and unsure.", "Amara knows small schools well."


def sow_offers(store: Store) -> None:
    """Elmwood with two heads and Amara, who leads; Ashfield whose head Carla leads as well."""
    peel = store.organisations.by_urn(101494)
    assert peel is not None
    places = (
        Organisation(-11, OrganisationKind.SCHOOL, ELMWOOD, urn=107300, phase="Primary"),
        Organisation(-12, OrganisationKind.SCHOOL, ASHFIELD, urn=107301, phase="Primary"),
    )
    # Six miles apart.
    near = [replace(place, easting=416_000, northing=433_000) for place in places]
    known = replace(peel, easting=416_000, northing=442_656)
    people = (
        replace(
            _entry(-21, AMARA, Appointment(Role.LEADER, -11)),
            specialisms=f"{NEED}; Phonics",
            phases="Primary",
            free_days=Fraction(15),
        ),
        _entry(-22, HUGH, Appointment(Role.HOME_HEAD, -11)),
        _entry(-23, GRACE, Appointment(Role.HOME_HEAD, -11)),
        _entry(-24, CARLA, Appointment(Role.LEADER, -12), Appointment(Role.HOME_HEAD, -12)),
        _entry(-25, NADIA, Appointment(Role.OFFICER, 1)),
        _entry(-26, RUTH, Appointment(Role.SCHOOL_CONTACT, peel.id)),
    )
    store.imports.write(Changes(organisations=(*near, known), people=people), NOW)


def person_id(store: Store, who: Somebody) -> int:
    """Somebody's id."""
    person = store.people.by_email(who.email)
    assert person is not None
    return person.id


def request(store: Store) -> int:
    """A request of Peel Park, for which a leader is looked."""
    peel = store.organisations.by_urn(101494)
    assert peel is not None
    about = SupportWanted(
        NEED,
        OUTCOME,
        Fraction(6),
        evidence=EVIDENCE,
        measure=MEASURE,
        paid_from=PaidFrom.OWN,
        hub_note=HUB_NOTE,
    )
    due = NOW + timedelta(days=2)
    filed = NOW - timedelta(days=1)
    new = Commission(
        0,
        peel.id,
        peel.name,
        person_id(store, HEAD),
        filed,
        about,
        CommissionState.BROKERING,
        due,
        due,
    )
    return store.commissions.put(new)


def offer(
    store: Store, *leaders: Somebody, commission: int | None = None, by: Somebody = SAMIRA
) -> SupportOffer:
    """Six days at Peel Park, offered by an officer."""
    peel = store.organisations.by_urn(101494)
    officer_ = store.people.by_email(by.email)
    assert peel is not None and officer_ is not None
    new = NewOffer(
        organisation=peel.id,
        commission=commission,
        leaders=tuple(person_id(store, who) for who in leaders or (AMARA,)),
        focus=NEED,
        days=Fraction(6),
        start=date(2027, 1, 11),
        end=date(2027, 3, 26),
        rate=39_000,
        reimbursement=30_000,
        fee=9_000,
        pattern="two days a month",
        why=WHY,
    )
    return ask_for_agreement(new, officer_, NOW, store)


def offered(store: Store) -> int:
    """The same with a request; gives its id."""
    sow_offers(store)
    return offer(store, commission=request(store)).id


async def parties(house: House, *who: Somebody) -> list[Chat]:
    """The chats of some people, who have opened the app."""
    chats = []
    for each in who:
        if each in (SAMIRA, NADIA):
            chats.append(await officer(house, each))
            continue
        chat = house.chat(each)
        await chat.say("hi")
        chats.append(chat)
    return chats


def _entry(id_: int, who: Somebody, *at: Appointment) -> Entry:
    return Entry(id_, who.email, who.name, frozenset(at))


FIRST_CONTACT = TODAY + timedelta(days=7)
