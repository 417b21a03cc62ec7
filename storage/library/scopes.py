"""Scopes as conditions of SQL on documents: each says the same as `holds` of the scope's part."""

from sqlalchemy import ColumnElement, and_, false, or_, select, true

from domain.scopes import (
    Employed,
    Everything,
    ForRole,
    Joined,
    Led,
    Made,
    OfContracts,
    OfOrganisations,
    Owed,
    Part,
    Scope,
)
from storage.tables.library import document_roles, documents

Condition = ColumnElement[bool]


def documents_in(scope: Scope) -> Condition:
    """The condition that a document is in the scope."""
    return or_(false(), *map(_documents, scope.parts))


# No case for the rest: a new part of a scope without its condition is an error to the type checker.
def _documents(part: Part) -> Condition:
    match part:
        case Everything():
            return true()
        case ForRole(role):
            named = select(document_roles.c.document_id).where(document_roles.c.role == role)
            return and_(documents.c.edition_id.is_not(None), documents.c.id.in_(named))
        case Led() | Made() | Joined() | OfOrganisations() | Employed() | OfContracts() | Owed():
            return false()
