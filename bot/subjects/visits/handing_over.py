"""Hand-overs: asked for by an officer, done once both agree and the day is here, or taken back."""

from datetime import datetime
from fractions import Fraction

from bot.subjects.support import agreed_changes, keeping, offering
from bot.subjects.support.keeping import BeforeChange
from bot.subjects.visits import support_plans
from bot.turns.turn import Turn, What
from domain.delivery.conversations import Conversation, Surface
from domain.errors import refuse
from domain.people.people import Account, Role
from domain.support.changing import NewHandOver
from domain.support.consenting import asked_of_own
from domain.support.deployments import days
from domain.support.hand_overs import HandOverPlan, WaitingHandOver, left_to_give
from domain.support.offers import SupportOffer
from domain.support.states import ChangeKind, Followed, NewChange, allows
from storage.store import Store


def begin(
    before: BeforeChange, leader: int, new: NewHandOver, turn: Turn, store: Store
) -> WaitingHandOver:
    """Keeps a hand-over; does it at once where all have agreed and its day is here.

    Else the new leader and their head are asked, and nothing changes until both have said yes.
    """
    _one_at_a_time(before.support.id, leader, store)
    plan = HandOverPlan(leader, new.to, new.start, new.days or _given(before, store), new.why)
    offer = None if new.yes else _ask(before, plan, turn, store)
    id_ = store.hand_overs.ask(
        before.support.id, plan, offer.id if offer else None, turn.speaker.id, turn.now
    )
    made = _found(id_, store)
    if new.yes:
        return agree(made, new.yes, turn, store)
    keeping.put_anew(before.support.id, turn, store)
    return made


def agree(waits: WaitingHandOver, how: str, turn: Turn, store: Store) -> WaitingHandOver:
    """Notes that both have agreed, and does it where its day is here."""
    store.hand_overs.agree(waits.id, how, turn.now)
    _end_round(waits, turn, store)
    made = _found(waits.id, store)
    if made.ready(turn.today):
        _do(made, turn, store)
    keeping.put_anew(waits.deployment, turn, store)
    return _found(waits.id, store)


def drop(waits: WaitingHandOver, turn: Turn, store: Store) -> None:
    """Takes a hand-over back that waits; nobody is asked about it any more."""
    store.hand_overs.end(waits.id, turn.now)
    _end_round(waits, turn, store)
    subject = f"deployment:{waits.deployment}"
    store.audit.add(turn.now, turn.speaker.id, "support.hand_over_dropped", subject)
    keeping.put_anew(waits.deployment, turn, store)


def do_due(now: datetime, store: Store) -> None:
    """Does the hand-overs to which all have agreed, and whose day is here."""
    for waits in store.hand_overs.all_said_yes():
        turn = _as_asked(waits, now, store)
        if turn is not None:
            agree(waits, "", turn, store)
    for waits in store.hand_overs.ready(store.hub.day_of(now)):
        turn = _as_asked(waits, now, store)
        if turn is not None:
            _do(waits, turn, store)


def waiting(turn: Turn, id_: int, store: Store) -> WaitingHandOver:
    """A hand-over that waits, for who may keep its support; raises Refused where it is over."""
    waits = store.hand_overs.get(id_)
    keeping.kept(turn, waits.deployment if waits else 0, store)
    if waits is None or waits.ended_at is not None:
        raise refuse("hand_over_over")
    return waits


def _do(waits: WaitingHandOver, turn: Turn, store: Store) -> None:
    """Hands over, unless support or leaders are not what they were when it was asked for."""
    plan = waits.plan
    store.hand_overs.end(waits.id, turn.now)
    support = store.deployments.anew(waits.deployment)
    if support is None or not allows(ChangeKind.HANDED_OVER, support.status):
        return
    if not support.led_by(plan.leader) or support.led_by(plan.to):
        return
    before = keeping.opened(turn, support.id, support.version, store)
    handed = support_plans.give(support, plan.leader, plan.to, turn, store)
    followed = Followed(handed=handed, came=(plan.to,), went=(plan.leader,))
    new = NewChange(ChangeKind.HANDED_OVER, _reason(waits), followed=followed)
    agreed_changes.change(new, before, turn, store, agreed=(plan.to,))
    store.support_changes.share(support.id, plan.to, plan.days)


def _reason(waits: WaitingHandOver) -> str:
    return " · ".join(filter(None, (waits.plan.reason, waits.agreed_how)))


def _ask(before: BeforeChange, plan: HandOverPlan, turn: Turn, store: Store) -> SupportOffer:
    """Asks the new leader, and the head who releases them."""
    both = tuple(asked_of_own(offering.home_for(plan.to, store), turn.now))
    return offering.ask_round(before.support, both, turn.speaker, turn.now, store)


def _end_round(waits: WaitingHandOver, turn: Turn, store: Store) -> None:
    """Closes the round of a hand-over that is still asked."""
    offer = store.offers.get(waits.offer) if waits.offer else None
    if offer is not None and offer.open:
        offering.end_round(offer, turn.speaker, "", turn.now, store)


def _one_at_a_time(support: int, leader: int, store: Store) -> None:
    if any(each.plan.leader == leader for each in store.hand_overs.waiting(support)):
        raise refuse("hands_over_already")


def _given(before: BeforeChange, store: Store) -> Fraction | None:
    used = days(store.deployments.minutes_used(before.support.id), store.hub.hours_a_day)
    return left_to_give(before.terms.days_agreed, used)


def _found(id_: int, store: Store) -> WaitingHandOver:
    found = store.hand_overs.get(id_)
    assert found is not None, id_
    return found


def _as_asked(waits: WaitingHandOver, now: datetime, store: Store) -> Turn | None:
    """The turn of whoever asked for it, for what comes later; of another officer if they left."""
    officers = store.people.holding(Role.OFFICER)
    by = min(officers, key=lambda person: person.id != waits.asked_by, default=None)
    if by is None:
        return None
    nowhere = Conversation("", Surface.CHAT, "", "", "")
    return Turn(now, "", Account("", ""), nowhere, What.EVENT, person=by, hub=store.hub)
