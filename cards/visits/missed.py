"""The short card of a planned visit that did not happen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.visits import ItDidHappen, KeepVisit, SaveMissed
from cards.elements import button, grey, small, strong, title
from cards.finish import finish
from cards.forms import Sheet
from cards.phrases import NOTICES, REASONS, long_day
from cards.plain import plain
from cards.visits.questions import MISSED, VISIT
from cards.visits.visit_form import time_spent
from domain.errors import Problem
from domain.hub import Hub
from domain.visits.visits import MissedValues, Record

# A problem with a question of the visit form is named as it is there.
ASKED = {**VISIT, **MISSED}


@dataclass(frozen=True, slots=True)
class MissedView:
    """What the short card shows; `form` is the form's id, `on` the planned day.

    `cover_paid` says that the time lost counts as used. `editing` is the record that is corrected.
    """

    form: str
    school: str
    on: date
    values: MissedValues
    cover_paid: bool
    problems: tuple[Problem, ...] = ()
    editing: Record | None = None


def missed_form(view: MissedView, hub: Hub) -> dict[str, Any]:
    """The card that asks why a planned visit did not happen."""
    save = button(
        SaveMissed(form=view.form), "Save changes" if view.editing else "Save", "positive"
    )
    if view.editing:
        back = button(KeepVisit(visit=view.editing.id), "Keep it as it was", inputs=False)
    else:
        back = button(ItDidHappen(form=view.form), "It did happen", inputs=False)
    say = f"The visit of {long_day(view.on)} to {view.school} did not happen: whose reason?"
    return finish(_body(view, hub), say, [save, back])


def _body(view: MissedView, hub: Hub) -> Iterator[Element]:
    save = SaveMissed(form=view.form)
    sheet, values = Sheet(ASKED, view.values, view.problems, save), view.values
    yield title(f"The {hub.words.one('visit')} did not happen")
    yield strong(plain(view.school))
    yield grey(f"Planned for {long_day(view.on)}")
    yield from sheet.news()
    yield sheet.judgement("reason", REASONS)
    yield sheet.choice("notice", NOTICES, needed=True)
    yield time_spent(sheet, values.time, values.time_other)
    paid = "counts as used: cover is paid here" if view.cover_paid else "does not count as used"
    yield small(f"This time {paid}.")
    yield sheet.day("next_visit", label="New date, if you have one")
