"""New support: the form with which an officer adds it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.keeping import OpenAlike, SaveNewSupport
from cards.elements import button, fold, small, title
from cards.finish import finish
from cards.forms import Sheet
from cards.inputs import pair
from cards.phrases import in_hub_words
from cards.questions import Asked, Table
from domain.errors import Problem
from domain.hub import Hub
from domain.support.finding import Dataset
from domain.support.keeping import SupportValues

NEW: Table = {
    "school": Asked("{School} or {trust}", "Choose the {school} or {trust}."),
    "leader": Asked("{Leader}", "Choose who leads it."),
    "second": Asked("Second {leader}"),
    "focus": Asked("Focus", "Write what the {deployment} is about.", own_words=True),
    "days": Asked("Days agreed"),
    "start": Asked("From", "Choose the first day."),
    "end": Asked("Until"),
    "yes": Asked("Who said yes, and how", "Write who agreed to it, and how.", own_words=True),
    "yes_on": Asked("Agreed on"),
    "aim_1": Asked("Objective 1", own_words=True),
    "aim_2": Asked("Objective 2", own_words=True),
    "aim_3": Asked("Objective 3", own_words=True),
    "next_visit": Asked("Next {visit}"),
    "purpose": Asked("What for", own_words=True),
}
FOLDED = frozenset({"second", "aim_1", "aim_2", "aim_3", "next_visit", "purpose"})


@dataclass(frozen=True, slots=True)
class NewSupportView:
    """The form of new support.

    `near` are labels by code for each choice over many: what is chosen, or likeliest to be meant.
    `same` is support like it that is there already, by id.
    """

    values: SupportValues = field(default_factory=SupportValues)
    problems: tuple[Problem, ...] = ()
    near: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    same: int | None = None


def new_support(view: NewSupportView, hub: Hub) -> dict[str, Any]:
    """The form; where there is support like it already, also the ways on."""
    name = f"Add {hub.words.one('deployment')}"
    shown = SaveNewSupport.showing(view.values)
    actions = [button(SaveNewSupport(shown=shown), "Add", "positive")]
    if view.same:
        actions = [
            button(OpenAlike(deployment=view.same, shown=shown), "Open that one"),
            button(SaveNewSupport(shown=shown, sure=True), "Add it all the same"),
        ]
    return finish(_body(view, name, hub), name, actions)


def _body(view: NewSupportView, name: str, hub: Hub) -> Iterator[Element]:
    sheet = Sheet(NEW, view.values, hub, view.problems)
    yield title(name)
    yield from sheet.news()
    yield sheet.search("school", Dataset.PLACES, view.near.get("school", {}), needed=True)
    yield small("By name, town or URN. Nothing to choose from? Type: add support, then the name.")
    yield sheet.search("leader", Dataset.LEADERS, view.near.get("leader", {}), needed=True)
    yield sheet.words("focus", needed=True, placeholder="Early reading")
    yield sheet.words("days", placeholder="10")
    yield pair(sheet.day("start", needed=True), sheet.day("end"))
    yield sheet.words("yes", needed=True, placeholder="Both heads, by telephone")
    yield sheet.day("yes_on")
    # What stands in a fold that is shut, or is wrong there, nobody would see.
    filled = any(getattr(view.values, name) for name in FOLDED)
    wrong = any(problem.field in FOLDED for problem in view.problems)
    more = [
        sheet.search("second", Dataset.LEADERS, view.near.get("second", {})),
        *(sheet.words(f"aim_{n}") for n in (1, 2, 3)),
        pair(sheet.day("next_visit"), sheet.words("purpose")),
    ]
    yield from fold(
        "more",
        in_hub_words("Second {leader}, objectives, next {visit}", hub),
        in_hub_words("Show or hide second {leader}, objectives and next {visit}", hub),
        more,
        open_=filled or wrong,
    )
