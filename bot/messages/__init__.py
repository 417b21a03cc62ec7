"""What the bot says on its own: every kind of message, collected from its area."""

from collections.abc import Mapping
from datetime import datetime

from bot.delivery.message import Rendered, Skip
from bot.messages.digests import channels, digests
from bot.messages.funding import contracts, grants
from bot.messages.kinds import Due, MessageKind
from bot.messages.library import kept_files as sent_files
from bot.messages.operations import files, live, undelivered
from bot.messages.people import strangers, welcomes
from bot.messages.prompts import asked, moves, prompts, reminders
from bot.messages.quality import reports
from bot.messages.support import action_plans, kept, news, offers
from bot.messages.support import requests as support_requests
from bot.messages.visits import concerns, copies, planning, receipts
from domain.delivery.delivery import Again, OutboxRow
from storage.store import Store

# What is due is asked in this order.
KINDS: tuple[MessageKind, ...] = (
    digests.DIGEST,
    digests.PREVIEW,
    channels.CHANNEL,
    reports.SHOWN,
    reports.HANDED,
    reports.JUDGED,
    reports.BY_MONEY,
    reports.ACCEPTED_POST,
    prompts.PROMPTS,
    asked.ASKED_BY_HAND,
    moves.MOVED,
    reminders.REMINDERS,
    receipts.RECEIPT,
    planning.PLANNED,
    concerns.CONCERN,
    concerns.ANSWER,
    copies.COPY,
    copies.DISPUTED,
    news.NEWS,
    kept.KEPT,
    kept.PAUSE_OVER,
    action_plans.SHOWN,
    action_plans.OBJECTIVE_SHOWN,
    action_plans.SHARED_PLAN,
    action_plans.AGREED_PLAN,
    action_plans.CHANGE_OF_PLAN,
    action_plans.REWORDED_PLAN,
    support_requests.REQUEST,
    support_requests.REQUEST_ASKED,
    support_requests.REQUEST_ANSWERED,
    support_requests.REQUEST_TOLD,
    grants.GRANT,
    contracts.CONTRACT,
    offers.ASKED,
    offers.OFF,
    offers.DECIDED,
    offers.AGREED,
    offers.OFFER,
    undelivered.UNDELIVERED,
    strangers.STRANGERS,
    welcomes.WELCOME,
    live.LIVE,
    files.OFFERED,
    files.UPLOAD,
    files.UPLOADED,
    files.NOT_PUT,
    files.UNMADE,
    sent_files.KEPT_FILE,
)
BY_NAME: Mapping[str, MessageKind] = {kind.name: kind for kind in KINDS}
JOBS: Mapping[str, Due] = {kind.job: kind.due for kind in KINDS if kind.due is not None}
FLEETING = frozenset(kind.name for kind in KINDS if kind.fleeting)
# So often a row of an unknown kind is tried again, each time after longer, for half an hour or so.
# It is of a newer version of the bot, which may be starting beside this one.
STRANGE = 12


def render(row: OutboxRow, now: datetime, store: Store) -> Rendered:
    """What a row of the outbox says now, by its kind, read afresh.

    A row of a kind that this version does not know waits a while for a version that does.
    """
    kind = BY_NAME.get(row.kind)
    if kind is not None:
        return kind.render(row, now, store)
    if row.attempts < STRANGE:
        return Again("unknown kind")
    return Skip("unknown kind")


def arrived(row: OutboxRow, now: datetime, store: Store) -> None:
    """Notes what follows from the arrival of a message or an update, in the same transaction."""
    kind = BY_NAME.get(row.kind)
    if kind is not None and kind.arrived is not None:
        kind.arrived(row, now, store)
