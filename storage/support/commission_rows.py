"""A request for support as a row of its table."""

from typing import Any

from sqlalchemy import Row

from domain.support.commissions import (
    Clarifying,
    Commission,
    CommissionState,
    PaidFrom,
    SupportWanted,
    WantedBy,
)


def request_of(row: Row[Any]) -> Commission:
    """The request that a row holds, with the name of its organisation as `place`."""
    return Commission(
        id=row.id,
        organisation=row.organisation_id,
        place=row.place,
        asked_by=row.asked_by,
        filed_at=row.filed_at,
        about=_wanted(row),
        state=CommissionState(row.state),
        promised_by=row.promised_by,
        answer_by=row.answer_by,
        answered=row.answered,
        met_at=row.met_at,
        clarifying=_clarifying(row),
        what_next=row.what_next,
        reason=row.reason,
        ended_at=row.ended_at,
        ended_by=row.ended_by,
        matched_at=row.matched_at,
        deployment=row.deployment_id,
        version=row.version,
    )


def _wanted(row: Row[Any]) -> SupportWanted:
    return SupportWanted(
        need=row.need,
        outcome=row.outcome,
        days=row.days,
        from_on=row.from_on,
        evidence=row.evidence,
        measure=row.measure,
        strand=row.strand,
        paid_from=PaidFrom(row.paid_from),
        grant=row.grant_id,
        urgency=WantedBy(row.urgency) if row.urgency else None,
        ring=row.ring,
        hub_note=row.hub_note,
    )


def _clarifying(row: Row[Any]) -> Clarifying | None:
    if row.question_at is None:
        return None
    return Clarifying(row.question, row.question_at, row.question_by, row.answer, row.answer_at)


def columns_of(request: Commission) -> dict[str, Any]:
    """The columns of a request, but for its id and version."""
    about, asked, (rank, by) = request.about, request.clarifying, request.standing()
    return {
        "organisation_id": request.organisation,
        "asked_by": request.asked_by,
        "filed_at": request.filed_at,
        "need": about.need,
        "outcome": about.outcome,
        "days": about.days,
        "from_on": about.from_on,
        "evidence": about.evidence,
        "measure": about.measure,
        "strand": about.strand,
        "paid_from": about.paid_from,
        "grant_id": about.grant,
        "urgency": about.urgency or "",
        "ring": about.ring,
        "hub_note": about.hub_note,
        "state": request.state,
        "promised_by": request.promised_by,
        "answer_by": request.answer_by,
        "answered": request.answered,
        "met_at": request.met_at,
        "question": asked.question if asked else "",
        "question_at": asked.at if asked else None,
        "question_by": asked.by if asked else None,
        "answer": asked.answer if asked else "",
        "answer_at": asked.answer_at if asked else None,
        "what_next": request.what_next,
        "reason": request.reason,
        "ended_at": request.ended_at,
        "ended_by": request.ended_by,
        "matched_at": request.matched_at,
        "deployment_id": request.deployment,
        "rank": rank,
        "by": by,
    }
