"""The form in which a leader records a visit: new, as it comes back, or for a correction."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from microsoft_teams.cards.core import Action as CardAction
from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.message_forms import MessageMissed, MessageRecorded, MessageSchools, SaveMessage
from cards.actions.visit_forms import (
    AddTimeInstead,
    DidNotHappen,
    LeaveCorrection,
    OpenRecorded,
    OtherSchools,
    SaveVisit,
    VisitForm,
)
from cards.elements import box, button, grey, line, link, literal, press, row, strong, title
from cards.finish import finish
from cards.forms import Sheet, to_fill_in, told_box
from cards.phrases import plain_day, titled
from cards.plain import plain
from cards.problems import MISSING, sentence
from cards.questions import question_label
from cards.visits import doubles
from cards.visits import visit_form as parts
from cards.visits.form_news import Newer, by_colleague, changed_meanwhile, kept_before
from cards.visits.last_time import last_time
from cards.visits.questions import VISIT
from domain.errors import Problem
from domain.hub import Hub
from domain.support.deployments import Deployment
from domain.visits.steps import NextStep
from domain.visits.unclear_days import unclear_days
from domain.visits.visits import LONGEST_DID, Record, Values, Visit

# The problem of a form that no change can mend.
ENDED = "support_ended"


@dataclass(frozen=True, slots=True)
class FormView:
    """All that the visit form shows; `form` is its id.

    `kept_at` (local) is when answers that could not be saved were kept.
    `closed` says that the day of the visit is no school day there.
    `several` offers another school; `planned`, the id of a planned visit, that it did not happen.
    `focus_shown` tells two deployments at one school apart.
    `editing` is the record that is corrected, `newer` a correction that was saved first.
    `theirs` is a colleague's record of these days, to which the leader may add own time. `leader`
    is for whom an officer records, by name. `recorded` are records of the same visit: it asks.
    `message` says that it stands in a dialog over the message that fills it: nothing is kept there,
    and what would be posted beside it goes to the leader's own chat, as `note` says then.
    """

    form: str
    deployment: Deployment
    values: Values
    today: date
    last: Record | None = None
    open_steps: tuple[NextStep, ...] = ()
    problems: tuple[Problem, ...] = ()
    kept_at: datetime | None = None
    closed: bool = False
    several: bool = False
    planned: int | None = None
    editing: Record | None = None
    newer: Newer | None = None
    focus_shown: bool = False
    theirs: Record | None = None
    leader: str = ""
    recorded: tuple[Record, ...] = ()
    message: bool = False
    note: str = ""

    def open(self, record: Record) -> VisitForm:
        """The button that opens another record of the same visit."""
        if not self.message:
            return OpenRecorded(form=self.form, visit=record.id)
        return MessageRecorded(form=self.form, deployment=self.deployment.id, visit=record.id)

    def add_time(self, record: Record) -> VisitForm:
        """The button that adds own time to a colleague's record."""
        if not self.message:
            return AddTimeInstead(form=self.form, visit=record.id)
        return MessageRecorded(form=self.form, deployment=self.deployment.id, visit=record.id)

    def missed(self, planned: int) -> VisitForm:
        """The button that says that the planned visit did not happen."""
        if not self.message:
            return DidNotHappen(form=self.form)
        return MessageMissed(form=self.form, deployment=self.deployment.id, planned=planned)

    @property
    def save(self) -> SaveVisit:
        """The button that saves it; in a dialog it carries the choices as they are drawn.

        Some clients leave out what they should send. The message's words are not carried: who
        empties them would save them nevertheless.
        """
        if not self.message:
            return SaveVisit(form=self.form)
        drawn = SaveMessage.showing(self.values).items()
        shown = {name: text for name, text in drawn if name in SaveMessage.needed - {"did"}}
        return SaveMessage(form=self.form, deployment=self.deployment.id, shown=shown)

    @property
    def around(self) -> parts.FormScene:
        """What its questions stand in."""
        return parts.FormScene(
            self.deployment, self.today, editing=self.editing is not None, closed=self.closed
        )


def form(view: FormView, hub: Hub) -> dict[str, Any]:
    """The visit form: what is known as one line, two answers in sight, the rest folded."""
    # Only a leader has the word for it.
    typed = "" if view.leader else " Type: visit"
    to = f"a {hub.words.one('visit')} to {view.deployment.school}."
    say = f"Record {to}{typed}"
    if view.editing:
        say = f"Correct the {hub.words.one('record')} of {to}"
    if any(problem.kind == ENDED for problem in view.problems):
        return _ended(view, hub)
    return finish(_body(view, hub), say, list(_actions(view, hub)))


def _ended(view: FormView, hub: Hub) -> dict[str, Any]:
    """What stands in place of a form that can never be saved: the words to copy, and ways on."""
    name = f"This {hub.words.one('visit')} cannot be saved"
    body: list[Element] = [title(name), strong(plain(view.deployment.school))]
    body += [line(sentence(problem, VISIT, hub)) for problem in view.problems]
    if words := list(_typed_words(view.values, hub)):
        body.append(box("emphasis", [strong("What you typed"), *words]))
    ways: list[CardAction] = []
    if view.several:
        ways.append(button(OtherSchools(form=view.form), f"Another {hub.words.one('school')}"))
    if view.editing:
        leave = LeaveCorrection(visit=view.editing.id, form=view.form)
        ways.append(button(leave, "Keep as it is"))
    if hub.contact_email:
        who = plain(hub.contact_name) or f"the {hub.words.one('hub')}"
        ways.append(link(f"mailto:{hub.contact_email}", f"Write to {who}"))
    return finish(body, f"{name}: {view.deployment.school}.", ways)


def _typed_words(values: Values, hub: Hub) -> Iterator[Element]:
    """The person's own words, to be copied."""
    for name, asked in VISIT.items():
        if asked.own_words and (typed := str(getattr(values, name)).strip()):
            yield grey(question_label(name, VISIT, hub))
            yield literal(typed)


def _body(view: FormView, hub: Hub) -> Iterator[Element]:
    asked = unclear_days(view.values, view.today, hub.hours_a_day)
    sheet = Sheet(VISIT, view.values, hub, view.problems, view.save, asked)
    visit, of = hub.words.one("visit"), hub.words.one("record")
    yield title(f"Correct the {of}" if view.editing else f"Record a {visit}")
    yield grey(_yours(view, len(asked)))
    if view.message:
        yield grey(_of_message(view, hub))
    if view.note:
        yield strong(view.note)
    if view.leader and not view.editing:
        yield line(f"For {plain(view.leader)}. The {of} says that you made it for them.")
    yield from _news(view, hub)
    yield _school(view, hub)
    yield from parts.known(sheet, view.values, view.around, hub)
    yield from last_time(view.last, view.open_steps, view.values.done, view.today, hub)
    wordless = view.editing is not None and _wordless(view.editing)
    yield from parts.answers(sheet, view.values, view.deployment, wordless=wordless)
    yield from parts.more(sheet, view.values, hub)


def _wordless(record: Record) -> bool:
    return isinstance(record.what, Visit) and not record.what.did


def _yours(view: FormView, unclear: int) -> str:
    if view.recorded:
        return "Not saved yet."
    if view.editing and not view.problems:
        return "What was recorded before is kept as an earlier version."
    asked = [view.values.did, view.values.progress, view.values.time]
    left = sum(not answer.strip() for answer in asked) + unclear
    if left and _only_missing(view):
        return f"Not saved yet: {to_fill_in(left)}."
    if left:
        return f"{titled(to_fill_in(left))}."
    if view.problems:
        return "Nothing is missing, but something below must change."
    return "Everything is filled in. Check it, then save."


def _of_message(view: FormView, hub: Hub) -> str:
    """Where the words come from, and that they are the person's to keep or not."""
    kept = "None of it is kept until you save."
    if len(view.values.did) > LONGEST_DID:
        return f"The message is longer than a {hub.words.one('record')}: shorten it below. {kept}"
    return f"Filled in from the message. {kept}"


def _only_missing(view: FormView) -> bool:
    """Whether it came back because of answers that are missing, and for nothing else."""
    return bool(view.problems) and all(p.kind in MISSING and p.field for p in view.problems)


def _news(view: FormView, hub: Hub) -> list[Element]:
    """The one box of the form: why it is not saved, that answers were kept, or a colleague's."""
    if view.newer:
        return [changed_meanwhile(view.newer, view.deployment, view.today, hub)]
    if view.recorded:
        return [doubles.question(view.recorded, view.leader, view.today, hub)]
    kept = [kept_before(view.kept_at, view.form)] if view.kept_at and not view.editing else []
    if view.problems and not _only_missing(view):
        return [told_box(view.problems, VISIT, hub), *kept]
    if kept:
        return [box("emphasis", kept)]
    if view.theirs:
        return [by_colleague(view.theirs, view.add_time(view.theirs), view.today, hub)]
    return []


def _school(view: FormView, hub: Hub) -> Element:
    left: list[Element] = [strong(plain(view.deployment.school))]
    if view.focus_shown:
        left.append(grey(plain(view.deployment.focus)))
    if view.editing:
        left.append(grey(f"Recorded on {plain_day(view.editing.recorded_at.date(), view.today)}"))
    if not view.several:
        return row(left, parted=False)
    there = MessageSchools(form=view.form, deployment=view.deployment.id)
    to = there if view.message else OtherSchools(form=view.form)
    other = button(to, f"Another {hub.words.one('school')}")
    return row(left, [press("Change")], other, parted=False)


def _actions(view: FormView, hub: Hub) -> Iterator[ExecuteAction]:
    open_ = view.open(view.recorded[-1]) if view.recorded else None
    editing = view.editing is not None
    yield from doubles.saves(view.save, view.recorded, hub, open_, editing=editing)
    if view.editing:
        yield button(LeaveCorrection(visit=view.editing.id, form=view.form), "Keep as it is")
    elif view.planned and not view.recorded:
        yield button(view.missed(view.planned), "It did not happen")
