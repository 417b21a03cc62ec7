"""Editions of which people are told in the morning, and who these people are."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, select

from domain.people.people import Role
from domain.prompts import kinds
from domain.prompts.fates import Fate
from domain.prompts.owed import Item
from storage.engine.prepared import Prepared, run
from storage.tables.library import document_roles, documents, editions
from storage.tables.people import roles

_EDITIONS = (
    select(
        editions.c.id,
        editions.c.document_id,
        editions.c.at,
        editions.c.changed,
        editions.c.announced,
        documents.c.title,
        documents.c.edition_id,
    )
    .join(documents, documents.c.id == editions.c.document_id)
    .order_by(editions.c.id)
)
# The one that counts alone: an edition that another followed, or that is withdrawn, is no news.
_SINCE = Prepared(
    _EDITIONS.where(
        editions.c.announced,
        editions.c.at >= bindparam("since"),
        documents.c.edition_id == editions.c.id,
    )
)
_ONE = Prepared(_EDITIONS.where(editions.c.id == bindparam("id")))
_READERS = select(document_roles.c.document_id, document_roles.c.role, roles.c.person_id).join(
    roles, roles.c.role == document_roles.c.role
)
_OF = document_roles.c.document_id.in_(bindparam("ids", expanding=True))


class Announced:
    """Editions as things that people are told of."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def editions(self, first: date, zone: ZoneInfo, person: int | None = None) -> list[Item]:
        """Those published from a day on, for one person or, for None, for everybody."""
        since = datetime.combine(first, time(), zone)
        found = run(self._connection, _SINCE, {"since": since}).all()
        items = self._items(found, zone, person) if found else []
        return [item for item in items if item.people]

    def edition(self, id_: int, zone: ZoneInfo) -> Item | None:
        """One edition as it stands now: gone where it does not count any more."""
        row = run(self._connection, _ONE, {"id": id_}).first()
        return self._items([row], zone, None)[0] if row else None

    def _items(self, rows: Iterable[Any], zone: ZoneInfo, person: int | None) -> list[Item]:
        found = list(rows)
        readers, for_roles = self._readers({row.document_id for row in found}, person)
        return [
            Item(
                kind=kinds.EDITION,
                id=row.id,
                people=frozenset(readers.get(row.document_id, ())),
                on=row.at.astimezone(zone).date(),
                what=row.title,
                note=row.changed,
                roles=frozenset(for_roles.get(row.document_id, ())),
                fate=Fate.OPEN if row.announced and row.edition_id == row.id else Fate.GONE,
            )
            for row in found
        ]

    def _readers(
        self, ids: set[int], person: int | None
    ) -> tuple[dict[int, set[int]], dict[int, set[Role]]]:
        """By document, who holds a role that it is for, and which roles these are."""
        query = _READERS.where(_OF)
        if person is not None:
            query = query.where(roles.c.person_id == person)
        people: dict[int, set[int]] = {}
        for_roles: dict[int, set[Role]] = {}
        for row in self._connection.execute(query, {"ids": sorted(ids)}):
            people.setdefault(row.document_id, set()).add(row.person_id)
            for_roles.setdefault(row.document_id, set()).add(Role(row.role))
        return people, for_roles
