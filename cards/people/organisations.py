"""What an officer finds among schools, trusts and other organisations."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from microsoft_teams.cards.core import Badge, ExecuteAction
from microsoft_teams.cards.core import CardElement as Element

from cards.actions.organisations import AddPlace, FindPlaces, ShowPlace
from cards.actions.support import ShowDeployments
from cards.elements import badge, button, buttons, small, title
from cards.finish import finish
from cards.forms import Sheet
from cards.phrases import counted, schools_named, titled
from cards.plain import plain, shortened
from cards.questions import Asked, Table
from cards.rows import opening_row
from domain.errors import Problem
from domain.hub import Hub
from domain.people.organisation_form import SoughtValues

PAGE = 8
LONGEST_SHOWN = 40
FIND: Table = {"sought": Asked("Name, town or number", "Write a name, a town or a number.")}


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """An organisation that was found; `supports` is how much support it gets now."""

    id: int
    name: str
    town: str = ""
    phase: str = ""
    trust: str = ""
    open: bool = True
    supports: int = 0


@dataclass(frozen=True, slots=True)
class PlacesView:
    """What was found by the words in `values`: the nearest of `total`, which may be all."""

    rows: tuple[PlaceRow, ...] = ()
    total: int = 0
    values: SoughtValues = field(default_factory=SoughtValues)
    problems: tuple[Problem, ...] = ()


def finding(
    values: SoughtValues, hub: Hub, problems: tuple[Problem, ...] = ()
) -> Iterator[Element]:
    """The box to look for an organisation, as it stands on top of lists of them."""
    yield Sheet(FIND, values, hub, problems).words("sought")
    yield buttons(button(FindPlaces(shown=FindPlaces.showing(values)), "Find"))


def places(view: PlacesView, hub: Hub) -> dict[str, Any]:
    """The organisations that were found; a row opens one."""
    name = _name(hub)
    return finish(_body(view, name, hub), f"{name}: {_summary(view)}", list(_actions(hub)))


def _name(hub: Hub) -> str:
    return f"{titled(hub.words.many('school'))} and {hub.words.many('trust')}"


def _body(view: PlacesView, name: str, hub: Hub) -> Iterator[Element]:
    yield title(name)
    yield from finding(view.values, hub, view.problems)
    yield small(_summary(view))
    for each in view.rows[:PAGE]:
        yield _row(each, hub)


def _summary(view: PlacesView) -> str:
    sought = plain(shortened(view.values.sought.strip(), LONGEST_SHOWN))
    if not sought:
        return "A part of a name is enough."
    if not view.rows:
        return f"None is like “{sought}”."
    if view.total > len(view.rows):
        return f"The {len(view.rows)} nearest to “{sought}”. For others write more of the name."
    return f"{titled(counted(view.total, 'match', 'matches'))} for “{sought}”."


def _row(each: PlaceRow, hub: Hub) -> Element:
    opens = button(ShowPlace(organisation=each.id), f"Open {each.name}", inputs=False)
    facts = tuple(plain(fact) for fact in (each.town, each.phase, each.trust) if fact)
    return opening_row(each.name, facts, opens, list(_badges(each, hub)))


def _badges(each: PlaceRow, hub: Hub) -> Iterator[Badge]:
    if not each.open:
        yield badge("Closed", "Default")
    if each.supports:
        support = f"Gets {hub.words.one('deployment')}"
        yield badge(f"{support} ({each.supports:,})" if each.supports > 1 else support, "Default")


def _actions(hub: Hub) -> Iterator[ExecuteAction]:
    yield button(AddPlace(), "Add an organisation")
    yield button(ShowDeployments(), schools_named(hub, own=False), inputs=False)
