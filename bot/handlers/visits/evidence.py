"""Presses on the files that hang on a record: opened, shown to the school, taken off, put back."""

from bot.subjects.access import copy_of, record_of
from bot.subjects.visits import copies, evidence, receipts
from bot.turns.reply import Nothing, Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.evidence import (
    OpenEvidence,
    OpenFromCopy,
    PutBackEvidence,
    ShareEvidence,
    ShowEvidence,
    TakeOffEvidence,
)
from domain.errors import refuse
from domain.permissions import Act
from storage.store import Store

routes = Router()


@routes.action(ShowEvidence)
def show(turn: Turn, action: ShowEvidence, store: Store) -> Reply:
    """The files of a record, as a new message."""
    record = record_of(turn, action.visit, Act.SEE, store)
    if record.deleted:
        raise refuse("deleted")
    posted = Say(evidence.list_card(record, turn, store))
    return receipts.beside(posted, record, action, turn, store)


@routes.action(OpenEvidence)
def open_file(turn: Turn, action: OpenEvidence, store: Store) -> Reply:
    """Has a file brought into the chat, where it comes as a message of its own."""
    evidence.bring(action.file, turn, store)
    return Nothing()


@routes.action(OpenFromCopy)
def open_from_copy(turn: Turn, action: OpenFromCopy, store: Store) -> Reply:
    """The same from a school's copy, which keeps what was typed there."""
    copied = copy_of(turn, action.visit, Act.SEE, store)
    evidence.bring(action.file, turn, store)
    shown = copies.card(copied, turn.speaker, store, typed=action.typed.why)
    return Show(shown, None if action.typed.why else copies.slot(action.visit))


@routes.action(ShareEvidence)
def share(turn: Turn, action: ShareEvidence, store: Store) -> Reply:
    """Lets the school see a file with its copy, or no more."""
    file, record = evidence.file_of(turn, action.file, store)
    evidence.share(file, record, turn, store, on=action.on)
    return Show(evidence.list_card(record, turn, store))


@routes.action(TakeOffEvidence)
def take_off(turn: Turn, action: TakeOffEvidence, store: Store) -> Reply:
    """Takes a file off its record, which can be undone."""
    file, record = evidence.file_of(turn, action.file, store)
    evidence.take_off(file, record, turn, store)
    return Show(evidence.list_card(record, turn, store, taken_off=file))


@routes.action(PutBackEvidence)
def put_back(turn: Turn, action: PutBackEvidence, store: Store) -> Reply:
    """Undoes that."""
    file, record = evidence.file_of(turn, action.file, store)
    evidence.put_back(file, record, turn, store)
    return Show(evidence.list_card(record, turn, store))
