"""Offers and their questions in and out of their tables."""

from typing import Any

from sqlalchemy import Row

from domain.support.offers import (
    Consent,
    ConsentState,
    Noted,
    NotedHow,
    OfferState,
    Party,
    SupportOffer,
)


def offer_of(row: Row[Any], asked: tuple[Consent, ...]) -> SupportOffer:
    """The offer that a row holds, with its questions."""
    return SupportOffer(
        id=row.id,
        deployment=row.deployment_id,
        commission=row.commission_id,
        at=row.at,
        by=row.by_id,
        state=OfferState(row.state),
        consents=asked,
        pattern=row.pattern,
        why=row.why,
        over_why=row.over_why,
        ended_at=row.ended_at,
        ended_by=row.ended_by,
        ended_why=row.ended_why,
    )


def columns_of(offer: SupportOffer) -> dict[str, Any]:
    """An offer by column."""
    return {
        "deployment_id": offer.deployment,
        "commission_id": offer.commission,
        "at": offer.at,
        "by_id": offer.by,
        "state": offer.state,
        "pattern": offer.pattern,
        "why": offer.why,
        "over_why": offer.over_why,
        "ended_at": offer.ended_at,
        "ended_by": offer.ended_by,
        "ended_why": offer.ended_why,
    }


def consent_of(row: Row[Any]) -> Consent:
    """The question that a row holds."""
    noted = None
    if row.noted_how:
        noted = Noted(NotedHow(row.noted_how), row.noted_on, row.answered_by)
    return Consent(
        id=row.id,
        offer=row.offer_id,
        party=Party(row.party),
        leader=row.leader_id,
        organisation=row.organisation_id,
        state=ConsentState(row.state),
        asked_at=row.asked_at,
        answered_at=row.answered_at,
        answered_by=row.answered_by,
        noted=noted,
        reason=row.reason,
        conflict=row.conflict,
        most_days=row.most_days,
        note=row.note,
        version=row.version,
    )


def consent_columns(consent: Consent, offer: int) -> dict[str, Any]:
    """A question of an offer by column."""
    noted = consent.noted
    return {
        "offer_id": offer,
        "party": consent.party,
        "leader_id": consent.leader,
        "organisation_id": consent.organisation,
        "state": consent.state,
        "asked_at": consent.asked_at,
        "answered_at": consent.answered_at,
        "answered_by": consent.answered_by,
        "noted_how": noted.how if noted else "",
        "noted_on": noted.on if noted else None,
        "reason": consent.reason,
        "conflict": consent.conflict,
        "most_days": consent.most_days,
        "note": consent.note,
    }
