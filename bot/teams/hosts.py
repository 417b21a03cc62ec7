"""Which service URLs may get the bot's token: whatever a request says, nothing is sent elsewhere."""

from collections.abc import Iterable
from fnmatch import fnmatchcase
from ipaddress import ip_address
from urllib.parse import urlsplit

MICROSOFT = (
    "smba.trafficmanager.net",
    "smba.infra.gcc.teams.microsoft.com",
    "*.botframework.com",
    "*.teams.microsoft.com",
    "*.botframework.azure.us",
    "*.teams.microsoft.us",
)
COMMERCIAL, GOVERNMENT = "smba.trafficmanager.net/teams", "smba.infra.gcc.teams.microsoft.com/gcc"


class Hosts:
    """The allow-list; `more` are the hub's own, `host` or `host:port`. http is for this machine only."""

    def __init__(self, more: Iterable[str] = (), *, development: bool = False) -> None:
        self._patterns = (*MICROSOFT, *(m.lower() for m in more))
        self._development = development

    def allows(self, service_url: str) -> bool:
        """Whether the bot may speak there."""
        try:
            parts = urlsplit(service_url)
            host, port = (parts.hostname or "").lower(), parts.port
        except ValueError:
            return False
        if not host or parts.username is not None or parts.query or parts.fragment:
            return False
        if self._development:
            return parts.scheme in ("http", "https") and is_loopback(host)
        if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(host)):
            return False
        place = f"{host}:{port}" if port else host
        return any(fnmatchcase(place, p) or (port in (None, 443) and fnmatchcase(host, p)) for p in self._patterns)


def is_loopback(host: str) -> bool:
    """Whether the host is this machine."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def other(service_url: str) -> str:
    """The host to try once where a service URL belongs to the other cloud (403 InvalidBotApiHost)."""
    return f"https://{COMMERCIAL if GOVERNMENT.split('/')[0] in service_url else GOVERNMENT}/"
