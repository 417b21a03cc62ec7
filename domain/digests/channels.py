"""Channels chosen for the hub's posts: which support each may hear of, and who reads there."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from domain.people.organisations import Organisation
from domain.support.deployments import Deployment

# What the register of schools says of a school that has none.
NO_PHASE = "Not applicable"


class Audience(StrEnum):
    """What a channel may hear of: all support, or what belongs to one thing.

    That is a programme, a strand, a phase of schools, or a trust with its schools.
    """

    ALL = "all"
    PROGRAMME = "programme"
    STRAND = "strand"
    PHASE = "phase"
    TRUST = "trust"

    @property
    def by_place(self) -> bool:
        """Whether it depends on who is supported, and not on the support alone."""
        return self in (Audience.PHASE, Audience.TRUST)


@dataclass(frozen=True, slots=True)
class Belonging:
    """What a piece of support belongs to, of all that a channel can be narrowed to.

    `phase` is that of the supported school, `trust` the id of its trust, or of the supported trust.
    """

    programme: str = ""
    strand: str = ""
    phase: str = ""
    trust: int | None = None


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel that an officer chose for the hub's posts.

    `of` is the name of the programme, strand or phase, or the trust's id as text. `digest` says
    that digests are switched on, `stopped` that nothing is posted any more.
    """

    id: int
    conversation: str
    name: str
    audience: Audience
    of: str = ""
    digest: bool = False
    stopped: bool = False

    def hears_of(self, support: Belonging) -> bool:
        """Whether it may hear of that support."""
        if self.audience is Audience.ALL:
            return True
        if self.audience is Audience.TRUST:
            return support.trust is not None and self.of == str(support.trust)
        own = {
            Audience.PROGRAMME: support.programme,
            Audience.STRAND: support.strand,
            Audience.PHASE: support.phase,
        }
        return bool(self.of) and own[self.audience] == self.of


def belonging(deployment: Deployment, supported: Organisation | None) -> Belonging:
    """What a deployment belongs to; `supported` is its organisation, where that is known."""
    return belonging_at(Belonging(deployment.programme, deployment.strand), supported)


def belonging_at(named: Belonging, supported: Organisation | None) -> Belonging:
    """What belongs to a programme and strand at an organisation, where that is known."""
    if supported is None:
        return named
    return replace(named, phase=supported.phase, trust=supported.in_trust)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a channel can be narrowed down to: that to which support belongs which is not over.

    A trust is its id and its name.
    """

    programmes: tuple[str, ...] = ()
    trusts: tuple[tuple[int, str], ...] = ()
    strands: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()


def audience_code(audience: Audience, of: str) -> str:
    """The text in which a card sends an audience: all, programme:Reading, strand:CPD, trust:7."""
    return f"{audience}:{of}" if of else str(audience)


def audience_of(code: str, choices: Choices) -> tuple[Audience, str] | None:
    """The audience that a card sent, with what it is narrowed to; None where it is not offered."""
    kind, _, of = code.partition(":")
    offered = {
        Audience.ALL: ("",),
        Audience.PROGRAMME: choices.programmes,
        Audience.STRAND: choices.strands,
        Audience.PHASE: choices.phases,
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
