"""What comes from Teams, and which method answers it: the bot as the Bot Framework knows one."""

from collections.abc import Callable
from datetime import datetime

from botbuilder.core import TurnContext
from botbuilder.core.invoke_response import InvokeResponse
from botbuilder.core.teams import TeamsActivityHandler
from botbuilder.schema import AdaptiveCardInvokeValue, ChannelAccount
from botbuilder.schema.teams import (
    FileConsentCardResponse,
    MessagingExtensionAction,
    TaskModuleRequest,
    TeamInfo,
)

from bot.teams import answers
from bot.teams.activities import invoke_response
from bot.teams.adapter import BODY
from bot.teams.attached import files_sent
from bot.teams.inbound import turn
from bot.teams.meaning import (
    SEARCHING,
    Meaning,
    asked,
    event,
    pressed,
    searched,
    typed_or_submitted,
)
from bot.teams.turns import Turns


class HubBot(TeamsActivityHandler):  # type: ignore[misc]
    """Makes a turn of each kind of activity and has it answered; the SDK finds the method.

    | from Teams | method | the turn's kind and key |
    |---|---|---|
    | words, or a card sent as a message | on_message_activity | command, or action with its verb |
    | files, with words or without | on_message_activity | event "files sent", after the words |
    | a pressed button | on_adaptive_card_invoke | action with its verb |
    | the command is chosen on a message | on_teams_messaging_extension_fetch_task | event |
    | a dialog's button | on_teams_messaging_extension_submit_action | action with its verb |
    | the same, by another name | on_teams_task_module_submit | action with its verb |
    | an offered file is taken | on_teams_file_consent_accept | event "file accepted" |
    | an offered file is turned down | on_teams_file_consent_decline | event "file declined" |
    | somebody types into a choice over many | on_search_invoke | event "search" |
    | the app is added | on_installation_update_add | event "installed" |
    | the app is taken away | on_installation_update_remove | event "removed" |
    | the bot comes into a conversation | on_teams_members_added | event "joined" |

    All else is left to the SDK's own methods, which do nothing: edits, reactions, typing, events of
    channels, teams and meetings. To answer one of them, write its method here.
    """

    def __init__(self, turns: Turns, now: Callable[[], datetime]) -> None:
        self._turns = turns
        self._now = now

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        """Typed words, or a card that a client sent as a message; and the files with them."""
        body = turn_context.turn_state[BODY]
        words, files = typed_or_submitted(body), files_sent(body)
        if files is None or not words.empty:
            await self._answer(turn_context, words)
        # After the words: a file that comes with a record is asked about beside its form.
        if files is not None:
            await self._answer(turn_context, files)

    async def on_adaptive_card_invoke(
        self, turn_context: TurnContext, invoke_value: AdaptiveCardInvokeValue
    ) -> None:
        """A pressed button; the SDK leaves an answer alone that was sent before this returns."""
        await self._answer_asked(turn_context, pressed(invoke_value.action))

    async def on_teams_messaging_extension_fetch_task(
        self,
        turn_context: TurnContext,
        action: MessagingExtensionAction,  # noqa: ARG002 - the SDK's own signature
    ) -> None:
        """The command is chosen on a message: the answer is a dialog."""
        await self._answer_dialog(turn_context)

    async def on_teams_messaging_extension_submit_action(
        self,
        turn_context: TurnContext,
        action: MessagingExtensionAction,  # noqa: ARG002 - the SDK's own signature
    ) -> None:
        """A button is pressed in a dialog."""
        await self._answer_dialog(turn_context)

    async def on_teams_task_module_submit(
        self,
        turn_context: TurnContext,
        task_module_request: TaskModuleRequest,  # noqa: ARG002 - the SDK's own signature
    ) -> None:
        """A button is pressed in a dialog, by the name that other dialogs use."""
        await self._answer_dialog(turn_context)

    async def on_teams_file_consent_accept(
        self, turn_context: TurnContext, file_consent_card_response: FileConsentCardResponse
    ) -> None:
        """An offered file is taken: Teams says where to put it, and where it can be seen then."""
        places = file_consent_card_response.upload_info
        inputs = {
            "file": file_consent_card_response.context["file"],
            "upload_to": places.upload_url,
            "place": places.content_url,
        }
        await self._answer(turn_context, event("file accepted", inputs))

    async def on_teams_file_consent_decline(
        self, turn_context: TurnContext, file_consent_card_response: FileConsentCardResponse
    ) -> None:
        """An offered file is turned down."""
        file = file_consent_card_response.context["file"]
        inputs = {"file": file, "upload_to": "", "place": ""}
        await self._answer(turn_context, event("file declined", inputs))

    async def on_search_invoke(self, turn_context: TurnContext) -> bool:
        """Somebody types into a choice over many; False where Teams does not vouch for who it is.

        The SDK has no method for it (botbuilder-core 4.17.1): `on_invoke_activity` calls this one.
        """
        return await self._answer(turn_context, searched(turn_context.turn_state[BODY]))

    async def on_installation_update_add(self, turn_context: TurnContext) -> None:
        """The app is added, or replaced by a newer one."""
        await self._answer(turn_context, event("installed"))

    async def on_installation_update_remove(self, turn_context: TurnContext) -> None:
        """The app is taken away."""
        await self._answer(turn_context, event("removed"))

    async def on_teams_members_added(
        self,
        teams_members_added: list[ChannelAccount],
        team_info: TeamInfo,  # noqa: ARG002 - the SDK's own signature
        turn_context: TurnContext,
    ) -> None:
        """Somebody comes into a conversation; only the bot's own coming is answered."""
        bot = turn_context.activity.recipient.id
        if any(member.id == bot for member in teams_members_added):
            await self._answer(turn_context, event("joined"))

    # Two ways on which the SDK is led past a fault of its own.

    async def on_teams_members_added_dispatch(
        self, members_added: list[ChannelAccount], team_info: TeamInfo, turn_context: TurnContext
    ) -> None:
        """Hands the members on as they came.

        The SDK asks Teams about each of them first, by a client of its own and one call a member
        (botbuilder-core 4.17.1; https://github.com/microsoft/botbuilder-python/pull/1009).
        """
        await self.on_teams_members_added(members_added, team_info, turn_context)

    async def on_invoke_activity(self, turn_context: TurnContext) -> InvokeResponse | None:
        """Hands on an invoke that has a method; any other is answered with a harmless body.

        The SDK answers those with 501, which Teams shows as a fault (botbuilder-core 4.17.1;
        https://github.com/microsoft/botbuilder-python is archived).
        """
        activity = turn_context.activity
        if activity.name == SEARCHING and await self.on_search_invoke(turn_context):
            return None
        if activity.value is None:
            return InvokeResponse(status=200, body=answers.harmless(activity.name))
        return await super().on_invoke_activity(turn_context)

    async def _answer_dialog(self, turn_context: TurnContext) -> None:
        """Has a dialog answered."""
        await self._answer_asked(turn_context, asked(turn_context.turn_state[BODY]))

    async def _answer_asked(self, turn_context: TurnContext, meaning: Meaning) -> None:
        """Has answered what waits for it; where Teams vouches for nobody, by a harmless body."""
        if not await self._answer(turn_context, meaning):
            refused = answers.harmless(turn_context.activity.name)
            await turn_context.send_activity(invoke_response(refused))

    async def _answer(self, turn_context: TurnContext, meaning: Meaning) -> bool:
        """Has the activity answered; False where Teams does not vouch for who sent it."""
        came = turn(turn_context.turn_state[BODY], meaning, self._now())
        if came is None:
            return False
        await self._turns.run(turn_context, came)
        return True
