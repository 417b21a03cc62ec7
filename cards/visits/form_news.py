"""What a visit form tells on top: a correction saved first, answers kept, a colleague's record."""

from dataclasses import dataclass
from datetime import date, datetime

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.visit_forms import StartAfresh, VisitForm
from cards.elements import box, button, grey, line, literal, press, row, strong
from cards.phrases import clock, day_and_clock, plain_day
from cards.plain import plain
from cards.questions import changed_lines
from cards.visits.questions import VISIT, Scene
from domain.hub import Hub
from domain.support.deployments import Deployment, Leader
from domain.visits.visits import Record, Values


@dataclass(frozen=True, slots=True)
class Newer:
    """Another's correction that was saved first: by whom, when (local), and what it changed."""

    by: Leader
    at: datetime
    before: Values
    after: Values


def changed_meanwhile(newer: Newer, support: Deployment, today: date, hub: Hub) -> Element:
    """Somebody else corrected the record while this form was open."""
    scene = Scene(support, today, hub)
    by, at = plain(newer.by.name), day_and_clock(newer.at, today)
    of = hub.words.one("record")
    items: list[Element] = [
        strong(f"Not saved yet. {by} corrected this {of} on {at}, after you opened it.")
    ]
    items += [literal(text) for text in changed_lines(VISIT, newer.before, newer.after, scene, hub)]
    items.append(line("Your answers are below. Save changes puts them in place of these."))
    return box("warning", items)


def kept_before(at: datetime, form: str) -> Element:
    """These answers were typed before; a press empties the form."""
    afresh = button(StartAfresh(form=form), "Start again")
    left = [
        strong("Not saved yet"),
        grey(f"This is what you typed on {at:%A} at {clock(at)}."),
    ]
    return row(left, [press("Start again")], afresh, parted=False)


def by_colleague(record: Record, to: VisitForm, today: date, hub: Hub) -> Element:
    """A colleague recorded a visit here; two leaders on one visit make one record.

    `to` is the button with which own time is added to it.
    """
    add = button(to, "Add my time")
    day = plain_day(record.on, today)
    left = [
        strong(f"{plain(record.leader.name)} recorded a {hub.words.one('visit')} here on {day}"),
        grey(f"Were you there? Add your time to that {hub.words.one('record')}."),
    ]
    return box("emphasis", [row(left, [press("Add my time")], add, parted=False)])
