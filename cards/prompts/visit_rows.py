"""Rows of a day's message about visits: planned, not recorded, first contact, steps, silence."""

from collections.abc import Iterator

from microsoft_teams.cards.core import CardElement as Element

from cards.elements import grey, line, strong
from cards.phrases import PROGRESS, WITH, day_in_short, long_day, lowered, near_day, plain_day
from cards.plain import plain, shortened
from cards.prompts.shown import Around, Shown
from cards.visits.last_time import step_in_words
from domain.visits.visits import Visit

MOST_STEPS = 3
LONGEST_DID = 160


def today_row(shown: Shown, around: Around) -> Iterator[Element]:
    """A visit that is planned for today, with what to read before it."""
    item, place, today = shown.row.item, shown.place, around.today
    at = f" at {item.at:%H:%M}" if item.at else ""
    yield strong(plain(item.school))
    yield grey(f"{near_day(item.on, today)}{at}", plain(item.what))
    if place and (place.postcode or place.telephone):
        yield grey(plain(place.postcode), plain(place.telephone))
    if shown.last and isinstance(shown.last.what, Visit):
        visit = shown.last.what
        progress = lowered(PROGRESS[visit.progress])
        yield line(f"Last time, {day_in_short(visit.on, today)}: {progress}")
        yield grey(plain(shortened(visit.did, LONGEST_DID)))
    for step in shown.steps[:MOST_STEPS]:
        yield line(f"Open: {step_in_words(step.words, today)}")
    if len(shown.steps) > MOST_STEPS:
        yield grey(f"and {len(shown.steps) - MOST_STEPS} more steps: type steps")


def planned_row(shown: Shown, around: Around) -> Iterator[Element]:
    """A planned visit that has no record."""
    item = shown.row.item
    purpose = f": {plain(item.what)}" if item.what else ""
    yield strong(plain(item.school))
    yield grey(f"Planned for {long_day(item.on, around.today)}{purpose}")


def first_row(shown: Shown, around: Around) -> Iterator[Element]:
    """Support without a first contact."""
    item = shown.row.item
    yield strong(plain(item.school))
    yield grey(f"No first contact since {plain_day(item.on, around.today)}", plain(item.what))


def step_row(shown: Shown, around: Around) -> Iterator[Element]:
    """A next step that is due."""
    item = shown.row.item
    by = f"by {plain_day(item.on, around.today)}"
    yield strong(plain(item.what))
    yield grey(plain(item.school), WITH.get(item.who, ""), by)


def silence_row(shown: Shown, around: Around) -> Iterator[Element]:
    """A place that had no visit for weeks."""
    item = shown.row.item
    yield strong(plain(item.school))
    visit = around.hub.words.one("visit")
    yield grey(f"No {visit} recorded since {plain_day(item.on, around.today)}", plain(item.what))
