"""Writes what files say of money: programmes, what they ask, grants and contracts."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from domain.funding.grants import Grant
from domain.operations.imports import Changes
from storage.funding import contracts, cover, grants, programmes
from storage.operations.audit import Audit
from storage.quality import report_rules

Ids = Mapping[int, int]


def write_money(connection: Connection, changes: Changes, places: Ids, now: datetime) -> Ids:
    """Writes programmes, rules, conditions and grants; gives the ids of the grants."""
    audit = Audit(connection)
    for programme in changes.programmes:
        programmes.write(connection, programme)
        audit.add(now, None, "programme.imported", "programmes", bill=programme.bill)
    for rule in changes.rules:
        report_rules.write(connection, rule)
        case = rule.when.name.lower()
        audit.add(now, None, "rule.imported", "report_rules", case=case)
    for condition in changes.conditions:
        programmes.write_condition(connection, condition)
        audit.add(now, None, "condition.imported", "requirements")
    return {grant.id: _write_grant(connection, grant, places, now) for grant in changes.grants}


def write_contracts(
    connection: Connection, changes: Changes, places: Ids, money: Ids, now: datetime
) -> None:
    """Writes contracts over grants, by the ids of `money`; and what follows for all support."""
    for contract in changes.contracts:
        known = replace(
            contract,
            lead=places.get(contract.lead, contract.lead),
            grants=tuple(money.get(grant, grant) for grant in contract.grants),
        )
        id_ = contracts.write(connection, known)
        Audit(connection).add(now, None, "contract.imported", f"contract:{id_}")
    if changes.deployments or changes.contracts or changes.programmes:
        cover.settle(connection)


def _write_grant(connection: Connection, grant: Grant, places: Ids, now: datetime) -> int:
    lines = tuple(
        replace(line, organisation=places.get(line.organisation, line.organisation))
        for line in grant.lines
    )
    holder = places.get(grant.holder, grant.holder)
    id_ = grants.write(connection, replace(grant, holder=holder, lines=lines))
    Audit(connection).add(now, None, "grant.imported", f"grant:{id_}")
    return id_
