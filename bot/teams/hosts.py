"""Which service URLs may get the bot's token: whatever a request says, nothing is sent elsewhere."""

import re
from collections.abc import Iterable
from ipaddress import ip_address

MICROSOFT = (
    "smba.trafficmanager.net",
    "*.botframework.com",
    "*.teams.microsoft.com",
    "*.botframework.azure.us",
    "*.teams.microsoft.us",
)
WORLD, GOVERNMENT = "https://smba.trafficmanager.net/teams", "https://smba.infra.gcc.teams.microsoft.com/gcc"
# Narrower than an address may be, so that what is judged here is what the client reads as the host.
_ADDRESS = re.compile(r"(https?)://([0-9a-z.-]+|\[::1\])(?::([0-9]{1,5}))?(?:/[0-9A-Za-z._~-]*)*")


class Hosts:
    """The allow-list; `more` are the hub's own: `host`, `*.domain` or `host:port`. http is for this machine only."""

    def __init__(self, more: Iterable[str] = (), *, development: bool = False) -> None:
        self._patterns = (*MICROSOFT, *(m.lower() for m in more))
        self._development = development

    def allows(self, service_url: str) -> bool:
        """Whether the bot may speak there; a development bot may speak to this machine only."""
        found = _ADDRESS.fullmatch(service_url)
        if not found:
            return False
        scheme, host, port = found.groups()
        here = is_loopback(host.strip("[]"))
        if self._development:
            return here
        if scheme == "http" and not here:
            return False
        usual = port in (None, "443" if scheme == "https" else "80")
        return any(_fits(f"{host}:{port}", p) or (usual and _fits(host, p)) for p in self._patterns)


def is_loopback(host: str) -> bool:
    """Whether the host is this machine."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _fits(place: str, pattern: str) -> bool:
    return place == pattern or (pattern.startswith("*.") and place.endswith(pattern[1:]))
