"""Open flags as a list, the oldest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.answers import ShowConcern, ShowFlags
from cards.elements import badge, button, grey, title
from cards.finish import finish
from cards.pages import OLDEST_FIRST, footer, ways_on
from cards.phrases import how_many, short_day
from cards.plain import plain
from cards.rows import opening_row
from domain.hub import Hub
from domain.visits.concerns import Concern, FlaggedVisit

PAGE = 5


@dataclass(frozen=True, slots=True)
class FlagRow:
    """An open flag, the visit that it is about, and who has taken it; empty for nobody."""

    concern: Concern
    flagged: FlaggedVisit
    taken_by: str = ""


@dataclass(frozen=True, slots=True)
class FlagsView:
    """One page of open flags: its `first` row is the nth of `total`, counted from 1."""

    rows: tuple[FlagRow, ...]
    total: int
    now: datetime
    first: int = 1
    older: ShowFlags | None = None
    newer: ShowFlags | None = None


def flags(view: FlagsView, hub: Hub) -> dict[str, Any]:
    """The list; a row opens its flag, to be taken or resolved there."""
    say = f"Open flags: {_summary(view, hub)}"
    return finish(_body(view, hub), say, ways_on(view, OLDEST_FIRST))


def _body(view: FlagsView, hub: Hub) -> Iterator[Element]:
    yield title("Open flags")
    yield grey(_summary(view, hub))
    for each in view.rows[:PAGE]:
        yield _row(each, view)
    yield from footer(view, len(view.rows), "the oldest first")


def _summary(view: FlagsView, hub: Hub) -> str:
    if not view.rows:
        return f"Nobody asks the {hub.words.one('hub')} to look at anything."
    return f"{how_many(view.total, 'flag', 'flags')}, the oldest first."


def _row(each: FlagRow, view: FlagsView) -> Element:
    raised = each.concern.raised_at.astimezone(view.now.tzinfo).date()
    since = f"since {short_day(raised, view.now.date())}"
    taken = plain(f"taken by {each.taken_by}") if each.taken_by else ""
    waits = [] if each.taken_by else [badge("Not taken yet", "Warning")]
    says = f"Open the flag at {each.flagged.school}, {since}"
    opens = button(ShowConcern(concern=each.concern.id), says)
    return opening_row(
        each.flagged.school, (plain(each.flagged.leader), since, taken), opens, waits
    )
