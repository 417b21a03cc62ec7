"""Requests for support: told where they come in, asked about and decided, and kept true there."""

from datetime import datetime

from bot.delivery.message import Message, Skip
from bot.messages.kinds import MessageKind
from bot.subjects.digests.channels import hearing
from bot.subjects.support import requests
from bot.subjects.support.request_states import ANSWERED, ASKED, TOLD
from domain.delivery.conversations import Surface
from domain.delivery.delivery import OutboxRow
from domain.support.commissions import Commission, CommissionState
from storage.store import Store


def render(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """The request as it may be read there."""
    request = store.commissions.get(int(row.subject))
    place = store.conversations.get(row.conversation)
    if request is None or place is None:
        return Skip("gone")
    if place.surface is Surface.CHANNEL and not _heard(row, request, store):
        return Skip("not allowed")
    shown = requests.card_at(request, place, now, store, row.note)
    return Message(shown, requests.slot(request.id)) if shown else Skip("not allowed")


def render_asked(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """What the hub asks the school; nothing once it is answered, or the request is over."""
    request = store.commissions.get(int(row.subject))
    if request is None or (row.post is None and request.state is not CommissionState.CLARIFYING):
        return Skip("answered since")
    return render(row, now, store)


def render_answered(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """What the school answered; nothing once an officer went on."""
    request = store.commissions.get(int(row.subject))
    if request is None or (row.post is None and not request.waits):
        return Skip("changed since")
    return render(row, now, store)


def _heard(row: OutboxRow, request: Commission, store: Store) -> bool:
    """Whether a channel may hear of it; a post that is there already is kept true."""
    if row.post is not None:
        return True
    hears = hearing(request.about.strand, request.organisation, store)
    return row.conversation in {channel.conversation for channel in hears}


REQUEST = MessageKind(requests.KIND, render)
REQUEST_ASKED = MessageKind(ASKED, render_asked)
REQUEST_ANSWERED = MessageKind(ANSWERED, render_answered)
REQUEST_TOLD = MessageKind(TOLD, render)
