"""Offers of support: leader, releasing head and school asked for their yes, and an offer's end."""

from dataclasses import replace
from datetime import datetime

from bot.subjects.quality.due_reports import holders_of, refresh
from bot.subjects.support import keeping, offer_messages
from bot.turns.lasting import touch
from domain.errors import refuse
from domain.people.organisations import OrganisationKind
from domain.people.people import Person, Role
from domain.support.consenting import Home, asked_again, asked_at_first, closed
from domain.support.offers import NewOffer, OfferState, SupportOffer
from domain.support.states import ChangeKind, SupportChange, after
from storage.store import Store


def ask_for_agreement(new: NewOffer, by: Person, now: datetime, store: Store) -> SupportOffer:
    """Proposes support, and asks leaders and their heads at once; the school after all of these."""
    homes = [home_of(leader, store) for leader in new.leaders]
    employers = {home.leader: home.organisation for home in homes}
    id_ = store.offers.propose(new, employers, _programme(new, store))
    store.funds.settle_cover()
    note_change(ChangeKind.PROPOSED, id_, by, now, store)
    offer = SupportOffer(
        id=-1,
        deployment=id_,
        commission=new.commission,
        at=now,
        by=by.id,
        state=OfferState.ASKED,
        consents=asked_at_first(homes, new.organisation, now),
        pattern=new.pattern,
        why=new.why,
        over_why=new.over_why,
    )
    return ask(offer, by, now, store)


def ask(offer: SupportOffer, by: Person, now: datetime, store: Store) -> SupportOffer:
    """Keeps a new round of an offer, and asks whose turn it is."""
    made = store.offers.write(offer)
    store.audit.add(now, by.id, "offer.asked", f"offer:{made.id}", deployment=made.deployment)
    offer_messages.tell_of(made, now, store)
    return made


def take_back(
    offer: SupportOffer, by: Person, reason: str, now: datetime, store: Store
) -> SupportOffer:
    """Ends an offer: nobody is asked any more, and the support is declined for that reason."""
    ended = store.offers.write(closed(offer, by.id, reason, now))
    store.audit.add(now, by.id, "offer.taken_back", f"offer:{ended.id}", state=ended.state)
    note_change(ChangeKind.DECLINED, ended.deployment, by, now, store, reason)
    offer_messages.tell_end(ended, by, now, store)
    return ended


def ask_again(offer: SupportOffer, by: Person, now: datetime, store: Store) -> SupportOffer:
    """Asks once more after a no: a yes stays one, everybody else is asked anew."""
    new = asked_again(offer, by.id, now)
    store.offers.write(replace(offer, ended_at=now, ended_by=by.id))
    return ask(new, by, now, store)


def home_of(leader: int, store: Store) -> Home:
    """Who employs a leader, and whether a head there has to release them."""
    person = store.people.get(leader)
    if person is None or person.left:
        raise refuse("leader_left")
    places = store.organisations.some(person.at(Role.LEADER))
    # A school or trust before the hub, for one who is on both lists.
    home = min(places.values(), key=lambda o: (o.kind is OrganisationKind.HUB, o.id), default=None)
    if home is None:
        return Home(leader, None)
    own = home.kind is OrganisationKind.HUB or home.id in person.at(Role.HOME_HEAD)
    return Home(leader, home.id, releases=not own)


def note_change(
    what: ChangeKind,
    support: int,
    by: Person,
    now: datetime,
    store: Store,
    reason: str = "",
) -> None:
    """Moves support along the way of an offer, and keeps who did it, when and why."""
    terms = store.support_changes.terms(support)
    status = terms.status
    if what is not ChangeKind.PROPOSED:
        status = after(what, terms.status)
        store.support_changes.write(support, replace(terms, status=status))
    change = SupportChange(
        id=0,
        deployment=support,
        at=now,
        person=by.id,
        what=what,
        before=terms,
        after=status,
        on=store.hub.day_of(now),
        reason=reason,
        led=tuple(store.support_changes.leaders(support)),
    )
    id_ = store.support_changes.note(change)
    subject = f"deployment:{support}"
    statuses = {"before": terms.status, "after": status}
    store.audit.add(now, by.id, f"support.{what.value}", subject, **statuses, change=id_)
    store.deployments.anew(support)
    touch(keeping.slot(support), store, now)
    refresh(store, store.hub.day_of(now), holders_of(support, store))


def _programme(new: NewOffer, store: Store) -> str:
    """The programme of the grant that is used up first."""
    grants = store.funds.some(new.grants)
    return next((grants[id_].programme for id_ in new.grants if id_ in grants), "")
