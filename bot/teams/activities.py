"""Activities as the SDK has them: what came, in the shape it can route, and what is sent."""

from collections.abc import Mapping
from typing import Any

from botbuilder.core.invoke_response import InvokeResponse
from botbuilder.schema import Activity, Attachment, ChannelAccount, ConversationAccount

from bot.teams.meaning import CONSENT, consent, is_dialog, is_press, members, pressed_action
from bot.teams.payloads import CARD
from bot.teams.shapes import text_at
from bot.turns.reply import Card

# The SDK finds the methods of these by the channel's data and the members that came and went.
FOUND_BY_CHANNEL_DATA = ("conversationUpdate", "messageUpdate", "messageDelete")


class _Uncopied:
    """Is handed on as it is: nobody changes it.

    The SDK copies the sender, the recipient and the conversation for each thing that is sent: a
    fifth of a press's time in this room (botbuilder-core 4.17.1,
    TurnContext.get_conversation_reference; https://github.com/microsoft/botbuilder-python is
    archived).
    """

    def __copy__(self) -> "_Uncopied":
        return self


class _Account(_Uncopied, ChannelAccount):  # type: ignore[misc]
    """Who sent the activity, or to whom."""


class _Place(_Uncopied, ConversationAccount):  # type: ignore[misc]
    """Where it was sent."""


def received(body: Mapping[str, Any]) -> Activity:
    """The activity of a body that was let in, with what the SDK needs to find its method.

    It is made by its constructor: the SDK's deserialiser takes longer than all the rest of a turn
    in this room, and loses conversation.tenantId (botbuilder-schema 4.17.1 reads tenantID;
    https://github.com/microsoft/botbuilder-python is archived).
    """
    activity = Activity(
        type=body["type"],
        id=body.get("id"),
        name=body.get("name"),
        action=body.get("action"),
        value=_value(body),
        channel_id=body["channelId"],
        service_url=body["serviceUrl"],
        from_property=_Account(id=body["from"]["id"]),
        recipient=_Account(id=body["recipient"]["id"]),
        conversation=_Place(id=body["conversation"]["id"]),
        reply_to_id=body.get("replyToId"),
    )
    if body["type"] in FOUND_BY_CHANNEL_DATA:
        activity.channel_data = _channel_data(body)
        activity.members_added = _accounts(body, "membersAdded")
        activity.members_removed = _accounts(body, "membersRemoved")
    return activity


def _value(body: Mapping[str, Any]) -> dict[str, Any] | None:
    """The value of an invoke that a method answers, in its shape; None for all others.

    What is out of shape the SDK answers by an error of its own, with an exception in it that
    cannot be written as JSON: HTTP 500 (botbuilder-core 4.17.1, on_adaptive_card_invoke;
    https://github.com/microsoft/botbuilder-python/pull/1697). So it never gets that far.
    """
    if is_press(body):
        return {"action": {"type": "Action.Execute", **pressed_action(body)}}
    if body["type"] == "invoke" and body.get("name") == CONSENT:
        return consent(body)
    # The methods of a dialog read the body itself: the SDK's model of it takes long to be made.
    return {} if is_dialog(body) else None


def _accounts(body: Mapping[str, Any], name: str) -> list[ChannelAccount]:
    return [ChannelAccount(id=member) for member in members(body, name)]


def _channel_data(body: Mapping[str, Any]) -> dict[str, Any]:
    """What the SDK tells the events of channels and teams by."""
    return {
        "eventType": text_at(body, "channelData", "eventType"),
        "channel": {"id": text_at(body, "channelData", "channel", "id")},
        "team": {"id": text_at(body, "channelData", "team", "id")},
    }


class _SentOnce(Activity):  # type: ignore[misc]
    """An activity made for one sending, so that no copy of it is needed.

    The SDK makes a deep copy of whatever is sent, card and all: a fifth of a turn's time in this
    room (botbuilder-core 4.17.1, TurnContext.send_activities;
    https://github.com/microsoft/botbuilder-python is archived).
    """

    def __deepcopy__(self, memo: object) -> "_SentOnce":
        return self


def message(content: Card | str, activity_id: str | None = None) -> Activity:
    """A message of a card or a text; with an id, what is put in place of an earlier message."""
    if isinstance(content, str):
        return _SentOnce(type="message", id=activity_id, text=content)
    attachment = Attachment(content_type=CARD, content=content)
    return _SentOnce(type="message", id=activity_id, attachments=[attachment])


def content_of(activity: Activity) -> Card | str:
    """The card or the text of a message."""
    content: Card | str = activity.text
    if activity.attachments:
        content = activity.attachments[0].content
    return content


def invoke_response(body: bytes | None) -> Activity:
    """What an invoke is answered with, ready to be written.

    A body of the SDK's own is serialised twice and answered 500: 'dict' object has no attribute
    'is_xml_model' (botbuilder-core 4.17.1;
    https://github.com/microsoft/botbuilder-python/issues/1759). Bytes are left alone.
    """
    return _SentOnce(type="invokeResponse", value=InvokeResponse(status=200, body=body))
