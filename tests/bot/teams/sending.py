"""Where messages go, and what the connector answers."""

from typing import Any

from domain.delivery.conversations import Conversation
from domain.delivery.delivery import Again, Dead, Outcome, Unknown
from tests.edge import conversation_at
from tests.fake_teams import FakeTeams

CARD = {"type": "AdaptiveCard", "version": "1.5", "fallbackText": "Visit recorded", "body": []}
ELSEWHERE = {"error": {"code": "BadArgument", "message": "User is from different region"}}
LEGACY = {
    "errorCode": 209,
    "message": '{\r\n  "subCode": "MessageWritesBlocked",\r\n  "details": "blocked"\r\n}',
}


def chat(teams: FakeTeams, id_: str = "a:1") -> Conversation:
    """A chat at the fake."""
    return conversation_at(teams.service_url, id_)


def coded(code: str) -> dict[str, Any]:
    """The connector's usual error body."""
    return {"error": {"code": code, "message": "…"}}


ANSWERS: list[tuple[Any, Outcome]] = [
    ((429, {"Retry-After": "7"}, coded("Throttled")), Again("429 Throttled", 7)),
    ((429, {}, None), Again("429")),
    ((412, {}, coded("PreconditionFailed")), Again("412 PreconditionFailed")),
    ((400, {}, coded("BadArgument")), Dead("400 BadArgument")),
    (
        (403, {}, coded("ConversationBlockedByUser")),
        Dead("403 ConversationBlockedByUser", stops=True),
    ),
    (
        (403, {}, coded("BotNotInConversationRoster")),
        Dead("403 BotNotInConversationRoster", stops=True),
    ),
    ((403, {}, LEGACY), Dead("403 MessageWritesBlocked", stops=True)),
    (
        (403, {}, {"error": {"code": "Forbidden", "message": LEGACY["message"]}}),
        Dead("403 MessageWritesBlocked", stops=True),
    ),
    ((403, {}, coded("NotEnoughPermissions")), Dead("403 NotEnoughPermissions")),
    ((403, {}, {"message": "{broken"}), Dead("403")),
    ((403, {}, None), Dead("403")),
    (
        (403, {}, {"error": {"code": "ServiceError", "message": "Unknown"}}),
        Dead("403 ServiceError"),
    ),
    ((403, {}, ELSEWHERE), Dead("403 BadArgument")),
    ((403, {}, coded("BotDisabledByAdmin")), Dead("403 BotDisabledByAdmin", stops=True)),
    (
        (403, {}, coded("ForbiddenOperationException")),
        Dead("403 ForbiddenOperationException", stops=True),
    ),
    ((307, {"Location": "http://127.0.0.1:1/"}, None), Dead("307")),
    ((408, {}, None), Unknown("408")),
    ((500, {}, coded("ServiceError")), Unknown("500 ServiceError")),
    ((501, {}, None), Unknown("501")),
    ((502, {}, None), Unknown("502")),
    ((503, {"Retry-After": "1"}, None), Unknown("503")),
    ((504, {}, None), Unknown("504")),
    ("hang", Unknown("TimeoutError")),
    ("reset", Unknown("ServerDisconnectedError")),
]
