"""The receipt of a record as one person may see it, the same in a reply and in a later update."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.turns.reply import Card, Say, Show
from bot.turns.turn import Turn
from cards.visits.receipts import ReceiptView, calendar_link, deleted, receipt
from domain.delivery.slots import Slot
from domain.errors import Problem
from domain.hub import Hub
from domain.hub_part import hub_part_for
from domain.people.people import Person
from domain.permissions import Act, can
from domain.support.deployments import days
from domain.visits.naming import looks_like_a_name
from domain.visits.visits import UNDO, Record, StepValues, Visit
from storage.store import Store

KIND = "visit"


def slot(record: int) -> Slot:
    """What a message stands for that shows a record."""
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
) -> Card:
    """The receipt, or that the record was deleted."""
    used = days(store.deployments.minutes_used(record.deployment.id), hub.hours_a_day)
    local = now.astimezone(ZoneInfo(person.zone))
    if record.deleted_at is not None:
        until = (record.deleted_at + UNDO).astimezone(local.tzinfo).date()
        return deleted(record, used, until, hub)
    copy = store.copies.of(record.id)
    answered = copy is None or (
        copy.answers(record) and copy.given is not None and copy.given.by is not None
    )
    view = ReceiptView(
        record=record,
        used=used,
        now=local,
        name=_name(record),
        note=note,
        edit_with=edit_with,
        calendar_url=calendar_link(record, hub),
        may_change=can(person, Act.CORRECT, record),
        colleague=can(person, Act.ADD_TIME, record),
        problems=problems,
        step_typed=typed or StepValues(),
        own=person.id == record.leader.id,
        copy=copy,
        notes_answer=not answered and can(person, Act.NOTE_ANSWER, record),
        hub_part=hub_part_for(person, record),
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
    """The receipt in place of the pressed card, for good; with problems, until they are mended."""
    shown = card(record, turn.speaker, store, turn.hub, turn.now, problems=problems, typed=typed)
    return Show(shown, form="step") if problems else Show(shown, slot(record.id))


def post(record: Record, turn: Turn, store: Store) -> Say:
    """The receipt as a new message."""
    return Say(card(record, turn.speaker, store, turn.hub, turn.now), slot(record.id))


def _name(record: Record) -> str:
    if not isinstance(record.what, Visit):
        return ""
    known = [record.deployment.school, record.deployment.focus, record.deployment.town]
    known += [o.text for o in record.deployment.objectives]
    return looks_like_a_name(record.what.did, known) or ""
