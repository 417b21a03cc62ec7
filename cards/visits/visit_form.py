"""The parts of the visit form: a line for all that can be guessed, two answers, and More."""

from collections.abc import Iterator
from datetime import date

from microsoft_teams.cards.core import ActionSet, Container
from microsoft_teams.cards.core import CardElement as Element

from cards.actions.action import TimedForm
from cards.elements import button, buttons, fold, group, line
from cards.forms import Sheet
from cards.inputs import choice, pair, words
from cards.phrases import PROGRESS, TIMES, TYPES, WITH
from cards.plain import plain
from cards.questions import question_label
from cards.visits.known_line import known_line, reads_as_time
from cards.visits.questions import ANSWERS, KNOWN, MORE
from domain.hub import Hub
from domain.ids import read_id
from domain.support.deployments import Deployment
from domain.visits.judgement import day_of
from domain.visits.steps import LONGEST as LONGEST_STEP
from domain.visits.visits import LONGEST_DID, LONGEST_NOTE, Values

# Letters.
LONGEST_TIME = 40


def known(
    sheet: Sheet, values: Values, deployment: Deployment, today: date, hub: Hub
) -> list[Element]:
    """The line for all that can be guessed; its questions are folded behind Change.

    The fold is open where a question in it has a problem, or the objective is not known.
    """
    unsure = bool(deployment.objectives) and not values.objective
    unsure |= day_of(values.date) is None or not reads_as_time(values.time, values.time_other, hub)
    asked = "Date, type, time and who with"
    if deployment.objectives:
        asked = "Date, type, time, who with and objective"
    return fold(
        "what",
        known_line(values, deployment, today, hub),
        f"{asked}: change",
        list(_known_questions(sheet, values, deployment)),
        open_=unsure or bool(sheet.wrong.keys() & KNOWN),
        shut="Change",
        bold=False,
    )


def _known_questions(sheet: Sheet, values: Values, deployment: Deployment) -> Iterator[Element]:
    yield pair(sheet.day("date"), sheet.choice("type", TYPES))
    yield time_spent(sheet, values.time, values.time_other)
    yield sheet.several("who", WITH)
    if deployment.objectives:
        offered = {str(o.id): plain(o.title) for o in deployment.objectives}
        yield sheet.choice("objective", offered | {"0": "None of these"})


def time_spent(sheet: Sheet, time: str, other: str) -> Element:
    """The question for a length of time: offered ones, and a field for any other."""
    offered = choice("time", TIMES, time, label=question_label("time", sheet.table))
    typed = words(
        "time_other",
        other,
        longest=LONGEST_TIME,
        label=question_label("time_other", sheet.table),
        placeholder="Such as 3 h 30",
    )
    asked = sheet.mended("time", pair(offered, typed))
    unclear = any(problem.kind == "hours_or_minutes" for problem in sheet.problems)
    if sheet.save is None or not unclear:
        return asked
    return Container(items=[asked, _either_unit(sheet.save, other)])


def _either_unit(save: TimedForm, number: str) -> ActionSet:
    """Saves the form with the number as hours, or as minutes."""
    amount = plain(number)
    hours = button(save.model_copy(update={"unit": "hours"}), f"{amount} hours")
    minutes = button(save.model_copy(update={"unit": "minutes"}), f"{amount} minutes")
    return buttons(hours, minutes)


def answers(
    sheet: Sheet, values: Values, deployment: Deployment, *, wordless: bool = False
) -> Iterator[Element]:
    """The two answers that need a person: what was done, and the judgement.

    A record that came `wordless`, as an imported one may, can stay so.
    """
    remark = "no pupil or staff names, please"
    yield sheet.prose("did", LONGEST_DID, remark=remark, needed=not wordless)
    yield sheet.judgement("progress", PROGRESS, label=_towards(values, deployment))


def _towards(values: Values, deployment: Deployment) -> str:
    """The label of the judgement: progress towards what."""
    if deployment.objective(read_id(values.objective)) is None:
        return ANSWERS["progress"].label
    if len(deployment.objectives) > 1:
        # Which one is not said: when another is chosen above, this label cannot change.
        return "Progress towards the objective"
    return f"Progress towards Objective {deployment.objectives[0].position}"


def more(sheet: Sheet, values: Values, hub: Hub) -> list[Element]:
    """What only some visits need, in a fold; it is open where an answer or a problem is in it."""
    filled = any(getattr(values, name) for name in MORE)
    head = f"More: next step, next visit, ask the {hub.words.one('hub')}"
    return fold(
        "more",
        head,
        f"{head}. Show or hide",
        list(_more_questions(sheet, hub)),
        open_=filled or bool(sheet.wrong.keys() & MORE),
    )


def _more_questions(sheet: Sheet, hub: Hub) -> Iterator[Element]:
    yield from next_step(sheet)
    yield pair(sheet.day("next_visit"))
    yield group(
        [
            sheet.tick("flag", f"Ask the {hub.words.one('hub')} to look"),
            sheet.prose("hub_note", LONGEST_NOTE, remark="may be disclosed on request"),
            line("Not for safeguarding: tell the school's DSL now."),
        ]
    )


def next_step(sheet: Sheet) -> Iterator[Element]:
    """The questions for a next step: what happens next, who does it, by when."""
    yield sheet.words("next_step", LONGEST_STEP, placeholder="What happens now")
    yield pair(sheet.choice("next_who", WITH), sheet.day("next_by"))
