"""Which grants pay for which support, in the order in which they are used up."""

from collections.abc import Collection

from sqlalchemy import Connection, delete, insert, select

from storage.tables.funding import deployment_grants


def paying(
    connection: Connection, among: Collection[int] | None = None
) -> dict[int, tuple[int, ...]]:
    """The grants that pay for each deployment, or for each of some, in their order."""
    d = deployment_grants.c
    wanted = select(deployment_grants).order_by(d.deployment_id, d.position)
    if among is not None:
        wanted = wanted.where(d.deployment_id.in_(sorted(among)))
    rows = connection.execute(wanted)
    found: dict[int, list[int]] = {}
    for row in rows:
        found.setdefault(row.deployment_id, []).append(row.grant_id)
    return {support: tuple(grants) for support, grants in found.items()}


def pay(connection: Connection, deployment: int, grants: tuple[int, ...]) -> None:
    """Lets these grants pay for a deployment, in this order."""
    old = delete(deployment_grants).where(deployment_grants.c.deployment_id == deployment)
    connection.execute(old)
    rows = [
        {"deployment_id": deployment, "grant_id": grant, "position": position}
        for position, grant in enumerate(grants, 1)
    ]
    if rows:
        connection.execute(insert(deployment_grants), rows)
