"""The short card of a planned visit that did not happen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.visit_forms import ItDidHappen, LeaveMissed, MissedForm, SaveMissed
from cards.elements import button, grey, small, strong, title
from cards.finish import finish
from cards.forms import Sheet
from cards.phrases import NOTICES, long_day, reasons
from cards.plain import plain
from cards.visits.questions import MISSED, VISIT
from cards.visits.visit_form import time_spent
from domain.errors import Problem
from domain.hub import Hub
from domain.support.deployments import CoverPaid
from domain.visits.visits import MissedValues, Record

# A problem with a question of the visit form is named as it is there.
ASKED = {**VISIT, **MISSED}

# When the time lost is taken off the days agreed, by the support's rule.
PAID: Mapping[CoverPaid, str] = {
    CoverPaid.NEVER: "This time is not taken off the agreed days.",
    CoverPaid.SAME_DAY: (
        "If people were told only on the day, this time is taken off the agreed days, as cover is "
        "paid. If you cancelled, it is not."
    ),
    CoverPaid.DAY_BEFORE: (
        "If people were told on the day or the day before, this time is taken off the agreed days, "
        "as cover is paid. If you cancelled, it is not."
    ),
    CoverPaid.ALWAYS: (
        "This time is taken off the agreed days, as cover is paid. If you cancelled, it is not."
    ),
}


@dataclass(frozen=True, slots=True)
class MissedView:
    """What the short card shows; `form` is the form's id, `on` the planned day.

    `cover_paid` is when the time lost counts as used. `editing` is the record that is corrected.
    `saves` and `back` are its buttons, where they are not those of the chat.
    """

    form: str
    school: str
    on: date
    values: MissedValues
    cover_paid: CoverPaid
    problems: tuple[Problem, ...] = ()
    editing: Record | None = None
    saves: MissedForm | None = None
    back: MissedForm | None = None

    @property
    def save(self) -> MissedForm:
        """The button that saves it."""
        return self.saves or SaveMissed(form=self.form)


def missed_form(view: MissedView, hub: Hub) -> dict[str, Any]:
    """The card that asks why a planned visit did not happen."""
    save = button(view.save, "Save changes" if view.editing else "Save", "positive")
    if view.editing:
        back = button(LeaveMissed(form=view.form, visit=view.editing.id), "Keep as it is")
    else:
        back = button(view.back or ItDidHappen(form=view.form), "It did happen")
    visit = hub.words.one("visit")
    say = f"The {visit} of {long_day(view.on)} to {view.school} did not happen. Why?"
    return finish(_body(view, hub), say, [save, back])


def _body(view: MissedView, hub: Hub) -> Iterator[Element]:
    sheet, values = Sheet(ASKED, view.values, hub, view.problems, view.save), view.values
    yield title(f"The {hub.words.one('visit')} did not happen")
    yield strong(plain(view.school))
    yield grey(f"Planned for {long_day(view.on)}")
    yield from sheet.news()
    yield sheet.judgement("reason", reasons(hub))
    yield sheet.choice("notice", NOTICES, needed=True)
    yield time_spent(sheet, values.time, values.time_other)
    yield small(PAID[view.cover_paid])
    yield sheet.day("next_visit", label="New date, if you have one")
