"""Editions of what was agreed about support: made from what stands now, then frozen."""

from dataclasses import replace
from datetime import datetime

from domain.people.people import Person, Role
from domain.support.agreements import (
    AgreedLeader,
    AgreedPlace,
    Agreement,
    AgreementTerms,
    changes,
)
from domain.support.deployments import Deployment, Leader
from storage.store import Store


def make_edition(
    deployment: int, by: Person | None, now: datetime, store: Store, *, asks_again: bool = False
) -> Agreement:
    """Keeps the next edition of what was agreed, as support, offer and yeses stand now.

    The first is made at the last yes; `by` is who said it, or who changed the support later. Where
    nothing reads otherwise than in the edition that holds, that is given and none is made.
    `asks_again` says that yeses to the change are waited for.
    """
    support = store.deployments.anew(deployment)
    assert support is not None, deployment
    last = store.agreements.last(deployment)
    terms = terms_now(support, store)
    changed = changes(last.terms, terms) if last else ()
    if last is not None and not changed:
        return last
    new = Agreement(
        id=0,
        deployment=deployment,
        edition=last.edition + 1 if last else 1,
        at=now,
        by=by.id if by else None,
        terms=terms,
        changes=changed,
        asks_again=asks_again,
    )
    made = replace(new, id=store.agreements.add(new))
    store.audit.add(
        now,
        by.id if by else None,
        "agreement.made",
        f"deployment:{deployment}",
        edition=made.edition,
    )
    return made


def terms_now(support: Deployment, store: Store) -> AgreementTerms:
    """What is agreed about support, as it stands now."""
    place = store.organisations.get(support.organisation)
    assert place is not None, support.organisation
    contacts = store.people.holding_at(Role.SCHOOL_CONTACT, place.id)
    grants = store.funds.some(store.funds.paying_for(support.id))
    return AgreementTerms(
        place=AgreedPlace(place.name, str(place.urn or place.uid or ""), place.town),
        leaders=tuple(_leader(each, store) for each in support.leaders),
        focus=support.focus,
        start=support.start,
        end=support.end,
        days=support.days_agreed,
        strand=support.strand,
        contacts=tuple(person.name for person in contacts),
        cover_paid=support.cover_paid,
        rates=store.rates.of(support.id),
        grants=tuple(grant.reference for grant in grants.values()),
    )


def _leader(leader: Leader, store: Store) -> AgreedLeader:
    person = store.people.get(leader.id)
    employers = sorted(person.at(Role.LEADER)) if person else []
    if not employers:
        return AgreedLeader(leader.id, leader.name)
    employer = store.organisations.get(employers[0])
    heads = store.people.holding_at(Role.HOME_HEAD, employers[0])
    return AgreedLeader(
        leader.id,
        leader.name,
        employers[0],
        employer.name if employer else "",
        tuple(person.name for person in heads),
    )
