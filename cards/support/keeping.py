"""Support as an officer keeps it: how it stands, who leads it, and what can be changed."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.agreements import ChangeRates, ShowAgreement
from cards.actions.keeping import (
    AskEnd,
    AskOpenAgain,
    AskPause,
    ChangeTerms,
    GoOn,
    ShowLeaders,
    UndoSupport,
)
from cards.actions.offers import ShowOffer
from cards.actions.support import ListDeployments, ShowSupport
from cards.elements import (
    badge,
    box,
    button,
    buttons,
    facts,
    grey,
    line,
    literal,
    section,
    strong,
    title,
)
from cards.finish import finish
from cards.phrases import (
    as_of,
    counted,
    day_and_clock,
    day_in_short,
    days_used,
    leaders_named,
    listed,
    schools_named,
    titled,
)
from cards.plain import plain, shortened
from cards.support.hand_over import HandOverRow, waiting
from domain.funding.amounts import short_pounds
from domain.hub import Hub
from domain.support.changing_terms import TermsValues
from domain.support.deployments import ENDED, Deployment, Status
from domain.support.rates import Rates
from domain.support.states import ChangeKind, Leadership, SupportChange, Terms, allows

STATUSES = {
    Status.PROPOSED: "Proposed",
    Status.AGREED: "Agreed",
    Status.ACTIVE: "Active",
    Status.PAUSED: "Paused",
    Status.ENDED_EARLY: "Ended early",
    Status.COMPLETED: "Completed",
    Status.DECLINED: "Declined",
}
DONE = {
    ChangeKind.ADDED: "added",
    ChangeKind.BEGAN: "began",
    ChangeKind.CHANGED: "changed",
    ChangeKind.LEADER_ADDED: "a leader added",
    ChangeKind.LEADER_OFF: "a leader taken off",
    ChangeKind.HANDED_OVER: "handed over",
    ChangeKind.PAUSED: "paused",
    ChangeKind.WENT_ON: "resumed",
    ChangeKind.COMPLETED: "completed",
    ChangeKind.ENDED_EARLY: "ended early",
    ChangeKind.OPENED_AGAIN: "opened again",
    ChangeKind.PROPOSED: "proposed",
    ChangeKind.AGREED: "agreed",
    ChangeKind.DECLINED: "declined",
}


@dataclass(frozen=True, slots=True)
class KeptSupport:
    """Support with all that an officer sees of it.

    `to_come` counts the visits that are planned, `steps` those that are open. `last` is the newest
    change, made by `by` at `at` in the reader's zone; `imported` is when a file changed it since.
    `undoable` says that it may be undone still. `leads` says that the reader leads support as well.
    `offer` is that of its yeses, by id. `waiting` are hand-overs that wait. `agreement` says that
    there is one to open. `paid` are the references of the grants that pay for it, in their order.
    `typed` is what stands in its form that was left. `note` says what was just done.
    """

    deployment: Deployment
    terms: Terms
    leaders: tuple[Leadership, ...]
    today: date
    used: Fraction = Fraction(0)
    former: tuple[Leadership, ...] = ()
    to_come: int = 0
    steps: int = 0
    last: SupportChange | None = None
    by: str = ""
    at: datetime | None = None
    imported: datetime | None = None
    undoable: bool = False
    leads: bool = False
    waiting: tuple[HandOverRow, ...] = ()
    agreement: bool = False
    offer: int | None = None
    paid: tuple[str, ...] = ()
    typed: TermsValues = field(default_factory=TermsValues)
    note: str = ""


def kept_support(view: KeptSupport, hub: Hub) -> dict[str, Any]:
    """Support as it stands, with buttons for what may be done with it."""
    say = f"{view.note} " if view.note else ""
    say += f"{view.deployment.school}: {STATUSES[view.terms.status].lower()}."
    return finish(_body(view, hub), say, list(_actions(view, hub)))


def pause_over(view: KeptSupport, hub: Hub) -> dict[str, Any]:
    """The same on the day until which support was to be paused, with the question."""
    until = view.terms.paused_until
    day = day_in_short(until, view.today) if until else "now"
    note = f"This was to be paused until {day}. Press Resume, or leave it as it is."
    return kept_support(replace(view, note=note), hub)


def heading(name: str, support: Deployment) -> list[Element]:
    """The title of a card about support, with the school and the focus under it."""
    return [title(name), strong(plain(support.school)), grey(plain(support.focus))]


def _body(view: KeptSupport, hub: Hub) -> Iterator[Element]:
    support, terms = view.deployment, view.terms
    yield title(plain(shortened(support.school, 120)))
    yield grey(plain(support.focus), plain(support.town))
    yield badge(STATUSES[terms.status], _colour(terms.status))
    if view.note:
        # A card has one box, which is for what waits.
        yield strong(view.note) if view.waiting else box("emphasis", [line(view.note)])
    visit, visits = hub.words.one("visit"), hub.words.many("visit")
    coming = [
        counted(view.to_come, f"planned {visit}", f"planned {visits}") if view.to_come else "",
        counted(view.steps, "open step", "open steps") if view.steps else "",
    ]
    nothing = "" if terms.status in ENDED else "Nothing planned"
    leader = leaders_named(len(view.leaders), hub)
    told = as_of(view.today, terms.start, terms.end)
    yield from facts(
        [
            (titled(leader), listed(each.name for each in view.leaders) or "Nobody"),
            ("Days", days_used(view.used, terms.days_agreed)),
            (titled(hub.words.one("strand")), support.strand),
            ("Paid from", listed(view.paid)),
            ("A day", _rates(terms.rates)),
            ("From", day_in_short(terms.start, told)),
            ("Until", day_in_short(terms.end, told) if terms.end else "Open"),
            ("Paused since", _day(terms.paused_on, view.today)),
            ("Paused until", _day(terms.paused_until, view.today)),
            ("To come", listed(coming) or nothing),
        ]
    )
    changes = list(_changes(view))
    if changes:
        yield buttons(*changes)
    if view.waiting:
        yield box("warning", [part for row in view.waiting for part in waiting(row)])
    yield from _last(view)


def _changes(view: KeptSupport) -> Iterator[ExecuteAction]:
    """What changes the facts above it."""
    id_ = view.deployment.id
    if allows(ChangeKind.CHANGED, view.terms.status):
        about = {"deployment": id_, "version": view.deployment.version, "whole": True}
        change = ChangeTerms(**about, typed=view.typed)
        yield button(change, "Change")
        yield button(ShowLeaders(deployment=id_), "Who leads it")
        yield button(ChangeRates(deployment=id_), "What a day costs")
    if view.offer is not None:
        yield button(ShowOffer(offer=view.offer), "Who said yes")


def _rates(rates: Rates) -> str:
    """What a day costs, in one line; empty where nobody stated it."""
    named = ((rates.charged, "charged"), (rates.to_employer, "to the employer"))
    return listed(f"{short_pounds(pence)} {what}" for pence, what in named if pence is not None)


def _last(view: KeptSupport) -> Iterator[Element]:
    """The newest change: what, who, when, why, and the way back."""
    if view.last is None or view.at is None:
        return
    what = titled(DONE[view.last.what])
    yield section("Last change")
    by = f" by {plain(view.by)}" if view.by else " by itself"
    yield line(f"{what}{by}, {day_and_clock(view.at, view.today)}.")
    if view.last.reason:
        yield literal(shortened(view.last.reason, 500), subtle=True)
    if view.imported is not None:
        yield line(f"An import changed it since, {day_and_clock(view.imported, view.today)}.")
    if view.undoable:
        undo = UndoSupport(deployment=view.deployment.id, change=view.last.id)
        yield buttons(button(undo, "Undo", tooltip=f"Undo: {what.lower()}"))


def _actions(view: KeptSupport, hub: Hub) -> Iterator[ExecuteAction]:
    id_, status = view.deployment.id, view.terms.status
    if allows(ChangeKind.WENT_ON, status):
        yield button(GoOn(deployment=id_), "Resume", "positive")
    if allows(ChangeKind.PAUSED, status):
        yield button(AskPause(deployment=id_), "Pause")
    if allows(ChangeKind.ENDED_EARLY, status):
        yield button(AskEnd(deployment=id_), "End")
    if allows(ChangeKind.OPENED_AGAIN, status):
        yield button(AskOpenAgain(deployment=id_), "Open again")
    if view.agreement:
        yield button(ShowAgreement(deployment=id_), titled(hub.words.one("agreement")))
    yield button(ShowSupport(deployment=id_), f"{titled(hub.words.many('visit'))} and steps")
    yield button(ListDeployments(), schools_named(hub, own=view.leads))


def _day(day: date | None, today: date) -> str:
    return day_in_short(day, today) if day else ""


def _colour(status: Status) -> Any:
    return {Status.ACTIVE: "Good", Status.PAUSED: "Warning"}.get(status, "Default")
