"""The SDK at this edge: botbuilder-core 4.17.1 runs each turn, through its public extension points only.

It is archived, so its faults are mended here and stay mended: see `auth.py` for who may call, `outbound.py` for what
is sent. The version is pinned; a test says so.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from botbuilder.core import TurnContext
from botbuilder.core.cloud_adapter_base import CloudAdapterBase
from botbuilder.core.invoke_response import InvokeResponse
from botbuilder.schema import (
    Activity,
    Attachment,
    ChannelAccount,
    ConversationAccount,
    ResourceResponse,
)
from botframework.connector.auth import (
    AuthenticateRequestResult,
    BotFrameworkAuthentication,
    ClaimsIdentity,
    ConnectorFactory,
)

from bot.teams.outbound import Outbound
from bot.teams.said import CARD
from bot.turns.reply import Card
from domain.delivery.conversations import Conversation
from domain.delivery.delivery import Outcome, Sent

ADDRESS = "hub_visits.conversation"
Logic = Callable[[TurnContext], Awaitable[None]]


class Delivered(ResourceResponse):  # type: ignore[misc]
    """The SDK's word for what was sent, with what became of it: its own knows an id or nothing."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(id=outcome.activity_id if isinstance(outcome, Sent) else "")
        self.outcome = outcome


class _Factory(ConnectorFactory):  # type: ignore[misc]
    """Gives the one sender.

    The SDK makes two clients a turn, and each tests 999 codes against a list: 6 ms (botbuilder 4.17.1, msrest 0.7.1;
    https://github.com/Azure/msrest-for-python, retry policy).
    """

    def __init__(self, outbound: Outbound) -> None:
        self._outbound = outbound

    async def create(self, service_url: str, audience: str | None = None) -> Outbound:
        return self._outbound


class _Authentication(BotFrameworkAuthentication):  # type: ignore[misc]
    """Authenticates nothing: a request reaches the adapter only after `auth.py` let it in."""

    def __init__(self, outbound: Outbound) -> None:
        self._factory = _Factory(outbound)

    def result(self) -> AuthenticateRequestResult:
        """What the adapter wants to know of a request that was let in."""
        made = AuthenticateRequestResult()
        made.claims_identity = ClaimsIdentity({}, True)  # noqa: FBT003 - the SDK's own signature
        made.audience = made.caller_id = None
        made.connector_factory = self._factory
        return made

    async def create_user_token_client(self, claims_identity: ClaimsIdentity) -> None:
        """None: the bot signs nobody in, and the SDK's client costs ten milliseconds a turn (4.17.1)."""

    async def authenticate_request(
        self, activity: Activity, auth_header: str
    ) -> AuthenticateRequestResult:
        raise PermissionError("requests are let in elsewhere")

    async def authenticate_streaming_request(
        self, auth_header: str, channel_id_header: str
    ) -> AuthenticateRequestResult:
        raise PermissionError("no streaming")

    def create_connector_factory(self, claims_identity: ClaimsIdentity) -> ConnectorFactory:
        return self._factory


class Adapter(CloudAdapterBase):  # type: ignore[misc]
    """Runs turns through the SDK's pipeline; what a turn sends goes by our own sender, and its outcome is kept."""

    def __init__(self, outbound: Outbound) -> None:
        self._authentication = _Authentication(outbound)
        self._outbound = outbound
        super().__init__(self._authentication)

    async def run(self, body: Mapping[str, Any], to: Conversation, logic: Logic) -> bytes | None:
        """Runs `logic` on a turn of an activity that was let in; gives what an invoke is answered with."""

        async def addressed(context: TurnContext) -> None:
            context.turn_state[ADDRESS] = to
            await logic(context)

        response = await self.process_activity(
            self._authentication.result(), _activity(body), addressed
        )
        answered: bytes | None = response.body if response is not None else None
        return answered

    async def send_activities(
        self, context: TurnContext, activities: list[Activity]
    ) -> list[ResourceResponse]:
        """Posts by our sender; an invoke's response is left to the SDK, which keeps it for `run`."""
        responses = []
        for activity in activities:
            if activity.type == "invokeResponse":
                responses += await super().send_activities(context, [activity])
            else:
                responses.append(
                    Delivered(
                        await self._outbound.reply(context.turn_state[ADDRESS], _said(activity))
                    )
                )
        return responses

    async def update_activity(self, context: TurnContext, activity: Activity) -> ResourceResponse:
        """Puts by our sender."""
        to, card = context.turn_state[ADDRESS], activity.attachments[0].content
        return Delivered(await self._outbound.replace(to, activity.id, card))

    async def delete_activity(self, context: TurnContext, reference: Any) -> None:
        """Deletes by our sender."""
        await self._outbound.delete(context.turn_state[ADDRESS], reference.activity_id)


class _Once(Activity):  # type: ignore[misc]
    """An activity made for one sending, so that no copy is needed.

    The SDK copies deeply whatever is sent, card and all (4.17.1, TurnContext.send_activities;
    https://github.com/microsoft/botbuilder-python is archived): a fifth of a turn's time at this edge.
    """

    def __deepcopy__(self, memo: object) -> "_Once":
        return self


def message(said: Card | str, activity_id: str | None = None) -> Activity:
    """An activity that says a card or a text; with an id, what is put in place of an earlier one."""
    if isinstance(said, str):
        return _Once(type="message", id=activity_id, text=said)
    return _Once(
        type="message", id=activity_id, attachments=[Attachment(content_type=CARD, content=said)]
    )


def invoke_response(body: bytes) -> Activity:
    """What an invoke is answered with, ready to be written.

    A body of the SDK's own is serialised twice and answered 500 (botbuilder 4.17.1: 'dict' object has no attribute
    'is_xml_model'; https://github.com/microsoft/botbuilder-python is archived): bytes are left alone.
    """
    return _Once(type="invokeResponse", value=InvokeResponse(status=200, body=body))


def _said(activity: Activity) -> Card | str:
    said: Card | str = activity.attachments[0].content if activity.attachments else activity.text
    return said


def _activity(body: Mapping[str, Any]) -> Activity:
    # Made by its constructor: the SDK's deserialiser takes longer than all the rest of a turn's edge, and loses
    # conversation.tenantId (4.17.1 reads tenantID).
    at = body["conversation"]
    return Activity(
        type=body["type"],
        id=body.get("id"),
        name=body.get("name"),
        channel_id=body["channelId"],
        service_url=body["serviceUrl"],
        from_property=ChannelAccount(id=body["from"]["id"]),
        recipient=ChannelAccount(id=body["recipient"]["id"]),
        conversation=ConversationAccount(id=at["id"]),
        reply_to_id=body.get("replyToId"),
    )
