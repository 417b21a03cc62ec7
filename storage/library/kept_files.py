"""Files that people sent: each asked about, then kept for what it is, forgotten or taken off."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    and_,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from domain.library.kept_files import EVIDENCE, NEXT, PUT_BACK, WAITS, KeptFile, of_visit
from domain.library.sent_files import MEDIA_TYPES, FileType, Received
from storage.engine.prepared import Holding, Prepared, run
from storage.tables.kept_files import kept_contents as contents
from storage.tables.kept_files import kept_files as t
from storage.tables.people import people

_FILES = select(
    *(t.c[name] for name in ("id", "person_id", "sent_at", "name", "kind", "size", "sha256")),
    *(t.c[name] for name in ("purpose", "subject", "version", "for_school")),
    *(t.c[name] for name in ("asked_at", "settled_at", "removed_at")),
    people.c.name.label("sender"),
).join(people, people.c.id == t.c.person_id)
_HERE = t.c.removed_at.is_(None)
# Written as in the index of those.
_WAITS = and_(t.c.settled_at.is_(None), _HERE)
_OVER = func.coalesce(t.c.asked_at, t.c.sent_at) <= bindparam("before")
_THIS = t.c.id == bindparam("file")
_ONE = Holding(_FILES.where(_THIS), t)
_OF_SUBJECT = (t.c.purpose == bindparam("what"), t.c.subject == bindparam("whose"))
_COUNT = Prepared(select(func.count()).where(*_OF_SUBJECT, _HERE, t.c.settled_at.is_not(None)))
_OF = Prepared(_FILES.where(*_OF_SUBJECT, _HERE, t.c.settled_at.is_not(None)).order_by(t.c.id))
_SETTLE_NEXT = Prepared(
    update(t)
    .where(
        t.c.person_id == bindparam("person"),
        t.c.purpose == bindparam("what"),
        t.c.subject == bindparam("whose"),
        _WAITS,
    )
    .values(subject=bindparam("become"), settled_at=bindparam("now"))
    .returning(t.c.id)
)


class KeptFiles:
    """Files by id, without their bytes unless these are asked for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, file: Received, person: int, now: datetime) -> int:
        """Keeps a file that nobody has said yet what it is; gives its id."""
        row = {
            "person_id": person,
            "sent_at": now,
            "name": file.name,
            "kind": file.kind,
            "media_type": MEDIA_TYPES[file.kind],
            "size": len(file.content),
            "sha256": file.sha256,
        }
        id_ = int(self._connection.execute(insert(t).returning(t.c.id), row).scalar_one())
        held = {"file_id": id_, "kept_at": now, "until": now + WAITS, "content": file.content}
        self._connection.execute(insert(contents), held)
        return id_

    def get(self, id_: int) -> KeptFile | None:
        """The file with that id, whatever became of it."""
        row = run(self._connection, _ONE, {"file": id_}).first()
        return _file(row) if row else None

    def content(self, id_: int) -> bytes | None:
        """Its bytes; None where they are gone."""
        query = select(contents.c.content).where(contents.c.file_id == id_)
        found = self._connection.execute(query).scalar()
        return None if found is None else bytes(found)

    def same(self, person: int, sha256: str, *, but: int = 0) -> KeptFile | None:
        """The file of the same bytes that a person sent last and that is kept, but for one."""
        query = _FILES.where(t.c.person_id == person, t.c.sha256 == sha256, _HERE, t.c.id != but)
        return self._first(query.order_by(t.c.id.desc()))

    def count_waiting(self, person: int) -> int:
        """How many files of a person are not settled."""
        query = select(func.count()).where(t.c.person_id == person, _WAITS)
        return int(self._connection.execute(query).scalar_one())

    def unasked(self, person: int) -> list[KeptFile]:
        """A person's files whose question was not put yet, in the order in which they came."""
        query = _FILES.where(t.c.person_id == person, _WAITS, t.c.asked_at.is_(None))
        return self._all(query.order_by(t.c.id))

    def unsettled(self, person: int, purpose: str) -> list[KeptFile]:
        """A person's files that wait for an answer, or for that purpose, as they came."""
        query = _FILES.where(t.c.person_id == person, _WAITS, t.c.purpose.in_(("", purpose)))
        return self._all(query.order_by(t.c.id))

    def note_asked(self, id_: int, now: datetime) -> None:
        """Notes that the question about a file is put."""
        self._change((id_,), asked_at=now)
        self._keep_until((id_,), now + WAITS)

    def choose(self, id_: int, purpose: str, subject: str = "") -> None:
        """Notes what a file is for; it is not settled by that."""
        self._change((id_,), purpose=purpose, subject=subject)

    def settle(self, file: KeptFile, purpose: str, subject: str, now: datetime) -> None:
        """Keeps a file for good, as the next version of that name for that subject."""
        same = func.lower(t.c.name) == file.name.lower()
        earlier = select(func.count()).where(
            t.c.purpose == purpose, t.c.subject == subject, same, t.c.id != file.id, _HERE
        )
        version = 1 + int(self._connection.execute(earlier).scalar_one())
        self._change((file.id,), purpose=purpose, subject=subject, version=version, settled_at=now)
        self._keep_until((file.id,), None)

    def ask_again(self, id_: int, now: datetime) -> None:
        """Has a file wait for an answer anew."""
        anew = {"purpose": "", "subject": "", "version": 1, "settled_at": None}
        self._change((id_,), asked_at=now, for_school=False, **anew)
        self._keep_until((id_,), now + WAITS)

    def forget(self, ids: Iterable[int], now: datetime) -> None:
        """Deletes the bytes of files that nobody wants."""
        gone = tuple(ids)
        self._change(gone, removed_at=now)
        self._connection.execute(delete(contents).where(contents.c.file_id.in_(gone)))

    def done_with(self, id_: int, now: datetime) -> None:
        """Settles a file of which nothing is needed any more, and deletes its bytes."""
        self._change((id_,), settled_at=now)
        self._connection.execute(delete(contents).where(contents.c.file_id == id_))

    def over(self, now: datetime) -> list[KeptFile]:
        """Files that waited for an answer as long as files do."""
        return self._all(_FILES.where(_WAITS, _OVER), {"before": now - WAITS})

    def evidence(self, record: int) -> list[KeptFile]:
        """The files that hang on a record, in the order in which they came."""
        of = {"what": EVIDENCE, "whose": of_visit(record)}
        return [_file(row) for row in run(self._connection, _OF, of)]

    def count_evidence(self, record: int) -> int:
        """How many files hang on a record."""
        of = {"what": EVIDENCE, "whose": of_visit(record)}
        return int(run(self._connection, _COUNT, of).scalar_one())

    def settle_next(self, person: int, record: int, now: datetime) -> list[int]:
        """Hangs on a new record what its maker sent for it before; gives these files."""
        which = {"person": person, "what": EVIDENCE, "whose": NEXT}
        become = {"become": of_visit(record), "now": now}
        ids = [row.id for row in run(self._connection, _SETTLE_NEXT, which | become)]
        if ids:
            self._keep_until(ids, None)
        return ids

    def move_evidence(self, ids: Iterable[int], record: int) -> None:
        """Hangs files on another record than before."""
        these = tuple(ids)
        self._change(these, subject=of_visit(record))
        self._keep_until(these, None)

    def follow_record(self, record: int, until: datetime | None) -> None:
        """Has the files of a record go with it at that moment, or stay as it does."""
        theirs = select(t.c.id).where(
            t.c.purpose == EVIDENCE, t.c.subject == of_visit(record), _HERE
        )
        change = update(contents).where(contents.c.file_id.in_(theirs))
        self._connection.execute(change.values(until=until))

    def take_off(self, id_: int, now: datetime) -> None:
        """Takes a file off what it hangs on; for a while it can be put back."""
        self._change((id_,), removed_at=now, for_school=False)
        self._keep_until((id_,), now + PUT_BACK)

    def put_back(self, id_: int) -> None:
        """Undoes that a file was taken off."""
        self._change((id_,), removed_at=None)
        self._keep_until((id_,), None)

    def show_school(self, id_: int, *, shown: bool) -> None:
        """Lets a school see a file with its copy, or no more."""
        self._change((id_,), for_school=shown)

    def _change(self, ids: Iterable[int], **values: Any) -> None:
        self._connection.execute(update(t).where(t.c.id.in_(list(ids))).values(**values))

    def _keep_until(self, ids: Iterable[int], until: datetime | None) -> None:
        which = contents.c.file_id.in_(list(ids))
        self._connection.execute(update(contents).where(which).values(until=until))

    def _all(self, query: Any, values: dict[str, Any] | None = None) -> list[KeptFile]:
        return [_file(row) for row in self._connection.execute(query, values or {})]

    def _first(self, query: Any) -> KeptFile | None:
        row = self._connection.execute(query.limit(1)).first()
        return _file(row) if row else None


def _file(row: Row[Any]) -> KeptFile:
    return KeptFile(
        id=row.id,
        person=row.person_id,
        sender=row.sender,
        sent_at=row.sent_at,
        name=row.name,
        kind=FileType(row.kind),
        size=row.size,
        sha256=row.sha256,
        purpose=row.purpose,
        subject=row.subject,
        version=row.version,
        asked_at=row.asked_at,
        settled_at=row.settled_at,
        removed_at=row.removed_at,
        for_school=bool(row.for_school),
    )
