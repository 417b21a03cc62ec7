"""Who leads support and who led it before, to hand it over, take somebody off or add somebody."""

from datetime import date
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.keeping import AddLeader, AskHandOver, AskTakeOff, LeaveLeaders
from cards.elements import button, buttons, grey, group, section, strong
from cards.finish import finish
from cards.forms import Sheet
from cards.phrases import as_of, day_in_short
from cards.plain import plain
from cards.questions import Asked, Table
from cards.support.keeping import KeptSupport, heading
from domain.errors import Problem
from domain.hub import Hub
from domain.support.changing import NewLeaderValues
from domain.support.finding import Dataset
from domain.support.states import Leadership

LEADER: Table = {"leader": Asked("Another {leader}", "Choose who is to lead it as well.")}
MOST = 8


def support_leaders(
    view: KeptSupport,
    values: NewLeaderValues,
    near: dict[str, str],
    hub: Hub,
    problems: tuple[Problem, ...] = (),
) -> dict[str, Any]:
    """Who leads support, to hand it over, take somebody off or add somebody."""
    sheet = Sheet(LEADER, values, hub, problems)
    support = view.deployment
    name = f"Who leads this {hub.words.one('deployment')}"
    body = [*heading(name, support), *sheet.news()]
    body += [_leader(each, view) for each in view.leaders[:MOST]]
    if view.former:
        body.append(section("Earlier"))
        body += [grey(plain(each.name), _time(each, view.today)) for each in view.former[-MOST:]]
    body.append(group([sheet.search("leader", Dataset.LEADERS, near)]))
    shown = AddLeader.showing(values)
    add = AddLeader(deployment=support.id, version=support.version, shown=shown)
    back = LeaveLeaders(deployment=support.id, shown=shown)
    actions = [button(add, "Add", "positive"), button(back, "Back")]
    return finish(body, f"{name}: {support.school}.", actions)


def _leader(each: Leadership, view: KeptSupport) -> Element:
    id_ = view.deployment.id
    ways = [
        button(
            AskHandOver(deployment=id_, person=each.person),
            "Hand over",
            tooltip=f"Hand over from {each.name}",
        )
    ]
    # The last one hands over, or the support ends.
    if len(view.leaders) > 1:
        off = AskTakeOff(deployment=id_, person=each.person)
        ways.append(button(off, "Remove", tooltip=f"Take {each.name} off"))
    return group([strong(plain(each.name)), grey(_time(each, view.today)), buttons(*ways)])


def _time(each: Leadership, today: date) -> str:
    since = f"Since {day_in_short(each.since, today)}" if each.since else "Since the start"
    if each.until is None:
        return since
    told = as_of(today, each.since, each.until)
    begun = day_in_short(each.since, told) if each.since else "the start"
    return f"from {begun} to {day_in_short(each.until, told)}"
