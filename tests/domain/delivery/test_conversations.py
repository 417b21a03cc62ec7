"""Why a conversation takes nothing, in words for people."""

import pytest

from domain.delivery.conversations import Stop, why_stopped


@pytest.mark.parametrize(
    ("reason", "stop"),
    [
        ("removed", Stop.GONE),
        ("403 ForbiddenOperationException", Stop.GONE),
        ("403 BotNotInConversationRoster", Stop.GONE),
        ("404 ConversationNotFound", Stop.GONE),
        ("403 ConversationBlockedByUser", Stop.BLOCKED),
        ("403 MessageWritesBlocked", Stop.BLOCKED),
        ("403 BotDisabledByAdmin", Stop.REFUSED),
        ("403 ServiceError", Stop.REFUSED),
        ("403", Stop.REFUSED),
        ("404", Stop.REFUSED),
        ("", Stop.REFUSED),
    ],
)
def test_only_what_teams_says_of_the_app_tells_that_it_is_gone(reason: str, stop: Stop) -> None:
    assert why_stopped(reason) is stop
