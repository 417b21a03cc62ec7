"""Hubs made by chance, each from a number: people of every role, records in every state."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from domain.funding.contracts import Contract
from domain.funding.grants import Grant, GrantKind
from domain.operations.imports import Changes, Entry, Support
from domain.people.organisations import Organisation, OrganisationKind
from domain.people.people import Appointment, Person, Role
from domain.support.deployments import Leader, Status
from domain.visits.copies import Answer, CopiedRecord, SchoolResponse
from domain.visits.steps import StepWords
from domain.visits.visits import Missed, Notice, Reason, Record, RecordSource
from storage.store import Store
from tests.make import NOW, TODAY, visit

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
PLACES = {
    -1: OrganisationKind.HUB,
    -2: OrganisationKind.TRUST,
    -3: OrganisationKind.SCHOOL,
    -4: OrganisationKind.SCHOOL,
    -5: OrganisationKind.SCHOOL,
}
# Each place but the hub leads a contract over one of them; the last is under none.
GRANTS = (-1, -2, -3, -4, -5)
STATES = (
    "imported",
    "held",
    "due now",
    "due and not sent",
    "sent",
    "sent and corrected",
    "agreed",
    "agreed and corrected",
    "disputed",
)


@dataclass(frozen=True, slots=True)
class Generated:
    """What there is: ids of records, deployments and steps; people, some of whom left."""

    people: tuple[Person, ...]
    records: tuple[int, ...]
    deployments: tuple[int, ...]
    steps: tuple[int, ...]

    def copied(self, store: Store, now: datetime = NOW) -> list[CopiedRecord]:
        """Every record, deleted ones too, with its copy as it stands."""
        found = [store.visits.get(id_) for id_ in self.records]
        return [CopiedRecord(r, store.copies.of(r.id), now) for r in found if r]


def hub(store: Store, seed: int) -> Generated:
    """Fills an empty hub; the same number makes the same hub."""
    dice = Random(seed)
    organisations = tuple(
        Organisation(
            id_, kind, f"{kind} {-id_}", urn=-id_ if kind is OrganisationKind.SCHOOL else None
        )
        for id_, kind in PLACES.items()
    )
    people = tuple(_somebody(dice, n) for n in range(1, 13))
    support = tuple(_support(dice, n, len(people)) for n in range(1, 9))
    # Dice of its own: what else is made by chance stays as it was.
    paid = Random(seed + 1_000)
    changes = Changes(
        organisations,
        people=people,
        deployments=tuple(replace(each, grants=_paid(paid)) for each in support),
        grants=tuple(_grant(id_) for id_ in GRANTS),
        contracts=tuple(
            Contract(grant, f"QA-{-grant}", grant - 1, grants=(grant,)) for grant in GRANTS[:4]
        ),
    )
    store.imports.write(changes, NOW - 90 * DAY)
    known = [store.people.has_address(entry.email) or 0 for entry in people]
    for entry, id_ in zip(people, known, strict=True):
        if entry.left:
            store.people.leave(id_, NOW - DAY)
    deployments = tuple(sorted(store.imports.snapshot().deployments))
    records = tuple(_record(dice, store, deployments, known) for _ in range(40))
    steps = tuple(_step(dice, store, deployments, known) for _ in range(20))
    found = tuple(person for id_ in known if (person := store.people.get(id_)))
    return Generated(found, records, deployments, steps)


def _somebody(dice: Random, number: int) -> Entry:
    """Everybody may hold any roles anywhere; the first five hold one each."""
    roles = list(Role)
    held = (
        [roles[number - 1]] if number <= len(roles) else dice.choices(roles, k=dice.randint(0, 3))
    )
    places = [id_ for id_, kind in PLACES.items() if kind is not OrganisationKind.HUB]
    at = frozenset(
        Appointment(role, None if role is Role.OFFICER else dice.choice(places)) for role in held
    )
    left = number > len(roles) and dice.random() < 0.2
    return Entry(-number, f"p{number}@trust.example", f"Person {number}", at, left=left)


def _support(dice: Random, number: int, people: int) -> Support:
    leaders = frozenset(-n for n in dice.sample(range(1, people + 1), k=dice.randint(0, 3)))
    status = dice.choice((Status.ACTIVE, Status.ACTIVE, Status.COMPLETED, Status.PAUSED))
    place = dice.choice([id_ for id_, kind in PLACES.items() if kind is not OrganisationKind.HUB])
    return Support(-number, place, f"Focus {number}", leaders, TODAY, status=status)


def _paid(dice: Random) -> tuple[int, ...]:
    """No grant, or some that pay for support in that order."""
    return tuple(dice.sample(GRANTS, k=dice.randint(0, 3)))


def _grant(id_: int) -> Grant:
    return Grant(id_, f"G{-id_}", "Opportunity Area", -2, "2026-27", GrantKind.NEW, 500_00)


def _record(dice: Random, store: Store, deployments: tuple[int, ...], people: list[int]) -> int:
    support = store.deployments.get(dice.choice(deployments))
    assert support is not None
    led = [leader.id for leader in support.leaders]
    leader = dice.choice(led) if led and dice.random() < 0.7 else dice.choice(people)
    state, on = dice.choice(STATES), TODAY - dice.randint(0, 8) * DAY
    missed = Missed(on, Reason.SCHOOL, Notice.SAME_DAY, 180)
    what = visit(on=on, objective=None) if dice.random() < 0.8 else missed
    source = RecordSource.IMPORTED if state == "imported" else RecordSource.CARD
    new = Record(0, support, Leader(leader, ""), what, NOW - 3 * DAY, source=source)
    kept = store.visits.add(new, None)
    if source is RecordSource.CARD:
        _copied(kept, state, people[0], store)
    if dice.random() < 0.25:
        store.visits.delete(kept.id, kept.leader.id, NOW - dice.randint(0, 40) * DAY)
    return kept.id


def _copied(record: Record, state: str, contact: int, store: Store) -> None:
    due = {"held": NOW + MINUTE, "due now": NOW}.get(state, NOW - MINUTE)
    store.copies.note_change(record.id, due)
    if state.startswith(("sent", "agreed", "disputed")):
        store.copies.note_put(record.id, record.version)
        store.copies.note_sent(record.id, NOW - DAY)
    if state.startswith(("agreed", "disputed")):
        answer = Answer.DISPUTED if state == "disputed" else Answer.AGREED
        store.copies.keep_response(
            record.id, SchoolResponse(answer, NOW, 1, Leader(contact, ""), "No.")
        )
    if state.endswith("corrected"):
        store.visits.correct(record, record.what, record.leader.id, NOW)
        store.copies.note_change(record.id, NOW + MINUTE)


def _step(dice: Random, store: Store, deployments: tuple[int, ...], people: list[int]) -> int:
    deployment = dice.choice(deployments)
    id_ = store.steps.add(deployment, StepWords("Order books", by=dice.choice((None, TODAY))))
    if dice.random() < 0.4:
        ago = dice.choice((1, 60)) * MINUTE
        store.steps.close(id_, deployment, dice.choice(people), NOW - ago)
    if dice.random() < 0.2:
        store.steps.hide(id_, hidden=True)
    return id_
