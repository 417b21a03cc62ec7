"""Rows of a day's message about requests, questions, reports, the library, and who is out."""

from collections.abc import Iterator

from microsoft_teams.cards.core import CardElement as Element

from cards.elements import grey, line, strong
from cards.phrases import counted, listed, plain_day, short_day
from cards.plain import plain, shortened
from cards.prompts.shown import Around, Shown
from cards.support.proposed import proposed_named
from domain.prompts.owed import Item, PromptRow
from domain.support.offers import Party

LONGEST_NOTE = 160
MOST_OUT, MOST_DAYS_OUT, MOST_NAMED = 20, 7, 5


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


def request(shown: Shown, around: Around) -> Iterator[Element]:
    """A request that waits for the hub's answer."""
    item = shown.row.item
    yield strong(plain(item.school))
    by = f", {item.at:%H:%M}" if item.at else ""
    if item.on < around.today:
        due = f"Answer was due {plain_day(item.on, around.today)}{by}"
    else:
        due = f"Answer due today{by}"
    yield grey(plain(item.what), due)


def proposals(shown: Shown, around: Around) -> Iterator[Element]:
    """Support that files proposed, of which nobody was asked."""
    item = shown.row.item
    yield strong(plain(item.what))
    yield grey(counted(item.much, *proposed_named(around.hub)), "nobody has been asked yet")


def edition(shown: Shown, around: Around) -> Iterator[Element]:
    """A document that is new in the library."""
    item = shown.row.item
    yield strong(plain(item.what))
    yield grey(f"Published on {plain_day(item.on, around.today)}")
    if item.note:
        yield line(plain(shortened(item.note, LONGEST_NOTE)))


def out(shown: Shown, around: Around) -> Iterator[Element]:
    """Who is out next week, for the head of an employer."""
    away = shown.row.item.out
    for name, days in away[:MOST_OUT]:
        when = ", ".join(short_day(day, around.today) for day in days[:MOST_DAYS_OUT])
        yield strong(f"{plain(name)}, {counted(len(days), 'day', 'days')}")
        yield grey(when)
    if len(away) > MOST_OUT:
        yield grey(f"and {len(away) - MOST_OUT} more")


def out_news(row: PromptRow) -> str:
    """Farida Khan and Tom Reid are out next week (3 days)."""
    names = [name for name, _ in row.item.out]
    more = [f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else []
    days = sum(len(each) for _, each in row.item.out)
    who = listed([*names[:MOST_NAMED], *more])
    are = "is" if len(names) == 1 else "are"
    return f"{who} {are} out next week ({counted(days, 'day', 'days')})"


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
