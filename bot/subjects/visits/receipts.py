"""The receipt of a record as one person may see it, in a reply and in a later update alike."""

from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from bot.subjects.access import may_plan_from, reported_on, sees_support
from bot.subjects.visits import flags, settling
from bot.turns.reply import Card, Say, Show
from bot.turns.turn import Turn
from cards.actions.visits import StepForm
from cards.visits.concerns import stands
from cards.visits.receipts import ReceiptView, calendar_link, deleted, receipt
from domain.delivery.slots import Slot
from domain.errors import Problem
from domain.hub import Hub
from domain.hub_part import hub_part_for
from domain.people.people import Person
from domain.permissions import Act, can
from domain.questions import with_dates
from domain.support.deployments import days
from domain.visits.copies import Copy, CopyReach, NotedValues
from domain.visits.naming import names_in
from domain.visits.visits import UNDO, OwnTimeValues, Record, StepValues, Visit
from storage.store import Store

KIND = "visit"


def slot(record: int) -> Slot:
    """The slot of messages that show a record."""
    return Slot(KIND, str(record))


def card(
    record: Record,
    person: Person,
    store: Store,
    hub: Hub,
    now: datetime,
    *,
    note: str = "",
    edit_with: str = "",
    problems: tuple[Problem, ...] = (),
    typed: StepValues | None = None,
    own_time: OwnTimeValues | None = None,
    answer: NotedValues | None = None,
) -> Card:
    """The receipt of a record, or the card that says it was deleted.

    `note` is a line on top, `edit_with` the id of a form that Edit opens with what it holds;
    `problems` and `typed` are of the question for a next step. `own_time` and `answer` are what
    was typed into the forms for these, which were left.
    """
    used = days_used(record, person, store)
    local = now.astimezone(ZoneInfo(person.zone))
    if record.deleted_at is not None:
        restores = can(person, Act.DELETE, record) and record.may_restore(now)
        until = (record.deleted_at + UNDO).astimezone(local.tzinfo).date()
        by = store.visits.deleted_by(record.id)
        other = by.name if by and by.id != person.id else ""
        return deleted(record, used, until if restores else None, hub, by=other)
    copy = store.copies.of(record.id)
    part = hub_part_for(person, record)
    # Where there is no copy, there is no answer to note.
    notes_answer = copy is not None and not _school_answered(copy, record)
    view = ReceiptView(
        record=record,
        used=used,
        now=local,
        names=_names(record),
        note=note,
        edit_with=edit_with,
        calendar_url=calendar_link(record, hub),
        may_change=can(person, Act.CORRECT, record) and reported_on(record, person, store) is None,
        plans=may_plan_from(person, record),
        colleague=can(person, Act.ADD_TIME, record),
        problems=problems,
        step_typed=typed or StepValues(),
        own_time=own_time or OwnTimeValues(),
        answer=answer or NotedValues(),
        planned=settling.asked(record, store) if can(person, Act.CORRECT, record) else None,
        own=person.id == record.leader.id,
        files=store.kept_files.count_evidence(record.id),
        copy=copy,
        reach=reach(copy, record, store),
        notes_answer=notes_answer and can(person, Act.NOTE_ANSWER, record),
        hub_part=part,
        flag_stands=_flag_stands(record, person, now, store) if part else "",
    )
    return receipt(view, hub)


def show_in_place(
    record: Record,
    turn: Turn,
    store: Store,
    *,
    problems: tuple[Problem, ...] = (),
    typed: StepValues | None = None,
) -> Show:
    """The receipt in place of the pressed card, lasting unless there are problems to mend."""
    shown = card(record, turn.speaker, store, turn.hub, turn.now, problems=problems, typed=typed)
    return Show(shown, form="step") if problems else Show(shown, slot(record.id))


def show_left(record: Record, form: str, turn: Turn, store: Store) -> Show:
    """The receipt after a correction was left; its button opens the form with what was typed."""
    shown = card(record, turn.speaker, store, turn.hub, turn.now, edit_with=form)
    # Not lasting: an update would take the way to what was typed away.
    return Show(shown, form="left")


def back(record: Record, action: StepForm, turn: Turn, store: Store) -> Show:
    """The receipt again, with what was typed into its question for a next step."""
    if action.typed == StepValues() or not record.asks_next_step:
        return show_in_place(record, turn, store)
    typed = with_dates(action.typed, turn.today)
    shown = card(record, turn.speaker, store, turn.hub, turn.now, typed=typed)
    return Show(shown, form="step")


def beside(posted: Say, record: Record, action: StepForm, turn: Turn, store: Store) -> Say:
    """A new message; the receipt from which it was asked for keeps what was typed into it."""
    if action.typed == StepValues():
        return posted
    return replace(posted, stays=back(record, action, turn, store).card)


def post(record: Record, turn: Turn, store: Store) -> Say:
    """The receipt as a new message."""
    return Say(card(record, turn.speaker, store, turn.hub, turn.now), slot(record.id))


def days_used(record: Record, person: Person, store: Store, *, without: int = 0) -> Fraction | None:
    """The days used of a record's support, all its records counted, but for so many minutes.

    None for whoever may see the record and not the support, which is another's by now.
    """
    if not sees_support(person, record.deployment):
        return None
    minutes = store.deployments.minutes_used(record.deployment.id) - without
    return days(minutes, store.hub.hours_a_day)


def reach(copy: Copy | None, record: Record, store: Store) -> CopyReach:
    """Whether a copy that was not sent yet can reach its school."""
    if copy is None or copy.sent_at is not None or copy.response is not None:
        return CopyReach.GOES
    return store.copies.reach(record.deployment.organisation, record.leader.id)


def _flag_stands(record: Record, person: Person, now: datetime, store: Store) -> str:
    """Who of the hub took or resolved a record's flag; empty without one."""
    flag = store.concerns.of(record.id)
    return stands(flags.view(flag, record, now, person.zone, store)) if flag else ""


def _school_answered(copy: Copy, record: Record) -> bool:
    """Whether the school answered this version itself, not through an officer."""
    return copy.answers(record) and copy.response is not None and copy.response.by is not None


def _names(record: Record) -> tuple[str, ...]:
    """What reads like people's names in the record."""
    if not isinstance(record.what, Visit):
        return ()
    support = record.deployment
    # Names that belong there: of the school, the town and the work itself.
    known = [support.school, support.focus, support.town]
    known += [objective.text for objective in support.objectives]
    return names_in(record.what.did, known)
