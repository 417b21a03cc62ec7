"""Tenants that are let in, by an officer or by the setting, and let in no more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.turns.turn import Turn
from cards.phrases import listed
from domain.errors import refuse
from domain.people.people import domain_of
from storage.store import Store

# As the audit takes them.
LONGEST = 60


@dataclass(frozen=True, slots=True)
class OutTenant:
    """What an officer takes out by one press: domains of a tenant, and how many people."""

    tenant: str
    domains: frozenset[str]
    people: int


def allow_domain(domain: str, tenant: str, turn: Turn, store: Store) -> None:
    """Lets a tenant in, with that domain of its people's addresses."""
    store.tenants.allow(tenant, [domain])
    store.audit.add(
        turn.now, turn.speaker.id, "tenant.allowed", _subject(tenant), domain=domain[:LONGEST]
    )


def allow_several(
    domains: Iterable[str], known: Mapping[str, str], turn: Turn, store: Store
) -> str:
    """Lets in the tenants of domains, as far as Microsoft knows them; says what was done."""
    wanted = list(domains)
    found = [domain for domain in wanted if domain in known]
    for domain in found:
        allow_domain(domain, known[domain], turn, store)
    verb = "is" if len(found) == 1 else "are"
    said = f"{listed(found)} {verb} allowed." if found else ""
    left = listed(domain for domain in wanted if domain not in known)
    unknown = f"Microsoft does not say whose {left} is: try again later." if left else ""
    return " ".join(filter(None, (said, unknown)))


def to_stop(tenant: str, turn: Turn, store: Store) -> OutTenant:
    """What an officer would take out; refused where no officer let it in, or it is their own."""
    domains = store.tenants.by_officers().get(tenant)
    if not domains:
        raise refuse("not_yours")
    if domain_of(turn.speaker.email) in domains:
        raise refuse("own_tenant")
    here = store.people.everybody()
    return OutTenant(tenant, domains, sum(domain_of(p.email) in domains for p in here))


def stop(tenant: str, turn: Turn, store: Store) -> OutTenant:
    """Lets a tenant in no more, as far as officers let it in; gives what was taken out."""
    gone = to_stop(tenant, turn, store)
    store.tenants.forget(tenant)
    _shut(gone.domains, store)
    _note(turn.now, turn.speaker.id, tenant, gone.domains, store)
    return gone


def follow_setting(stated: Mapping[str, frozenset[str]], store: Store, now: datetime) -> None:
    """Lets in whom the setting names; whom it named and names no more is out."""
    for tenant, domains in store.tenants.follow_setting(stated).items():
        _shut(domains, store)
        _note(now, None, tenant, domains, store)


def _shut(domains: Iterable[str], store: Store) -> None:
    """Has accounts of these addresses prove themselves again, which no tenant can do for them."""
    store.accounts.doubt_domains(domains)


def _note(
    at: datetime, person: int | None, tenant: str, domains: Iterable[str], store: Store
) -> None:
    coded = [domain[:LONGEST] for domain in sorted(domains)]
    store.audit.add(at, person, "tenant.stopped", _subject(tenant), domains=coded)


def _subject(tenant: str) -> str:
    return f"tenant:{tenant}"[:LONGEST]
