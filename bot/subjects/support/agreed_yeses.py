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
# Of support that a file brought.
BEFORE = "agreed before it was kept here"
Rows = dict[tuple[Party, int | None], YesRow]
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

    Support that was agreed outside begins with what the hub was told, or with what it found.
    """
    rounds = [found for id_ in edition.terms.offers if (found := store.offers.get(id_))]
    first = store.agreements.edition(edition.deployment, 1)
    if first is None or first.terms.offers:
        return (_hubs(rounds[0], store), *_in_order(_asked(rounds, edition, store), edition))
    hub, told = _outside(first, store)
    return (hub, *_in_order(told | _asked(rounds, edition, store), edition))


def agreed_how(deployment: int, store: Store) -> str:
    """How support was agreed that nobody was asked about here, as a sentence."""
    noted = store.agreements.outside(deployment).noted_by
    by = store.people.get(noted) if noted else None
    if by is None:
        return "Agreed before it was kept here."
    noted_for = store.hub.words.fill("noted for the {hub}")
    return f"Agreed outside Hub Visits, and {noted_for} by {by.name}."


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


def _asked(rounds: list[SupportOffer], edition: Agreement, store: Store) -> Rows:
    newest: dict[tuple[Party, int | None], Consent] = {}
    for consent in (each for offer in rounds for each in offer.consents):
        if consent.state is not ConsentState.NOT_NEEDED:
            newest[consent.party, consent.leader] = consent
    names: dict[tuple[Party, int | None], str] = {(Party.SCHOOL, None): edition.terms.place.name}
    rows: Rows = {}
    for leader in edition.terms.leaders:
        names[Party.LEADER, leader.person] = leader.name
        names[Party.HOME_HEAD, leader.person] = leader.employer
        if (Party.LEADER, leader.person) in newest:
            party = store.hub.words.fill(_HOME)
            not_needed = YesRow(party, leader.employer, "not needed", "", "leads there")
            rows[Party.HOME_HEAD, leader.person] = not_needed
    return rows | {at: _row(newest[at], name, store) for at, name in names.items() if at in newest}


def _in_order(rows: Rows, edition: Agreement) -> Iterator[YesRow]:
    """The rows of those who are in an edition: each leader with who releases them, the school."""
    for leader in edition.terms.leaders:
        for party in (Party.LEADER, Party.HOME_HEAD):
            if (party, leader.person) in rows:
                yield rows[party, leader.person]
    if (Party.SCHOOL, None) in rows:
        yield rows[Party.SCHOOL, None]


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


def _outside(first: Agreement, store: Store) -> tuple[YesRow, Rows]:
    """What is known of a yes that nobody was asked for here: the hub's row, and each party's."""
    fill, told = store.hub.words.fill, store.agreements.outside(first.deployment)
    by = store.people.get(told.noted_by) if told.noted_by else None
    day = plain_day(told.on) if told.on else ""
    how = f"{fill('told to the {hub}')}, noted by {by.name}" if by else BEFORE

    def row(party: Party, name: str) -> YesRow:
        return YesRow(fill(_LABELS[party]), name, "Yes", day, how)

    rows: Rows = {(Party.SCHOOL, None): row(Party.SCHOOL, first.terms.place.name)}
    for leader in first.terms.leaders:
        rows[Party.LEADER, leader.person] = row(Party.LEADER, leader.name)
        if leader.employer:
            rows[Party.HOME_HEAD, leader.person] = row(Party.HOME_HEAD, leader.employer)
    hub = YesRow(fill(_HUB), by.name if by else "", "Yes", day, "noted it" if by else BEFORE)
    return hub, rows


def _day(moment: datetime | None, store: Store) -> str:
    return plain_day(store.hub.day_of(moment)) if moment else ""
