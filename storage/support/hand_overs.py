"""Hand-overs that wait for their yeses or their day."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, exists, insert, select, update

from domain.support.hand_overs import HandOverPlan, WaitingHandOver
from domain.support.offers import OfferState, SupportOffer
from storage.engine.prepared import Prepared, run
from storage.tables.commissions import offers
from storage.tables.support import hand_overs as t

_WAITING = select(t).where(t.c.ended_at.is_(None))
# Both are asked each half minute.
_SAID = exists().where(offers.c.id == t.c.offer_id, offers.c.state == OfferState.AGREED)
_ALL_SAID_YES = Prepared(_WAITING.where(t.c.agreed_at.is_(None), _SAID).order_by(t.c.id))
_READY = Prepared(
    _WAITING.where(t.c.agreed_at.is_not(None), t.c.from_on <= bindparam("today")).order_by(t.c.id)
)
_CHANGE = update(t).where(t.c.id == bindparam("hand_over"))


class HandOvers:
    """What is asked for, by support: at most one of each leader waits."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ask(
        self, deployment: int, plan: HandOverPlan, offer: int | None, by: int, now: datetime
    ) -> int:
        """Keeps a hand-over that waits; gives its id."""
        row = {
            "deployment_id": deployment,
            "offer_id": offer,
            "leader_id": plan.leader,
            "to_id": plan.to,
            "from_on": plan.from_on,
            "days": plan.days,
            "reason": plan.reason,
            "asked_at": now,
            "asked_by": by,
        }
        return int(self._connection.execute(insert(t).returning(t.c.id), row).scalar_one())

    def get(self, id_: int) -> WaitingHandOver | None:
        """The hand-over with that id, whatever became of it."""
        return self._first(select(t).where(t.c.id == id_))

    def of_offer(self, offer: SupportOffer) -> WaitingHandOver | None:
        """The hand-over about which an offer asks, whatever became of it."""
        return self._first(
            select(t).where(t.c.deployment_id == offer.deployment, t.c.offer_id == offer.id)
        )

    def waiting(self, deployment: int) -> list[WaitingHandOver]:
        """Those of a support that wait, in the order of asking."""
        return self._some(_WAITING.where(t.c.deployment_id == deployment).order_by(t.c.id))

    def all_said_yes(self) -> list[WaitingHandOver]:
        """Those whose last yes was said, and of which that is not noted yet."""
        return _each(run(self._connection, _ALL_SAID_YES))

    def ready(self, today: date) -> list[WaitingHandOver]:
        """Those to which all have agreed, and whose day is here."""
        return _each(run(self._connection, _READY, {"today": today}))

    def ask_again(self, id_: int, offer: int) -> None:
        """Has a hand-over wait for another round of yeses."""
        self._connection.execute(_CHANGE.values(offer_id=offer), {"hand_over": id_})

    def agree(self, id_: int, how: str, now: datetime) -> None:
        """Notes that all have agreed, and how that is known."""
        agreed = {"agreed_at": now, "agreed_how": how}
        self._connection.execute(_CHANGE.values(agreed), {"hand_over": id_})

    def end(self, id_: int, now: datetime) -> None:
        """Notes that it is done, or taken back."""
        self._connection.execute(_CHANGE.values(ended_at=now), {"hand_over": id_})

    def _first(self, query: Any) -> WaitingHandOver | None:
        return next(iter(self._some(query)), None)

    def _some(self, query: Any) -> list[WaitingHandOver]:
        return _each(self._connection.execute(query))


def _each(rows: Iterable[Row[Any]]) -> list[WaitingHandOver]:
    return [_hand_over(row) for row in rows]


def _hand_over(row: Row[Any]) -> WaitingHandOver:
    return WaitingHandOver(
        id=row.id,
        deployment=row.deployment_id,
        plan=HandOverPlan(row.leader_id, row.to_id, row.from_on, row.days, row.reason),
        asked_at=row.asked_at,
        asked_by=row.asked_by,
        offer=row.offer_id,
        agreed_at=row.agreed_at,
        agreed_how=row.agreed_how,
        ended_at=row.ended_at,
    )
