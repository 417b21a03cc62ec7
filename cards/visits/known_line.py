"""The line of the visit form that sums up all that the form could guess."""

from collections.abc import Collection, Iterator
from datetime import date

from cards.line_breaks import side_by_side
from cards.phrases import TYPES, lowered, near_day, people
from cards.plain import plain, shortened
from domain.hub import Hub
from domain.support.deployments import Deployment
from domain.visits.durations import choice_minutes, in_full, in_words, parse_minutes, told_in_hours
from domain.visits.judgement import day_of
from domain.visits.visits import Values

LONGEST = 80


def known_line(
    values: Values, deployment: Deployment, today: date, hub: Hub, but: Collection[str] = ()
) -> str:
    """The line: Today · visit · half day · with Head, Subject lead · Objective 1: Early reading.

    What is asked in sight, `but`, is left out.
    """
    return side_by_side(_facts(values, deployment, today, hub, but))


def time_in_words(choice: str, other: str, hub: Hub) -> str:
    """The chosen or typed length of time in words; where it is none, what was typed."""
    hours = hub.hours_a_day
    minutes = parse_minutes(other, hours) if choice == "other" else choice_minutes(choice, hours)
    if minutes:
        return in_words(minutes, hours)
    return plain(shortened(other, 40)) or "no time"


def _time(values: Values, hub: Hub) -> str:
    """The length of time; a day or half of one with its hours, where hours were typed."""
    hours = hub.hours_a_day
    minutes = parse_minutes(values.time_other, hours)
    counts = values.time == "other" or choice_minutes(values.time, hours) == minutes
    if minutes and counts and told_in_hours(values.time_other, hours):
        return in_full(minutes, hours)
    return time_in_words(values.time, values.time_other, hub)


def _facts(
    values: Values, deployment: Deployment, today: date, hub: Hub, but: Collection[str]
) -> Iterator[str]:
    day = day_of(values.date)
    kind = TYPES.get(values.type, "No type")
    if "date" in but:
        yield kind
    else:
        yield near_day(day, today) if day else "No date"
        yield lowered(kind)
    if "time" not in but:
        yield _time(values, hub)
    if who := people(values.who.split(",")):
        yield f"with {who}"
    if deployment.objectives and "objective" not in but:
        chosen = next((o for o in deployment.objectives if str(o.id) == values.objective), None)
        if chosen:
            yield f"Objective {chosen.position}: {plain(shortened(chosen.text, LONGEST))}"
        else:
            yield "no objective"
