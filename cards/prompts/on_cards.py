"""How a row of a day's message reads: its words and its answers, whatever its kind."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from microsoft_teams.cards.core import CardElement as Element

from cards.phrases import counted, day_in_short, in_hub_words, number, titled
from cards.prompts.answers import RowAnswers
from cards.prompts.shown import Around, Shown
from cards.support.proposed import proposed_named
from domain.prompts.owed import Item, PromptRow

# What an answered row was about: a text in bold, one in grey.
Done = Callable[[PromptRow, Around], tuple[str, str]]


def no_answers(_row: PromptRow, _around: Around, _first: bool) -> RowAnswers | None:
    """No answers: nothing can be done about such a row."""
    return None


def each_counts(rows: Sequence[PromptRow]) -> int:
    """How many a headline counts, where each row is one."""
    return len(rows)


def done_with(term: str) -> Done:
    """What an answered row was about: its place, and what the hub calls such a thing."""
    return lambda row, around: (row.item.school, titled(around.hub.words.one(term)))


@dataclass(frozen=True, slots=True)
class KindOnCards:
    """How a row of one kind reads: the headline of its message, its text, its answers.

    Texts may name the hub's terms in braces. `one` and `many` are the headlines of a message that
    has one or several such rows and no others. In them {much} stands for the number that `counts`
    gives, {proposed} for proposed support, {when} for "today" or "planned", {weeks} for the number
    of weeks after which support is silent, and {week} for the five days from the one that the first
    row is about.
    `says` gives an open row, `done` what an answered row was about: a text in bold, one in grey.
    `answers` are the row's buttons; the last of their arguments says that it stands alone.
    `chased` gives its text for an officer who chases it. `news` is the line of the notification,
    where that is not the headline, `typed` the word that does at least as much as the card.
    `why` says why people get it. `heading` stands over it among other rows, `alone` under it where
    it is the only row, `late` where it is late.
    """

    one: str
    many: str
    says: Callable[[Shown, Around], Iterator[Element]]
    done: Done
    answers: Callable[[PromptRow, Around, bool], RowAnswers | None] = no_answers
    counts: Callable[[Sequence[PromptRow]], int] = each_counts
    chased: Callable[[Item, Around], str] | None = None
    news: Callable[[PromptRow], str] | None = None
    typed: str = ""
    why: str = ""
    heading: str = ""
    alone: str = ""
    late: str = ""

    def headline(self, rows: Sequence[PromptRow], around: Around) -> str:
        """The headline of a message that has these rows, all of this kind, and no others."""
        much, hub = self.counts(rows), around.hub
        told = {
            "much": number(much),
            "proposed": proposed_named(hub)[much != 1],
            "when": "today" if around.on == around.today else "planned",
            "weeks": counted(hub.silent_weeks, "school week", "school weeks"),
        }
        text = self.one if much == 1 else self.many
        if "{week}" in text:
            told["week"] = _week(rows[0].item.on, around.today)
        for name, words in told.items():
            text = text.replace(f"{{{name}}}", words)
        return in_hub_words(text, hub)


def _week(monday: date, today: date) -> str:
    """30 Nov to 4 Dec: the school days of a week."""
    friday = monday + timedelta(days=4)
    first = f"{monday.day}" if monday.month == friday.month else day_in_short(monday, friday)
    return f"{first} to {day_in_short(friday, today)}"
