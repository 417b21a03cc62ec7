"""Copies that wait for their schools' answers, as a list for those who may note one."""

from bot.subjects.access import require
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.actions.answers import ShowUnanswered
from cards.visits.unanswered import PAGE, UnansweredView, WaitingCopy, unanswered
from domain.pages import Page
from domain.permissions import Act, scope
from domain.visits.copies import Copy, earliest_due
from storage.store import Store


def list_card(turn: Turn, wanted: ShowUnanswered, store: Store) -> Card:
    """A page of the copies of the last fortnight without an answer; a row opens its record."""
    require(turn, Act.NOTE_ANSWER, "officers_only")
    above = store.copies.of(wanted.before) if wanted.before else None
    found = page(turn, PAGE, store, above)
    if above is not None and not found.rows:
        # What stood on this page was answered since.
        return list_card(turn, ShowUnanswered(), store)
    records = store.records.some(copy.visit for copy in found.rows)
    rows = (WaitingCopy(records[copy.visit], copy.sent_at or copy.due_at) for copy in found.rows)
    older, newer = found.beside(lambda row: ShowUnanswered(before=row.visit if row else None))
    view = UnansweredView(
        rows=tuple(rows),
        total=found.total,
        now=turn.local,
        first=found.first,
        older=older,
        newer=newer,
    )
    return unanswered(view, turn.hub)


def page(turn: Turn, size: int, store: Store, above: Copy | None = None) -> Page[Copy]:
    """A page of the copies without an answer of which the speaker may note one."""
    since = earliest_due(turn.now, turn.hub)
    return store.copies.waiting(scope(turn.person, Act.NOTE_ANSWER), turn.now, since, size, above)
