"""Schools' copies of records: when each may be sent, what was sent, and the school's answer."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, case, func, null, or_, select, true, update

from domain.pages import Page
from domain.scopes import Scope
from domain.support.deployments import Leader
from domain.visits.copies import Answer, Answers, Copy, CopyReach, How, Recipient, SchoolResponse
from storage.engine.listing import Listing
from storage.engine.prepared import Prepared, run
from storage.engine.upsert import upsert
from storage.support.scopes import records_in
from storage.tables.people import people
from storage.tables.visits import copies as t
from storage.tables.visits import visits
from storage.visits import copies_due, unreached

_answerers, _noters = people.alias("answerers"), people.alias("noters")
_WHOLE = (
    select(t, _answerers.c.name.label("answerer"), _noters.c.name.label("noter"))
    .outerjoin(_answerers, _answerers.c.id == t.c.answered_by)
    .outerjoin(_noters, _noters.c.id == t.c.noted_by)
)
_OF = Prepared(_WHOLE.where(t.c.visit_id == bindparam("visit")))
_SOME = Prepared(_WHOLE.where(t.c.visit_id.in_(bindparam("visits", expanding=True))))


def _due(insert: Any) -> Any:
    added = insert(t).values(visit_id=bindparam("visit"), due_at=bindparam("due"))
    anew = {"due_at": added.excluded.due_at, "waits": true(), "unreached_at": null()}
    later = added.on_conflict_do_update(index_elements=["visit_id"], set_=anew)
    return later.returning(t.c.version, t.c.answer, t.c.sent_at)


_CHANGED = upsert(_due)
_ONE = t.c.visit_id == bindparam("visit")
_PUT = Prepared(
    update(t)
    .where(_ONE)
    .values(version=bindparam("put"), waits=bindparam("taken_out"), unreached_at=null())
)
_SENT = Prepared(
    update(t)
    .where(_ONE, t.c.sent_at.is_(None))
    .values(sent_at=bindparam("now"))
    .returning(t.c.visit_id)
)
_ANSWER = Prepared(
    update(t)
    .where(_ONE)
    .values(
        answer=bindparam("verdict"),
        objection=bindparam("words"),
        answered_by=bindparam("person"),
        answered_at=bindparam("at"),
        answered_version=bindparam("of_version"),
        how=bindparam("way"),
        noted_by=bindparam("officer"),
    )
)
# An answer to an earlier version counts as none.
_FOR_NEWEST = t.c.answered_version == visits.c.version


def _many(*holds: Any) -> Any:
    return func.coalesce(func.sum(case((and_(*holds), 1), else_=0)), 0)


_TALLIES = Prepared(
    select(
        visits.c.deployment_id,
        _many(t.c.answer == Answer.AGREED, _FOR_NEWEST).label("agreed"),
        _many(t.c.answer == Answer.DISPUTED, _FOR_NEWEST).label("disputed"),
        _many(t.c.sent_at.is_not(None), or_(t.c.answer.is_(None), ~_FOR_NEWEST)).label("waiting"),
    )
    .join(t, t.c.visit_id == visits.c.id)
    .where(
        visits.c.deployment_id.in_(bindparam("deployments", expanding=True)),
        visits.c.deleted_at.is_(None),
    )
    .group_by(visits.c.deployment_id)
)
_WAITS = and_(
    t.c.sent_at.is_not(None),
    or_(t.c.answer.is_(None), ~_FOR_NEWEST),
    visits.c.deleted_at.is_(None),
)
_UNANSWERED = (
    select(func.count()).select_from(t).join(visits, visits.c.id == t.c.visit_id).where(_WAITS)
)
_WAITING_LIST = Listing(
    _WHOLE.join(visits, visits.c.id == t.c.visit_id),
    t.join(visits, visits.c.id == t.c.visit_id),
    (t.c.due_at, t.c.visit_id),
    rising=True,
)


class Copies:
    """At most one copy a record, for all contacts of its school."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._new: dict[int, Copy] = {}

    def of(self, visit: int) -> Copy | None:
        """The copy of a record; None where it gets none."""
        if visit in self._new:
            return self._new[visit]
        row = run(self._connection, _OF, {"visit": visit}).first()
        return _copy(row) if row else None

    def some(self, ids: Iterable[int]) -> dict[int, Copy]:
        """The copies of those records, by record."""
        wanted = sorted(set(ids))
        rows = run(self._connection, _SOME, {"visits": wanted}) if wanted else ()
        return {row.visit_id: _copy(row) for row in rows}

    def note_change(self, visit: int, due: datetime) -> int | None:
        """Notes that a record was changed and when its copy is `due`.

        Gives the version that was put into the outbox before, None if none was.
        """
        row = run(self._connection, _CHANGED, {"visit": visit, "due": due}).one()
        # Whoever asks in this unit for a copy that is new need not ask the database.
        if row.version is None and row.answer is None and row.sent_at is None:
            self._new[visit] = Copy(visit, due)
        version: int | None = row.version
        return version

    def note_put(self, visit: int, version: int | None) -> None:
        """Notes which version was put into the outbox; None where it was taken out again."""
        run(self._connection, _PUT, {"visit": visit, "put": version, "taken_out": version is None})
        self._new.pop(visit, None)

    def note_sent(self, visit: int, now: datetime) -> bool:
        """Notes that a copy arrived; whether it is the first of this record."""
        self._new.pop(visit, None)
        return run(self._connection, _SENT, {"visit": visit, "now": now}).first() is not None

    def due(self, now: datetime, since: datetime) -> list[Recipient]:
        """The contacts of copies that fell due from `since` on and are not put in that version."""
        return copies_due.due(self._connection, now, since)

    def reach(self, organisation: int, leader: int) -> CopyReach:
        """Whether a copy of that leader's record can reach somebody of the organisation now."""
        return unreached.reach(self._connection, organisation, leader)

    def note_unreached(self, now: datetime, since: datetime) -> list[int]:
        """The records whose copies reach nobody, from now on or, after their time, for good."""
        begun = unreached.begin(self._connection, now, since)
        return [*begun, *unreached.end(self._connection, since)]

    def unreached(self, since: datetime) -> list[tuple[str, int]]:
        """The schools of which nobody gets copies, each with how many fell due from `since` on."""
        return unreached.by_school(self._connection, since)

    def keep_response(self, visit: int, response: SchoolResponse) -> None:
        """Keeps a school's answer in place of the one before."""
        row = {
            "visit": visit,
            "verdict": response.answer,
            "words": response.objection,
            "person": response.by.id if response.by else None,
            "at": response.at,
            "of_version": response.version,
            "way": response.how or "",
            "officer": response.noted_by.id if response.noted_by else None,
        }
        run(self._connection, _ANSWER, row)
        self._new.pop(visit, None)

    def unanswered(self, scope: Scope, now: datetime, since: datetime) -> int:
        """How many copies in a scope arrived from `since` on and wait for an answer."""
        if not scope.parts:
            return 0
        asked = _UNANSWERED.where(t.c.sent_at >= since, records_in(scope, now))
        return int(self._connection.execute(asked).scalar_one())

    def waiting(
        self, scope: Scope, now: datetime, since: datetime, size: int, below: Copy | None = None
    ) -> Page[Copy]:
        """A page of the copies of records in a scope that wait for an answer, the oldest first.

        They arrived, and were due from `since` on.
        """
        where = and_(_WAITS, t.c.due_at >= since, records_in(scope, now))
        place = (below.due_at, below.visit) if below else None
        return _WAITING_LIST.page(self._connection, size, where, below=place).each(_copy)

    def tallies(self, deployments: Iterable[int]) -> dict[int, Answers]:
        """How the answers to each deployment's records stand."""
        wanted = sorted(set(deployments))
        rows = run(self._connection, _TALLIES, {"deployments": wanted}) if wanted else ()
        return {
            r.deployment_id: Answers(int(r.agreed), int(r.disputed), int(r.waiting)) for r in rows
        }


def _copy(row: Row[Any]) -> Copy:
    response = _response(row) if row.answer else None
    return Copy(row.visit_id, row.due_at, row.version, row.sent_at, response)


def _response(row: Row[Any]) -> SchoolResponse:
    return SchoolResponse(
        answer=Answer(row.answer),
        at=row.answered_at,
        version=row.answered_version,
        by=Leader(row.answered_by, row.answerer) if row.answered_by else None,
        objection=row.objection,
        how=How(row.how) if row.how else None,
        noted_by=Leader(row.noted_by, row.noter) if row.noted_by else None,
    )
