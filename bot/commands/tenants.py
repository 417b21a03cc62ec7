"""Where the setting ALLOWED_TENANTS and the tenants that are let in differ, in words."""

from collections.abc import Iterable, Iterator, Mapping

from domain.operations.imports import Entry
from domain.people.people import domain_of
from storage.store import Store

Domains = Mapping[str, Iterable[str]]


def by_officers_only(stated: Domains, store: Store) -> Iterator[str]:
    """What an officer lets in and the setting does not name: that is as it may be."""
    for tenant, domains in _less(store.tenants.by_officers(), stated):
        yield (
            f"{_named(tenant, domains)} is let in by an officer and not by ALLOWED_TENANTS. "
            "It stays until an officer presses Stop allowing."
        )


def not_followed_yet(stated: Domains, here: Iterable[Entry], store: Store) -> Iterator[str]:
    """What changed in the setting since the bot started last."""
    addresses = [domain_of(entry.email) for entry in here]
    for tenant, domains in _less(store.tenants.by_setting(), stated):
        out = sum(address in domains for address in addresses)
        who = "1 person is" if out == 1 else f"{out:,} people are"
        yield (
            f"{_named(tenant, domains)} is in ALLOWED_TENANTS no more. "
            f"Start the bot again: {who} out from then on, unless an officer allows it."
        )
    for tenant, domains in _less(stated, store.tenants.domains()):
        yield f"{_named(tenant, domains)} is let in from the next start: start the bot again."


def _less(some: Domains, others: Domains) -> Iterator[tuple[str, frozenset[str]]]:
    """What stands in the first and not in the others, by tenant."""
    for tenant in sorted(some):
        left = frozenset(some[tenant]) - frozenset(others.get(tenant, ()))
        if left:
            yield tenant, left


def _named(tenant: str, domains: Iterable[str]) -> str:
    return f"{', '.join(sorted(domains))} (tenant {tenant})"
