"""How a requirement is ticked: the form, and a sent file that becomes evidence for one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.contracts import (
    ChooseRequirement,
    LeaveTick,
    ShowContract,
    ShowOpenRequirements,
    TickRequirement,
)
from cards.actions.kept_files import AskFileAgain, ForgetFile
from cards.elements import button, grey, line, remark, small, strong, title
from cards.file_words import file_facts
from cards.finish import finish
from cards.forms import Sheet
from cards.funding.requirement_states import due_words
from cards.pages import IN_ORDER, footer, turns
from cards.phrases import in_hub_words
from cards.plain import plain, shortened
from cards.problems import sentence
from cards.questions import NOT_ASKED, Asked, Table
from cards.rows import opening_row
from domain.errors import Problem
from domain.hub import Hub
from domain.library.kept_files import KeptFile
from domain.quality.requirements import TickedRequirement
from domain.quality.ticking import NO_FILE, TickValues

PAGE = 6
LONGEST_NAME = 100
TICK: Table = {
    "day": Asked("Done on", "Choose the day on which it was done."),
    "evidence": Asked("File as evidence"),
    "link": Asked("Link as evidence", own_words=True),
    "remark": Asked("Remark", own_words=True),
}
SEND_FIRST = "To add a file as evidence, send it to me here first."


@dataclass(frozen=True, slots=True)
class TickView:
    """The form of a tick.

    `files` are names of those from which the person may choose, by id. `sent` is the file about
    which the form was opened; without one it was opened from the contract.
    """

    requirement: TickedRequirement
    reference: str
    today: date
    values: TickValues = field(default_factory=TickValues)
    problems: tuple[Problem, ...] = ()
    files: Mapping[int, str] = field(default_factory=dict)
    sent: KeptFile | None = None


@dataclass(frozen=True, slots=True)
class OpenRow:
    """A requirement that is to be ticked still, of the contract with that reference."""

    requirement: TickedRequirement
    reference: str


@dataclass(frozen=True, slots=True)
class OpenRequirementsView:
    """One page of the requirements for which a sent file may be evidence.

    `problem` says why the one that was chosen cannot be.
    """

    file: KeptFile
    rows: tuple[OpenRow, ...]
    total: int
    today: date
    first: int = 1
    older: ShowOpenRequirements | None = None
    newer: ShowOpenRequirements | None = None
    problem: Problem | None = None


def tick_form(view: TickView, hub: Hub) -> dict[str, Any]:
    """Asks when a requirement was done, and what shows it."""
    say = f"Tick: {view.requirement.name}"
    return finish(_form(view, hub), say, list(_ways(view)))


def _form(view: TickView, hub: Hub) -> Iterator[Element]:
    sheet = Sheet(TICK, view.values, hub, view.problems)
    yield title("Tick a requirement")
    yield strong(plain(view.requirement.name))
    yield grey(plain(view.reference), due_words(view.requirement.due, view.today))
    yield from sheet.news()
    yield sheet.day("day", needed=True)
    # A problem of it stands beside it, also where there is nothing to choose from any more.
    if view.files or "evidence" in sheet.wrong:
        names = {str(id_): plain(name) for id_, name in view.files.items()}
        yield sheet.choice("evidence", {NO_FILE: "No file"} | names)
    yield sheet.words("link", placeholder="https://")
    yield sheet.prose("remark", remark="no pupil or staff names, please")
    if not view.files:
        yield small(SEND_FIRST)


def _ways(view: TickView) -> Iterator[ExecuteAction]:
    id_, sent = view.requirement.id, view.sent
    shown = TickRequirement.showing(view.values)
    does = TickRequirement(requirement=id_, sent=sent.id if sent else None, shown=shown)
    yield button(does, "Tick", "positive")
    if sent is None:
        yield button(LeaveTick(requirement=id_, shown=shown), "Back")
    else:
        yield from _of_file(sent)


def open_requirements(view: OpenRequirementsView, hub: Hub) -> dict[str, Any]:
    """Asks for which requirement a file is evidence: a press on a row opens its form."""
    actions = [*turns(view, IN_ORDER), *_of_file(view.file)]
    say = f"For which requirement is {view.file.name}?"
    return finish(_which(view, hub), say, actions)


def _which(view: OpenRequirementsView, hub: Hub) -> Iterator[Element]:
    yield title("For which requirement?")
    yield strong(plain(view.file.name))
    yield grey(*file_facts(view.file))
    if view.problem:
        yield remark(sentence(view.problem, NOT_ASKED, hub))
    if not view.rows:
        yield line("Nothing is left to tick.")
    for each in view.rows:
        asked = each.requirement
        opens = ChooseRequirement(file=view.file.id, requirement=asked.id)
        facts = (plain(each.reference), due_words(asked.due, view.today))
        yield opening_row(asked.name, facts, button(opens, asked.name), word="Choose")
    yield from footer(view, len(view.rows), "the soonest first")


def _of_file(file: KeptFile) -> Iterator[ExecuteAction]:
    yield button(AskFileAgain(file=file.id), "It is something else")
    yield button(ForgetFile(file=file.id), "Delete the file")


def file_as_evidence(
    file: KeptFile, requirement: TickedRequirement | None, reference: str, hub: Hub
) -> dict[str, Any]:
    """That a file shows that a requirement is met, with the way there; without it for others."""
    name = "Kept as evidence"
    body: list[Element] = [title(name), strong(plain(file.name)), grey(*file_facts(file))]
    if requirement is None:
        return finish(body, f"{name}: {file.name}.")
    asked = shortened(requirement.name, LONGEST_NAME)
    body.append(line(f"{plain(asked)}, {plain(reference)}"))
    whoever = "Whoever may see the {contract} can open it."
    body.append(small(in_hub_words(whoever, hub)))
    opens = ShowContract(contract=requirement.contract)
    actions = [button(opens, in_hub_words("Open the {contract}", hub), "positive")]
    return finish(body, f"{name}: {file.name}.", actions)
