"""The forms with which support is changed, each drawn again with what is wrong; and an undoing."""

from dataclasses import replace
from typing import Any

from bot.subjects.again import Problems
from bot.subjects.support import agreed_changes, keeping, keeping_news, paid_from, searching
from bot.subjects.support.last_times import open_steps
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.support.keeping_forms import (
    Asking,
    end_ask,
    hand_over_ask,
    open_again_ask,
    pause_ask,
    take_off_ask,
)
from cards.support.leaders import support_leaders
from domain.errors import refuse
from domain.prompts.pauses import may_be_opened
from domain.questions import with_dates
from domain.support.changing import (
    EndValues,
    HandOverValues,
    NewHandOver,
    NewLeaderValues,
    OpenAgainValues,
    PauseValues,
    TakeOffValues,
    judge_hand_over,
    judge_leader,
)
from domain.support.deployments import Deployment
from domain.support.finding import Dataset
from domain.support.keeping import KeepingContext
from domain.support.states import Leadership, SupportChange
from storage.store import Store


def leaders_card(
    support: Deployment,
    turn: Turn,
    store: Store,
    values: NewLeaderValues | None = None,
    problems: Problems = (),
) -> Card:
    """Who leads the support, and the question for one more."""
    typed, near = searching.chosen(Dataset.LEADERS, values.leader if values else "", store)
    view = keeping.view(support, turn.speaker, turn.now, store)
    return support_leaders(view, NewLeaderValues(typed), near, turn.hub, problems)


def new_leader(
    before: keeping.BeforeChange, values: NewLeaderValues, turn: Turn, store: Store
) -> int:
    """Who is to lead the support as well; raises Refused."""
    meant = {"leader": searching.leader_meant("leader", values.leader, store)}
    return judge_leader(values, _known(before, meant, turn))


def hand_over_card(
    support: Deployment,
    leader: int,
    turn: Turn,
    store: Store,
    values: HandOverValues | None = None,
    problems: Problems = (),
) -> Card:
    """The question to whom a leader hands over."""
    typed = with_dates(values or HandOverValues(), turn.today, asked_back=bool(problems))
    to, near = searching.chosen(Dataset.LEADERS, typed.to, store)
    ask = asking(support, turn, store, problems, leader)
    who = leading(support, leader, store)
    return hand_over_ask(ask, who, replace(typed, to=to), near, turn.hub)


def heir(
    before: keeping.BeforeChange, values: HandOverValues, turn: Turn, store: Store
) -> NewHandOver:
    """Who is to lead it in a leader's place, from when and why; raises Refused."""
    meant = {"to": searching.leader_meant("to", values.to, store)}
    return judge_hand_over(with_dates(values, turn.today), _known(before, meant, turn))


def take_off_card(
    support: Deployment,
    leader: int,
    turn: Turn,
    store: Store,
    values: TakeOffValues | None = None,
    problems: Problems = (),
) -> Card:
    """The question before a leader is taken off; the last one is not."""
    who = not_the_last(support, leader, store)
    ask = asking(support, turn, store, problems, leader)
    return take_off_ask(ask, who, values or TakeOffValues(), turn.hub)


def pause_card(
    support: Deployment,
    turn: Turn,
    store: Store,
    values: PauseValues | None = None,
    problems: Problems = (),
) -> Card:
    """The question before a pause."""
    shown = with_dates(values or PauseValues(), turn.today, asked_back=bool(problems))
    return pause_ask(asking(support, turn, store, problems), shown, turn.hub)


def end_card(
    support: Deployment,
    turn: Turn,
    store: Store,
    values: EndValues | None = None,
    problems: Problems = (),
) -> Card:
    """The question how support ends."""
    return end_ask(asking(support, turn, store, problems), values or EndValues(), turn.hub)


def open_card(
    support: Deployment,
    turn: Turn,
    store: Store,
    values: OpenAgainValues | None = None,
    problems: Problems = (),
) -> Card:
    """The question why support is opened again, while that may be."""
    require_openable(support, turn, store)
    ask = Asking(support, problems=problems)
    return open_again_ask(ask, values or OpenAgainValues(), turn.hub)


def require_openable(support: Deployment, turn: Turn, store: Store) -> None:
    """Refuses to open support again that ended long ago."""
    on = store.support_changes.ended_on(support.id)
    calendar = store.calendars.of(support.organisation)
    if on is not None and on < turn.today and not may_be_opened(on, turn.today, calendar):
        raise refuse("too_late_to_open")


def leading(support: Deployment, leader: int, store: Store) -> Leadership:
    """Somebody who leads the support now; raises Refused where that is over."""
    found = (each for each in store.support_changes.leaders(support.id) if each.person == leader)
    who = next(found, None)
    if who is None:
        raise refuse("leads_no_more")
    return who


def not_the_last(support: Deployment, leader: int, store: Store) -> Leadership:
    """Somebody who leads the support with others; raises Refused where nobody else does."""
    who = leading(support, leader, store)
    if len(support.leaders) < 2:
        raise refuse("last_leader")
    return who


def undone(support: Deployment, change: int, turn: Turn, store: Store) -> SupportChange:
    """Undoes the last change of support; raises Refused where that is over. Gives the change.

    What followed from it elsewhere is put back by who calls.
    """
    store.support_changes.terms(support.id)
    last = store.support_changes.last(support.id)
    if last is None or last.id != change:
        raise refuse("too_late_to_undo")
    imported = keeping.imported_at(support.id, last, store)
    if not keeping.may_be_undone(last, imported, turn.now):
        raise refuse("too_late_to_undo")
    store.support_changes.undo(last.id, turn.speaker.id, turn.now)
    since = last.followed.rates_from
    if since is not None:
        store.rates.put_back(support.id, last.before.rates, since)
    store.support_changes.write(support.id, last.before)
    store.support_changes.lead_again(support.id, last.led, last.on)
    paid = paid_from.change(support.id, last.followed.paid, store)
    agreed_changes.undo(last, turn, store)
    subject = f"deployment:{support.id}"
    store.audit.add(turn.now, turn.speaker.id, "support.undone", subject, change=last.id)
    keeping.put_anew(support.id, turn, store)
    paid_from.bring_in_step(support.id, paid, turn, store)
    keeping_news.tell_undone(last, turn, store)
    return last


def asking(
    support: Deployment,
    turn: Turn,
    store: Store,
    problems: Problems = (),
    leader: int | None = None,
) -> Asking:
    """What a change concerns: planned visits, of a leader or of all, and open steps."""
    visits = store.planned_visits.to_come(support.id, turn.today, leader)
    return Asking(support, len(visits), len(open_steps(turn.speaker, support, store)), problems)


def _known(before: keeping.BeforeChange, meant: dict[str, Any], turn: Turn) -> KeepingContext:
    leads = frozenset(each.person for each in before.leaders)
    return KeepingContext(turn.today, people=meant, leads=leads)
