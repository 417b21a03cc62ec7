"""Where the bot may speak and files may go; nothing is sent elsewhere, whatever a request says."""

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
# Where people's own files lie, unless a setting says otherwise.
FILES = ("*.sharepoint.com",)
WORLD, GOVERNMENT = (
    "https://smba.trafficmanager.net/teams",
    "https://smba.infra.gcc.teams.microsoft.com/gcc",
)
# Narrower than an address may be: what is judged here is surely what the client reads as host.
_ADDRESS = re.compile(r"(https?)://([0-9a-z.-]+|\[::1\])(?::([0-9]{1,5}))?(?:/[0-9A-Za-z._~-]*)*")
# The start of an address; what follows is for its host to read.
_START = re.compile(r"(https?://[^/?#\\\s]+)/[!-~]*")


class Hosts:
    """The allow-list, with the hub's own in `more`: `host`, `*.domain` or `host:port`.

    `files` are where people's own files lie. Addresses with http are for this machine only.
    """

    def __init__(
        self,
        more: Iterable[str] = (),
        *,
        files: Iterable[str] = FILES,
        development: bool = False,
    ) -> None:
        self._more = tuple(m.lower() for m in more)
        self._files = tuple(host.lower() for host in files)
        self._development = development

    def allows(self, service_url: str) -> bool:
        """Whether the bot may speak there; a development bot may speak to this machine only."""
        return self._allows(service_url, (*MICROSOFT, *self._more))

    def takes_files(self, address: str) -> bool:
        """Whether the bytes of a file may be put there; without a token."""
        return self._begins_at(address, (*self._files, *self._more))

    def gives_files(self, address: str) -> bool:
        """Whether the bytes of a file may be fetched there; without a token."""
        return self._begins_at(address, self._files)

    def _begins_at(self, address: str, hosts: Iterable[str]) -> bool:
        found = _START.fullmatch(address)
        return found is not None and self._allows(found[1].lower(), hosts)

    def _allows(self, address: str, hosts: Iterable[str]) -> bool:
        found = _ADDRESS.fullmatch(address)
        if not found:
            return False
        scheme, host, port = found.groups()
        here = is_loopback(host.strip("[]"))
        if self._development:
            return here
        if scheme == "http" and not here:
            return False
        usual = port in (None, "443" if scheme == "https" else "80")
        return any(
            _fits(f"{host}:{port}", pattern) or (usual and _fits(host, pattern))
            for pattern in hosts
        )


def is_loopback(host: str) -> bool:
    """Whether the host is this machine."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _fits(place: str, pattern: str) -> bool:
    return place == pattern or (pattern.startswith("*.") and place.endswith(pattern[1:]))
