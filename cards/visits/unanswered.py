"""Copies that wait for their schools' answers, as a list: the oldest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.answers import ShowUnanswered
from cards.actions.visits import ShowVisit
from cards.elements import button, grey, title
from cards.finish import finish
from cards.pages import OLDEST_FIRST, footer, ways_on
from cards.phrases import how_many, short_day
from cards.plain import plain
from cards.rows import opening_row
from domain.hub import Hub
from domain.visits.copies import OLDEST_DUE
from domain.visits.visits import Record

PAGE = 5


@dataclass(frozen=True, slots=True)
class WaitingCopy:
    """A record whose copy has no answer yet, and when that was sent."""

    record: Record
    sent: datetime


@dataclass(frozen=True, slots=True)
class UnansweredView:
    """One page of them: its `first` row is the nth of `total`, counted from 1."""

    rows: tuple[WaitingCopy, ...]
    total: int
    now: datetime
    first: int = 1
    older: ShowUnanswered | None = None
    newer: ShowUnanswered | None = None


def unanswered(view: UnansweredView, hub: Hub) -> dict[str, Any]:
    """The list; a row opens its record, where an answer given otherwise is noted."""
    say = f"Copies not answered: {_summary(view)}"
    return finish(_body(view, hub), say, ways_on(view, OLDEST_FIRST))


def _body(view: UnansweredView, hub: Hub) -> Iterator[Element]:
    yield title("Copies not answered")
    yield grey(_summary(view))
    for each in view.rows[:PAGE]:
        yield _row(each, view, hub)
    yield from footer(view, len(view.rows), "the oldest first")


def _summary(view: UnansweredView) -> str:
    if not view.rows:
        return "Every copy that was sent lately has its answer."
    copies = how_many(view.total, "copy", "copies")
    return f"{copies} of the last {OLDEST_DUE.days} days. No answer is never taken for agreement."


def _row(each: WaitingCopy, view: UnansweredView, hub: Hub) -> Element:
    record, today = each.record, view.now.date()
    sent = short_day(each.sent.astimezone(view.now.tzinfo).date(), today)
    day = short_day(record.on, today)
    facts = (plain(record.leader.name), f"{hub.words.one('visit')} of {day}", f"sent {sent}")
    says = f"Open the {hub.words.one('record')} of {day} at {record.deployment.school}"
    opens = button(ShowVisit(visit=record.id), says)
    return opening_row(record.deployment.school, facts, opens)
