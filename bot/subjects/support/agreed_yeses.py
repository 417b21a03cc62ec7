"""The yeses to an agreement, as rows of its last part."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from cards.phrases import plain_day
from domain.library.agreement_papers import YesRow
from domain.library.agreements import PARTIES
from domain.support.agreements import Agreement
from domain.support.offers import OWED, Consent, ConsentState, Party, SupportOffer
from storage.store import Store

_HUB, _SCHOOL, _LEADER, _HOME = PARTIES
_LABELS: Mapping[Party, str] = {
    Party.LEADER: _LEADER,
    Party.HOME_HEAD: _HOME,
    Party.SCHOOL: _SCHOOL,
}
_ANSWERS: Mapping[ConsentState, str] = {
    ConsentState.WAITS: "not asked yet",
    ConsentState.ASKED: "asked",
    ConsentState.YES: "Yes",
    ConsentState.NO: "No",
    ConsentState.CONFLICT: "with the {hub}",
    ConsentState.WITHDRAWN: "release withdrawn",
}


def yeses(edition: Agreement, store: Store) -> tuple[YesRow, ...]:
    """Each party's newest answer among the rounds that the edition rests on.

    Support that was agreed outside has one row, of the day that the hub was told.
    """
    rounds = [found for id_ in edition.terms.offers if (found := store.offers.get(id_))]
    if not rounds:
        return (_outside(edition, store),)
    return (_hubs(rounds[0], store), *_asked(rounds, edition, store))


def still_asked(offer: SupportOffer, store: Store) -> list[str]:
    """Whose answers an offer waits for, by name: the leader, or the place that is asked."""
    found = []
    for consent in offer.consents:
        if consent.state not in OWED:
            continue
        leader = store.people.get(consent.leader) if consent.leader else None
        place = store.organisations.get(consent.organisation) if consent.organisation else None
        of_leader = consent.party is Party.LEADER and leader is not None
        found.append(leader.name if leader and of_leader else place.name if place else "")
    return [name for name in found if name]


def _asked(rounds: list[SupportOffer], edition: Agreement, store: Store) -> Iterator[YesRow]:
    newest: dict[tuple[Party, int | None], Consent] = {}
    for consent in (each for offer in rounds for each in offer.consents):
        if consent.state is not ConsentState.NOT_NEEDED:
            newest[consent.party, consent.leader] = consent
    for leader in edition.terms.leaders:
        own = newest.get((Party.LEADER, leader.person))
        if own is not None:
            yield _row(own, leader.name, store)
        head = newest.get((Party.HOME_HEAD, leader.person))
        if head is not None:
            yield _row(head, leader.employer, store)
        elif own is not None:
            party = store.hub.words.fill(_HOME)
            yield YesRow(party, leader.employer, "not needed", "", "leads there")
    school = newest.get((Party.SCHOOL, None))
    if school is not None:
        yield _row(school, edition.terms.place.name, store)


def _row(consent: Consent, name: str, store: Store) -> YesRow:
    """One answer; `name` is the party's, where it was somebody else who answered for it."""
    fill, at = store.hub.words.fill, consent.answered_at or consent.asked_at
    by = store.people.get(consent.answered_by) if consent.answered_by else None
    noted = consent.noted
    if noted is not None:
        how, day = f"by {noted.how}, noted by {by.name if by else fill('the {hub}')}", noted.on
        return YesRow(
            fill(_LABELS[consent.party]), name, _said(consent, store), plain_day(day), how
        )
    who = name if by is None or consent.party is Party.LEADER else f"{by.name}, {name}"
    how = "in Teams" if by else ""
    return YesRow(fill(_LABELS[consent.party]), who, _said(consent, store), _day(at, store), how)


def _said(consent: Consent, store: Store) -> str:
    return store.hub.words.fill(_ANSWERS[consent.state])


def _hubs(offer: SupportOffer, store: Store) -> YesRow:
    by = store.people.get(offer.by)
    party = store.hub.words.fill(_HUB)
    return YesRow(party, by.name if by else "", "Yes", _day(offer.at, store), "offered it")


def _outside(edition: Agreement, store: Store) -> YesRow:
    day = store.support_changes.agreed_on(edition.deployment)
    how = store.hub.words.fill("outside Hub Visits, told to the {hub}")
    return YesRow("All of these", "", "Yes", plain_day(day) if day else "", how)


def _day(moment: datetime | None, store: Store) -> str:
    return plain_day(store.hub.day_of(moment)) if moment else ""
