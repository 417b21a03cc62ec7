"""The message of a day: a row for each thing that is due, with what became of it if answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from microsoft_teams.cards.core import Action as CardAction
from microsoft_teams.cards.core import CardElement as Element

from cards.actions.prompts import RemindersFromHere, SaveAll
from cards.elements import box, button, grey, group, line, small, strong, title
from cards.finish import finish
from cards.phrases import counted, in_hub_words, listed, long_day, lowered, number, one_of
from cards.plain import plain
from cards.problems import sentence
from cards.prompts.answers import Behind
from cards.prompts.buttons import later
from cards.prompts.catch_up import catch_up_row, questions_wrong
from cards.prompts.kinds import CHASED, on_cards
from cards.prompts.on_cards import KindOnCards
from cards.prompts.rows import answered_row, described, row_answers, showing
from cards.prompts.shown import Around, Shown
from cards.questions import NOT_ASKED
from domain.errors import Problem
from domain.hub import Hub
from domain.people.people import Role
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


def prompts(view: PromptsView) -> dict[str, Any]:
    """The message; a single row has its buttons under the card, several have them under each row.

    Raises RowFailed for a row that cannot be shown.
    """
    head = headline(view)
    return finish(_body(view, head), _say(view, head), _actions(view))


def headline(view: PromptsView) -> str:
    """The title of the message."""
    rows = [shown.row for shown in view.open]
    if not rows:
        return _nothing_left(view) if view.rows else "Your reminders have moved on"
    only = _only_kind(rows)
    if only is None:
        when = "today" if view.around.on == view.around.today else "you"
        return f"{number(len(rows))} things for {when}"
    with showing(rows[0]):
        return only.headline(rows, view.around)


def _say(view: PromptsView, head: str) -> str:
    """The line of the notification: the news, and the word that answers it, if there is one."""
    rows = [shown.row for shown in view.open]
    only = _only_kind(rows) if rows else None
    if only is not None and only.news and len(rows) == 1:
        return f"{only.news(rows[0])}."
    about = [row.leader.name if row.leader else row.item.school for row in rows]
    where = f": {listed(sorted(set(filter(None, about))))}" if any(about) else ""
    # To record is more than any other word does.
    typed = max(map(_typed, rows), default="")
    return f"{head}{where}.{f' Type: {typed}' if typed else ''}"


def _typed(row: PromptRow) -> str:
    with showing(row):
        return on_cards(row).typed


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


def _body(view: PromptsView, head: str) -> Iterator[Element]:
    yield title(head)
    if view.around.on != view.around.today:
        yield grey(f"From {long_day(view.around.on, view.around.today)}")
    if view.lost:
        yield box(
            "attention",
            [strong(f"Not saved: {lowered(sentence(LOST, NOT_ASKED, view.around.hub))}")],
        )
    if view.entered:
        fill = "Fill in what you can and save it together. Rows you leave empty stay on your list."
        yield grey(f"{fill} No pupil or staff names, please.")
    problems = [shown for shown in view.entered if shown.problems]
    if problems:
        yield box("attention", [strong(_not_saved(problems, view.around.hub))])
    yield from _rows(view)
    if view.entered:
        yield _all_later(view).opened()
    if view.more:
        yield small(f"and {view.more:,} more: type hi to see what is due")
    if view.newer:
        yield small("What is still open is in a newer message below.")
    if view.open:
        yield small(_why(view))


def _rows(view: PromptsView) -> Iterator[Element]:
    """The rows; over several of one kind its heading stands once."""
    alone, said = len(view.rows) == 1, ""
    for shown in view.rows:
        with showing(shown.row):
            heading = on_cards(shown.row).heading
            parts = list(_row(shown, view, "" if alone or heading == said else heading, alone))
        if shown.row.fate is Fate.OPEN:
            said = heading
        yield from parts


def _row(shown: Shown, view: PromptsView, heading: str, alone: bool) -> Iterator[Element]:
    around = view.around
    if shown.row.fate is not Fate.OPEN:
        yield answered_row(shown.row, around)
        return
    if shown.entered:
        yield group(list(catch_up_row(shown, around)))
        return
    says = list(described(shown, around, heading))
    answers, wrong = row_answers(shown, around), bool(shown.problems)
    if alone:
        yield from says
        if below := on_cards(shown.row).alone:
            yield line(below)
        yield from answers.below(open_=wrong) if answers else ()
        return
    yield group([*says, *answers.in_row(open_=wrong)] if answers else says)


def _actions(view: PromptsView) -> list[CardAction]:
    around, open_ = view.around, view.open
    if not open_:
        return []
    settings = button(RemindersFromHere(on=around.on), "Reminder settings")
    if view.entered:
        save = button(SaveAll(on=around.on), "Save all", "positive")
        return [save, _all_later(view).opener(), settings]
    if len(view.rows) == 1:
        with showing(open_[0].row):
            answers = row_answers(open_[0], around, first=True)
        return [*answers.in_bar(), settings] if answers else [settings]
    return [settings]


def _all_later(view: PromptsView) -> Behind:
    """What puts off all rows that are filled in on the card."""
    rows, visit = [shown.row for shown in view.entered], view.around.hub.words
    about = counted(len(rows), visit.one("visit"), visit.many("visit"))
    return later(rows, view.around, about)


def _why(view: PromptsView) -> str:
    rows = [shown.row for shown in view.open]
    if any(row.leader for row in rows):
        return f"{CHASED.why} {MOST}"
    only = _only_kind(rows)
    if only is not None and only.why:
        return in_hub_words(only.why, view.around.hub)
    return f"You get this as {one_of(view.around.hub.words.one(_read_as(rows)))}. {MOST}"


def _read_as(rows: list[PromptRow]) -> Role:
    """The role in which all of the rows are read; a leader's where several would do, or none."""
    each = [row.item.roles or {row.item.kind.role} for row in rows]
    common = set.intersection(*map(set, each))
    return next(iter(common)) if len(common) == 1 else Role.LEADER


def _not_saved(rows: list[Shown], hub: Hub) -> str:
    """Which rows came back, and why: Titus Salt School (Progress)."""
    names = {
        f"{plain(shown.row.item.school)} ({listed(questions_wrong(shown, hub))})": None
        for shown in rows
    }
    return f"Not saved yet: {listed(names)}. What you typed is still here."
