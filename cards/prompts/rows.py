"""Rows of a day's message: what each says while it is open, its buttons, and what became of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from microsoft_teams.cards.core import CardElement as Element

from cards.elements import BadgeStyle, badge, grey, remark, row, strong
from cards.inputs import complaint
from cards.phrases import day_in_short, in_hub_words
from cards.plain import plain
from cards.problems import sentence
from cards.prompts.answers import RowAnswers
from cards.prompts.kinds import KINDS_ON_CARDS, on_cards
from cards.prompts.shown import Around, Shown
from cards.questions import NOT_ASKED
from domain.prompts.fates import Fate
from domain.prompts.owed import PromptRow


class RowFailed(Exception):  # noqa: N818 - it is about a row
    """A row could not be shown; the message is then sent without it."""

    def __init__(self, row: PromptRow) -> None:
        super().__init__(row.subject)
        self.row = row


@contextmanager
def showing(row: PromptRow, faults: tuple[type[Exception], ...] = (Exception,)) -> Iterator[None]:
    """Turns any error of these kinds into RowFailed, which says which row it was about."""
    try:
        yield
    except faults as error:
        raise RowFailed(row) from error


def described(shown: Shown, around: Around, heading: str = "") -> Iterator[Element]:
    """An open row: who or where, facts in grey, and what is wrong with its inputs."""
    kind = on_cards(shown.row)
    if heading:
        yield strong(in_hub_words(heading, around.hub))
    if shown.row.late and shown.row.leader:
        yield row(list(kind.says(shown, around)), [badge("Late", "Warning")], parted=False)
    else:
        yield from kind.says(shown, around)
    if shown.row.late and not shown.row.leader:
        yield remark(KINDS_ON_CARDS[shown.row.item.kind].late)
    for problem in shown.problems:
        # Problems with other questions stand beside these.
        if problem.field in ("", "until", "move"):
            yield complaint(sentence(problem, NOT_ASKED, around.hub))


def row_answers(shown: Shown, around: Around, *, first: bool = False) -> RowAnswers | None:
    """A row's answers; `first` says that the row stands alone, and the usual one is filled."""
    return on_cards(shown.row).answers(shown.row, around, first)


def answered_row(row_: PromptRow, around: Around) -> Element:
    """A row that was answered: what it was about, and what became of it."""
    name, about = on_cards(row_).done(row_, around)
    outcome = badge(fate(row_, around.today), _style(row_.fate))
    return row([strong(plain(name)), grey(plain(about))], [outcome])


def fate(row_: PromptRow, today: date) -> str:
    """What became of a row, in a few words."""
    until = day_in_short(row_.until, today) if row_.until else ""
    words = {
        Fate.RECORDED: "Recorded",
        Fate.DID_NOT_HAPPEN: "Did not happen",
        Fate.MOVED: f"Moved to {until}",
        Fate.CALLED_OFF: "Called off",
        Fate.IN_TOUCH: "In touch",
        Fate.CLOSED: "Done",
        Fate.GONE: "No longer needed",
        Fate.PUT_OFF: f"Not now until {until}",
        Fate.SPOKEN_TO: f"Spoken to, again {until}",
        Fate.HANDED_ON: "Handed over",
        Fate.NOT_NEEDED: "No longer needed",
    }
    return words.get(row_.fate, "Open")


def _style(fate_: Fate) -> BadgeStyle:
    return "Good" if fate_ in (Fate.RECORDED, Fate.CLOSED, Fate.IN_TOUCH) else "Default"
