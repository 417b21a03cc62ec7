"""What an activity means: words, a pressed button, a dialog, the answer to an offer, an event."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from bot.teams.shapes import LONGEST, dicts, fits, text_at
from bot.teams.typed import typed, written
from bot.turns.turn import What
from domain.library.sent_files import SentFile
from domain.text import clean

PRESS, CONSENT = "adaptiveCard/action", "fileConsent/invoke"
FETCH = "composeExtension/fetchTask"
# A dialog's card is sent by the first name or by the second, after how the dialog was opened.
SUBMITS = ("composeExtension/submitAction", "task/submit")
# The command on a message, by its id in the app's manifest.
LOG_VISIT = "logVisit"
SEARCHING = "application/search"
LONGEST_UPLOAD, LONGEST_SOUGHT = 8_000, 200


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an activity means to the bot: the parts of a turn of the same names.

    `waits` says of an event that Teams waits for a body in answer. `part` tells the turn from
    another of the same activity.
    """

    what: What
    key: str = ""
    text: str = ""
    inputs: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    waits: bool = False
    files: tuple[SentFile, ...] = ()
    part: str = ""

    @property
    def empty(self) -> bool:
        """Whether it is a message without words."""
        return self.what is What.COMMAND and not self.text


def typed_or_submitted(body: Mapping[str, Any]) -> Meaning:
    """What a message means: the words of a person, or a card that was sent as a message."""
    value = body.get("value")
    if value and isinstance(value.get("verb"), str):
        return Meaning(What.ACTION, value["verb"], inputs=value)
    words = typed(body)
    if value and not words:
        # A button without a verb is one of an old card.
        return Meaning(What.ACTION, inputs=value)
    # Without words too (a picture, the bot's name alone): nobody is met with silence.
    return Meaning(What.COMMAND, text=words)


def pressed(action: Mapping[str, Any]) -> Meaning:
    """What a pressed button means; `action` is as `pressed_action` gives it."""
    return Meaning(What.ACTION, action["verb"], inputs=action["data"])


def event(name: str, inputs: Mapping[str, object] | None = None) -> Meaning:
    """What something that happened in Teams means."""
    return Meaning(What.EVENT, name, inputs=inputs or {})


def searched(body: Mapping[str, Any]) -> Meaning:
    """What somebody types into a choice over many means: a search, of which Teams waits to hear."""
    value = body.get("value") or {}
    sought = clean(text_at(value, "queryText"))[:LONGEST_SOUGHT]
    inputs = {"dataset": text_at(value, "dataset")[:LONGEST_SOUGHT], "sought": sought}
    return Meaning(What.EVENT, "search", inputs=inputs, waits=True)


def is_press(body: Mapping[str, Any]) -> bool:
    """Whether a button was pressed that waits for a card or a line in place of an answer."""
    return bool(body["type"] == "invoke" and body.get("name") == PRESS)


def is_dialog(body: Mapping[str, Any]) -> bool:
    """Whether a dialog is asked for, or its card was sent."""
    return bool(body["type"] == "invoke" and body.get("name") in (FETCH, *SUBMITS))


def asked(body: Mapping[str, Any]) -> Meaning:
    """What an invoke means that waits for an answer: a press, or a dialog."""
    if is_press(body):
        return pressed(pressed_action(body))
    return message_chosen(body) if body.get("name") == FETCH else submitted(body)


def message_chosen(body: Mapping[str, Any]) -> Meaning:
    """What it means that a command was chosen on a message: its words, and when it was written."""
    value = body.get("value") or {}
    name = "message chosen" if text_at(value, "commandId") == LOG_VISIT else ""
    message = value.get("messagePayload")
    if not isinstance(message, dict):
        message = {}
    at = text_at(message, "createdDateTime")
    return Meaning(What.EVENT, name, text=written(message, body), inputs={"at": at})


def submitted(body: Mapping[str, Any]) -> Meaning:
    """What a dialog's card means that was sent: a press, whose verb stands in its data."""
    return pressed(pressed_action({"value": {"action": body.get("value") or {}}}))


def pressed_action(body: Mapping[str, Any]) -> dict[str, Any]:
    """The verb and the data of a press; empty where they are out of shape, as of an old card."""
    action = (body.get("value") or {}).get("action")
    if not isinstance(action, dict):
        action = {}
    data = action.get("data")
    if not isinstance(data, dict):
        data = {}
    # A client may give the verb in the data alone.
    verb = action.get("verb") or data.get("verb")
    return {"verb": verb if isinstance(verb, str) else "", "data": data}


def consent(body: Mapping[str, Any]) -> dict[str, Any] | None:
    """The answer to the offer of a file, in shape; None where it is none.

    Teams names the places only of who accepts.
    """
    value = body.get("value") or {}
    action, file = text_at(value, "action"), text_at(value, "context", "file")
    if action not in ("accept", "decline") or not fits(file, LONGEST["user"]):
        return None
    upload, content = (text_at(value, "uploadInfo", name) for name in ("uploadUrl", "contentUrl"))
    if action == "accept" and not fits(upload, LONGEST_UPLOAD):
        return None
    if not fits(content, LONGEST_UPLOAD):
        content = ""
    places = {"uploadUrl": upload, "contentUrl": content}
    return {"action": action, "context": {"file": file}, "uploadInfo": places}


def members(body: Mapping[str, Any], name: str) -> list[str]:
    """The ids of the members in the list `name`, "membersAdded" or "membersRemoved"."""
    return [text_at(member, "id") for member in dicts(body.get(name))]
