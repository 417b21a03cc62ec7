"""How each kind of setting is read.

A reader raises ValueError with the rest of a sentence that begins with the setting's name.
"""

import ipaddress
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

_ID = re.compile(r"[0-9A-Za-z-]{8,64}")
_HOST = re.compile(r"(\*\.)?[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*(:\d{1,5})?")
_DOMAIN = re.compile(r"[0-9a-z-]+(\.[0-9a-z-]+)+")


NOW, MORNING = "now", "morning"


def is_loopback(host: str) -> bool:
    """Whether the host is this machine, seen from itself."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def database(folder: Path) -> Callable[[object], str]:
    """Reads a database's address; a relative SQLite file is one of `folder`."""

    def reading(value: object) -> str:
        kind, _, rest = str(value).strip().partition("://")
        file = rest.removeprefix("/")
        if kind.startswith("sqlite") and file != rest and file not in ("", ":memory:"):
            return f"sqlite:///{folder / file}"
        if kind in ("postgresql", "postgres", "postgresql+psycopg") and rest:
            if not _apart(rest):
                escapes = "%40 for @, %2F for / and %23 for #"
                raise ValueError(f"cannot be read; in a password write {escapes}")
            return f"postgresql+psycopg://{rest}"
        raise ValueError("is neither sqlite:///FILE nor postgresql://USER:PASSWORD@HOST/NAME")

    return reading


def port(value: object) -> int:
    """Reads a port."""
    text = str(value).strip()
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise ValueError(f"is “{text}”, not a number from 1 to 65535")
    return int(text)


def address(value: object) -> str:
    """Reads an https address, or an http one of this machine, without a slash at its end."""
    text = str(value).strip().rstrip("/")
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        host = ""
    if not host or parts.scheme not in ("https", "http") or parts.username is not None:
        raise ValueError(f"is “{_without_account(text)}”, not an https address")
    if parts.scheme == "http" and not is_loopback(host):
        raise ValueError(f"is “{text}”; http is accepted for this machine only: use https")
    return text


def identifier(value: object) -> str:
    """Reads the id of an app or a tenant, in lower case as Teams and its tokens give it."""
    text = str(value).strip().lower()
    if text and not _ID.fullmatch(text):
        raise ValueError(f"is “{text}”, not an id of Microsoft's")
    return text


def tenants(value: object) -> object:
    """Reads `tenant-id=domain,domain;…` as the domains of each tenant; each has one tenant."""
    if not isinstance(value, str):
        return value
    owners: dict[str, str] = {}
    for part in filter(None, (p.strip() for p in value.split(";"))):
        name, _, listed = (s.strip().lower() for s in part.partition("="))
        domains = [d.strip().lstrip("@") for d in listed.split(",")]
        if not _ID.fullmatch(name) or not all(_DOMAIN.fullmatch(d) for d in domains):
            raise ValueError(f"has “{part}”, which is not tenant-id=domain,domain")
        for domain in domains:
            if owners.setdefault(domain, name) != name:
                raise ValueError(f"gives {domain} to two tenants")
    domains_of: dict[str, frozenset[str]] = {}
    for domain, name in owners.items():
        domains_of[name] = domains_of.get(name, frozenset()) | {domain}
    return domains_of


def hosts(value: object) -> object:
    """Reads `host` or `host:port`, by comma, in lower case."""
    if not isinstance(value, str):
        return value
    listed = [h.strip().lower() for h in value.split(",") if h.strip()]
    if wrong := [h for h in listed if not _HOST.fullmatch(h)]:
        raise ValueError(f"has “{wrong[0]}”, which is neither host nor host:port")
    return tuple(listed)


def number(least: int, most: int) -> Callable[[object], int]:
    """Reads a whole number within bounds."""

    def reading(value: object) -> int:
        text = str(value).strip()
        if not text.isdecimal() or not least <= int(text) <= most:
            raise ValueError(f"is “{text}”, not a whole number from {least} to {most}")
        return int(text)

    return reading


def no_or_port(value: object) -> int | None:
    """Reads a port, or nothing."""
    return None if value is None or not str(value).strip() else port(value)


def one_of(*choices: str) -> Callable[[object], str]:
    """Reads one of the choices, in any case."""

    def reading(value: object) -> str:
        found = next((c for c in choices if c.lower() == str(value).strip().lower()), None)
        if found is None:
            raise ValueError(f"is “{value}”; it may be {', '.join(choices)}")
        return found

    return reading


def demo_clock(value: object) -> str:
    """Where a development bot's clock begins: now, in the morning, or at a moment."""
    text = str(value).strip()
    if text in (NOW, MORNING):
        return text
    try:
        datetime.strptime(text, "%Y-%m-%d %H:%M")  # noqa: DTZ007 - on the hub's clock
    except ValueError:
        asked = "now, morning or a moment such as 2026-11-23 07:29"
        raise ValueError(f"is “{text}”, not {asked}") from None
    return text


def _apart(server: str) -> bool:
    """Whether an address has one account, host and port: a password may hide where one ends."""
    parts = urlsplit(f"//{server}")
    try:
        return parts.netloc.count("@") < 2 and parts.port != 0
    except ValueError:
        return False


def _without_account(text: str) -> str:
    return re.sub(r"//[^/@]*@", "//…@", text)
