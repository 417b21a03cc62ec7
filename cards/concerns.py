"""A flag as a hub officer reads it in the own chat, with its note."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions import ShowVisit
from cards.elements import BadgeStyle, badge, button, facts, grey, line, literal, section, small, strong, title
from cards.finish import finish
from cards.phrases import PROGRESS, clock, long_day, short_day
from cards.plain import plain
from domain.concerns import Concern, State
from domain.hub import Hub
from domain.visits import Record, Visit

STATES: dict[State, tuple[str, BadgeStyle]] = {
    State.ASKED: ("Waiting for somebody to look", "Warning"),
    State.TAKEN: ("Taken", "Accent"),
    State.RESOLVED: ("Resolved", "Good"),
    State.WITHDRAWN: ("Withdrawn", "Default"),
}


@dataclass(frozen=True, slots=True)
class ConcernView:
    """A flag and the record it stands on; `now` is local and aware."""

    concern: Concern
    record: Record
    now: datetime


def concern(view: ConcernView, hub: Hub) -> dict[str, Any]:
    """The flag with its note: for officers only."""
    say = f"A visit at {view.record.deployment.school} is flagged for the {hub.words.one('hub')}."
    withdrawn = view.concern.state is State.WITHDRAWN
    actions = [] if withdrawn else [button(ShowVisit(visit=view.record.id), "Open the record")]
    return finish(_body(view, hub), say, actions)


def _body(view: ConcernView, hub: Hub) -> Iterator[Element]:
    record, withdrawn = view.record, view.concern.state is State.WITHDRAWN
    raised = view.concern.raised_at.astimezone(view.now.tzinfo)
    day = "" if raised.date() == view.now.date() else f" on {short_day(raised.date(), view.now.date())}"
    yield title(f"A visit is flagged for the {hub.words.one('hub')}")
    yield strong(plain(record.deployment.school))
    yield grey(f"Visit of {long_day(record.on, view.now.date())}, flagged{day} at {clock(raised)}")
    words, style = STATES[view.concern.state]
    yield badge(words, style, large=True)
    visit = record.what if isinstance(record.what, Visit) else None
    progress = PROGRESS[visit.progress] if visit and not withdrawn else ""
    yield from facts((("Leader", record.leader.name), ("Progress", progress)))
    if visit and visit.hub_note and not withdrawn:
        yield section("Note for the hub")
        yield literal(visit.hub_note)
        yield small("Only the leader and hub officers see this note; it may be disclosed on request.")
    if withdrawn:
        yield line("Its leader took it back, or the record was deleted: there is nothing to do.")
    yield small(f"You get this as {hub.words.one('officer')}.")
