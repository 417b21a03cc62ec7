"""A row of the catch-up card: a visit without a record, filled in where it stands."""

from collections.abc import Iterator, Mapping
from datetime import date

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import Column, ColumnSet, RichTextBlock, TextInput, TextRun

from cards.elements import line, remark
from cards.inputs import by_question, choice, complaint, mended, pair
from cards.phrases import NOTICES, PROGRESS, REASONS, TIMES, short_day, titled, unbroken
from cards.plain import shortened
from cards.prompts.kinds import KINDS_ON_CARDS
from cards.prompts.shown import Shown
from cards.visits.questions import MISSED, VISIT
from domain.prompts.catch_up import DID_NOT_HAPPEN
from domain.prompts.owed import Item
from domain.visits.visits import LONGEST_DID

LONGEST_PURPOSE = 80
ASKED = {**MISSED, **VISIT}
OFFERED = {code: words for code, words in TIMES.items() if code != "other"}


def catch_up_row(shown: Shown, today: date) -> Iterator[Element]:
    """The row with its questions; "Did not happen" is a time, and its reason is asked next."""
    item, typed = shown.row.item, shown.typed or {}
    wrong = by_question(shown.problems, ASKED)
    yield _head(item, today)
    if shown.row.late:
        yield remark(KINDS_ON_CARDS[item.kind].late)
    time = choice(
        f"time_{item.id}",
        _times(typed.get("time", "")),
        typed.get("time", ""),
        label=ASKED["time"].label,
    )
    if shown.asks:
        yield mended(time, wrong.get("time"))
        yield line("It did not happen: half a day is kept as the time lost.")
        reason = choice(
            f"reason_{item.id}", REASONS, typed.get("reason", ""), label=ASKED["reason"].label
        )
        notice = choice(
            f"notice_{item.id}", NOTICES, typed.get("notice", ""), label=ASKED["notice"].label
        )
        yield pair(mended(reason, wrong.get("reason")), mended(notice, wrong.get("notice")))
    else:
        progress = choice(
            f"progress_{item.id}",
            PROGRESS,
            typed.get("progress", ""),
            label=ASKED["progress"].label,
        )
        yield _beside(mended(time, wrong.get("time")), mended(progress, wrong.get("progress")))
        yield mended(_words(item, typed.get("did", "")), wrong.get("did"))
    shown_ = {"time", "progress", "did"} if not shown.asks else {"time", "reason", "notice"}
    yield from (complaint(text) for name, text in wrong.items() if name not in shown_)


def _beside(time: Element, progress: Element) -> ColumnSet:
    """Two short answers side by side, on a telephone too."""
    columns = [Column(width=2, items=[time]), Column(width=3, items=[progress])]
    return ColumnSet(columns=columns, spacing="Small")


def _head(item: Item, today: date) -> Element:
    day = TextRun(text=f" · {unbroken(short_day(item.on, today))}")
    about = (
        [TextRun(text=f" · {shortened(item.what, LONGEST_PURPOSE)}", is_subtle=True)]
        if item.what
        else []
    )
    return RichTextBlock(inlines=[TextRun(text=item.school, weight="Bolder"), day, *about])


def _times(preset: str) -> Mapping[str, str]:
    """The offered times, with the last visit's where that is another."""
    own = {} if preset in OFFERED or preset in ("", DID_NOT_HAPPEN) else {preset: _short(preset)}
    return {**OFFERED, **own, DID_NOT_HAPPEN: "Did not happen"}


def _short(time: str) -> str:
    """1 h 35: the minutes go without saying, and the field is narrow."""
    return titled(time.removesuffix(" min") if " h " in time else time)


def _words(item: Item, did: str) -> TextInput:
    return TextInput(
        id=f"did_{item.id}",
        label=ASKED["did"].label,
        value=did or None,
        max_length=LONGEST_DID,
        placeholder="A sentence or two",
        spacing="Small",
    )
