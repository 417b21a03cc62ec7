"""Teams, made up: it delivers, refuses, loses, hangs, and keeps what each chat shows."""

import itertools
import random
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from typing import Any

from bot.reply import Card
from bot.stages import Parcel
from domain.delivery import Again, Dead, Outcome, Row, Sent, Unknown
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

    def __init__(self, dice: random.Random, clock: Clock, chances: dict[str, float] | None = None) -> None:
        self._dice = dice
        self._clock = clock
        self.chances = chances or CHANCES
        self._ids = itertools.count(1)
        self.chats: dict[str, dict[str, Card]] = defaultdict(dict)
        self.delivered: Counter[str] = Counter()
        self.requests: Counter[str] = Counter()
        self.down_until = self.stormy_until = 0.0
        self.storm, self.asks = 0.9, (None, 1, 5, 30)
        self.blocked: set[str] = set()
        self.asked: dict[str, datetime] = {}
        self.not_before: dict[str, datetime] = {}

    def handed(self, row: Row, parcel: Parcel) -> Outcome:
        """What became of a row's message or update."""
        self.requests["put" if parcel.post else "post"] += 1
        at = parcel.conversation.id
        if self._clock.wall < self.not_before.get(at, self._clock.wall):
            raise Broken(f"row {row.id} went to {at} before {self.not_before[at]}, as the connector had asked")
        if at in self.blocked:
            return Dead("403 ConversationBlockedByUser", stops=True)
        if parcel.post is not None and parcel.post.activity is not None:
            return self._put(at, parcel.post.activity, parcel.message.card)
        return self._post(at, row.key, parcel.message.card)

    def heard(self, at: str) -> None:
        """What was asked for a chat is noted: from now on nobody may go there sooner.

        Not before: a replica that stands still past its lease with the answer in its hand can tell nobody.
        """
        if at in self.asked:
            self.not_before[at] = self.asked.pop(at)

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
        match self._luck(at):
            case "fine":
                outcome: Outcome = self._kept(at, card)
            case "500 but delivered" | "hung, delivered" as what:
                self._kept(at, card)
                outcome = Unknown(what)
            case "502 not delivered" | "hung, lost" as what:
                return Unknown(what)
            case other:
                return self._refusal(at, other)
        self.delivered[key] += 1
        return outcome

    def _put(self, at: str, activity: str, card: Card) -> Outcome:
        luck = "503" if self.down else self._luck(at)
        if luck in ("refused", "412", "429", "400"):
            return self._refusal(at, luck)
        if luck in ("503", "502 not delivered", "hung, lost"):
            return Again(luck)
        if activity not in self.chats[at]:
            return Dead("404 ActivityNotFoundInConversation", gone=True)
        self.chats[at][activity] = card
        return Sent(activity) if luck == "fine" else Again(luck)

    def _luck(self, at: str) -> str:
        if self._clock.seconds < self.stormy_until:
            return "429" if self._dice.random() < self.storm else "fine"
        return self._dice.choices(list(self.chances), list(self.chances.values()))[0]

    def _refusal(self, at: str, what: str) -> Outcome:
        if what == "400":
            return Dead("400")
        if what != "429":
            return Again(what)
        after = self._dice.choice(self.asks)
        if after is not None:
            self.asked[at] = self._clock.wall + timedelta(seconds=after)
        return Again("429 Throttled", after)

    def _kept(self, at: str, card: Card) -> Sent:
        activity = f"m{next(self._ids)}"
        self.chats[at][activity] = card
        return Sent(activity)

    def shown(self, at: str) -> list[tuple[str, dict[str, Any]]]:
        """The messages of a chat as they stand now, in their order."""
        return list(self.chats[at].items())
