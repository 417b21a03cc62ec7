"""What one correction changed in a record, in words."""

from collections.abc import Iterator
from datetime import date

from cards.phrases import PROGRESS, TYPES, WITH, people, plain_day
from cards.plain import shortened
from cards.problems import question
from cards.visits.known_line import time_in_words
from domain.hub import Hub
from domain.support.deployments import Deployment
from domain.visits.judgement import day_of
from domain.visits.visits import Values

LONGEST = 200


def changes(
    before: Values, after: Values, deployment: Deployment, today: date, hub: Hub
) -> list[str]:
    """One line for each answer that differs: its question, and what it says now."""
    old = dict(_answers(before, deployment, today, hub))
    new = dict(_answers(after, deployment, today, hub))
    return [
        f"{name}: {shortened(said, LONGEST) or 'nothing'}"
        for name, said in new.items()
        if said != old[name]
    ]


def _answers(
    values: Values, deployment: Deployment, today: date, hub: Hub
) -> Iterator[tuple[str, str]]:
    chosen = next((o.title for o in deployment.objectives if str(o.id) == values.objective), "")
    yield question("date"), _day(values.date, today)
    yield question("type"), TYPES.get(values.type, "")
    yield question("time"), time_in_words(values.time, values.time_other, hub)
    yield question("objective"), chosen
    yield question("who"), people(values.who.split(","))
    yield question("did"), values.did
    yield question("progress"), PROGRESS.get(values.progress, "")
    yield question("next_step"), values.next_step
    yield question("next_who"), WITH.get(values.next_who, "")
    yield question("next_by"), _day(values.next_by, today)
    yield question("next_visit"), _day(values.next_visit, today)
    yield question("flag"), "yes" if values.flag else "no"
    yield question("hub_note"), values.hub_note


def _day(text: str, today: date) -> str:
    day = day_of(text)
    return plain_day(day, today) if day else text
