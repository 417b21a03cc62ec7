"""What the hub has of money: grants with the support they pay for, contracts, rules and costs."""

from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import ColumnElement, Connection, exists, not_, or_, select, update

from domain.days import LAST_DAY
from domain.funding.contracts import Condition, Contract
from domain.funding.costs import CostLine
from domain.funding.grants import Grant
from domain.funding.programmes import Programme
from domain.pages import Page
from domain.quality.due_dates import Span
from domain.quality.report_rules import Funded, PaidSupport, ReportRule
from domain.quality.reports import LedDays
from domain.scopes import OfOrganisations, Scope
from domain.support.deployments import UNAGREED, Status
from storage.engine.listing import Listing
from storage.funding import contracts, cover, grants, programmes, used
from storage.quality import report_rules
from storage.quality.scopes import grants_in
from storage.support import paying
from storage.tables.funding import deployment_grants
from storage.tables.funding import grants as t
from storage.tables.people import people
from storage.tables.support import deployment_leaders, deployments
from storage.tables.visits import visits

_LISTING = Listing(select(t), t, (t.c.next_due, t.c.id), rising=True)


class Funds:
    """Grants, contracts and rules, as they stand now."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def grants(self) -> list[Grant]:
        """Every grant, in the order they were made."""
        return grants.everything(self._connection)

    def grant(self, id_: int) -> Grant | None:
        """The grant with that id."""
        return self.some([id_]).get(id_)

    def some(self, ids: Iterable[int]) -> dict[int, Grant]:
        """Those grants by id."""
        return grants.some(self._connection, ids)

    def referred(self, reference: str) -> Grant | None:
        """The grant with that reference."""
        found = select(t.c.id).where(t.c.reference == reference)
        id_ = self._connection.execute(found).scalar()
        return self.grant(id_) if id_ is not None else None

    def references(self, begin: str) -> set[str]:
        """The references that begin so."""
        found = select(t.c.reference).where(t.c.reference.startswith(begin, autoescape=True))
        return set(self._connection.execute(found).scalars())

    def of_holder(self, holder: int) -> list[Grant]:
        """A holder's grants, those of the last school year first."""
        found = select(t.c.id).where(t.c.holder_id == holder)
        some = self.some(self._connection.execute(found).scalars())
        return sorted(some.values(), key=lambda g: (g.school_year, g.id), reverse=True)

    def held_by(self, holders: Iterable[int]) -> dict[int, Grant]:
        """The grants that any of these organisations hold, by id."""
        found = select(t.c.id).where(t.c.holder_id.in_(sorted(set(holders))))
        return self.some(self._connection.execute(found).scalars())

    def of_place(self, organisation: int, year: str) -> list[Grant]:
        """An organisation's grants of a school year: held, parted with it, or for its support."""
        at = grants_in(Scope((OfOrganisations(frozenset({organisation})),)))
        found = select(t.c.id).where(t.c.school_year == year, at).order_by(t.c.id)
        return list(self.some(self._connection.execute(found).scalars()).values())

    def write(self, grant: Grant) -> int:
        """Adds or changes a grant by its id; gives its id."""
        return grants.write(self._connection, grant)

    def page(self, scope: Scope, size: int, below: int | None = None) -> Page[Grant]:
        """A page of the grants in a scope: by the day of the next report, then those without one.

        It begins below the grant with the id `below`.
        """
        place = None
        if below is not None:
            at = select(t.c.next_due, t.c.id).where(t.c.id == below)
            place = self._connection.execute(at).first()
        found = _LISTING.page(self._connection, size, grants_in(scope), below=place)
        ends = [row.id for row in (found.older, found.newer) if row is not None]
        some = self.some([*(row.id for row in found.rows), *ends])
        return found.each(lambda row: some[row.id])

    def note_next_due(self, grant: int, day: date | None) -> None:
        """Keeps the day of a grant's next report, for lists."""
        changed = update(t).where(t.c.id == grant).values(next_due=day or LAST_DAY)
        self._connection.execute(changed)

    def next_dues(self, among: Collection[int] | None = None) -> dict[int, date | None]:
        """The day of the next report on each grant, or on each of some; None where none is due."""
        wanted = select(t.c.id, t.c.next_due)
        if among is not None:
            wanted = wanted.where(t.c.id.in_(sorted(among)))
        rows = self._connection.execute(wanted)
        return {row.id: row.next_due if row.next_due < LAST_DAY else None for row in rows}

    def paying(self, among: Collection[int] | None = None) -> dict[int, tuple[int, ...]]:
        """The grants that pay for each deployment, or for each of some, in their order."""
        return paying.paying(self._connection, among)

    def paying_for(self, deployment: int) -> tuple[int, ...]:
        """The grants that pay for one deployment, in their order."""
        d = deployment_grants.c
        found = select(d.grant_id).where(d.deployment_id == deployment).order_by(d.position)
        return tuple(self._connection.execute(found).scalars())

    def pay(self, deployment: int, grants: tuple[int, ...]) -> None:
        """Lets these grants pay for a deployment, in this order; cover is paid by their rules."""
        paying.pay(self._connection, deployment, grants)
        cover.settle(self._connection)

    def settle_cover(self) -> None:
        """Puts when cover is paid beside support that was added."""
        cover.settle(self._connection)

    def supports_of(self, ids: Collection[int]) -> dict[int, tuple[int, ...]]:
        """The deployments that each of these grants pays for."""
        d = deployment_grants.c
        rows = select(d.grant_id, d.deployment_id).where(d.grant_id.in_(sorted(ids)))
        found: dict[int, tuple[int, ...]] = {}
        for row in self._connection.execute(rows.order_by(d.deployment_id)):
            found[row.grant_id] = (*found.get(row.grant_id, ()), row.deployment_id)
        return found

    def reported_on(self, holders: Collection[int] | None = None) -> list[PaidSupport]:
        """The support on which reports are made, in the order it was made.

        It was agreed; what ended early without a record of it has nothing to report. With `holders`
        it is that which any of these organisations got or pays for.
        """
        made = exists().where(
            visits.c.deployment_id == deployments.c.id, visits.c.deleted_at.is_(None)
        )
        early = deployments.c.status == Status.ENDED_EARLY
        wanted = select(deployments).where(
            deployments.c.status.not_in(UNAGREED), or_(not_(early), made)
        )
        if holders is not None:
            wanted = wanted.where(_got_or_paid(sorted(holders)))
        rows = self._connection.execute(wanted.order_by(deployments.c.id)).all()
        paid = self.paying(None if holders is None else [row.id for row in rows])
        return [
            PaidSupport(
                Funded(
                    row.id,
                    row.organisation_id,
                    Span(row.start, row.end),
                    frozenset(paid.get(row.id, ())),
                ),
                row.programme,
            )
            for row in rows
        ]

    def contracts(self) -> list[Contract]:
        """Every contract, in the order they were made."""
        return contracts.everything(self._connection)

    def leads_of(self, ids: Collection[int]) -> dict[int, int]:
        """The lead organisation of the contract over each of these grants that one covers."""
        return contracts.leads_of(self._connection, ids)

    def contract_over(self, grant: int) -> tuple[str, int] | None:
        """The reference and the lead organisation of the contract over a grant, if there is one."""
        return contracts.over(self._connection, grant)

    def programmes(self) -> list[Programme]:
        """Every programme, by name."""
        return programmes.everything(self._connection)

    def write_programme(self, programme: Programme) -> None:
        """Adds a programme, or changes the one of its name."""
        programmes.write(self._connection, programme)

    def conditions(self) -> list[Condition]:
        """What programmes ask of each of their grants."""
        return programmes.conditions(self._connection)

    def rules(self) -> list[ReportRule]:
        """The hub's own rules of reports."""
        return report_rules.everything(self._connection)

    def cost_lines(self, supports: Collection[int]) -> list[CostLine]:
        """The minutes of each leader on each of these supports, with what a day cost then."""
        return used.cost_lines(self._connection, supports)

    def rates(self, supports: Collection[int]) -> dict[int, int | None]:
        """What a day of each of these supports costs now, in pence; None where it is not set."""
        return used.rates(self._connection, supports)

    def led_days(self, supports: Collection[int]) -> list[LedDays]:
        """Who leads each of these supports, with the minutes they used there."""
        minutes = used.minutes(self._connection, supports)
        d = deployment_leaders.c
        rows = (
            select(d.deployment_id, d.person_id, people.c.name)
            .join(people, people.c.id == d.person_id)
            .where(d.deployment_id.in_(sorted(supports)), people.c.left_at.is_(None))
        )
        return [
            LedDays(
                row.person_id,
                row.name,
                row.deployment_id,
                minutes.get((row.deployment_id, row.person_id), 0),
            )
            for row in self._connection.execute(rows)
        ]


def _got_or_paid(holders: list[int]) -> ColumnElement[bool]:
    """Whether a deployment is of one of these organisations, or of a grant that one holds."""
    d = deployment_grants.c
    paid = select(d.deployment_id).join(t, t.c.id == d.grant_id).where(t.c.holder_id.in_(holders))
    return or_(deployments.c.organisation_id.in_(holders), deployments.c.id.in_(paid))
