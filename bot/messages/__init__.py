"""What the bot says on its own: a job's `due` puts outbox rows, a kind's `render` makes the message when it is sent."""

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.delivery.message import Message, Rendered, Skip
from bot.messages.digests import channels, digests
from bot.messages.operations import files, live, undelivered
from bot.messages.people import strangers, welcomes
from bot.messages.prompts import moves, prompts, reminders
from bot.messages.visits import concerns, copies, visits
from domain.delivery.delivery import FLEETING as FLEETING
from domain.delivery.delivery import Again, Row
from storage.store import Store

Render = Callable[[Row, Store], Message | Skip]
Due = Callable[[datetime, Store], list[Row]]
Arrived = Callable[[Row, datetime, Store], None]

RENDERS: Mapping[str, Render] = {
    "visit": visits.render,
    "concern": concerns.render,
    "copy": copies.render,
    "disputed": copies.render_dispute,
    "undelivered": undelivered.render,
    "channel": channels.render,
    "digest": digests.render,
    "digest_preview": digests.render_preview,
    "prompts": prompts.render,
    "moved": moves.render,
    "reminders": reminders.render,
    "live": live.render,
    "welcome": welcomes.render,
    "strangers": strangers.render,
    "file": files.render,
    "upload": files.render_upload,
    "uploaded": files.render_uploaded,
    "not_put": files.render_not_put,
    "unmade": files.render_unmade,
}
JOBS: Mapping[str, Due] = {
    "digests": digests.due,
    "prompts": prompts.due,
    "copies": copies.due,
    "undelivered": undelivered.due,
    "strangers": strangers.due,
    "files": files.due,
}
# So often a kind of a newer version is put back, each time for longer: half an hour or so, while that one starts.
STRANGE = 12
ARRIVED: Mapping[str, Arrived] = {
    "copy": copies.arrived,
    "digest": digests.arrived,
    "prompts": prompts.arrived,
    "upload": files.arrived,
}


def render(row: Row, store: Store) -> Rendered:
    """What a row says now, read afresh; a kind that this version does not know waits a while for one that does."""
    if row.kind in RENDERS:
        return RENDERS[row.kind](row, store)
    return Again("unknown kind") if row.attempts < STRANGE else Skip("unknown kind")


def arrived(row: Row, now: datetime, store: Store) -> None:
    """Notes what follows from the arrival of a message or an update, in the transaction that notes the arrival."""
    if row.kind in ARRIVED:
        ARRIVED[row.kind](row, now, store)
