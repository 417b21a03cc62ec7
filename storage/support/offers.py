"""Offers of support with the question to each party, by deployment and by request."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    and_,
    bindparam,
    exists,
    insert,
    or_,
    select,
    union,
    update,
)

from domain.prompts.releases import LeaderRelease
from domain.support.deployments import Status
from domain.support.offers import (
    Consent,
    ConsentState,
    NewOffer,
    OfferState,
    Party,
    SupportOffer,
)
from domain.visits.planned_visits import PlannedState
from storage.engine.prepared import Holding, Prepared, run
from storage.support import paying, plan_lists
from storage.support.offer_rows import columns_of, consent_columns, consent_of, offer_of
from storage.tables.commissions import consents
from storage.tables.commissions import offers as t
from storage.tables.people import organisations, people
from storage.tables.support import deployment_leaders, deployments
from storage.tables.visits import planned_visits, visits

_ONE = select(t).where(t.c.id == bindparam("id"))
# Of two who answer the same offer at once, the second waits here.
_HELD = Holding(_ONE, t)
_OPEN = (OfferState.ASKED, OfferState.REFUSED)
_CONSENTS = (
    select(consents)
    .where(consents.c.offer_id.in_(bindparam("offers", expanding=True)))
    .order_by(consents.c.id)
)
# What waits is asked each half minute.
_ASKED = select(consents.c.offer_id).where(consents.c.state == ConsentState.ASKED)
_WAITING = Prepared(
    select(t).where(t.c.id.in_(_ASKED), t.c.state == OfferState.ASKED).order_by(t.c.id)
)
_PROPOSE = insert(deployments).returning(deployments.c.id)
_AGREE = update(deployments).where(deployments.c.id == bindparam("deployment"))
_LED = insert(deployment_leaders)
_ADD = insert(t).returning(t.c.id)
_CHANGE = update(t).where(t.c.id == bindparam("offer"))
_ADD_CONSENT = insert(consents).returning(consents.c.id)
_CHANGE_CONSENT = update(consents).where(consents.c.id == bindparam("consent"))


class Offers:
    """Offers by id, each with its questions; a unit of work reads them anew each time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def propose(self, new: NewOffer, homes: Mapping[int, int | None], programme: str) -> int:
        """Adds support that waits for its yeses; gives its id.

        `homes` has the employer of each leader.
        """
        row = {
            "organisation_id": new.organisation,
            "focus": new.focus,
            "strand": new.strand,
            "programme": programme,
            "days_agreed": new.days,
            "start": new.start,
            "end": new.end,
            "status": Status.PROPOSED,
            "rate": new.rate,
            "reimbursement": new.reimbursement,
            "fee": new.fee,
        }
        id_ = int(self._connection.execute(_PROPOSE, row).scalar_one())
        for leader in new.leaders:
            led = {"deployment_id": id_, "person_id": leader, "since": new.start}
            self._connection.execute(_LED, led | {"home_organisation_id": homes.get(leader)})
        paying.pay(self._connection, id_, new.grants)
        plan_lists.begin(self._connection, id_)
        return id_

    def agree(self, deployment: int, on: date) -> None:
        """Keeps the day on which all had said yes to a support."""
        self._connection.execute(_AGREE.values(agreed_on=on), {"deployment": deployment})

    def get(self, id_: int) -> SupportOffer | None:
        """The offer with that id."""
        return self._first(self._connection.execute(_ONE, {"id": id_}).all())

    def held(self, id_: int) -> SupportOffer | None:
        """The same, for a change of it: whoever changes it as well waits from here on."""
        return self._first(run(self._connection, _HELD, {"id": id_}).all())

    def of_consent(self, consent: int) -> SupportOffer | None:
        """The offer to which a question belongs."""
        which = select(consents.c.offer_id).where(consents.c.id == consent)
        id_ = self._connection.execute(which).scalar()
        return self.get(id_) if id_ is not None else None

    def of_deployment(self, deployment: int) -> SupportOffer | None:
        """The newest offer of a support."""
        found = select(t).where(t.c.deployment_id == deployment).order_by(t.c.id.desc()).limit(1)
        return self._first(self._connection.execute(found).all())

    def open_of(self, deployment: int) -> list[SupportOffer]:
        """The offers of a support that wait for answers, or for an officer's decision."""
        found = select(t).where(t.c.deployment_id == deployment, t.c.state.in_(_OPEN))
        open_ = found.where(t.c.ended_at.is_(None)).order_by(t.c.id)
        return self._whole(self._connection.execute(open_).all())

    def of_commission(self, commission: int) -> list[SupportOffer]:
        """What was offered on a request, the newest first."""
        found = select(t).where(t.c.commission_id == commission).order_by(t.c.id.desc())
        return self._whole(self._connection.execute(found).all())

    def waiting(self) -> list[SupportOffer]:
        """The offers that somebody has still to answer, in the order they were made."""
        return self._whole(run(self._connection, _WAITING))

    def unasked(self) -> list[int]:
        """The proposed support of which nobody was asked anything, by id."""
        asked = exists().where(t.c.deployment_id == deployments.c.id)
        found = select(deployments.c.id).where(deployments.c.status == Status.PROPOSED, ~asked)
        return list(self._connection.execute(found.order_by(deployments.c.id)).scalars())

    def undecided(self) -> list[SupportOffer]:
        """The offers that wait for an officer: somebody said no, or named a conflict."""
        named = select(consents.c.offer_id).where(consents.c.state == ConsentState.CONFLICT)
        waits = or_(
            t.c.state == OfferState.REFUSED,
            and_(t.c.state == OfferState.ASKED, t.c.id.in_(named)),
        )
        found = select(t).where(waits, t.c.ended_at.is_(None)).order_by(t.c.id)
        return self._whole(self._connection.execute(found).all())

    def asked_of(self, person: int, organisations: Iterable[int]) -> list[SupportOffer]:
        """The offers that wait for a person's own answer, or for one of these organisations."""
        at = consents.c.organisation_id.in_(sorted(set(organisations)))
        own = (consents.c.party == Party.LEADER) & (consents.c.leader_id == person)
        asked = select(consents.c.offer_id).where(
            consents.c.state == ConsentState.ASKED, own | ((consents.c.party != Party.LEADER) & at)
        )
        found = select(t).where(t.c.id.in_(asked)).order_by(t.c.id)
        return self._whole(self._connection.execute(found).all())

    def releases(self, deployment: int) -> list[LeaderRelease]:
        """What the heads of its leaders allowed, the newest of each leader."""
        found = (
            select(consents, people.c.name, organisations.c.name.label("employer"))
            .join(t, t.c.id == consents.c.offer_id)
            .join(people, people.c.id == consents.c.leader_id)
            .join(organisations, organisations.c.id == consents.c.organisation_id)
            .where(
                t.c.deployment_id == deployment,
                t.c.state == OfferState.AGREED,
                consents.c.party == Party.HOME_HEAD,
                consents.c.state == ConsentState.YES,
            )
            .order_by(consents.c.id)
        )
        newest = {row.leader_id: row for row in self._connection.execute(found)}
        return [
            LeaderRelease(id_, row.name, row.employer, row.most_days, row.note)
            for id_, row in newest.items()
        ]

    def days_out(self, deployment: int, leader: int, first: date, last: date) -> set[date]:
        """The days from `first` to `last` on which a leader was out for a support, or is to be."""
        made = select(visits.c.on).where(
            visits.c.deployment_id == deployment,
            visits.c.leader_id == leader,
            visits.c.on.between(first, last),
            visits.c.happened,
            visits.c.deleted_at.is_(None),
        )
        coming = select(planned_visits.c.on).where(
            planned_visits.c.deployment_id == deployment,
            planned_visits.c.leader_id == leader,
            planned_visits.c.on.between(first, last),
            planned_visits.c.state == PlannedState.PLANNED,
            planned_visits.c.removed.is_(False),
        )
        return set(self._connection.execute(union(made, coming)).scalars())

    def write(self, offer: SupportOffer) -> SupportOffer:
        """Adds or changes an offer with its questions; gives it with their ids."""
        if offer.id < 0:
            id_ = int(self._connection.execute(_ADD, columns_of(offer)).scalar_one())
        else:
            id_ = offer.id
            self._connection.execute(_CHANGE.values(columns_of(offer)), {"offer": id_})
        before = {each.id: each for each in self._consents([id_])}
        for consent in offer.consents:
            if consent.id < 0:
                self._connection.execute(_ADD_CONSENT, consent_columns(consent, id_))
            elif before.get(consent.id) != consent:
                row = consent_columns(consent, id_) | {"version": consent.version + 1}
                self._connection.execute(_CHANGE_CONSENT.values(row), {"consent": consent.id})
        found = self.get(id_)
        assert found is not None
        return found

    def _first(self, rows: Iterable[Row[Any]]) -> SupportOffer | None:
        return next(iter(self._whole(rows)), None)

    def _whole(self, rows: Iterable[Row[Any]]) -> list[SupportOffer]:
        found = list(rows)
        asked: dict[int, list[Consent]] = {}
        for consent in self._consents([row.id for row in found]):
            asked.setdefault(consent.offer, []).append(consent)
        return [offer_of(row, tuple(asked.get(row.id, ()))) for row in found]

    def _consents(self, offers: list[int]) -> list[Consent]:
        if not offers:
            return []
        found = self._connection.execute(_CONSENTS, {"offers": offers})
        return [consent_of(row) for row in found]
