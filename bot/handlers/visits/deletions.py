"""Deleting a record, and undoing that."""

from bot.subjects.access import record_of
from bot.subjects.visits import receipts, recording
from bot.turns.lasting import touch
from bot.turns.reply import Reply, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.visits import AskDelete, DeleteVisit, RestoreVisit
from cards.visits.receipts import delete_ask
from domain.errors import refuse
from domain.permissions import Act
from domain.visits.visits import Missed, Record
from storage.store import Store

routes = Router()


@routes.action(AskDelete)
def ask(turn: Turn, action: AskDelete, store: Store) -> Reply:
    """Asks before a record is deleted, in place of the receipt."""
    record = record_of(turn, action.visit, Act.DELETE, store)
    if record.deleted:
        return receipts.show_in_place(record, turn, store)
    left = receipts.days_used(record, turn.speaker, store, without=_counted(record))
    return Show(delete_ask(record, left, turn.hub, action.typed))


@routes.action(DeleteVisit)
def delete(turn: Turn, action: DeleteVisit, store: Store) -> Reply:
    """Deletes the record; its message says so and offers the way back."""
    record = record_of(turn, action.visit, Act.DELETE, store)
    if not record.deleted:
        recording.delete(record, turn, store)
    return receipts.show_in_place(record_of(turn, record.id, Act.SEE, store), turn, store)


@routes.action(RestoreVisit)
def restore(turn: Turn, action: RestoreVisit, store: Store) -> Reply:
    """Undoes a deletion, in the message that shows it or as a new one."""
    record = record_of(turn, action.visit, Act.DELETE, store)
    if record.deleted and not record.may_restore(turn.now):
        raise refuse("too_late_to_restore")
    if record.deleted:
        record = recording.restore(record, turn, store)
    post = store.posts.at(turn.conversation.id, turn.reply_to)
    if post and post.slot == str(receipts.slot(record.id)):
        return receipts.show_in_place(record, turn, store)
    touch(receipts.slot(record.id), store, turn.now)
    return receipts.post(record, turn, store)


def _counted(record: Record) -> int:
    """The minutes that a record takes from the days agreed."""
    if isinstance(record.what, Missed) and not record.what.counts:
        return 0
    return record.what.minutes + sum(share.minutes for share in record.shares)
