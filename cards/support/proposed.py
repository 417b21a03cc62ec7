"""Support that a file proposed and for which nobody was asked: a list, and one button for all."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.conversation import Home
from cards.actions.keeping import KeepSupport, ShowLeaders
from cards.actions.offers import AskProposed
from cards.elements import button, grey, line, title
from cards.finish import finish
from cards.phrases import counted, day_in_short, days, in_hub_words
from cards.plain import plain
from cards.rows import opening_row
from domain.hub import Hub
from domain.support.deployments import Deployment, names

MOST = 10
HELD = "Nobody is asked before you go live."
ASKS = "Each {leader} is asked, and the head who releases them; then the {school}."

LEFT, LEFT_SEVERAL = "has left the list", "have left the list"
FIRST = "add another {leader}, then remove them"
CHOOSE = "Choose another"


@dataclass(frozen=True, slots=True)
class ProposedView:
    """The support that waits; `asked` says for how many it was asked just now, if it was.

    `gone` are the leaders, by id, who have left the list: they cannot be asked.
    """

    rows: tuple[Deployment, ...]
    today: date
    held: bool = False
    asked: int | None = None
    gone: frozenset[int] = frozenset()


def proposed_named(hub: Hub) -> tuple[str, str]:
    """One proposed support and several, in words."""
    one, many = hub.words.one("deployment"), hub.words.many("deployment")
    return f"proposed {one}", f"proposed {many if many != one else f'{one}s'}"


def proposed(view: ProposedView, hub: Hub) -> dict[str, Any]:
    """What waits to be asked for."""
    one, many = proposed_named(hub)
    says = f"{counted(len(view.rows), one, many)}: nobody has been asked yet"
    if not view.rows:
        says = f"No {one} waits to be asked for"
    acts = [button(Home(), "Home")]
    if view.rows and not view.held:
        acts.insert(0, button(AskProposed(), "Ask now", "positive"))
    return finish([title(says), *_body(view, hub)], f"{says}.", acts)


def _body(view: ProposedView, hub: Hub) -> Iterator[Element]:
    if view.asked is not None:
        yield line(f"Asked for {view.asked}.")
    if view.held:
        yield line(HELD)
    elif view.rows:
        yield line(in_hub_words(ASKS, hub))
    for each in view.rows[:MOST]:
        yield _row(each, view, hub)
    if len(view.rows) > MOST:
        yield grey(f"and {len(view.rows) - MOST} more")


def _row(each: Deployment, view: ProposedView, hub: Hub) -> Element:
    """One support; where its leader has left, what to do before anybody can be asked."""
    gone = [leader for leader in each.leaders if leader.id in view.gone]
    if gone:
        left = f"{plain(names(gone))} {LEFT if len(gone) == 1 else LEFT_SEVERAL}"
        leads = button(ShowLeaders(deployment=each.id), f"{CHOOSE}: {each.school}")
        told = in_hub_words(f"{left}: {FIRST}", hub)
        return opening_row(each.school, (plain(each.focus), told), leads, word=CHOOSE)
    much = days(each.days_agreed) if each.days_agreed else ""
    begins = f"from {day_in_short(each.start, view.today)}"
    opens = button(KeepSupport(deployment=each.id), f"Open: {each.school}")
    facts = (plain(names(each.leaders)), plain(each.focus), much, begins)
    return opening_row(each.school, facts, opens)
