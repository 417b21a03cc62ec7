"""Facts about every leader, for whoever looks for one: a few statements for all of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    exists,
    func,
    or_,
    select,
    true,
    union,
    union_all,
)

from domain.hub import Hub
from domain.people.organisations import OrganisationKind
from domain.people.people import Role
from domain.prompts.calendar import school_year
from domain.support.candidate_facts import Conflict, Employer, LeaderFacts, Needed, Spot
from domain.support.deployments import CURRENT, OVER, Status, days
from domain.support.offers import ConsentState, Party
from storage.tables.commissions import consents, offers
from storage.tables.people import organisations, people, roles
from storage.tables.support import deployment_leaders, deployments, former_leaders
from storage.tables.visits import visit_shares, visits

_LEADERS = (
    select(
        people,
        organisations.c.id.label("employer"),
        organisations.c.name.label("employer_name"),
        organisations.c.kind,
        organisations.c.easting,
        organisations.c.northing,
        organisations.c.trust_id,
    )
    .join(roles, roles.c.person_id == people.c.id)
    .outerjoin(organisations, organisations.c.id == roles.c.organisation_id)
    .where(roles.c.role == Role.LEADER)
    .order_by(people.c.name, people.c.id, organisations.c.name, organisations.c.id)
)
_LED = deployment_leaders.join(deployments, deployments.c.id == deployment_leaders.c.deployment_id)
_OPEN = (
    select(
        deployments.c.id,
        deployments.c.status,
        deployments.c.days_agreed,
        deployment_leaders.c.person_id,
        deployment_leaders.c.days,
    )
    .select_from(_LED)
    .where(deployments.c.status.in_(CURRENT))
)
_COUNTS = (visits.c.counts, visits.c.deleted_at.is_(None))


@dataclass(slots=True)
class _Sums:
    """What adds up for one leader."""

    agreed: Fraction = Fraction(0)
    asked: Fraction = Fraction(0)
    active: int = 0
    minutes: int = 0
    before: set[int] = field(default_factory=set)


class CandidateFacts:
    """What is known of all leaders, when support is wanted somewhere."""

    def __init__(self, connection: Connection, hub: Hub) -> None:
        self._connection = connection
        self._hub = hub

    def leaders(
        self, wanted: Needed, today: date, among: Collection[int] | None = None
    ) -> list[LeaderFacts]:
        """The facts about each leader, by name, or about some, by their ids.

        Of those who left, about who did so this school year.
        """
        begins = school_year(today).first
        sums: dict[int, _Sums] = defaultdict(_Sums)
        self._add_open(sums, today, among)
        self._add_used(sums, begins, among)
        self._add_before(sums, wanted.need, among)
        declared = self._conflicts(wanted.place)
        since = datetime.combine(begins, time(), ZoneInfo(self._hub.zone))
        here = or_(people.c.left_at.is_(None), people.c.left_at >= since)
        grouped: dict[int, list[Any]] = {}
        for row in self._connection.execute(_LEADERS.where(here, _one_of(people.c.id, among))):
            grouped.setdefault(row.id, []).append(row)
        return [self._facts(rows, sums[id_], declared.get(id_)) for id_, rows in grouped.items()]

    def specialisms(self) -> list[str]:
        """What each leader who is here says of their specialisms, as they wrote it."""
        leads = exists().where(roles.c.person_id == people.c.id, roles.c.role == Role.LEADER)
        here = select(people.c.specialisms).where(people.c.left_at.is_(None), leads)
        return [text for text in self._connection.execute(here).scalars() if text]

    def _add_open(self, sums: dict[int, _Sums], today: date, among: Collection[int] | None) -> None:
        """The days of support that is open, in equal parts where it is shared."""
        known = or_(deployments.c.agreed_on.is_(None), deployments.c.agreed_on <= today)
        if among is not None:
            # With all who share it, for whom the parts are equal.
            led_by = deployment_leaders.c.person_id.in_(sorted(among))
            theirs = select(deployment_leaders.c.deployment_id).where(led_by)
            known = and_(known, deployments.c.id.in_(theirs))
        led: dict[int, list[Any]] = {}
        for row in self._connection.execute(_OPEN.where(known)):
            led.setdefault(row.id, []).append(row)
        for rows in led.values():
            for row in rows:
                part = row.days if row.days is not None else _part(row.days_agreed, len(rows))
                mine = sums[row.person_id]
                mine.active += row.status == Status.ACTIVE
                if row.status == Status.PROPOSED:
                    mine.asked += part
                else:
                    mine.agreed += part

    def _add_used(
        self, sums: dict[int, _Sums], begins: date, among: Collection[int] | None
    ) -> None:
        """The minutes used since then, of support that is over or that they lead no more."""
        gave = exists().where(
            former_leaders.c.deployment_id == deployments.c.id, former_leaders.c.until >= begins
        )
        handed = select(deployments.c.id).where(deployments.c.status.in_(CURRENT), gave)
        over = select(deployments.c.id).where(deployments.c.status.in_(OVER))
        since = and_(
            visits.c.deployment_id.in_(union(over, handed)), visits.c.on >= begins, *_COUNTS
        )
        own = select(visits.c.leader_id.label("who"), visits.c.minutes).where(
            since, _past(visits.c.leader_id), _one_of(visits.c.leader_id, among)
        )
        shared = (
            select(visit_shares.c.person_id.label("who"), visit_shares.c.minutes)
            .join(visits, visits.c.id == visit_shares.c.visit_id)
            .where(
                since,
                _past(visit_shares.c.person_id),
                _one_of(visit_shares.c.person_id, among),
            )
        )
        each = union_all(own, shared).subquery()
        summed = select(each.c.who, func.sum(each.c.minutes).label("minutes"))
        for row in self._connection.execute(summed.group_by(each.c.who)):
            sums[row.who].minutes = int(row.minutes)

    def _add_before(self, sums: dict[int, _Sums], need: str, among: Collection[int] | None) -> None:
        """The support on that need that is over, whoever led it last or before."""
        about = and_(
            deployments.c.status.in_(OVER), func.lower(deployments.c.focus) == need.lower()
        )
        led = select(deployments.c.id, deployment_leaders.c.person_id).select_from(_LED)
        handed = select(deployments.c.id, former_leaders.c.person_id).join(
            former_leaders, former_leaders.c.deployment_id == deployments.c.id
        )
        led = led.where(about, _one_of(deployment_leaders.c.person_id, among))
        handed = handed.where(about, _one_of(former_leaders.c.person_id, among))
        for row in self._connection.execute(union(led, handed)):
            sums[row.person_id].before.add(row.id)

    def _conflicts(self, place: int) -> dict[int, Conflict]:
        """The conflicts that leaders declared with a place; the newest answer of each counts."""
        asked = (
            select(consents)
            .join(offers, offers.c.id == consents.c.offer_id)
            .join(deployments, deployments.c.id == offers.c.deployment_id)
            .where(
                deployments.c.organisation_id == place,
                consents.c.party == Party.LEADER,
                consents.c.answered_at.is_not(None),
            )
            .order_by(consents.c.answered_at, consents.c.id)
        )
        newest = {row.leader_id: row for row in self._connection.execute(asked)}
        return {
            leader: Conflict(self._hub.day_of(row.answered_at), row.conflict)
            for leader, row in newest.items()
            if row.conflict and row.state != ConsentState.YES
        }

    def _facts(self, rows: Sequence[Any], sums: _Sums, conflict: Conflict | None) -> LeaderFacts:
        first = rows[0]
        return LeaderFacts(
            id=first.id,
            name=first.name,
            email=first.email,
            employers=tuple(_employers(rows)),
            specialisms=first.specialisms,
            phases=first.phases,
            free_days=first.free_days,
            agreed=sums.agreed,
            used=days(sums.minutes, self._hub.hours_a_day),
            asked=sums.asked,
            active=sums.active,
            before=len(sums.before),
            working_days=first.working_days,
            away_until=first.away_until,
            left_on=self._hub.day_of(first.left_at) if first.left_at else None,
            conflict=conflict,
        )


def _one_of(leader: ColumnElement[int], among: Collection[int] | None) -> ColumnElement[bool]:
    """The condition that a leader is one of some, by their ids; any where none are named."""
    return true() if among is None else leader.in_(sorted(among))


def _past(leader: ColumnElement[int]) -> ColumnElement[bool]:
    """The condition that a record is of support that is over, or that the leader leads no more."""
    leads = exists().where(
        deployment_leaders.c.deployment_id == visits.c.deployment_id,
        deployment_leaders.c.person_id == leader,
        deployments.c.id == visits.c.deployment_id,
        deployments.c.status.in_(CURRENT),
    )
    return ~leads


def _part(agreed: Fraction | None, leaders: int) -> Fraction:
    return (agreed or Fraction(0)) / leaders


def _employers(rows: Iterable[Any]) -> Iterable[Employer]:
    for row in rows:
        if row.employer is not None:
            trust = row.employer if row.kind == OrganisationKind.TRUST else row.trust_id
            spot = Spot(row.easting, row.northing)
            yield Employer(row.employer, row.employer_name, spot, trust)
