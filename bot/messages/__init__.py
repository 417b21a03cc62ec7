"""What the bot says on its own: every kind of message, collected from its area."""

from collections.abc import Mapping
from datetime import datetime

from bot.delivery.message import Rendered, Skip
from bot.messages.digests import channels, digests
from bot.messages.kinds import Due, MessageKind
from bot.messages.operations import files, live, undelivered
from bot.messages.people import strangers, welcomes
from bot.messages.prompts import moves, prompts, reminders
from bot.messages.visits import concerns, copies, receipts
from domain.delivery.delivery import Again, OutboxRow
from storage.store import Store

# What is due is asked in this order.
KINDS: tuple[MessageKind, ...] = (
    digests.DIGEST,
    digests.PREVIEW,
    channels.CHANNEL,
    prompts.PROMPTS,
    moves.MOVED,
    reminders.REMINDERS,
    receipts.RECEIPT,
    concerns.CONCERN,
    copies.COPY,
    copies.DISPUTED,
    undelivered.UNDELIVERED,
    strangers.STRANGERS,
    welcomes.WELCOME,
    live.LIVE,
    files.OFFERED,
    files.UPLOAD,
    files.UPLOADED,
    files.NOT_PUT,
    files.UNMADE,
)
BY_NAME: Mapping[str, MessageKind] = {kind.name: kind for kind in KINDS}
JOBS: Mapping[str, Due] = {kind.job: kind.due for kind in KINDS if kind.due is not None}
FLEETING = frozenset(kind.name for kind in KINDS if kind.fleeting)
# So often a kind of a newer version is put back, each time for longer: half an hour or so, while
# that one starts.
STRANGE = 12


def render(row: OutboxRow, now: datetime, store: Store) -> Rendered:
    """What a row says now, read afresh.

    A kind that this version does not know waits a while for one that does.
    """
    if kind := BY_NAME.get(row.kind):
        return kind.render(row, now, store)
    return Again("unknown kind") if row.attempts < STRANGE else Skip("unknown kind")


def arrived(row: OutboxRow, now: datetime, store: Store) -> None:
    """Notes what follows from the arrival of a message or an update, with the arrival itself."""
    kind = BY_NAME.get(row.kind)
    if kind is not None and kind.arrived is not None:
        kind.arrived(row, now, store)
