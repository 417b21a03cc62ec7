"""Contracts of lead organisations, with the grants they cover and what they ask."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from domain.funding.contracts import Contract, Requirement
from domain.support.deployments import CoverPaid
from storage.funding import asked
from storage.tables.funding import contract_grants, requirements
from storage.tables.funding import contracts as t

_ALL = select(t).order_by(t.c.id)
_ADD = insert(t).returning(t.c.id)
_CHANGE = update(t).where(t.c.id == bindparam("contract"))
_GRANTS = select(contract_grants).order_by(contract_grants.c.grant_id)
_ASKED = (
    select(requirements).where(requirements.c.contract_id.is_not(None)).order_by(requirements.c.id)
)


def everything(connection: Connection) -> list[Contract]:
    """Every contract, in the order they were made."""
    return some(connection, None)


def some(connection: Connection, ids: Collection[int] | None) -> list[Contract]:
    """Those contracts, or every one, in the order they were made."""
    every, covering, wanting = _ALL, _GRANTS, _ASKED
    if ids is not None:
        these = sorted(set(ids))
        every = every.where(t.c.id.in_(these))
        covering = covering.where(contract_grants.c.contract_id.in_(these))
        wanting = wanting.where(requirements.c.contract_id.in_(these))
    grants: dict[int, list[int]] = {}
    for row in connection.execute(covering):
        grants.setdefault(row.contract_id, []).append(row.grant_id)
    wanted: dict[int, list[Requirement]] = {}
    for row in connection.execute(wanting):
        each = Requirement(row.name, row.days, row.at_least, row.due)
        wanted.setdefault(row.contract_id, []).append(each)
    return [
        Contract(
            id=row.id,
            reference=row.reference,
            lead=row.lead_id,
            starts=row.starts,
            ends=row.ends,
            cover_paid=CoverPaid(row.cover_paid) if row.cover_paid else None,
            grants=tuple(grants.get(row.id, ())),
            requirements=tuple(wanted.get(row.id, ())),
        )
        for row in connection.execute(every)
    ]


def write(connection: Connection, contract: Contract) -> int:
    """Adds or changes a contract by its id, with its grants and what it asks; gives its id."""
    row = _columns(contract)
    if contract.id < 0:
        id_ = int(connection.execute(_ADD, row).scalar_one())
    else:
        id_ = contract.id
        connection.execute(_CHANGE.values(row), {"contract": id_})
    _cover(connection, id_, contract.grants)
    asked.ask(connection, id_, contract.requirements)
    return id_


def leads_of(connection: Connection, grants: Collection[int]) -> dict[int, int]:
    """The lead organisation of the contract over each of these grants that one covers."""
    rows = (
        select(contract_grants.c.grant_id, t.c.lead_id)
        .join(t, t.c.id == contract_grants.c.contract_id)
        .where(contract_grants.c.grant_id.in_(sorted(grants)))
    )
    return {row.grant_id: row.lead_id for row in connection.execute(rows)}


def over(connection: Connection, grant: int) -> tuple[str, int] | None:
    """The reference and the lead organisation of the contract over a grant, if one covers it."""
    wanted = (
        select(t.c.reference, t.c.lead_id)
        .join(contract_grants, t.c.id == contract_grants.c.contract_id)
        .where(contract_grants.c.grant_id == grant)
    )
    row = connection.execute(wanted).first()
    return (row.reference, row.lead_id) if row else None


def _cover(connection: Connection, contract: int, grants: tuple[int, ...]) -> None:
    c = contract_grants.c
    connection.execute(delete(contract_grants).where(c.contract_id == contract))
    rows = [{"contract_id": contract, "grant_id": grant} for grant in grants]
    if rows:
        connection.execute(insert(contract_grants), rows)


def _columns(contract: Contract) -> dict[str, Any]:
    return {
        "reference": contract.reference,
        "lead_id": contract.lead,
        "starts": contract.starts,
        "ends": contract.ends,
        "cover_paid": contract.cover_paid,
    }
