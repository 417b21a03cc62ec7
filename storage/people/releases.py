"""What heads released their leaders for, and the days on which these were out, by support."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, select, union

from domain.prompts.releases import LeaderRelease
from domain.support.offers import ConsentState, OfferState, Party
from domain.visits.planned_visits import PlannedState
from storage.tables.commissions import consents, offers
from storage.tables.people import organisations, people
from storage.tables.visits import planned_visits as p
from storage.tables.visits import visits as v

# The support and the leader, by id.
Part = tuple[int, int]


class StaffReleases:
    """Releases of some leaders, each with the support that it is for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def given(
        self, employers: Collection[int], leaders: Collection[int]
    ) -> dict[Part, LeaderRelease]:
        """What some employers released these leaders for, as it stands; the newest of each."""
        columns = (offers.c.deployment_id, consents.c.leader_id, consents.c.most_days)
        found = (
            select(*columns, consents.c.note, people.c.name, organisations.c.name.label("employer"))
            .join(offers, offers.c.id == consents.c.offer_id)
            .join(people, people.c.id == consents.c.leader_id)
            .join(organisations, organisations.c.id == consents.c.organisation_id)
            .where(
                consents.c.leader_id.in_(sorted(leaders)),
                consents.c.organisation_id.in_(sorted(employers)),
                consents.c.party == Party.HOME_HEAD,
                consents.c.state == ConsentState.YES,
                offers.c.state == OfferState.AGREED,
            )
            .order_by(consents.c.id)
        )
        return {
            (row.deployment_id, row.leader_id): LeaderRelease(
                row.leader_id, row.name, row.employer, row.most_days, row.note
            )
            for row in self._connection.execute(found)
        }

    def days_out(self, leaders: Collection[int], first: date, last: date) -> dict[Part, set[date]]:
        """The days from `first` to `last` on which these leaders were out, or are to be."""
        of = sorted(leaders)
        made = select(v.c.deployment_id, v.c.leader_id, v.c.on).where(
            v.c.leader_id.in_(of),
            v.c.on.between(first, last),
            v.c.happened,
            v.c.deleted_at.is_(None),
        )
        coming = select(p.c.deployment_id, p.c.leader_id, p.c.on).where(
            p.c.leader_id.in_(of),
            p.c.on.between(first, last),
            p.c.state == PlannedState.PLANNED,
            p.c.removed.is_(False),
        )
        found: dict[Part, set[date]] = {}
        for row in self._connection.execute(union(made, coming)):
            found.setdefault((row.deployment_id, row.leader_id), set()).add(row.on)
        return found
