"""A flag: with its note in an officer's own chat, without any words of the visit in a channel."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.answers import ReopenConcern, ResolveConcern, TakeConcern
from cards.actions.visits import ShowVisit
from cards.elements import (
    BadgeStyle,
    badge,
    button,
    facts,
    grey,
    line,
    literal,
    section,
    small,
    strong,
    title,
)
from cards.finish import finish
from cards.phrases import PROGRESS, clock, day_and_clock, long_day, one_of, titled
from cards.plain import plain
from domain.hub import Hub
from domain.hub_part import HubPart
from domain.visits.concerns import Concern, ConcernState, FlaggedVisit
from domain.visits.visits import Record, Visit

# Letters. A badge does not wrap: on a telephone there is room for so many.
WIDEST = 45


@dataclass(frozen=True, slots=True)
class ConcernView:
    """A flag, and what a channel may read of its visit; `now` is local and aware.

    `taken_by` and `resolved_by` are names.
    """

    concern: Concern
    flagged: FlaggedVisit
    now: datetime
    taken_by: str = ""
    resolved_by: str = ""


@dataclass(frozen=True, slots=True)
class OfficersPart:
    """What only an officer reads beside a flag; `progress` is empty where there is none."""

    progress: str = ""
    note: str = ""


def officers_part(record: Record, part: HubPart | None) -> OfficersPart:
    """The officers' part of a flagged record."""
    progress = record.what.progress if isinstance(record.what, Visit) else ""
    return OfficersPart(progress, part.note if part else "")


def concern(view: ConcernView, own: OfficersPart, hub: Hub) -> dict[str, Any]:
    """The flag with its note, for officers only."""
    withdrawn = view.concern.state is ConcernState.WITHDRAWN
    opens = ShowVisit(visit=view.concern.visit)
    opened = [] if withdrawn else [button(opens, f"Open the {hub.words.one('record')}")]
    return finish(_own(view, own, hub), _says(view, hub), [*_answers(view.concern), *opened])


def posted(view: ConcernView, hub: Hub) -> dict[str, Any]:
    """The flag as a channel reads it: which school, who asks, how it stands."""
    return finish(_channel(view, hub), _says(view, hub), _answers(view.concern))


def answer(view: ConcernView, hub: Hub) -> dict[str, Any]:
    """What the hub does about a flag, for the leader who raised it."""
    name = _answer_title(view, hub)
    opens = button(ShowVisit(visit=view.concern.visit), f"Open the {hub.words.one('record')}")
    say = f"{name}: {view.flagged.school}."
    return finish(_answer_body(view, name, hub), say, [opens])


def _answer_title(view: ConcernView, hub: Hub) -> str:
    us, state = hub.words.one("hub"), view.concern.state
    if state is ConcernState.TAKEN:
        return f"{view.taken_by or titled(f'the {us}')} is looking into what you flagged"
    return {
        ConcernState.RESOLVED: f"The {us} has dealt with what you flagged",
        ConcernState.WITHDRAWN: "Your flag was withdrawn",
    }.get(state, f"Your flag is with the {us}; nobody has taken it yet")


def _answer_body(view: ConcernView, name: str, hub: Hub) -> Iterator[Element]:
    concern, today = view.concern, view.now.date()
    yield title(plain(name))
    yield strong(plain(view.flagged.school))
    yield grey(f"{titled(hub.words.one('visit'))} of {long_day(view.flagged.on, today)}")
    if concern.state is ConcernState.TAKEN:
        yield from _answered("Taken", "Default", view.taken_by, concern.taken_at, view)
    elif concern.state is ConcernState.RESOLVED:
        yield from _answered("Resolved", "Good", view.resolved_by, concern.resolved_at, view)
    yield small("Sent because you asked for this.")


def stands(view: ConcernView) -> str:
    """Who took or resolved a flag, and when, in one line for other cards."""
    concern = view.concern
    if concern.state is ConcernState.TAKEN:
        return f"Taken {_by(view.taken_by, concern.taken_at, view)}".strip()
    if concern.state is ConcernState.RESOLVED:
        return f"Resolved {_by(view.resolved_by, concern.resolved_at, view)}".strip()
    return "Not taken yet" if concern.open else ""


def _own(view: ConcernView, own: OfficersPart, hub: Hub) -> Iterator[Element]:
    withdrawn = view.concern.state is ConcernState.WITHDRAWN
    yield from _head(view, hub)
    progress = PROGRESS[own.progress] if own.progress and not withdrawn else ""
    yield from facts([("Progress", progress)])
    if own.note and not withdrawn:
        yield section(f"Note for the {hub.words.one('hub')}")
        yield literal(own.note)
        readers = f"the {hub.words.one('leader')} and {hub.words.many('officer')}"
        yield small(f"Only {readers} see this note; it may be disclosed on request.")
    if withdrawn:
        yield line("No longer needed: the flag was withdrawn.")
    yield small(f"You get this as {one_of(hub.words.one('officer'))}.")


def _channel(view: ConcernView, hub: Hub) -> Iterator[Element]:
    yield from _head(view, hub)
    if view.concern.state is ConcernState.WITHDRAWN:
        yield line("No longer needed: the flag was withdrawn.")
    if view.concern.state is ConcernState.ASKED:
        yield small("If there is a note, whoever takes this reads it in their own chat.")


def _head(view: ConcernView, hub: Hub) -> Iterator[Element]:
    today = view.now.date()
    raised = view.concern.raised_at.astimezone(view.now.tzinfo)
    yield title(plain(_asks(view, hub)))
    yield strong(plain(view.flagged.school))
    visit = titled(hub.words.one("visit"))
    yield grey(f"{visit} of {long_day(view.flagged.on, today)}")
    yield grey(f"Flagged {day_and_clock(raised, today)}")
    concern = view.concern
    if concern.state is ConcernState.TAKEN:
        yield from _answered("Taken", "Default", view.taken_by, concern.taken_at, view)
    elif concern.state is ConcernState.RESOLVED:
        yield from _answered("Resolved", "Good", view.resolved_by, concern.resolved_at, view)
    elif concern.state is ConcernState.WITHDRAWN:
        yield badge("Withdrawn", "Default", large=True)
    else:
        yield badge("Not taken yet", "Warning", large=True)


def _answered(
    done: str, style: BadgeStyle, who: str, at: datetime | None, view: ConcernView
) -> Iterator[Element]:
    """Who took or resolved it, and when: Taken by Samira Whitfield, 14:32."""
    by = plain(_by(who, at, view))
    whole = f"{done} {by}".strip()
    if len(whole) <= WIDEST:
        yield badge(whole, style, large=True)
    else:
        yield badge(done, style, large=True)
        yield grey(by)


def _by(who: str, at: datetime | None, view: ConcernView) -> str:
    """By whom and when: by Samira Whitfield, 14:32."""
    return ", ".join(filter(None, (f"by {who}" if who else "", _when(at, view))))


def _when(at: datetime | None, view: ConcernView) -> str:
    """The time, with the day where the flag was raised on another."""
    if at is None:
        return ""
    local = at.astimezone(view.now.tzinfo)
    raised = view.concern.raised_at.astimezone(view.now.tzinfo)
    return clock(local) if local.date() == raised.date() else day_and_clock(local, view.now.date())


def _asks(view: ConcernView, hub: Hub) -> str:
    """Who asks: Farida Khan asks the hub to look."""
    asks = "asks" if view.concern.open else "asked"
    return f"{view.flagged.leader} {asks} the {hub.words.one('hub')} to look"


def _says(view: ConcernView, hub: Hub) -> str:
    flagged = f"{_asks(view, hub)}: {view.flagged.school}"
    answered = {
        ConcernState.TAKEN: f"; {view.taken_by} has taken it",
        ConcernState.RESOLVED: "; it is resolved",
    }
    return f"{flagged}{answered.get(view.concern.state, '')}."


def _answers(concern: Concern) -> list[ExecuteAction]:
    resolved = button(ResolveConcern(concern=concern.id), "Mark as resolved")
    if concern.state is ConcernState.ASKED:
        return [button(TakeConcern(concern=concern.id), "I'll take it", "positive"), resolved]
    if concern.state is ConcernState.RESOLVED:
        return [button(ReopenConcern(concern=concern.id), "Open again")]
    return [resolved] if concern.state is ConcernState.TAKEN else []
