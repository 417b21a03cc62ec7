"""A row of the catch-up card: a visit without a record, to be filled in right there."""

from collections.abc import Iterator, Mapping

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import Column, ColumnSet, RichTextBlock, TextInput, TextRun

from cards.elements import line, remark
from cards.inputs import ROOM, by_question, choice, complaint, mended, pair
from cards.phrases import NOTICES, PROGRESS, TIMES, reasons, short_day, titled
from cards.plain import shortened
from cards.prompts.kinds import KINDS_ON_CARDS
from cards.prompts.shown import Around, Shown
from cards.questions import question_label
from cards.visits.questions import MISSED, VISIT
from domain.hub import Hub
from domain.prompts.catch_up import DID_NOT_HAPPEN
from domain.prompts.owed import Item

LONGEST_PURPOSE = 80
# Where both forms ask the same, the row asks in the visit form's words.
ASKED = {**MISSED, **VISIT}
OFFERED = {code: words for code, words in TIMES.items() if code != "other"}


def catch_up_row(shown: Shown, around: Around) -> Iterator[Element]:
    """The row with its questions.

    That it did not happen is offered among the times; once chosen, the row asks for the reason.
    """
    item, typed = shown.row.item, shown.typed or {}
    wrong = by_question(shown.problems, ASKED, around.hub)

    def ask(name: str, labels: Mapping[str, str]) -> Element:
        asked = choice(
            f"{name}_{item.id}",
            labels,
            typed.get(name, ""),
            label=question_label(name, ASKED, around.hub),
        )
        return mended(asked, wrong.get(name))

    yield _head(item, around)
    if shown.row.late:
        yield remark(KINDS_ON_CARDS[item.kind].late)
    time = ask("time", _times(typed.get("time", "")))
    if shown.asks:
        asked = ("time", "reason", "notice")
        yield time
        yield line("It did not happen: half a day is kept as the time lost.")
        yield pair(ask("reason", reasons(around.hub)), ask("notice", NOTICES))
    else:
        asked = ("time", "progress", "did")
        yield _beside(time, ask("progress", PROGRESS))
        yield mended(_words(item, typed.get("did", "")), wrong.get("did"))
    # Problems with what the row does not ask for stand at its end.
    yield from (complaint(text) for name, text in wrong.items() if name not in asked)


def questions_wrong(shown: Shown, hub: Hub) -> list[str]:
    """The labels of the questions of a row that have a problem."""
    return [question_label(n, ASKED, hub) for n in by_question(shown.problems, ASKED, hub)]


def _beside(time: Element, progress: Element) -> ColumnSet:
    """Two short answers side by side, on a telephone too."""
    columns = [Column(width=2, items=[time]), Column(width=3, items=[progress])]
    return ColumnSet(columns=columns, spacing="Small")


def _head(item: Item, around: Around) -> Element:
    day = TextRun(text=f"\N{NO-BREAK SPACE}· {short_day(item.on, around.today)}")
    runs = [TextRun(text=item.school, weight="Bolder"), day]
    if item.what:
        purpose = shortened(item.what, LONGEST_PURPOSE)
        runs.append(TextRun(text=f"\N{NO-BREAK SPACE}· {purpose}", is_subtle=True))
    return RichTextBlock(inlines=runs)


def _times(preset: str) -> Mapping[str, str]:
    """The offered times, with the one that is chosen already where that is another."""
    times = dict(OFFERED)
    if preset and preset != DID_NOT_HAPPEN:
        times.setdefault(preset, _short(preset))
    return {**times, DID_NOT_HAPPEN: "It did not happen"}


def _short(time: str) -> str:
    """A time for the narrow field: 1 h 35, where "min" goes without saying."""
    return titled(time.removesuffix(" min") if " h " in time else time)


def _words(item: Item, did: str) -> TextInput:
    return TextInput(
        id=f"did_{item.id}",
        label=ASKED["did"].label,
        value=did or None,
        # What is typed already is read, so all of it is in sight.
        is_multiline=True if did else None,
        max_length=ROOM,
        placeholder="A sentence or two",
        spacing="Small",
    )
