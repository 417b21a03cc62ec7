"""Support that officers add and change: its card, focus and dates, a pause, its end, an undoing."""

from dataclasses import replace

from bot.subjects.support import agreed_changes, keeping, keeping_changes, plan_clock, terms_forms
from bot.subjects.support.keeping_again import FORM, again
from bot.subjects.support.keeping_changes import end_card, open_card, pause_card
from bot.subjects.support.terms_forms import terms_card
from bot.subjects.visits import support_plans
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.keeping import (
    AskEnd,
    AskOpenAgain,
    AskPause,
    ChangeTerms,
    EndSupport,
    GoOn,
    KeepSupport,
    LeaveEnd,
    LeaveLeaders,
    LeaveOpenAgain,
    LeavePause,
    LeaveTerms,
    OpenAgain,
    PauseSupport,
    SaveTerms,
    UndoSupport,
)
from domain.errors import Refused
from domain.questions import with_dates
from domain.support.changing import (
    judge_end,
    judge_opening,
    judge_pause,
)
from domain.support.changing_terms import TermsValues
from domain.support.deployments import Status
from domain.support.keeping import KeepingContext
from domain.support.states import ChangeKind, Followed, NewChange
from storage.store import Store

Leaving = LeaveLeaders | LeavePause | LeaveEnd | LeaveOpenAgain
routes = Router()


@routes.action(KeepSupport, reads=True)
def keep(turn: Turn, action: KeepSupport, store: Store) -> Reply:
    """The support as a new message."""
    support = keeping.kept(turn, action.deployment, store)
    return Say(keeping.card(support, turn, store), keeping.slot(support.id))


@routes.action(LeaveLeaders)
@routes.action(LeavePause)
@routes.action(LeaveEnd)
@routes.action(LeaveOpenAgain)
def back(turn: Turn, action: Leaving, store: Store) -> Reply:
    """The support again, in place of a question."""
    return keeping.shown(keeping.kept(turn, action.deployment, store), turn, store)


@routes.action(ChangeTerms)
def change(turn: Turn, action: ChangeTerms, store: Store) -> Reply:
    """Focus, days and dates to be changed, in place of the support."""
    support = keeping.kept(turn, action.deployment, store)
    if action.came:
        values = terms_forms.typed_whole(action.typed, support, store, whole=action.whole)
    else:
        values = terms_forms.values_of(support, store)
    return Show(terms_card(support, turn, store, values), form=FORM)


def _terms_again(turn: Turn, action: SaveTerms, refused: Refused, store: Store) -> Reply:
    support = keeping.kept(turn, action.deployment, store)
    typed = terms_forms.typed_whole(action.typed, support, store, whole=action.whole)
    return Show(terms_card(support, turn, store, typed, refused.problems), form=FORM)


@routes.action(SaveTerms, refused=_terms_again)
def save(turn: Turn, action: SaveTerms, store: Store) -> Reply:
    """Keeps what support is about, and what pays for it, as the form says."""
    before = keeping.opened(turn, action.deployment, action.version, store)
    typed = terms_forms.typed_whole(action.typed, before.support, store, whole=action.whole)
    terms, found = terms_forms.new_terms(before, typed, turn, store)
    if terms != before.terms or found.grants != store.funds.paying_for(before.support.id):
        new = NewChange(ChangeKind.CHANGED, found.why, terms, grants=found.grants)
        agreed_changes.change(new, before, turn, store)
    return keeping.shown(before.support, turn, store, "Saved.")


@routes.action(LeaveTerms)
def leave(turn: Turn, action: LeaveTerms, store: Store) -> Reply:
    """The support as it stands, which offers what was typed."""
    support = keeping.kept(turn, action.deployment, store)
    whole = terms_forms.typed_whole(action.typed, support, store, whole=action.whole)
    typed = with_dates(whole, turn.today)
    same = typed == terms_forms.values_of(support, store)
    return keeping.shown(support, turn, store, typed=TermsValues() if same else typed)


@routes.action(AskPause)
def ask_pause(turn: Turn, action: AskPause, store: Store) -> Reply:
    """Asks why, in place of the support."""
    support = keeping.kept(turn, action.deployment, store)
    return Show(pause_card(support, turn, store), form=FORM)


@routes.action(PauseSupport, refused=again(pause_card))
def pause(turn: Turn, action: PauseSupport, store: Store) -> Reply:
    """Pauses the support: nobody is reminded of anything there."""
    before = keeping.opened(turn, action.deployment, action.version, store)
    why, until = judge_pause(with_dates(action.typed, turn.today), KeepingContext(turn.today))
    terms = replace(before.terms, paused_on=turn.today, paused_until=until)
    keeping.change(NewChange(ChangeKind.PAUSED, why, terms), before, turn, store)
    support_plans.touch_days(before.support, turn, store)
    return keeping.shown(before.support, turn, store, "Paused.")


@routes.action(GoOn)
def go_on(turn: Turn, action: GoOn, store: Store) -> Reply:
    """Has paused support go on, with every day moved by the pause."""
    support = keeping.kept(turn, action.deployment, store)
    before = keeping.opened(turn, support.id, support.version, store)
    paused_on = before.terms.paused_on or turn.today
    if before.terms.status is Status.PAUSED:
        clock = support_plans.later_clock(support, paused_on, turn, store)
        terms = replace(before.terms, paused_on=None, paused_until=None, clock_from=clock)
        dated = support_plans.later_steps(support, paused_on, turn, store)
        plan_clock.later(support, paused_on, turn, store)
        new = NewChange(ChangeKind.WENT_ON, terms=terms, followed=Followed(dated=dated))
        keeping.change(new, before, turn, store)
        support_plans.touch_days(support, turn, store)
    return keeping.shown(support, turn, store, "It has resumed.")


@routes.action(AskEnd)
def ask_end(turn: Turn, action: AskEnd, store: Store) -> Reply:
    """Asks how it ends, in place of the support."""
    support = keeping.kept(turn, action.deployment, store)
    return Show(end_card(support, turn, store), form=FORM)


@routes.action(EndSupport, refused=again(end_card))
def end(turn: Turn, action: EndSupport, store: Store) -> Reply:
    """Ends the support; what is planned is called off, what is open is closed."""
    before = keeping.opened(turn, action.deployment, action.version, store)
    what, why = judge_end(action.typed)
    off = support_plans.call_off(before.support, turn, store)
    closed = support_plans.close_steps(before.support, turn, store)
    new = NewChange(what, why, followed=Followed(called_off=off, closed=closed))
    keeping.change(new, before, turn, store)
    support_plans.touch_days(before.support, turn, store)
    return keeping.shown(before.support, turn, store, "Ended.")


@routes.action(AskOpenAgain)
def ask_open(turn: Turn, action: AskOpenAgain, store: Store) -> Reply:
    """Asks why it is opened again, in place of the support."""
    support = keeping.kept(turn, action.deployment, store)
    return Show(open_card(support, turn, store), form=FORM)


@routes.action(OpenAgain, refused=again(open_card))
def open_again(turn: Turn, action: OpenAgain, store: Store) -> Reply:
    """Opens support again that ended lately."""
    before = keeping.opened(turn, action.deployment, action.version, store)
    why = judge_opening(action.typed)
    keeping_changes.require_openable(before.support, turn, store)
    terms = replace(before.terms, paused_on=None, paused_until=None)
    keeping.change(NewChange(ChangeKind.OPENED_AGAIN, why, terms), before, turn, store)
    return keeping.shown(before.support, turn, store, "Open again.")


@routes.action(UndoSupport)
def undo(turn: Turn, action: UndoSupport, store: Store) -> Reply:
    """Undoes the last change, with all that followed from it."""
    support = keeping.kept(turn, action.deployment, store)
    change = keeping_changes.undone(support, action.change, turn, store)
    support_plans.put_back(change, turn, store)
    if change.what is ChangeKind.WENT_ON:
        plan_clock.put_back(support.id, turn, store)
    support_plans.touch_days(support, turn, store)
    return keeping.shown(support, turn, store, "Undone.")
