"""The small hub with a bit of everything, and each button pressed by whom one likes."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, select, update

from bot.handlers import table
from bot.subjects.visits import recording
from bot.turns.reply import Reply
from bot.turns.router import Route
from bot.turns.turn import Turn, What
from cards.actions.action import Action
from cards.actions.answers import ReopenConcern
from cards.actions.digests import SwitchDigest
from cards.actions.keeping import (
    AddLeader,
    EndSupport,
    GoOn,
    OpenAgain,
    PauseSupport,
    SaveNewSupport,
    SaveTerms,
    UndoSupport,
)
from cards.actions.operations import GoLive
from cards.actions.people import AskStopAllowing, DropRole, ReturnPerson, SavePerson, StopAllowing
from cards.actions.planning import OverdueFile, PlanAgain, SavePlan, ShowPlanned
from cards.actions.prompts import (
    GiveTo,
    InTouch,
    NotNeeded,
    SaveAway,
    SaveReminders,
    Snooze,
    SpokenTo,
)
from cards.actions.visit_forms import DidNotHappen, ItDidHappen, SaveMissed, StartAfresh
from cards.actions.visits import (
    AddStep,
    EditVisit,
    MyVisits,
    NoStep,
    RecordsFile,
    ReopenStep,
    RestoreVisit,
    ShowRecords,
    VisitsFile,
)
from domain.delivery.conversations import Conversation, Surface
from domain.delivery.delivery import DeliveryState
from domain.digests.channels import Audience
from domain.errors import Refused
from domain.hub import Hub
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
from storage.tables.metadata import metadata
from tests import databases, make, seed
from tests.bot.turns.agreed import agreed, agreement_presses
from tests.bot.turns.funded import money_for, of_grants
from tests.bot.turns.kept_library import kept_library, library_presses
from tests.bot.turns.kept_plans import of_plans, planned_support
from tests.bot.turns.kept_support import SUPPORT, kept_support
from tests.bot.turns.looked_for import of_finding
from tests.bot.turns.offered import of_offers, offered_support
from tests.bot.turns.reported import of_reports, reported
from tests.bot.turns.requested import of_requests, requested
from tests.bot.turns.sent_files import presses, sent_files
from tests.bot.turns.typed import TYPED
from tests.databases import Places
from tests.make import NOW, TODAY
from tests.seed import DOMAIN, FARIDA, HEAD, OTHER_TENANT, SAMIRA, TENANT, TOM, Somebody

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
WORDS_TYPED = [e for e in table().entries.values() if e.what is What.COMMAND]
WORDS = {"did": "What only these schools know.", "note": "What only the hub knows."}
BUTTONS = sorted(
    (entry for entry in table().entries.values() if entry.what is What.ACTION),
    key=lambda e: (e.key, e.surface),
)


@dataclass(frozen=True, slots=True)
class Story:
    """The small hub with a bit of everything, inside a transaction that is undone."""

    connection: Connection
    ids: Mapping[str, Any]
    before: Mapping[str, list[str]]

    def type(self, who: Somebody, entry: Route, rest: str = "") -> str:
        """What a word is answered with, and what follows it; what it changes is undone."""
        with self._undone() as store:
            return str(_typed(entry, rest, store, who))

    def answer(self, who: Somebody, entry: Route, data: Mapping[str, Any]) -> Reply | None:
        """What a press with that data is answered with, None for a refusal; it is undone."""
        with self._undone() as store:
            return _pressed(entry, data, store, who)

    def data(self, entry: Route) -> dict[str, Any]:
        """The data that a button's card would carry, with inputs that can stand."""
        assert entry.action is not None
        return _data(entry.action, self.ids)

    def press(self, who: Somebody, entry: Route) -> set[str]:
        """The tables that a press changes, with "did" and "note" if it tells of them; undone."""
        with self._undone() as store:
            told = str(_pressed(entry, self.data(entry), store, who))
            after = kept_rows(self.connection)
        changed = {name for name, rows in self.before.items() if rows != after[name]}
        return changed | {name for name, words in WORDS.items() if words in told}

    @contextmanager
    def _undone(self) -> Iterator[Store]:
        """A store of which nothing is kept.

        The savepoint is let go as well, which SQLAlchemy's own way leaves out: else each would lie
        within all those before it.
        """
        self.connection.exec_driver_sql("SAVEPOINT press")
        try:
            yield Store(self.connection, Hub())
        finally:
            self.connection.exec_driver_sql("ROLLBACK TO SAVEPOINT press")
            self.connection.exec_driver_sql("RELEASE SAVEPOINT press")


@contextmanager
def filled_hub(places: Places) -> Iterator[Story]:
    with places.connection() as connection:
        store = Store(connection, Hub())
        seed.sow_held(store)
        _add_the_others(store)
        for person in store.people.everybody():
            store.reminders.keep_absence(person.id, TODAY + timedelta(days=1))
        yield Story(connection, _told(store, connection), kept_rows(connection))


def kept_rows(connection: Connection) -> dict[str, list[str]]:
    """Every row of every table."""
    return {t.name: sorted(map(str, connection.execute(select(t)))) for t in metadata.sorted_tables}


def named(entry: Route) -> str:
    return f"{entry.key} in a {entry.surface}"


def _pressed(entry: Route, data: Mapping[str, Any], store: Store, who: Somebody) -> Reply | None:
    assert entry.action is not None
    pressed = entry.action.model_validate(dict(data))
    turn = Turn(
        NOW,
        "a9",
        Account(who.tenant, who.oid),
        _place(entry, who),
        What.ACTION,
        invoke=True,
        needed="tenant-new",
    )
    turn = replace(turn, person=store.people.by_email(who.email))
    try:
        return entry.handler(turn, pressed, store)
    except Refused as refused:
        if entry.refused:
            with suppress(Refused):
                return entry.refused(turn, pressed, refused, store)
    return None


def _typed(entry: Route, rest: str, store: Store, who: Somebody) -> Reply | None:
    at, account = _place(entry, who), Account(who.tenant, who.oid)
    turn = Turn(
        NOW, "a9", account, at, What.COMMAND, text=f"{entry.key} {rest}".strip(), key=entry.key
    )
    turn = replace(turn, person=store.people.by_email(who.email))
    with suppress(Refused):
        return entry.handler(turn, rest, store)
    return None


def _data(action: type[Action], ids: Mapping[str, Any]) -> dict[str, Any]:
    own: dict[type[Action], dict[str, Any]] = {
        RestoreVisit: {"visit": ids["deleted"]},
        ReopenStep: {"step": ids["closed_step"]},
        ReopenConcern: {"concern": ids["resolved"]},
        ReturnPerson: {"person": ids["left"]},
        StartAfresh: {"form": ids["kept_form"]},
        SaveMissed: {"form": ids["planned_form"]},
        DidNotHappen: {"form": ids["planned_form"]},
        ItDidHappen: {"form": ids["planned_form"]},
        EditVisit: {"form": None},
        AddStep: {"visit": ids["stepless"]},
        NoStep: {"visit": ids["stepless"]},
        Snooze: {
            f"did_{ids['planned']}": "",
            "until": "day",
            f"until_planned_{ids['planned']}": "2026-12-01",
        },
        SpokenTo: {"row": ids["chase"]},
        GiveTo: {"row": ids["chase"]},
        NotNeeded: {"row": ids["chase"]},
        InTouch: {"deployment": ids["untouched"]},
        SavePlan: {"planned": None, "on": "2026-12-09"},
        **{a: {"before": None} for a in (ShowPlanned, ShowRecords, RecordsFile, OverdueFile)},
        PlanAgain: {"planned": ids["called_off"]},
        DropRole: {"role": "leader", "place": ids["hub"]},
        SwitchDigest: {"on": True},
        GoLive: {"sure": True},
        SaveAway: {"until": "1 December"},
        SaveReminders: {"until": ""},
        **{a: {"before": None, "deleted": False} for a in (MyVisits, VisitsFile)},
        **{a: {"tenant": OTHER_TENANT} for a in (AskStopAllowing, StopAllowing)},
        SavePerson: {"role": "leader", "place": "hub", "person": ids["person"]},
        SaveNewSupport: SUPPORT,
        SaveTerms: {"focus": "Phonics", "days": "4.5", "start": TODAY.isoformat()},
        AddLeader: {"deployment": ids["untouched"], "leader": TOM.email},
        PauseSupport: {"until": ""},
        GoOn: {"deployment": ids["paused"]},
        UndoSupport: {"deployment": ids["paused"]},
        EndSupport: {"how": "completed"},
        OpenAgain: {"deployment": ids["ended"], "version": 2},
        **of_offers(ids),
        **of_finding(ids),
        **of_grants(ids),
        **of_reports(ids),
        **of_plans(ids),
        **of_requests(ids),
        **library_presses(ids),
        **agreement_presses(ids),
        **presses(ids),
    }
    return {**ids, **own.get(action, {})}


def _place(entry: Route, who: Somebody) -> Conversation:
    if entry.surface is Surface.CHANNEL:
        return _channel()
    return replace(databases.chat(who.conversation), surface=entry.surface)


def _channel() -> Conversation:
    at = "https://smba.example/uk/"
    return Conversation(PLACE, Surface.CHANNEL, TENANT, at, "28:bot", channel=PLACE, team="19:t")


def _add_the_others(store: Store) -> None:
    place = Organisation(
        -1, OrganisationKind.SCHOOL, "Far Away School", urn=107777, phase="Primary", town="Leeds"
    )
    people = tuple(
        Person(-n, who.email, who.name, frozenset({Appointment(role, -1)}))
        for n, (who, role) in enumerate(ELSEWHERE.items(), 1)
    )
    support = Support(-1, -1, "Early maths", frozenset({-1}), TODAY)
    store.imports.write(Changes(organisations=(place,), people=people, deployments=(support,)), NOW)


def _told(store: Store, connection: Connection) -> dict[str, Any]:
    """Fills the hub, and gives the data that its cards would carry, with inputs that can stand."""
    known = {p.email: p.id for p in store.people.everybody()}
    for who in (FARIDA, TOM, SAMIRA, HEAD, *ELSEWHERE):
        store.conversations.put(databases.chat(who.conversation), known[who.email], coded=True)
    store.conversations.put(_channel(), None)
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
    return {
        **kept_library(known[SAMIRA.email], store),
        **sent_files(farida, samira, record.id, store),
        **requested(record.deployment.organisation, known[HEAD.email], samira, store),
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
        **money,
        **agreed(mine, elsewhere, samira, paused, store),
        **reported(farida, money["grant"], store),
        **offers,
        **planned_support(mine, farida, store),
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
        **TYPED,
        f"move_{planned}": "2026-12-01",
        f"give_chase_{farida}_planned_{planned}": str(second),
        f"time_{planned}": "half",
        f"did_{planned}": "Met.",
        f"progress_{planned}": "on_track",
    }


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
