"""Schools, trusts, others and the hub: an organisation keeps its identity when its URN changes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    Select,
    bindparam,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert

from domain.people.organisations import Organisation, OrganisationKind
from storage.engine.prepared import Holding, run, run_all
from storage.engine.upsert import upsert
from storage.people import folding
from storage.tables.people import organisations as t
from storage.tables.people import urns

_ONE = select(t).where(t.c.id == bindparam("id"))
# Of two who decide something about the same place at once, the second waits here.
_HOLD = Holding(select(t.c.id).where(t.c.id == bindparam("id")), t)
_BY_URN = (
    select(t).join(urns, urns.c.organisation_id == t.c.id).where(urns.c.urn == bindparam("number"))
)
_BY_UID = select(t).where(t.c.uid == bindparam("number"))
_NAMED = func.replace(func.lower(t.c.name), "’", "'") == bindparam("text")
_BY_NAME = select(t).where(_NAMED).order_by(t.c.open.desc(), t.c.id)
_HUB = select(t).where(t.c.kind == OrganisationKind.HUB).order_by(t.c.id).limit(1)
_ALL = select(t).order_by(t.c.name, t.c.id)
_URNS = select(urns)
# The ids come back in the order of the rows.
_ADD = insert(t).returning(t.c.id, sort_by_parameter_order=True)
_CHANGE = update(t).where(t.c.id == bindparam("organisation"))
_NOTE_FORMER = (
    update(urns).where(urns.c.urn == bindparam("number")).values(former=bindparam("school"))
)


def _remembered(insert_: type[PostgresInsert]) -> PostgresInsert:
    added = insert_(urns)
    return added.on_conflict_do_update(
        index_elements=["urn"], set_={"organisation_id": added.excluded.organisation_id}
    )


_REMEMBER = upsert(_remembered)


class Organisations:
    """Organisations by id, by any URN they ever had, by UID and by name."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, id_: int) -> Organisation | None:
        """The organisation with that id."""
        return self._first(_ONE, id=id_)

    def hold(self, id_: int) -> None:
        """Has whoever decides about the same organisation wait from here on."""
        run(self._connection, _HOLD, {"id": id_})

    def some(self, ids: Iterable[int]) -> dict[int, Organisation]:
        """Those organisations by id."""
        wanted = sorted(set(ids))
        return {o.id: o for o in self._read(select(t).where(t.c.id.in_(wanted)))} if wanted else {}

    def phases(self, ids: Iterable[int]) -> dict[int, str]:
        """The phases of those schools, by id."""
        asked = select(t.c.id, t.c.phase).where(t.c.id.in_(sorted(set(ids))))
        return {row.id: row.phase for row in self._connection.execute(asked)}

    def by_urn(self, urn: int) -> Organisation | None:
        """The school that has or had that URN."""
        return self._first(_BY_URN, number=urn)

    def by_uid(self, uid: int) -> Organisation | None:
        """The trust with that UID."""
        return self._first(_BY_UID, number=uid)

    def by_name(self, name: str) -> list[Organisation]:
        """The organisations of that name, open ones first; names are not unique.

        Neither case counts nor the kind of apostrophe.
        """
        return self._read(_BY_NAME, text=" ".join(name.split()).lower().replace("’", "'"))

    def hub(self) -> Organisation | None:
        """The hub itself, if it is known yet."""
        return self._first(_HUB)

    def everything(self) -> list[Organisation]:
        """All of them, by name."""
        return self._read(_ALL)

    def former_urns(self, id_: int) -> list[int]:
        """The URNs that a school had before, the latest first."""
        now = select(t.c.urn).where(t.c.id == id_).scalar_subquery()
        had = select(urns.c.urn).where(urns.c.organisation_id == id_, urns.c.urn != now)
        return list(self._connection.execute(had.order_by(urns.c.urn.desc())).scalars())

    def urns(self) -> dict[int, int]:
        """The organisation that has or had each URN, by its id."""
        return {row.urn: row.organisation_id for row in self._connection.execute(_URNS)}

    def former_schools(self) -> dict[int, int]:
        """The URN of the school that each URN was of, where it and another became one since."""
        return {
            row.urn: row.former for row in self._connection.execute(_URNS) if row.former is not None
        }

    def upsert(self, organisation: Organisation) -> int:
        """Adds or changes a school by its URN, a trust by its UID, or the hub; gives its id."""
        known = self._known(organisation)
        if known is None:
            return self.add([organisation])[0]
        self.change(replace(organisation, id=known.id))
        return known.id

    def add(self, organisations: Sequence[Organisation]) -> list[int]:
        """Adds many; gives their ids in the same order."""
        if not organisations:
            return []
        rows = [_columns(o) for o in organisations]
        ids = [int(i) for i in self._connection.execute(_ADD, rows).scalars()]
        owned = {o.urn: id_ for o, id_ in zip(organisations, ids, strict=True) if o.urn is not None}
        self.remember(owned)
        return ids

    def change(self, organisation: Organisation) -> None:
        """Changes what is kept of an organisation; an earlier URN still finds it."""
        self._connection.execute(
            _CHANGE.values(_columns(organisation)), {"organisation": organisation.id}
        )
        if organisation.urn is not None:
            self.remember({organisation.urn: organisation.id})

    def remember(self, owners: Mapping[int, int]) -> None:
        """Keeps which organisation has or had each URN."""
        rows = [
            {"urn": urn, "organisation_id": organisation} for urn, organisation in owners.items()
        ]
        if rows:
            run_all(self._connection, _REMEMBER, rows)

    def note_former(self, former: Mapping[int, int]) -> None:
        """Keeps the URN of the school that each URN was of before it and another became one."""
        for urn, school in former.items():
            self._connection.execute(_NOTE_FORMER, {"number": urn, "school": school})

    def succeed(self, old_urn: int, new_urn: int) -> None:
        """Gives a school its new URN, or joins it with the school that has that URN already."""
        old, new = self.by_urn(old_urn), self.by_urn(new_urn)
        if old is not None and new is None:
            self.change(replace(old, urn=new_urn))
        elif old is not None and new is not None and old.id != new.id:
            self.fold(old.id, new.id)

    def fold(self, old: int, new: int) -> None:
        """Moves whatever refers to one organisation to another, and deletes the first."""
        folding.fold(self._connection, old, new)

    def _known(self, organisation: Organisation) -> Organisation | None:
        if organisation.kind is OrganisationKind.HUB:
            return self.hub()
        if organisation.urn is not None:
            return self.by_urn(organisation.urn)
        return self.by_uid(organisation.uid) if organisation.uid is not None else None

    def _first(self, statement: Select[Any], **values: object) -> Organisation | None:
        row = self._connection.execute(statement, values).first()
        return _organisation(row) if row else None

    def _read(self, statement: Select[Any], **values: object) -> list[Organisation]:
        return [_organisation(row) for row in self._connection.execute(statement, values)]


def _organisation(row: Row[Any]) -> Organisation:
    return Organisation(
        id=row.id,
        kind=OrganisationKind(row.kind),
        name=row.name,
        urn=row.urn,
        uid=row.uid,
        phase=row.phase,
        town=row.town,
        postcode=row.postcode,
        telephone=row.telephone,
        authority=row.authority,
        easting=row.easting,
        northing=row.northing,
        trust=row.trust_id,
        open=row.open,
    )


def _columns(organisation: Organisation) -> dict[str, Any]:
    return {
        "kind": organisation.kind,
        "name": organisation.name,
        "urn": organisation.urn,
        "uid": organisation.uid,
        "phase": organisation.phase,
        "town": organisation.town,
        "postcode": organisation.postcode,
        "telephone": organisation.telephone,
        "authority": organisation.authority,
        "easting": organisation.easting,
        "northing": organisation.northing,
        "trust_id": organisation.trust,
        "open": organisation.open,
    }
