"""Channels chosen for the hub's posts: which support each may hear of, and who reads there."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from domain.people.organisations import Organisation, OrganisationKind
from domain.support.deployments import Deployment


class Audience(StrEnum):
    """What a channel may hear of: all support, one programme's, or one trust's with its schools."""

    ALL = "all"
    PROGRAMME = "programme"
    TRUST = "trust"


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel that an officer chose for the hub's posts.

    `of` is the programme's name, or the trust's id as text. `digest` says that digests are switched
    on, `stopped` that nothing is posted any more.
    """

    id: int
    conversation: str
    name: str
    audience: Audience
    of: str = ""
    digest: bool = False
    stopped: bool = False

    def covers(self, deployment: Deployment, trust: int | None) -> bool:
        """Whether it may hear of a deployment; `trust` is the id that `trust_of` gives for it."""
        return self.hears_of(deployment.programme, trust)

    def hears_of(self, programme: str, trust: int | None) -> bool:
        """Whether it may hear of support of that programme and trust."""
        if self.audience is Audience.ALL:
            return True
        if self.audience is Audience.PROGRAMME:
            return bool(self.of) and programme == self.of
        return trust is not None and self.of == str(trust)


def trust_of(supported: Organisation | None) -> int | None:
    """The id of the trust that support of an organisation counts for.

    That is a school's trust, or the trust itself; None where there is none.
    """
    if supported is None:
        return None
    return supported.id if supported.kind is OrganisationKind.TRUST else supported.trust


@dataclass(frozen=True, slots=True)
class Choices:
    """What a channel can be narrowed down to: programmes and trusts whose support is not over.

    A trust is its id and its name.
    """

    programmes: tuple[str, ...] = ()
    trusts: tuple[tuple[int, str], ...] = ()


def audience_code(audience: Audience, of: str) -> str:
    """The text in which a card sends an audience: all, programme:Reading, trust:7."""
    return f"{audience}:{of}" if of else str(audience)


def audience_of(code: str, choices: Choices) -> tuple[Audience, str] | None:
    """The audience that a card sent, with its programme or trust; None where it is not offered."""
    kind, _, of = code.partition(":")
    offered = {
        Audience.ALL: ("",),
        Audience.PROGRAMME: choices.programmes,
        Audience.TRUST: tuple(str(id_) for id_, _ in choices.trusts),
    }
    for audience, some in offered.items():
        if audience == kind and of in some:
            return audience, of
    return None


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads a channel, as Teams tells it; addresses are in lower case."""

    name: str
    addresses: frozenset[str] = frozenset()
    tenant: str = ""
    guest: bool = False


@dataclass(frozen=True, slots=True)
class ChannelReaders:
    """Who reads a channel, and the channel's name.

    `whole` is off where the channel has more readers than were asked for.
    """

    readers: tuple[Reader, ...]
    name: str = ""
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Readership:
    """Who would read a post: how many members, and some people by name.

    `elsewhere` are people of another tenant, `unknown` those who are not on the hub's list.
    `whole` is as in `ChannelReaders`.
    """

    members: int
    guests: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    whole: bool = True


def readership(roster: ChannelReaders, known: Collection[str], tenant: str) -> Readership:
    """What the hub should know of a channel's readers; `known` are the addresses on its list."""
    guests = [r for r in roster.readers if r.guest]
    return Readership(
        members=len(roster.readers) - len(guests),
        guests=tuple(r.name for r in guests),
        elsewhere=tuple(r.name for r in roster.readers if r.tenant not in ("", tenant)),
        unknown=tuple(r.name for r in roster.readers if r.addresses.isdisjoint(known)),
        whole=roster.whole,
    )
