"""What each party of an offer may read, gathered field by field: nothing else is ever put in."""

from datetime import date
from fractions import Fraction

from bot.subjects.support.consent_facts import OfferFacts, asked_party, facts_of
from cards.support.consent_school import OfferedLeader, SchoolAsked
from cards.support.consent_standing import AnswerStanding
from cards.support.consents import HeadAsked, LeaderAsked
from cards.support.offer_terms import OfferTerms
from domain.people.people import Person, Role
from domain.permissions import Act, can
from domain.prompts.kinds import FIRST_CONTACT
from domain.support.candidate_facts import LeaderFacts, miles_between
from domain.support.commissions import PaidFrom
from domain.support.offers import (
    WILLING,
    Consent,
    OfferState,
    Party,
    SupportOffer,
)
from storage.store import Store

View = LeaderAsked | HeadAsked | SchoolAsked
_OWN_BUDGET = "Your own budget"


def views(offer: SupportOffer, consent: Consent, reader: Person, today: date, store: Store) -> View:
    """What the reader sees of the question to one party."""
    found = facts_of(offer, today, store)
    standing = _standing(offer, consent, reader, found, store)
    if consent.party is Party.LEADER:
        return _for_leader(consent, standing, found, store)
    if consent.party is Party.HOME_HEAD:
        return _for_head(consent, standing, found, store)
    return _for_school(standing, found, store)


def _for_leader(
    consent: Consent, standing: AnswerStanding, found: OfferFacts, store: Store
) -> LeaderAsked:
    request = found.request
    contacts = store.people.holding_at(Role.SCHOOL_CONTACT, found.school.id)
    said_yes = consent.said_yes
    return LeaderAsked(
        terms=_terms(found),
        standing=standing,
        outcome=request.about.outcome if request else "",
        evidence=request.about.evidence if request and said_yes else "",
        miles=_miles(consent, found),
        contact=bool(contacts),
        beside=tuple(e.name for e in found.leading if e.id != consent.leader),
    )


def _for_head(
    consent: Consent, standing: AnswerStanding, found: OfferFacts, store: Store
) -> HeadAsked:
    leader = found.leaders.get(consent.leader or 0)
    return HeadAsked(
        terms=_terms(found),
        standing=standing,
        leader=leader.name if leader else "",
        own_part=_part(found),
        free=leader.free_days if leader else None,
        left=_left(leader, found),
        a_day=store.rates.of(found.support.id).to_employer,
        miles=_miles(consent, found),
        most=consent.most_days,
        note=consent.note,
    )


def _for_school(standing: AnswerStanding, found: OfferFacts, store: Store) -> SchoolAsked:
    hub_pays = found.request is not None and found.request.about.paid_from is PaidFrom.HUB
    return SchoolAsked(
        terms=_terms(found),
        standing=standing,
        leaders=tuple(
            _offered(found.leaders[each.id])
            for each in found.support.leaders
            if each.id in found.leaders
        ),
        a_day=None if hub_pays else store.rates.of(found.support.id).charged,
        paid_from=_paid_from(found, store),
        requested=found.request is not None,
    )


def _terms(found: OfferFacts) -> OfferTerms:
    support = found.support
    return OfferTerms(
        school=found.school.name,
        town=found.school.town,
        need=support.focus,
        days=found.days,
        start=found.start,
        end=support.end,
        today=found.today,
        pattern=found.offer.pattern,
        asked_by=found.by,
        asked_on=found.asked_on,
    )


def _offered(leader: LeaderFacts) -> OfferedLeader:
    return OfferedLeader(
        name=leader.name,
        employer=", ".join(employer.name for employer in leader.employers),
        specialisms=leader.specialisms,
        phases=leader.phases,
        before=leader.before,
    )


def _paid_from(found: OfferFacts, store: Store) -> str:
    grants = store.funds.some(store.funds.paying_for(found.support.id))
    if grants:
        return ", ".join(grant.named for grant in grants.values())
    paid = found.request.about.paid_from if found.request else PaidFrom.UNKNOWN
    if paid is PaidFrom.HUB:
        return f"The {store.hub.words.one('hub')}: it costs you nothing"
    return _OWN_BUDGET if paid is PaidFrom.OWN else ""


def _part(found: OfferFacts) -> Fraction | None:
    """A leader's part of the days: those of several are shared equally, those of one go over."""
    if found.days is None or found.over is not None:
        return found.days
    return found.days / max(len(found.support.leaders), 1)


def _left(leader: LeaderFacts | None, found: OfferFacts) -> Fraction | None:
    """The days that a leader has left without this support."""
    if leader is None or leader.days_left is None:
        return None
    agreed = found.offer.state is OfferState.AGREED
    return leader.days_left + (_part(found) or Fraction(0)) * agreed


def _miles(consent: Consent, found: OfferFacts) -> float | None:
    """How far it is from the employer who is asked; from the nearest one where none is."""
    leader = found.leaders.get(consent.leader or 0)
    employers = leader.employers if leader else ()
    home = [each for each in employers if each.id == consent.organisation] or employers
    ways = [miles_between(employer.spot, found.spot) for employer in home]
    return min((way for way in ways if way is not None), default=None)


def _standing(
    offer: SupportOffer, consent: Consent, reader: Person, found: OfferFacts, store: Store
) -> AnswerStanding:
    asked = asked_party(offer, consent, store)
    answerer = store.people.get(consent.answered_by) if consent.answered_by else None
    mine = consent.answered_by == reader.id and consent.noted is None
    agreed = store.support_changes.agreed_on(offer.deployment) if offer.agreed else None
    given_on = None
    if consent.answered_at is not None:
        noted_on = consent.noted.on if consent.noted else None
        given_on = noted_on or store.hub.day_of(consent.answered_at)
    return AnswerStanding(
        consent=consent.id,
        party=consent.party,
        state=consent.state,
        today=found.today,
        answers=can(reader, Act.ANSWER_OFFER, asked) and consent.waits_for_own(offer),
        takes_back=mine and offer.state is OfferState.ASKED and consent.state in WILLING,
        withdraws=consent.withdrawable(offer) and can(reader, Act.WITHDRAW_RELEASE, asked),
        by="" if mine or answerer is None else answerer.name,
        on=given_on,
        noted=consent.noted.how if consent.noted else None,
        agreed_on=agreed,
        support=offer.deployment,
        conflict=bool(consent.conflict),
        contact_by=agreed + FIRST_CONTACT if agreed else None,
    )
