"""The message of a day: a row for each thing that is due, with what became of it if answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from microsoft_teams.cards.core import Action as CardAction
from microsoft_teams.cards.core import CardElement as Element

from cards.actions.prompts import RemindersFromHere, SaveAll
from cards.elements import box, button, buttons, grey, group, line, small, strong, title
from cards.finish import finish
from cards.phrases import listed, long_day, lowered, number
from cards.plain import plain
from cards.problems import sentence
from cards.prompts.buttons import later
from cards.prompts.catch_up import catch_up_row
from cards.prompts.kinds import CHASED, on_cards
from cards.prompts.on_cards import KindOnCards
from cards.prompts.rows import answered_row, described, row_buttons, showing
from cards.prompts.shown import Around, Shown
from cards.questions import NOT_ASKED
from domain.errors import Problem
from domain.hub import Hub
from domain.prompts.fates import Fate
from domain.prompts.owed import PromptRow

LOST = Problem("", "support_ended")
# Said at the end of most messages.
MOST = "One message a day at most, on your school days."


@dataclass(frozen=True, slots=True)
class PromptsView:
    """What a person's message of a day shows.

    `more` is how many rows it has no room for. `newer` says that a later message came, `lost` that
    something was typed for support that is the reader's no more.
    """

    rows: tuple[Shown, ...]
    around: Around
    more: int = 0
    newer: bool = False
    lost: bool = False

    @property
    def open(self) -> list[Shown]:
        """The rows that still wait for an answer."""
        return [shown for shown in self.rows if shown.row.fate is Fate.OPEN]

    @property
    def entered(self) -> list[Shown]:
        """The open rows that are filled in right in the message."""
        return [shown for shown in self.open if shown.entered]


def prompts(view: PromptsView, hub: Hub) -> dict[str, Any]:
    """The message; a single row has its buttons under the card, several have them under each row.

    Raises RowFailed for a row that cannot be shown.
    """
    head = headline(view, hub)
    schools = {shown.row.item.school for shown in view.open if shown.row.item.school}
    where = f": {listed(sorted(schools))}" if schools else ""
    say = f"{head}{where}. Type: visit"
    return finish(_body(view, head, hub), say, _actions(view))


def headline(view: PromptsView, hub: Hub) -> str:
    """The title of the message."""
    rows = [shown.row for shown in view.open]
    if not rows:
        return _nothing_left(view) if view.rows else "Your reminders have moved on"
    only = _only_kind(rows)
    if only is None:
        when = "today" if view.around.on == view.around.today else "you"
        return f"{number(len(rows))} things for {when}"
    with showing(rows[0]):
        return only.headline(len(rows), view.around, hub)


def _only_kind(rows: list[PromptRow]) -> KindOnCards | None:
    """How the rows read, where all are of one kind or all are chased; else None."""
    if len({"chased" if row.leader else row.item.kind.name for row in rows}) > 1:
        return None
    with showing(rows[0]):
        return on_cards(rows[0])


def _nothing_left(view: PromptsView) -> str:
    """Thanks for the answers: not all is done where something was put off."""
    put_off = any(shown.row.fate in (Fate.PUT_OFF, Fate.SPOKEN_TO) for shown in view.rows)
    return "Nothing more to do for now, thank you" if put_off else "All done here, thank you"


def _body(view: PromptsView, head: str, hub: Hub) -> Iterator[Element]:
    yield title(head)
    if view.around.on != view.around.today:
        yield grey(f"From {long_day(view.around.on, view.around.today)}")
    if view.lost:
        yield box("attention", [strong(f"Not saved: {lowered(sentence(LOST, NOT_ASKED))}")])
    if view.entered:
        fill = "Fill in the ones you can and save them together. A visit without words stays open."
        yield grey(f"{fill} No pupil or staff names, please.")
    problems = [shown for shown in view.entered if shown.problems]
    if problems:
        yield box("attention", [strong(_not_saved(problems))])
    alone = len(view.rows) == 1
    for shown in view.rows:
        with showing(shown.row):
            parts = list(_row(shown, view, alone))
        yield from parts
    if view.more:
        yield small(f"and {view.more:,} more: type hi to see what is due")
    if view.newer:
        yield small("What is still open is in a newer message below.")
    if view.open:
        yield small(_why(view, hub))


def _row(shown: Shown, view: PromptsView, alone: bool) -> Iterator[Element]:
    around = view.around
    if shown.row.fate is not Fate.OPEN:
        yield answered_row(shown.row, around.today)
        return
    if shown.entered:
        yield group(list(catch_up_row(shown, around.today)))
        return
    says = list(described(shown, around, alone=alone))
    if alone:
        yield from says
        if below := on_cards(shown.row).alone:
            yield line(below)
        return
    actions = row_buttons(shown, around)
    yield group([*says, buttons(*actions)] if actions else says)


def _actions(view: PromptsView) -> list[CardAction]:
    around, open_ = view.around, view.open
    if not open_:
        return []
    # Only one's own reminders can be stopped: an officer goes on chasing.
    own = any(not shown.row.leader for shown in open_)
    stop = button(RemindersFromHere(on=around.on), "Stop these" if own else "My reminders")
    if view.entered:
        save = button(SaveAll(on=around.on), "Save all", "positive")
        return [save, later([shown.row for shown in view.entered], around), stop]
    if len(view.rows) == 1:
        with showing(open_[0].row):
            return [*row_buttons(open_[0], around, first=True), stop]
    return [stop]


def _why(view: PromptsView, hub: Hub) -> str:
    rows = [shown.row for shown in view.open]
    if any(row.leader for row in rows):
        return f"{CHASED.why} {MOST}"
    only = _only_kind(rows)
    if only is not None and only.why:
        return only.why
    return f"You get this as {hub.words.one('leader')}. {MOST}"


def _not_saved(rows: list[Shown]) -> str:
    names = listed(dict.fromkeys(plain(shown.row.item.school) for shown in rows))
    return f"Not saved yet: {names}. What you typed is here."
