"""Who employs the leaders of each support, with the time before a change of employer."""

from datetime import date

from sqlalchemy import Connection, bindparam, insert, select, update

from domain.people.people import Role
from domain.support.employers import ONE_DAY, Employment, employer_on, home_of
from storage.tables.people import roles
from storage.tables.support import deployment_leaders, former_leaders

_now, _then = deployment_leaders, former_leaders
_EMPLOYERS = select(roles.c.organisation_id).where(
    roles.c.person_id == bindparam("person"),
    roles.c.role == Role.LEADER,
    roles.c.organisation_id.is_not(None),
)
_LEADS = select(_now).where(_now.c.person_id == bindparam("person"))
_THIS = update(_now).where(
    _now.c.person_id == bindparam("person"), _now.c.deployment_id == bindparam("deployment")
)
_TIMES = [
    select(t).where(
        t.c.deployment_id == bindparam("deployment"), t.c.person_id == bindparam("person")
    )
    for t in (_now, _then)
]


def employer_of(connection: Connection, person: int) -> int | None:
    """The organisation that employs a leader, where there is just one."""
    return home_of(_employers(connection, person))


class Employers:
    """Who employed the leaders of each support, and when."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def on(self, deployment: int, person: int, day: date) -> int | None:
        """The organisation that employed this leader in this support on that day, if known."""
        which = {"deployment": deployment, "person": person}
        now, then = (self._connection.execute(times, which).all() for times in _TIMES)
        times = [Employment(row.home_organisation_id, row.since) for row in now]
        times += [Employment(row.home_organisation_id, row.since, row.until) for row in then]
        return employer_on(times, day)

    def follow(self, person: int, today: date) -> None:
        """Has a leader's support follow a change of their employer, from today on.

        What was under the employer before stays under them. It may be asked any number of times.
        """
        employers = _employers(self._connection, person)
        for row in self._connection.execute(_LEADS, {"person": person}).all():
            known = row.home_organisation_id
            home = home_of(employers, known)
            if home == known:
                continue
            changed: dict[str, object] = {"home_organisation_id": home}
            # An employer who was not known is filled in; one of today alone is put right.
            if known is not None and (row.since is None or row.since < today):
                self._end(row.deployment_id, person, row.since, today, known)
                changed["since"] = today
            which = {"person": person, "deployment": row.deployment_id}
            self._connection.execute(_THIS.values(changed), which)

    def _end(
        self, deployment: int, person: int, since: date | None, today: date, home: int
    ) -> None:
        row = {
            "deployment_id": deployment,
            "person_id": person,
            "since": since,
            "until": today - ONE_DAY,
            "home_organisation_id": home,
        }
        self._connection.execute(insert(_then), row)


def _employers(connection: Connection, person: int) -> set[int]:
    return set(connection.execute(_EMPLOYERS, {"person": person}).scalars())
