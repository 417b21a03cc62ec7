"""What was recorded last time at this school, and its open steps, to be read before writing."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from microsoft_teams.cards.core import CardElement as Element

from cards.elements import fold, grey, literal
from cards.inputs import tick
from cards.phrases import (
    PROGRESS,
    WITH,
    counted,
    day_in_short,
    lowered,
    people,
    plain_day,
    reason,
    titled,
)
from cards.plain import plain
from domain.hub import Hub
from domain.visits.durations import in_words
from domain.visits.steps import NextStep, StepWords
from domain.visits.visits import Missed, Record, Visit

MOST = 12


def last_time(
    last: Record | None, steps: Sequence[NextStep], done: Collection[int], today: date, hub: Hub
) -> list[Element]:
    """The fold with the last record, and the open steps with a tick each.

    `done` are the ids of steps that are ticked. Nothing where there is no record and no step.
    """
    if last is None and not steps:
        return []
    news = [_progress(last)] if last else []
    if steps:
        news.append(counted(len(steps), "open step", "open steps"))
    head = (
        f"{day_in_short(last.on, today)}: {', '.join(news)}" if last else f"From before: {news[0]}"
    )
    items = list(_body(last, steps, done, today, hub))
    return fold("last", head, f"Last time, {head}. Show or hide", items, open_=bool(done))


def step_in_words(step: StepWords, today: date | None = None) -> str:
    """A next step in words: Order decodable books (head, by 27 November)."""
    who = lowered(WITH.get(step.who, ""))
    by = f"by {plain_day(step.by, today)}" if step.by else ""
    rest = ", ".join(filter(None, (who, by)))
    return f"{plain(step.what)} ({rest})" if rest else plain(step.what)


def _progress(last: Record) -> str:
    if isinstance(last.what, Missed):
        return "did not happen"
    return lowered(PROGRESS[last.what.progress])


def _body(
    last: Record | None, steps: Sequence[NextStep], done: Collection[int], today: date, hub: Hub
) -> Iterator[Element]:
    if last and isinstance(last.what, Visit):
        time = titled(in_words(last.what.minutes, hub.hours_a_day))
        with_ = people(last.what.who_with)
        yield literal(last.what.did)
        yield grey(time, f"with {with_}" if with_ else "", plain(last.leader.name))
    elif last and isinstance(last.what, Missed):
        yield grey(f"It did not happen: {reason(last.what.reason, hub)}")
    for step in steps[:MOST]:
        yield tick(
            f"step_{step.id}", f"Done: {step_in_words(step.words, today)}", on=step.id in done
        )
    if len(steps) > MOST:
        yield grey(f"and {len(steps) - MOST} more: type steps")
