"""Several organisations that an officer allows at one time, by the domains of their addresses."""

from dataclasses import dataclass

from domain.errors import refuse
from domain.people.addresses import domains_in, is_domain
from domain.questions import Question, judged
from domain.text import quoted

MOST_DOMAINS = 20


@dataclass(frozen=True, slots=True)
class DomainsValues:
    """What stands in the input of domains."""

    domains: str = ""


def judge_domains(values: DomainsValues) -> tuple[str, ...]:
    """The domains, each one time; raises Refused where one is none, or there are too many."""
    found: tuple[str, ...] = judged(DOMAINS, values, None)["domains"]
    return found


def _domains(name: str, values: DomainsValues, _known: object) -> tuple[str, ...]:
    found = domains_in(values.domains)
    if not found:
        raise refuse("missing", name)
    odd = next((domain for domain in found if not is_domain(domain)), "")
    if odd:
        raise refuse("not_a_domain", name, typed=quoted(odd))
    if len(found) > MOST_DOMAINS:
        raise refuse("too_many_domains", name, most=MOST_DOMAINS)
    return tuple(found)


DOMAINS: tuple[Question[DomainsValues, None], ...] = (Question("domains", _domains),)
