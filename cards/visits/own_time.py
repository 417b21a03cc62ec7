"""The card on which a second leader adds time to a visit that a colleague recorded."""

from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.visits import AddOwnTime, LeaveOwnTime
from cards.elements import button, grey, strong, title
from cards.finish import finish
from cards.forms import Sheet
from cards.phrases import long_day
from cards.plain import plain
from cards.visits.questions import OWN_TIME
from cards.visits.visit_form import time_spent
from domain.errors import Problem
from domain.hub import Hub
from domain.visits.visits import OwnTimeValues, Record


def own_time(
    record: Record, problems: tuple[Problem, ...], values: OwnTimeValues, hub: Hub
) -> dict[str, Any]:
    """Asks a colleague for the time that they spent on a recorded visit."""
    sheet = Sheet(OWN_TIME, values, hub, problems, AddOwnTime(visit=record.id))
    body: list[Element] = [
        title("Add my time"),
        strong(plain(record.deployment.school)),
        grey(long_day(record.on), f"recorded by {plain(record.leader.name)}"),
        *sheet.news(),
        time_spent(sheet, values.time, values.time_other),
    ]
    shown = AddOwnTime.showing(values)
    add = button(AddOwnTime(visit=record.id, shown=shown), "Add my time", "positive")
    keep = button(LeaveOwnTime(visit=record.id, shown=shown), "Keep as it is")
    say = f"Add your own time to the {hub.words.one('visit')} of {long_day(record.on)}."
    return finish(body, say, [add, keep])
