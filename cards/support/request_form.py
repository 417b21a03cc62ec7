"""The form with which a school asks for support, or an officer for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from microsoft_teams.cards.core import Action as CardAction
from microsoft_teams.cards.core import CardElement as Element

from cards.actions.commissions import FileRequest, LeaveEdit, OpenAlikeRequest, SaveRequest
from cards.elements import button, fold, grey, small, title
from cards.finish import finish
from cards.forms import Sheet
from cards.inputs import pair
from cards.phrases import counted, in_hub_words, titled
from cards.plain import plain
from cards.questions import Asked, Table
from cards.support.request_words import PAID, URGENCY
from domain.errors import Problem
from domain.hub import Hub
from domain.support.commissions import PaidFrom
from domain.support.finding import Dataset
from domain.support.requesting import DAYS, OTHER, UNKNOWN, UNSURE, RequestValues

REQUEST: Table = {
    "school": Asked("{School} or {trust}", "Choose the {school} or {trust}."),
    "need": Asked("What is needed", "Choose what is needed."),
    "other": Asked("If something else, what?", "Write what is needed.", own_words=True),
    "outcome": Asked(
        "What should be different at the end",
        "Write what should be different at the end.",
        own_words=True,
    ),
    "days": Asked("Days"),
    "days_other": Asked("If another number, how many?", "Write how many days.", own_words=True),
    "from_on": Asked("From about"),
    "evidence": Asked("What shows the need", own_words=True),
    "measure": Asked("How you will know it worked", own_words=True),
    "strand": Asked("{Strand}"),
    "paid_from": Asked("Paid from"),
    "urgency": Asked("How urgent"),
    "ring": Asked("Whom to ring", own_words=True),
    "hub_note": Asked("For the {hub} only", own_words=True),
}
FOLDED = ("evidence", "measure", "strand", "paid_from", "urgency", "ring", "hub_note")
NO_NAMES = "no pupil or staff names, please"
ANSWERS = "The {hub} is told at once and answers within two school days."


@dataclass(frozen=True, slots=True)
class RequestFormView:
    """The form of a request.

    `places` are the schools to choose from by code, where there are several; an officer looks for
    any, `near` are those likeliest to be meant. `place` names the one that it is for. `needs`,
    `strands` and `grants` are what there is to choose from, grants by code.
    `request` and `version` are those of a request that is changed. `same` is one for the same need.
    """

    values: RequestValues = field(default_factory=RequestValues)
    problems: tuple[Problem, ...] = ()
    place: str = ""
    places: Mapping[str, str] = field(default_factory=dict)
    near: Mapping[str, str] | None = None
    needs: tuple[str, ...] = ()
    strands: tuple[str, ...] = ()
    grants: Mapping[str, str] = field(default_factory=dict)
    rings: str = ""
    request: int = 0
    version: int = 1
    hub_note: bool = True
    same: int | None = None


def request_form(view: RequestFormView, hub: Hub) -> dict[str, Any]:
    """The form; where there is a request for the same need, also the ways on."""
    name = in_hub_words("Ask for {deployment}", hub)
    if view.request:
        name = in_hub_words("Change the {commission}", hub)
    return finish(_body(view, name, hub), name, list(_acts(view)))


def _acts(view: RequestFormView) -> Iterator[CardAction]:
    if view.request:
        shown = SaveRequest.showing(view.values)
        about = {"request": view.request, "shown": shown}
        yield button(SaveRequest(version=view.version, **about), "Save", "positive")
        yield button(LeaveEdit(**about), "Back")
        return
    shown = FileRequest.showing(view.values)
    if view.same:
        yield button(OpenAlikeRequest(request=view.same, shown=shown), "Open that one")
        yield button(FileRequest(shown=shown, sure=True), "It is another")
        return
    yield button(FileRequest(shown=shown), "Ask", "positive")


def _body(view: RequestFormView, name: str, hub: Hub) -> Iterator[Element]:
    sheet = Sheet(REQUEST, view.values, hub, view.problems)
    yield title(name)
    if view.place:
        yield grey(plain(view.place))
    yield from sheet.news()
    yield from _school(view, sheet)
    yield from _need(view, sheet)
    yield sheet.prose("outcome", remark=NO_NAMES, needed=True)
    numbers = {each: counted(int(each), "day", "days") for each in DAYS}
    days = {UNSURE: "Not sure", **numbers, OTHER: "Another number"}
    yield pair(sheet.choice("days", days), sheet.words("days_other", placeholder="4.5"))
    yield sheet.day("from_on", label="From about (empty: as soon as possible)")
    yield from _more(view, sheet, hub)
    if view.near is None and not view.request:
        yield small(in_hub_words(ANSWERS, hub))


def _school(view: RequestFormView, sheet: Sheet) -> Iterator[Element]:
    if view.near is not None:
        yield sheet.search("school", Dataset.PLACES, view.near, needed=True)
        yield small("By name, town or number.")
    elif view.places:
        yield sheet.choice("school", view.places, needed=True)


def _need(view: RequestFormView, sheet: Sheet) -> Iterator[Element]:
    if not view.needs:
        yield sheet.words("other", label="What is needed", needed=True)
        return
    needs = {each: plain(each) for each in view.needs} | {OTHER: "Something else"}
    yield sheet.choice("need", needs, needed=True)
    yield sheet.words("other")


def _more(view: RequestFormView, sheet: Sheet, hub: Hub) -> Iterator[Element]:
    begins = RequestValues()
    filled = any(getattr(view.values, name) != getattr(begins, name) for name in FOLDED)
    wrong = any(problem.field in FOLDED for problem in view.problems)
    items = [
        sheet.prose("evidence", remark=NO_NAMES),
        sheet.prose("measure", remark=NO_NAMES),
        sheet.choice("strand", {each: each for each in view.strands}),
        pair(
            sheet.choice("paid_from", _paid(view, hub)),
            sheet.choice("urgency", {code.value: says for code, says in URGENCY.items()}),
        ),
        sheet.words("ring", placeholder=view.rings or None),
    ]
    if view.hub_note:
        only = in_hub_words("only {officers} read it; may be disclosed on request", hub)
        items.append(sheet.prose("hub_note", remark=only))
    yield from fold(
        "more",
        "More: why, how it is paid, whom to ring",
        "Show or hide why, how it is paid and whom to ring",
        items,
        open_=filled or wrong,
    )


def _paid(view: RequestFormView, hub: Hub) -> dict[str, str]:
    """What may pay for it: each grant of their own after the budget."""
    labels = {code.value or UNKNOWN: in_hub_words(says, hub) for code, says in PAID.items()}
    if view.grants:
        labels[PaidFrom.GRANT.value] = in_hub_words("A {grant}, not sure which", hub)
    hub_pays = labels.pop(PaidFrom.HUB.value)
    grants = {
        code: f"{titled(hub.words.one('grant'))}: {name}" for code, name in view.grants.items()
    }
    return labels | grants | {PaidFrom.HUB.value: hub_pays}
