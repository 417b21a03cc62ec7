"""The parts of the visit form: a line for all that can be guessed, two answers, and More."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from microsoft_teams.cards.core import ActionSet, Container
from microsoft_teams.cards.core import CardElement as Element

from cards.actions.action import TimedForm
from cards.elements import button, buttons, fold, group, line, remark
from cards.forms import Sheet
from cards.inputs import beside, choice, pair, words
from cards.phrases import PROGRESS, TIMES, TYPES, WITH, listed, short_day
from cards.plain import plain
from cards.questions import question_label
from cards.visits.known_line import known_line
from cards.visits.questions import ANSWERS, KNOWN, MORE
from domain.hub import Hub
from domain.ids import read_id
from domain.support.deployments import Deployment
from domain.visits.judgement import day_of
from domain.visits.visits import Values


@dataclass(frozen=True, slots=True)
class FormScene:
    """What a form's questions stand in: the support, today, and whether it corrects a record.

    `closed` says that the day of the visit is no school day there.
    """

    deployment: Deployment
    today: date
    editing: bool = False
    closed: bool = False


def known(sheet: Sheet, values: Values, view: FormScene, hub: Hub) -> Iterator[Element]:
    """The line for all that can be guessed, its questions folded behind Change; then what cannot.

    The fold is open where a question in it has a problem.
    """
    deployment, open_ = view.deployment, unknown(values, view)
    folded = [name for name in ("date", "type", "time", "who", "objective") if name not in open_]
    names = [KNOWN[name].label for name in folded if name != "objective" or deployment.objectives]
    yield from fold(
        "what",
        known_line(values, deployment, view.today, hub, but=open_),
        f"{listed(names)}: change",
        list(_questions(folded, sheet, values, deployment)),
        open_=bool(sheet.wrong.keys() & set(folded)),
        shut="Change",
        bold=False,
    )
    day = day_of(values.date)
    if view.closed and day:
        yield remark(f"{short_day(day, view.today)} is not a school day.")
    yield from _questions(open_, sheet, values, deployment)


def unknown(values: Values, view: FormScene) -> tuple[str, ...]:
    """What nobody said and no record tells: it is asked in sight."""
    if view.editing:
        return ()
    asked = {"time": True, "who": True, "objective": bool(view.deployment.objectives)}
    left = (n for n, may in asked.items() if may and not getattr(values, n).strip())
    # A day in words that may mean more than one.
    unclear = values.date.strip() and day_of(values.date) is None
    return ("date", *left) if unclear else tuple(left)


def _questions(
    names: Sequence[str], sheet: Sheet, values: Values, deployment: Deployment
) -> Iterator[Element]:
    if "date" in names and "type" in names:
        yield beside(sheet.day("date"), sheet.choice("type", TYPES))
    elif "date" in names:
        yield sheet.day("date", needed=True)
    elif "type" in names:
        yield sheet.choice("type", TYPES)
    if "time" in names:
        yield time_spent(sheet, values.time, values.time_other)
    if "who" in names:
        yield sheet.several("who", WITH)
    if "objective" in names and deployment.objectives:
        offered = {str(o.id): plain(o.title) for o in deployment.objectives}
        yield sheet.choice("objective", offered | {"0": "None of these"})


def time_spent(sheet: Sheet, time: str, other: str) -> Element:
    """The question for a length of time: offered ones, and a field for any other once chosen."""
    needed = "" if time else " *"
    offered = choice(
        "time", TIMES, time, label=question_label("time", sheet.table, sheet.hub) + needed
    )
    typed = words(
        "time_other",
        other,
        label=question_label("time_other", sheet.table, sheet.hub),
        placeholder="Such as 3 h 30",
    )
    # The field is in sight once Other was chosen and the form came back: a card cannot react.
    shown = (True, time == "other" or bool(other))
    asked = sheet.mended("time", beside(offered, typed, shown=shown))
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
    yield sheet.prose(
        "did",
        remark="no names, please",
        placeholder="One to three sentences",
        needed=not wordless,
    )
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
    head = f"Next step, next {hub.words.one('visit')}, flag"
    return fold(
        "more",
        head,
        f"{head}. Show or hide",
        list(_more_questions(sheet, hub)),
        open_=filled or bool(sheet.wrong.keys() & MORE),
    )


def _more_questions(sheet: Sheet, hub: Hub) -> Iterator[Element]:
    yield from next_step(sheet)
    unclear = any(problem.field == "next_visit" for problem in sheet.asked)
    yield sheet.day("next_visit", needed=unclear)
    yield group(
        [
            sheet.tick("flag", question_label("flag", sheet.table, hub)),
            sheet.prose("hub_note", remark="may be disclosed on request"),
            line(
                "A safeguarding concern? Do not write it here: "
                f"tell the {hub.words.one('school')}'s safeguarding lead (DSL) now."
            ),
        ]
    )


def next_step(sheet: Sheet, *, boxed: bool = False) -> Iterator[Element]:
    """The questions for a next step: what happens next, who does it, by when.

    In a box on a telephone there is no room for a date beside anything.
    """
    yield sheet.words("next_step", placeholder="What happens now")
    together = pair if boxed else beside
    yield together(sheet.choice("next_who", WITH), sheet.day("next_by"))
