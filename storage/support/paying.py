"""Which grants pay for which support, in the order in which they are used up."""

from sqlalchemy import Connection, delete, insert, select

from storage.tables.funding import deployment_grants


def paying(connection: Connection) -> dict[int, tuple[int, ...]]:
    """The grants that pay for each deployment, in their order."""
    rows = connection.execute(
        select(deployment_grants).order_by(
            deployment_grants.c.deployment_id, deployment_grants.c.position
        )
    )
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
