"""Who leads support: leaders added and taken off, and support handed over."""

from bot.subjects.support import keeping, keeping_changes
from bot.subjects.support.keeping_again import FORM, again, leader_again
from bot.subjects.support.keeping_changes import hand_over_card, leaders_card, take_off_card
from bot.subjects.visits import support_plans
from bot.turns.reply import Reply, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
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
from domain.support.changing import judge_taking_off
from domain.support.states import ChangeKind, Followed
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
    followed = Followed(came=(leader,))
    keeping.change(ChangeKind.LEADER_ADDED, before, turn, store, followed=followed)
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
    what = ChangeKind.LEADER_OFF
    keeping.change(what, before, turn, store, reason=why, followed=followed)
    return keeping.shown(before.support, turn, store, "Taken off.")


@routes.action(AskHandOver)
def ask_hand_over(turn: Turn, action: AskHandOver, store: Store) -> Reply:
    """Asks to whom a leader hands over."""
    support = keeping.kept(turn, action.deployment, store)
    return Show(hand_over_card(support, action.person, turn, store), form=FORM)


@routes.action(HandOver, refused=leader_again(hand_over_card))
def hand_over(turn: Turn, action: HandOver, store: Store) -> Reply:
    """Hands over from one leader to another, with the visits that are planned."""
    before = keeping.opened(turn, action.deployment, action.version, store)
    leader = keeping_changes.leading(before.support, action.person, store)
    to, why = keeping_changes.heir(before, action.typed, turn, store)
    handed = support_plans.give(before.support, leader.person, to, turn, store)
    followed = Followed(handed=handed, came=(to,), went=(leader.person,))
    what = ChangeKind.HANDED_OVER
    keeping.change(what, before, turn, store, reason=why, followed=followed)
    return keeping.shown(before.support, turn, store, "Handed over.")
