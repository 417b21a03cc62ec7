"""Deployments as files state them, in and out of their tables."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert

from domain.operations.imports import StatedObjective, Support
from domain.support.deployments import CoverPaid, Status
from storage.engine.fields import Fields
from storage.engine.prepared import Prepared, run
from storage.engine.upsert import upsert
from storage.support import paying, plan_lists
from storage.support.employers import employer_of
from storage.tables.commissions import offers
from storage.tables.plans import plans
from storage.tables.support import deployment_leaders, former_leaders, objectives
from storage.tables.support import deployments as t

_ALL = select(t).order_by(t.c.id)
_LEADERS = select(deployment_leaders)
_GONE = select(former_leaders)
_ASKED = select(offers.c.deployment_id).distinct()
_SHARE = update(deployment_leaders).where(
    deployment_leaders.c.deployment_id == bindparam("deployment"),
    deployment_leaders.c.person_id == bindparam("leader"),
)
_OBJECTIVES = select(objectives).order_by(objectives.c.deployment_id, objectives.c.position)
_STATED = Fields(StatedObjective, {"deployment": "deployment_id"})
o = objectives.c
_ADD = insert(t).returning(t.c.id)
_CHANGE = update(t).where(t.c.id == bindparam("deployment")).values(version=t.c.version + 1)

_TEXTS = select(o.position, o.text).where(o.deployment_id == bindparam("deployment"))
# What was read of a plan is answered no more once its objectives read otherwise.
_REREAD = Prepared(
    update(plans)
    .where(plans.c.deployment_id == bindparam("deployment"))
    .values(version=plans.c.version + 1)
)


def _led(insert_: type[PostgresInsert]) -> PostgresInsert:
    return insert_(deployment_leaders).on_conflict_do_nothing(
        index_elements=["deployment_id", "person_id"]
    )


def _aimed(insert_: type[PostgresInsert]) -> PostgresInsert:
    added = insert_(objectives)
    return added.on_conflict_do_update(
        index_elements=["deployment_id", "position"], set_={"text": added.excluded.text}
    )


_LEAD = upsert(_led)
_AIM = upsert(_aimed)


def everything(connection: Connection) -> list[Support]:
    """Every deployment, in the order they were made."""
    led = connection.execute(_LEADERS).all()
    leaders, paid = _lists(led, "person_id"), paying.paying(connection)
    shares: dict[int, set[tuple[int, Fraction]]] = {}
    for row in led:
        if row.days is not None:
            shares.setdefault(row.deployment_id, set()).add((row.person_id, row.days))
    gone = _lists(connection.execute(_GONE), "person_id")
    asked = set(connection.scalars(_ASKED))
    aims = _aims(connection.execute(_OBJECTIVES))
    return [
        replace(
            _support(row, leaders.get(row.id, []), gone.get(row.id, []), aims.get(row.id, [])),
            grants=paid.get(row.id, ()),
            shares=frozenset(shares.get(row.id, ())),
            asked=row.id in asked,
        )
        for row in connection.execute(_ALL)
    ]


def overtaken(connection: Connection, read: Iterable[Support]) -> bool:
    """Whether any of these stands otherwise by now than when it was read.

    From here on whoever changes one of them waits for the end of this unit.
    """
    stood = {support.id: support for support in read if support.id > 0}
    these = select(t.c.id, t.c.version).where(t.c.id.in_(sorted(stood))).order_by(t.c.id)
    versions = {r.id: r.version for r in connection.execute(these.with_for_update(key_share=True))}
    asked = set(connection.scalars(_ASKED.where(offers.c.deployment_id.in_(sorted(stood)))))
    return any(
        version != stood[id_].version or (id_ in asked) is not stood[id_].asked
        for id_, version in versions.items()
    )


def write(connection: Connection, support: Support) -> int:
    """Adds or changes a deployment by its id.

    Leaders and objectives are added or reworded, never taken away.
    """
    row = _columns(support)
    if support.id < 0:
        id_ = int(connection.execute(_ADD, row).scalar_one())
    else:
        id_ = support.id
        connection.execute(_CHANGE.values(row), {"deployment": id_})
    plan_lists.begin(connection, id_)
    for leader in sorted(support.leaders):
        home = employer_of(connection, leader)
        row = {"deployment_id": id_, "person_id": leader, "home_organisation_id": home}
        run(connection, _LEAD, row)
    for leader, days in support.shares:
        connection.execute(_SHARE.values(days=days), {"deployment": id_, "leader": leader})
    paying.pay(connection, id_, support.grants)
    placed = [(place, text) for place, text in enumerate(support.objectives, 1) if text]
    if placed:
        known = {r.position: r.text for r in connection.execute(_TEXTS, {"deployment": id_})}
        if any(known.get(place) != text for place, text in placed):
            run(connection, _REREAD, {"deployment": id_})
    for position, text in placed:
        run(connection, _AIM, {"deployment_id": id_, "position": position, "text": text})
    return id_


def objectives_stated(connection: Connection) -> list[StatedObjective]:
    """Every objective, by deployment and place."""
    return [_STATED.from_row(row) for row in connection.execute(_OBJECTIVES)]


def open_objectives(connection: Connection) -> dict[int, dict[int, str]]:
    """The objectives that are not closed, by deployment and place."""
    found: dict[int, dict[int, str]] = {}
    for row in connection.execute(_OBJECTIVES.where(o.closed_on.is_(None))):
        found.setdefault(row.deployment_id, {})[row.position] = row.text
    return found


def write_objective(connection: Connection, stated: StatedObjective, now: datetime) -> None:
    """Adds or changes an objective by its place; of a new one its school is asked again."""
    row = _STATED.columns(stated)
    same = (o.deployment_id == stated.deployment, o.position == stated.position)
    run(connection, _REREAD, {"deployment": stated.deployment})
    if connection.execute(update(objectives).where(*same).values(row)).rowcount:
        return
    connection.execute(insert(objectives).values(row))
    agreed = (plans.c.deployment_id == stated.deployment, plans.c.agreed_at.is_not(None))
    connection.execute(update(plans).where(*agreed).values(asks_again_at=now, rank=1))


def _lists(rows: Iterable[Row[Any]], column: str) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.deployment_id, []).append(row._mapping[column])
    return found


def _aims(rows: Iterable[Row[Any]]) -> dict[int, list[str]]:
    """Objectives by place; empty where one was deleted."""
    found: dict[int, list[str]] = {}
    for row in rows:
        aims = found.setdefault(row.deployment_id, [])
        aims += [""] * (row.position - 1 - len(aims)) + [row.text]
    return found


def _support(row: Row[Any], leaders: list[int], gone: list[int], aims: list[str]) -> Support:
    return Support(
        id=row.id,
        organisation=row.organisation_id,
        focus=row.focus,
        leaders=frozenset(leaders),
        start=row.start,
        end=row.end,
        days_agreed=row.days_agreed,
        status=Status(row.status),
        agreed_on=row.agreed_on,
        objectives=tuple(aims),
        reference=row.reference,
        strand=row.strand,
        programme=row.programme,
        cover_paid=CoverPaid(row.cover_stated) if row.cover_stated else None,
        rate=row.rate,
        reimbursement=row.reimbursement,
        fee=row.fee,
        former=row.former,
        version=row.version,
        gone=frozenset(gone) - frozenset(leaders),
    )


def _columns(support: Support) -> dict[str, Any]:
    return {
        "organisation_id": support.organisation,
        "focus": support.focus,
        "start": support.start,
        "end": support.end,
        "days_agreed": support.days_agreed,
        "status": support.status,
        "agreed_on": support.agreed_on,
        "reference": support.reference,
        "strand": support.strand,
        "programme": support.programme,
        "cover_stated": support.cover_paid,
        "rate": support.rate,
        "reimbursement": support.reimbursement,
        "fee": support.fee,
        "former": support.former,
    }
