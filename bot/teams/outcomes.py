"""What the connector's answer means for a message, and whether it may be repeated.

Statuses and codes: Microsoft Teams' "send proactive messages" and "rate limiting" pages; a POST has no idempotency
key, so what may have arrived is never repeated by itself.
"""

import json
from collections.abc import Mapping
from typing import Any

from domain.delivery import Again, Dead, Outcome, Sent, Unknown

STOPPING = (
    "BotDisabledByAdmin",
    "ConversationBlockedByUser",
    "MessageWritesBlocked",
    "BotNotInConversationRoster",
    "ForbiddenOperationException",
)


def judged(method: str, status: int, headers: Mapping[str, str], body: Any) -> Outcome:
    """The outcome of a request that was answered."""
    if 200 <= status < 300:
        return Sent(str(body.get("id") or body.get("activityId") or "") if isinstance(body, dict) else "")
    reason = f"{status} {code_of(body)}".strip()
    if status in (412, 429):
        return Again(reason, _seconds(headers.get("Retry-After")))
    if status == 404:
        return Dead(reason, gone=method in ("PUT", "DELETE"), stops=code_of(body) == "ConversationNotFound")
    if status == 403:
        return Dead(reason, stops=True)
    if status >= 500 or status == 408:
        return Unknown(reason) if method == "POST" else Again(reason)
    return Dead(reason)


def code_of(body: Any) -> str:
    """The connector's own word for what is wrong; its two shapes, one with JSON inside JSON, are both read."""
    if not isinstance(body, dict):
        return ""
    error = body.get("error")
    if isinstance(error, dict) and isinstance(error.get("code"), str):
        return str(error["code"])[:60]
    message = body.get("message")
    if isinstance(message, str) and message.startswith("{"):
        try:
            inner = json.loads(message)
        except ValueError:
            return ""
        return str(inner.get("subCode") or inner.get("code") or "")[:60] if isinstance(inner, dict) else ""
    return ""


def _seconds(text: str | None) -> float | None:
    try:
        return max(0.0, float(text)) if text else None
    except ValueError:
        return None
