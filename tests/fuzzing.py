"""What a true token may carry, made up, and what an answer to it must not hold."""

import random
from collections.abc import Sequence
from typing import Any

from bot import handlers
from cards.actions import buttons
from cards.actions.action import FormButton
from tests.conversation import Chat

CANARY = "canary-of-a-person"
INSIDE = ("Traceback", "sqlalchemy", "sqlite", "psycopg", "/storage/", "SELECT ", "INSERT ", ".py")
# What a person is told where a turn went wrong.
WRONG = "Something went wrong"
VERBS = sorted(buttons())
NAMES = (
    *("form", "visit", "step", "deployment", "planned", "date", "did", "progress", "v", "step_1"),
    *("before", "time"),
)
PARTS = (
    *("type", "id", "text", "value", "from", "conversation", "entities", "locale", "channelData"),
    *("replyToId", "name"),
)
# Of other kinds of activity, and of invokes.
TYPES = (
    *("message", "conversationUpdate", "installationUpdate", "messageReaction", "messageUpdate"),
    *("messageDelete", "typing", "event", "invoke", "endOfConversation", "trace", "command", ""),
)
INVOKES = (
    *(
        "adaptiveCard/action",
        "fileConsent/invoke",
        "task/fetch",
        "task/submit",
        "message/fetchTask",
    ),
    *("signin/verifyState", "composeExtension/query", "config/fetch", "application/search", ""),
    *("composeExtension/fetchTask", "composeExtension/submitAction"),
)
LETTERS = (
    *"aZ 09_-:;,'\"<>&{}[]()$%*#@!?=+/\\|~^`",
    *"\t\n\r\0\x1b\x7f\xa0\u00ad\u200b\u200e\u202e\u2028\ufeff\ufffd\uffff",
    *"éß\u0301İıſKΩж中の한\U0001f600\U0001f469\u200d\U0001f3eb\ud800\udfff",
)
DAYS = ("2026-11-23", "2026-02-30", "0001-01-01", "9999-12-31", "tomorrow", "last Monday", "1/2")
NUMBERS = (-(2**70), -1, 0, 1, 2, 3, 7, 2**31, 2**53, 2**63, 2**70, 0.5, -0.0, 1e308)


class Fuzz:
    """Activities from a seed; `known` are ids of forms that are open, so that presses get far."""

    def __init__(self, seed: int, known: Sequence[str] = ()) -> None:
        self._dice = random.Random(seed)
        self._known = known
        self._words = [c.word for c in handlers.table().commands()]
        self._fields = {verb: _fields(verb) for verb in VERBS}

    def activity(self, chat: Chat) -> dict[str, Any]:
        """What somebody's client could send, or something like it; no id of it holds the canary."""
        dice = self._dice
        kinds = (self._typed, self._pressed, self._in_dialog, self._other)
        make = dice.choices(kinds, (3, 5, 1, 2))[0]
        made = chat.activity(**make())
        if dice.random() < 0.25:
            for part in dice.sample(PARTS, dice.randint(1, 3)):
                made[part] = self._changed(made.get(part))
        # An activity's id is logged, so that it can be found: Teams makes it, no person.
        if CANARY in str(made.get("id")):
            made["id"] = self.text()
        return made

    def text(self) -> str:
        """A few characters, or very many."""
        length = 6_000 if self._dice.random() < 0.01 else self._dice.randrange(20)
        return "".join(self._dice.choices(LETTERS, k=length))

    def anything(self, depth: int = 0) -> Any:
        """Any JSON value, or half of one."""
        dice = self._dice
        simple = (None, True, False, CANARY, "", dice.choice(NUMBERS), dice.choice(DAYS))
        if depth > 3 or dice.random() < 0.6:
            return dice.choice((*simple, self.text()))
        inner = [self.anything(depth + 1) for _ in range(dice.randrange(4))]
        if dice.random() < 0.5:
            return inner
        return {self._name(): each for each in inner}

    def _typed(self) -> dict[str, Any]:
        word = self._dice.choice((*self._words, CANARY, self.text()))
        return {"type": "message", "text": f"{word} {self._dice.choice(('', CANARY, self.text()))}"}

    def _pressed(self) -> dict[str, Any]:
        verb = self._dice.choice(VERBS)
        names = self._dice.choices((*self._fields[verb], self._name()), k=6)
        data = {"v": 1, "verb": verb, **{name: self._value(name) for name in names}}
        if self._dice.random() < 0.3:
            return {"type": "message", "value": data, "replyToId": "m"}
        value = {"action": {"type": "Action.Execute", "verb": verb, "data": data}}
        return {
            "type": "invoke",
            "name": "adaptiveCard/action",
            "value": value,
            "replyToId": "m",
        }

    def _in_dialog(self) -> dict[str, Any]:
        """The command on a message, or a button of the dialog that answers it."""
        body = self._dice.choice(({"content": self.text(), "contentType": "html"}, self.anything()))
        at = self._dice.choice((*DAYS, "2026-11-20T09:00:00Z", self.anything()))
        value: dict[str, Any] = {"commandId": "logVisit", "commandContext": "message"}
        value["messagePayload"] = {"body": body, "createdDateTime": at, "from": self.anything()}
        if self._dice.random() < 0.5:
            return {"type": "invoke", "name": "composeExtension/fetchTask", "value": value}
        pressed = self._pressed()["value"]
        data = pressed.get("action", {"data": pressed})["data"]
        value = {**value, "data": data}
        return {"type": "invoke", "name": "composeExtension/submitAction", "value": value}

    def _other(self) -> dict[str, Any]:
        who = [{"id": self.text(), "name": CANARY, "aadObjectId": self.text()}]
        told = {"membersAdded": who, "membersRemoved": who, "reactionsAdded": self.anything()}
        kind, name = self._dice.choice(TYPES), self._dice.choice(INVOKES)
        return {"type": kind, "name": name, "value": self.anything(), "text": CANARY, **told}

    def _value(self, name: str) -> Any:
        if name == "form" and self._known:
            return self._dice.choice((*self._known, self.anything()))
        if self._dice.random() < 0.5:
            return self._dice.randint(1, 9)
        return self._dice.choice((*DAYS, CANARY, self.anything()))

    def _name(self) -> str:
        return str(self._dice.choice((*NAMES, CANARY, self.text())))

    def _changed(self, part: Any) -> Any:
        """Another value, or the same with one thing in it changed."""
        if isinstance(part, dict) and part and self._dice.random() < 0.6:
            return {**part, self._dice.choice(list(part)): self.anything()}
        return self.anything()


def held_inside(text: str) -> list[str]:
    """The words of the inside, or of a fault, that an answer holds."""
    return [word for word in (*INSIDE, WRONG) if word in text]


def _fields(verb: str) -> list[str]:
    """The names of what a button carries, and of the inputs of its form."""
    action = buttons()[verb]
    typed = action.form_kind() if issubclass(action, FormButton) else None
    inputs = list(typed.__dataclass_fields__) if typed else []
    return [name for name in (*action.model_fields, *inputs) if name not in ("typed", "v")]
