"""Grants for whoever may see them, and how much of each."""

from collections.abc import Iterable

from bot.subjects.money import of_grant
from bot.turns.turn import Turn
from domain.errors import refuse
from domain.funding.funding import Funding
from domain.funding.grants import Grant
from domain.people.people import Person, Role
from domain.permissions import Act, can, scope
from domain.support.deployments import Deployment
from storage.store import Store


def grant_of(turn: Turn, id_: int, act: Act, store: Store) -> Grant:
    """The grant, for a person who may do `act` with it."""
    grant = store.funds.grant(id_)
    if grant is None or not can(turn.person, act, of_grant(grant, store)):
        raise refuse("not_yours")
    return grant


def own_places(
    person: Person, grant: Grant, funding: Funding, supports: Iterable[Deployment]
) -> frozenset[int] | None:
    """The organisations of whose part of a grant a person may know, by id; None for all.

    Its holder knows of all, and who oversees it; others of the schools where they give support or
    that they speak for.
    """
    if scope(person, Act.SEE_GRANT, Role.OFFICER, Role.OVERSEER).holds(funding):
        return None
    speaks_for = person.at(Role.SCHOOL_CONTACT)
    if grant.holder in speaks_for:
        return None
    led = {each.organisation for each in supports if _leads(person, each)}
    return frozenset(led) | speaks_for


def _leads(person: Person, support: Deployment) -> bool:
    return person.has(Role.LEADER) and support.led_by(person.id)
