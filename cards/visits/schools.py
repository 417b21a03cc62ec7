"""The list from which a leader chooses the school of a visit."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.action import Action
from cards.actions.message_forms import MessageHere
from cards.actions.visit_forms import FormHere
from cards.elements import button, grey, line, press, row, small, strong, title
from cards.finish import finish
from cards.inputs import carried
from cards.line_breaks import side_by_side
from cards.phrases import short_day
from cards.plain import plain, shortened
from domain.hub import Hub
from domain.support.deployments import Deployment, SupportStanding
from domain.visits.planned_visits import PlannedVisit

MOST = 20
# Beside the answers that a card carries there is room for fewer.
MOST_IN_DIALOG = 12
# Characters of a sentence that waits.
LONGEST = 120


@dataclass(frozen=True, slots=True)
class SchoolChoice:
    """A deployment to choose.

    `line` is its grey line, from `row_line`; `planned` the id of the planned visit to be recorded.
    """

    deployment: Deployment
    line: str
    planned: int | None = None


def row_line(
    deployment: Deployment,
    standing: SupportStanding,
    owed: PlannedVisit | None,
    today: date,
    hub: Hub,
) -> str:
    """The grey line of a deployment: Early reading · visit planned for today."""
    return side_by_side((plain(deployment.focus), _when(standing, owed, today, hub)))


def which_school(
    rows: tuple[SchoolChoice, ...],
    form: str | None,
    hub: Hub,
    *,
    kept: str = "",
    note: str = "",
    message: MessageHere | None = None,
) -> dict[str, Any]:
    """The list of schools; a row turns the card into the visit form.

    `form` is the id of the form that was open in the card before, None where none was. `kept` is
    the sentence that waits for the choice, `note` a line on top. In a dialog over a `message` the
    card itself carries what stood in the form.
    """
    schools = {(r.deployment.school, r.deployment.organisation) for r in rows}
    # Two schools of the same name are told apart by their towns.
    namesakes = Counter(name for name, _ in schools)
    body: list[Element] = [
        title(f"Which {hub.words.one('school')} was it?"),
        grey(f"Your active {hub.words.many('deployment')}."),
    ]
    if note:
        body.append(strong(plain(note)))
    if kept:
        waits = "The message" if message else "What you typed is kept"
        body.append(line(f"{waits}: “{plain(shortened(kept, LONGEST))}”"))
    body += carried(message.answers()) if message else []
    most = MOST_IN_DIALOG if message else MOST
    for choice in rows[:most]:
        twice = namesakes[choice.deployment.school] > 1
        body.append(_row(choice, _opens(choice, form, message), hub, town=twice))
    if len(rows) > most:
        body.append(small(f"and {len(rows) - most} more, which do not fit here"))
    return finish(body, f"Which {hub.words.one('school')} was it? Open this in Teams to choose.")


def _opens(choice: SchoolChoice, form: str | None, message: MessageHere | None) -> Action:
    deployment = choice.deployment.id
    if message is None:
        return FormHere(deployment=deployment, form=form, planned=choice.planned)
    return MessageHere(form=message.form, before=message.before, deployment=deployment)


def _row(row_: SchoolChoice, opens: Action, hub: Hub, *, town: bool) -> Element:
    deployment = row_.deployment
    name = deployment.school
    if town and deployment.town:
        name += f", {deployment.town}"
    select = button(opens, f"Record a {hub.words.one('visit')} to {name}: {row_.deployment.focus}")
    return row([strong(plain(name)), grey(row_.line)], [press("Record")], select)


def _when(standing: SupportStanding, owed: PlannedVisit | None, today: date, hub: Hub) -> str:
    visit = hub.words.one("visit")
    if owed and owed.on == today:
        return f"{visit} planned for today"
    if owed:
        return f"{visit} of {short_day(owed.on, today)} not recorded"
    if standing.next_visit:
        return f"next {visit} {short_day(standing.next_visit, today)}"
    if standing.last:
        return f"last {visit} {short_day(standing.last, today)}"
    return f"no {visit} yet"
