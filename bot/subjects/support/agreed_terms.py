"""What is agreed about support as it stands now: from support, offer, request, money and people."""

from domain.funding.programmes import Bill, Programme, programme_key
from domain.people.people import Role
from domain.support.agreements import AgreedLeader, AgreedPlace, AgreementTerms
from domain.support.deployments import Deployment, Leader
from domain.support.offers import ConsentState, Party, SupportOffer
from domain.support.rates import Rates, whole
from storage.store import Store


def terms_now(support: Deployment, store: Store) -> AgreementTerms:
    """What is agreed about support, as it stands now."""
    place = store.organisations.get(support.organisation)
    assert place is not None, support.organisation
    contacts = store.people.holding_at(Role.SCHOOL_CONTACT, place.id)
    grants = store.funds.some(store.funds.paying_for(support.id))
    programme, offer = programme_of(support, store), store.offers.of_deployment(support.id)
    return AgreementTerms(
        place=AgreedPlace(place.name, str(place.urn or place.uid or ""), place.town),
        leaders=tuple(_leader(each, offer, store) for each in support.leaders),
        focus=support.focus,
        start=support.start,
        end=support.end,
        days=support.days_agreed,
        strand=support.strand,
        contacts=tuple(person.name for person in contacts),
        pattern=offer.pattern if offer else "",
        cover_paid=support.cover_paid,
        rates=rates_now(support, store),
        all_days=programme is not None and programme.bill is Bill.AGREED,
        grants=tuple(grant.reference for grant in grants.values()),
    )


def rates_now(support: Deployment, store: Store) -> Rates:
    """What a day costs: its own rates, else its programme's, with the third one reckoned."""
    own, programme = store.rates.of(support.id), programme_of(support, store)
    if own == Rates() and programme is not None:
        own = Rates(programme.rate, programme.reimbursement, programme.fee)
    return whole(own)


def programme_of(support: Deployment, store: Store) -> Programme | None:
    """The programme that support is part of, as far as the hub has kept it."""
    wanted = programme_key(support.programme)
    every = store.funds.programmes() if wanted else []
    return next((each for each in every if each.key == wanted), None)


def _leader(leader: Leader, offer: SupportOffer | None, store: Store) -> AgreedLeader:
    """A leader with the employer, and what the head there released."""
    person = store.people.get(leader.id)
    release = next(
        (
            each
            for each in (offer.consents if offer else ())
            if (each.party, each.leader) == (Party.HOME_HEAD, leader.id)
        ),
        None,
    )
    employers = sorted(person.at(Role.LEADER)) if person else []
    home = release.organisation if release else next(iter(employers), None)
    employer = store.organisations.get(home) if home else None
    heads = store.people.holding_at(Role.HOME_HEAD, home) if home else []
    stands = release is not None and release.state is ConsentState.YES
    return AgreedLeader(
        leader.id,
        leader.name,
        home,
        employer.name if employer else "",
        tuple(person.name for person in heads),
        release.most_days if release and stands else None,
        release.note if release and stands else "",
    )
