"""The form in which it is said for what a leader is looked for, where there is no request."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.finding import ForRequest, SearchLeaders
from cards.elements import button, grey, line, press, row, small, title
from cards.finish import finish
from cards.forms import Sheet
from cards.inputs import pair
from cards.phrases import counted, in_hub_words, titled
from cards.plain import plain
from cards.questions import Asked, Table
from domain.errors import Problem
from domain.hub import Hub
from domain.support.finding import Dataset
from domain.support.leader_search import LeaderSearchValues
from domain.support.requesting import OTHER

SEARCHED: Table = {
    "school": Asked("{School} or {trust}", "Choose the {school} or {trust}."),
    "need": Asked("What is needed", "Choose what is needed, or write it below."),
    "other": Asked("Another need", "Write what is needed.", own_words=True),
    "days": Asked("Days"),
    "start": Asked("From about"),
    "end": Asked("Until about"),
}


@dataclass(frozen=True, slots=True)
class LeaderSearchView:
    """The form.

    `needs` are those that leaders name; `near` are schools and trusts to choose from, by code.
    `requests` is how many are open.
    """

    values: LeaderSearchValues = field(default_factory=LeaderSearchValues)
    problems: tuple[Problem, ...] = ()
    needs: tuple[str, ...] = ()
    near: Mapping[str, str] = field(default_factory=dict)
    requests: int = 0


def leader_search(view: LeaderSearchView, hub: Hub) -> dict[str, Any]:
    """The form."""
    name = in_hub_words("Find a {leader}", hub)
    shown = SearchLeaders.showing(view.values)
    actions = [button(SearchLeaders(shown=shown), "Find", "positive")]
    return finish(_body(view, name, hub), name, actions)


def _body(view: LeaderSearchView, name: str, hub: Hub) -> Iterator[Element]:
    sheet = Sheet(SEARCHED, view.values, hub, view.problems)
    yield title(name)
    yield from sheet.news()
    if view.requests:
        yield _requests(view, hub)
    yield sheet.search("school", Dataset.PLACES, view.near, needed=True)
    if view.needs:
        needs = {need: plain(need) for need in view.needs}
        yield sheet.choice("need", needs | {OTHER: "Something else, written below"}, needed=True)
    yield sheet.words("other", needed=not view.needs)
    yield sheet.words("days", placeholder="4")
    yield pair(sheet.day("start"), sheet.day("end"))
    yield small("Leave days and dates empty to see who has any days left.")


def _requests(view: LeaderSearchView, hub: Hub) -> Element:
    """That requests are open, each of which has a way here of its own; a press lists them."""
    one, many = hub.words.one("commission"), hub.words.many("commission")
    open_ = titled(counted(view.requests, f"{one} is open", f"{many} are open"))
    told = grey(f"To find a {hub.words.one('leader')} for one, open it from the list.")
    lists = button(ForRequest(shown=ForRequest.showing(view.values)), f"Open: {many}")
    return row([line(f"{open_}."), told], [press("Open")], lists, parted=False)
