"""The kinds of prompts as people read them, one row each: words and buttons."""

from collections.abc import Iterator, Mapping
from datetime import date

from microsoft_teams.cards.core import Action as CardAction
from microsoft_teams.cards.core import CardElement as Element

from cards.actions.prompts import InTouch, MovePlanned, StepDone
from cards.elements import button, buttons, grey, line, strong
from cards.inputs import date_input
from cards.phrases import (
    PROGRESS,
    WITH,
    day_in_short,
    long_day,
    lowered,
    near_day,
    number,
    plain_day,
    short_day,
)
from cards.plain import plain, shortened
from cards.prompts.buttons import (
    chasing_buttons,
    later,
    missed,
    opens,
    record_planned,
    record_some,
    usual,
)
from cards.prompts.on_cards import KindOnCards
from cards.prompts.shown import Around, Shown
from cards.visits.last_time import step_in_words
from domain.prompts import kinds
from domain.prompts.fates import Fate
from domain.prompts.kinds import PromptKind
from domain.prompts.owed import PromptRow
from domain.visits.visits import Visit

MOST_STEPS = 3
MOST_OUT, MOST_DAYS_OUT = 20, 7
LONGEST_DID = 160


def _today(shown: Shown, around: Around) -> Iterator[Element]:
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


def _out(shown: Shown, around: Around) -> Iterator[Element]:
    out = shown.row.item.out
    for name, days in out[:MOST_OUT]:
        when = ", ".join(short_day(day, around.today) for day in days[:MOST_DAYS_OUT])
        yield line(f"{plain(name)}: {when}")
    if len(out) > MOST_OUT:
        yield grey(f"and {len(out) - MOST_OUT} more")


def _planned(shown: Shown, around: Around) -> Iterator[Element]:
    item = shown.row.item
    purpose = f": {plain(item.what)}" if item.what else ""
    yield strong(plain(item.school))
    yield grey(f"Planned for {long_day(item.on, around.today)}{purpose}")


def _first(shown: Shown, around: Around) -> Iterator[Element]:
    item = shown.row.item
    yield strong(plain(item.school))
    yield grey(f"No first contact since {plain_day(item.on, around.today)}", plain(item.what))


def _step(shown: Shown, around: Around) -> Iterator[Element]:
    item = shown.row.item
    by = f"by {plain_day(item.on, around.today)}"
    yield strong(plain(item.what))
    yield grey(plain(item.school), WITH.get(item.who, ""), by)


def _silence(shown: Shown, around: Around) -> Iterator[Element]:
    item = shown.row.item
    yield strong(plain(item.school))
    yield grey(f"No visit recorded since {plain_day(item.on, around.today)}", plain(item.what))


def _of_a_leader(shown: Shown, around: Around) -> Iterator[Element]:
    row, chased = shown.row, KINDS_ON_CARDS[shown.row.item.kind].chased
    if row.leader is None or chased is None:
        raise ValueError(f"{row.subject} is chased by nobody")
    yield strong(plain(row.leader.name))
    yield grey(plain(row.item.school), chased(row.item, around.today))
    yield grey(f"Asked {number(row.times).lower()} times, not answered yet")


def _visit_done(row: PromptRow, today: date) -> tuple[str, str]:
    moved = row.fate is Fate.MOVED
    return row.item.school, "Visit" if moved else f"Visit of {short_day(row.item.on, today)}"


def _today_buttons(row: PromptRow, around: Around, first: bool) -> list[CardAction]:
    item = row.item
    moved = button(MovePlanned(planned=item.id, on=around.on), "Move the visit")
    return [
        record_planned(item, around, "Record visit", first=first),
        opens(
            "Not today",
            date_input(f"move_{item.id}", label="New date"),
            buttons(moved, missed(item, around)),
        ),
    ]


def _planned_buttons(row: PromptRow, around: Around, first: bool) -> list[CardAction]:
    record = record_planned(row.item, around, "Record", first=first)
    return [record, missed(row.item, around), later([row], around)]


def _first_buttons(row: PromptRow, around: Around, first: bool) -> list[CardAction]:
    touched = button(InTouch(deployment=row.item.id, on=around.on), "I have been in touch")
    return [record_some(row.item, around, first=first), touched, later([row], around)]


def _step_buttons(row: PromptRow, around: Around, first: bool) -> list[CardAction]:
    closed = StepDone(step=row.item.id, on=around.on)
    return [
        usual(closed, "Done", f"Done: {row.item.what}", first=first),
        later([row], around),
    ]


def _silence_buttons(row: PromptRow, around: Around, first: bool) -> list[CardAction]:
    return [record_some(row.item, around, first=first), later([row], around)]


KINDS_ON_CARDS: Mapping[PromptKind, KindOnCards] = {
    kinds.TODAY: KindOnCards(
        one="{much} visit {when}",
        many="{much} visits {when}",
        says=_today,
        done=_visit_done,
        buttons=_today_buttons,
        why="You get this on the day of a planned visit.",
    ),
    kinds.OUT: KindOnCards(
        one="Out next week",
        many="Out next week",
        says=_out,
        done=lambda _row, _day: ("Out next week", ""),
        heading="Out next week",
        why=(
            "You get this on Thursdays, or on your last school day before, "
            "as head of their school or trust."
        ),
    ),
    kinds.PLANNED: KindOnCards(
        one="{much} visit has no record yet",
        many="{much} visits have no record yet",
        says=_planned,
        done=_visit_done,
        buttons=_planned_buttons,
        chased=lambda item, today: f"visit of {short_day(item.on, today)} has no record",
        why="You get this one school day after a planned visit.",
        alone="The form is filled in for you; it takes under a minute.",
        late="Late: more than five school days have passed.",
    ),
    kinds.FIRST: KindOnCards(
        one="{much} school waits for first contact",
        many="{much} schools wait for first contact",
        says=_first,
        done=lambda row, _day: (row.item.school, "First contact"),
        buttons=_first_buttons,
        chased=lambda item, today: f"no first contact since {plain_day(item.on, today)}",
    ),
    kinds.STEP: KindOnCards(
        one="{much} next step is due",
        many="{much} next steps are due",
        says=_step,
        done=lambda row, _day: (row.item.what, row.item.school),
        buttons=_step_buttons,
        chased=lambda item, today: f"{plain(item.what)}, by {plain_day(item.on, today)}",
    ),
    kinds.SILENCE: KindOnCards(
        one="{much} school has had no visit for {weeks}",
        many="{much} schools have had no visit for {weeks}",
        says=_silence,
        done=lambda row, _day: (row.item.school, row.item.what),
        buttons=_silence_buttons,
        chased=lambda item, today: f"no visit since {plain_day(item.on, today)}",
    ),
}
# Whatever a leader owes, for who chases it.
CHASED = KindOnCards(
    one="{much} thing waits for a word from you",
    many="{much} things wait for a word from you",
    says=_of_a_leader,
    done=lambda row, _day: (row.leader.name if row.leader else "", row.item.school),
    buttons=chasing_buttons,
    why="You get this because it stayed unanswered three times.",
)


def on_cards(row: PromptRow) -> KindOnCards:
    """How that row reads: by its kind, or as one that is chased."""
    return CHASED if row.leader else KINDS_ON_CARDS[row.item.kind]
