"""What people were prompted for, what they answered, and which messages named it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    String,
    bindparam,
    cast,
    exists,
    literal,
    select,
    union_all,
    update,
)

from domain.prompts.calendar import HUB
from domain.prompts.kinds import KINDS, About
from domain.prompts.owed import Prompted, chase_subject
from storage.engine.prepared import Prepared, run
from storage.engine.upsert import upsert
from storage.tables.operations import milestones
from storage.tables.people import people
from storage.tables.prompts import calendars, muted
from storage.tables.prompts import prompted as t
from storage.tables.support import deployments
from storage.tables.visits import next_steps

# Values that one statement takes.
AT_ONCE = 5_000
# The milestone that says when everybody was looked at last.
LOOKED = "prompted"
# For so long a message is kept up to date.
FOLLOWED = timedelta(days=14)
# A few dozen at most, however many people there are: they tell whether anybody is due now.
_HOURS = select(people.c.zone, people.c.sending_at).where(people.c.left_at.is_(None)).distinct()
_OWN_CALENDARS = select(exists().where(calendars.c.calendar != HUB))
_LOOKED = select(milestones.c.at).where(milestones.c.name == LOOKED)


def _look(insert: Any) -> Any:
    added = insert(milestones).values(name=LOOKED, at=bindparam("now"))
    return added.on_conflict_do_update(index_elements=["name"], set_={"at": added.excluded.at})


_LOOK = upsert(_look)
_OF = select(t).where(
    t.c.person_id == bindparam("person"), t.c.subject.in_(bindparam("subjects", expanding=True))
)
_SINCE = Prepared(
    select(t).where(t.c.person_id == bindparam("person"), t.c.last_on >= bindparam("since"))
)
_ABOUT = select(t).where(t.c.subject.in_(bindparam("subjects", expanding=True)))
_MUTED = select(muted.c.person_id, muted.c.deployment_id)
_CONTACT = Prepared(
    update(deployments)
    .where(deployments.c.id == bindparam("deployment"), deployments.c.first_contact_on.is_(None))
    .values(first_contact_on=bindparam("day"))
)
# What a record may answer, by whose id it is known.
_PLANNED = tuple(kind for kind in KINDS if kind.about is About.PLANNED_VISIT)
_SUPPORT = tuple(kind for kind in KINDS if kind.about is About.DEPLOYMENT)
_STEPS = (
    select(literal(f"{kind.name}:") + cast(next_steps.c.id, String)).where(
        next_steps.c.deployment_id == bindparam("deployment")
    )
    for kind in KINDS
    if kind.about is About.NEXT_STEP
)
# A record touches what was planned, the deployment's first contact and silence, and the steps that
# it closes. One list: for two, joined by OR, PostgreSQL reads the whole table.
_ONES = (select(bindparam(kind.name, type_=String)) for kind in (*_PLANNED, *_SUPPORT))
_NAMED = Prepared(
    select(t.c.person_id, t.c.subject, t.c.last_on).where(
        t.c.subject.in_(union_all(*_ONES, *_STEPS)), t.c.last_on >= bindparam("since")
    )
)
_CHASED = Prepared(
    select(t.c.person_id, t.c.last_on).where(
        t.c.subject.in_(bindparam("subjects", expanding=True)), t.c.last_on >= bindparam("since")
    )
)


def _keep(*columns: str) -> Prepared:
    """The statement that keeps these columns of a person's row for a subject, new or not."""

    def build(insert: Any) -> Any:
        values = {name: bindparam(name, type_=t.c[name].type) for name in columns}
        added = insert(t).values(
            person_id=bindparam("person"), subject=bindparam("subject"), **values
        )
        new = {name: added.excluded[name] for name in columns}
        return added.on_conflict_do_update(index_elements=["person_id", "subject"], set_=new)

    return upsert(build)


_NAME = _keep("times", "last_on")
_SNOOZE = _keep("not_before")
_PUT_OFF = _keep("not_before", "times")
_HAND = _keep("handed_to")
_SETTLE = _keep("settled", "settled_at")


def batched(names: Iterable[str]) -> Iterator[list[str]]:
    """Names in lists that one statement takes."""
    left = iter(names)
    while some := list(islice(left, AT_ONCE)):
        yield some


class Prompts:
    """What is kept of prompts, by person and subject ("planned:12")."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def hours(self) -> list[tuple[str, time | None]]:
        """Every zone with every sending hour that somebody has in it."""
        return [(row.zone, row.sending_at) for row in self._connection.execute(_HOURS)]

    def own_calendars(self) -> bool:
        """Whether any school or trust has a calendar over the hub's."""
        return bool(self._connection.execute(_OWN_CALENDARS).scalar())

    def looked_at(self) -> datetime | None:
        """When everybody was last looked at; None if nobody ever was."""
        found: datetime | None = self._connection.execute(_LOOKED).scalar()
        return found

    def note_look(self, now: datetime) -> None:
        """Notes that everybody whose hour came by now was looked at."""
        run(self._connection, _LOOK, {"now": now})

    def of(self, person: int, subjects: Iterable[str]) -> dict[str, Prompted]:
        """What a person was prompted for of these subjects, by subject."""
        found: dict[str, Prompted] = {}
        for some in batched(subjects):
            rows = self._connection.execute(_OF, {"person": person, "subjects": some})
            found |= {row.subject: _prompted(row) for row in rows}
        return found

    def since(self, person: int, on: date) -> dict[str, Prompted]:
        """What a person was prompted for by the messages of a day and of those after it."""
        rows = run(self._connection, _SINCE, {"person": person, "since": on})
        return {row.subject: _prompted(row) for row in rows}

    def about(self, subjects: Iterable[str]) -> dict[int, dict[str, Prompted]]:
        """What is kept of prompting for these subjects, by person and subject."""
        found: dict[int, dict[str, Prompted]] = {}
        for some in batched(subjects):
            for row in self._connection.execute(_ABOUT, {"subjects": some}):
                found.setdefault(row.person_id, {})[row.subject] = _prompted(row)
        return found

    def muted(self, person: int | None) -> dict[int, set[int]]:
        """The deployments of which a person, or (None) each of all, wants no prompts."""
        found: dict[int, set[int]] = {}
        of = _MUTED if person is None else _MUTED.where(muted.c.person_id == person)
        for row in self._connection.execute(of):
            found.setdefault(row.person_id, set()).add(row.deployment_id)
        return found

    def note_named(self, person: int, times: Mapping[str, int], on: date) -> None:
        """Notes that a message of that day named subjects; `times` is how often each was by now."""
        for subject, number in times.items():
            run(
                self._connection,
                _NAME,
                {"person": person, "subject": subject, "times": number, "last_on": on},
            )

    def snooze(self, person: int, subject: str, until: date) -> None:
        """Puts a subject off until a day."""
        run(self._connection, _SNOOZE, {"person": person, "subject": subject, "not_before": until})

    def put_off(self, person: int, subject: str, until: date, times: int) -> None:
        """Puts a subject off until a day, and counts as named without an answer so many `times`."""
        values = {"person": person, "subject": subject, "not_before": until, "times": times}
        run(self._connection, _PUT_OFF, values)

    def hand_over(self, person: int, subject: str, to: int) -> None:
        """Notes who chases a subject of a person's from now on."""
        run(self._connection, _HAND, {"person": person, "subject": subject, "handed_to": to})

    def close(self, person: int, subject: str, how: str, now: datetime) -> None:
        """Notes that the person is not prompted for a subject any more, and why."""
        run(
            self._connection,
            _SETTLE,
            {"person": person, "subject": subject, "settled": how, "settled_at": now},
        )

    def reopen(self, person: int, subject: str) -> None:
        """Undoes `close`: the person is prompted for the subject again."""
        run(
            self._connection,
            _SETTLE,
            {"person": person, "subject": subject, "settled": "", "settled_at": None},
        )

    def keep_first_contact(self, deployment: int, day: date) -> None:
        """Keeps when a deployment's leader was first in touch; what was kept before stays."""
        run(self._connection, _CONTACT, {"deployment": deployment, "day": day})

    def messages_naming(
        self, deployment: int, planned: int | None, today: date
    ) -> set[tuple[int, date]]:
        """The messages that named what a record of a deployment may answer: person and day.

        `planned` is the planned visit that was recorded, if it was one.
        """
        asked: dict[str, Any] = {"deployment": deployment}
        asked |= {kind.name: kind.subject(planned or 0) for kind in _PLANNED}
        asked |= {kind.name: kind.subject(deployment) for kind in _SUPPORT}
        since = today - FOLLOWED
        named = run(self._connection, _NAMED, {**asked, "since": since}).all()
        if not named:
            return set()
        chases = [chase_subject(row.person_id, row.subject) for row in named]
        chasing = run(self._connection, _CHASED, {"subjects": chases, "since": since}).all()
        return {(row.person_id, row.last_on) for row in (*named, *chasing)}

    def last_naming(self, subjects: Collection[str], today: date) -> set[tuple[int, date]]:
        """The messages that named one of these last, of each person: person and day."""
        asked = {"subjects": sorted(subjects), "since": today - FOLLOWED}
        rows = run(self._connection, _CHASED, asked)
        return {(row.person_id, row.last_on) for row in rows}


def _prompted(row: Row[Any]) -> Prompted:
    closed_because = ""
    if row.settled_at:
        # Rows of an early version do not say why.
        closed_because = row.settled or "settled"
    return Prompted(row.times, row.last_on, row.not_before, row.handed_to, closed_because)
