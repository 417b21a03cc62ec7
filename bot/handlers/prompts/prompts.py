"""What a prompt's buttons do: not now, not today, in touch, done, spoken to, give to, not needed."""

from collections.abc import Collection
from dataclasses import replace

from bot.handlers.prompts import reminders
from bot.handlers.visits import missed, visits
from bot.subjects.prompts import moves, prompts
from bot.subjects.prompts.day_card import NOTHING, Wrong, drawn
from bot.subjects.prompts.sources import SOURCES
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.prompts import (
    GiveTo,
    InTouch,
    MissPlanned,
    MovePlanned,
    NotNeeded,
    PromptAction,
    RecordRow,
    RemindersFromHere,
    ShowReminders,
    Snooze,
    SpokenTo,
    StepDone,
)
from cards.actions.visits import DidNotHappen, OpenForm
from domain.errors import Problem, refuse
from domain.permissions import Act, can
from domain.prompts.catch_up import entered
from domain.prompts.owed import Fate, Item, Kind, Prompted, Row
from domain.prompts.prompts import ASK_AGAIN, NOT_NEEDED
from domain.prompts.sending import employer, later_day, snoozed
from domain.support.deployments import Deployment
from domain.visits.judgement import day_of
from domain.visits.planned_visits import PlannedVisit, State
from storage.store import Store

FORM = "catch-up"
routes = Router()


@routes.action(Snooze)
def later(turn: Turn, action: Snooze, store: Store) -> Reply:
    """Keeps rows quiet until a day; the message says so. A row with words in it stays open: they would be lost."""
    days = prompts.Days(store)
    first = action.rows[0]
    typed = day_of(action.typed.get(f"until_{first.replace(':', '_')}", ""))
    until = snoozed(action.until, typed, turn.today, days.calendar(employer(turn.speaker)))
    items = [_own(turn, subject, store) for subject in action.rows]
    items = [
        item
        for item in items
        if item.kind is not Kind.PLANNED or entered(action.typed, item.id).left
    ]
    if until is None:
        return again(turn, action, store, {first: (Problem("until", "no_later_day"),)}, action.rows)
    known = store.prompts.of(turn.speaker.id)
    for item in items:
        times = known.get(item.subject, Prompted()).since(item.on).unanswered()
        store.prompts.put_off(turn.speaker.id, item.subject, until, times)
        store.audit.add(
            turn.now, turn.speaker.id, "prompt.later", item.subject, until=until.isoformat()
        )
    return again(turn, action, store, also=action.rows)


@routes.action(MovePlanned)
def move(turn: Turn, action: MovePlanned, store: Store) -> Reply:
    """Puts today's visit on another day."""
    planned, subject = planned_of(turn, action.planned, store), f"today:{action.planned}"
    day = day_of(action.typed.get(f"move_{action.planned}", ""))
    if planned.state is State.PLANNED and (until := later_day(day, turn.today)):
        moves.move(planned.id, until, turn, store, apart=True)
        store.audit.add(
            turn.now,
            turn.speaker.id,
            "planned.moved",
            f"planned:{planned.id}",
            on=until.isoformat(),
        )
        prompts.touch_named(planned.deployment, planned.id, turn, store)
    elif planned.state is State.PLANNED:
        return again(turn, action, store, {subject: (Problem("move", "no_later_day"),)}, (subject,))
    return again(turn, action, store, also=(subject,))


@routes.action(RecordRow)
def record(turn: Turn, action: RecordRow, store: Store) -> Reply:
    """The visit form as a new message; the message of the day stays with what is typed into it."""
    planned = store.planned_visits.get(action.planned) if action.planned else None
    if planned and planned.leader == turn.speaker.id and planned.state is not State.PLANNED:
        return _turned(turn, action, planned, store)
    form = visits.open_form(
        turn, OpenForm(deployment=action.deployment, planned=action.planned), store
    )
    return _beside(form, turn, action, store)


@routes.action(RemindersFromHere)
def settings(turn: Turn, action: RemindersFromHere, store: Store) -> Reply:
    """The settings for prompts as a new message; the message of the day stays, as for `record`."""
    return _beside(reminders.pressed(turn, ShowReminders(), store), turn, action, store)


@routes.action(MissPlanned)
def miss(turn: Turn, action: MissPlanned, store: Store) -> Reply:
    """The short card of a visit that did not happen, as a new message."""
    planned = planned_of(turn, action.planned, store)
    if planned.state is not State.PLANNED:
        return _turned(turn, action, planned, store)
    form = store.forms.open(turn.speaker.id, planned.deployment, turn.now, planned=planned.id)
    shown = missed.ask(turn, DidNotHappen(form=form.id), store)
    posted = Say(shown.card, form=form.id) if isinstance(shown, Show) else shown
    return _beside(posted, turn, action, store)


@routes.action(InTouch)
def in_touch(turn: Turn, action: InTouch, store: Store) -> Reply:
    """Keeps that the leader has been in touch."""
    subject = f"first:{action.deployment}"
    _own(turn, subject, store)
    store.prompts.contacted(action.deployment, turn.today)
    store.audit.add(
        turn.now, turn.speaker.id, "deployment.in_touch", f"deployment:{action.deployment}"
    )
    prompts.touch_named(action.deployment, None, turn, store)
    return again(turn, action, store, also=(subject,))


@routes.action(StepDone)
def step_done(turn: Turn, action: StepDone, store: Store) -> Reply:
    """Closes a next step, in the message that named it."""
    subject = f"step:{action.step}"
    item = _own(turn, subject, store)
    store.steps.close(item.id, item.deployment or 0, turn.speaker.id, turn.now)
    store.audit.add(turn.now, turn.speaker.id, "step.closed", subject)
    prompts.touch_named(item.deployment or 0, None, turn, store)
    return again(turn, action, store, also=(subject,))


@routes.action(SpokenTo)
def spoken(turn: Turn, action: SpokenTo, store: Store) -> Reply:
    """Asks the one who chases again in a week."""
    _chased(turn, action.row, store)
    until = turn.today + ASK_AGAIN
    store.prompts.snooze(turn.speaker.id, action.row, until)
    store.audit.add(turn.now, turn.speaker.id, "prompt.spoken", action.row, until=until.isoformat())
    return again(turn, action, store, also=(action.row,))


@routes.action(GiveTo)
def give(turn: Turn, action: GiveTo, store: Store) -> Reply:
    """Gives a row to another officer, whose next message has it."""
    item, leader = _chased(turn, action.row, store)
    chosen = action.typed.get(f"give_{action.row.replace(':', '_')}", "")
    to = next(
        (o.id for o in prompts.officers(store) if str(o.id) == chosen and o.id != turn.speaker.id),
        None,
    )
    if to is None:
        return again(turn, action, store, {action.row: (Problem("", "no_officer"),)}, (action.row,))
    store.prompts.hand(leader, item.subject, to)
    store.audit.add(turn.now, turn.speaker.id, "prompt.given", action.row, to=to)
    return again(turn, action, store, also=(action.row,))


@routes.action(NotNeeded)
def not_needed(turn: Turn, action: NotNeeded, store: Store) -> Reply:
    """Ends the prompting; what is owed stays owed."""
    item, leader = _chased(turn, action.row, store)
    store.prompts.settle(leader, item.subject, NOT_NEEDED, turn.now)
    store.audit.add(turn.now, turn.speaker.id, "prompt.settled", action.row)
    prompts.touch_named(
        item.deployment or 0, item.id if item.kind is Kind.PLANNED else None, turn, store
    )
    return again(turn, action, store, also=(action.row,))


def again(
    turn: Turn,
    action: PromptAction,
    store: Store,
    wrong: Wrong | None = None,
    also: Collection[str] = (),
) -> Show:
    """The message as it stands now, with what is typed into its other rows kept; it lasts unless there are any.

    A row with a problem stays open with what was typed, whatever became of it meanwhile.
    """
    here = {f"planned:{id_}" for id_ in rows_typed(action)}
    message = prompts.told(turn.speaker, action.on, store, here | set(also))
    message = replace(
        message,
        rows=tuple(_open(row) if row.subject in (wrong or ()) else row for row in message.rows),
    )
    made = drawn(message, turn.today, store, turn.hub, action.typed or NOTHING, wrong)
    if made.filling:
        return Show(made.card, form=FORM)
    return Show(made.card, prompts.slot(turn.speaker.id, action.on))


def _open(row: Row) -> Row:
    return replace(row, fate=Fate.OPEN)


def _beside(posted: Reply, turn: Turn, action: PromptAction, store: Store) -> Reply:
    """A new message beside that of the day, which stays with what is typed into its rows, where it has any."""
    message = again(turn, action, store) if rows_typed(action) else None
    return (
        replace(posted, stays=message.card)
        if isinstance(posted, Say) and message and message.form
        else posted
    )


def _turned(turn: Turn, action: PromptAction, planned: PlannedVisit, store: Store) -> Show:
    """The message with what became of a planned visit, which was answered already: on another device, say."""
    kind = Kind.TODAY if planned.on == action.on else Kind.PLANNED
    return again(turn, action, store, also=(f"{kind}:{planned.id}",))


def rows_typed(action: PromptAction) -> list[int]:
    """The planned visits whose rows stand in the card, by their inputs."""
    found = (name.removeprefix("time_") for name in action.typed if name.startswith("time_"))
    return sorted(int(id_) for id_ in found if id_.isdecimal() and len(id_) < 17)


def planned_of(turn: Turn, id_: int, store: Store) -> PlannedVisit:
    """The person's own planned visit, under support that is active."""
    planned = store.planned_visits.get(id_)
    if planned is None or planned.leader != turn.speaker.id:
        raise refuse("not_yours")
    _support(turn, planned.deployment, Act.RECORD, store)
    return planned


def _own(turn: Turn, subject: str, store: Store) -> Item:
    """A thing that the person owes: ids are names, never rights."""
    kind, id_, chased = prompts.parsed(subject)
    item = SOURCES[kind].one(kind, id_, store)
    if item is None or chased is not None or turn.speaker.id not in item.people:
        raise refuse("not_yours")
    _support(turn, item.deployment, Act.CLOSE_STEP, store)
    return item


def _chased(turn: Turn, subject: str, store: Store) -> tuple[Item, int]:
    """A thing that is owed by a leader, and who that is, for an officer."""
    kind, id_, leader = prompts.parsed(subject)
    item = SOURCES[kind].one(kind, id_, store)
    if item is None or leader is None or leader not in item.people:
        raise refuse("not_yours")
    _support(turn, item.deployment, Act.CHASE, store)
    return item, leader


def _support(turn: Turn, id_: int | None, act: Act, store: Store) -> Deployment:
    deployment = store.deployments.get(id_) if id_ else None
    if deployment is None or not can(turn.person, act, deployment):
        raise refuse("not_yours")
    return deployment
