"""The card of an import by upload: what it would do, row by row, and what it did."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from microsoft_teams.cards.core import Action as CardAction
from microsoft_teams.cards.core import CardElement as Element

from cards.actions.kept_files import (
    AskFileAgain,
    BackToImport,
    DoImport,
    ForgetFile,
    Part,
    ShowImport,
    TryImportAgain,
)
from cards.elements import box, button, grey, group, line, literal, section, small, strong, title
from cards.file_words import file_facts
from cards.finish import finish
from cards.phrases import counted, day_and_clock, listed, long_day, titled, whereabouts
from cards.plain import plain, shortened
from cards.rows import opening_row
from domain.hub import Hub
from domain.library.dry_runs import DryRun, PlannedChange
from domain.library.kept_files import KeptFile

# Rows on the card itself, and on a page of all of them.
FEW, PAGE = 3, 6
# Fields of a change, and letters of a value or a sentence.
MOST_FIELDS, LONGEST_VALUE, LONGEST_SENTENCE = 6, 80, 300
_TITLES: dict[Part, str] = {
    "changes": "What would change",
    "problems": "To fix first",
    "notes": "Remarks",
}


@dataclass(frozen=True, slots=True)
class ImportView:
    """What an import would do; `now` is local and aware.

    `moved` says that the list changed since somebody last read that.
    """

    file: KeptFile
    result: DryRun
    now: datetime
    moved: bool = False


def would_import(view: ImportView, hub: Hub) -> dict[str, Any]:
    """What an import would do, and the button that does it."""
    heading = _heading(view.result)
    body = [title(heading), *_file(view.file), *_body(view, hub)]
    return finish(body, f"{heading}: {view.file.name}", list(_actions(view)))


def _heading(result: DryRun) -> str:
    if result.problem_count:
        return f"{counted(result.problem_count, 'problem', 'problems')} to fix first"
    if not result.may_be_done:
        return "Nothing to change"
    return f"{counted(result.new + result.changed, 'change', 'changes')} to import"


def _file(file: KeptFile) -> list[Element]:
    return [strong(plain(file.name)), grey(*file_facts(file))]


def _body(view: ImportView, hub: Hub) -> Iterator[Element]:
    result, us = view.result, hub.words.one("hub")
    if view.moved:
        yield box(
            "warning",
            [
                strong("Nothing has been imported yet"),
                line(
                    f"The {us}'s list has changed since you looked. This is what would happen now."
                ),
            ],
        )
    yield line(f"{_sums(result)}.")
    if result.problem_count:
        yield line(
            "Nothing can be imported until these are fixed. Correct the file and send it again."
        )
    elif not result.may_be_done:
        yield line("All of it is there already.")
    yield from _few("problems", result, view.file)
    if not result.problem_count:
        yield from _few("changes", result, view.file)
    yield from _few("notes", result, view.file)
    day = long_day(view.file.until.astimezone(view.now.tzinfo).date(), view.now.date())
    yield small(f"Nothing has been changed yet. The file is deleted on {day}.")


def _sums(result: DryRun) -> str:
    rows = counted(result.rows, "row", "rows")
    return f"{rows}: {result.new:,} new, {result.changed:,} changed"


def _few(part: Part, result: DryRun, file: KeptFile) -> Iterator[Element]:
    """The first rows of a part, with the way to all of them where there are more."""
    rows, total = _rows(part, result), _total(part, result)
    if not rows:
        return
    yield section(_TITLES[part])
    yield from rows[:FEW]
    if total > FEW:
        opens = button(ShowImport(file=file.id, part=part), f"Show all {total:,}")
        yield opening_row(f"All {total:,}", (), opens, word="Show")


def _rows(part: Part, result: DryRun) -> Sequence[Element]:
    if part == "changes":
        return [_change(change) for change in result.changes]
    told = result.problems if part == "problems" else result.notes
    return [literal(shortened(text, LONGEST_SENTENCE)) for text in told]


def _total(part: Part, result: DryRun) -> int:
    if part == "problems":
        return result.problem_count
    return result.new + result.changed if part == "changes" else len(result.notes)


def _change(change: PlannedChange) -> Element:
    fields = [_field(*field, new=change.new) for field in change.fields[:MOST_FIELDS]]
    if len(change.fields) > MOST_FIELDS:
        fields.append(f"and {len(change.fields) - MOST_FIELDS} more")
    name = titled(plain(shortened(change.title, LONGEST_SENTENCE)))
    return group([strong(name), grey(plain(change.where)), *map(literal, fields)])


def _field(name: str, before: str, after: str, *, new: bool) -> str:
    now = shortened(after, LONGEST_VALUE) or "(empty)"
    if new:
        return f"{name}: {now}"
    return f"{name}: {shortened(before, LONGEST_VALUE) or '(empty)'} → {now}"


def _actions(view: ImportView) -> Iterator[CardAction]:
    file = view.file.id
    if view.result.may_be_done:
        yield button(DoImport(file=file, digest=view.result.digest), "Do it", "positive")
    else:
        yield button(TryImportAgain(file=file), "Check again")
    yield button(AskFileAgain(file=file), "Choose again")
    yield button(ForgetFile(file=file), "Delete it")


def import_part(file: KeptFile, result: DryRun, wanted: ShowImport) -> dict[str, Any]:
    """A page of the changes, problems or remarks of an import."""
    rows, total = _rows(wanted.part, result), _total(wanted.part, result)
    shown = rows[wanted.start : wanted.start + PAGE]
    heading = _TITLES[wanted.part]
    body: list[Element] = [title(heading), grey(plain(file.name)), *shown]
    if shown:
        body.append(small(f"{whereabouts(len(shown), wanted.start + 1, total)}."))
    if wanted.start + PAGE >= len(rows) < total:
        body.append(small(f"Only the first {len(rows):,} are kept to be read."))
    return finish(body, f"{heading}: {file.name}", list(_turns(file, len(rows), wanted)))


def _turns(file: KeptFile, kept: int, wanted: ShowImport) -> Iterator[CardAction]:
    if wanted.start + PAGE < kept:
        following = wanted.model_copy(update={"start": wanted.start + PAGE})
        yield button(following, "Next")
    if wanted.start:
        earlier = wanted.model_copy(update={"start": max(0, wanted.start - PAGE)})
        yield button(earlier, "Previous")
    yield button(BackToImport(file=file.id), "Back")


def import_underway(file: KeptFile, *, doing: bool) -> dict[str, Any]:
    """Tells that a file is looked through, or brought in."""
    heading = "Importing the file" if doing else "Checking the file"
    more = "This takes a moment. The result will appear here."
    return finish([title(heading), *_file(file), line(more)], f"{heading}: {file.name}")


def import_done(file: KeptFile, result: DryRun, at: datetime, now: datetime) -> dict[str, Any]:
    """Tells what an import did."""
    parts = [f"{result.new:,} new" if result.new else ""]
    parts.append(f"{result.changed:,} changed" if result.changed else "")
    told = f"{titled(listed(parts))}, {day_and_clock(at, now.date())}."
    body = [title("Imported"), *_file(file), line(told)]
    body.append(small("The file itself is no longer kept."))
    return finish(body, f"Imported: {file.name}. {told}")


def import_failed(file: KeptFile, hub: Hub) -> dict[str, Any]:
    """Tells that an import could not be looked through or done."""
    more = f"Nothing was changed. If this keeps happening, tell the {hub.words.one('hub')}'s IT."
    actions = [
        button(TryImportAgain(file=file.id), "Check again"),
        button(ForgetFile(file=file.id), "Delete it"),
    ]
    heading = "The file could not be checked"
    return finish([title(heading), *_file(file), line(more)], f"{heading}. {more}", actions)
