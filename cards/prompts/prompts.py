"""The one message of a day: what is due, a row each, and what became of those that were answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from microsoft_teams.cards.core import Action as CardAction
from microsoft_teams.cards.core import CardElement as Element

from cards.actions.prompts import RemindersFromHere, SaveAll
from cards.elements import box, button, buttons, grey, group, line, small, strong, title
from cards.finish import finish
from cards.phrases import counted, listed, long_day, number
from cards.plain import plain
from cards.prompts.buttons import later, row_buttons
from cards.prompts.catch_up import caught_up
from cards.prompts.rows import Around, Shown, described, done
from domain.hub import Hub
from domain.prompts.owed import Fate, Kind, Row

MOST = "One message a day at most, on your school days."


@dataclass(frozen=True, slots=True)
class PromptsView:
    """A person's message of a day; `more` rows are not in it, and `newer` says that a later message came."""

    rows: tuple[Shown, ...]
    around: Around
    more: int = 0
    newer: bool = False

    @property
    def open(self) -> list[Shown]:
        """The rows that wait for an answer."""
        return [shown for shown in self.rows if shown.row.fate is Fate.OPEN]

    @property
    def entered(self) -> list[Shown]:
        """The rows that are filled in here."""
        return [shown for shown in self.open if shown.entered]


def prompts(view: PromptsView, hub: Hub) -> dict[str, Any]:
    """The message; a single row has its buttons under the card, several have them under each."""
    head = headline(view, hub)
    where = {shown.row.item.school for shown in view.open if shown.row.item.school}
    say = f"{head}{': ' + listed(sorted(where)) if where else ''}. Type: visit"
    return finish(_body(view, head, hub), say, _actions(view))


def headline(view: PromptsView, hub: Hub) -> str:
    """What is the case, in a few words."""
    rows = [shown.row for shown in view.open]
    kinds = {"chase" if row.leader else row.item.kind for row in rows}
    much = number(len(rows))
    if not rows:
        return _nothing_left(view) if view.rows else "Your reminders have moved on"
    if len(kinds) > 1:
        return f"{much} things for {'today' if view.around.on == view.around.today else 'you'}"
    if kinds == {Kind.OUT}:
        return "Out next week"
    if kinds == {Kind.STEP}:
        return f"{counted_title(rows, 'next step is', 'next steps are')} due"
    if kinds == {Kind.FIRST}:
        return f"{counted_title(rows, 'school waits', 'schools wait')} for first contact"
    if kinds == {Kind.SILENCE}:
        return f"{counted_title(rows, 'school has', 'schools have')} had no visit for {_weeks(hub)}"
    if kinds == {Kind.TODAY}:
        today = view.around.on == view.around.today
        return f"{counted_title(rows, 'visit', 'visits')} {'today' if today else 'planned'}"
    if kinds == {"chase"}:
        return f"{counted_title(rows, 'thing waits', 'things wait')} for a word from you"
    return f"{counted_title(rows, 'visit has', 'visits have')} no record yet"


def _nothing_left(view: PromptsView) -> str:
    """Thanks for what was answered, which is not all done where some of it was put off."""
    put_off = any(shown.row.fate in (Fate.LATER, Fate.SPOKEN) for shown in view.rows)
    return "Nothing more to do for now, thank you" if put_off else "All done here, thank you"


def counted_title(rows: list[Row], one: str, many: str) -> str:
    """One visit has, Four visits have."""
    return f"{number(len(rows))} {one if len(rows) == 1 else many}"


def _weeks(hub: Hub) -> str:
    return counted(hub.silent_weeks, "school week", "school weeks")


def _body(view: PromptsView, head: str, hub: Hub) -> Iterator[Element]:
    yield title(head)
    if view.around.on != view.around.today:
        yield grey(f"From {long_day(view.around.on, view.around.today)}")
    if view.entered:
        fill = "Fill in the ones you can and save them together. A visit without words stays open."
        yield grey(f"{fill} No pupil or staff names, please.")
    problems = [shown for shown in view.entered if shown.problems]
    if problems:
        yield box("attention", [strong(_not_saved(problems))])
    alone = len(view.rows) == 1
    for shown in view.rows:
        yield from _row(shown, view, alone)
    if view.more:
        yield small(f"and {view.more:,} more: type hi to see what is due")
    if view.newer:
        yield small("What is still open is in a newer message below.")
    if view.open:
        yield small(_why(view, hub))


def _row(shown: Shown, view: PromptsView, alone: bool) -> Iterator[Element]:
    around = view.around
    if shown.row.fate is not Fate.OPEN:
        yield done(shown.row, around.today)
        return
    if shown.entered:
        yield group(list(caught_up(shown, around.today)))
        return
    says = list(described(shown, around, alone=alone))
    if alone:
        yield from says
        if shown.row.item.kind is Kind.PLANNED and not shown.row.leader:
            yield line("The form is filled in for you; it takes under a minute.")
        return
    actions = row_buttons(shown, around)
    yield group([*says, buttons(*actions)] if actions else says)


def _actions(view: PromptsView) -> list[CardAction]:
    around, open_ = view.around, view.open
    if not open_:
        return []
    stop = button(
        RemindersFromHere(on=around.on), "Stop these" if any(map(_own, open_)) else "My reminders"
    )
    if view.entered:
        save = button(SaveAll(on=around.on), "Save all", "positive")
        return [save, later([shown.row for shown in view.entered], around), stop]
    if len(view.rows) == 1:
        return [*row_buttons(open_[0], around, first=True), stop]
    return [stop]


def _own(shown: Shown) -> bool:
    """Whether the row is the reader's own, of which reminders can be switched off."""
    return not shown.row.leader


def _why(view: PromptsView, hub: Hub) -> str:
    kinds = {shown.row.item.kind for shown in view.open}
    if any(shown.row.leader for shown in view.open):
        return f"You get this because it stayed unanswered three times. {MOST}"
    if kinds == {Kind.PLANNED}:
        return "You get this one school day after a planned visit."
    if kinds == {Kind.OUT}:
        return "You get this on Thursdays, or on your last school day before, as head of their school or trust."
    if kinds == {Kind.TODAY}:
        return "You get this on the day of a planned visit."
    return f"You get this as {hub.words.one('leader')}. {MOST}"


def _not_saved(rows: list[Shown]) -> str:
    names = listed(dict.fromkeys(plain(shown.row.item.school) for shown in rows))
    return f"Not saved yet: {names}. What you typed is here."
