"""The SDK in this room: botbuilder-core 4.17.1 runs each turn, by its public extension points only.

It is archived, so its faults are mended here and stay mended. Who may call is judged by `auth.py`,
and what is sent goes by `outbound.py`. The version is pinned, and a test says so.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from botbuilder.core import TurnContext
from botbuilder.core.cloud_adapter_base import CloudAdapterBase
from botbuilder.schema import Activity, ConversationReference, ResourceResponse
from botframework.connector.auth import (
    AuthenticateRequestResult,
    BotFrameworkAuthentication,
    ClaimsIdentity,
    ConnectorFactory,
)

from bot.teams import answers
from bot.teams.activities import content_of, invoke_response, received
from bot.teams.meaning import is_dialog, is_press
from bot.teams.outbound import Outbound
from bot.turns.reply import Card
from domain.delivery.delivery import Outcome, Sent

# Under these keys a turn's state has the body that came, and where its replies go.
BODY, ADDRESS = "hub_visits.body", "hub_visits.conversation"
NOT_SHOWN = (
    "The answer could not be shown. Your work may be saved: please look before you press it again."
)
Logic = Callable[[TurnContext], Awaitable[None]]
_log = logging.getLogger(__name__)


class Delivered(ResourceResponse):  # type: ignore[misc]
    """What a sending gives back: the SDK's own knows an id only, this one what became of it."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(id=outcome.activity_id if isinstance(outcome, Sent) else "")
        self.outcome = outcome


class _Factory(ConnectorFactory):  # type: ignore[misc]
    """Gives the one sender.

    The SDK makes two clients a turn, and each tests 999 codes against a list: 6 ms
    (botbuilder 4.17.1, msrest 0.7.1; https://github.com/Azure/msrest-for-python, retry policy).
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
        made.audience = None
        made.caller_id = None
        made.connector_factory = self._factory
        return made

    async def create_user_token_client(self, claims_identity: ClaimsIdentity) -> None:
        """None: the bot signs nobody in, and the SDK's client costs 10 ms a turn (4.17.1)."""

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
    """Runs turns through the SDK's pipeline; what a turn sends goes by the bot's own sender."""

    def __init__(self, outbound: Outbound) -> None:
        self._authentication = _Authentication(outbound)
        self._outbound = outbound
        super().__init__(self._authentication)
        self.on_turn_error = _not_shown

    def draw(self, card: Card) -> Card:
        """The card as it leaves, with its buttons as they are pressed."""
        return self._outbound.draw(card)

    async def run(self, body: Mapping[str, Any], logic: Logic) -> bytes | None:
        """Runs `logic` on an activity that was let in; gives what an invoke is answered with."""

        async def with_body(context: TurnContext) -> None:
            context.turn_state[BODY] = body
            await logic(context)

        result = self._authentication.result()
        response = await self.process_activity(result, received(body), with_body)
        answered: bytes | None = response.body if response is not None else None
        return answered

    async def send_activities(
        self, context: TurnContext, activities: list[Activity]
    ) -> list[ResourceResponse]:
        """Posts messages; an invoke's response is left to the SDK, which keeps it for `run`."""
        responses = []
        for activity in activities:
            if activity.type == "invokeResponse":
                responses += await super().send_activities(context, [activity])
                continue
            to = context.turn_state[ADDRESS]
            answers = activity.reply_to_id or ""
            outcome = await self._outbound.reply(to, content_of(activity), answers)
            responses.append(Delivered(outcome))
        return responses

    async def update_activity(self, context: TurnContext, activity: Activity) -> ResourceResponse:
        """Puts a card in place of what a message shows."""
        to, card = context.turn_state[ADDRESS], activity.attachments[0].content
        return Delivered(await self._outbound.replace(to, activity.id, card))

    async def delete_activity(self, context: TurnContext, reference: ConversationReference) -> None:
        """Takes a message away."""
        await self._outbound.delete(context.turn_state[ADDRESS], reference.activity_id)


async def _not_shown(context: TurnContext, error: Exception) -> None:
    """Whatever broke in a turn, a press has an answer."""
    _log.error(
        "a reply could not be given", exc_info=error, extra={"activity": context.activity.id}
    )
    body = context.turn_state[BODY]
    if is_press(body):
        await context.send_activity(invoke_response(answers.error(NOT_SHOWN)))
    elif is_dialog(body):
        await context.send_activity(invoke_response(answers.words(NOT_SHOWN)))
