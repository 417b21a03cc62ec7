"""A school's copy: open it, agree, say what is not right; an officer notes an answer that was given otherwise."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.subjects.naming import record_of
from bot.subjects.visits import copies, receipts
from bot.turns.reply import Failed, Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.visits import Agree, AskAnswer, Dispute, NoteAnswer, ShowCopy
from cards.problems import sentence
from cards.visits.noted_answers import NotedView, noted_answer
from domain.errors import Refused, refuse
from domain.permissions import Act, can
from domain.support.deployments import Leader
from domain.visits.copies import Answer, Given, NotedValues, asks, judge_noted, judge_objection
from domain.visits.visits import Record
from storage.store import Store

routes = Router()
MIDDAY = time(12)


@routes.action(ShowCopy)
def show(turn: Turn, action: ShowCopy, store: Store) -> Reply:
    """The copy as a new message, opened from a school's list."""
    record = record_of(turn, action.visit, Act.SEE, store)
    copy = store.copies.of(record.id)
    if copy and not copy.in_sight(turn.now):
        raise refuse("not_yours")
    return Say(copies.card(record, turn.speaker, store, turn.hub, turn.now), copies.slot(record.id))


@routes.action(Agree)
def agree(turn: Turn, action: Agree, store: Store) -> Reply:
    """One press: the record is as it was."""
    record = record_of(turn, action.visit, Act.ANSWER, store)
    return _answered(
        record, Given(Answer.AGREED, turn.now, action.version, _speaker(turn)), turn, store
    )


def _objection_again(turn: Turn, action: Dispute, refused: Refused, store: Store) -> Reply:
    """The copy with what was typed and the problem under it."""
    record = store.visits.get(action.visit)
    if (
        record is None
        or not can(turn.person, Act.ANSWER, record)
        or not all(p.field for p in refused.problems)
    ):
        return Failed(" ".join(sentence(p) for p in refused.problems))
    known = (record, turn.speaker, store, turn.hub, turn.now)
    return Show(copies.card(*known, problems=refused.problems, typed=action.why), form="objection")


@routes.action(Dispute, refused=_objection_again)
def dispute(turn: Turn, action: Dispute, store: Store) -> Reply:
    """Something is not right, in a sentence."""
    record = record_of(turn, action.visit, Act.ANSWER, store)
    said = judge_objection(action.why)
    return _answered(
        record, Given(Answer.DISPUTED, turn.now, action.version, _speaker(turn), said), turn, store
    )


@routes.action(AskAnswer)
def ask_answer(turn: Turn, action: AskAnswer, store: Store) -> Reply:
    """Asks an officer what the school said, in place of the receipt."""
    record = _notable(turn, action.visit, store)
    return Show(
        noted_answer(
            NotedView(record, NotedValues(answered_on=turn.today.isoformat()), turn.today), turn.hub
        )
    )


def _noted_again(turn: Turn, action: NoteAnswer, refused: Refused, store: Store) -> Reply:
    if not all(p.field for p in refused.problems):
        return Failed(" ".join(sentence(p) for p in refused.problems))
    record = record_of(turn, action.visit, Act.NOTE_ANSWER, store)
    return Show(
        noted_answer(NotedView(record, _values(action), turn.today, refused.problems), turn.hub)
    )


@routes.action(NoteAnswer, refused=_noted_again)
def note_answer(turn: Turn, action: NoteAnswer, store: Store) -> Reply:
    """Keeps what the school said by telephone, by e-mail or in person."""
    record = _notable(turn, action.visit, store)
    answer, said, how, on = judge_noted(_values(action), record, turn.today)
    at = datetime.combine(on, MIDDAY, ZoneInfo(turn.speaker.zone))
    version = min(action.version, record.version)
    given = Given(answer, at, version, objection=said, how=how, noted_by=_speaker(turn))
    copy = store.copies.of(record.id)
    if copy and copy.given != given:
        copies.answer(record, given, turn, store)
    return receipts.in_place(record, turn, store)


def _answered(record: Record, given: Given, turn: Turn, store: Store) -> Reply:
    """Keeps the answer where it counts: not a second time, not for an older version than one already answered."""
    copy = store.copies.of(record.id)
    before = copy.given if copy else None
    same = before and (before.answer, before.version, before.by) == (
        given.answer,
        given.version,
        given.by,
    )
    again = same and before and before.objection == given.objection
    older = before and before.version > given.version
    if (
        asks(copy, record, turn.speaker)
        and given.version <= record.version
        and not again
        and not older
    ):
        copies.answer(record, given, turn, store)
    return Show(
        copies.card(record, turn.speaker, store, turn.hub, turn.now), copies.slot(record.id)
    )


def _notable(turn: Turn, visit: int, store: Store) -> Record:
    """A record whose school has not answered itself."""
    record = record_of(turn, visit, Act.NOTE_ANSWER, store)
    copy = store.copies.of(record.id)
    if copy is None or record.deleted or (copy.answers(record) and copy.given and copy.given.by):
        raise refuse("answered_itself")
    return record


def _speaker(turn: Turn) -> Leader:
    return Leader(turn.speaker.id, turn.speaker.name)


def _values(action: NoteAnswer) -> NotedValues:
    return NotedValues(action.answer, action.why, action.how, action.answered_on)
