"""Presses on a row of the message of a day.

A leader's: not now, in touch, done. An officer's who chases: spoken to, give to, not needed.
"""

from bot.subjects.prompts import acts
from bot.subjects.prompts.answering import chased_item, own_item, redraw
from bot.subjects.prompts.facts import Days, officers
from bot.subjects.visits import steps
from bot.turns.reply import Reply
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.prompts import GiveTo, InTouch, NotNeeded, Snooze, SpokenTo, StepDone
from domain.errors import Problem
from domain.prompts import kinds
from domain.prompts.catch_up import read_row
from domain.prompts.owed import Item
from domain.prompts.sending import employer, snooze_until
from domain.visits.judgement import day_of
from storage.store import Store

routes = Router()


@routes.action(Snooze)
def later(turn: Turn, action: Snooze, store: Store) -> Reply:
    """Keeps rows quiet until a day; a row with words in it stays open, since they would be lost."""
    first = action.rows[0]
    typed = day_of(action.typed.get(f"until_{first.replace(':', '_')}", ""))
    calendar = Days(store).calendar(employer(turn.speaker))
    until = snooze_until(action.until, typed, turn.today, calendar)
    items = [own_item(turn, subject, store) for subject in action.rows]
    if until is None:
        return redraw(
            turn, action, store, {first: (Problem("until", "no_later_day"),)}, action.rows
        )
    acts.put_off([item for item in items if _empty(item, action)], until, turn, store)
    return redraw(turn, action, store, also=action.rows)


@routes.action(InTouch)
def in_touch(turn: Turn, action: InTouch, store: Store) -> Reply:
    """Keeps that the leader has been in touch."""
    subject = kinds.FIRST.subject(action.deployment)
    own_item(turn, subject, store)
    acts.keep_contact(action.deployment, turn, store)
    return redraw(turn, action, store, also=(subject,))


@routes.action(StepDone)
def step_done(turn: Turn, action: StepDone, store: Store) -> Reply:
    """Closes a next step, in the message that named it."""
    subject = kinds.STEP.subject(action.step)
    item = own_item(turn, subject, store)
    steps.close(item.id, item.deployment or 0, turn, store)
    return redraw(turn, action, store, also=(subject,))


@routes.action(SpokenTo)
def spoken(turn: Turn, action: SpokenTo, store: Store) -> Reply:
    """Asks the one who chases again in a week."""
    chased_item(turn, action.row, store)
    acts.ask_again_later(action.row, turn, store)
    return redraw(turn, action, store, also=(action.row,))


@routes.action(GiveTo)
def give(turn: Turn, action: GiveTo, store: Store) -> Reply:
    """Gives a row to another officer, whose next message has it."""
    item, leader = chased_item(turn, action.row, store)
    chosen = action.typed.get(f"give_{action.row.replace(':', '_')}", "")
    others = (o.id for o in officers(store) if o.id != turn.speaker.id)
    to = next((id_ for id_ in others if str(id_) == chosen), None)
    if to is None:
        return redraw(
            turn, action, store, {action.row: (Problem("", "no_officer"),)}, (action.row,)
        )
    acts.hand_over(action.row, item, leader, to, turn, store)
    return redraw(turn, action, store, also=(action.row,))


@routes.action(NotNeeded)
def not_needed(turn: Turn, action: NotNeeded, store: Store) -> Reply:
    """Ends the prompting; what is owed stays owed."""
    item, leader = chased_item(turn, action.row, store)
    acts.end_prompting(action.row, item, leader, turn, store)
    return redraw(turn, action, store, also=(action.row,))


def _empty(item: Item, action: Snooze) -> bool:
    """Whether nothing is typed into a thing's row."""
    return not item.kind.filled_in or read_row(action.typed, item.id).left_open
