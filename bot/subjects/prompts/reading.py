"""Whom a thing that people are prompted for still concerns: asked of the table of rights."""

from domain.people.people import Person
from domain.permissions import Act, scope
from domain.prompts.owed import Item
from domain.support.deployments import Deployment


def concerns(person: Person, item: Item, support: Deployment | None) -> bool:
    """Whether a person is still one who owes a thing, or hears of it.

    `support` is what the thing belongs to. Whoever lost the role, or the support, is not: neither
    a message that goes now nor one from before names it to them.
    """
    roles = item.roles or {item.kind.role}
    if person.id not in item.people or not any(map(person.has, roles)):
        return False
    if item.deployment is None or item.kind.unseen:
        return True
    # A person of several roles is prompted in the one that the thing is for.
    seen = scope(person, Act.SEE, item.kind.role)
    return support is not None and seen.holds(support)


def may_chase(person: Person, support: Deployment | None) -> bool:
    """Whether a person may chase what others owe for a support."""
    return support is not None and scope(person, Act.CHASE).holds(support)
