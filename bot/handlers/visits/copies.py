"""Presses on a school's copy: opened, agreed with, objected to; and answers officers note."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.subjects.access import copy_of, record_of
from bot.subjects.visits import answers, copies, receipts
from bot.turns.reply import Failed, Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.answers import Agree, AskAnswer, Dispute, LeaveAnswer, NoteAnswer, ShowCopy
from cards.problems import sentence
from cards.questions import NOT_ASKED
from cards.visits.noted_answers import NotedView, noted_answer
from domain.errors import Refused
from domain.permissions import Act
from domain.support.deployments import Leader
from domain.visits.copies import (
    Answer,
    CopiedRecord,
    NotedValues,
    SchoolResponse,
    judge_noted,
    judge_objection,
)
from storage.store import Store

routes = Router()
MIDDAY = time(12)


@routes.action(ShowCopy)
def show(turn: Turn, action: ShowCopy, store: Store) -> Reply:
    """The copy as a new message, opened from a school's list."""
    copied = copy_of(turn, action.visit, Act.SEE, store)
    return Say(copies.card(copied, turn.speaker, store), copies.slot(copied.record.id))


@routes.action(Agree)
def agree(turn: Turn, action: Agree, store: Store) -> Reply:
    """Keeps that the record is right."""
    copied = copy_of(turn, action.visit, Act.ANSWER, store)
    given = SchoolResponse(Answer.AGREED, turn.now, action.version, _speaker(turn))
    return _answered(copied, given, turn, store)


def _objection_again(turn: Turn, action: Dispute, refused: Refused, store: Store) -> Reply:
    """The copy with what was typed and the problem under it."""
    if not all(p.field for p in refused.problems):
        return Failed(" ".join(sentence(p, NOT_ASKED, turn.hub) for p in refused.problems))
    copied = copy_of(turn, action.visit, Act.ANSWER, store)
    again = copies.card(
        copied, turn.speaker, store, problems=refused.problems, typed=action.typed.why
    )
    return Show(again, form="objection")


@routes.action(Dispute, refused=_objection_again)
def dispute(turn: Turn, action: Dispute, store: Store) -> Reply:
    """Keeps what is not right in the record, in a sentence of the contact's."""
    copied = copy_of(turn, action.visit, Act.ANSWER, store)
    why = judge_objection(action.typed)
    given = SchoolResponse(Answer.DISPUTED, turn.now, action.version, _speaker(turn), why)
    return _answered(copied, given, turn, store)


@routes.action(AskAnswer)
def ask_answer(turn: Turn, action: AskAnswer, store: Store) -> Reply:
    """Asks an officer what the school said, in place of the receipt."""
    record = answers.record_to_answer(turn, action.visit, store)
    values = action.typed
    if values == NotedValues():
        values = NotedValues(answered_on=turn.today.isoformat())
    return Show(noted_answer(NotedView(record, values, turn.today), turn.hub), form="answer")


@routes.action(LeaveAnswer)
def leave_answer(turn: Turn, action: LeaveAnswer, store: Store) -> Reply:
    """Back to the receipt, which offers what was typed."""
    record = record_of(turn, action.visit, Act.SEE, store)
    if not (action.typed.answer or action.typed.why or action.typed.how):
        return receipts.show_in_place(record, turn, store)
    shown = receipts.card(record, turn.speaker, store, turn.hub, turn.now, answer=action.typed)
    return Show(shown, form="left")


def _noted_again(turn: Turn, action: NoteAnswer, refused: Refused, store: Store) -> Reply:
    if not all(p.field for p in refused.problems):
        return Failed(" ".join(sentence(p, NOT_ASKED, turn.hub) for p in refused.problems))
    record = record_of(turn, action.visit, Act.NOTE_ANSWER, store)
    view = NotedView(record, action.typed, turn.today, refused.problems)
    return Show(noted_answer(view, turn.hub))


@routes.action(NoteAnswer, refused=_noted_again)
def note_answer(turn: Turn, action: NoteAnswer, store: Store) -> Reply:
    """Keeps what the school said by telephone, by e-mail or in person."""
    record = answers.record_to_answer(turn, action.visit, store)
    answer, why, how, on = judge_noted(action.typed, record, turn.today)
    at = datetime.combine(on, MIDDAY, ZoneInfo(turn.speaker.zone))
    version = min(action.version, record.version)
    given = SchoolResponse(answer, at, version, objection=why, how=how, noted_by=_speaker(turn))
    answers.note(record, given, turn, store)
    return receipts.show_in_place(record, turn, store)


def _answered(copied: CopiedRecord, given: SchoolResponse, turn: Turn, store: Store) -> Reply:
    """The copy with the answer that stands after this one was given."""
    answers.give(copied.record, given, turn, store)
    shown = copy_of(turn, copied.record.id, Act.ANSWER, store)
    return Show(copies.card(shown, turn.speaker, store), copies.slot(copied.record.id))


def _speaker(turn: Turn) -> Leader:
    return Leader(turn.speaker.id, turn.speaker.name)
