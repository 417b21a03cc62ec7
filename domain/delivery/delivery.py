"""What became of one message handed to the connector, and what may follow."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class DeliveryState(StrEnum):
    """Where an outbox row stands; `unknown` is never repeated by itself."""

    READY = "ready"
    LEASED = "leased"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    DEAD = "dead"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Sent:
    """The connector took it; `activity_id` may be empty."""

    activity_id: str


@dataclass(frozen=True, slots=True)
class Again:
    """Nothing reached the person: safe to repeat, after `after` seconds if the connector said so.

    `elsewhere`: another server said so, such as the one that keeps files; the connector and the chat need not wait.
    """

    reason: str
    after: float | None = None
    elsewhere: bool = False

    @property
    def throttled(self) -> bool:
        """Whether the connector wants to be asked less, by anybody."""
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
    """It cannot arrive. `stops`: the conversation takes nothing until it speaks; `gone`: the message is no more."""

    reason: str
    stops: bool = False
    gone: bool = False


Outcome = Sent | Again | Unknown | Dead


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One thing to be said: a kind and the subject's id, never a card. An update names the `post` it is put into."""

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


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A row that did not arrive, or of which nobody knows; since when; and to whom: a person's or a channel's name."""

    row: OutboxRow
    since: datetime
    to: str
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A message of ours in Teams: what it stands for (`slot`) and shows now ("form:<id>" while one is filled in)."""

    id: int
    slot: str
    conversation: str
    activity: str | None
    shows: str = ""

    @property
    def being_filled_in(self) -> bool:
        """Whether an update would wipe what somebody types."""
        return self.shows.startswith("form:")


# How long a row waits for a conversation that takes nothing, where it has no latest moment of its own.
HELD = timedelta(hours=24)
SHORTEST_WAIT = 1.0
LONGEST_WAIT = 600.0


def seconds_to_wait(attempts: int, luck: float, asked: float | None = None) -> float:
    """Seconds until a row is tried again after so many attempts: never before the connector asked, else full jitter.

    `luck` is a random number from 0 to 1: many rows that failed together must not come back together.
    """
    most = min(LONGEST_WAIT, SHORTEST_WAIT * 2.0 ** min(attempts - 1, 20))
    return max(luck * most, asked or 0.0)


def outcome_for_row(row: OutboxRow, outcome: Outcome) -> Outcome:
    """The outcome as this row may take it: an update may be put any number of times, so it need not stay unknown."""
    if isinstance(outcome, Unknown) and row.post is not None:
        return Again(outcome.reason)
    return outcome
