"""The message of a day after a press on it, and the row that a button names, checked."""

from collections.abc import Collection
from dataclasses import replace

from bot.subjects import day_slots
from bot.subjects.access import support_of
from bot.subjects.prompts import prompts
from bot.subjects.prompts.day_card import NOTHING, Wrong, draw
from bot.subjects.prompts.reading import concerns
from bot.subjects.prompts.sources import one_item
from bot.turns.reply import Reply, Say, Show
from bot.turns.turn import Turn
from cards.actions.prompts import PromptAction
from domain.errors import refuse
from domain.ids import read_id
from domain.permissions import Act
from domain.prompts import kinds
from domain.prompts.fates import Fate
from domain.prompts.owed import Item, PromptRow
from domain.visits.planned_visits import PlannedVisit
from storage.store import Store

FORM = "catch-up"
ROW_INPUTS = frozenset({"time", "progress", "did", "reason", "notice"})


def redraw(
    turn: Turn,
    action: PromptAction,
    store: Store,
    wrong: Wrong | None = None,
    also: Collection[str] = (),
) -> Show:
    """The message as it stands now, with what is typed into its other rows kept.

    It lasts unless there are rows to fill in. `wrong` are problems by the rows' subjects, `also`
    the subjects of rows that it showed when it was sent.
    """
    wrong = wrong or {}
    here = {kinds.PLANNED.subject(id_) for id_ in rows_typed(action)}
    message = prompts.day_message(turn.speaker, action.on, store, here | set(also))
    # A row with a problem stays open, whatever became of it meanwhile: what was typed is in it.
    rows = tuple(_open(row) if row.subject in wrong else row for row in message.rows)
    message = replace(message, rows=rows)
    drawn = draw(message, turn.today, store, turn.hub, action.typed or NOTHING, wrong)
    if drawn.filling:
        return Show(drawn.card, form=FORM)
    return Show(drawn.card, day_slots.slot(turn.speaker.id, action.on))


def post_beside(posted: Reply, turn: Turn, action: PromptAction, store: Store) -> Reply:
    """The new message, with the day's message beside it kept as it is filled in."""
    message = redraw(turn, action, store) if rows_typed(action) else None
    if isinstance(posted, Say) and message and message.form:
        return replace(posted, stays=message.card)
    return posted


def redraw_answered(turn: Turn, action: PromptAction, planned: PlannedVisit, store: Store) -> Show:
    """The message with what became of a planned visit that was answered before, or elsewhere."""
    kind = kinds.TODAY if planned.on == action.on else kinds.PLANNED
    return redraw(turn, action, store, also=(kind.subject(planned.id),))


def rows_typed(action: PromptAction) -> list[int]:
    """The ids of the planned visits whose rows stand in the card, known by its inputs."""
    found = (name.partition("_") for name in action.typed)
    # A client leaves out what is not chosen yet: any one input tells of its row.
    ids = {read_id(number) for begins, _, number in found if begins in ROW_INPUTS}
    return sorted(id_ for id_ in ids if id_)


def owed_visit(turn: Turn, id_: int, store: Store) -> PlannedVisit:
    """The person's own planned visit, under support that is active."""
    planned = store.planned_visits.get(id_)
    if planned is None or planned.leader != turn.speaker.id:
        raise refuse("not_yours")
    support_of(turn, planned.deployment, Act.RECORD, store)
    return planned


def own_item(turn: Turn, subject: str, store: Store) -> Item:
    """A thing that the speaker owes; refused for any other."""
    kind, id_, leader = prompts.parse_subject(subject)
    item = one_item(kind, id_, store)
    support = store.deployments.get(item.deployment) if item and item.deployment else None
    if item is None or leader is not None or not concerns(turn.speaker, item, support):
        raise refuse("not_yours")
    return item


def chased_item(turn: Turn, subject: str, store: Store) -> tuple[Item, int]:
    """A thing that a leader owes, with the leader's id; refused for whoever may not chase it."""
    kind, id_, leader = prompts.parse_subject(subject)
    item = one_item(kind, id_, store)
    # Nobody is chased for news, nor officers: no card has such a button.
    if item is None or not item.kind.chased or leader is None or leader not in item.people:
        raise refuse("not_yours")
    support_of(turn, item.deployment, Act.CHASE, store)
    return item, leader


def _open(row: PromptRow) -> PromptRow:
    return replace(row, fate=Fate.OPEN)
