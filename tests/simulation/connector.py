"""Teams, made up: it delivers, refuses, loses, hangs, and keeps what each chat shows."""

import itertools
import random
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from typing import Any

from bot.delivery.steps import Parcel
from bot.turns.reply import Card
from domain.delivery.delivery import Again, Dead, OutboxRow, Outcome, Sent, Unknown
from tests.simulation.clock import Clock

CHANCES: dict[str, float] = {
    "refused": 0.01,
    "412": 0.02,
    "429": 0.02,
    "500 but delivered": 0.01,
    "502 not delivered": 0.01,
    "hung, delivered": 0.005,
    "hung, lost": 0.005,
    "400": 0.002,
    "fine": 0.918,
}


class Broken(AssertionError):  # noqa: N818 - it says what it is
    """A promise was broken."""


class Connector:
    """`down_until` and `stormy_until` are in the clock's seconds; `blocked` chats take nothing."""

    def __init__(
        self, dice: random.Random, clock: Clock, chances: dict[str, float] | None = None
    ) -> None:
        self._dice = dice
        self._clock = clock
        self.chances = chances or CHANCES
        self._ids = itertools.count(1)
        self.chats: dict[str, dict[str, Card]] = defaultdict(dict)
        self.delivered: Counter[str] = Counter()
        # What arrived since somebody looked.
        self.newly_delivered: set[str] = set()
        self.requests: Counter[str] = Counter()
        self.down_until = self.stormy_until = 0.0
        self.storm, self.asks = 0.9, (None, 1, 5, 30)
        self.blocked: set[str] = set()
        self.asked: dict[tuple[int, int], datetime] = {}
        self.not_before: dict[str, datetime] = {}

    def begun(self, row: OutboxRow) -> None:
        """A row's message is about to go; `Broken` if sooner than the connector had asked."""
        until = self.not_before.get(row.conversation)
        if until is not None and self._clock.wall < until:
            raise Broken(
                f"row {row.id} goes to {row.conversation} before {until}, "
                "as the connector had asked"
            )

    def handed(self, row: OutboxRow, parcel: Parcel) -> Outcome:
        """What became of a row's message or update."""
        self.requests["put" if parcel.post else "post"] += 1
        self.asked.pop(_one(row), None)
        at = parcel.conversation.id
        if at in self.blocked:
            return Dead("403 ConversationBlockedByUser", stops=True)
        if parcel.post is not None and parcel.post.activity is not None:
            outcome = self._put(at, parcel.post.activity, parcel.message.card)
        else:
            outcome = self._post(at, row.key, parcel.message.card)
        if isinstance(outcome, Again) and outcome.after:
            self.asked[_one(row)] = self._clock.wall + timedelta(seconds=outcome.after)
        return outcome

    def heard(self, row: OutboxRow) -> None:
        """What was asked after a row is noted: from now on nobody begins to speak there sooner.

        Not before: a replica that stands still past its lease with the answer in its hand can
        tell nobody. Nor can one be told that has begun.
        """
        if asked := self.asked.pop(_one(row), None):
            self.not_before[row.conversation] = max(
                asked, self.not_before.get(row.conversation, asked)
            )

    def jumped(self) -> None:
        """The clock was set: what was asked by the old one is over."""
        self.asked.clear()
        self.not_before.clear()

    def reply(self, at: str, card: Card) -> Outcome:
        """What became of the answer to somebody, who waits for it."""
        return Unknown("503") if self.down else self._kept(at, card)

    def lives(self, _service_url: str) -> bool:
        """What a harmless request finds."""
        return not self.down

    @property
    def down(self) -> bool:
        """Whether there is an outage."""
        return self._clock.seconds < self.down_until

    def _post(self, at: str, key: str, card: Card) -> Outcome:
        if self.down:
            return Unknown("503")
        match self._luck():
            case "fine":
                outcome: Outcome = self._kept(at, card)
            case "500 but delivered" | "hung, delivered" as what:
                self._kept(at, card)
                outcome = Unknown(what)
            case "502 not delivered" | "hung, lost" as what:
                return Unknown(what)
            case other:
                return self._refusal(other)
        self.delivered[key] += 1
        self.newly_delivered.add(key)
        return outcome

    def _put(self, at: str, activity: str, card: Card) -> Outcome:
        luck = "503" if self.down else self._luck()
        if luck in ("refused", "412", "429", "400"):
            return self._refusal(luck)
        if luck in ("503", "502 not delivered", "hung, lost"):
            return Again(luck)
        if activity not in self.chats[at]:
            return Dead("404 ActivityNotFoundInConversation", gone=True)
        self.chats[at][activity] = card
        return Sent(activity) if luck == "fine" else Again(luck)

    def _luck(self) -> str:
        if self._clock.seconds < self.stormy_until:
            return "429" if self._dice.random() < self.storm else "fine"
        return self._dice.choices(list(self.chances), list(self.chances.values()))[0]

    def _refusal(self, what: str) -> Outcome:
        if what == "400":
            return Dead("400")
        return (
            Again("429 Throttled", self._dice.choice(self.asks)) if what == "429" else Again(what)
        )

    def _kept(self, at: str, card: Card) -> Sent:
        activity = f"m{next(self._ids)}"
        self.chats[at][activity] = card
        return Sent(activity)

    def shown(self, at: str) -> list[tuple[str, dict[str, Any]]]:
        """The messages of a chat as they stand now, in their order."""
        return list(self.chats[at].items())


def _one(row: OutboxRow) -> tuple[int, int]:
    """One try of a row: a replica that stood still may still send an update with another's."""
    return row.id, row.attempts
