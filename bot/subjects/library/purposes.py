"""What a sent file may be: one entry each.

To let files be something else, add an entry to `PURPOSES`: its name, which stands in the kept file;
the kinds of file that it takes; what of it a person is offered; what follows when it is chosen; and
the card that then stands in place of the question. Who may is asked twice: `choices` offers nothing
to who may not, and `take` refuses, since a press may carry anything.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.subjects.funding import tick_files
from bot.subjects.library import publishing, uploads
from bot.subjects.quality import report_files
from bot.subjects.support import plan_files
from bot.subjects.visits import evidence
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.library.kept_files import FileChoice
from domain.library.documents import FORMS
from domain.library.kept_files import EVIDENCE, IMPORT, LIBRARY, PLAN, REPORT, REQUIREMENT, KeptFile
from domain.library.sent_files import TABLES, FileType
from domain.people.people import Person
from storage.store import Store


def _nothing_follows(_file: KeptFile, _turn: Turn, _store: Store) -> None:
    """Nothing else knows of the file."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """One thing that a file may be.

    `choices` are the rows of the question for a person, none where it is not for them. `take` keeps
    the file for the subject that was chosen, or raises a refusal. `card` stands in place of the
    question from then on. `let_go` is called when its sender says that it is something else.
    """

    name: str
    kinds: frozenset[FileType]
    choices: Callable[[Person, datetime, Store], Sequence[FileChoice]]
    take: Callable[[KeptFile, str, Turn, Store], None]
    card: Callable[[KeptFile, Person, datetime, Store], Card]
    let_go: Callable[[KeptFile, Turn, Store], None] = _nothing_follows


PURPOSES: tuple[Purpose, ...] = (
    Purpose(
        REPORT,
        FORMS,
        report_files.choices,
        report_files.take,
        report_files.card,
        report_files.let_go,
    ),
    Purpose(
        PLAN,
        plan_files.KINDS,
        plan_files.choices,
        plan_files.take,
        plan_files.card,
        plan_files.let_go,
    ),
    Purpose(
        EVIDENCE,
        frozenset(FileType),
        evidence.choices,
        evidence.take,
        evidence.chosen_card,
        evidence.let_go,
    ),
    Purpose(
        REQUIREMENT,
        frozenset(FileType),
        tick_files.choices,
        tick_files.take,
        tick_files.card,
        tick_files.let_go,
    ),
    Purpose(IMPORT, TABLES, uploads.choices, uploads.take, uploads.card),
    Purpose(
        LIBRARY,
        FORMS,
        publishing.choices,
        publishing.take,
        publishing.card,
        publishing.let_go,
    ),
)


def purpose_of(name: str) -> Purpose | None:
    """The entry of that name; None where this version knows none."""
    return next((purpose for purpose in PURPOSES if purpose.name == name), None)


def choices_for(kind: FileType, person: Person, now: datetime, store: Store) -> list[FileChoice]:
    """What a file of a kind may be for a person, in the order of the entries."""
    return [
        choice
        for purpose in PURPOSES
        if kind in purpose.kinds
        for choice in purpose.choices(person, now, store)
    ]
