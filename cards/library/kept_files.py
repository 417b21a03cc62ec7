"""The card that asks once what a sent file is, and what it becomes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from microsoft_teams.cards.core import Action as CardAction
from microsoft_teams.cards.core import CardElement as Element

from cards.actions.kept_files import AnswerFile, AskFileAgain, ForgetFile
from cards.actions.visits import OpenForm, ShowVisit
from cards.elements import box, button, grey, line, remark, small, strong, title
from cards.file_words import file_facts
from cards.finish import finish
from cards.phrases import counted, long_day
from cards.plain import plain
from cards.problems import sentence
from cards.questions import NOT_ASKED
from cards.rows import opening_row
from domain.errors import Problem
from domain.hub import Hub
from domain.library.kept_files import KeptFile
from domain.visits.visits import Record


@dataclass(frozen=True, slots=True)
class FileChoice:
    """One thing that a file may be, as a row of its question."""

    purpose: str
    subject: str
    name: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionView:
    """What the question about a file shows; `now` is local and aware.

    `before` says what became of the same file when it was sent before. `others` are files that are
    asked about after this one, and `problems` what is wrong with others of the same message.
    """

    file: KeptFile
    choices: Sequence[FileChoice]
    now: datetime
    before: str = ""
    others: int = 0
    problems: Sequence[Problem] = ()


def file_question(view: QuestionView, hub: Hub) -> dict[str, Any]:
    """The question what a file is: a press on a row answers it."""
    forget = button(ForgetFile(file=view.file.id), "None of these: delete it")
    say = f"What is {view.file.name}?"
    return finish(_question(view, hub), say, [forget])


def _question(view: QuestionView, hub: Hub) -> Iterator[Element]:
    file = view.file
    yield title("What is this?")
    yield from _not_taken(view.problems, hub)
    yield strong(plain(file.name))
    yield grey(*file_facts(file))
    if view.before:
        yield remark(view.before)
    for choice in view.choices:
        yield _choice(file, choice)
    if view.others:
        yield line(f"{counted(view.others, 'more file', 'more files')} to ask about after this.")
    yield small(f"If you do not answer, it is deleted on {_day(file.until, view.now)}.")


def _choice(file: KeptFile, choice: FileChoice) -> Element:
    action = AnswerFile(file=file.id, purpose=choice.purpose, subject=choice.subject)
    says = " · ".join((choice.name, *choice.facts))
    return opening_row(choice.name, choice.facts, button(action, says), word="Choose")


def not_taken(problems: Sequence[Problem], hub: Hub) -> dict[str, Any]:
    """Tells why files were not taken."""
    one = len(problems) == 1
    heading = "I could not accept the file" if one else "I could not accept the files"
    told = [sentence(problem, NOT_ASKED, hub) for problem in problems]
    return finish([title(heading), *map(line, told)], f"{heading}. {told[0]}")


def _not_taken(problems: Sequence[Problem], hub: Hub) -> Iterator[Element]:
    if problems:
        told = [line(sentence(problem, NOT_ASKED, hub)) for problem in problems]
        yield box("attention", [strong("Not accepted"), *told])


def file_with_record(file: KeptFile, record: Record, hub: Hub) -> dict[str, Any]:
    """Tells that a file hangs on a record."""
    visit, a_record = hub.words.one("visit"), hub.words.one("record")
    body = [
        title(f"Kept with your {a_record}"),
        strong(plain(file.name)),
        grey(*file_facts(file)),
        line(f"{plain(record.deployment.school)}, {long_day(record.on)}"),
        small(
            f"Whoever may see the {a_record} can open it. The {hub.words.one('school')} sees it "
            f"only if you say so, under the files of the {visit}."
        ),
    ]
    actions = [
        button(ShowVisit(visit=record.id), f"Open the {a_record}"),
        button(AskFileAgain(file=file.id), "Choose again"),
    ]
    return finish(body, f"{file.name} is kept with your {a_record}.", actions)


def file_for_next(file: KeptFile, now: datetime, hub: Hub) -> dict[str, Any]:
    """Tells that a file waits for the record that its sender saves next."""
    a_record = hub.words.one("record")
    body = [
        title(f"Waiting for your next {a_record}"),
        strong(plain(file.name)),
        grey(*file_facts(file)),
        line(f"It is kept with the {a_record} that you save next, until {_day(file.until, now)}."),
    ]
    actions: list[CardAction] = [
        button(OpenForm(), f"Record a {hub.words.one('visit')}", "positive"),
        button(AskFileAgain(file=file.id), "Choose again"),
        button(ForgetFile(file=file.id), "Delete it"),
    ]
    return finish(body, f"{file.name} waits for your next {a_record}.", actions)


def forgotten_file(file: KeptFile, *, in_time: bool) -> dict[str, Any]:
    """Tells that a file is not kept any more; `in_time` says that its sender wanted that."""
    why = "Send it again if you need it."
    if not in_time:
        why = f"You did not say what it was. {why}"
    body = [title("The file is deleted"), strong(plain(file.name)), line(why)]
    return finish(body, f"{file.name} is deleted. {why}")


def file_of_no_use(file_names: Sequence[str], hub: Hub, *, leader: bool) -> dict[str, Any]:
    """Tells that there is nothing yet that a person's file could be for."""
    a_record = hub.words.one("record")
    more = (
        f"A file can be kept with a {a_record} of yours. You have none here."
        if leader
        else "There is nothing here yet that I could use your file for."
    )
    heading = "I did not keep the file" if len(file_names) == 1 else "I did not keep the files"
    told = [line(plain(name)) for name in file_names]
    return finish([title(heading), *told, line(more)], f"{heading}. {more}")


def files_in_our_chat(hub: Hub) -> dict[str, Any]:
    """Tells in a channel where files are taken."""
    say = "Please send me files in our own chat: here I accept none."
    more = f"What you send there is read by you and the {hub.words.one('hub')} alone."
    return finish([title("Files go into our own chat"), line(say), small(more)], say)


def _day(moment: datetime, now: datetime) -> str:
    return long_day(moment.astimezone(now.tzinfo).date(), now.date())
