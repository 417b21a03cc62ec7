"""What became of one message handed to the connector, and what may follow."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum


class DeliveryState(StrEnum):
    """Where an outbox row stands; the bot never sends an `unknown` one again by itself."""

    READY = "ready"
    LEASED = "leased"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    DEAD = "dead"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Sent:
    """The connector took it; `activity_id` may be empty.

    `service_url` is the address that took it, where the one on record refused. `conversation` is
    the id of the conversation, where that had to be made anew.
    """

    activity_id: str
    service_url: str = field(default="", compare=False)
    conversation: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Again:
    """Nothing reached the person: safe to repeat, after `after` seconds where a server asked.

    `elsewhere` says that another server answered so, such as the one that keeps files. Then neither
    the connector nor the chat need wait.
    """

    reason: str
    after: float | None = None
    elsewhere: bool = False

    @property
    def throttled(self) -> bool:
        """Whether the connector wants fewer requests from everybody."""
        return not self.elsewhere and (self.after is not None or self.reason.startswith("429"))

    @property
    def pause(self) -> float:
        """The seconds for which the chat is to be left alone."""
        return 0.0 if self.elsewhere else self.after or 0.0


@dataclass(frozen=True, slots=True)
class Unknown:
    """It may have arrived: only a person may repeat it."""

    reason: str


@dataclass(frozen=True, slots=True)
class Dead:
    """It cannot arrive.

    `stops` says that the conversation takes nothing until somebody writes there again.
    `gone` says that the message to be updated was deleted. `doubtful` says that the refusal is none
    that Teams documents: three of them in a row stop the conversation.
    """

    reason: str
    stops: bool = False
    gone: bool = False
    doubtful: bool = field(default=False, compare=False)


Outcome = Sent | Again | Unknown | Dead


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One message to be sent: its kind and the id of its subject, never a card.

    An update of an earlier message names that message's `post`. A row is sent when `due_at`, and
    not after `late_at`. It reads as it would have `as_at` a moment, where somebody tried that out.
    `note` is what the message says to whoever pressed a button of it, until it changes again.
    """

    id: int
    key: str
    kind: str
    subject: str
    conversation: str
    due_at: datetime
    state: DeliveryState = DeliveryState.READY
    post: int | None = None
    late_at: datetime | None = None
    attempts: int = 0
    last_error: str = ""
    as_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A row that did not arrive, or of which nobody knows whether it did.

    `to` is the name of the person or channel.
    """

    row: OutboxRow
    since: datetime
    to: str
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A message of ours in Teams.

    `slot` is what it stands for. `shows` is what it shows now: "form:<id>" while somebody fills in
    a form there.
    """

    id: int
    slot: str
    conversation: str
    activity: str | None
    shows: str = ""

    @property
    def being_filled_in(self) -> bool:
        """Whether an update would wipe what somebody types."""
        return self.shows.startswith("form:")


# So many refusals in a row that Teams does not document stop a conversation.
REFUSALS = 3
# How long a row waits for a stopped conversation, where it has no latest moment of its own.
HELD = timedelta(hours=24)
# Seconds.
SHORTEST_WAIT = 1.0
LONGEST_WAIT = 600.0


def seconds_to_wait(attempts: int, luck: float, asked: float | None = None) -> float:
    """Seconds until a row is tried again after so many attempts, at least those `asked` for.

    `luck` is a random number from 0 to 1.
    """
    # Full jitter: many rows that failed together must not come back together.
    most = min(LONGEST_WAIT, SHORTEST_WAIT * 2.0 ** min(attempts - 1, 20))
    return max(luck * most, asked or 0.0)


def outcome_for_row(row: OutboxRow, outcome: Outcome) -> Outcome:
    """The outcome for this row: an unknown one of an update may be tried again."""
    # An update that arrives twice does no harm; a message that arrives twice does.
    if isinstance(outcome, Unknown) and row.post is not None:
        return Again(outcome.reason)
    return outcome
