"""The form of what support is about and what pays for it, drawn and judged."""

from dataclasses import dataclass, replace

from bot.subjects.again import Problems
from bot.subjects.support import keeping
from bot.subjects.support.paying_grants import held_by, held_for
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.support.keeping_forms import Asking
from cards.support.terms_form import TermsChoices, terms_form
from domain.funding.grants import Grant
from domain.ids import read_id
from domain.prompts.calendar import school_year
from domain.questions import with_dates
from domain.support.changing_terms import (
    GRANTS,
    NewTerms,
    TermsContext,
    TermsValues,
    grant_inputs,
    judge_terms,
)
from domain.support.deployments import Deployment, decimal
from domain.support.requesting import STRANDS
from domain.support.states import Terms
from storage.store import Store


@dataclass(frozen=True, slots=True)
class TermsOffered:
    """What may be chosen for a support: its kinds, and the grants, those that pay first."""

    strands: tuple[str, ...]
    grants: dict[int, Grant]
    paid: tuple[int, ...]


def terms_card(
    support: Deployment, turn: Turn, store: Store, values: TermsValues, problems: Problems = ()
) -> Card:
    """The form with what stands in it."""
    shown = with_dates(values, turn.today, asked_back=bool(problems))
    offered = _offered(support, turn, store)
    choices = TermsChoices(
        offered.strands,
        {str(id_): grant for id_, grant in offered.grants.items()},
        len(offered.paid[len(GRANTS) :]),
    )
    return terms_form(Asking(support, problems=problems), shown, turn.hub, choices)


def values_of(support: Deployment, store: Store) -> TermsValues:
    """What stands in that form at first."""
    values = TermsValues(
        focus=support.focus,
        days=decimal(support.days_agreed),
        start=support.start.isoformat(),
        end=support.end.isoformat() if support.end else "",
        strand=support.strand,
    )
    return _with_grants(values, store.funds.paying_for(support.id))


def typed_whole(
    typed: TermsValues, support: Deployment, store: Store, *, whole: bool
) -> TermsValues:
    """What was typed; a card of an earlier version asked neither for the kind nor for grants."""
    if whole:
        return typed
    values = replace(typed, strand=support.strand)
    return _with_grants(values, store.funds.paying_for(support.id))


def new_terms(
    before: keeping.BeforeChange, values: TermsValues, turn: Turn, store: Store
) -> tuple[Terms, NewTerms]:
    """The terms as the form has them, beside all that it says; raises Refused."""
    was, support = before.terms, before.support
    offered = _offered(support, turn, store)
    stood = NewTerms(
        was.focus, was.days_agreed, was.start, was.end, "", support.strand, offered.paid
    )
    known = TermsContext(
        turn.today,
        offered.strands,
        offered.grants,
        held_by(_strange(values, offered), store),
        offered.paid[len(GRANTS) :],
    )
    found = judge_terms(with_dates(values, turn.today), known, stood)
    terms = replace(
        was,
        focus=found.focus,
        days_agreed=found.days,
        start=found.start,
        end=found.end,
        strand=found.strand,
    )
    return terms, found


def _with_grants(values: TermsValues, paid: tuple[int, ...]) -> TermsValues:
    return replace(values, **dict(zip(GRANTS, grant_inputs(paid), strict=True)))


def _strange(values: TermsValues, offered: TermsOffered) -> set[int]:
    """The grants that came with the form and may not pay, by id."""
    typed = (read_id(getattr(values, name)) for name in GRANTS)
    return {id_ for id_ in typed if id_ is not None and id_ not in offered.grants}


def _offered(support: Deployment, turn: Turn, store: Store) -> TermsOffered:
    """The kinds and grants to choose from: always those that it has, whatever they are."""
    paid, place = store.funds.paying_for(support.id), store.organisations.get(support.organisation)
    since = school_year(support.start).title
    held = held_for(place, store) if place else []
    may = [g for g in held if g.school_year >= since and g.counts(turn.today)]
    stands = store.funds.some(paid)
    grants = {id_: stands[id_] for id_ in paid if id_ in stands} | {g.id: g for g in may}
    return TermsOffered(tuple(dict.fromkeys((*STRANDS, support.strand))), grants, paid)
