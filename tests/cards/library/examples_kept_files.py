"""Cards about files that people send, by name."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from cards.actions.kept_files import ShowImport
from cards.library.kept_files import (
    FileChoice,
    QuestionView,
    file_for_next,
    file_of_no_use,
    file_question,
    file_with_record,
    files_in_our_chat,
    forgotten_file,
    not_taken,
)
from cards.library.uploads import (
    PAGE,
    ImportView,
    import_done,
    import_failed,
    import_part,
    import_underway,
    would_import,
)
from cards.library_problems import FILES
from cards.visits.evidence import EvidenceRow, EvidenceView, evidence
from domain.errors import Problem
from domain.library.dry_runs import PlannedChange, dry_run
from domain.library.kept_files import EVIDENCE, IMPORT, MOST_EVIDENCE, NEXT, KeptFile, of_visit
from domain.library.sent_files import LARGEST, LONGEST_NAME, FileType
from tests.cards.people_and_places import FULL, HOSTILE, HUB, LONG_SCHOOL, LONGEST_RECORD, NOW

Card = dict[str, Any]
PHOTO = KeptFile(
    31, 1, "Farida Khan", NOW, "Phonics wall.jpg", FileType.JPEG, 1_890_000, "a" * 64, asked_at=NOW
)
PLAN = replace(
    PHOTO, id=32, name="Early reading plan.docx", kind=FileType.WORD, size=86_000, version=2
)
NOTES = replace(PHOTO, id=33, name="Notes.pdf", kind=FileType.PDF, size=210_000, sender="Tom Reid")
LIST = replace(
    PHOTO,
    id=34,
    name="people november.xlsx",
    kind=FileType.EXCEL,
    size=24_000,
    sender="Samira Whitfield",
    purpose=IMPORT,
)
ODD = replace(PHOTO, name=("*_[x](y)_" * 20)[: LONGEST_NAME - 4] + ".jpg", size=LARGEST, version=99)
HANGS = replace(PHOTO, purpose=EVIDENCE, subject=of_visit(FULL.id), settled_at=NOW)


def _choices() -> tuple[FileChoice, ...]:
    visit, a_record = HUB.words.one("visit"), HUB.words.one("record")
    return (
        FileChoice(
            EVIDENCE,
            NEXT,
            f"For the {visit} you record next",
            (f"Kept with that {a_record} once you save it",),
        ),
        FileChoice(
            EVIDENCE,
            "visit:5121",
            "Peel Park Primary School and Nursery",
            (f"Evidence for the {visit} of Mon 23 Nov", "On track"),
        ),
        FileChoice(
            EVIDENCE,
            "visit:5100",
            "Titus Salt School",
            (f"Evidence for the {visit} of Mon 16 Nov", "Some concerns"),
        ),
    )


def _bring_in() -> FileChoice:
    lists = f"People, {HUB.words.many('school')}, support or holidays"
    return FileChoice(IMPORT, "", "A list to import", (lists, "you see first what would change"))


def _question(**changes: object) -> Card:
    view = QuestionView(PHOTO, _choices(), NOW)
    return file_question(replace(view, **changes), HUB)  # type: ignore[arg-type]


NEW = PlannedChange(
    "row 2",
    "new person Asha Rahman (asha.rahman@elm.example)",
    True,
    (("email", "", "asha.rahman@elm.example"), ("name", "", "Asha Rahman")),
)
MOVED = PlannedChange(
    "row 7",
    "changed support of Elm Primary School: Early reading",
    False,
    (("days agreed", "4", "6"), ("end", "18/12/2026", "26/03/2027")),
)
RUN = dry_run(
    41, [NEW, MOVED, *[replace(NEW, where=f"row {n}") for n in range(8, 18)]], [], ["A remark."]
)
WRONG = dry_run(
    41,
    [NEW],
    [
        "Row 4: email is “asha.rahman”, which is not an address.",
        "Row 9: start is “Tuesdays”, which is not a date. Write it like 2026-09-01 or 01/09/2026.",
        "Row 12: organisation is “Elm”, and there are two of that name: give its URN.",
        "Row 12: name is empty.",
    ],
    [],
)
WORST = dry_run(
    250_000,
    [
        PlannedChange(
            f"{HOSTILE}, row {n}", HOSTILE * 4, False, ((HOSTILE, HOSTILE * 3, HOSTILE * 3),) * 9
        )
        for n in range(PAGE)
    ]
    * 100,
    [],
    [HOSTILE * 5] * 9,
)
EMPTY = dry_run(41, [], [], [])


def _view(run: object, **changes: object) -> Card:
    return would_import(ImportView(LIST, run, NOW, **changes), HUB)  # type: ignore[arg-type]


def _evidence(**changes: object) -> Card:
    rows = (
        EvidenceRow(replace(HANGS, for_school=True), may_share=True, may_take_off=True),
        EvidenceRow(PLAN, may_share=True, may_take_off=True),
        EvidenceRow(NOTES, may_share=True, may_take_off=True),
    )
    view = EvidenceView(FULL, rows, NOW, adds=True)
    return evidence(replace(view, **changes), HUB)  # type: ignore[arg-type]


EXAMPLES: Mapping[str, Callable[[], Card]] = {
    "file-question": _question,
    "file-question-list": lambda: _question(file=LIST, choices=(_bring_in(),), others=1),
    "file-question-again": lambda: _question(
        before="You sent the same file on Mon 16 Nov, and said what it was.",
        others=2,
        problems=(Problem("", "file_macros", {"name": "Tracker.xlsm"}),),
    ),
    "file-question-worst": lambda: _question(
        file=ODD,
        choices=[replace(_choices()[1], name=LONG_SCHOOL)] * 5 + [_bring_in()],
        others=19,
        problems=[Problem("", "file_kind", {"name": ODD.name})] * 4,
    ),
    "file-not-taken": lambda: not_taken(
        (Problem("", "file_too_large", {"name": "Lesson video.pdf"}),), HUB
    ),
    "file-not-taken-worst": lambda: not_taken(
        [Problem("", kind, {"name": ODD.name}) for kind in FILES], HUB
    ),
    "file-of-no-use": lambda: file_of_no_use(["Plan.docx"], HUB, leader=False),
    "file-of-no-use-leader": lambda: file_of_no_use([ODD.name] * 5, HUB, leader=True),
    "file-with-record": lambda: file_with_record(HANGS, FULL, HUB),
    "file-with-record-worst": lambda: file_with_record(ODD, LONGEST_RECORD, HUB),
    "file-for-next": lambda: file_for_next(PHOTO, NOW, HUB),
    "file-forgotten": lambda: forgotten_file(PHOTO, in_time=True),
    "file-forgotten-late": lambda: forgotten_file(ODD, in_time=False),
    "files-in-our-chat": lambda: files_in_our_chat(HUB),
    "import-underway": lambda: import_underway(LIST, doing=False),
    "import-doing": lambda: import_underway(LIST, doing=True),
    "import-would": lambda: _view(RUN),
    "import-would-moved": lambda: _view(dry_run(41, [MOVED], [], []), moved=True),
    "import-would-nothing": lambda: _view(EMPTY),
    "import-would-worst": lambda: _view(WORST, moved=True),
    "import-problems": lambda: _view(WRONG),
    "import-page": lambda: import_part(LIST, RUN, ShowImport(file=LIST.id, start=PAGE)),
    "import-page-problems": lambda: import_part(
        LIST, WRONG, ShowImport(file=LIST.id, part="problems")
    ),
    "import-page-worst": lambda: import_part(
        LIST, WORST, ShowImport(file=LIST.id, start=PAGE * 10)
    ),
    "import-done": lambda: import_done(LIST, RUN, NOW + timedelta(minutes=3), NOW),
    "import-failed": lambda: import_failed(LIST, HUB),
    "evidence": _evidence,
    "evidence-read": lambda: _evidence(rows=(EvidenceRow(HANGS), EvidenceRow(PLAN)), adds=False),
    "evidence-taken-off": lambda: _evidence(rows=(), taken_off=PLAN),
    "evidence-worst": lambda: _evidence(
        record=LONGEST_RECORD,
        rows=[EvidenceRow(replace(ODD, for_school=True), True, True)] * MOST_EVIDENCE,
        taken_off=ODD,
    ),
}
