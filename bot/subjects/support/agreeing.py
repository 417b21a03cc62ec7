"""Editions of what was agreed about support: made from what stands now, then frozen."""

from dataclasses import replace
from datetime import date, datetime

from bot.subjects.support.agreed_terms import rounds_of, terms_now
from domain.people.people import Person
from domain.support.action_plans import STANDS
from domain.support.agreements import Agreement, AgreementTerms, changes
from domain.support.deployments import Deployment
from storage.store import Store


def first_edition(deployment: int, now: datetime, store: Store) -> Agreement | None:
    """The edition that holds; of support that was agreed outside, made now where there is none.

    None for what nobody agreed to yet, or what had ended without one. Nobody made that edition,
    and what a day costs stays as it stands with the support: opening a paper moves no money.
    """
    last = store.agreements.last(deployment)
    if last is not None:
        return last
    # Held from here on: of two who ask at once, the second finds it made.
    if store.support_changes.terms(deployment).status not in STANDS:
        return None
    return make_edition(deployment, None, now, store, keeps_rates=False)


def make_edition(
    deployment: int,
    by: Person | None,
    now: datetime,
    store: Store,
    *,
    asks_again: bool = False,
    rates_from: date | None = None,
    keeps_rates: bool = True,
) -> Agreement:
    """Keeps the next edition of what was agreed, as support, offer and yeses stand now.

    The first is made at the last yes; `by` is who said it, or who changed the support later. Where
    nothing reads otherwise than in the edition that holds, that is given and none is made.
    `asks_again` says that yeses to the change are waited for, `rates_from` from which day the rates
    of this edition count.
    """
    support = store.deployments.anew(deployment)
    assert support is not None, deployment
    last = store.agreements.last(deployment)
    terms = _terms(support, last, rates_from, store)
    changed = changes(last.terms, terms) if last else ()
    if last is not None and not changed:
        return last
    if keeps_rates:
        # From now on a change of the programme's rates, or of none, changes nothing here.
        store.rates.write(deployment, terms.rates)
    who = by.id if by else None
    new = Agreement(
        id=0,
        deployment=deployment,
        edition=last.edition + 1 if last else 1,
        at=now,
        by=who,
        terms=terms,
        changes=changed,
        asks_again=asks_again,
    )
    made = replace(new, id=store.agreements.add(new))
    subject = f"deployment:{deployment}"
    store.audit.add(now, who, "agreement.made", subject, edition=made.edition)
    return made


def _terms(
    support: Deployment, last: Agreement | None, rates_from: date | None, store: Store
) -> AgreementTerms:
    """The terms as they stand now, with all rounds of yeses that they rest on."""
    before = last.terms if last else None
    rounds = rounds_of(support.id, before.offers if before else (), store)
    since = rates_from or (before.rates_from if before else None)
    return replace(terms_now(support, rounds, store), rates_from=since)
