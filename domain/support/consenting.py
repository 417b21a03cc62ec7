"""The yeses that an offer needs: who is asked and when, and what follows from each answer.

Leaders and the heads who release them are asked at once, the school after all of these. The first
answer of a party counts; one that an officer noted gives way to a person's own. Only leaders are
asked about a conflict of interest.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction

from domain.errors import refuse
from domain.support.offers import (
    ANSWERED,
    OWED,
    WILLING,
    Consent,
    ConsentState,
    Noted,
    OfferState,
    Party,
    SupportOffer,
)


@dataclass(frozen=True, slots=True)
class Releasing:
    """Who employs a leader: nobody where that is not known.

    `releases` is false where no head is asked: the hub employs them, or they are head there.
    """

    leader: int
    organisation: int | None
    releases: bool = True


@dataclass(frozen=True, slots=True)
class ConsentAnswer:
    """What one party answered, when and who said or noted it.

    `at` is the moment at which it came, `says` a yes, a no or a conflict of interest.
    """

    says: ConsentState
    at: datetime
    by: int
    noted: Noted | None = None
    reason: str = ""
    conflict: str = ""
    most_days: Fraction | None = None
    note: str = ""


def asked_at_first(homes: Iterable[Releasing], school: int, at: datetime) -> tuple[Consent, ...]:
    """The questions of a new offer: to leaders and their heads at once, to the school later."""
    own = (question for home in homes for question in asked_of_own(home, at))
    return (*own, _question(Party.SCHOOL, None, school, None))


def asked_of_own(home: Releasing, at: datetime) -> Iterator[Consent]:
    """The questions to a leader, and to the head who releases them where one has to."""
    yield _question(Party.LEADER, home.leader, home.organisation, at)
    if home.releases:
        yield _question(Party.HOME_HEAD, home.leader, home.organisation, at)


def _question(
    party: Party, leader: int | None, organisation: int | None, at: datetime | None
) -> Consent:
    state = ConsentState.ASKED if at else ConsentState.WAITS
    return Consent(-1, -1, party, leader, organisation, state, asked_at=at)


def answered(offer: SupportOffer, consent: Consent, answer: ConsentAnswer) -> SupportOffer:
    """The offer after an answer; raises Refused where none is waited for. Safe twice."""
    if _same(consent, answer):
        return offer
    if offer.state is OfferState.AGREED and _gives_way(consent, answer):
        return _with(offer, _after_all(consent, answer))
    if offer.state is not OfferState.ASKED:
        raise refuse("offer_closed")
    if consent.state in (ConsentState.WAITS, ConsentState.NOT_NEEDED):
        raise refuse("not_asked_now")
    if answer.says is ConsentState.CONFLICT and consent.party is not Party.LEADER:
        raise refuse("not_asked_now")
    if consent.state is not ConsentState.ASKED and not _gives_way(consent, answer):
        raise refuse("answered_before")
    return settled(_with(offer, _with_answer(consent, answer)), answer.at)


def _same(consent: Consent, answer: ConsentAnswer) -> bool:
    """Whether the same person says again what stands already."""
    by = (consent.state, consent.answered_by, consent.noted)
    return by == (answer.says, answer.by, answer.noted)


def _gives_way(consent: Consent, answer: ConsentAnswer) -> bool:
    """Whether what was noted for somebody gives way to an answer of their own."""
    return consent.state in ANSWERED and consent.noted is not None and answer.noted is None


def _after_all(consent: Consent, answer: ConsentAnswer) -> Consent:
    """An own answer after all had said yes: by it nothing stops, as by a release withdrawn."""
    found = _with_answer(consent, answer)
    return found if found.said_yes else replace(found, state=ConsentState.WITHDRAWN)


def _with_answer(consent: Consent, answer: ConsentAnswer) -> Consent:
    return replace(
        consent,
        state=answer.says,
        answered_at=answer.at,
        answered_by=answer.by,
        noted=answer.noted,
        reason=answer.reason,
        conflict=answer.conflict,
        most_days=answer.most_days,
        note=answer.note,
    )


def taken_back(offer: SupportOffer, consent: Consent, at: datetime) -> SupportOffer:
    """The offer after a party took its yes back, which it may until all have said yes."""
    if offer.state is not OfferState.ASKED:
        raise refuse("offer_closed")
    if consent.state is ConsentState.ASKED:
        return offer
    if consent.state not in WILLING:
        raise refuse("not_asked_now")
    return settled(_with(offer, _asked(consent, consent.asked_at or at)), at)


def withdrawn(offer: SupportOffer, consent: Consent, answer: ConsentAnswer) -> SupportOffer:
    """The offer after a head withdrew a release to which all had agreed: nothing else changes."""
    if offer.state is not OfferState.AGREED or consent.party is not Party.HOME_HEAD:
        raise refuse("not_asked_now")
    if consent.state is ConsentState.WITHDRAWN:
        return offer
    kept = replace(answer, most_days=consent.most_days, note=consent.note)
    return _with(offer, replace(_with_answer(consent, kept), state=ConsentState.WITHDRAWN))


def decided(offer: SupportOffer, consent: Consent, *, as_yes: bool, at: datetime) -> SupportOffer:
    """The offer after an officer decided whether a yes with a conflict counts as one."""
    if consent.state is not ConsentState.CONFLICT or offer.state is not OfferState.ASKED:
        raise refuse("offer_closed")
    state = ConsentState.YES if as_yes else ConsentState.NO
    return settled(_with(offer, replace(consent, state=state)), at)


def without_left(offer: SupportOffer, left: Iterable[int], at: datetime) -> SupportOffer:
    """The offer after some leaders went off the list: theirs counts as a no that nobody said."""
    gone = set(left) & set(offer.leaders)
    if offer.state is not OfferState.ASKED or not gone:
        return offer
    for consent in offer.consents:
        if consent.party is Party.LEADER and consent.leader in gone:
            no = replace(_asked(consent, consent.asked_at), state=ConsentState.NO, answered_at=at)
            offer = _with(offer, no)
    return settled(offer, at)


def closed(offer: SupportOffer, by: int, why: str, at: datetime) -> SupportOffer:
    """The offer once nobody is asked any more: the hub took it back, or leaves it at a no."""
    if not offer.open:
        raise refuse("offer_closed")
    state = OfferState.TAKEN_BACK if offer.state is OfferState.ASKED else offer.state
    ended = replace(offer, state=state, ended_at=at, ended_by=by, ended_why=why)
    return _nobody_asked(ended)


def asked_again(offer: SupportOffer, by: int, at: datetime) -> SupportOffer:
    """A new round after a no: a yes stays one, everybody else is asked anew."""
    if not offer.undecided:
        raise refuse("offer_closed")
    consents = [_for_next_round(consent, at) for consent in offer.consents]
    new = replace(offer, id=-1, at=at, by=by, state=OfferState.ASKED, consents=tuple(consents))
    return settled(new, at)


def _for_next_round(consent: Consent, at: datetime) -> Consent:
    fresh = replace(consent, id=-1, offer=-1, version=1)
    if consent.state in WILLING:
        return fresh
    if consent.party is Party.SCHOOL:
        return replace(_asked(fresh, None), state=ConsentState.WAITS)
    return _asked(fresh, at)


def settled(offer: SupportOffer, at: datetime) -> SupportOffer:
    """The offer with what follows from its answers: it is refused, agreed, or the school's turn."""
    if any(consent.state is ConsentState.NO for consent in offer.consents):
        return _nobody_asked(replace(offer, state=OfferState.REFUSED))
    if all(consent.said_yes for consent in offer.consents):
        return replace(offer, state=OfferState.AGREED)
    others = all(c.said_yes for c in offer.consents if c.party is not Party.SCHOOL)
    return replace(offer, consents=tuple(_turn(c, others, at) for c in offer.consents))


def _turn(consent: Consent, others_agree: bool, at: datetime) -> Consent:
    """The school's question as its turn comes, or goes again as somebody takes a yes back."""
    if consent.party is not Party.SCHOOL:
        return consent
    if others_agree and consent.state is ConsentState.WAITS:
        return _asked(consent, at)
    if not others_agree and consent.state is ConsentState.ASKED:
        return replace(consent, state=ConsentState.WAITS, asked_at=None)
    return consent


def _asked(consent: Consent, at: datetime | None) -> Consent:
    """The question without any answer."""
    return replace(
        consent,
        state=ConsentState.ASKED,
        asked_at=at,
        answered_at=None,
        answered_by=None,
        noted=None,
        reason="",
        conflict="",
        most_days=None,
        note="",
    )


def _nobody_asked(offer: SupportOffer) -> SupportOffer:
    return replace(
        offer,
        consents=tuple(
            replace(c, state=ConsentState.NOT_NEEDED) if c.state in OWED else c
            for c in offer.consents
        ),
    )


def _with(offer: SupportOffer, changed: Consent) -> SupportOffer:
    """The offer with one of its questions as it stands now."""
    consents = tuple(changed if c.id == changed.id else c for c in offer.consents)
    return replace(offer, consents=consents)
