"""Files made for people: each is for its owner alone, and kept for a day."""

import secrets
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, literal, or_, select, update

from domain.delivery.delivery import DeliveryState
from domain.operations.files import LONGEST_ABOUT, PATIENCE, UPLOAD, Document, MadeFile
from domain.operations.work import Work
from storage.engine.prepared import among
from storage.tables.delivery import outbox
from storage.tables.operations import files as t
from storage.tables.operations import work

# By id and owner: another person never finds the file.
_OWN = (t.c.id == bindparam("file"), t.c.person_id == bindparam("owner"))
_KEEP = (
    insert(t)
    .values(
        id=bindparam("file"),
        work_id=bindparam("piece"),
        person_id=bindparam("owner"),
        name=bindparam("called"),
        about=bindparam("line"),
        size=bindparam("length"),
        content=bindparam("bytes"),
        made_at=bindparam("now"),
    )
    .returning(t.c.id)
)
_GET = (
    select(
        t.c.id,
        work.c.kind,
        t.c.person_id.label("person"),
        t.c.name,
        t.c.about,
        t.c.size,
        t.c.made_at,
        t.c.upload_to,
        t.c.place,
        work.c.subject,
    )
    .join(work, work.c.id == t.c.work_id)
    .where(*_OWN)
)
_CONTENT = select(t.c.content).where(*_OWN)
# Only the first answer counts: Teams may send one twice.
_ANSWER = (
    update(t)
    .where(*_OWN, t.c.answered_at.is_(None))
    .values(answered_at=bindparam("now"), upload_to=bindparam("to"), place=bindparam("where"))
    .returning(t.c.id)
)
_UNCONFIRMED = (
    select(t.c.id, outbox.c.conversation_id)
    .join(outbox, outbox.c.key == literal(UPLOAD) + t.c.id)
    .where(
        outbox.c.state != DeliveryState.SENT,
        or_(
            among(outbox.c.state, (DeliveryState.DEAD, DeliveryState.UNKNOWN)),
            t.c.answered_at <= bindparam("before"),
        ),
    )
)
_FORGET = delete(t).where(*_OWN).returning(t.c.id)


class Files:
    """Files by an id that nobody can guess; only their owner finds them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, work: Work, document: Document, now: datetime) -> str:
        """Keeps what a piece of work made for its person; gives the file's id."""
        id_ = secrets.token_urlsafe(16)
        what = {
            "called": document.name,
            "line": document.about[:LONGEST_ABOUT],
            "bytes": document.content,
        }
        whose = {
            "file": id_,
            "piece": work.id,
            "owner": work.person,
            "length": len(document.content),
            "now": now,
        }
        self._connection.execute(_KEEP, {**whose, **what})
        return id_

    def get(self, id_: str, person: int) -> MadeFile | None:
        """The person's file, while it is kept."""
        row = self._connection.execute(_GET, {"file": id_, "owner": person}).first()
        return None if row is None else MadeFile(**row._mapping)

    def content(self, file: MadeFile) -> bytes:
        """Its bytes."""
        return bytes(
            self._connection.execute(_CONTENT, {"file": file.id, "owner": file.person}).scalar_one()
        )

    def answer(self, file: MadeFile, upload_to: str, place: str, now: datetime) -> bool:
        """Notes where the file is sent to, and where it opens then; False if noted before."""
        own = {"file": file.id, "owner": file.person}
        where = {"to": upload_to, "where": place, "now": now}
        return self._connection.execute(_ANSWER, {**own, **where}).first() is not None

    def unconfirmed(self, now: datetime) -> list[tuple[str, str]]:
        """Accepted files whose upload failed or took an hour, each with its owner's chat."""
        return [
            (row.id, row.conversation_id)
            for row in self._connection.execute(_UNCONFIRMED, {"before": now - PATIENCE})
        ]

    def forget(self, file: MadeFile) -> None:
        """Deletes a file before its day is over."""
        self._connection.execute(_FORGET, {"file": file.id, "owner": file.person})
