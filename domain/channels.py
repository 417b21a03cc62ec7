"""Channels that an officer chose for the hub's posts, and which support each of them may hear of."""

from dataclasses import dataclass
from enum import StrEnum

from domain.deployments import Deployment


class Audience(StrEnum):
    """What a channel may hear of: all support, one programme's, or that of one trust and its schools."""

    ALL = "all"
    PROGRAMME = "programme"
    TRUST = "trust"


@dataclass(frozen=True, slots=True)
class Channel:
    """A chosen channel; `of` is the programme's name or the trust's id; `digest` says that digests are switched on."""

    id: int
    conversation: str
    name: str
    audience: Audience
    of: str = ""
    digest: bool = False
    stopped: bool = False

    def covers(self, deployment: Deployment, trust: int | None) -> bool:
        """Whether it may hear of a deployment; `trust` is that of the supported school, or the trust itself."""
        if self.audience is Audience.ALL:
            return True
        if self.audience is Audience.PROGRAMME:
            return bool(self.of) and deployment.programme == self.of
        return trust is not None and self.of == str(trust)
