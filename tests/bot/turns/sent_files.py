"""Files that Farida and an officer sent: asked about, hanging on a record, a list to import."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from cards.actions.action import Action
from cards.actions.evidence import (
    OpenEvidence,
    OpenFromCopy,
    PutBackEvidence,
    ShareEvidence,
    TakeOffEvidence,
)
from cards.actions.kept_files import (
    AnswerFile,
    AskFileAgain,
    BackToImport,
    DoImport,
    ShowImport,
    TryImportAgain,
)
from domain.library.dry_runs import ImportState, PlannedChange, dry_run
from domain.library.kept_files import EVIDENCE, IMPORT, of_visit
from domain.library.sent_files import FileType, Received
from storage.store import Store
from tests.make import NOW

RUN = dry_run(1, [PlannedChange("row 2", "new person Ann Lee", True)], [], [])


def sent_files(leader: int, officer: int, record: int, store: Store) -> dict[str, int]:
    """The files by what became of each."""

    def sent(name: str, person: int = leader) -> int:
        file = Received(f"{name}.pdf", FileType.PDF, f"%PDF-{name}".encode())
        return store.kept_files.keep(file, person, NOW - timedelta(hours=1))

    def hung(name: str) -> int:
        file = store.kept_files.get(sent(name))
        assert file is not None
        store.kept_files.settle(file, EVIDENCE, of_visit(record), NOW)
        return file.id

    ids = {"file": sent("asked"), "hung": hung("hung"), "off": hung("off")}
    store.kept_files.take_off(ids["off"], NOW)
    ids |= {"shared": hung("shared"), "list": sent("list", officer)}
    store.kept_files.show_school(ids["shared"], shown=True)
    store.kept_files.choose(ids["list"], IMPORT)
    store.uploaded_imports.put(ids["list"], ImportState.TRIED, NOW, RUN)
    return ids


def presses(ids: Mapping[str, Any]) -> dict[type[Action], dict[str, Any]]:
    """What the buttons about them carry."""
    hung, listed = {"file": ids["hung"]}, {"file": ids["list"]}
    return {
        AnswerFile: {"purpose": EVIDENCE, "subject": of_visit(ids["stepless"])},
        AskFileAgain: hung,
        OpenEvidence: hung,
        ShareEvidence: hung | {"on": True},
        TakeOffEvidence: hung,
        PutBackEvidence: {"file": ids["off"]},
        OpenFromCopy: {"file": ids["shared"]},
        ShowImport: listed,
        BackToImport: listed,
        TryImportAgain: listed,
        DoImport: listed | {"digest": RUN.digest},
    }
