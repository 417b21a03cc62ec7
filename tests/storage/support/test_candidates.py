"""What is known of leaders when somebody looks for one, and what the worked example comes to."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from sqlalchemy import insert, update

from domain.people.organisations import OrganisationKind
from domain.support.candidate_facts import FindingLimits, LeaderFacts, Needed, Spot
from domain.support.candidates import Candidates, Fit, OutReason, candidates
from domain.support.deployments import Leader, Status
from domain.support.offers import ConsentState, OfferState, Party
from domain.visits.visits import Record
from storage.store import Store
from storage.tables.commissions import consents, offers
from storage.tables.people import roles
from storage.tables.support import deployment_leaders, deployments
from tests import make, seed
from tests.databases import Places
from tests.example.hub import DATA, HUB, at, bring_in
from tests.make import NOW, TODAY

ASKED_ON = date(2020, 11, 19)
DALE_VIEW = 999004
Y, N, NOT_KNOWN = Fit.FULFILLED, Fit.NOT, Fit.NOT_KNOWN
NOWHERE = Needed(0, "Early reading")


@pytest.fixture
def example(places: Places) -> Iterator[Store]:
    """A hub's database with the worked example in it."""
    with places.connection() as connection:
        store = Store(connection, HUB)
        assert bring_in(store).problems == []
        yield store


def found(store: Store, **changes: object) -> Candidates:
    """Who could support Dale View in early reading, on the day it asked."""
    school = store.organisations.by_urn(DALE_VIEW)
    assert school is not None and school.kind is OrganisationKind.SCHOOL
    wanted = Needed(
        school.id,
        "Early reading",
        school.phase,
        Spot(school.easting, school.northing),
        school.trust,
        Fraction(4),
        date(2021, 1, 18),
        date(2021, 3, 26),
    )
    wanted = replace(wanted, **changes)  # type: ignore[arg-type]
    return candidates(wanted, store.candidates.leaders(wanted, ASKED_ON), FindingLimits(), ASKED_ON)


def test_the_worked_example_finds_whom_it_should(example: Store) -> None:
    with (DATA / "candidates-expected.csv").open(encoding="utf-8") as file:
        expected = [tuple(row.values()) for row in csv.DictReader(file)]
    told = [
        (
            row.leader.name,
            str((row.employer and (store_urn(row.employer.id, example) or "Hub")) or ""),
            row.leader.specialisms,
            row.leader.phases,
            str(row.leader.days_left),
            "not known" if row.miles is None else str(row.miles),
            str(row.leader.active),
            str(row.fits),
        )
        for row in found(example).rows
    ]
    assert told == expected and found(example).left_out == ()


def store_urn(organisation: int, store: Store) -> int | None:
    known = store.organisations.get(organisation)
    return known.urn if known else None


def test_each_of_the_examples_facts_is_as_expected(example: Store) -> None:
    assert {row.leader.name: [fit for _, fit in row.facts] for row in found(example).rows} == {
        "Amara Lewis": [Y, Y, Y, Y, Y],
        "Ben Hartley": [N, Y, Y, Y, Y],
        "Carla Novak": [N, Y, N, Y, Y],
        "Erin Walsh": [N, Y, Y, NOT_KNOWN, Y],
        "Dev Patel": [N, N, N, Y, Y],
    }


def test_who_declared_a_conflict_there_is_left_out_until_it_is_not_one(example: Store) -> None:
    dev, school = person(example, "dev.patel@fellside.example"), found(example).rows
    assert dev in {row.leader.id for row in school}
    declare(example, dev, ConsentState.CONFLICT, "my child is a pupil there", hour=12)
    [out] = found(example).left_out
    assert (out.leader.name, out.why) == ("Dev Patel", OutReason.CONFLICT)
    assert out.leader.conflict is not None
    assert (out.leader.conflict.on, out.leader.conflict.words) == (
        ASKED_ON,
        "my child is a pupil there",
    )
    declare(example, dev, ConsentState.YES, "", hour=15)
    assert found(example).left_out == ()


def test_an_officer_who_took_a_conflict_for_a_yes_leaves_nobody_out(example: Store) -> None:
    dev = person(example, "dev.patel@fellside.example")
    declare(example, dev, ConsentState.YES, "my aunt taught there", hour=12)
    assert found(example).left_out == ()


def test_a_leaders_own_school_is_no_place_for_them(example: Store) -> None:
    elmwood = example.organisations.by_urn(999005)
    assert elmwood is not None
    out = found(example, place=elmwood.id).left_out
    assert [(one.leader.name, one.why) for one in out] == [
        ("Amara Lewis", OutReason.EMPLOYED_THERE),
        ("Carla Novak", OutReason.EMPLOYED_THERE),
    ]


def test_who_left_this_school_year_is_named_and_nobody_who_left_before(example: Store) -> None:
    for address, day in (
        ("erin.walsh@hub.example", date(2020, 10, 1)),
        ("dev.patel@fellside.example", date(2020, 8, 30)),
    ):
        example.people.leave(person(example, address), at(day))
    told = found(example)
    assert [(one.leader.name, one.why) for one in told.left_out] == [("Erin Walsh", OutReason.LEFT)]
    assert "Dev Patel" not in {row.leader.name for row in told.rows}


def test_the_days_of_ended_support_are_those_used_this_school_year(example: Store) -> None:
    end(example, "DEP-3")
    dev = facts(example, "Dev Patel", date(2021, 7, 16))
    assert [dev.agreed, dev.used, dev.active] == [0, 5, 0]
    assert facts(example, "Dev Patel", date(2021, 9, 2)).used == 0


def test_what_was_handed_over_counts_as_used(example: Store) -> None:
    support = referred(example, "DEP-2")
    carla = person(example, "carla.novak@elmwood.example")
    example.support_changes.take_off(support, carla, date(2021, 5, 1))
    told = {one.name: one for one in example.candidates.leaders(NOWHERE, date(2021, 7, 16))}
    assert [told["Carla Novak"].agreed, told["Carla Novak"].used] == [0, 2]
    assert [told["Ben Hartley"].agreed, told["Ben Hartley"].used] == [10, 0]


def test_a_stated_part_of_the_days_goes_before_an_equal_one(example: Store) -> None:
    carla = person(example, "carla.novak@elmwood.example")
    stated = (
        update(deployment_leaders)
        .where(deployment_leaders.c.person_id == carla)
        .values(days=Fraction(3))
    )
    example._connection.execute(stated)
    assert facts(example, "Carla Novak").agreed == 3


def test_what_is_only_asked_for_is_not_agreed(example: Store) -> None:
    change(example, "DEP-4", status=Status.PROPOSED, agreed_on=None)
    erin = facts(example, "Erin Walsh")
    assert [erin.agreed, erin.asked, erin.active, erin.days_left] == [0, 8, 0, 30]


def test_support_given_before_on_a_need_is_counted_and_never_fits(example: Store) -> None:
    end(example, "DEP-1")
    told = found(example, need="early READING").rows
    assert [(row.leader.name, row.leader.before) for row in told][:2] == [
        ("Amara Lewis", 1),
        ("Ben Hartley", 0),
    ]
    assert len(told[0].facts) == 5


def test_the_own_trust_is_seen_of_schools_and_of_the_trust_itself(example: Store) -> None:
    trust = example.organisations.by_uid(99001)
    assert trust is not None
    ben = person(example, "ben.hartley@fellside.example")
    moved = update(roles).where(roles.c.person_id == ben).values(organisation_id=trust.id)
    example._connection.execute(moved)
    same = {row.leader.name for row in found(example).rows if row.same_trust}
    assert same == {"Ben Hartley"}


def test_whose_time_was_a_colleagues_own_is_used_by_them(store: Store) -> None:
    seed.sow(store)
    support = store.deployments.of_leader(person(store, seed.TOM.email))[0]
    farida = person(store, seed.FARIDA.email)
    visit = store.visits.add(
        Record(0, support, Leader(farida, ""), make.visit(objective=None), NOW), None
    )
    store.visits.share(visit.id, person(store, seed.TOM.email), 360, NOW)
    done = update(deployments).where(deployments.c.id == support.id)
    store._connection.execute(done.values(status=Status.COMPLETED))
    told = {one.name: one.used for one in store.candidates.leaders(NOWHERE, TODAY)}
    assert told == {seed.FARIDA.name: Fraction(1, 2), seed.TOM.name: 1}


def test_of_some_leaders_is_told_what_is_told_of_them_among_all(example: Store) -> None:
    """Support that they share with others, and what they have given before, with it."""
    end(example, "DEP-1")
    carla = person(example, "carla.novak@elmwood.example")
    ben = person(example, "ben.hartley@fellside.example")
    example.support_changes.take_off(referred(example, "DEP-2"), carla, date(2021, 5, 1))
    for wanted in (NOWHERE, replace(NOWHERE, need="Attendance")):
        every = example.candidates.leaders(wanted, date(2021, 7, 16))
        for some in ([carla], [ben], [carla, ben], []):
            told = example.candidates.leaders(wanted, date(2021, 7, 16), some)
            assert told == [one for one in every if one.id in some]
    everybody = [one.id for one in every]
    assert example.candidates.leaders(wanted, date(2021, 7, 16), everybody) == every


def test_the_specialisms_are_those_of_leaders_who_are_here(example: Store) -> None:
    assert "Attendance; Behaviour" in example.candidates.specialisms()
    example.people.leave(person(example, "dev.patel@fellside.example"), at(ASKED_ON))
    assert "Attendance; Behaviour" not in example.candidates.specialisms()
    assert len(example.candidates.specialisms()) == 4


def facts(store: Store, name: str, today: date = ASKED_ON) -> LeaderFacts:
    return next(one for one in store.candidates.leaders(NOWHERE, today) if one.name == name)


def person(store: Store, email: str) -> int:
    known = store.people.by_email(email)
    assert known is not None
    return known.id


def referred(store: Store, reference: str) -> int:
    rows = store._connection.execute(deployments.select())
    return next(int(row.id) for row in rows if row.reference == reference)


def change(store: Store, reference: str, **values: object) -> None:
    changed = update(deployments).where(deployments.c.reference == reference)
    store._connection.execute(changed.values(**values))


def end(store: Store, reference: str) -> None:
    change(store, reference, status=Status.COMPLETED)


def declare(store: Store, leader: int, state: ConsentState, words: str, hour: int) -> None:
    """Has a leader answer an offer at Dale View."""
    made = store._connection.execute(
        insert(offers)
        .values(
            deployment_id=referred(store, "DEP-4"),
            at=at(ASKED_ON),
            by_id=leader,
            state=OfferState.REFUSED,
        )
        .returning(offers.c.id)
    ).scalar_one()
    store._connection.execute(
        insert(consents).values(
            offer_id=made,
            party=Party.LEADER,
            leader_id=leader,
            state=state,
            answered_at=at(ASKED_ON, hour),
            answered_by=leader,
            conflict=words,
        )
    )
