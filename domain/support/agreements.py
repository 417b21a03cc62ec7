"""Agreements: the terms of support as they were agreed, by edition, and what changed between."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

from domain.support.deployments import CoverPaid, decimal
from domain.support.offers import Party
from domain.support.rates import Rates


@dataclass(frozen=True, slots=True)
class AgreedPlace:
    """The organisation that gets the support, as it was then; `number` is its URN or UID."""

    name: str
    number: str = ""
    town: str = ""


@dataclass(frozen=True, slots=True)
class AgreedLeader:
    """Somebody who gives the support, the employer, and who releases them there.

    `most_days` is how many days a term are released, with a note.
    """

    person: int
    name: str
    organisation: int | None = None
    employer: str = ""
    heads: tuple[str, ...] = ()
    most_days: Fraction | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class AgreementTerms:
    """What was agreed, as it stood that day.

    `outcome` and `measure` are what the school wrote in its request. `grants` are the references of
    those that pay, in their order; `paid_from` says in words what else pays. With `all_days` all
    days agreed are charged, else those used. `offers` are the rounds of yeses, by id, that this
    rests on; the newest answer of a party counts.
    """

    place: AgreedPlace
    leaders: tuple[AgreedLeader, ...]
    focus: str
    start: date
    end: date | None = None
    days: Fraction | None = None
    strand: str = ""
    contacts: tuple[str, ...] = ()
    outcome: str = ""
    measure: str = ""
    pattern: str = ""
    cover_paid: CoverPaid = CoverPaid.NEVER
    rates: Rates = field(default_factory=Rates)
    rates_from: date | None = None
    all_days: bool = False
    grants: tuple[str, ...] = ()
    paid_from: str = ""
    offers: tuple[int, ...] = ()


class AgreedPart(StrEnum):
    """What of an agreement a later edition may change."""

    LEADERS = "leaders"
    FOCUS = "focus"
    STRAND = "strand"
    DAYS = "days"
    START = "start"
    END = "end"
    CHARGED = "charged"
    TO_EMPLOYER = "to employer"
    FEE = "fee"
    GRANTS = "grants"


# What the copy of a head who releases has nothing of: what it is for, beside its focus.
NOT_FOR_HEADS = frozenset({AgreedPart.STRAND})


@dataclass(frozen=True, slots=True)
class AgreedChange:
    """One part that reads otherwise than in the edition before.

    Both are texts: a day as YYYY-MM-DD, an amount in pence, days as a number; empty for nothing.
    """

    part: AgreedPart
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """One edition of what was agreed about a support.

    `by` is who changed it, None where the last yes made it. `asks_again` says that yeses of those
    whom the change touches are still waited for.
    """

    id: int
    deployment: int
    edition: int
    at: datetime
    by: int | None
    terms: AgreementTerms
    changes: tuple[AgreedChange, ...] = ()
    asks_again: bool = False


@dataclass(frozen=True, slots=True)
class AgreedOutside:
    """How support was agreed that was not asked about here: the day, and which officer noted it.

    Nobody noted what a file brought: it was agreed before it was kept here.
    """

    on: date | None = None
    noted_by: int | None = None


def changes(before: AgreementTerms, after: AgreementTerms) -> tuple[AgreedChange, ...]:
    """What reads otherwise in the later terms, in the order of the document."""
    return tuple(_changes(before, after))


def _changes(before: AgreementTerms, after: AgreementTerms) -> Iterator[AgreedChange]:
    for part in AgreedPart:
        was, now = _value(part, before), _value(part, after)
        if was != now:
            yield AgreedChange(part, was, now)


def to_ask_again(
    before: AgreementTerms, after: AgreementTerms, agreed: Collection[int] = ()
) -> frozenset[tuple[Party, int | None]]:
    """Whose yes a change needs again: each party, with the leader of whom it is.

    More than one day more or less touches all, the charge the school, what the employer gets that
    employer. A leader who is new is asked, and who releases them, unless they have `agreed`.
    """
    found: set[tuple[Party, int | None]] = set()
    leaders = {leader.person for leader in after.leaders}
    new = leaders - {leader.person for leader in before.leaders} - set(agreed)
    for_leaders, for_heads = set(new), set(new)
    if abs((after.days or Fraction(0)) - (before.days or Fraction(0))) > 1:
        for_leaders, for_heads = leaders, leaders
        found.add((Party.SCHOOL, None))
    if after.rates.to_employer != before.rates.to_employer:
        for_heads = leaders
    if after.rates.charged != before.rates.charged:
        found.add((Party.SCHOOL, None))
    found |= {(Party.LEADER, leader) for leader in for_leaders}
    return frozenset(found | {(Party.HOME_HEAD, leader) for leader in for_heads})


def _value(part: AgreedPart, terms: AgreementTerms) -> str:
    """What terms say of a part, as a text to compare."""
    pence = {
        AgreedPart.CHARGED: terms.rates.charged,
        AgreedPart.TO_EMPLOYER: terms.rates.to_employer,
        AgreedPart.FEE: terms.rates.fee,
    }
    if part in pence:
        return "" if pence[part] is None else str(pence[part])
    return {
        AgreedPart.LEADERS: ", ".join(leader.name for leader in terms.leaders),
        AgreedPart.FOCUS: terms.focus,
        AgreedPart.STRAND: terms.strand,
        AgreedPart.DAYS: decimal(terms.days),
        AgreedPart.START: terms.start.isoformat(),
        AgreedPart.END: terms.end.isoformat() if terms.end else "",
        AgreedPart.GRANTS: ", ".join(terms.grants),
    }[part]
