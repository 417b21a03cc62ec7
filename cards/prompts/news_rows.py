"""Rows of the morning's message about reports, the library, and questions about support."""

from collections.abc import Iterator

from microsoft_teams.cards.core import CardElement as Element

from cards.elements import grey, line, strong
from cards.phrases import plain_day, titled
from cards.plain import plain, shortened
from cards.prompts.shown import Around, Shown
from domain.prompts.owed import Item, PromptRow
from domain.support.offers import Party

LONGEST_NOTE = 160


def report(shown: Shown, around: Around) -> Iterator[Element]:
    """A report that its reader owes."""
    item = shown.row.item
    yield strong(plain(item.school))
    yield grey(report_due(item, around))


def late_report(shown: Shown, around: Around) -> Iterator[Element]:
    """A report that is late, for an officer."""
    item = shown.row.item
    yield strong(plain(item.school))
    yield grey(report_due(item, around), plain(item.note))


def report_due(item: Item, around: Around) -> str:
    """Final report due 9 July, or was due."""
    was = "was due" if item.on < around.today else "due"
    name = f"{item.what} {around.hub.words.one('report')}".capitalize()
    return f"{name} {was} {plain_day(item.on, around.today)}"


def report_done(row: PromptRow, around: Around) -> tuple[str, str]:
    """What an answered row was about."""
    return row.item.school, titled(around.hub.words.one("report"))


def edition(shown: Shown, around: Around) -> Iterator[Element]:
    """A document that is new in the library."""
    item = shown.row.item
    yield strong(plain(item.what))
    yield grey(f"Published on {plain_day(item.on, around.today)}")
    if item.note:
        yield line(plain(shortened(item.note, LONGEST_NOTE)))


def question(shown: Shown, around: Around) -> Iterator[Element]:
    """A question about support that waits for its reader's answer."""
    item = shown.row.item
    yield strong(plain(item.school))
    yield grey(question_asked(item), f"asked {plain_day(item.on, around.today)}")


def unanswered(item: Item, around: Around) -> str:
    """What somebody has not answered, for the officer who chases it."""
    return f"{question_asked(item)}, asked {plain_day(item.on, around.today)}"


def question_asked(item: Item) -> str:
    """What somebody is asked about support."""
    what = plain(item.what)
    if item.who == Party.LEADER:
        return f"Would you give support with {what}?"
    if item.who == Party.HOME_HEAD:
        return f"Would you release {what}?"
    return f"Would you like {what} to support you?"
