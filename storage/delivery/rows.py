"""What every statement about rows of the outbox shares."""

from typing import Any

from sqlalchemy import Row as Found
from sqlalchemy import case, exists

from domain.delivery.delivery import DeliveryState, OutboxRow
from storage.engine.prepared import written
from storage.tables.delivery import outbox as t

# A row that may go; written as in the index of those.
READY = written(t.c.state, (DeliveryState.READY,))
NO_LEASE: dict[str, Any] = {"lease_owner": None, "lease_until": None}
IN_FLIGHT = (DeliveryState.LEASED, DeliveryState.SENDING)
# Rows that end where a person decides.
OPEN_ENDS = (DeliveryState.UNKNOWN, DeliveryState.DEAD)

_other = t.alias("other")
# At most one row of a post is ready: where a newer update waits, an older one is not needed.
NEWER_WAITS = exists().where(
    _other.c.post_id == t.c.post_id, written(_other.c.state, (DeliveryState.READY,))
)
READY_AGAIN = case((NEWER_WAITS, DeliveryState.SKIPPED), else_=DeliveryState.READY)


def row_of(found: Found[Any]) -> OutboxRow:
    """A row of the table as the domain's."""
    return OutboxRow(
        id=found.id,
        key=found.key,
        kind=found.kind,
        subject=found.subject,
        conversation=found.conversation_id,
        due_at=found.due_at,
        state=DeliveryState(found.state),
        post=found.post_id,
        late_at=found.late_at,
        attempts=found.attempts,
        last_error=found.last_error,
        as_at=found.as_at,
        note=found.note,
    )
