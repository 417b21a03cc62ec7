"""Who reads a channel, out of what the connector answers."""

from collections.abc import Mapping
from typing import Any

from domain.digests.channels import Reader
from domain.text import clean

LONGEST = 320
GENERAL = "General"


def readers(page: Mapping[str, Any]) -> list[Reader]:
    """The people of one page of members; whoever has no name there is known by an address."""
    members = page.get("members")
    return (
        [_reader(one) for one in members if isinstance(one, dict)]
        if isinstance(members, list)
        else []
    )


def continued(page: Mapping[str, Any]) -> str:
    """What the next page is asked by; empty after the last."""
    token = page.get("continuationToken")
    return token if isinstance(token, str) else ""


def channel_name(listed: Mapping[str, Any] | None, channel: str) -> str:
    """A channel's name out of its team's list, where the first channel stands without one; empty if it is not there."""
    found = listed.get("conversations") if listed else None
    for one in found if isinstance(found, list) else ():
        if isinstance(one, dict) and one.get("id") == channel:
            return _text(one, "name")[:200] or GENERAL
    return ""


def _reader(said: Mapping[str, Any]) -> Reader:
    sign_in, email = _text(said, "userPrincipalName").lower(), _text(said, "email").lower()
    guest = _text(said, "userRole") in ("guest", "anonymous") or "#ext#" in sign_in
    shown = email or sign_in.partition("#ext#")[0]
    return Reader(
        _text(said, "name") or shown,
        frozenset({sign_in, email} - {""}),
        _text(said, "tenantId"),
        guest,
    )


def _text(said: Mapping[str, Any], name: str) -> str:
    value = said.get(name)
    return clean(value)[:LONGEST].strip() if isinstance(value, str) else ""
