"""People who type and press what lies before them, with texts that differ from each other."""

import itertools
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from tests.fake_teams import APP_ID
from tests.seed import FARIDA, HEAD, SAMIRA, Somebody
from tests.shown import parts_of
from tests.simulation.clock import Clock
from tests.simulation.connector import Connector

SERVICE_URL = "https://smba.example/uk/"
CHANNEL = "19:hub@thread.tacv2"
WORDS = (
    "visit",
    "visit",
    "visit",
    "visit",
    "hi",
    "my visits",
    "deployments",
    "steps",
    "help",
    "digest",
    "visits",
    "request support",
    "requests",
    "plan",
    "find a leader",
)
# What some say more often than others.
OWN_WORDS = {
    HEAD: (*("request support",) * 12, "requests", "plan", "plan"),
    FARIDA: ("plan", "plan"),
    SAMIRA: ("requests", "requests", "find a leader"),
}
NEAR = 6
# How many of a list are looked at by who follows something through.
FIRST = 3
# Parts of the verbs of buttons that give an answer.
SENDS = ("save", ".file", ".send", "consent.yes", ".release", ".agree", ".share")
# What a careful person answers always, with what is marked as needed, and sometimes.
ASKED = ("did", "progress", "reason", "notice", "need", "outcome", "no_conflict")
OFFERED = (
    *("flag", "hub_note", "next_step", "next_visit", "evidence", "ring", "measure"),
    *("pattern", "note", "baseline", "success"),
)
NEEDED = " *"
# Days of answers that were given before they are noted.
GONE_BY = ("on", "leader_on", "head_on", "school_on")
Activity = dict[str, Any]


@dataclass(slots=True)
class People:
    """Makes what somebody does next; every text that is typed holds a word of its own (`zq17z`)."""

    dice: random.Random
    clock: Clock
    connector: Connector
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    typed: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    # The buttons of each message, with the card that had them: a chat is looked through often.
    known: dict[str, tuple[Any, list[Any]]] = field(default_factory=dict)

    def does(self, who: Somebody) -> Activity:
        """A word, a sentence, or a press on a newest card in the person's chat or the channel."""
        luck = self.dice.random()
        at = CHANNEL if luck > 0.97 else who.conversation
        cards = [one for one in self.connector.shown(at)[-NEAR:] if "body" in one[1]]
        id_, card = (
            ("", {})
            if not cards
            else cards[-1]
            if self.dice.random() < 0.7
            else self.dice.choice(cards)
        )
        buttons = self._buttons(id_, card)
        if not buttons or luck < 0.2:
            text = (
                self.dice.choice(WORDS + OWN_WORDS.get(who, ()))
                if luck > 0.02
                else f"Met the head of year about phonics {self._word()}"
            )
            return self.activity(who, type="message", text=text)
        save = [b for b in buttons if _sends(b)]
        button = (
            self.dice.choice(save)
            if save and self.dice.random() < 0.8
            else self.dice.choice(buttons)
        )
        return self.press(who, at, id_, card, button)

    def presses_old(self, who: Somebody, *, newest: bool = False) -> Activity | None:
        """A press on any card that ever came to the person's chat, a form's Save most of all."""
        cards = [one for one in self.connector.shown(who.conversation) if self._buttons(*one)]
        if not cards:
            return None
        id_, card = cards[-1] if newest else self.dice.choice(cards)
        buttons = self._buttons(id_, card)
        save = [b for b in buttons if "save" in str(b.get("verb"))]
        return self.press(who, who.conversation, id_, card, self.dice.choice(save or buttons))

    def presses_newest(self, who: Iterable[Somebody], verb: str) -> Activity | None:
        """A press of whoever of these has the newest card with that button, filled in with care."""
        found = [(one, *with_it) for one in who if (with_it := self._newest(one, verb))]
        if not found:
            return None
        one, id_, card = max(found, key=lambda each: _number(each[1]))
        buttons = [b for b in self._buttons(id_, card) if b["verb"] == verb]
        # Lists begin with what waits most.
        button = buttons[0] if self.dice.random() < 0.6 else self.dice.choice(buttons[:FIRST])
        return self.press(one, one.conversation, id_, card, button, sure=True)

    def _newest(self, who: Somebody, verb: str) -> tuple[str, Any] | None:
        for id_, card in reversed(self.connector.shown(who.conversation)):
            if any(button["verb"] == verb for button in self._buttons(id_, card)):
                return id_, card
        return None

    def press(
        self, who: Somebody, at: str, message: str, card: Any, button: Any, *, sure: bool = False
    ) -> Activity:
        """A press with the inputs filled in; who is `sure` answers all that is needed."""
        filled = self._filled(card, sure=sure)
        inputs = {} if button.get("associatedInputs") == "none" else dict(filled)
        action = {
            "type": "Action.Execute",
            "verb": button.get("verb"),
            "data": {**button.get("data", {}), **inputs},
        }
        value = {"action": action, "trigger": "manual"}
        told = {
            "type": "invoke",
            "name": "adaptiveCard/action",
            "value": value,
            "replyToId": message,
        }
        return self.activity(who, at, **told)

    def activity(self, who: Somebody, at: str = "", **changes: Any) -> Activity:
        """An activity as the connector sends it."""
        kind = {"conversationType": "channel" if at == CHANNEL else "personal"}
        team = {"team": {"id": CHANNEL}, "channel": {"id": CHANNEL}} if at == CHANNEL else {}
        return {
            "id": f"a{next(self.numbers)}",
            "channelId": "msteams",
            "serviceUrl": SERVICE_URL,
            "from": {"id": who.user_id, "name": who.name, "aadObjectId": who.oid},
            "recipient": {"id": f"28:{APP_ID}", "name": "Hub Visits"},
            "conversation": {"id": at or who.conversation, **kind, "tenantId": who.tenant},
            "channelData": {"tenant": {"id": who.tenant}, **team},
            "locale": "en-GB",
        } | changes

    def _filled(self, card: Any, *, sure: bool) -> Iterator[tuple[str, str]]:
        careful = sure or self.dice.random() < 0.85
        for part in parts_of(card):
            kind, id_, value = str(part.get("type", "")), part.get("id"), part.get("value")
            if not kind.startswith("Input.") or not id_:
                continue
            # A box that is to be ticked says "false" until it is.
            blank = value in (None, "") or (kind == "Input.Toggle" and id_ in ASKED)
            if not blank and (careful or self.dice.random() < 0.5):
                yield id_, str(value)
            elif not careful or _asked(part) or (id_ in OFFERED and self.dice.random() < 0.4):
                yield id_, self._sure(kind, part) if sure else self._value(kind, part)

    def _sure(self, kind: str, part: Any) -> str:
        """An answer that can stand."""
        if kind == "Input.Toggle":
            return "true"
        if kind == "Input.Date":
            days = self.dice.randint(-2, 0) if part["id"] in GONE_BY else self.dice.randint(1, 20)
            return (self.clock.wall.date() + timedelta(days=days)).isoformat()
        return self._value(kind, part)

    def _value(self, kind: str, part: Any) -> str:
        match kind:
            case "Input.ChoiceSet":
                values = [choice["value"] for choice in part.get("choices", [])]
                return self.dice.choice(values) if values else ""
            case "Input.Toggle":
                return "true" if self.dice.random() < 0.3 else "false"
            case "Input.Date":
                day = self.clock.wall.date() + timedelta(days=self.dice.randint(-3, 20))
                return day.isoformat() if self.dice.random() < 0.6 else ""
            case "Input.Time":
                return "08:00"
            case "Input.Number":
                return str(self.dice.randint(1, 9))
            case _:
                return f"Watched phonics and met the subject lead {self._word()}"

    def _buttons(self, message: str, card: Any) -> list[Any]:
        known = self.known.get(message)
        if known is None or known[0] is not card:
            known = self.known[message] = card, _buttons(card)
        return known[1]

    def _word(self) -> str:
        return f"zq{next(self.typed)}z"


def _sends(button: Any) -> bool:
    """Whether a button gives an answer, and does not only open or leave one."""
    return any(word in str(button.get("verb")) for word in SENDS)


def _asked(part: Any) -> bool:
    """Whether a question is marked as needed, or is one that a careful person answers anyway."""
    return part["id"] in ASKED or NEEDED in str(part.get("label"))


def _number(message: str) -> int:
    """How late a message came: its number."""
    return int(message.lstrip("m"))


def _buttons(card: Any) -> list[Any]:
    """All but decisions on what did not arrive, which are played where they are counted."""
    found = [
        part for part in parts_of(card) if part.get("type") == "Action.Execute" and part.get("verb")
    ]
    return [part for part in found if not part["verb"].startswith("undelivered.")]
