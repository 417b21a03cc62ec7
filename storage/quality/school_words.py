"""What schools added to reports that were handed in."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from domain.quality.school_words import SchoolWord
from storage.tables.people import organisations, people
from storage.tables.quality import report_words as t

_WHOLE = (
    select(t, people.c.name.label("person"), organisations.c.name.label("school"))
    .join(people, people.c.id == t.c.person_id)
    .join(organisations, organisations.c.id == t.c.organisation_id)
    .order_by(t.c.id)
)


class SchoolWords:
    """One word of each contact about each report."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, report: int) -> list[SchoolWord]:
        """The words about a report, in the order in which they were added."""
        rows = self._connection.execute(_WHOLE.where(t.c.report_id == report))
        return [
            SchoolWord(r.person_id, r.person, r.organisation_id, r.school, r.at, r.words)
            for r in rows
        ]

    def put(self, report: int, person: int, organisation: int, words: str, now: datetime) -> None:
        """Keeps somebody's word in the place of the one before."""
        same = (t.c.report_id == report, t.c.person_id == person)
        row = {"organisation_id": organisation, "words": words, "at": now}
        changed = self._connection.execute(update(t).where(*same).values(row))
        if not changed.rowcount:
            key = {"report_id": report, "person_id": person}
            self._connection.execute(insert(t).values(key | row))

    def take_away(self, report: int, person: int) -> None:
        """Takes somebody's word away."""
        own = (t.c.report_id == report, t.c.person_id == person)
        self._connection.execute(delete(t).where(*own))
