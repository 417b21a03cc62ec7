"""How the bot does, as an officer or an alarm asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from domain.delivery.delivery import DeliveryState

# A row that may go and does not for so long is worth a look.
SLOW = timedelta(minutes=5)
UNDECIDED = (DeliveryState.UNKNOWN, DeliveryState.DEAD)
UNSENT = (DeliveryState.READY, DeliveryState.LEASED, DeliveryState.SENDING)


@dataclass(frozen=True, slots=True)
class BotStanding:
    """How the bot does at `now`, in figures.

    `rows` has how many outbox rows are in which state, without those that ended well. `oldest` is
    since when the oldest has been due, `held` are rows that wait for a stopped chat. `unannounced`
    are flags of which no message went out, `unreached` schools of which nobody can get copies, each
    with how many wait. Of `people` on the roster `connected` can be written to.
    `live` is since when the hub is live.
    """

    now: datetime
    rows: Mapping[DeliveryState, int] = field(default_factory=dict)
    oldest: datetime | None = None
    held: int = 0
    sent_today: int = 0
    unannounced: int = 0
    unreached: tuple[tuple[str, int], ...] = ()
    connected: int = 0
    people: int = 0
    channels: int = 0
    replicas: int = 1
    live: datetime | None = None

    @property
    def undelivered(self) -> int:
        """How many rows wait for a person's decision."""
        return sum(self.rows.get(state, 0) for state in UNDECIDED)

    @property
    def waiting(self) -> int:
        """How many rows wait to go or are on their way."""
        return sum(self.rows.get(state, 0) for state in UNSENT) - self.held

    @property
    def slow(self) -> bool:
        """Whether something has been due for longer than delivery takes."""
        return self.oldest is not None and self.now - self.oldest > SLOW

    @property
    def well(self) -> bool:
        """Whether nothing here needs a person."""
        needs = self.undelivered or self.slow or self.unannounced or self.unreached
        return not needs and self.live is not None
