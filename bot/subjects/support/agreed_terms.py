"""What is agreed about support as it stands now: from support, offer, request, money and people."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from domain.funding.programmes import Bill, Programme, programme_key
from domain.people.people import Role
from domain.support.agreements import AgreedLeader, AgreedPlace, AgreementTerms
from domain.support.commissions import PaidFrom, SupportWanted
from domain.support.deployments import Deployment, Leader
from domain.support.offers import Consent, ConsentState, Party, SupportOffer
from domain.support.rates import Rates, whole
from storage.store import Store

_PAID: Mapping[PaidFrom, str] = {
    PaidFrom.UNKNOWN: "",
    PaidFrom.OWN: "the {school}’s own budget",
    PaidFrom.GRANT: "a {grant} of the {school}",
    PaidFrom.HUB: "the {hub}",
}


def terms_now(support: Deployment, rounds: Sequence[SupportOffer], store: Store) -> AgreementTerms:
    """What is agreed about support as it stands now, by the `rounds` of yeses, the newest last."""
    place = store.organisations.get(support.organisation)
    assert place is not None, support.organisation
    contacts = store.people.holding_at(Role.SCHOOL_CONTACT, place.id)
    grants = store.funds.some(store.funds.paying_for(support.id))
    programme, wanted = programme_of(support, store), _wanted(rounds, store)
    return AgreementTerms(
        place=AgreedPlace(place.name, str(place.urn or place.uid or ""), place.town),
        leaders=tuple(_leader(each, rounds, store) for each in support.leaders),
        focus=support.focus,
        start=support.start,
        end=support.end,
        days=support.days_agreed,
        strand=support.strand,
        contacts=tuple(person.name for person in contacts),
        outcome=wanted.outcome if wanted else "",
        measure=wanted.measure if wanted else "",
        pattern=rounds[-1].pattern if rounds else "",
        cover_paid=support.cover_paid,
        rates=rates_now(support, store),
        all_days=programme is not None and programme.bill is Bill.AGREED,
        grants=tuple(grant.reference for grant in grants.values()),
        paid_from=store.hub.words.fill(_PAID[wanted.paid_from]) if wanted else "",
        offers=tuple(each.id for each in rounds),
    )


def rates_now(support: Deployment, store: Store) -> Rates:
    """What a day costs: its own rates, else its programme's, else the hub's; the third follows."""
    own, programme = store.rates.of(support.id), programme_of(support, store)
    if own == Rates() and programme is not None:
        own = programme.rates
    return whole(own if own != Rates() else store.hub.rates)


def rounds_of(deployment: int, before: Collection[int], store: Store) -> list[SupportOffer]:
    """The rounds of yeses that an edition rests on: those of the one before, and the newest."""
    newest = store.offers.of_deployment(deployment)
    ids = [*before, *([newest.id] if newest else ())]
    return [offer for id_ in dict.fromkeys(ids) if (offer := store.offers.get(id_))]


def programme_of(support: Deployment, store: Store) -> Programme | None:
    """The programme that support is part of, as far as the hub has kept it."""
    wanted = programme_key(support.programme)
    every = store.funds.programmes() if wanted else []
    return next((each for each in every if each.key == wanted), None)


def _wanted(rounds: Iterable[SupportOffer], store: Store) -> SupportWanted | None:
    """What the school asked for, where the support came of a request."""
    ids = [offer.commission for offer in rounds if offer.commission is not None]
    request = store.commissions.get(ids[-1]) if ids else None
    return request.about if request else None


def _release(leader: int, rounds: Iterable[SupportOffer]) -> Consent | None:
    """The newest question to the head who releases a leader."""
    found = (each for offer in rounds for each in offer.consents)
    of = [each for each in found if (each.party, each.leader) == (Party.HOME_HEAD, leader)]
    return of[-1] if of else None


def _leader(leader: Leader, rounds: Sequence[SupportOffer], store: Store) -> AgreedLeader:
    """A leader with the employer, and what the head there released."""
    person, release = store.people.get(leader.id), _release(leader.id, rounds)
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
