"""Channels that were chosen for the hub's posts."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, or_, select, update

from domain.digests.channels import NO_PHASE, Audience, Channel, Choices
from domain.people.organisations import OrganisationKind
from domain.support.deployments import OVER, UNAGREED
from storage.delivery.conversations import OPEN
from storage.engine.prepared import Prepared, run
from storage.engine.upsert import upsert
from storage.tables.delivery import conversations
from storage.tables.digests import channels as t
from storage.tables.people import organisations
from storage.tables.support import deployments

_ONE = Prepared(select(t).where(t.c.id == bindparam("id")))
_IN = Prepared(select(t).where(t.c.conversation_id == bindparam("conversation")))
_ACTIVE = Prepared(
    select(t)
    .join(conversations, conversations.c.id == t.c.conversation_id)
    .where(t.c.stopped_at.is_(None), conversations.c.state == OPEN)
    .order_by(t.c.id)
)
# Support that was agreed and is not over; one that is paused goes on.
_GOING_ON = deployments.c.status.not_in((*OVER, *UNAGREED))


def _names(of: ColumnElement[str], *but: str) -> Any:
    """Those that support which is not over belongs to, in the order of the alphabet."""
    places = deployments.join(organisations, organisations.c.id == deployments.c.organisation_id)
    named = of.not_in(("", *but))
    return select(of).select_from(places).distinct().where(_GOING_ON, named).order_by(of)


_PROGRAMMES = _names(deployments.c.programme)
_STRANDS, _PHASES = _names(deployments.c.strand), _names(organisations.c.phase, NO_PHASE)
_supported, _trust = organisations.alias("supported"), organisations.alias("trust")
_TRUSTS = (
    select(_trust.c.id, _trust.c.name)
    .distinct()
    .join(_supported, or_(_supported.c.trust_id == _trust.c.id, _supported.c.id == _trust.c.id))
    .join(deployments, deployments.c.organisation_id == _supported.c.id)
    .where(_GOING_ON, _trust.c.kind == OrganisationKind.TRUST)
    .order_by(_trust.c.name, _trust.c.id)
)
_STOP = update(t).where(t.c.id == bindparam("channel")).values(stopped_at=bindparam("now"))
_DIGEST = update(t).where(t.c.id == bindparam("channel")).values(digest=bindparam("on"))
_CHOSEN = ("name", "audience", "audience_of", "linked_by", "linked_at")


def _link(insert: Any) -> Any:
    added = insert(t).values({name: bindparam(name) for name in ("conversation_id", *_CHOSEN)})
    chosen = {name: added.excluded[name] for name in _CHOSEN} | {"stopped_at": None}
    change = added.on_conflict_do_update(index_elements=["conversation_id"], set_=chosen)
    return change.returning(t.c.id)


_LINK = upsert(_link)


class Channels:
    """One row for each channel that was chosen; one that was stopped keeps its row and digests."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, id_: int) -> Channel | None:
        """The channel with that id."""
        return _first(run(self._connection, _ONE, {"id": id_}).first())

    def of(self, conversation: str) -> Channel | None:
        """The chosen channel with that conversation, also one that was stopped."""
        return _first(run(self._connection, _IN, {"conversation": conversation}).first())

    def active(self) -> list[Channel]:
        """The channels that get posts: no officer has stopped them, and the app is there."""
        return [_channel(row) for row in run(self._connection, _ACTIVE)]

    def choices(self) -> Choices:
        """What a channel can be narrowed down to."""
        trusts = self._connection.execute(_TRUSTS)
        programmes, strands, phases = (
            tuple(self._connection.execute(names).scalars())
            for names in (_PROGRAMMES, _STRANDS, _PHASES)
        )
        of_trusts = tuple((trust.id, trust.name) for trust in trusts)
        return Choices(programmes, of_trusts, strands, phases)

    def link(
        self, conversation: str, name: str, audience: Audience, of: str, person: int, now: datetime
    ) -> int:
        """Chooses a channel, or changes what it may hear of; gives its id."""
        row = {
            "conversation_id": conversation,
            "name": name,
            "audience": audience,
            "audience_of": of,
        }
        return int(
            run(
                self._connection, _LINK, {**row, "linked_by": person, "linked_at": now}
            ).scalar_one()
        )

    def stop(self, id_: int, now: datetime) -> None:
        """Notes that the channel gets no more posts."""
        self._connection.execute(_STOP, {"channel": id_, "now": now})

    def switch_digest(self, id_: int, *, on: bool) -> None:
        """Switches digests on or off."""
        self._connection.execute(_DIGEST, {"channel": id_, "on": on})


def _first(row: Row[Any] | None) -> Channel | None:
    return _channel(row) if row else None


def _channel(row: Row[Any]) -> Channel:
    return Channel(
        id=row.id,
        conversation=row.conversation_id,
        name=row.name,
        audience=Audience(row.audience),
        of=row.audience_of,
        digest=row.digest,
        stopped=row.stopped_at is not None,
    )
