"""What the small hub with a bit of everything holds, and the ids of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, update

from bot.subjects.visits import recording
from bot.turns.turn import Turn, What
from domain.delivery.conversations import Conversation, Surface
from domain.delivery.delivery import DeliveryState
from domain.digests.channels import Audience
from domain.operations.imports import Changes, Support
from domain.operations.imports import Entry as Person
from domain.people.organisations import Organisation, OrganisationKind
from domain.people.people import Account, Appointment, Role
from domain.support.deployments import Status
from domain.support.states import ChangeKind
from domain.visits.steps import StepWords
from domain.visits.visits import Reason, Record, VisitAnswers
from storage.store import Store
from storage.tables.delivery import outbox
from tests import databases, make
from tests.bot.turns.agreed import agreed
from tests.bot.turns.funded import money_for
from tests.bot.turns.kept_library import kept_library
from tests.bot.turns.kept_plans import planned_support
from tests.bot.turns.kept_support import kept_support
from tests.bot.turns.known_places import place_for
from tests.bot.turns.offered import offered_support
from tests.bot.turns.reported import reported
from tests.bot.turns.requested import requested
from tests.bot.turns.sent_files import sent_files
from tests.bot.turns.ticked import ticked
from tests.bot.turns.typed import TYPED
from tests.make import NOW, TODAY
from tests.seed import DOMAIN, FARIDA, HEAD, SAMIRA, TENANT, TOM, Somebody

IVY = Somebody("Ivy Lane", f"ivy.lane@{DOMAIN}", "oid-ivy")
CAL = Somebody("Cal Wood", f"cal.wood@{DOMAIN}", "oid-cal")
NELL = Somebody("Nell Shaw", f"nell.shaw@{DOMAIN}", "oid-nell")
OTIS = Somebody("Otis Grey", f"otis.grey@{DOMAIN}", "oid-otis")
ELSEWHERE = {
    IVY: Role.LEADER,
    CAL: Role.SCHOOL_CONTACT,
    NELL: Role.HOME_HEAD,
    OTIS: Role.OVERSEER,
}
PLACE = "19:hub@thread.tacv2"
WORDS = {"did": "What only these schools know.", "note": "What only the hub knows."}


def add_the_others(store: Store) -> None:
    """Those who have a role elsewhere alone, and the school where they have it."""
    place = Organisation(
        -1, OrganisationKind.SCHOOL, "Far Away School", urn=107777, phase="Primary", town="Leeds"
    )
    people = tuple(
        Person(-n, who.email, who.name, frozenset({Appointment(role, -1)}))
        for n, (who, role) in enumerate(ELSEWHERE.items(), 1)
    )
    support = Support(-1, -1, "Early maths", frozenset({-1}), TODAY)
    store.imports.write(Changes(organisations=(place,), people=people, deployments=(support,)), NOW)


def filled(store: Store, connection: Connection) -> dict[str, Any]:
    """Fills the hub, and gives the data that its cards would carry, with inputs that can stand."""
    known = {p.email: p.id for p in store.people.everybody()}
    for who in (FARIDA, TOM, SAMIRA, HEAD, *ELSEWHERE):
        store.conversations.put(databases.chat(who.conversation), known[who.email], coded=True)
    store.conversations.put(hub_channel(), None)
    held_by = frozenset({Appointment(Role.OFFICER, None)})
    officer = Person(0, f"second@{DOMAIN}", "Second Officer", held_by)
    second = store.people.upsert(officer, NOW)
    store.conversations.put(databases.chat("a:oid-second"), second, coded=True)
    left = store.people.upsert(Person(0, f"gone@{DOMAIN}", "Gone Away", left=True), NOW)
    farida, tom = known[FARIDA.email], known[TOM.email]
    store.accounts.link(Account(TOM.tenant, TOM.oid), tom, TOM.user_id, NOW, "address")
    (elsewhere,) = (d.id for d in store.deployments.of_leader(known[IVY.email]))
    mine, other = (d.id for d in sorted(store.deployments.of_leader(farida), key=lambda d: d.id))
    turn = Turn(
        NOW,
        "a1",
        Account(FARIDA.tenant, FARIDA.oid),
        databases.chat(FARIDA.conversation),
        What.ACTION,
    )
    turn = replace(turn, person=store.people.get(farida))
    planned = store.planned_visits.owed(farida, TODAY)[0].id
    record = _recorded(turn, mine, store, flagged=True, step=StepWords("Plan the next visit"))
    resolved, deleted = _recorded(turn, mine, store, flagged=True), _recorded(turn, mine, store)
    stepless = _recorded(turn, mine, store, progress="off_track")
    recording.delete(deleted, turn, store)
    held = _recorded(turn, mine, store)
    for one in (record, resolved, deleted, stepless):
        store.copies.note_sent(one.id, NOW)
    step, hub = store.steps.made_by(record.id), store.organisations.hub()
    samira, closed = known[SAMIRA.email], store.steps.add(mine, StepWords("Send the sheet"))
    store.steps.close(closed, mine, farida, NOW)
    concern, done = store.concerns.of(record.id), store.concerns.of(resolved.id)
    assert step and hub and concern and done
    store.concerns.resolve(done.id, samira, NOW)
    channel = store.channels.link(PLACE, "Support", Audience.ALL, "", samira, NOW)
    store.outbox.put("live", "hub", "lost", SAMIRA.conversation, NOW)
    row = next(r.id for r in store.outbox.rows(DeliveryState.READY) if r.key == "lost")
    connection.execute(update(outbox).where(outbox.c.id == row).values(state=DeliveryState.DEAD))
    off = store.planned_visits.add(mine, farida, TODAY + timedelta(days=20))
    store.planned_visits.call_off(off, Reason.SCHOOL)
    paused, change = kept_support(mine, farida, ChangeKind.PAUSED, Status.PAUSED, store)
    ended, _ = kept_support(mine, farida, ChangeKind.COMPLETED, Status.COMPLETED, store)
    open_ = store.forms.open(farida, mine, NOW)
    offers = offered_support(farida, samira, *_places(mine, other, store), store)
    money = money_for(mine, store)
    kept = store.forms.open(farida, mine, NOW, values=make.values())
    of_planned = store.forms.open(farida, mine, NOW, planned=planned)
    own = {
        "chosen": tom,
        "supported": record.deployment.organisation,
        "visit": record.id,
        "deleted": deleted.id,
        "stepless": stepless.id,
        "held": held.id,
        "version": record.version,
        "form": open_.id,
        "kept_form": kept.id,
        "planned_form": of_planned.id,
        "deployment": mine,
        "untouched": other,
        "paused": paused,
        "ended": ended,
        "change": change,
        "planned": planned,
        "called_off": off,
        "step": step.id,
        "closed_step": closed,
        "concern": concern.id,
        "resolved": done.id,
        "channel": channel,
        "about": "all",
        "on": TODAY.isoformat(),
        "row": row,
        "leader": farida,
        "person": tom,
        "tenant": TOM.tenant,
        "oid": TOM.oid,
        "left": left,
        "hub": hub.id,
        "before": record.id,
        "rows": [f"planned:{planned}"],
        "chase": f"chase:{farida}:planned:{planned}",
        "name": "Sam Field",
        "email": f"sam.field@{DOMAIN}",
        "domain": "new.example",
        f"move_{planned}": "2026-12-01",
        f"give_chase_{farida}_planned_{planned}": str(second),
        f"time_{planned}": "half",
        f"did_{planned}": "Met.",
        f"progress_{planned}": "on_track",
    }
    return _together(
        own,
        TYPED,
        money,
        offers,
        kept_library(samira, store),
        sent_files(farida, samira, record.id, store),
        requested(record.deployment.organisation, known[HEAD.email], samira, store),
        agreed(mine, elsewhere, samira, paused, store),
        place_for(mine, known[HEAD.email], store),
        reported(farida, money["grant"], store),
        planned_support(mine, farida, store),
        ticked(samira, hub.id, store),
    )


def _together(*parts: Mapping[str, Any]) -> dict[str, Any]:
    """All of the parts; a name that two of them had would have a button carry another's id."""
    named = Counter(name for part in parts for name in part)
    twice = [name for name, times in named.items() if times > 1]
    assert not twice, twice
    return {name: value for part in parts for name, value in part.items()}


def _places(mine: int, other: int, store: Store) -> tuple[int, int]:
    """The schools of two supports."""
    known = store.deployments.some((mine, other))
    return known[mine].organisation, known[other].organisation


def _recorded(
    turn: Turn, deployment: int, store: Store, *, step: StepWords | None = None, **changes: Any
) -> Record:
    found = store.deployments.get(deployment)
    assert found is not None
    form = store.forms.open(turn.speaker.id, deployment, NOW)
    said = VisitAnswers(
        make.visit(
            **{
                "objective": None,
                "on": TODAY - timedelta(days=1),
                "did": WORDS["did"],
                "hub_note": WORDS["note"],
            }
            | changes
        ),
        step,
        None,
    )
    return recording.keep(said, form, found, make.values(), turn, store)


def hub_channel() -> Conversation:
    """Where the hub's posts come."""
    at = "https://smba.example/uk/"
    return Conversation(PLACE, Surface.CHANNEL, TENANT, at, "28:bot", channel=PLACE, team="19:t")
