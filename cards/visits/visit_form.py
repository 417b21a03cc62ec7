"""The questions of the visit form: the line of what is known with its fold, the two answers in sight, and More."""

from collections.abc import Iterator
from datetime import date

from microsoft_teams.cards.core import CardElement as Element

from cards.elements import fold, group, line
from cards.inputs import Problems, choice, date_input, judgement, mended, pair, prose, tick, words
from cards.phrases import PROGRESS, TIMES, TYPES, WITH
from cards.plain import plain
from cards.problems import question
from cards.visits.known_line import known_line
from domain.hub import Hub
from domain.support.deployments import Deployment
from domain.visits.steps import LONGEST as LONGEST_STEP
from domain.visits.visits import LONGEST_DID, LONGEST_NOTE, Values

KNOWN = ("date", "type", "time", "who", "objective")
MORE = ("next_step", "next_who", "next_by", "next_visit", "hub_note")


def known(
    values: Values, deployment: Deployment, today: date, wrong: Problems, hub: Hub
) -> list[Element]:
    """What can be guessed, as one line; Change opens its questions, and so does a problem in one of them."""
    unsure = bool(deployment.objectives) and not values.objective
    asked = (
        "Date, type, time, who with and objective"
        if deployment.objectives
        else "Date, type, time and who with"
    )
    return fold(
        "what",
        known_line(values, deployment, today, hub),
        f"{asked}: change",
        list(_known_questions(values, deployment, wrong)),
        open_=unsure or any(name in wrong for name in KNOWN),
        shut="Change",
        bold=False,
    )


def _known_questions(values: Values, deployment: Deployment, wrong: Problems) -> Iterator[Element]:
    yield pair(
        mended(date_input("date", values.date), wrong.get("date")),
        mended(choice("type", TYPES, values.type), wrong.get("type")),
    )
    yield time_spent(values.time, values.time_other, wrong)
    yield mended(choice("who", WITH, values.who, several=True), wrong.get("who"))
    if deployment.objectives:
        offered = {str(o.id): plain(o.title) for o in deployment.objectives} | {
            "0": "None of these"
        }
        yield mended(choice("objective", offered, values.objective), wrong.get("objective"))


def time_spent(time: str, other: str, wrong: Problems, label: str = "") -> Element:
    """A length of time: offered ones, and a field for any other."""
    typed = words("time_other", other, longest=40, placeholder="Such as 3 h 30")
    return mended(pair(choice("time", TIMES, time, label=label), typed), wrong.get("time"))


def answers(values: Values, deployment: Deployment, wrong: Problems) -> Iterator[Element]:
    """The two answers that need a person: what was done, and the judgement."""
    label = f"{question('did')} (no pupil or staff names, please)"
    did = prose("did", values.did, longest=LONGEST_DID, label=label, ask="Write a sentence or two")
    yield mended(did, wrong.get("did"))
    progress = judgement(
        "progress",
        PROGRESS,
        values.progress,
        _towards(values, deployment),
        "Choose how it is going",
    )
    yield mended(progress, wrong.get("progress"))


def _towards(values: Values, deployment: Deployment) -> str:
    """With several objectives the line above says which: a choice changed there cannot change this label."""
    if (
        deployment.objective(int(values.objective) if values.objective.isdecimal() else None)
        is None
    ):
        return question("progress")
    if len(deployment.objectives) > 1:
        return "Progress towards the objective"
    return f"Progress towards Objective {deployment.objectives[0].position}"


def more(values: Values, wrong: Problems, hub: Hub) -> list[Element]:
    """What only some visits need, folded; open where something stands in it or is wrong."""
    filled = values.flag or any(getattr(values, name) for name in MORE)
    head = f"More: next step, next visit, ask the {hub.words.one('hub')}"
    items = list(_more_questions(values, wrong, hub))
    return fold(
        "more",
        head,
        f"{head}. Show or hide",
        items,
        open_=filled or any(name in wrong for name in MORE),
    )


def _more_questions(values: Values, wrong: Problems, hub: Hub) -> Iterator[Element]:
    yield from next_step(values.next_step, values.next_who, values.next_by, wrong)
    yield pair(mended(date_input("next_visit", values.next_visit), wrong.get("next_visit")))
    note = prose(
        "hub_note",
        values.hub_note,
        longest=LONGEST_NOTE,
        label=f"{question('hub_note')} (may be disclosed on request)",
    )
    yield group(
        [
            tick("flag", f"Ask the {hub.words.one('hub')} to look", on=values.flag),
            mended(note, wrong.get("hub_note")),
            line("Not for safeguarding: tell the school's DSL now."),
        ]
    )


def next_step(what: str, who: str, by: str, wrong: Problems) -> Iterator[Element]:
    """What happens next, who does it, by when."""
    yield mended(
        words("next_step", what, longest=LONGEST_STEP, placeholder="What happens now"),
        wrong.get("next_step"),
    )
    yield pair(
        mended(choice("next_who", WITH, who), wrong.get("next_who")),
        mended(date_input("next_by", by), wrong.get("next_by")),
    )
