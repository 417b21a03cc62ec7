"""Who reads a channel, out of what the connector answers."""

from collections.abc import Mapping
from typing import Any

from domain.digests.channels import Reader
from domain.text import clean

LONGEST = 320
LONGEST_NAME = 200
GENERAL = "General"


def readers(page: Mapping[str, Any]) -> list[Reader]:
    """The people of one page of members; whoever has no name there is known by an address."""
    members = page.get("members")
    if not isinstance(members, list):
        return []
    return [_reader(one) for one in members if isinstance(one, dict)]


def continued(page: Mapping[str, Any]) -> str:
    """What the next page is asked by; empty after the last."""
    token = page.get("continuationToken")
    return token if isinstance(token, str) else ""


def channel_name(listed: Mapping[str, Any] | None, channel: str) -> str:
    """A channel's name out of its team's list; empty if it is not there.

    The first channel of a team stands there without a name.
    """
    found = listed.get("conversations") if listed else None
    if not isinstance(found, list):
        return ""
    for one in found:
        if isinstance(one, dict) and one.get("id") == channel:
            return _text(one, "name")[:LONGEST_NAME] or GENERAL
    return ""


def _reader(member: Mapping[str, Any]) -> Reader:
    sign_in, email = _text(member, "userPrincipalName").lower(), _text(member, "email").lower()
    # A guest's sign-in name is made of their address: "ada_trust.example#EXT#@hub.example".
    guest = _text(member, "userRole") in ("guest", "anonymous") or "#ext#" in sign_in
    shown = email or sign_in.partition("#ext#")[0]
    return Reader(
        _text(member, "name") or shown,
        frozenset({sign_in, email} - {""}),
        _text(member, "tenantId"),
        guest,
    )


def _text(of: Mapping[str, Any], name: str) -> str:
    value = of.get(name)
    return clean(value)[:LONGEST].strip() if isinstance(value, str) else ""
