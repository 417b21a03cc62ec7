"""How a request moves from one state to the next: each move says from which states it goes."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from domain.errors import refuse
from domain.support.commissions import Clarifying, Commission, CommissionState, SupportWanted

_S = CommissionState
EDITABLE = (_S.REQUESTED, _S.CLARIFYING)
ASKABLE = (_S.REQUESTED, _S.BROKERING)
ANSWERABLE = (_S.CLARIFYING,)
FINDABLE = (_S.REQUESTED, _S.BROKERING)
ENDABLE = (_S.REQUESTED, _S.CLARIFYING, _S.BROKERING, _S.OFFERED)


def require(request: Commission, states: Iterable[CommissionState]) -> None:
    """Raises Refused where a request stands elsewhere by now."""
    if request.state not in states:
        raise refuse("request_moved_on", state=request.state)


def edited(request: Commission, about: SupportWanted) -> Commission:
    """With other words, until a leader is looked for."""
    require(request, EDITABLE)
    return replace(request, about=about)


def asked(request: Commission, question: str, by: int, now: datetime) -> Commission:
    """The school is asked something: the hub's clock stands still."""
    require(request, ASKABLE)
    clarifying = Clarifying(question, now, by)
    return replace(_met(request, now), state=_S.CLARIFYING, clarifying=clarifying)


def replied(request: Commission, answer: str, now: datetime, answer_by: datetime) -> Commission:
    """The school answered: the hub's clock goes on, and it answers by a later moment."""
    require(request, ANSWERABLE)
    assert request.clarifying is not None
    clarifying = replace(request.clarifying, answer=answer, answer_at=now)
    asked_of = replace(request, clarifying=clarifying, answer_by=answer_by)
    return replace(asked_of, state=_S.REQUESTED, answered=False)


def looked_for(request: Commission) -> Commission:
    """A leader is looked for."""
    require(request, FINDABLE)
    return replace(request, state=_S.BROKERING)


def nobody_fits(request: Commission, what_next: str) -> Commission:
    """Nobody fits yet: it stays open, and the school is told what comes next."""
    require(request, FINDABLE)
    return replace(request, state=_S.BROKERING, what_next=what_next)


def offered(request: Commission, deployment: int, now: datetime) -> Commission:
    """Leader and head are asked for their yes to the support with that id."""
    require(request, FINDABLE)
    return replace(_met(request, now), state=_S.OFFERED, deployment=deployment, what_next="")


def refused(request: Commission) -> Commission:
    """Somebody said no: a leader is looked for again."""
    require(request, (_S.OFFERED,))
    return replace(request, state=_S.BROKERING, deployment=None)


def matched(request: Commission, now: datetime) -> Commission:
    """All have said yes."""
    require(request, (_S.OFFERED,))
    return replace(request, state=_S.MATCHED, matched_at=now)


def declined(request: Commission, reason: str, by: int, now: datetime) -> Commission:
    """The hub cannot help, and says why."""
    require(request, ENDABLE)
    met = _met(request, now)
    return replace(met, state=_S.DECLINED, reason=reason, ended_at=now, ended_by=by)


def withdrawn(request: Commission, reason: str, by: int, now: datetime) -> Commission:
    """The school needs it no more."""
    require(request, ENDABLE)
    return replace(request, state=_S.WITHDRAWN, reason=reason, ended_at=now, ended_by=by)


def _met(request: Commission, now: datetime) -> Commission:
    """The hub gave its answer; the first one counts for what was promised."""
    return replace(request, answered=True, met_at=request.met_at or now)
