"""Channels that an officer chose for the hub's posts, which support each of them may hear of, and who reads there."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from domain.people.organisations import Organisation, OrganisationKind
from domain.support.deployments import Deployment


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


def trust_of(supported: Organisation | None) -> int | None:
    """The trust that support of an organisation counts for: its own, or itself where it is one."""
    if supported is None:
        return None
    return supported.id if supported.kind is OrganisationKind.TRUST else supported.trust


@dataclass(frozen=True, slots=True)
class Choices:
    """What a channel can be narrowed down to: programmes, and trusts by id, with support that is not over."""

    programmes: tuple[str, ...] = ()
    trusts: tuple[tuple[int, str], ...] = ()


def audience_code(audience: Audience, of: str) -> str:
    """An audience as a card sends it: all, programme:Reading, trust:7."""
    return f"{audience}:{of}" if of else str(audience)


def audience_of(code: str, choices: Choices) -> tuple[Audience, str] | None:
    """The audience that a card sent; None for one that cannot be chosen."""
    kind, _, of = code.partition(":")
    offered = {
        Audience.ALL: ("",),
        Audience.PROGRAMME: choices.programmes,
        Audience.TRUST: tuple(str(id_) for id_, _ in choices.trusts),
    }
    return next(((a, of) for a, some in offered.items() if a == kind and of in some), None)


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads a channel, as Teams tells it; addresses are in lower case."""

    name: str
    addresses: frozenset[str] = frozenset()
    tenant: str = ""
    guest: bool = False


@dataclass(frozen=True, slots=True)
class ChannelReaders:
    """Who reads a channel, and the channel's name; not `whole` where there are more than were asked for."""

    readers: tuple[Reader, ...]
    name: str = ""
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Readership:
    """How many members and guests would read a post, and by name: guests, people of other tenants, and unknown ones."""

    members: int
    guests: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    whole: bool = True


def readership(roster: ChannelReaders, known: Collection[str], tenant: str) -> Readership:
    """What the hub should know of those who read a channel; `known` are the addresses of its own list of people."""
    guests = [r for r in roster.readers if r.guest]
    return Readership(
        members=len(roster.readers) - len(guests),
        guests=tuple(r.name for r in guests),
        elsewhere=tuple(r.name for r in roster.readers if r.tenant not in ("", tenant)),
        unknown=tuple(r.name for r in roster.readers if r.addresses.isdisjoint(known)),
        whole=roster.whole,
    )
