"""Offers of support: what is offered, and the yeses that it needs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction


class Party(StrEnum):
    """Whose yes is needed. The school is asked once all others have said yes."""

    LEADER = "leader"
    HOME_HEAD = "home head"
    SCHOOL = "school"


class ConsentState(StrEnum):
    """What became of the question to one party."""

    # Its turn has not come.
    WAITS = "waits"
    ASKED = "asked"
    YES = "yes"
    NO = "no"
    # A conflict of interest was declared: an officer decides whether it is a yes.
    CONFLICT = "conflict"
    # A release that was taken back after all had said yes: nothing stops by itself.
    WITHDRAWN = "withdrawn"
    # Somebody else said no, or the hub took the offer back.
    NOT_NEEDED = "not needed"


# What somebody said.
ANSWERED = (ConsentState.YES, ConsentState.NO, ConsentState.CONFLICT)
# That somebody would, whatever an officer decides about a conflict.
WILLING = (ConsentState.YES, ConsentState.CONFLICT)
# That an answer is still to come.
OWED = (ConsentState.WAITS, ConsentState.ASKED)


class OfferState(StrEnum):
    """Where an offer stands."""

    ASKED = "asked"
    AGREED = "agreed"
    # A party said no, and an officer decides what next.
    REFUSED = "refused"
    TAKEN_BACK = "taken back"


class NotedHow(StrEnum):
    """How an officer came to know what somebody else answered."""

    TELEPHONE = "telephone"
    EMAIL = "e-mail"
    IN_PERSON = "in person"


@dataclass(frozen=True, slots=True)
class Noted:
    """An answer that an officer noted for somebody: how it came, and of which day it is."""

    how: NotedHow
    on: date
    by: int


@dataclass(frozen=True, slots=True)
class Consent:
    """The question to one party, and its answer.

    `leader` is the leader of whom it is, nobody for the school; `organisation` is who is asked:
    that leader's employer, or the school. `most_days` is how many days a term a head releases.
    `conflict` is for officers alone, and so is the school's `reason`.
    """

    id: int
    offer: int
    party: Party
    leader: int | None
    organisation: int | None
    state: ConsentState
    asked_at: datetime | None = None
    answered_at: datetime | None = None
    answered_by: int | None = None
    noted: Noted | None = None
    reason: str = ""
    conflict: str = ""
    most_days: Fraction | None = None
    note: str = ""
    version: int = 1

    @property
    def said_yes(self) -> bool:
        """Whether its answer is a yes that stands."""
        return self.state is ConsentState.YES

    def waits_for_own(self, offer: "SupportOffer") -> bool:
        """Whether an own answer counts now: none was given, or an officer noted one."""
        if offer.state is OfferState.ASKED and self.state is ConsentState.ASKED:
            return True
        noted = self.noted is not None and self.state in ANSWERED
        return noted and offer.state in (OfferState.ASKED, OfferState.AGREED)

    def withdrawable(self, offer: "SupportOffer") -> bool:
        """Whether it is a release to which all agreed, and that may be withdrawn."""
        return self.party is Party.HOME_HEAD and self.said_yes and offer.agreed


@dataclass(frozen=True, slots=True)
class SupportOffer:
    """Support that is proposed, with the yeses that it needs, in the order of asking.

    `why` says why this leader, `over_why` why more days are asked for than the leader has left:
    both for officers alone. `pattern` is how the days are spread ("two days a month"). `ended_at`
    is when it was closed, for `ended_why`, or when a newer round took its place.
    """

    id: int
    deployment: int
    commission: int | None
    at: datetime
    by: int
    state: OfferState
    consents: tuple[Consent, ...] = ()
    pattern: str = ""
    why: str = ""
    over_why: str = ""
    ended_at: datetime | None = None
    ended_by: int | None = None
    ended_why: str = ""

    @property
    def undecided(self) -> bool:
        """Whether somebody said no, and an officer still decides what next."""
        return self.state is OfferState.REFUSED and self.ended_at is None

    @property
    def agreed(self) -> bool:
        """Whether all have said yes."""
        return self.state is OfferState.AGREED

    @property
    def open(self) -> bool:
        """Whether answers to it are waited for, or an officer's decision."""
        return self.state is OfferState.ASKED or self.undecided

    @property
    def leaders(self) -> tuple[int, ...]:
        """The leaders whom it is about, in the order of asking."""
        return tuple(dict.fromkeys(c.leader for c in self.consents if c.leader))

    def agreed_on(self, day_of: Callable[[datetime], date]) -> date | None:
        """The day on which all had said yes: that of the last yes, by the hub's days."""
        if self.state is not OfferState.AGREED:
            return None
        said = [(c, c.answered_at) for c in self.consents]
        return max((c.noted.on if c.noted else day_of(at) for c, at in said if at), default=None)

    def consent(self, id_: int) -> Consent | None:
        """The question with that id, if it is one of this offer's."""
        return next((c for c in self.consents if c.id == id_), None)


@dataclass(frozen=True, slots=True)
class AskedParty:
    """The question to one party, with all who are to lead the support."""

    consent: Consent
    leaders: frozenset[int]


@dataclass(frozen=True, slots=True)
class NewOffer:
    """What an officer offers: who is to support which organisation, in what, and for how much.

    `leaders` has the first leader, and a colleague where there is one. `grants` stand in the order
    in which they are used up. The prices are pence a day; None where it is not known yet.
    """

    organisation: int
    commission: int | None
    leaders: tuple[int, ...]
    focus: str
    days: Fraction
    start: date
    end: date | None = None
    strand: str = ""
    grants: tuple[int, ...] = ()
    rate: int | None = None
    reimbursement: int | None = None
    fee: int | None = None
    pattern: str = ""
    why: str = ""
    over_why: str = ""
