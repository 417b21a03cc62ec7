"""A story's dialogs: `Log as visit` chosen on a message, and what is pressed in the dialog."""

from dataclasses import dataclass
from typing import Any

from tests.conversation import Chat
from tests.shown import parts_of, words_of

WRITTEN = "2026-11-23T10:04:05.123Z"
# What the card of words alone is made of.
ENDS = {"AdaptiveCard", "RichTextBlock", "TextRun"}
ANOTHERS_CHAT = {
    "id": "19:oid-farida_oid-head@unq.gbl.spaces",
    "conversationType": "personal",
}


def message(
    content: str, *, kind: str = "text", at: str | None = WRITTEN, by: str = "Joan Barker"
) -> dict[str, Any]:
    """A message as Teams hands it to a command."""
    user = {"userIdentityType": "aadUser", "id": "oid-head", "displayName": by}
    return {
        "id": "1780000000123",
        "createdDateTime": at,
        "body": {"contentType": kind, "content": content},
        "from": {"device": None, "conversation": None, "user": user, "application": None},
        "attachments": [],
        "mentions": [],
    }


def chosen(chat: Chat, payload: Any, **changes: Any) -> dict[str, Any]:
    """The activity that Teams sends when the command is chosen, in a chat without the bot."""
    return _invoke(chat, "composeExtension/fetchTask", {"messagePayload": payload}, **changes)


@dataclass(frozen=True, slots=True)
class Dialog:
    """What a dialog shows: a form, or the words with which it ends."""

    chat: Chat
    task: dict[str, Any]
    payload: Any = None

    @property
    def ended(self) -> bool:
        """Whether it has words alone."""
        return {str(part.get("type")) for part in parts_of(self.card)} <= ENDS

    @property
    def words(self) -> str:
        """All that it says."""
        return " | ".join(words_of(self.card))

    @property
    def card(self) -> dict[str, Any]:
        """The card."""
        assert self.task["type"] == "continue", self.task
        content: dict[str, Any] = self.task["value"]["card"]["content"]
        return content

    @property
    def buttons(self) -> list[str]:
        """The titles of all that can be pressed and sends something."""
        return [p["title"] for p in parts_of(self.card) if p.get("type") == "Action.Submit"]

    def values(self) -> dict[str, str]:
        """What stands in its inputs."""
        inputs = [p for p in parts_of(self.card) if str(p.get("type", "")).startswith("Input.")]
        return {p["id"]: p["value"] for p in inputs if p.get("value") not in (None, "")}

    def request(
        self, title: str, name: str = "composeExtension/submitAction", **typed: str
    ) -> dict[str, Any]:
        """The activity that a press makes."""
        found = [
            p
            for p in parts_of(self.card)
            if p.get("type") == "Action.Submit" and p["title"].startswith(title)
        ]
        assert found, f"no “{title}” among {self.buttons}"
        data = found[0]["data"] | self.values() | typed
        return _invoke(self.chat, name, {"data": data, "messagePayload": self.payload})

    async def press(self, title: str, **typed: str) -> "Dialog":
        """Types into inputs and presses a button; gives what the dialog shows then."""
        return await sent(self.chat, self.request(title, **typed), self.payload)


async def sent(chat: Chat, activity: dict[str, Any], payload: Any = None) -> Dialog:
    """Sends an activity of a dialog; gives what it shows then."""
    status, body = await chat.house.post(activity)
    assert status == 200
    return Dialog(chat, body["task"], payload)


async def log_as_visit(chat: Chat, content: str, **told: Any) -> Dialog:
    """Chooses the command on a message of those words."""
    payload = message(content, **told)
    return await sent(chat, chosen(chat, payload), payload)


def _invoke(chat: Chat, name: str, value: dict[str, Any], **changes: Any) -> dict[str, Any]:
    told = {"commandId": "logVisit", "commandContext": "message", "context": {"theme": "default"}}
    at = ANOTHERS_CHAT | {"tenantId": chat.who.tenant}
    usual = {"type": "invoke", "name": name, "value": told | value, "conversation": at}
    return chat.activity(**(usual | changes))
