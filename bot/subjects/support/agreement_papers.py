"""One edition of an agreement in words, built from what its reader may have."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from bot.subjects.support.agreed_yeses import yeses
from cards.phrases import days, listed, plain_day, titled
from domain.funding.amounts import pounds
from domain.hub import Hub
from domain.library.agreement_papers import AgreementPaper, Aim
from domain.support.agreements import (
    NOT_FOR_HEADS,
    AgreedChange,
    AgreedLeader,
    AgreedPart,
    Agreement,
    AgreementTerms,
)
from domain.support.deployments import CoverPaid
from storage.store import Store

COVER: Mapping[CoverPaid, str] = {
    CoverPaid.NEVER: "Nothing: a day that is cancelled is not counted as used.",
    CoverPaid.SAME_DAY: "A day that the {school} cancels on the day itself counts as used.",
    CoverPaid.DAY_BEFORE: (
        "A day that the {school} cancels on the day itself or the day before counts as used."
    ),
    CoverPaid.ALWAYS: "A day that the {school} cancels counts as used.",
}
_NAMES: Mapping[AgreedPart, str] = {
    AgreedPart.LEADERS: "{Leader}",
    AgreedPart.FOCUS: "Focus",
    AgreedPart.STRAND: "{Strand}",
    AgreedPart.DAYS: "Days",
    AgreedPart.START: "From",
    AgreedPart.END: "Until",
    AgreedPart.CHARGED: "Charge a day",
    AgreedPart.TO_EMPLOYER: "To the {leader}’s own {school} or {trust} a day",
    AgreedPart.FEE: "Fee of the {hub} a day",
    AgreedPart.GRANTS: "Paid from",
}
_MONEY = (AgreedPart.CHARGED, AgreedPart.TO_EMPLOYER, AgreedPart.FEE)


def whole_paper(edition: Agreement, store: Store) -> AgreementPaper:
    """All of an edition, for those whom it is between and for the hub."""
    terms = edition.terms
    aim = Aim(titled(terms.strand), terms.outcome, terms.measure)
    return replace(_paper(edition, terms.leaders, store), aim=aim)


def head_paper(edition: Agreement, places: Collection[int], store: Store) -> AgreementPaper:
    """The copy of a head of these places: the focus alone, and what own staff are released for."""
    own = tuple(each for each in edition.terms.leaders if each.organisation in places)
    return _paper(replace(edition, changes=for_heads(edition.changes)), own, store)


def _paper(edition: Agreement, released: tuple[AgreedLeader, ...], store: Store) -> AgreementPaper:
    """What all parties read; how much and when leaders are released, of those `released`."""
    terms, hub = edition.terms, store.hub
    return AgreementPaper(
        place=listed_with_commas((terms.place.name, terms.place.number, terms.place.town)),
        leaders="; ".join(map(_named, terms.leaders)),
        contacts=listed(terms.contacts),
        heads=listed(dict.fromkeys(head for each in terms.leaders for head in each.heads)),
        focus=terms.focus,
        aim=None,
        days=terms.days,
        period=period(terms),
        pattern=terms.pattern,
        most_days="; ".join(_most_days(released)),
        note="; ".join(each.note for each in released if each.note),
        cover=hub.words.fill(COVER[terms.cover_paid]),
        rates=terms.rates,
        rates_from=plain_day(terms.rates_from) if terms.rates_from else "",
        paid_by=_paying(terms, store) or terms.paid_from,
        invoiced="for all days once agreed" if terms.all_days else "each month for the days used",
        yeses=yeses(edition, store),
        edition=edition.edition,
        changed=tuple(changed(edition.changes, hub)),
        waits=_waits(edition),
    )


def _paying(terms: AgreementTerms, store: Store) -> str:
    """The grants that pay, each by its programme and year before its reference."""
    known = {each: store.funds.referred(each) for each in terms.grants}
    return listed(grant.named if grant else each for each, grant in known.items())


def listed_with_commas(parts: Iterable[str]) -> str:
    """What is known of these, with commas between."""
    return ", ".join(filter(None, parts))


def period(terms: AgreementTerms) -> str:
    """From when to when: "1 September 2026 to 20 July 2027"."""
    begins = plain_day(terms.start)
    return f"{begins} to {plain_day(terms.end)}" if terms.end else f"{begins}, open end"


def for_heads(changes: Iterable[AgreedChange]) -> tuple[AgreedChange, ...]:
    """Those changes that the copy of a head who releases has anything of."""
    return tuple(each for each in changes if each.part not in NOT_FOR_HEADS)


def changed(changes: Iterable[AgreedChange], hub: Hub) -> Iterator[str]:
    """A sentence for each part that reads otherwise."""
    for each in changes:
        before, after = (_value(each.part, text) for text in (each.before, each.after))
        yield hub.words.fill(f"{_NAMES[each.part]}: ") + f"{after} (was {before})."


def _named(leader: AgreedLeader) -> str:
    return listed_with_commas((leader.name, leader.employer))


def _most_days(released: Iterable[AgreedLeader]) -> Iterator[str]:
    stated = [each for each in released if each.most_days is not None]
    for each in stated:
        amount = days(each.most_days) if each.most_days is not None else ""
        yield f"{each.name}: {amount}" if len(stated) > 1 else amount


def _waits(edition: Agreement) -> str:
    if not edition.asks_again:
        return ""
    return "The last change is not agreed yet: the people whom it affects have been asked again."


def _value(part: AgreedPart, text: str) -> str:
    if not text:
        return "not stated"
    if part in _MONEY:
        return pounds(int(text))
    if part in (AgreedPart.START, AgreedPart.END):
        return plain_day(date.fromisoformat(text))
    return text
