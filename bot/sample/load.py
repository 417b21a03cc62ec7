"""Loads the sample into an empty roster, once."""

import random
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from bot.documents.reading import from_path, read_here
from bot.imports.bank_holidays import write_bank_holidays
from bot.imports.run import carry_out
from bot.sample.money import CONTRACT, PAID, PROGRAMME, SIGNED, contracts, grants, rules
from bot.sample.people import DOMAIN, HUB, PEOPLE, TENANT, SamplePerson
from bot.sample.records import SampleVisit, record
from bot.sample.requests import SampleRequests
from bot.sample.supports import SUPPORTS
from bot.sample.texts import PURPOSES
from bot.sample.year import BEFORE, days, terms
from domain.operations.imports import Changes, Entry, Support
from domain.people.organisations import Organisation, OrganisationKind
from domain.people.people import Appointment, Role
from domain.prompts.terms import SOURCE
from domain.quality.ticking import NewTick
from domain.support.deployments import Deployment, Leader
from storage.store import Store

SEED = 2026
_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Summary:
    """What was loaded; `owed` has, by leader's address, the school of a visit still to record."""

    people: tuple[SamplePerson, ...]
    schools: int
    deployments: int
    visits: int
    planned: int
    owed: dict[str, str]


def load(store: Store, today: date, now: datetime) -> Summary | None:
    """Loads the sample around `today`; None, with nothing written, if there are people."""
    if store.people.entries():
        return None
    store.calendars.replace(SOURCE, terms(today))
    write_bank_holidays(store, today)
    files = [read_here(from_path(_HERE / name)) for name in ("schools.csv", "links.csv")]
    carry_out(files, store, now, today)
    store.tenants.allow(TENANT, [DOMAIN])
    store.organisations.upsert(Organisation(0, OrganisationKind.HUB, store.hub.name))
    store.milestones.go_live(None, now)
    people = {person.email: _person(store, person, now) for person in PEOPLE}
    deployments = _deployments(store, people, today, now)
    SampleRequests(store, today, partial(_place, store)).add(people, deployments)
    return _year(store, deployments, people, today)


def _place(store: Store, urn: int) -> int:
    found = store.organisations.hub() if urn == HUB else store.organisations.by_urn(urn)
    if found is None:
        raise LookupError(f"the sample has no organisation {urn}")
    return found.id


def _person(store: Store, person: SamplePerson, now: datetime) -> Leader:
    held = frozenset(
        Appointment(role, None if role is Role.OFFICER else _place(store, urn))
        for role, urn in person.roles
    )
    entry = Entry(
        0,
        person.email,
        person.name,
        held,
        specialisms="; ".join(person.knows),
        phases="; ".join(person.phases),
        free_days=person.free_days,
    )
    return Leader(store.people.upsert(entry, now), person.name)


def _deployments(
    store: Store, people: dict[str, Leader], today: date, now: datetime
) -> list[Deployment]:
    """Deployments in the order of SUPPORTS."""
    start, end = (
        store.calendars.calendar().next_school_day(today - BEFORE),
        date(today.year + 1, 7, 15),
    )
    made = tuple(
        Support(
            id=-1 - number,
            organisation=_place(store, support.urn),
            focus=support.focus,
            leaders=frozenset(people[leader.email].id for leader in support.leaders),
            start=start,
            end=end,
            days_agreed=support.days,
            objectives=support.objectives,
            strand=support.strand,
            **_paid(support.urn),
        )
        for number, support in enumerate(SUPPORTS)
    )
    place = partial(_place, store)
    changes = Changes(
        deployments=made,
        programmes=(PROGRAMME,),
        rules=rules(today, store.calendars.calendar()),
        grants=grants(today, place),
        contracts=contracts(today, place, store.calendars.calendar()),
    )
    store.imports.write(changes, now)
    _tick(store, today, now)
    found = store.deployments.some(sorted(store.imports.snapshot().deployments))
    return [found[id_] for id_ in sorted(found)]


def _tick(store: Store, today: date, now: datetime) -> None:
    """What the overseer of the contract ticked."""
    overseer = next(person for person in PEOPLE if person.has(Role.OVERSEER))
    by, contract = store.people.has_address(overseer.email), store.contracts.referred(CONTRACT)
    if by is None or contract is None:
        raise LookupError("the sample has no contract")
    signed = next(r for r in store.requirements.of([contract.id])[contract.id] if r.name == SIGNED)
    told = NewTick(today, remark="Both copies are filed with the trust's office.")
    store.requirements.tick(signed, told, by, now)


def _paid(urn: int) -> dict[str, Any]:
    """What pays for support at a school, and what a day costs there."""
    if urn not in PAID:
        return {}
    per_day = {"rate": PROGRAMME.rate, "reimbursement": PROGRAMME.reimbursement}
    return {"programme": PROGRAMME.name, "grants": PAID[urn], "fee": PROGRAMME.fee, **per_day}


def _year(
    store: Store, deployments: list[Deployment], people: dict[str, Leader], today: date
) -> Summary:
    dice = random.Random(SEED)  # noqa: S311 - the same sample every time, no secret
    calendar = store.calendars.calendar()
    every = days(today, calendar, dice)
    past = [day for day in every if day.on < today and not day.owed]
    counts, numbers = Counter(day.support for day in past), Counter[int]()
    for day in past:
        support, deployment = SUPPORTS[day.support], deployments[day.support]
        leader, number = people[day.leader], numbers[day.support]
        record(
            store,
            SampleVisit(support, deployment, leader, day.on, number, counts[day.support]),
            today,
            dice,
        )
        numbers[day.support] += 1
    coming = [day for day in every if day.owed or day.on > today]
    for day in coming:
        leader = people[day.leader]
        store.planned_visits.add(
            deployments[day.support].id, leader.id, day.on, purpose=dice.choice(PURPOSES)
        )
    return Summary(
        people=PEOPLE,
        schools=sum(o.kind is OrganisationKind.SCHOOL for o in store.organisations.everything()),
        deployments=len(deployments),
        visits=len(past),
        planned=len(coming),
        owed={day.leader: deployments[day.support].school for day in coming if day.owed},
    )
