"""Who leads support: leaders added and taken off, and support handed over."""

from bot.subjects.again import Problems
from bot.subjects.support import agreed_changes, keeping, keeping_changes
from bot.subjects.support.hand_over_rows import row
from bot.subjects.support.keeping_again import FORM, again, leader_again
from bot.subjects.support.keeping_changes import hand_over_card, leaders_card, take_off_card
from bot.subjects.visits import handing_over, support_plans
from bot.turns.reply import Card, Reply, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.agreements import AskBothYes, BothYes, DropHandOver, LeaveBothYes
from cards.actions.keeping import (
    AddLeader,
    AskHandOver,
    AskTakeOff,
    HandOver,
    KeepLeader,
    LeaveHandOver,
    ShowLeaders,
    TakeOff,
)
from cards.support.agreed_forms import both_yes_ask
from cards.support.keeping_forms import Asking
from domain.errors import Refused
from domain.support.changing import BothYesValues, judge_both_yes, judge_taking_off
from domain.support.deployments import Deployment
from domain.support.hand_overs import WaitingHandOver
from domain.support.states import ChangeKind, Followed, NewChange
from storage.store import Store

Showing = ShowLeaders | KeepLeader | LeaveHandOver
routes = Router()


@routes.action(ShowLeaders)
@routes.action(KeepLeader)
@routes.action(LeaveHandOver)
def show(turn: Turn, action: Showing, store: Store) -> Reply:
    """Who leads it, in place of the support or of a question about a leader."""
    support = keeping.kept(turn, action.deployment, store)
    return Show(leaders_card(support, turn, store), form=FORM)


@routes.action(AddLeader, refused=again(leaders_card))
def add(turn: Turn, action: AddLeader, store: Store) -> Reply:
    """Puts a leader on, who hears of it at once."""
    before = keeping.opened(turn, action.deployment, action.version, store)
    leader = keeping_changes.new_leader(before, action.typed, turn, store)
    new = NewChange(ChangeKind.LEADER_ADDED, followed=Followed(came=(leader,)))
    agreed_changes.change(new, before, turn, store)
    return keeping.shown(before.support, turn, store, "Added.")


@routes.action(AskTakeOff)
def ask_take_off(turn: Turn, action: AskTakeOff, store: Store) -> Reply:
    """Asks before a leader is taken off."""
    support = keeping.kept(turn, action.deployment, store)
    return Show(take_off_card(support, action.person, turn, store), form=FORM)


@routes.action(TakeOff, refused=leader_again(take_off_card))
def take_off(turn: Turn, action: TakeOff, store: Store) -> Reply:
    """Takes a leader off, whose planned visits are called off; the last one stays."""
    before = keeping.opened(turn, action.deployment, action.version, store)
    leader = keeping_changes.not_the_last(before.support, action.person, store)
    why = judge_taking_off(action.typed)
    off = support_plans.call_off(before.support, turn, store, leader.person)
    followed = Followed(called_off=off, went=(leader.person,))
    new = NewChange(ChangeKind.LEADER_OFF, why, followed=followed)
    agreed_changes.change(new, before, turn, store)
    return keeping.shown(before.support, turn, store, "Taken off.")


@routes.action(AskHandOver)
def ask_hand_over(turn: Turn, action: AskHandOver, store: Store) -> Reply:
    """Asks to whom a leader hands over."""
    support = keeping.kept(turn, action.deployment, store)
    return Show(hand_over_card(support, action.person, turn, store), form=FORM)


@routes.action(HandOver, refused=leader_again(hand_over_card))
def hand_over(turn: Turn, action: HandOver, store: Store) -> Reply:
    """Hands over from one leader to another, or asks for the yes of those who have to agree."""
    before = keeping.opened(turn, action.deployment, action.version, store)
    leader = keeping_changes.leading(before.support, action.person, store)
    new = keeping_changes.heir(before, action.typed, turn, store)
    made = handing_over.begin(before, leader.person, new, turn, store)
    return keeping.shown(before.support, turn, store, _became(made))


@routes.action(AskBothYes)
def ask_both_yes(turn: Turn, action: AskBothYes, store: Store) -> Reply:
    """Asks how it is known that both have agreed, in place of the support."""
    waits = handing_over.waiting(turn, action.hand_over, store)
    return Show(_both_yes_card(waits, BothYesValues(), turn, store), form=FORM)


def _both_yes_again(turn: Turn, action: BothYes, refused: Refused, store: Store) -> Reply:
    waits = handing_over.waiting(turn, action.hand_over, store)
    card = _both_yes_card(waits, action.typed, turn, store, refused.problems)
    return Show(card, form=FORM)


@routes.action(BothYes, refused=_both_yes_again)
def both_yes(turn: Turn, action: BothYes, store: Store) -> Reply:
    """Notes that both have agreed."""
    waits = handing_over.waiting(turn, action.hand_over, store)
    made = handing_over.agree(waits, judge_both_yes(action.typed), turn, store)
    return keeping.shown(_support(waits, turn, store), turn, store, _became(made))


@routes.action(LeaveBothYes)
def leave_both_yes(turn: Turn, action: LeaveBothYes, store: Store) -> Reply:
    """The support again; the hand-over waits on."""
    waits = handing_over.waiting(turn, action.hand_over, store)
    return keeping.shown(_support(waits, turn, store), turn, store)


@routes.action(DropHandOver)
def drop(turn: Turn, action: DropHandOver, store: Store) -> Reply:
    """Takes a hand-over back that waits."""
    waits = handing_over.waiting(turn, action.hand_over, store)
    handing_over.drop(waits, turn, store)
    return keeping.shown(_support(waits, turn, store), turn, store, "Taken back.")


def _both_yes_card(
    waits: WaitingHandOver,
    values: BothYesValues,
    turn: Turn,
    store: Store,
    problems: Problems = (),
) -> Card:
    ask = Asking(_support(waits, turn, store), problems=problems)
    return both_yes_ask(ask, row(waits, store), values, turn.hub)


def _support(waits: WaitingHandOver, turn: Turn, store: Store) -> Deployment:
    return keeping.kept(turn, waits.deployment, store)


def _became(made: WaitingHandOver) -> str:
    """What to say of a hand-over that was just asked for or agreed."""
    if made.ended_at is not None:
        return "Handed over."
    if made.agreed_at is not None:
        return "Agreed. It is done on its day."
    return "Asked. Everything stays as it is until both have said yes."
